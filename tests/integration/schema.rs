//! Analyses held against `docs/analysis.schema.json`.
//!
//! The checker knows the keywords that the schema uses and refuses any other, so
//! that no rule of the schema is passed over. It is stricter in one thing: the
//! schema lets keys be added, but what we write ourselves must be described.

use headcount::chart::Locale;
use headcount::model::NoteValue;
use headcount::{Options, analyze};
use regex::Regex;
use serde_json::{Map, Value};
use std::path::Path;

fn read(path: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(root.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn schema() -> Value {
    serde_json::from_str(&read("docs/analysis.schema.json")).unwrap()
}

fn analysed(text: &str) -> Value {
    let options = Options { all_numbers: true, ..Options::default() };
    serde_json::to_value(analyze(text, &options)).unwrap()
}

/// What is wrong with an analysis.
pub(crate) fn faults_of(analysis: &Value) -> Vec<String> {
    faults(&schema(), analysis)
}

/// What is wrong with `value`, as lines of `where: what`.
pub(crate) fn faults(schema: &Value, value: &Value) -> Vec<String> {
    let mut faults = Vec::new();
    check(schema, schema, value, "analysis", &mut faults);
    faults
}

fn check(root: &Value, schema: &Value, value: &Value, at: &str, faults: &mut Vec<String>) {
    for (keyword, wanted) in schema.as_object().expect("a schema is an object") {
        let fits = match keyword.as_str() {
            // Keys that are not described are refused below, whatever the schema lets pass.
            "$schema" | "$defs" | "title" | "description" => true,
            "additionalProperties" => {
                for (name, item) in value.as_object().unwrap_or(&Map::new()) {
                    if wanted.is_object() && schema.pointer(&format!("/properties/{name}")).is_none() {
                        check(root, wanted, item, &format!("{at}.{name}"), faults);
                    }
                }
                true
            }
            "$ref" => {
                let pointer = wanted.as_str().unwrap().trim_start_matches('#');
                check(root, root.pointer(pointer).expect(pointer), value, at, faults);
                true
            }
            "type" => list(wanted).iter().any(|name| is_of_type(name.as_str().unwrap(), value)),
            "enum" => list(wanted).contains(value),
            "const" => value == wanted,
            "anyOf" => list(wanted).iter().any(|one| {
                let mut own = Vec::new();
                check(root, one, value, at, &mut own);
                own.is_empty()
            }),
            "pattern" => {
                value.as_str().is_none_or(|text| Regex::new(wanted.as_str().unwrap()).unwrap().is_match(text))
            }
            "minimum" => value.as_f64().is_none_or(|number| number >= wanted.as_f64().unwrap()),
            "maximum" => value.as_f64().is_none_or(|number| number <= wanted.as_f64().unwrap()),
            "minItems" => value.as_array().is_none_or(|items| items.len() as u64 >= wanted.as_u64().unwrap()),
            "maxItems" => value.as_array().is_none_or(|items| items.len() as u64 <= wanted.as_u64().unwrap()),
            "prefixItems" => {
                for (index, (one, item)) in list(wanted).iter().zip(list(value)).enumerate() {
                    check(root, one, &item, &format!("{at}[{index}]"), faults);
                }
                true
            }
            "items" => {
                for (index, item) in list(value).iter().enumerate() {
                    check(root, wanted, item, &format!("{at}[{index}]"), faults);
                }
                true
            }
            "required" => value.as_object().is_none_or(|object| {
                list(wanted).iter().all(|name| object.contains_key(name.as_str().unwrap()))
            }),
            "properties" => {
                for (name, item) in value.as_object().unwrap_or(&Map::new()) {
                    match wanted.get(name) {
                        Some(one) => check(root, one, item, &format!("{at}.{name}"), faults),
                        None => faults.push(format!("{at}.{name}: the schema does not describe it")),
                    }
                }
                true
            }
            other => panic!("the checker does not know the keyword {other}"),
        };
        if !fits {
            faults.push(format!("{at}: {value} is against {keyword} {wanted}"));
        }
    }
}

/// The items of an array; any other value but null alone.
fn list(value: &Value) -> Vec<Value> {
    match value {
        Value::Array(items) => items.clone(),
        Value::Null => Vec::new(),
        one => vec![one.clone()],
    }
}

fn is_of_type(name: &str, value: &Value) -> bool {
    match name {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "number" => value.is_number(),
        "integer" => value.is_i64() || value.is_u64(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        other => panic!("the checker does not know the type {other}"),
    }
}

#[test]
fn the_sample_is_as_the_schema_says() {
    let analysis = analysed(&read("www/samples/sample.txt"));
    assert!(!analysis["figures"].as_array().unwrap().is_empty());
    assert_eq!(faults(&schema(), &analysis), [""; 0]);
}

#[test]
fn odd_texts_are_as_the_schema_says() {
    let texts = [
        "",
        "7",
        "Nothing to count here.",
        "About 12.5 per cent of 2,000 households (9,300 people) in Louga; USD 4.5 million.",
        "Region\tWomen\tTotal\nKolda\t40\t60\nTotal\t70\t100",
        "Between 40 and 50 girls of Bandiagara and Sé gou were vaccinated on 12 March 2023 at 10:30 (page 4).",
    ];
    for text in texts {
        assert_eq!(faults(&schema(), &analysed(text)), [""; 0], "{text}");
    }
}

/// Whoever says a note in another language needs everything that the English sentence says.
#[test]
fn notes_are_made_from_their_values() {
    let text = "Progress in Mali in 2023\n\nOutcome 1\nThirty (40) women were trained in Koulikroo region. \
        By 2021, 500 girls will be trained in Mé naka. 2,000,000 people were reached in Kayes.\n\n\
        Outcome 2\nOf 100 women trained in Ségou, 60 farm and 70 trade. TO BE DELETED";
    let notes = analyze(text, &Options::default()).notes;
    let kinds: Vec<&str> = notes.iter().map(|note| note.kind.as_str()).collect();
    for kind in ["words_and_digits_differ", "past_target", "large_figure", "repaired_text"] {
        assert!(kinds.contains(&kind), "{kind} is not among {kinds:?}");
    }
    for note in &notes {
        let values = note.values.iter().filter(|(name, _)| *name != "how");
        let said = values.flat_map(|(_, value)| match value {
            NoteValue::Number(number) => vec![headcount::chart::number(*number, Locale::En)],
            NoteValue::Text(text) => vec![text.clone()],
            NoteValue::List(names) => names.clone(),
        });
        for value in said {
            assert!(note.message.contains(&value), "{value} is not in {}", note.message);
        }
    }
}

/// A schema that lets everything pass would prove nothing.
#[test]
fn what_is_wrong_is_told() {
    let breaks: [(&str, Value); 6] = [
        ("/schema", "headcount-analysis/2".into()),
        ("/figures/0/unit", "people".into()),
        ("/figures/0/span", vec![1].into()),
        ("/figures/0/value", "many".into()),
        ("/totals/people/counted", Value::Null),
        ("/report/data_as_of", "June 2024".into()),
    ];
    for (pointer, value) in breaks {
        let mut analysis = analysed("We trained 40 women in Kolda.");
        *analysis.pointer_mut(pointer).unwrap() = value;
        assert_ne!(faults(&schema(), &analysis), [""; 0], "{pointer}");
    }
    let mut analysis = analysed("We trained 40 women in Kolda.");
    analysis.as_object_mut().unwrap().remove("totals");
    analysis["figures"][0]["colour"] = "blue".into();
    assert_eq!(faults(&schema(), &analysis).len(), 2);
}

//! Two reports side by side, and several as one.

use headcount::compare::{Became, Collection, Repeat, Rule, Told, collect, compare};
use headcount::export::{Exported, Format, Options, write};
use headcount::review::Patch;
use headcount::{Analysis, analyze};
use serde_json::Value;

use crate::schema;

struct Read {
    name: &'static str,
    text: String,
    analysis: Analysis,
}

fn root(path: &str) -> String {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn read(name: &'static str) -> Read {
    let text = root(&format!("tests/fixtures/compare/{name}.txt"));
    let analysis = analyze(&text, &headcount::Options::default());
    Read { name, text, analysis }
}

impl Read {
    fn told(&self) -> Told<'_> {
        Told { name: self.name, analysis: &self.analysis, text: &self.text }
    }
}

fn collected(names: &[&'static str]) -> Collection {
    let read: Vec<Read> = names.iter().map(|name| read(name)).collect();
    collect(&read.iter().map(Read::told).collect::<Vec<_>>())
}

#[test]
fn two_years_differ_in_what_is_known_to_differ() {
    let (before, after) = (read("annual-2022"), read("annual-2023"));
    let comparison = compare(before.told(), after.told());
    let outcomes: Vec<_> = comparison
        .outcomes
        .iter()
        .map(|row| (row.outcome.as_deref().unwrap_or("none"), row.change, row.before, row.after))
        .collect();
    assert_eq!(
        outcomes,
        [
            ("Outcome 1", Became::Changed, Some(460.0), Some(505.0)),
            ("Outcome 2", Became::Same, Some(75.0), Some(75.0)),
            ("Outcome 4", Became::New, None, Some(210.0)),
            ("Outcome 3", Became::Gone, Some(30.0), None),
        ]
    );
    let people =
        |people: &Option<headcount::compare::AreaPeople>| people.as_ref().map(|p| (p.alone, p.shared));
    let areas: Vec<_> = comparison
        .areas
        .iter()
        .map(|row| (row.name.as_str(), row.change, people(&row.before), people(&row.after)))
        .collect();
    assert_eq!(
        areas,
        [
            ("Gao", Became::Changed, Some((340.0, 30.0)), Some((340.0, 0.0))),
            ("Ségou", Became::New, None, Some((210.0, 0.0))),
            ("Kayes", Became::Changed, Some((120.0, 30.0)), Some((165.0, 0.0))),
            ("Mopti", Became::Same, Some((75.0, 0.0)), Some((75.0, 0.0))),
        ]
    );
    let totals: Vec<_> = comparison.totals.iter().map(|row| (row.before, row.after)).collect();
    assert_eq!(totals, [(565.0, 790.0), (565.0, 790.0), (565.0, 790.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0)]);
    let again: Vec<&str> = comparison.repeats.iter().map(|repeat| repeat.figure.as_str()).collect();
    assert_eq!(again, ["f2", "f3"], "traders and electricians are told word for word");
}

#[test]
fn a_report_beside_itself_is_the_same() {
    let report = read("annual-2023");
    let comparison = compare(report.told(), report.told());
    assert!(comparison.outcomes.iter().all(|row| row.change == Became::Same));
    assert!(comparison.areas.iter().all(|row| row.change == Became::Same));
    assert_eq!(comparison.repeats.len(), report.analysis.figures.len());
}

#[test]
fn what_the_mid_year_report_told_is_counted_once() {
    let collection = collected(&["annual-2023", "midyear-2023"]);
    let repeat = |figure: &str, of: &str, rule| Repeat {
        report: 1,
        figure: figure.to_owned(),
        of_report: 0,
        of_figure: of.to_owned(),
        rule,
    };
    assert_eq!(
        collection.repeats,
        [repeat("f5", "f1", Rule::SameNumber), repeat("f6", "f4", Rule::SameSentence)]
    );
    let people = &collection.analysis.totals.people;
    assert_eq!((people.counted, people.as_stated), (838.0, 1213.0));
    let notes = collection.analysis.notes.iter().filter(|note| note.kind == "repeated_report");
    assert_eq!(notes.count(), 2);
}

/// Told by both is kept where it is told first, whichever that is.
#[test]
fn the_order_decides_where_a_figure_is_counted_and_not_how_many() {
    let one = collected(&["annual-2023", "midyear-2023"]);
    let two = collected(&["midyear-2023", "annual-2023"]);
    assert_eq!(one.analysis.totals.people, two.analysis.totals.people);
}

#[test]
fn spans_of_a_collection_are_in_its_text() {
    let collection = collected(&["annual-2022", "annual-2023", "midyear-2023"]);
    let units: Vec<u16> = collection.text.encode_utf16().collect();
    let slice = |span: headcount::model::Span| {
        String::from_utf16(units.get(span.0 as usize..span.1 as usize).unwrap()).unwrap()
    };
    for figure in &collection.analysis.figures {
        assert_eq!(slice(figure.span), figure.quote);
        assert!(figure.adm1.iter().all(|area| slice(area.span) == area.quote));
    }
    assert!(collection.analysis.places.iter().all(|place| slice(place.span) == place.quote));
    for part in &collection.reports {
        assert_eq!(slice(part.span).trim_end(), read_named(&part.name).trim_end());
    }
}

fn read_named(name: &str) -> String {
    root(&format!("tests/fixtures/compare/{name}.txt"))
}

#[test]
fn like_ids_of_other_outcomes_stay_apart() {
    let texts = [
        "Progress in Mali in 2023\n\nOutcome 1: Women earn more\n\nWe trained 30 women in Gao.",
        "Progress in Niger in 2023\n\nOutcome 1: Courts open their doors\n\nWe trained 20 judges in Dosso.",
    ];
    let read = texts.map(|text| analyze(text, &headcount::Options::default()));
    let told: Vec<Told> = texts
        .iter()
        .zip(&read)
        .zip(["mali", "niger"])
        .map(|((text, analysis), name)| Told { name, analysis, text })
        .collect();
    let collection = collect(&told);
    let ids: Vec<&str> = collection.analysis.outcomes.iter().map(|outcome| outcome.id.as_str()).collect();
    assert_eq!(ids, ["Outcome 1", "Outcome 1 (niger)"]);
    assert_eq!(collection.analysis.report.countries, ["MLI", "NER"]);
    assert_eq!(collection.analysis.totals.people.counted, 50.0);
}

#[test]
fn every_figure_of_a_collection_names_its_report_in_csv() {
    let collection = collected(&["annual-2023", "midyear-2023"]);
    let corrections = Patch::new([]);
    let exported = Exported {
        analysis: &collection.analysis,
        text: &collection.text,
        source: "",
        corrections: &corrections,
        charts: &[],
        parts: &collection.reports,
    };
    for format in [Format::Html, Format::Xlsx, Format::Iati, Format::Csv] {
        let file = write(&exported, format, &Options { year: Some(2023), ..Options::default() }).unwrap();
        let receipt = headcount::export::receipt::find(&file).unwrap();
        let own: Vec<&str> = collection.reports.iter().map(|part| part.sha256.as_str()).collect();
        assert_eq!(receipt.reports, own, "{format:?}");
    }
    let csv = write(&exported, Format::Csv, &Options::default()).unwrap();
    let sources: Vec<String> = crate::exports::rows(&csv).iter().map(|row| row["source"].clone()).collect();
    assert_eq!(sources, [["annual-2023"; 4].as_slice(), &["midyear-2023"; 3]].concat());
    let receipt = headcount::export::receipt::find(&csv).unwrap();
    assert_eq!(receipt.reports.len(), 2);
    assert_eq!(receipt.totals.counted, Some(838.0));
}

fn faults(schema: &str, value: &Value) -> Vec<String> {
    let schema = serde_json::from_str(&root(&format!("docs/{schema}.schema.json"))).unwrap();
    schema::faults(&schema, value)
}

#[test]
fn both_are_as_their_schemas_say() {
    let (before, after) = (read("annual-2022"), read("annual-2023"));
    let comparison = serde_json::to_value(compare(before.told(), after.told())).unwrap();
    assert_eq!(faults("comparison", &comparison), [""; 0]);
    let mut collection = serde_json::to_value(collected(&["annual-2023", "midyear-2023"])).unwrap();
    let analysis = collection.as_object_mut().unwrap().insert("analysis".to_owned(), serde_json::json!({}));
    assert_eq!(schema::faults_of(&analysis.unwrap()), [""; 0]);
    assert_eq!(faults("collection", &collection), [""; 0]);
    let mut broken = comparison;
    *broken.pointer_mut("/areas/0/change").unwrap() = "other".into();
    assert_eq!(faults("comparison", &broken).len(), 1);
}

//! The format: `docs/corrections.schema.json` and `docs/corrections.md` say what is so.

use headcount::review::How;
use serde_json::{Value, json};

use super::*;
use crate::schema::faults as faults_against;

fn schema() -> Value {
    serde_json::from_str(&read("docs/corrections.schema.json")).unwrap()
}

/// The fenced blocks of the page in one language, without their fences.
fn blocks(language: &str) -> Vec<String> {
    let page = read("docs/corrections.md");
    let fenced = page.split("\n```").skip(1).step_by(2);
    fenced.filter_map(|block| block.strip_prefix(&format!("{language}\n"))).map(str::to_owned).collect()
}

fn example() -> Value {
    serde_json::from_str(&blocks("json")[0]).unwrap()
}

#[test]
fn the_example_of_the_page_does_what_the_page_says() {
    let texts = blocks("text");
    let analysis = analyze(&texts[0], &Options::default());
    let patch = Patch::from_json(&blocks("json")[0]).unwrap();
    let reviewed = apply(&analysis, &texts[0], &patch);
    let steps = reviewed.steps.iter().map(|step| step.message.clone());
    let unfit = reviewed.unfit.iter().map(|unfit| format!("! {}", unfit.message));
    let said: Vec<String> = steps.chain(unfit).collect();
    assert_eq!(said, texts[1].lines().collect::<Vec<_>>());
}

#[test]
fn the_page_explains_every_correction() {
    let page = read("docs/corrections.md");
    let schema = schema().to_string();
    for op in [
        "set",
        "count",
        "do_not_count",
        "same_people",
        "reject",
        "add",
        "add_outcome",
        "move_outcome",
        "merge_outcomes",
        "rename_outcome",
        "dismiss_note",
    ] {
        assert!(page.contains(&format!("| `{op}` |")), "{op}");
        assert!(schema.contains(&format!("\"{op}\"")), "{op}");
    }
}

/// One correction of each kind, with all that it can say.
fn every_kind() -> Value {
    let anchor = serde_json::to_value(nth("120 women farmers", 1)).unwrap();
    let place = serde_json::to_value(words("Radio programmes")).unwrap();
    let fields = json!({
        "value": 1, "low": 1, "high": null, "qualifier": "at_least", "unit": "money", "currency": "XOF", "group": "g",
        "sex": "mixed", "age": null, "stage": "in_need", "reach": "direct", "areas": ["Gao"], "outcome": null
    });
    json!([
        {"op": "set", "figure": anchor, "to": fields, "reason": "r"},
        {"op": "count", "figure": anchor, "reason": "r"},
        {"op": "do_not_count", "figure": anchor, "reason": "r"},
        {"op": "reject", "figure": anchor, "reason": "r"},
        {"op": "same_people", "figure": anchor, "of": anchor, "how": "total_of", "reason": "r"},
        {"op": "add", "at": place, "as": fields, "reason": "r"},
        {"op": "add_outcome", "at": place, "id": "i", "label": "l", "statement": "s", "reason": "r"},
        {"op": "move_outcome", "outcome": "o", "edge": "end", "at": place, "reason": "r"},
        {"op": "merge_outcomes", "outcome": "o", "into": "i", "reason": "r"},
        {"op": "rename_outcome", "outcome": "o", "id": "i", "label": "l", "statement": "s", "reason": "r"},
        {"op": "dismiss_note", "kind": "k", "at": place, "message": "m", "reason": "r"},
    ])
}

#[test]
fn what_is_written_is_as_the_schema_says_and_is_read_again() {
    let patches = [example(), json!({"schema": "headcount-corrections/1", "corrections": every_kind()})];
    for patch in patches {
        assert_eq!(faults_against(&schema(), &patch), [""; 0]);
        let read: Patch = Patch::from_json(&patch.to_string()).unwrap();
        let written = serde_json::to_value(&read).unwrap();
        assert_eq!(faults_against(&schema(), &written), [""; 0]);
        let readable = |entry: &Entry| matches!(entry, Entry::Read(_));
        assert!(read.corrections.iter().all(readable), "{:?}", read.corrections);
        assert_eq!(Patch::from_json(&written.to_string()).unwrap(), read);
    }
}

/// The schema and the reader refuse the same keys and words.
#[test]
fn what_the_schema_refuses_is_not_read() {
    let anchor = json!({"quote": "60 girls"});
    for odd in [
        json!({"op": "explode"}),
        json!({"op": "reject"}),
        json!({"op": "reject", "figure": anchor, "who": "me"}),
        json!({"op": "reject", "figure": {"quote": "60 girls", "page": 3}}),
        json!({"op": "reject", "figure": {"quote": "60 girls", "span": [1]}}),
        json!({"op": "set", "figure": anchor, "to": {"stage": "done"}}),
        json!({"op": "set", "figure": anchor, "to": {"counted": true}}),
        json!({"op": "same_people", "figure": anchor, "of": anchor, "how": "perhaps"}),
        json!({"op": "move_outcome", "outcome": "o", "edge": "middle", "at": anchor}),
    ] {
        let patch = json!({"schema": "headcount-corrections/1", "corrections": [odd]});
        assert_ne!(faults_against(&schema(), &patch), [""; 0], "{patch}");
        let read = Patch::from_json(&patch.to_string()).unwrap();
        assert!(matches!(read.corrections.as_slice(), [Entry::Unread(_)]), "{patch}");
    }
}

#[test]
fn the_result_has_the_shape_that_is_documented() {
    let part = same(figure("60 girls"), figure("500 listeners"), How::PartOf);
    let reject = Correction::Reject(of(figure("200 more women")));
    let reviewed = serde_json::to_value(replay(vec![part, reject.clone(), reject])).unwrap();
    let change = json!({"total": "counted", "before": 850, "after": 790});
    assert_eq!(reviewed["steps"][0]["changes"][0], change);
    assert_eq!(reviewed["steps"][1]["figures"], json!(["f4"]));
    let unfit = json!({"correction": 2, "op": "reject", "message": "“200 more women” is read as no figure."});
    assert_eq!(reviewed["unfit"], json!([unfit]));
}

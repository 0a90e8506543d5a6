//! Tiny reports with known scores.

use std::path::Path;

use headcount::Analysis;
use serde_json::{Value, json};

use crate::gold::Gold;
use crate::measure::{Kind, Row, compare, fold};
use crate::{find_reports, module, score, table};

const TEXT: &str = "100 women in Ségou and 20 girls. At most 30 households. 5 wells.";

fn gold_figure(quote: &str, value: u32, changes: Value) -> Value {
    let figure = json!({"quote": quote, "value": value, "unit": "person", "qualifier": "exact", "stage": "reached",
        "counted": true, "because": null, "adm1": []});
    merged(figure, changes)
}

fn figure(quote: &str, value: u32, changes: Value) -> Value {
    let start = TEXT.split(quote).next().unwrap().encode_utf16().count();
    let span = json!([start, start + quote.encode_utf16().count()]);
    let figure = json!({"id": "f", "outcome": null, "quote": quote, "span": span, "number": span, "sentence": span,
        "value": value, "low": value, "high": value, "qualifier": "exact", "unit": "person", "currency": null,
        "group": "", "sex": null, "age": null, "stage": "reached", "reach": null, "adm1": [], "counted": true,
        "because": null, "rule": "r"});
    merged(figure, changes)
}

fn merged(mut object: Value, changes: Value) -> Value {
    for (key, value) in changes.as_object().unwrap() {
        object[key] = value.clone();
    }
    object
}

fn area(name: &str, quote: &str) -> Value {
    json!({"name": name, "pcode": null, "iso": null, "quote": quote, "span": [0, 1]})
}

fn scored(gold: Value, got: Value, people: u32) -> Row {
    let gold = json!({"figures": gold, "outcomes": [{"id": "1"}, {"id": "2"}], "names": {"Segu": ["Ségou"]},
        "report": {"language": "en"}, "totals": {"people_counted": 100}});
    let outcome = json!({"id": "1", "label": "1", "statement": "", "span": [0, 1], "to_be_deleted": false, "repeats": null});
    let analysis = json!({"schema": "headcount-analysis/1", "outcomes": [outcome], "figures": got, "places": [], "notes": [],
        "report": {"title": "", "country": null, "countries": [], "year": null, "data_as_of": null, "language": "en"},
        "totals": {"people": {"as_stated": 0, "counted": people, "lowest": 0, "indirect": 0}, "households": {"counted": 0},
            "by_outcome": [], "by_adm1": [], "unlocated": 0}});
    let analysis: Analysis = serde_json::from_value(analysis).unwrap();
    compare("tiny".to_owned(), &Gold::parse(&gold.to_string(), TEXT).unwrap(), &analysis)
}

fn kinds(row: &Row) -> Vec<Kind> {
    row.mistakes.iter().map(|mistake| mistake.kind).collect()
}

#[test]
fn a_perfect_analysis_scores_one() {
    let row = scored(
        json!([gold_figure("100 women", 100, json!({"adm1": ["Segu"]}))]),
        json!([figure("100 women", 100, json!({"adm1": [area("Ségou", "Sé gou")]}))]),
        100,
    );
    assert_eq!(kinds(&row), []);
    let line = table::reports(&[row]);
    // One of the two outcomes was found.
    assert!(line.ends_with("1.000    1.000    1.000    1.000    0.667    0.000"), "{line}");
}

#[test]
fn missed_and_invented_people_lower_the_figures() {
    let row = scored(
        json!([gold_figure("100 women", 100, json!({})), gold_figure("5 wells", 5, json!({"unit": "item"}))]),
        json!([figure("20 girls", 20, json!({})), figure("5 wells", 5, json!({}))]),
        150,
    );
    assert_eq!(kinds(&row), [Kind::Missed, Kind::Invented, Kind::Invented]);
    assert_eq!((row.scores.wanted, row.scores.given, row.scores.hits), (1, 2, 0));
    assert_eq!(row.scores.total_error, 0.5);
}

#[test]
fn another_value_or_another_place_is_another_figure() {
    let gold = || json!([gold_figure("100 women", 100, json!({}))]);
    assert_eq!(scored(gold(), json!([figure("100 women", 10, json!({}))]), 100).scores.hits, 0);
    assert_eq!(scored(gold(), json!([figure("20 girls", 100, json!({}))]), 100).scores.hits, 0);
    assert_eq!(scored(gold(), json!([figure("women in", 100, json!({}))]), 100).scores.hits, 1);
}

#[test]
fn what_a_reader_could_defend_is_not_wrong() {
    let changes = json!({"unit": "household", "unit_also": ["item"], "stage": "planned", "stage_also": ["reached"],
        "counted": false});
    let row = scored(
        json!([gold_figure("30 households", 30, changes)]),
        json!([figure("30 households", 30, json!({"unit": "item"}))]),
        100,
    );
    assert_eq!((row.scores.hits, row.scores.kind_right), (1, 1));
    assert_eq!(kinds(&row), []);
}

#[test]
fn each_way_of_being_wrong_is_named() {
    let row = scored(
        json!([gold_figure("100 women", 100, json!({"adm1": ["Segu", "Mopti"]}))]),
        json!([figure(
            "100 women",
            100,
            json!({"unit": "household", "stage": "planned", "counted": false,
            "qualifier": "about", "because": {"kind": "not_reached", "figure": null}, "adm1": [area("Kayes", "Kayes")]})
        )]),
        100,
    );
    let all = [
        Kind::WrongUnit,
        Kind::WrongStage,
        Kind::WrongCounted,
        Kind::WrongQualifier,
        Kind::WrongReason,
        Kind::WrongAdm1,
    ];
    assert_eq!(kinds(&row), all);
    assert_eq!((row.scores.kind_right, row.scores.why_right, row.scores.links_right), (0, 0, 0));
}

#[test]
fn names_are_compared_without_case_accents_and_spaces() {
    assert_eq!(fold("Sé gou"), fold("SEGOU"));
    assert_eq!(fold("Valle d’Aosta"), "valledaosta");
    assert_eq!(fold("Λάρισας"), fold("ΛΆΡΙΣΑΣ"));
}

/// `cargo xtask score tests/fixtures/reports --write www/js/accuracy.js` makes it anew.
#[test]
fn the_page_says_how_sure_it_is_as_measured() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let reports = find_reports(&root.join("tests/fixtures/reports")).expect("the fixture reports");
    let rows: Vec<Row> = reports.iter().map(|path| score(path).expect("a report with its gold")).collect();
    let said = std::fs::read_to_string(root.join("www/js/accuracy.js")).expect("www/js/accuracy.js");
    assert_eq!(said, module::accuracy(&rows), "www/js/accuracy.js is not what was measured");
}

//! Short phrases with what a careful reader takes from them, one file per
//! language in `tests/fixtures/phrases`.
//!
//! A line is `phrase<TAB>value<TAB>unit<TAB>stage<TAB>qualifier<TAB>sex`, `-`
//! where the phrase names no sex. A phrase may hold other figures too: the one
//! with the value is looked at. A line that starts with `#` is a comment.

use std::fmt::Write as _;

use headcount::model::Figure;
use headcount::{Options, analyze};

use super::tables;

#[test]
fn phrases_are_read_as_a_careful_reader_reads_them() {
    let lines = tables::lines("phrases");
    let mut failures = String::new();
    let phrases = lines.len();
    for (language, at, line) in lines {
        if let Err((wanted, got)) = check(&language, &line) {
            let phrase = line.split('\t').next().unwrap_or_default();
            writeln!(failures, "{language}:{at}\t{phrase}\n\twanted {wanted}\n\tgot    {got}").unwrap();
        }
    }
    let count = failures.lines().count() / 3;
    assert!(failures.is_empty(), "{count} of {phrases} phrases are read wrongly:\n{failures}");
}

/// What was wanted and what came, where they differ.
fn check(language: &str, line: &str) -> Result<(), (String, String)> {
    let fields: Vec<&str> = line.split('\t').collect();
    let &[phrase, value, unit, stage, qualifier, sex] = fields.as_slice() else {
        return Err(("6 fields".to_owned(), format!("{} fields", fields.len())));
    };
    let wanted = [value, unit, stage, qualifier, sex].join(" ");
    let value: f64 = value.parse().map_err(|_| (wanted.clone(), "a value that is no number".to_owned()))?;
    let options = Options { language: Some(language.to_owned()), ..Options::default() };
    let figures = analyze(phrase, &options).figures;
    let same: Vec<String> =
        figures.iter().filter(|figure| (figure.value - value).abs() < 0.005).map(describe).collect();
    if same.contains(&wanted) {
        return Ok(());
    }
    let got = if same.is_empty() { figures.iter().map(describe).collect() } else { same };
    Err((wanted, if got.is_empty() { "no figure".to_owned() } else { got.join(" | ") }))
}

fn describe(figure: &Figure) -> String {
    [
        figure.value.to_string(),
        name(&figure.unit),
        name(&figure.stage),
        name(&figure.qualifier),
        figure.sex.as_ref().map_or_else(|| "-".to_owned(), name),
    ]
    .join(" ")
}

/// The name of an enum's value in the JSON of an analysis.
fn name(value: &impl serde::Serialize) -> String {
    serde_json::to_value(value).unwrap().as_str().unwrap_or_default().to_owned()
}

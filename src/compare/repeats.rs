//! The same figure in two reports, such as an annual and a mid-year report of one programme.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::Told;
use crate::model::{Figure, Reason, Stage, Unit};
use crate::overlap::is_specific;
use crate::text::fold::fold;
use crate::text::offsets::Utf16Index;

/// A figure of a later report that an earlier one of the list tells too.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Repeat {
    /// Which report tells it again, from 0.
    pub report: usize,
    /// The figure's id there.
    pub figure: String,
    /// Which report told it first.
    pub of_report: usize,
    /// The figure's id there.
    pub of_figure: String,
    /// By what it was found.
    pub rule: Rule,
}

/// How a repeat was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    /// The sentence is the same, or was copied and edited a little.
    SameSentence,
    /// The same number, hardly the same by chance, of the same group and year.
    SameNumber,
}

/// A figure with what it is compared by.
struct Entry<'f> {
    report: usize,
    figure: &'f Figure,
    year: Option<i32>,
    countries: &'f [String],
    sentence: BTreeSet<String>,
    group: BTreeSet<String>,
}

/// The figures that an earlier report of the list has told already.
pub(super) fn across(reports: &[Told]) -> Vec<Repeat> {
    let mut repeats = Vec::new();
    let mut earlier: Vec<Entry> = Vec::new();
    for (report, told) in reports.iter().enumerate() {
        let mut own = Vec::new();
        for entry in entries(report, told) {
            let first = earlier.iter().find_map(|first| Some((first, rule(first, &entry)?)));
            match first.filter(|_| adds(entry.figure)) {
                Some((first, rule)) => repeats.push(Repeat {
                    report,
                    figure: entry.figure.id.clone(),
                    of_report: first.report,
                    of_figure: first.figure.id.clone(),
                    rule,
                }),
                None => own.push(entry),
            }
        }
        earlier.extend(own);
    }
    repeats
}

/// Figures of people and households that happened, each told once.
fn entries<'f>(report: usize, told: &Told<'f>) -> Vec<Entry<'f>> {
    let index = Utf16Index::new(told.text);
    let happened = |figure: &&Figure| {
        let again = figure.relation.as_ref().is_some_and(|relation| relation.kind == Reason::Repeats);
        matches!(figure.unit, Unit::Person | Unit::Household) && figure.stage == Stage::Reached && !again
    };
    let entry = |figure: &'f Figure| {
        let sentence = index.bytes(told.text, figure.sentence).and_then(|bytes| told.text.get(bytes));
        Entry {
            report,
            figure,
            year: told.analysis.report.year,
            countries: &told.analysis.report.countries,
            sentence: words(sentence.unwrap_or_default()),
            group: words(&figure.group),
        }
    };
    told.analysis.figures.iter().filter(happened).map(entry).collect()
}

/// Whether a total has it: only then is it counted twice.
fn adds(figure: &Figure) -> bool {
    figure.relation.is_none()
}

fn rule(first: &Entry, second: &Entry) -> Option<Rule> {
    let (one, two) = (first.figure, second.figure);
    let same = (one.value - two.value).abs() < 0.005
        && (one.unit, one.qualifier, one.reach, one.high.is_some())
            == (two.unit, two.qualifier, two.reach, two.high.is_some())
        && one.sex.zip(two.sex).is_none_or(|(one, two)| one == two);
    if !same || !one_land(first, second) || !one_place(one, two) {
        return None;
    }
    if are_twins(&first.sentence, &second.sentence) {
        return Some(Rule::SameSentence);
    }
    let one_year = first.year.zip(second.year).is_none_or(|(one, two)| one == two);
    let one_group = first.group.intersection(&second.group).next().is_some();
    (one_year && one_group && is_specific(one.value)).then_some(Rule::SameNumber)
}

fn one_land(first: &Entry, second: &Entry) -> bool {
    let unknown = first.countries.is_empty() || second.countries.is_empty();
    unknown || first.countries.iter().any(|iso3| second.countries.contains(iso3))
}

/// One names all the areas of the other, or none.
fn one_place(one: &Figure, two: &Figure) -> bool {
    let names = |figure: &Figure| -> BTreeSet<String> {
        figure.adm1.iter().map(|area| format!("{}/{}", area.iso3, area.name)).collect()
    };
    let (one, two) = (names(one), names(two));
    one.is_subset(&two) || two.is_subset(&one)
}

/// The same words, or seven of ten of them and at least eight.
fn are_twins(one: &BTreeSet<String>, two: &BTreeSet<String>) -> bool {
    const FEWEST: usize = 8;
    const FEWEST_OF_ALL: usize = 3;
    let shared = one.intersection(two).count();
    let all = one == two && shared >= FEWEST_OF_ALL;
    all || shared >= FEWEST && shared * 10 >= one.len().min(two.len()) * 7
}

/// Folded words of at least four letters.
pub(super) fn words(text: &str) -> BTreeSet<String> {
    const SHORTEST: usize = 4;
    let words = text.split(|c: char| !c.is_alphabetic());
    words.filter(|word| word.chars().count() >= SHORTEST).map(fold).collect()
}

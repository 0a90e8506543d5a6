//! Several reports as one analysis, over their texts put together.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Told;
use super::repeats::{Repeat, across, words};
use super::shift::shift;
use crate::export::Part;
use crate::model::{Analysis, Because, Note, Outcome, Reason, Report, Span};
use crate::review::settle;
use crate::text::digest::sha256;

/// Name and version of the format (`docs/collection.schema.json`).
pub const COLLECTION_SCHEMA: &str = "headcount-collection/1";

/// Between two texts.
const BETWEEN: &str = "\n\n";

/// Several reports in one table.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Collection {
    /// `headcount-collection/1`.
    pub schema: String,
    /// The reports, in the order they were given, and where each stands in the text.
    pub reports: Vec<Part>,
    /// What a later report of the list tells again; ids are those of [`Collection::analysis`].
    pub repeats: Vec<Repeat>,
    /// All figures and places, and the totals over all reports.
    pub analysis: Analysis,
    /// The texts put together; spans of the analysis are in it. Not in JSON.
    #[serde(skip)]
    pub text: String,
}

/// Puts reports together and counts what several of them tell once, where it is told first.
///
/// The same outcome id with a like statement is one outcome. Otherwise the later one is called
/// by its report too.
pub fn collect(reports: &[Told]) -> Collection {
    let mut all =
        Analysis { schema: crate::SCHEMA.to_owned(), report: report(reports), ..Analysis::default() };
    let mut text = String::new();
    let mut parts = Vec::new();
    let mut ids: Vec<BTreeMap<String, String>> = Vec::new();
    for told in reports {
        let base = length(&text);
        text.push_str(told.text);
        let mut own = told.analysis.clone();
        ids.push(shift(&mut own, base, all.figures.len() + 1));
        parts.push(part(told, Span(base, length(&text))));
        text.push_str(BETWEEN);
        take(&mut all, own, told.name);
    }
    let repeats = renamed(across(reports), &ids);
    for repeat in &repeats {
        relate(&mut all, repeat, &parts);
    }
    all.report.sha256 = sha256(&text);
    settle(&mut all);
    Collection { schema: COLLECTION_SCHEMA.to_owned(), reports: parts, repeats, analysis: all, text }
}

fn length(text: &str) -> u32 {
    u32::try_from(text.encode_utf16().count()).unwrap_or(u32::MAX)
}

/// What all reports say alike of themselves.
fn report(reports: &[Told]) -> Report {
    let mut own = reports.iter().map(|told| &told.analysis.report);
    let Some(first) = own.next() else { return Report::default() };
    let mut all = Report { title: format!("{} reports", reports.len()), ..first.clone() };
    if reports.len() == 1 {
        all.title.clone_from(&first.title);
    }
    for other in own {
        all.year = all.year.filter(|year| other.year == Some(*year));
        all.data_as_of = all.data_as_of.filter(|date| other.data_as_of.as_ref() == Some(date));
        for iso3 in &other.countries {
            if !all.countries.contains(iso3) {
                all.countries.push(iso3.clone());
            }
        }
        all.country = all.country.or_else(|| other.country.clone());
    }
    all
}

fn part(told: &Told, span: Span) -> Part {
    let report = &told.analysis.report;
    Part {
        name: told.name.to_owned(),
        title: report.title.clone(),
        year: report.year,
        data_as_of: report.data_as_of.clone(),
        sha256: report.sha256.clone(),
        span,
    }
}

/// Adds one report's analysis to all.
fn take(all: &mut Analysis, mut own: Analysis, name: &str) {
    let names: BTreeMap<String, String> = own
        .outcomes
        .iter()
        .map(|outcome| (outcome.id.clone(), id_among(&all.outcomes, outcome, name)))
        .collect();
    let renamed = |id: &mut Option<String>| {
        if let Some(id) = id {
            *id = names.get(id).unwrap_or(id).clone();
        }
    };
    own.figures.iter_mut().for_each(|figure| renamed(&mut figure.outcome));
    own.places.iter_mut().for_each(|place| renamed(&mut place.outcome));
    for mut outcome in own.outcomes {
        renamed(&mut outcome.repeats);
        let id = names.get(&outcome.id).unwrap_or(&outcome.id).clone();
        if all.outcomes.iter().any(|known| known.id == id) {
            continue;
        }
        if id != outcome.id {
            outcome.label = format!("{} ({name})", outcome.label);
        }
        all.outcomes.push(Outcome { id, ..outcome });
    }
    all.figures.extend(own.figures);
    all.places.extend(own.places);
    all.notes.extend(own.notes);
    if let Some(numbers) = own.numbers {
        all.numbers.get_or_insert_default().extend(numbers);
    }
}

/// The id of an outcome among those of other reports: its own, unless that means another one.
fn id_among(known: &[Outcome], outcome: &Outcome, name: &str) -> String {
    let Some(other) = known.iter().find(|other| other.id == outcome.id) else { return outcome.id.clone() };
    let (one, two) = (words(&other.statement), words(&outcome.statement));
    let shared = one.intersection(&two).count();
    let alike = one.is_empty() || two.is_empty() || shared * 2 >= one.len().min(two.len());
    if alike { outcome.id.clone() } else { format!("{} ({name})", outcome.id) }
}

/// Repeats in the ids of the collection.
fn renamed(repeats: Vec<Repeat>, ids: &[BTreeMap<String, String>]) -> Vec<Repeat> {
    let id = |report: usize, id: &str| ids.get(report).and_then(|ids| ids.get(id)).cloned();
    let rename = |repeat: Repeat| {
        Some(Repeat {
            figure: id(repeat.report, &repeat.figure)?,
            of_figure: id(repeat.of_report, &repeat.of_figure)?,
            ..repeat
        })
    };
    repeats.into_iter().filter_map(rename).collect()
}

/// Marks a figure as told before, and says so.
fn relate(all: &mut Analysis, repeat: &Repeat, parts: &[Part]) {
    let Some(figure) = all.figures.iter_mut().find(|figure| figure.id == repeat.figure) else { return };
    figure.relation = Some(Because { kind: Reason::Repeats, figure: Some(repeat.of_figure.clone()) });
    let name = |at: usize| parts.get(at).map_or("", |part| part.name.as_str());
    let message = format!(
        "“{}” in {} is told in {} too; it is counted once.",
        figure.quote,
        name(repeat.report),
        name(repeat.of_report)
    );
    let said = [
        ("figure", figure.quote.as_str()),
        ("report", name(repeat.report)),
        ("earlier", name(repeat.of_report)),
    ];
    let note = Note {
        values: said.into_iter().map(|(key, value)| (key.to_owned(), value.into())).collect(),
        kind: "repeated_report".to_owned(),
        figures: vec![repeat.figure.clone(), repeat.of_figure.clone()],
        span: Some(figure.span),
        message,
    };
    all.notes.push(note);
}

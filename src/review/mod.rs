//! Corrections: a patch replayed on an analysis.
//!
//! [`apply`] takes what was read and what a person has put right, and gives what
//! holds now. It changes neither: undo and redo are a matter of the list. Every
//! correction ends as a step, with what it changed, or among the unfit, with why.
//! Nothing is added up here: that is `tally`'s.

mod add;
mod alike;
mod anchor;
mod areas;
mod figures;
mod notes;
mod outcomes;
mod patch;
mod relation;
mod sheet;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::chart::format::{Locale, number};
use crate::model::{Analysis, Figure, Totals, shortest};
use sheet::Sheet;
#[cfg(feature = "exports")]
pub(crate) use sheet::settle;

pub use anchor::{Anchor, anchor, anchor_of};
pub use patch::{
    Add, AddOutcome, Correction, DismissNote, Edge, Entry, Fields, How, MergeOutcomes, MoveOutcome, OfFigure,
    Patch, PatchError, RenameOutcome, SCHEMA, SamePeople, Set, Unread,
};

/// An analysis with its corrections.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Reviewed {
    /// What holds now.
    pub analysis: Analysis,
    /// The corrections that were applied, in their order.
    pub steps: Vec<Step>,
    /// Those that were not.
    pub unfit: Vec<Unfit>,
}

/// A correction that was applied.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Step {
    /// Its index in the patch, from 0.
    pub correction: usize,
    /// Its `op`.
    pub op: String,
    /// Whether its words were found elsewhere, or with other words around them.
    pub moved: bool,
    /// Ids of the figures that are not as they were, rejected ones too.
    pub figures: Vec<String>,
    /// The totals that changed.
    pub changes: Vec<Change>,
    /// One plain sentence, in English.
    pub message: String,
}

/// A total before and after a correction.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Change {
    /// `counted`, `as_stated`, `lowest`, `indirect`, `households` or `unlocated`.
    pub total: String,
    /// What it was.
    #[serde(serialize_with = "shortest")]
    pub before: f64,
    /// What it is.
    #[serde(serialize_with = "shortest")]
    pub after: f64,
}

/// A correction that was not applied.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unfit {
    /// Its index in the patch, from 0.
    pub correction: usize,
    /// Its `op`, where it could be read.
    pub op: Option<String>,
    /// Why, in one plain sentence, in English.
    pub message: String,
}

/// Replays corrections on the analysis of a text, in their order.
///
/// `text` is the text that was analysed. The patch may have been made on an
/// earlier state of it.
///
/// ```
/// use headcount::review::{Correction, OfFigure, Patch, anchor_of, apply};
///
/// let text = "We trained 120 women in Kolda. 45 men came too.";
/// let analysis = headcount::analyze(text, &headcount::Options::default());
/// let figure = anchor_of(text, &analysis.figures[1]).unwrap();
/// let patch = Patch::new([Correction::Reject(OfFigure { figure, reason: None })]);
/// let reviewed = apply(&analysis, text, &patch);
/// assert_eq!(reviewed.analysis.totals.people.counted, 120.0);
/// assert_eq!(reviewed.steps[0].message, "“45 men” is no figure; counted 165, now 120.");
/// ```
pub fn apply(analysis: &Analysis, text: &str, patch: &Patch) -> Reviewed {
    let mut sheet = Sheet::new(analysis, text);
    let (mut steps, mut unfit) = (Vec::new(), Vec::new());
    for (correction, entry) in patch.corrections.iter().enumerate() {
        let before = sheet.analysis.clone();
        match perform(&mut sheet, entry, &patch.schema) {
            Ok((op, said)) => {
                sheet.settle();
                steps.push(step(correction, op, said, &before, &sheet));
            }
            Err(message) => {
                sheet.analysis = before;
                let op = match entry {
                    Entry::Read(read) => Some(read.op().to_owned()),
                    Entry::Unread(_) => None,
                };
                unfit.push(Unfit { correction, op, message });
            }
        }
    }
    Reviewed { analysis: sheet.analysis, steps, unfit }
}

/// Carries out one correction and says what it did: "“45 men” is no figure".
fn perform(sheet: &mut Sheet, entry: &Entry, schema: &str) -> Result<(&'static str, String), String> {
    if schema != SCHEMA {
        return Err(format!("The corrections are of the format “{}”; this is {SCHEMA}.", shown(schema)));
    }
    let correction = match entry {
        Entry::Read(correction) => correction.as_ref(),
        Entry::Unread(unread) => return Err(format!("It could not be read: {}.", cut(&unread.why, 240))),
    };
    sheet.moved = false;
    let said = match correction {
        Correction::Set(body) => figures::set(sheet, body),
        Correction::Count(body) => relation::count(sheet, body),
        Correction::DoNotCount(body) => relation::do_not_count(sheet, body),
        Correction::SamePeople(body) => relation::same_people(sheet, body),
        Correction::Reject(body) => figures::reject(sheet, body),
        Correction::Add(body) => add::add(sheet, body),
        Correction::AddOutcome(body) => outcomes::add(sheet, body),
        Correction::MoveOutcome(body) => outcomes::shift(sheet, body),
        Correction::MergeOutcomes(body) => outcomes::merge(sheet, body),
        Correction::RenameOutcome(body) => outcomes::rename(sheet, body),
        Correction::DismissNote(body) => notes::dismiss(sheet, body),
    }?;
    Ok((correction.op(), said))
}

fn step(correction: usize, op: &str, said: String, before: &Analysis, sheet: &Sheet) -> Step {
    let changes = changes(&before.totals, &sheet.analysis.totals);
    let message = [said, sums(&changes)].concat() + ".";
    let figures = changed_figures(before, &sheet.analysis);
    Step { correction, op: op.to_owned(), moved: sheet.moved, figures, changes, message }
}

/// "; counted 9,457, now 9,277": of the other totals those that tell more than that.
fn sums(changes: &[Change]) -> String {
    let difference = |change: &Change| change.after - change.before;
    let counted = changes.iter().find(|change| change.total == "counted").map_or(0.0, difference);
    let telling = |change: &&Change| match change.total.as_str() {
        "as_stated" | "lowest" => (difference(change) - counted).abs() > 0.005,
        "unlocated" => changes.len() == 1,
        _ => true,
    };
    let say = |change: &Change| {
        let name = change.total.replace('_', " ");
        format!("; {name} {}, now {}", written(change.before), written(change.after))
    };
    changes.iter().filter(telling).map(say).collect()
}

fn changes(before: &Totals, after: &Totals) -> Vec<Change> {
    let sums = |totals: &Totals| {
        [
            ("counted", totals.people.counted),
            ("as_stated", totals.people.as_stated),
            ("lowest", totals.people.lowest),
            ("indirect", totals.people.indirect),
            ("households", totals.households.counted),
            ("unlocated", totals.unlocated),
        ]
    };
    sums(before)
        .into_iter()
        .zip(sums(after))
        .filter(|((_, before), (_, after))| before != after)
        .map(|((total, before), (_, after))| Change { total: total.to_owned(), before, after })
        .collect()
}

/// Ids of the figures that changed, came or went, in the order of the text.
fn changed_figures(before: &Analysis, after: &Analysis) -> Vec<String> {
    let mut old: BTreeMap<&str, &Figure> =
        before.figures.iter().map(|figure| (figure.id.as_str(), figure)).collect();
    let changed = after.figures.iter().filter(|figure| old.remove(figure.id.as_str()) != Some(*figure));
    let mut both: Vec<&Figure> = changed.collect();
    both.extend(old.into_values());
    both.sort_by_key(|figure| figure.number);
    both.into_iter().map(|figure| figure.id.clone()).collect()
}

/// A number as a reader writes it: `1,257`.
fn written(value: f64) -> String {
    number(value, Locale::En)
}

/// Words of the report in little room, for sentences.
fn shown(words: &str) -> String {
    cut(words, 80)
}

/// Words on one line, at most so many characters of them.
fn cut(words: &str, longest: usize) -> String {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(longest) {
        Some((end, _)) => line.get(..end).unwrap_or_default().trim_end().to_owned() + "…",
        None => line,
    }
}

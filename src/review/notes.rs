//! Notes: those that a person has seen to, and those that a correction makes untrue.

use super::alike::alike;
use super::patch::DismissNote;
use super::sheet::{Sheet, overlap};
use crate::model::{Analysis, Figure, Note};
use crate::small_group::is_small_cell;

const POSSIBLE_OVERLAP: &str = "possible_overlap";

/// Takes a note away.
pub(super) fn dismiss(sheet: &mut Sheet, body: &DismissNote) -> Result<String, String> {
    let place = body.at.as_ref().map(|at| sheet.locate(at)).transpose()?;
    let place = place.map(|located| sheet.span(&located.quote));
    let fits = |note: &Note| {
        let there = match (place, note.span) {
            (Some(place), Some(span)) => overlap(place, span),
            (place, span) => place.is_none() && span.is_none(),
        };
        note.kind == body.kind && there
    };
    let notes = &sheet.analysis.notes;
    let mut fitting: Vec<usize> =
        notes.iter().enumerate().filter(|(_, note)| fits(note)).map(|(at, _)| at).collect();
    if let (Some(message), true) = (&body.message, fitting.len() > 1) {
        let likeness = |at: &usize| notes.get(*at).map_or(0.0, |note| alike(&note.message, message));
        let best = fitting.iter().map(likeness).fold(0.0, f64::max);
        fitting.retain(|at| likeness(at) >= best);
    }
    match fitting.as_slice() {
        [at] => {
            let note = sheet.analysis.notes.remove(*at);
            Ok(format!("The note “{}” is dismissed", super::shown(&note.message)))
        }
        [] => Err(format!("There is no note of the kind “{}” there.", super::shown(&body.kind))),
        _ => Err(format!(
            "There are {} notes of the kind “{}” there, and nothing tells which is meant.",
            fitting.len(),
            super::shown(&body.kind)
        )),
    }
}

/// Takes away what is no longer so: notes of figures that are gone, overlaps of
/// figures that are not both counted.
pub(super) fn prune(analysis: &mut Analysis) {
    let figures = &analysis.figures;
    let find = |id: &String| figures.iter().find(|figure| figure.id == *id);
    analysis.notes.retain_mut(|note| {
        let counted = note.figures.iter().all(|id| find(id).is_some_and(|figure| figure.counted));
        if note.kind == POSSIBLE_OVERLAP || note.kind == "large_figure" {
            return counted;
        }
        if note.kind == "small_group" {
            return note.figures.iter().all(|id| find(id).is_some_and(is_small_cell));
        }
        let before = note.figures.len();
        note.figures.retain(|id| find(id).is_some());
        // A note about several is about those that are left, if it does not do sums with them.
        note.figures.len() == before || note.kind == "repeated_outcome"
    });
}

/// Takes away the notes about what a person has just said: the words and digits of
/// a value, the unit of an unknown noun, parts and their sum.
pub(super) fn answered(analysis: &mut Analysis, id: &str, value: bool, unit: bool) {
    analysis.notes.retain(|note| {
        let about = note.figures.iter().any(|figure| figure == id);
        let answered = match note.kind.as_str() {
            "words_and_digits_differ" | "large_figure" | "parts_exceed_total" | "parts_miss_total" => value,
            "unknown_noun" => unit,
            _ => false,
        };
        !(about && answered)
    });
}

/// Ids of the smaller figure of each possible overlap.
pub(super) fn doubtful(analysis: &Analysis) -> Vec<String> {
    let find = |id: &String| analysis.figures.iter().find(|figure| figure.id == *id);
    let pairs = analysis.notes.iter().filter(|note| note.kind == POSSIBLE_OVERLAP);
    pairs
        .filter_map(|note| match note.figures.as_slice() {
            [one, two] => Some(smaller(find(one)?, find(two)?).id.clone()),
            _ => None,
        })
        .collect()
}

fn smaller<'f>(one: &'f Figure, two: &'f Figure) -> &'f Figure {
    if two.value < one.value { two } else { one }
}

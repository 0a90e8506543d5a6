//! Where outcomes begin and end, and what they are called. Figures and places go
//! with the text that they stand in.

use super::alike::alike;
use super::patch::{AddOutcome, Edge, MergeOutcomes, MoveOutcome, RenameOutcome};
use super::sheet::Sheet;
use super::shown;
use crate::model::{Analysis, Outcome, Span};

/// Longest id, label or statement, in characters.
const LONGEST: usize = 4000;
/// A heading without a number may have changed by this much.
const ALIKE: f64 = 0.6;

impl Sheet<'_> {
    /// Index of the outcome with this id, or, where headings are ids and were
    /// edited, of the one that is most like it.
    pub(super) fn outcome(&self, id: &str) -> Result<usize, String> {
        let outcomes = &self.analysis.outcomes;
        if let Some(at) = outcomes.iter().position(|outcome| outcome.id == id) {
            return Ok(at);
        }
        let numbered = |id: &str| id.contains(|c: char| c.is_ascii_digit());
        let like: Vec<usize> = outcomes
            .iter()
            .enumerate()
            .filter(|(_, outcome)| !numbered(id) && !numbered(&outcome.id) && alike(&outcome.id, id) >= ALIKE)
            .map(|(at, _)| at)
            .collect();
        match like.as_slice() {
            [at] if !id.is_empty() => Ok(*at),
            _ if id.is_empty() => Err("There is no outcome without a name.".to_owned()),
            _ => Err(format!("There is no outcome “{}”.", shown(id))),
        }
    }
}

/// Parts an outcome in two.
pub(super) fn add(sheet: &mut Sheet, body: &AddOutcome) -> Result<String, String> {
    let id = checked(&body.id)?;
    is_free(&sheet.analysis, &id)?;
    let label = body.label.as_deref().map_or_else(|| Ok(id.clone()), checked)?;
    let statement = body.statement.as_deref().map_or_else(|| Ok(String::new()), checked)?;
    let located = sheet.locate(&body.at)?;
    let start = sheet.span(&located.quote).0;
    let length = sheet.span(&(0..sheet.text.len())).1;
    let outcomes = &mut sheet.analysis.outcomes;
    if outcomes.iter().any(|outcome| outcome.span.0 == start && !outcome.id.is_empty()) {
        return Err(format!("An outcome begins at “{}” already.", body.at.shown()));
    }
    let next = outcomes.iter().map(|outcome| outcome.span.0).filter(|other| *other > start).min();
    let around = outcomes.iter_mut().rfind(|outcome| outcome.span.0 <= start && start < outcome.span.1);
    let (end, old) = match around {
        Some(around) => {
            let end = std::mem::replace(&mut around.span.1, start);
            (end, Some(around.id.clone()))
        }
        None => (next.unwrap_or(length), None),
    };
    let span = Span(start, end);
    let at = outcomes.partition_point(|outcome| outcome.span.0 <= start);
    let outcome = Outcome { id: id.clone(), label, statement, span, to_be_deleted: false, repeats: None };
    outcomes.insert(at, outcome);
    hand_over(&mut sheet.analysis, span, old.as_deref(), Some(&id));
    Ok(format!("Outcome “{}” begins at “{}”", shown(&id), body.at.shown()))
}

/// Moves an end of an outcome.
pub(super) fn shift(sheet: &mut Sheet, body: &MoveOutcome) -> Result<String, String> {
    let at = sheet.outcome(&body.outcome)?;
    let located = sheet.locate(&body.at)?;
    let place = sheet.span(&located.quote);
    match body.edge {
        Edge::Start => shift_start(sheet, at, place.0)?,
        Edge::End => shift_end(sheet, at, place.1)?,
    }
    let verb = if body.edge == Edge::Start { "begins at" } else { "ends with" };
    Ok(format!("Outcome “{}” {verb} “{}”", shown(&body.outcome), body.at.shown()))
}

/// What lies before the new start goes to the outcome before, if that one reached
/// up to here, and else to none.
fn shift_start(sheet: &mut Sheet, at: usize, start: u32) -> Result<(), String> {
    let Some(own) = sheet.analysis.outcomes.get(at).cloned() else { return Ok(()) };
    let previous = at.checked_sub(1).and_then(|at| sheet.analysis.outcomes.get(at)).cloned();
    if start >= own.span.1 {
        return Err(format!("Outcome “{}” ends before that.", shown(&own.id)));
    }
    if let Some(previous) = previous.as_ref().filter(|previous| start <= previous.span.0) {
        return Err(format!("Outcome “{}” would be left with nothing; merge the two.", shown(&previous.id)));
    }
    let touching =
        previous.filter(|previous| start < previous.span.1 || is_blank(sheet, previous.span.1, own.span.0));
    let before = touching.as_ref().map(|previous| previous.id.as_str());
    if let Some(previous) = at.checked_sub(1).and_then(|at| sheet.analysis.outcomes.get_mut(at))
        && touching.is_some()
    {
        previous.span.1 = start;
    }
    if let Some(outcome) = sheet.analysis.outcomes.get_mut(at) {
        outcome.span.0 = start;
    }
    if start > own.span.0 {
        hand_over(&mut sheet.analysis, Span(own.span.0, start), Some(&own.id), before);
    } else {
        hand_over(&mut sheet.analysis, Span(start, own.span.0), before, Some(&own.id));
        hand_over(&mut sheet.analysis, Span(start, own.span.0), None, Some(&own.id));
    }
    Ok(())
}

/// What lies behind the new end goes to no outcome.
fn shift_end(sheet: &mut Sheet, at: usize, end: u32) -> Result<(), String> {
    let Some(own) = sheet.analysis.outcomes.get(at).cloned() else { return Ok(()) };
    if end <= own.span.0 {
        return Err(format!("Outcome “{}” begins behind that.", shown(&own.id)));
    }
    if let Some(next) = sheet.analysis.outcomes.get(at + 1).filter(|next| end > next.span.0) {
        return Err(format!("Outcome “{}” begins before that; move its start first.", shown(&next.id)));
    }
    if let Some(outcome) = sheet.analysis.outcomes.get_mut(at) {
        outcome.span.1 = end;
    }
    if end > own.span.1 {
        hand_over(&mut sheet.analysis, Span(own.span.1, end), None, Some(&own.id));
    } else {
        hand_over(&mut sheet.analysis, Span(end, own.span.1), Some(&own.id), None);
    }
    Ok(())
}

/// Makes two outcomes one.
pub(super) fn merge(sheet: &mut Sheet, body: &MergeOutcomes) -> Result<String, String> {
    let (at, into) = (sheet.outcome(&body.outcome)?, sheet.outcome(&body.into)?);
    if at == into {
        return Err(format!("Outcome “{}” cannot be merged into itself.", shown(&body.outcome)));
    }
    let gone = sheet.analysis.outcomes.remove(at);
    let into = if into > at { into - 1 } else { into };
    let neighbours = into == at || into + 1 == at;
    let Some(kept) = sheet.analysis.outcomes.get_mut(into) else { return Ok(String::new()) };
    if neighbours {
        kept.span = Span(kept.span.0.min(gone.span.0), kept.span.1.max(gone.span.1));
    }
    let id = kept.id.clone();
    rename_all(&mut sheet.analysis, &gone.id, &id);
    Ok(format!("Outcome “{}” is part of “{}”", shown(&gone.id), shown(&id)))
}

/// Calls an outcome something else.
pub(super) fn rename(sheet: &mut Sheet, body: &RenameOutcome) -> Result<String, String> {
    let at = sheet.outcome(&body.outcome)?;
    let id = body.id.as_deref().map(checked).transpose()?;
    let label = body.label.as_deref().map(checked).transpose()?;
    let statement = body.statement.as_deref().map(checked).transpose()?;
    if id.is_none() && label.is_none() && statement.is_none() {
        return Err(format!("It says no new name for outcome “{}”.", shown(&body.outcome)));
    }
    let old = sheet.analysis.outcomes.get(at).map(|outcome| outcome.id.clone()).unwrap_or_default();
    if let Some(id) = id.as_ref().filter(|id| **id != old) {
        is_free(&sheet.analysis, id)?;
        rename_all(&mut sheet.analysis, &old, id);
    }
    if let Some(outcome) = sheet.analysis.outcomes.get_mut(at) {
        outcome.id = id.clone().unwrap_or_else(|| old.clone());
        outcome.label = label.clone().unwrap_or_else(|| outcome.label.clone());
        outcome.statement = statement.clone().unwrap_or_else(|| outcome.statement.clone());
    }
    let name = label.or(id).or(statement).unwrap_or_default();
    Ok(format!("Outcome “{}” is called “{}”", shown(&old), shown(&name)))
}

/// A name on one line.
fn checked(name: &str) -> Result<String, String> {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() {
        return Err("An outcome needs a name.".to_owned());
    }
    if name.chars().count() > LONGEST {
        return Err(format!("A name of more than {LONGEST} characters is none."));
    }
    Ok(name)
}

fn is_free(analysis: &Analysis, id: &str) -> Result<(), String> {
    if analysis.outcomes.iter().any(|outcome| outcome.id == id) {
        return Err(format!("There is an outcome “{}” already.", shown(id)));
    }
    Ok(())
}

/// Figures and places in a stretch of text go from one outcome to another. Those
/// that a person has put elsewhere stay there.
fn hand_over(analysis: &mut Analysis, stretch: Span, from: Option<&str>, to: Option<&str>) {
    let within = |span: Span| stretch.0 <= span.0 && span.0 < stretch.1;
    let figures = analysis.figures.iter_mut().map(|figure| (figure.span, &mut figure.outcome));
    let places = analysis.places.iter_mut().map(|place| (place.span, &mut place.outcome));
    for (span, outcome) in figures.chain(places) {
        if within(span) && outcome.as_deref() == from {
            *outcome = to.map(str::to_owned);
        }
    }
}

/// Whatever names one outcome names the other.
fn rename_all(analysis: &mut Analysis, from: &str, to: &str) {
    let figures = analysis.figures.iter_mut().map(|figure| &mut figure.outcome);
    let places = analysis.places.iter_mut().map(|place| &mut place.outcome);
    let repeats = analysis.outcomes.iter_mut().map(|outcome| &mut outcome.repeats);
    for id in figures.chain(places).chain(repeats).filter(|id| id.as_deref() == Some(from)) {
        *id = Some(to.to_owned());
    }
    for outcome in
        analysis.outcomes.iter_mut().filter(|outcome| outcome.repeats.as_ref() == Some(&outcome.id))
    {
        outcome.repeats = None;
    }
}

fn is_blank(sheet: &Sheet, from: u32, to: u32) -> bool {
    let range = sheet.index.bytes(sheet.text, Span(from, to));
    range.is_some_and(|range| sheet.slice(&range).trim().is_empty())
}

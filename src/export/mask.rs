//! Masking: numbers so small, of people so much at risk, that a place would name them.
//!
//! [`small_cells`] tells which figures those are. [`mask`] takes them out of an analysis
//! and of the words that are shown with it. Totals are added up again from what is left, or a
//! subtraction would bring the number back.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::model::{Analysis, Figure, Note, Qualifier, Reason, Span, Totals, Unit};
use crate::review::settle;
use crate::small_group::{FEWEST, small_groups};
use crate::text::offsets::Utf16Index;

/// What stands for a masked number.
pub(super) const MASKED: &str = "<10";
/// What stands for the name of a place inside an area.
const PLACE: &str = "…";

/// Words of the text that must not be read, and what stands for them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Hidden {
    pub(super) span: Span,
    pub(super) instead: &'static str,
}

/// An analysis without its small cells.
pub(super) struct Masked {
    pub(super) analysis: Analysis,
    pub(super) hidden: Vec<Hidden>,
    pub(super) figures: Vec<String>,
}

/// The figures that name fewer than ten people of a vulnerable group in one area, and those
/// that would give them away: their repeats and their parts.
pub fn small_cells(analysis: &Analysis) -> Vec<&Figure> {
    let mut ids: BTreeSet<&str> =
        small_groups(&analysis.figures).iter().map(|figure| figure.id.as_str()).collect();
    loop {
        let more: Vec<&str> = analysis
            .figures
            .iter()
            .filter(|figure| gives_away(figure, &ids))
            .map(|figure| figure.id.as_str())
            .chain(
                analysis
                    .figures
                    .iter()
                    .filter(|figure| ids.contains(figure.id.as_str()))
                    .filter_map(repeated),
            )
            .filter(|id| !ids.contains(id))
            .collect();
        if more.is_empty() {
            break;
        }
        ids.extend(more);
    }
    analysis.figures.iter().filter(|figure| ids.contains(figure.id.as_str())).collect()
}

/// Whether a figure is a repeat or a small part of one in the set.
fn gives_away(figure: &Figure, ids: &BTreeSet<&str>) -> bool {
    let Some(relation) = &figure.relation else { return false };
    let related = relation.figure.as_deref().is_some_and(|id| ids.contains(id));
    let kind = matches!(relation.kind, Reason::Repeats | Reason::PartOf);
    related && kind && figure.unit == Unit::Person && figure.value < FEWEST
}

/// The figure that this one tells again.
fn repeated(figure: &Figure) -> Option<&str> {
    let relation = figure.relation.as_ref().filter(|relation| relation.kind == Reason::Repeats)?;
    relation.figure.as_deref()
}

/// One sentence about small cells for those who are about to export them; none where there are none.
pub fn warning(analysis: &Analysis) -> Option<String> {
    let cells = small_cells(analysis);
    let first = cells.first()?;
    let more = match cells.len() {
        1 => String::new(),
        2 => " and 1 figure more".to_owned(),
        count => format!(" and {} figures more", count - 1),
    };
    let quote = first.quote.split_whitespace().collect::<Vec<_>>().join(" ");
    let area = first.adm1.first().map(|area| format!(" in {}", area.name)).unwrap_or_default();
    Some(format!("“{quote}”{area}{more} would name fewer than 10 people of a vulnerable group in one place"))
}

/// An analysis without its small cells, for charts that go with a masked file.
pub fn masked_analysis(analysis: &Analysis, text: &str) -> Analysis {
    mask(analysis, text).analysis
}

/// Takes the small cells out of an analysis and its text.
pub(super) fn mask(analysis: &Analysis, text: &str) -> Masked {
    let cells = small_cells(analysis);
    if cells.is_empty() {
        return Masked { analysis: analysis.clone(), hidden: Vec::new(), figures: Vec::new() };
    }
    let hidden = hidden(analysis, &cells);
    let index = Utf16Index::new(text);
    let mut masked = analysis.clone();
    let figures: Vec<String> = cells.iter().map(|figure| figure.id.clone()).collect();
    let said: Vec<(String, String)> =
        cells.iter().map(|cell| (cell.quote.clone(), masked_quote(cell))).collect();
    for figure in &mut masked.figures {
        hide(figure, &figures);
        for area in &mut figure.adm1 {
            area.quote = if touches(area.span, &hidden) { area.name.clone() } else { area.quote.clone() };
        }
        if !figures.contains(&figure.id) && touches(figure.span, &hidden) {
            figure.quote = redacted(text, &index, figure.span, &hidden);
        }
    }
    masked.places.retain(|place| place.level < 2 || !touches(place.span, &hidden));
    let again = |words: &str| said.iter().fold(words.to_owned(), |words, (old, new)| words.replace(old, new));
    masked.report.title = again(&masked.report.title);
    for outcome in &mut masked.outcomes {
        outcome.statement = again(&outcome.statement);
    }
    masked.numbers = None;
    settle(&mut masked);
    masked.notes.retain(|note| !tells(note, &figures, &said));
    masked.notes.insert(0, note(&figures));
    Masked { analysis: masked, hidden, figures }
}

/// The totals of an analysis without its small cells.
pub(super) fn masked_totals(analysis: &Analysis) -> Totals {
    let figures: Vec<String> = small_cells(analysis).iter().map(|figure| figure.id.clone()).collect();
    let mut masked = analysis.clone();
    for figure in &mut masked.figures {
        hide(figure, &figures);
    }
    settle(&mut masked);
    masked.totals
}

/// From 1 to 9, and no word of the report that says which.
fn hide(figure: &mut Figure, masked: &[String]) {
    if !masked.contains(&figure.id) {
        return;
    }
    figure.quote = masked_quote(figure);
    figure.value = 1.0;
    figure.low = Some(1.0);
    figure.high = Some(FEWEST - 1.0);
    figure.qualifier = Qualifier::Range;
}

fn masked_quote(figure: &Figure) -> String {
    let group = if figure.group.is_empty() { "people" } else { &figure.group };
    format!("{MASKED} {group}")
}

/// The numbers, and the names of places inside an area that stand in their sentences.
fn hidden(analysis: &Analysis, cells: &[&Figure]) -> Vec<Hidden> {
    let numbers = cells.iter().map(|cell| Hidden { span: cell.number, instead: MASKED });
    let finer = analysis.places.iter().filter(|place| place.level > 1).filter(|place| {
        cells.iter().any(|cell| {
            within(place.span, cell.sentence) || cell.adm1.iter().any(|area| area.span == place.span)
        })
    });
    let mut hidden: Vec<Hidden> =
        numbers.chain(finer.map(|place| Hidden { span: place.span, instead: PLACE })).collect();
    hidden.sort_by_key(|one| one.span);
    hidden.dedup_by_key(|one| one.span);
    hidden
}

fn within(inner: Span, outer: Span) -> bool {
    outer.0 <= inner.0 && inner.1 <= outer.1
}

fn touches(span: Span, hidden: &[Hidden]) -> bool {
    hidden.iter().any(|one| one.span.0 < span.1 && span.0 < one.span.1)
}

/// Whether a note is about a masked figure, or quotes one.
fn tells(note: &Note, figures: &[String], said: &[(String, String)]) -> bool {
    note.figures.iter().any(|id| figures.contains(id))
        || said.iter().any(|(quote, _)| note.message.contains(quote.as_str()))
}

fn note(figures: &[String]) -> Note {
    let (what, each) = match figures.len() {
        1 => ("1 figure".to_owned(), "it counts"),
        count => (format!("{count} figures"), "each counts"),
    };
    let message = format!(
        "{what} of fewer than 10 people of a vulnerable group in one place: the number and the finer place are left out, \
         and {each} as 1 in the totals here."
    );
    let values = BTreeMap::from([("count".to_owned(), (figures.len() as f64).into())]);
    Note { kind: "masked".to_owned(), figures: figures.to_vec(), span: None, message, values }
}

/// The words at a place, without what is hidden.
pub(super) fn redacted(text: &str, index: &Utf16Index, span: Span, hidden: &[Hidden]) -> String {
    let mut out = String::new();
    let mut from = span.0;
    for one in hidden.iter().filter(|one| one.span.0 < span.1 && span.0 < one.span.1) {
        let before = index.bytes(text, Span(from, one.span.0.max(from)));
        out.push_str(before.and_then(|bytes| text.get(bytes)).unwrap_or_default());
        out.push_str(one.instead);
        from = one.span.1.max(from);
    }
    let rest = index.bytes(text, Span(from, span.1.max(from)));
    out.push_str(rest.and_then(|bytes| text.get(bytes)).unwrap_or_default());
    out
}

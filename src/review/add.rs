//! A figure that was not found, from the words that a person has selected. The
//! core reads them as it reads a report; what it cannot read has to be said.

use std::ops::Range;

use super::figures::fill;
use super::patch::Add;
use super::sheet::{Sheet, overlap};
use super::shown;
use crate::model::{Figure, Options, OtherNumber, Qualifier, Report, Span, Stage, Unit};
use crate::text::sentence::sentences;

/// Longest selection that is read, in bytes.
const LONGEST: usize = 2000;

/// Name of the rule of an added figure.
const RULE: &str = "added";

/// Adds a figure.
pub(super) fn add(sheet: &mut Sheet, body: &Add) -> Result<String, String> {
    let located = sheet.locate(&body.at)?;
    let range = trimmed(sheet.text, located.quote);
    let quote = shown(sheet.slice(&range));
    if range.len() > LONGEST {
        return Err(format!("“{quote}” is too long to be one figure."));
    }
    if cuts_number(sheet.text, range.start) || cuts_number(sheet.text, range.end) {
        return Err(format!("“{quote}” cuts a number in two."));
    }
    let mut figure = read(sheet, &range)?;
    fill(sheet, &mut figure, &body.fields)?;
    if figure.value.is_nan() {
        return Err(format!("No number can be read from “{quote}”; say its value."));
    }
    let taken = sheet.analysis.figures.iter().find(|other| overlap(other.number, figure.number));
    if let Some(taken) = taken {
        return Err(format!("“{quote}” is a figure already: “{}”.", shown(&taken.quote)));
    }
    figure.id = sheet.new_id();
    take_number(sheet, figure.number);
    let at = sheet.analysis.figures.partition_point(|other| other.number <= figure.number);
    sheet.analysis.figures.insert(at, figure);
    sheet.analysis.notes.retain(|note| note.kind != "no_figures");
    Ok(format!("“{quote}” is a figure"))
}

/// A number that a figure takes is no other number any more; what it leaves of a
/// longer one ("31 May 2023") still is.
fn take_number(sheet: &mut Sheet, taken: Span) {
    let Some(numbers) = sheet.analysis.numbers.take() else { return };
    let mut left = Vec::with_capacity(numbers.len());
    for number in numbers {
        if !overlap(number.span, taken) {
            left.push(number);
            continue;
        }
        for rest in [Span(number.span.0, taken.0), Span(taken.1, number.span.1)] {
            let range = if rest.0 < rest.1 { sheet.index.bytes(sheet.text, rest) } else { None };
            let range = range.map(|range| trimmed(sheet.text, range)).unwrap_or_default();
            let quote = sheet.slice(&range).to_owned();
            if quote.contains(|c: char| c.is_ascii_digit()) {
                left.push(OtherNumber { quote, span: sheet.span(&range), kind: number.kind, value: None });
            }
        }
    }
    sheet.analysis.numbers = Some(left);
}

/// The figure as the core reads it; its value is no number where there is none.
fn read(sheet: &Sheet, range: &Range<usize>) -> Result<Figure, String> {
    let slice = sheet.slice(range);
    let analysis = crate::analyze(slice, &options(&sheet.analysis.report));
    let offset = sheet.span(range).0;
    let moved = |span: Span| Span(span.0.saturating_add(offset), span.1.saturating_add(offset));
    let mut figure = blank(sheet, range);
    if let [one] = analysis.figures.as_slice() {
        let read = one.clone();
        return Ok(Figure {
            number: moved(read.number),
            outcome: figure.outcome,
            quote: figure.quote,
            span: figure.span,
            sentence: figure.sentence,
            adm1: figure.adm1,
            counted: false,
            because: None,
            relation: None,
            rule: figure.rule,
            ..read
        });
    }
    let numbers: Vec<(Span, f64)> =
        analysis.numbers.iter().flatten().filter_map(|number| Some((number.span, number.value?))).collect();
    match (analysis.figures.as_slice(), numbers.as_slice()) {
        ([], [(span, value)]) => {
            figure.number = moved(*span);
            (figure.value, figure.low, figure.high) = (*value, Some(*value), Some(*value));
        }
        ([], []) => {}
        _ => return Err(format!("“{}” holds several numbers; select one of them.", shown(slice))),
    }
    Ok(figure)
}

/// The report's language and countries: the selection alone does not tell them.
fn options(report: &Report) -> Options {
    Options {
        language: Some(report.language.clone()),
        country: report.countries.clone(),
        all_numbers: true,
        ..Options::default()
    }
}

/// A figure of people reached at these words, of unknown value.
fn blank(sheet: &Sheet, range: &Range<usize>) -> Figure {
    let span = sheet.span(range);
    let within = |outcome: &&crate::model::Outcome| outcome.span.0 <= span.0 && span.0 < outcome.span.1;
    Figure {
        id: String::new(),
        outcome: sheet.analysis.outcomes.iter().rfind(within).map(|outcome| outcome.id.clone()),
        quote: sheet.slice(range).to_owned(),
        span,
        number: span,
        sentence: sentence(sheet, range),
        value: f64::NAN,
        low: None,
        high: None,
        qualifier: Qualifier::Exact,
        unit: Unit::Person,
        currency: None,
        group: String::new(),
        sex: None,
        age: None,
        stage: Stage::Reached,
        reach: None,
        adm1: Vec::new(),
        counted: false,
        because: None,
        relation: None,
        rule: RULE.to_owned(),
        source: None,
    }
}

/// The sentence around a selection, within its paragraph.
fn sentence(sheet: &Sheet, range: &Range<usize>) -> Span {
    let text = sheet.text;
    let start = text.get(..range.start).and_then(|text| text.rfind("\n\n")).map_or(0, |at| at + 2);
    let end =
        text.get(range.end..).and_then(|text| text.find("\n\n")).map_or(text.len(), |at| range.end + at);
    let all = sentences(text, start..end);
    let first = all.iter().find(|sentence| sentence.end > range.start);
    let last = all.iter().find(|sentence| sentence.end >= range.end);
    match (first, last) {
        (Some(first), Some(last)) => sheet.span(&(first.start.min(range.start)..last.end.max(range.end))),
        _ => sheet.span(range),
    }
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let slice = text.get(range.clone()).unwrap_or_default();
    let start = range.start + (slice.len() - slice.trim_start().len());
    start..start + slice.trim().len()
}

fn cuts_number(text: &str, at: usize) -> bool {
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let before = text.get(..at).unwrap_or_default().chars().next_back();
    digit(before) && digit(text.get(at..).unwrap_or_default().chars().next())
}

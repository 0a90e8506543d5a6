//! Who was counted: people by sex and, once more, by age, as the text states them.
//!
//! Only counted figures are shown, each once. A breakdown stands in for the figure that it
//! breaks down where its parts add up to it; elsewhere people stay as their figure tells
//! them, and what it does not tell is shown as not stated.

use std::collections::BTreeMap;

use super::bars::{Bars, Row, Tone};
use super::format::number;
use super::frame::Remark;
use super::words::{self, Words, fill};
use super::{Spec, caption};
use crate::model::{Age, Analysis, Figure, Reason, Sex, Span};

/// People with the figures that tell of them.
type Group<'a> = (f64, Vec<&'a Figure>);

/// A way to tell people apart, and the word for those who are not.
#[derive(Debug, Clone, Copy)]
struct Way<T> {
    told: fn(&Figure) -> Option<T>,
    mixed: T,
}

/// Says what the chart shows.
pub(super) fn bars(analysis: &Analysis, spec: &Spec) -> Bars {
    let words = words::of(spec.locale);
    let (heading, source) = caption(analysis, spec, words.who);
    let by_sex = groups(analysis, Way { told: |figure| figure.sex, mixed: Sex::Mixed });
    let by_age = groups(analysis, Way { told: |figure| figure.age, mixed: Age::Mixed });
    let sexes = [Some(Sex::Female), Some(Sex::Male), Some(Sex::Mixed), None];
    let ages =
        [Some(Age::Child), Some(Age::Youth), Some(Age::Adult), Some(Age::Older), Some(Age::Mixed), None];
    let mut rows = section(&by_sex, &sexes, words.by_sex, |sex| sex_of(sex, words), spec);
    rows.extend(section(&by_age, &ages, words.by_age, |age| age_of(age, words), spec));
    let text = if rows.is_empty() { words.no_people } else { words.breakdowns };
    let remarks = vec![Remark { text: text.to_owned(), ..Remark::default() }];
    Bars { heading, rows, remarks, source, label_share: 0.36, ..Bars::default() }
}

fn sex_of(sex: Option<Sex>, words: &Words) -> (&'static str, &'static str, Tone) {
    match sex {
        Some(Sex::Female) => ("female", words.female, Tone::Counted),
        Some(Sex::Male) => ("male", words.male, Tone::Counted),
        Some(Sex::Mixed) => ("mixed", words.both_sexes, Tone::Unsaid),
        None => ("unstated", words.unstated, Tone::Unsaid),
    }
}

fn age_of(age: Option<Age>, words: &Words) -> (&'static str, &'static str, Tone) {
    match age {
        Some(Age::Child) => ("child", words.children, Tone::Counted),
        Some(Age::Youth) => ("youth", words.youth, Tone::Counted),
        Some(Age::Adult) => ("adult", words.adults, Tone::Counted),
        Some(Age::Older) => ("older", words.older, Tone::Counted),
        Some(Age::Mixed) => ("mixed", words.several_ages, Tone::Unsaid),
        None => ("unstated", words.unstated, Tone::Unsaid),
    }
}

/// The rows of one way to tell people apart, in its own order.
fn section<T: Copy + Ord>(
    groups: &BTreeMap<Option<T>, Group<'_>>,
    order: &[Option<T>],
    heading: &str,
    called: impl Fn(Option<T>) -> (&'static str, &'static str, Tone),
    spec: &Spec,
) -> Vec<Row> {
    let words = words::of(spec.locale);
    let row = |kind: &Option<T>| {
        let (people, figures) = groups.get(kind)?;
        let (key, label, tone) = called(*kind);
        let value = number(*people, spec.locale);
        let mut ids: Vec<String> = figures.iter().map(|figure| figure.id.clone()).collect();
        ids.dedup();
        Some(Row {
            key: key.to_owned(),
            summary: fill(words.outcome_people, &[("name", label), ("n", &value)]),
            selected: spec.selects(&ids),
            figures: ids,
            label: label.to_owned(),
            tone,
            solid: *people,
            value,
            ..Row::default()
        })
    };
    let mut rows: Vec<Row> = order.iter().filter_map(row).collect();
    if let Some(first) = rows.first_mut() {
        first.section = Some(heading.to_owned());
    }
    rows
}

/// People counted by what their figures tell of them.
fn groups<T: Copy + Ord>(analysis: &Analysis, way: Way<T>) -> BTreeMap<Option<T>, Group<'_>> {
    let mut parts: BTreeMap<&str, Vec<&Figure>> = BTreeMap::new();
    for figure in &analysis.figures {
        if let Some(whole) = whole_of(figure) {
            parts.entry(whole).or_default().push(figure);
        }
    }
    let mut groups: BTreeMap<Option<T>, Group<'_>> = BTreeMap::new();
    for figure in analysis.figures.iter().filter(|figure| figure.counted) {
        for piece in pieces(figure, &parts, way, DEEPEST) {
            let (people, figures) = groups.entry((way.told)(piece)).or_default();
            *people += piece.value;
            figures.push(piece);
        }
    }
    groups
}

/// Breakdowns of breakdowns go no deeper, whatever a corrected analysis says.
const DEEPEST: usize = 4;

fn whole_of(figure: &Figure) -> Option<&str> {
    let because = figure.because.as_ref().filter(|because| because.kind == Reason::PartOf)?;
    because.figure.as_deref()
}

/// The figures that tell most of the people of a figure: its parts where it leaves
/// something open and they add up to it, else itself.
fn pieces<'a, T: Copy + Ord>(
    figure: &'a Figure,
    parts: &BTreeMap<&str, Vec<&'a Figure>>,
    way: Way<T>,
    depth: usize,
) -> Vec<&'a Figure> {
    let is_open = (way.told)(figure).is_none_or(|told| told == way.mixed);
    let own = parts.get(figure.id.as_str()).filter(|_| is_open && depth > 0);
    let candidates = own.map(|own| breakdowns(own, way)).unwrap_or_default();
    match candidates.into_iter().find(|breakdown| adds_up(breakdown, figure.value)) {
        Some(breakdown) => {
            breakdown.into_iter().flat_map(|part| pieces(part, parts, way, depth - 1)).collect()
        }
        None => vec![figure],
    }
}

/// Sets of parts that may be the whole: those that tell what is asked, told in several
/// sentences or in one.
fn breakdowns<'a, T>(parts: &[&'a Figure], way: Way<T>) -> Vec<Vec<&'a Figure>> {
    let telling: Vec<&Figure> = parts.iter().copied().filter(|part| (way.told)(part).is_some()).collect();
    let mut by_sentence: BTreeMap<Span, Vec<&Figure>> = BTreeMap::new();
    for part in &telling {
        by_sentence.entry(part.sentence).or_default().push(part);
    }
    std::iter::once(telling).chain(by_sentence.into_values()).collect()
}

fn adds_up(parts: &[&Figure], whole: f64) -> bool {
    let sum = parts.iter().fold(0.0, |sum, part| sum + part.value);
    parts.len() > 1 && (sum - whole).abs() <= 1e-9 * whole.abs()
}

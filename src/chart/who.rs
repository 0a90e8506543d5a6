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
use crate::model::{Age, Analysis, Figure, Reason, Sex};

/// A way to tell people apart.
struct Way<'a> {
    heading: &'static str,
    /// Key and label of each group. Of the last two nothing more is told: several
    /// together, and not stated.
    groups: &'a [(&'static str, &'static str)],
    /// Which of the groups a figure tells of.
    told: fn(&Figure) -> usize,
}

impl Way<'_> {
    fn is_open(&self, group: usize) -> bool {
        group + 2 >= self.groups.len()
    }
}

/// Says what the chart shows.
pub(super) fn bars(analysis: &Analysis, spec: &Spec) -> Bars {
    let words = words::of(spec.locale);
    let (heading, source) = caption(analysis, spec, words.who);
    let parts = parts(analysis);
    let by_sex = Way { heading: words.by_sex, groups: &sexes(words), told: sex_of };
    let by_age = Way { heading: words.by_age, groups: &ages(words), told: age_of };
    let mut rows = section(analysis, &parts, &by_sex, spec);
    rows.extend(section(analysis, &parts, &by_age, spec));
    let text = if rows.is_empty() { words.no_people } else { words.breakdowns };
    let remarks = vec![Remark { text: text.to_owned(), ..Remark::default() }];
    Bars { heading, rows, remarks, source, label_share: 0.36, ..Bars::default() }
}

fn sexes(words: &Words) -> [(&'static str, &'static str); 4] {
    [
        ("female", words.female),
        ("male", words.male),
        ("mixed", words.both_sexes),
        ("unstated", words.unstated),
    ]
}

fn ages(words: &Words) -> [(&'static str, &'static str); 6] {
    [
        ("child", words.children),
        ("youth", words.youth),
        ("adult", words.adults),
        ("older", words.older),
        ("mixed", words.several_ages),
        ("unstated", words.unstated),
    ]
}

fn sex_of(figure: &Figure) -> usize {
    match figure.sex {
        Some(Sex::Female) => 0,
        Some(Sex::Male) => 1,
        Some(Sex::Mixed) => 2,
        None => 3,
    }
}

fn age_of(figure: &Figure) -> usize {
    match figure.age {
        Some(Age::Child) => 0,
        Some(Age::Youth) => 1,
        Some(Age::Adult) => 2,
        Some(Age::Older) => 3,
        Some(Age::Mixed) => 4,
        None => 5,
    }
}

/// The rows of one way to tell people apart, in its own order.
fn section(analysis: &Analysis, parts: &Parts<'_>, way: &Way<'_>, spec: &Spec) -> Vec<Row> {
    let words = words::of(spec.locale);
    let counted = analysis.figures.iter().filter(|figure| figure.counted);
    let told: Vec<&Figure> = counted.flat_map(|figure| pieces(figure, parts, way, DEEPEST)).collect();
    let mut rows = Vec::new();
    for (group, (key, label)) in way.groups.iter().enumerate() {
        let own = || told.iter().filter(|figure| (way.told)(figure) == group);
        let people = own().fold(0.0, |sum, figure| sum + figure.value);
        let figures: Vec<String> = own().map(|figure| figure.id.clone()).collect();
        if figures.is_empty() {
            continue;
        }
        let value = number(people, spec.locale);
        rows.push(Row {
            section: rows.is_empty().then(|| way.heading.to_owned()),
            key: (*key).to_owned(),
            summary: fill(words.outcome_people, &[("name", label), ("n", &value)]),
            selected: spec.selects(&figures),
            figures,
            label: (*label).to_owned(),
            tone: if way.is_open(group) { Tone::Unsaid } else { Tone::Counted },
            solid: people,
            value,
            ..Row::default()
        });
    }
    rows
}

/// The parts of figures, by the id of their whole.
type Parts<'a> = BTreeMap<Option<&'a str>, Vec<&'a Figure>>;

fn parts(analysis: &Analysis) -> Parts<'_> {
    let mut parts = Parts::new();
    for figure in &analysis.figures {
        if let Some(because) = figure.because.as_ref().filter(|because| because.kind == Reason::PartOf) {
            parts.entry(because.figure.as_deref()).or_default().push(figure);
        }
    }
    parts
}

/// Breakdowns of breakdowns go no deeper, whatever a corrected analysis says.
const DEEPEST: usize = 4;

/// The figures that tell most of the people of a figure: its parts where it leaves
/// something open and they add up to it, else itself.
fn pieces<'a>(figure: &'a Figure, parts: &Parts<'a>, way: &Way<'_>, depth: usize) -> Vec<&'a Figure> {
    let is_open = way.is_open((way.told)(figure)) && depth > 0;
    let own = parts.get(&Some(figure.id.as_str())).filter(|_| is_open);
    match own.and_then(|own| breakdown(figure, own, way)) {
        Some(breakdown) => {
            breakdown.into_iter().flat_map(|part| pieces(part, parts, way, depth - 1)).collect()
        }
        None => vec![figure],
    }
}

/// The parts that tell what is asked, of all sentences or of one, if they are the whole.
fn breakdown<'a>(whole: &Figure, parts: &[&'a Figure], way: &Way<'_>) -> Option<Vec<&'a Figure>> {
    let is_told = |part: &&Figure| (way.told)(part) + 1 < way.groups.len();
    let telling: Vec<&Figure> = parts.iter().copied().filter(is_told).collect();
    let by_sentence = telling.chunk_by(|one, other| one.sentence == other.sentence);
    let sets = std::iter::once(telling.as_slice()).chain(by_sentence);
    sets.into_iter().find(|set| adds_up(set, whole.value)).map(<[_]>::to_vec)
}

fn adds_up(parts: &[&Figure], whole: f64) -> bool {
    let sum = parts.iter().fold(0.0, |sum, part| sum + part.value);
    parts.len() > 1 && (sum - whole).abs() <= 1e-9 * whole.abs()
}

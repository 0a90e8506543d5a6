//! How the total comes about, as one ledger: all that is told, less what is told again,
//! is what is counted; less what may be the same people, is the lowest total.
//!
//! What is no part of these stands below, without bars: it is never added. Of plans and
//! needs there are no totals, so the largest figure is named.

use super::bars::{Bars, Row, Tone};
use super::format::number;
use super::frame::Remark;
use super::words::{self, Words, fill};
use super::{Spec, caption};
use crate::model::{Analysis, Figure, Stage, Unit};
use crate::tally;

/// Says what the chart shows.
pub(super) fn bars(analysis: &Analysis, spec: &Spec) -> Bars {
    let words = words::of(spec.locale);
    let (heading, source) = caption(analysis, spec, words.range);
    let people = &analysis.totals.people;
    let any = people.as_stated > 0.0 || people.counted > 0.0;
    let mut rows = if any { steps(analysis, spec, words) } else { Vec::new() };
    rows.extend(beside(analysis, spec, words));
    let none = (!any).then(|| Remark { text: words.no_people.to_owned(), ..Remark::default() });
    Bars { heading, rows, remarks: none.into_iter().collect(), source, label_share: 0.4, ..Bars::default() }
}

/// The steps from the first sum to the last.
fn steps(analysis: &Analysis, spec: &Spec, words: &Words) -> Vec<Row> {
    let people = &analysis.totals.people;
    let counted = ids(analysis, |figure| figure.counted);
    let again = ids(analysis, |figure| tally::is_stated_again(figure, &analysis.figures));
    let doubtful = overlapping(analysis);
    let sure = counted.iter().filter(|id| !doubtful.contains(id)).cloned().collect();
    let ledger = Ledger { spec, words };
    vec![
        ledger.total(
            "as_stated",
            words.as_stated,
            people.as_stated,
            [counted.clone(), again.clone()].concat(),
        ),
        ledger.less("repeats", (words.repeats, words.no_repeats), (people.as_stated, people.counted), again),
        ledger.total("counted", words.counted, people.counted, counted),
        ledger.less(
            "overlaps",
            (words.overlaps, words.no_overlaps),
            (people.counted, people.lowest),
            doubtful,
        ),
        ledger.total("lowest", words.lowest, people.lowest, sure),
    ]
}

fn ids(analysis: &Analysis, is_one: impl Fn(&Figure) -> bool) -> Vec<String> {
    analysis.figures.iter().filter(|figure| is_one(figure)).map(|figure| figure.id.clone()).collect()
}

/// The smaller figure of each possible overlap, which its note names first.
fn overlapping(analysis: &Analysis) -> Vec<String> {
    let notes = analysis.notes.iter().filter(|note| note.kind == "possible_overlap");
    let smaller: Vec<&String> = notes.filter_map(|note| note.figures.first()).collect();
    ids(analysis, |figure| smaller.contains(&&figure.id))
}

struct Ledger<'a> {
    spec: &'a Spec,
    words: &'a Words,
}

impl Ledger<'_> {
    fn row(&self, key: &str, label: &str, value: String, figures: Vec<String>) -> Row {
        Row {
            key: key.to_owned(),
            summary: fill(self.words.labelled, &[("name", label), ("text", &value)]),
            selected: self.spec.selects(&figures),
            figures,
            label: label.to_owned(),
            value,
            ..Row::default()
        }
    }

    fn total(&self, key: &str, label: &str, people: f64, figures: Vec<String>) -> Row {
        let tone = if key == "as_stated" { Tone::Unsaid } else { Tone::Counted };
        Row { solid: people, tone, ..self.row(key, label, number(people, self.spec.locale), figures) }
    }

    /// A step down from one sum to the next, or the words that there is none.
    fn less(
        &self,
        key: &str,
        (label, none): (&str, &str),
        (from, to): (f64, f64),
        figures: Vec<String>,
    ) -> Row {
        let less = from - to;
        if less > 0.0 {
            let row = self.row(key, label, number(-less, self.spec.locale), figures);
            return Row { from: to, solid: less, tone: Tone::Less, ..row };
        }
        Row { quiet: true, tone: Tone::Less, ..self.row(key, label, none.to_owned(), figures) }
    }
}

/// Numbers that are in none of the steps.
fn beside(analysis: &Analysis, spec: &Spec, words: &Words) -> Vec<Row> {
    let totals = &analysis.totals;
    let ledger = Ledger { spec, words };
    let total = |key: &str, label: &str, value: f64, figures: Vec<String>| {
        (value > 0.0).then(|| ledger.row(key, label, number(value, spec.locale), figures))
    };
    let mut rows: Vec<Row> = [
        total("indirect", words.indirectly, totals.people.indirect, ids(analysis, tally::is_indirect)),
        told(analysis, &ledger, ("planned", words.planned, Stage::Planned)),
        told(analysis, &ledger, ("in_need", words.in_need, Stage::InNeed)),
        total("households", words.households, totals.households.counted, ids(analysis, tally::is_household)),
    ]
    .into_iter()
    .flatten()
    .map(|row| Row { tone: Tone::Beside, ..row })
    .collect();
    if let Some(first) = rows.first_mut() {
        first.section = Some(words.beside.to_owned());
    }
    rows
}

/// The figures of people at a stage that nobody adds up: how many, and the largest.
fn told(analysis: &Analysis, ledger: &Ledger<'_>, (key, label, stage): (&str, &str, Stage)) -> Option<Row> {
    let figures =
        || analysis.figures.iter().filter(|figure| figure.unit == Unit::Person && figure.stage == stage);
    let largest = figures().map(|figure| figure.value).max_by(f64::total_cmp)?;
    let count = figures().count();
    let text = if count == 1 { ledger.words.one_figure } else { ledger.words.largest_of };
    let locale = ledger.spec.locale;
    let value = fill(text, &[("n", &number(largest, locale)), ("count", &number(count as f64, locale))]);
    Some(ledger.row(key, label, value, figures().map(|figure| figure.id.clone()).collect()))
}

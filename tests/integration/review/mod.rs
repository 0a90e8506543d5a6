//! Corrections, as their users see them.

#![expect(clippy::indexing_slicing, reason = "a test that panics has failed")]

mod edited;
mod figures;
mod format;
mod odd;
mod outcomes;
mod people;

use std::path::Path;

use headcount::analyze;
use headcount::model::{Analysis, Figure, Options, Span};
use headcount::review::{
    Add, Anchor, Correction, Entry, Fields, How, OfFigure, Patch, Reviewed, SamePeople, Set,
};
use headcount::review::{anchor, anchor_of, apply};

/// A report with a part, a repeat, a sum, a plan, households and what is no figure.
const REPORT: &str = "Progress in Mali in 2023

Outcome 1: Women earn more

In 2023, 120 women farmers in Kayes were trained to keep bees and to sell honey, of whom 45 are under thirty. 80 women in Mopti received grants. The project will train 200 more women in Sikasso in 2025. 30 households received seed.

Outcome 2: Girls learn

60 girls went back to school in Ségou with the help of the clubs. Hundreds of boys joined; the register ends with no. 35. Radio programmes reached 500 listeners.

Outcome 3: People know their rights

As told above, the 120 women farmers in Kayes who were trained to keep bees and to sell honey have joined the council. In all, 90 judges were trained: 50 in Gao and 40 in Kidal.
";

fn read(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// Where the first of these words stand.
fn span_of(text: &str, quote: &str) -> Span {
    let units = |text: &str| u32::try_from(text.encode_utf16().count()).unwrap();
    let start = text.find(quote).unwrap_or_else(|| panic!("no {quote}"));
    let before = units(&text[..start]);
    Span(before, before + units(quote))
}

/// What must hold of any corrected analysis, as of any other.
fn faults(text: &str, analysis: &Analysis) -> Vec<String> {
    let mut out = crate::reports::faults(text, analysis);
    out.extend(crate::schema::faults_of(&serde_json::to_value(analysis).unwrap()));
    let figures = &analysis.figures;
    for figure in figures {
        let dangling = |id: &String| figures.iter().all(|other| other.id != *id);
        let relation = figure.relation.iter().filter_map(|relation| relation.figure.as_ref());
        out.extend(relation.filter(|id| dangling(id)).map(|id| format!("{}: there is no {id}", figure.id)));
        if figure.counted != figure.because.is_none() {
            out.push(format!("{}: counted and because disagree", figure.id));
        }
        let outcome = |id: &String| analysis.outcomes.iter().any(|outcome| outcome.id == *id);
        if !figure.outcome.as_ref().is_none_or(outcome) {
            out.push(format!("{}: there is no outcome {:?}", figure.id, figure.outcome));
        }
    }
    out
}

fn analysis() -> Analysis {
    analyze(REPORT, &Options { all_numbers: true, ..Options::default() })
}

/// The anchor of the figure with this quote, the first of several.
fn figure(quote: &str) -> Anchor {
    nth(quote, 0)
}

fn nth(quote: &str, at: usize) -> Anchor {
    let analysis = analysis();
    let mut figures = analysis.figures.iter().filter(|figure| figure.quote == quote);
    anchor_of(REPORT, figures.nth(at).unwrap_or_else(|| panic!("no figure {quote}"))).unwrap()
}

fn words(quote: &str) -> Anchor {
    anchor(REPORT, span_of(REPORT, quote), None).unwrap()
}

fn of(figure: Anchor) -> OfFigure {
    OfFigure { figure, reason: Some("The annex says so.".to_owned()) }
}

fn set(quote: &str, to: Fields) -> Correction {
    Correction::Set(Set { figure: figure(quote), to, reason: None })
}

fn add(quote: &str, fields: Fields) -> Correction {
    Correction::Add(Add { at: words(quote), fields, reason: None })
}

fn same(one: Anchor, of: Anchor, how: How) -> Correction {
    Correction::SamePeople(SamePeople { figure: one, of, how, reason: None })
}

fn replay(corrections: Vec<Correction>) -> Reviewed {
    let reviewed = apply(&analysis(), REPORT, &Patch::new(corrections));
    assert_eq!(faults(REPORT, &reviewed.analysis), [""; 0]);
    reviewed
}

/// What the corrections lead to, if all of them fit.
fn applied(corrections: Vec<Correction>) -> Reviewed {
    let reviewed = replay(corrections);
    assert_eq!(reviewed.unfit, []);
    reviewed
}

/// Why the last of the corrections does not fit.
fn refused(corrections: Vec<Correction>) -> String {
    let reviewed = replay(corrections);
    let [unfit] = reviewed.unfit.as_slice() else { panic!("{:?} {:?}", reviewed.steps, reviewed.unfit) };
    unfit.message.clone()
}

fn get<'a>(reviewed: &'a Reviewed, quote: &str) -> &'a Figure {
    let figure = reviewed.analysis.figures.iter().find(|figure| figure.quote == quote);
    figure.unwrap_or_else(|| panic!("no figure {quote}"))
}

fn last(reviewed: &Reviewed) -> &str {
    &reviewed.steps.last().unwrap().message
}

fn counted(reviewed: &Reviewed) -> f64 {
    reviewed.analysis.totals.people.counted
}

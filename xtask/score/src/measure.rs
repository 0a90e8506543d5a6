//! How one analysis compares with its gold annotation.
//!
//! Only figures of people and households are scored: they are what is counted. A
//! gold figure is found if the analysis has one of the same value whose span
//! touches the gold quote.

use std::collections::BTreeSet;

use headcount::Analysis;
use headcount::model::{AreaRef, Figure, Reason, Unit};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::gold::{self, Gold};

/// Counts of what was right, so that rows can be added.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct Scores {
    pub(crate) wanted: usize,
    pub(crate) given: usize,
    pub(crate) hits: usize,
    pub(crate) kind_right: usize,
    pub(crate) why_right: usize,
    pub(crate) links_wanted: usize,
    pub(crate) links_given: usize,
    pub(crate) links_right: usize,
    pub(crate) ids_wanted: usize,
    pub(crate) ids_given: usize,
    pub(crate) ids_right: usize,
    /// Sum of the reports' relative errors of the people total.
    pub(crate) total_error: f64,
    pub(crate) reports: usize,
}

/// A kind of error.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    Missed,
    Invented,
    WrongUnit,
    WrongStage,
    WrongCounted,
    WrongQualifier,
    WrongReason,
    WrongAdm1,
}

/// One error, for a person to read.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Mistake {
    pub(crate) kind: Kind,
    pub(crate) quote: String,
    pub(crate) got: String,
    pub(crate) wanted: String,
}

/// One report's scores and mistakes.
#[derive(Debug)]
pub(crate) struct Row {
    pub(crate) report: String,
    pub(crate) language: String,
    pub(crate) scores: Scores,
    pub(crate) mistakes: Vec<Mistake>,
}

type Pair<'a> = (&'a gold::Figure, &'a Figure);

/// Compares an analysis with the gold annotation of the same report.
pub(crate) fn compare(report: String, gold: &Gold, analysis: &Analysis) -> Row {
    let (pairs, left) = pair_up(gold, analysis);
    let (hits, wrong_unit): (Vec<Pair<'_>>, Vec<Pair<'_>>) =
        pairs.into_iter().partition(|(wanted, got)| is_hit(wanted, got));
    let missed: Vec<&gold::Figure> = gold
        .figures
        .iter()
        .filter(|figure| is_people(figure.unit) && !hits.iter().any(|(hit, _)| std::ptr::eq(*hit, *figure)))
        .collect();
    let not_people =
        |wanted: &gold::Figure| ![Unit::Person, Unit::Household].iter().any(|unit| wanted.allows_unit(*unit));
    let wrong = wrong_unit.iter().filter(|(wanted, _)| not_people(wanted)).map(|(_, got)| *got);
    let invented: Vec<&Figure> =
        left.into_iter().chain(wrong).filter(|figure| is_people(figure.unit)).collect();

    let mut mistakes: Vec<Mistake> = Vec::new();
    mistakes.extend(
        missed.iter().map(|figure| mistake(Kind::Missed, &figure.quote, "", &figure.value.to_string())),
    );
    mistakes.extend(
        invented.iter().map(|figure| mistake(Kind::Invented, &figure.quote, &figure.value.to_string(), "")),
    );
    let mut scores = totals(gold, analysis);
    scores.wanted = gold.figures.iter().filter(|figure| is_people(figure.unit)).count();
    scores.given = hits.len() + invented.len();
    scores.hits = hits.len();
    scores.links_wanted =
        gold.figures.iter().filter(|figure| is_people(figure.unit)).map(|figure| figure.adm1.len()).sum();
    for (wanted, got) in &hits {
        scores.kind_right += usize::from(kind(wanted, got, &mut mistakes));
        scores.why_right += usize::from(why(wanted, got, &mut mistakes));
        scores.links_given += got.adm1.len();
        scores.links_right += links(gold, wanted, got, &mut mistakes);
    }
    mistakes.sort_by_key(|mistake| mistake.kind);
    Row { report, language: gold.report.language.clone(), scores, mistakes }
}

/// Gives each gold figure the first free figure of the analysis that fits, and
/// returns what nobody took.
fn pair_up<'a>(gold: &'a Gold, analysis: &'a Analysis) -> (Vec<Pair<'a>>, Vec<&'a Figure>) {
    let mut free: Vec<&Figure> = analysis.figures.iter().collect();
    let mut pairs = Vec::new();
    for wanted in &gold.figures {
        let fits = |got: &&Figure| {
            (got.value - wanted.value).abs() < 0.005
                && got.span.0 < wanted.span.1
                && wanted.span.0 < got.span.1
        };
        if let Some(position) = free.iter().position(fits) {
            pairs.push((wanted, free.remove(position)));
        }
    }
    (pairs, free)
}

fn totals(gold: &Gold, analysis: &Analysis) -> Scores {
    let wanted: BTreeSet<&str> = gold.outcomes.iter().map(|outcome| outcome.id.as_str()).collect();
    let given: BTreeSet<&str> = analysis.outcomes.iter().map(|outcome| outcome.id.as_str()).collect();
    let total = gold.totals.people_counted;
    Scores {
        ids_wanted: wanted.len(),
        ids_given: given.len(),
        ids_right: wanted.intersection(&given).count(),
        total_error: (analysis.totals.people.counted - total).abs() / total.max(1.0),
        reports: 1,
        ..Scores::default()
    }
}

fn is_people(unit: Unit) -> bool {
    matches!(unit, Unit::Person | Unit::Household)
}

fn is_hit(wanted: &gold::Figure, got: &Figure) -> bool {
    is_people(wanted.unit) && (is_people(got.unit) || wanted.allows_unit(got.unit))
}

/// Unit, stage and counted.
fn kind(wanted: &gold::Figure, got: &Figure, mistakes: &mut Vec<Mistake>) -> bool {
    let unit = wanted.allows_unit(got.unit);
    let other_stage = wanted.stage_also.contains(&got.stage);
    let stage = got.stage == wanted.stage || other_stage;
    let counted = got.counted == wanted.counted || other_stage;
    let mut note = |right: bool, kind, got_word: &str, wanted_word: &str| {
        if !right {
            mistakes.push(mistake(kind, &got.quote, got_word, wanted_word));
        }
    };
    note(unit, Kind::WrongUnit, got.unit.as_str(), wanted.unit.as_str());
    note(stage, Kind::WrongStage, got.stage.as_str(), wanted.stage.as_str());
    note(counted, Kind::WrongCounted, &got.counted.to_string(), &wanted.counted.to_string());
    unit && stage && counted
}

/// Qualifier and reason for not being counted.
fn why(wanted: &gold::Figure, got: &Figure, mistakes: &mut Vec<Mistake>) -> bool {
    let word = |reason: Option<Reason>| reason.map_or("none", Reason::as_str);
    let (got_reason, wanted_reason) = (
        got.because.as_ref().map(|because| because.kind),
        wanted.because.as_ref().map(|because| because.kind),
    );
    if got.qualifier != wanted.qualifier {
        let (got_word, wanted_word) = (got.qualifier.as_str(), wanted.qualifier.as_str());
        mistakes.push(mistake(Kind::WrongQualifier, &got.quote, got_word, wanted_word));
    }
    if got_reason != wanted_reason {
        mistakes.push(mistake(Kind::WrongReason, &got.quote, word(got_reason), word(wanted_reason)));
    }
    got.qualifier == wanted.qualifier && got_reason == wanted_reason
}

/// How many of the figure's areas are right.
fn links(gold: &Gold, wanted: &gold::Figure, got: &Figure, mistakes: &mut Vec<Mistake>) -> usize {
    let given: Vec<[String; 2]> = got.adm1.iter().map(spellings).collect();
    let known = wanted.adm1.iter().map(|area| {
        let others = gold.names.get(area).into_iter().flatten();
        std::iter::once(area).chain(others).map(|name| fold(name)).collect::<BTreeSet<String>>()
    });
    let is_given =
        |names: &BTreeSet<String>| given.iter().any(|area| area.iter().any(|name| names.contains(name)));
    let found = known.filter(is_given).count();
    if found != wanted.adm1.len() || given.len() != wanted.adm1.len() {
        let mut names: Vec<&str> = got.adm1.iter().map(|area| area.name.as_str()).collect();
        names.sort_unstable();
        let mut wanted: Vec<&str> = wanted.adm1.iter().map(String::as_str).collect();
        wanted.sort_unstable();
        mistakes.push(mistake(Kind::WrongAdm1, &got.quote, &names.join(", "), &wanted.join(", ")));
    }
    found.min(given.len())
}

/// An area under its own name and as the text spells it.
fn spellings(area: &AreaRef) -> [String; 2] {
    let quote = if area.quote.is_empty() { &area.name } else { &area.quote };
    [fold(&area.name), fold(quote)]
}

/// A name without case, accents, spaces and punctuation.
pub(crate) fn fold(name: &str) -> String {
    let letters = name.nfkd().filter(|c| c.is_alphanumeric() && !is_combining_mark(*c));
    letters.collect::<String>().to_lowercase().replace('ß', "ss").replace('ς', "σ")
}

fn mistake(kind: Kind, quote: &str, got: &str, wanted: &str) -> Mistake {
    Mistake { kind, quote: quote.to_owned(), got: got.to_owned(), wanted: wanted.to_owned() }
}

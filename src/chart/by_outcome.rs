//! People by outcome, in the order of the text.
//!
//! Where there are too many, those with fewest people are folded into one line.
//! An outcome without people says why, in words: nothing given, told again, not
//! reached. None of these is a zero.

use std::collections::BTreeMap;

use super::bars::{Bars, Row};
use super::format::number;
use super::frame::Remark;
use super::measure::clean;
use super::words::{self, Words, fill};
use super::{Spec, caption};
use crate::model::{Analysis, Figure, Outcome, OutcomeTotal, Reason, Unit};

/// Says what the chart shows.
pub(super) fn bars(analysis: &Analysis, spec: &Spec) -> Bars {
    let words = words::of(spec.locale);
    let index = Index::new(analysis, words);
    let (shown, folded) = fold(&analysis.totals.by_outcome, spec.limit());
    let rows: Vec<Row> = shown.iter().map(|total| row(total, &index, spec, words)).collect();
    let (heading, source) = caption(analysis, spec, words.by_outcome);
    let empty = rows.is_empty().then(|| Remark { text: words.no_outcome.to_owned(), ..Remark::default() });
    let remarks = empty.into_iter().chain(rest(&folded, &index, spec)).collect();
    Bars { heading, rows, remarks, source, label_share: 0.44, ..Bars::default() }
}

/// The outcomes with most people, and the rest; both in the order of the text.
fn fold(totals: &[OutcomeTotal], limit: usize) -> (Vec<&OutcomeTotal>, Vec<&OutcomeTotal>) {
    let mut is_kept = vec![false; totals.len()];
    for at in by_people(totals).into_iter().take(limit) {
        if let Some(place) = is_kept.get_mut(at) {
            *place = true;
        }
    }
    let places = |kept: bool| {
        let both = totals.iter().zip(&is_kept).filter(|(_, is_kept)| **is_kept == kept);
        both.map(|(total, _)| total).collect()
    };
    (places(true), places(false))
}

/// The places of outcomes, most people first.
pub(super) fn by_people(totals: &[OutcomeTotal]) -> Vec<usize> {
    let people = |at: &usize| totals.get(*at).map_or(0.0, |total| total.counted);
    let mut places: Vec<usize> = (0..totals.len()).collect();
    places.sort_by(|one, other| people(other).total_cmp(&people(one)));
    places
}

/// How many outcomes are folded away. No figure is under two of them, so they add up.
fn rest(folded: &[&OutcomeTotal], index: &Index<'_>, spec: &Spec) -> Option<Remark> {
    let words = index.words;
    let people =
        number(folded.iter().map(|total| total.counted).fold(0.0, |sum, people| sum + people), spec.locale);
    let count = number(folded.len() as f64, spec.locale);
    let text = if folded.len() == 1 { words.one_more_outcome } else { words.more_outcomes };
    let figures: Vec<String> = folded.iter().flat_map(|total| total.figures.clone()).collect();
    let selected = folded.iter().any(|total| index.is_selected(total.outcome.as_deref(), spec));
    let text = fill(text, &[("n", &count), ("people", &people)]);
    (!folded.is_empty()).then(|| Remark { key: "more".to_owned(), text, figures, selected })
}

/// The analysis by ids.
pub(super) struct Index<'a> {
    outcomes: BTreeMap<&'a str, &'a Outcome>,
    figures: BTreeMap<&'a str, &'a Figure>,
    under: BTreeMap<Option<&'a str>, Vec<&'a Figure>>,
    words: &'static Words,
}

impl<'a> Index<'a> {
    pub(super) fn new(analysis: &'a Analysis, words: &'static Words) -> Self {
        let mut under: BTreeMap<Option<&str>, Vec<&Figure>> = BTreeMap::new();
        for figure in &analysis.figures {
            under.entry(figure.outcome.as_deref()).or_default().push(figure);
        }
        let outcomes = analysis.outcomes.iter().map(|outcome| (outcome.id.as_str(), outcome)).collect();
        let figures = analysis.figures.iter().map(|figure| (figure.id.as_str(), figure)).collect();
        Self { outcomes, figures, under, words }
    }

    pub(super) fn outcome(&self, id: Option<&str>) -> Option<&'a Outcome> {
        id.and_then(|id| self.outcomes.get(id).copied())
    }

    /// What to call an outcome in a sentence.
    pub(super) fn name(&self, id: Option<&str>) -> String {
        let Some(id) = id else { return self.words.outside.to_owned() };
        let label = self.outcomes.get(id).map_or(id, |outcome| outcome.label.as_str());
        let label = if label.trim().is_empty() { id } else { label };
        if label.trim().is_empty() { self.words.whole_report.to_owned() } else { clean(label) }
    }

    /// Whether any figure under an outcome is selected, counted or not.
    fn is_selected(&self, id: Option<&str>, spec: &Spec) -> bool {
        let figures = self.under.get(&id).map_or(&[][..], Vec::as_slice);
        figures.iter().any(|figure| spec.selected.contains(&figure.id))
    }

    /// The counted figure that stands for this one, if its reasons lead to one.
    fn counted(&self, figure: &'a Figure) -> Option<&'a Figure> {
        const FARTHEST: usize = 8;
        let mut at = figure;
        for _ in 0..FARTHEST {
            if at.counted {
                return Some(at);
            }
            at = self.figures.get(at.because.as_ref()?.figure.as_deref()?)?;
        }
        None
    }

    /// The figures of people under an outcome, and whether there are any figures at all.
    fn people(&self, id: Option<&str>) -> (Vec<&'a Figure>, bool) {
        let all = self.under.get(&id).map_or(&[][..], Vec::as_slice);
        let people = all.iter().filter(|figure| figure.unit == Unit::Person).copied().collect();
        (people, !all.is_empty())
    }
}

fn row(total: &OutcomeTotal, index: &Index<'_>, spec: &Spec, words: &Words) -> Row {
    let id = total.outcome.as_deref();
    let outcome = index.outcome(id);
    let name = index.name(id);
    let counted = !total.figures.is_empty() || total.counted > 0.0;
    let (value, mut summary) = if counted {
        let people = number(total.counted, spec.locale);
        let summary = fill(words.outcome_people, &[("name", &name), ("n", &people)]);
        (people, summary)
    } else {
        let reason = why_none(id, index, spec);
        let summary = fill(words.labelled, &[("name", &name), ("text", &reason)]);
        (reason, summary)
    };
    let flag = outcome.filter(|outcome| outcome.to_be_deleted).map(|_| words.to_be_deleted.to_owned());
    if let Some(flag) = &flag {
        summary = fill(words.flagged, &[("text", &summary), ("name", flag)]);
    }
    let (tag, label) = labels(outcome, name);
    Row {
        key: total.outcome.clone().unwrap_or_default(),
        summary,
        figures: total.figures.clone(),
        selected: index.is_selected(id, spec) || spec.selects(&total.figures),
        tag,
        label,
        flag,
        solid: total.counted,
        value,
        quiet: !counted,
        ..Row::default()
    }
}

/// A tag and a label; where the statement only says the label again, no tag.
fn labels(outcome: Option<&Outcome>, name: String) -> (String, String) {
    let statement = outcome.map_or_else(String::new, |outcome| brief(&clean(&outcome.statement)));
    if statement.is_empty() || statement == name {
        let is_code = outcome.is_some() && !name.contains(' ') && name.contains(|c: char| c.is_ascii_digit());
        return if is_code { (name, String::new()) } else { (String::new(), name) };
    }
    (name, statement)
}

/// A statement without the deadline that most of them open with ("By 2024, ..."),
/// which would take the little room there is.
pub(super) fn brief(statement: &str) -> String {
    let is_year = |word: &str| word.len() == 4 && word.starts_with("20") && word.parse::<u16>().is_ok();
    let bare = statement.trim_start_matches(['"', '“', '«', ' ']);
    match bare.split_once(", ") {
        Some((deadline, rest)) if deadline.chars().count() <= 24 && deadline.split(' ').any(is_year) => {
            let mut letters = rest.chars();
            let first = letters.next().into_iter().flat_map(char::to_uppercase);
            first.chain(letters).collect()
        }
        _ => bare.to_owned(),
    }
}

/// Why no people are counted under an outcome, in words.
fn why_none(id: Option<&str>, index: &Index<'_>, spec: &Spec) -> String {
    let words = index.words;
    let (people, any) = index.people(id);
    let repeats = index.outcome(id).and_then(|outcome| outcome.repeats.as_deref());
    if people.is_empty() {
        return match repeats {
            Some(earlier) => fill(words.same_text, &[("outcomes", &index.name(Some(earlier)))]),
            None if any => words.no_person_figure.to_owned(),
            None => words.no_figure.to_owned(),
        };
    }
    if let Some(elsewhere) = counted_elsewhere(&people, id, index) {
        return elsewhere;
    }
    if all(&people, &[Reason::NotReached]) {
        return words.not_reached.to_owned();
    }
    if all(&people, &[Reason::Indirect]) {
        return words.indirect.to_owned();
    }
    let count = number(people.len() as f64, spec.locale);
    let text = if people.len() == 1 { words.one_none_counted } else { words.none_counted };
    fill(text, &[("n", &count)])
}

fn all(figures: &[&Figure], kinds: &[Reason]) -> bool {
    let is_one = |figure: &&Figure| figure.because.as_ref().is_some_and(|why| kinds.contains(&why.kind));
    !figures.is_empty() && figures.iter().all(is_one)
}

/// Where else these people are counted, if all that were reached directly are.
fn counted_elsewhere(people: &[&Figure], id: Option<&str>, index: &Index<'_>) -> Option<String> {
    let words = index.words;
    let same = [Reason::Repeats, Reason::PartOf, Reason::TotalOf];
    let (again, rest): (Vec<&Figure>, Vec<&Figure>) =
        people.iter().copied().partition(|figure| all(&[figure], &same));
    let rest_explained = rest.is_empty() || all(&rest, &[Reason::NotReached, Reason::Indirect]);
    let targets = counted_under(&again, id, index);
    if targets.is_empty() || !rest_explained {
        return None;
    }
    let text = if all(&again, &[Reason::Repeats]) { words.told_again } else { words.counted_under };
    let said = fill(text, &[("outcomes", &join(&targets, words))]);
    Some(if rest.is_empty() { said } else { fill(words.and_rest, &[("list", &said)]) })
}

/// Names of the other outcomes under which these people are counted.
fn counted_under<'a>(people: &[&'a Figure], id: Option<&str>, index: &Index<'a>) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for figure in people.iter().filter_map(|figure| index.counted(figure)) {
        let name = index.name(figure.outcome.as_deref());
        if figure.outcome.as_deref() != id && !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// "1.1, 1.2 and 1.3"
fn join(names: &[String], words: &Words) -> String {
    let names: Vec<String> = names.iter().map(|name| fill(words.name, &[("name", name)])).collect();
    match names.as_slice() {
        [] => String::new(),
        [only] => only.clone(),
        [list @ .., last] => fill(words.and, &[("list", &list.join(words.comma)), ("last", last)]),
    }
}

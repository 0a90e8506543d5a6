//! Whether a figure happened, is planned, is a need or is context.
//!
//! The verb that governs the figure decides: the first one behind it where it is
//! the subject, else the nearest one before it.

use std::ops::Range;

use super::verb::{
    clause, done_before, has_verb_before, is_adjective_use, is_bare_plan, is_denied, is_direct_object,
    is_name_comma, is_object_of_act, is_result, is_year, next_belongs_elsewhere, next_verb, state_at,
    tells_result,
};
use crate::lang::Tag;
use crate::model::{Reach, Stage};
use crate::passage::Passage;
use crate::text::token::Kind;

/// What is known of a figure's surroundings before its own clause is read.
#[derive(Debug, Clone, Copy)]
pub struct Setting {
    /// Stage of figures whose clause says nothing: by heading or list head.
    pub default: Stage,
    /// Year the report is about.
    pub year: Option<i32>,
}

/// The stage of the figure whose number is `number` and whose noun phrase ends at
/// `head_end`, in `sentence`.
pub fn read_stage(passage: &Passage, number: &Range<usize>, head_end: usize, setting: Setting) -> Stage {
    let sentence = passage.sentence_of(number.start);
    let clause = clause(passage, &sentence, number.start);
    if let Some(stage) = stage_of_whole(passage, &sentence, number, head_end) {
        return stage;
    }
    if is_target(passage, &clause, number.start) {
        return Stage::Planned;
    }
    // "inhabitants", "registered voters"
    let inhabitants = (number.end..head_end)
        .any(|at| passage.is(at, Tag::Population) || passage.words.covers(at, Tag::Population) > 1);
    let owned = (clause.start.max(number.start.saturating_sub(4))..number.start)
        .any(|at| passage.tags(at).any(&[Tag::Auxiliary, Tag::Of]));
    if inhabitants && owned && !done_before(passage, &clause, number.start) {
        return Stage::Population;
    }
    if (number.end..head_end).any(|at| passage.is(at, Tag::Planned)) {
        return Stage::Planned;
    }
    if is_planned_object(passage, &clause, number.start) {
        return Stage::Planned;
    }
    if opens_with_infinitive(passage, &sentence, number.start)
        || opens_with_future(passage, &sentence, number.start, setting.year)
    {
        return Stage::Planned;
    }
    let stage = governed_stage(passage, &clause, number, head_end)
        .unwrap_or_else(|| context_stage(passage, &clause, number, setting));
    // Under "Context" or "Needs" only a verb of results tells what was done.
    let context = matches!(setting.default, Stage::Population | Stage::InNeed);
    let done = tells_result(passage, &clause, number) || is_object_of_act(passage, &clause, number.start);
    if context && stage == Stage::Reached && !done {
        return setting.default;
    }
    let guess = passage.words.find(clause.start..number.start, Tag::Estimate);
    // "it is estimated that the campaign reached 2,500": done, however many it were.
    let guess = guess.filter(|guess| !(*guess..number.start).any(|at| is_result(passage, at)));
    let estimated = guess.is_some() && read_reach(passage, number, head_end) != Some(Reach::Indirect)
        || is_struck(passage, &clause, number.start);
    // "our team of 74 professionals", "employs 40 people"
    let staff = (1..=4).any(|back| {
        number.start.checked_sub(back).is_some_and(|at| {
            at >= clause.start && passage.words.covers(at, Tag::Population) == back && back > 1
        })
    });
    let stage = if stage == Stage::Reached && (estimated || staff) { Stage::Population } else { stage };
    // "left 410,000 people in need of aid"
    let needy = (head_end..head_end + 3).any(|at| passage.words.covers(at, Tag::InNeed) > 0);
    if stage == Stage::Population && needy { Stage::InNeed } else { stage }
}

/// "3,400 of the 12,000 people in need received tents", "Of the 12,000 displaced people,
/// 3,400 ...": what is said of the part is not said of its whole, whose own words tell.
fn stage_of_whole(
    passage: &Passage,
    sentence: &Range<usize>,
    number: &Range<usize>,
    head_end: usize,
) -> Option<Stage> {
    let article = usize::from(number.start.checked_sub(1).is_some_and(|at| passage.is(at, Tag::Definite)));
    let of = number
        .start
        .checked_sub(article + 1)
        .filter(|of| *of >= sentence.start && passage.is(*of, Tag::Of))?;
    let part = of.checked_sub(1).is_some_and(|at| {
        passage.kind(at) == Some(Kind::Digits) || passage.words.covers(at, Tag::Cardinal) > 0
    });
    if !part && of != sentence.start {
        return None;
    }
    let near = number.end..head_end + 3;
    let says = |tag| near.clone().any(|at| passage.words.covers(at, tag) > 0);
    if says(Tag::InNeed) { Some(Stage::InNeed) } else { says(Tag::Harm).then_some(Stage::Population) }
}

/// What the verb says that governs the figure.
fn governed_stage(
    passage: &Passage,
    clause: &Range<usize>,
    number: &Range<usize>,
    head_end: usize,
) -> Option<Stage> {
    let subject = || subject_stage(passage, clause, number.start, head_end);
    let object = || object_stage(passage, clause, number.start);
    let is_object = is_direct_object(passage, clause, number.start)
        || is_object_of_act(passage, clause, number.start)
        || has_verb_before(passage, clause, number.start)
            && next_belongs_elsewhere(passage, clause, head_end);
    if is_object { object().or_else(subject) } else { subject().or_else(object) }
}

/// Millions are context unless a verb says that something was done for them.
pub fn doubt_millions(passage: &Passage, number: &Range<usize>, value: f64, stage: Stage) -> Stage {
    const MANY: f64 = 1e6;
    const BEFORE: usize = 24;
    const BEHIND: usize = 12;
    if stage != Stage::Reached || value < MANY {
        return stage;
    }
    let sentence = passage.sentence_of(number.start);
    let clause = clause(passage, &sentence, number.start);
    let mut near = clause.start.max(number.start.saturating_sub(BEFORE))..clause.end.min(number.end + BEHIND);
    let done = near
        .any(|at| passage.is(at, Tag::ReachedVerb) && !passage.tags(at).any(&[Tag::Copula, Tag::Auxiliary]));
    if done { stage } else { Stage::Population }
}

/// "a project aiming to empower 800 women has begun": the plan stands right before,
/// with no verb of its own between.
fn is_planned_object(passage: &Passage, clause: &Range<usize>, at: usize) -> bool {
    const REACH: usize = 5;
    (clause.start.max(at.saturating_sub(REACH))..at).rev().any(|from| {
        let len = passage.words.covers(from, Tag::Planned);
        let adjective = from
            .checked_sub(1)
            .is_some_and(|before| passage.tags(before).any(&[Tag::Article, Tag::Definite]));
        let clean = (from + len..at).all(|at| {
            passage.kind(at) == Some(Kind::Word)
                && !passage.tags(at).any(&[
                    Tag::VerbEnding,
                    Tag::Copula,
                    Tag::Auxiliary,
                    Tag::And,
                    Tag::Relative,
                ])
        });
        len > 0 && from + len < at && !adjective && !passage.is(from, Tag::PlannedNoun) && clean
    })
}

/// "To reach 5,000 families by 2031", "Capacitar a 120 docentes": a task.
fn opens_with_infinitive(passage: &Passage, sentence: &Range<usize>, at: usize) -> bool {
    const REACH: usize = 7;
    let first = sentence.start;
    let to_date = [Tag::RunningTotal, Tag::Since].iter().any(|tag| passage.words.covers(first, *tag) > 0);
    let opens = passage.is(first, Tag::Infinitive)
        && !to_date
        && !passage.tags(first).any(crate::lang::tag_groups::NOUNS)
        && passage.word(first).chars().next().is_some_and(char::is_uppercase);
    let verb =
        (first + 1..at).any(|at| passage.tags(at).any(&[Tag::Copula, Tag::Auxiliary, Tag::VerbEnding]));
    opens && at > first && at - first <= REACH && !verb
}

/// "For 2025, we ...", "En 2024, ...": a year to come at the head of the sentence.
fn opens_with_future(passage: &Passage, sentence: &Range<usize>, at: usize, year: Option<i32>) -> bool {
    let Some(report) = year else { return false };
    let opening = sentence.start..(sentence.start + 3).min(at);
    let future = opening.clone().any(|at| super::date::year(passage, at).is_some_and(|year| year > report));
    let told =
        (opening.end..at).any(|at| passage.tags(at).any(&[Tag::VerbEnding]) && !passage.is(at, Tag::Planned));
    future && !told
}

/// "The floods affected 33 million people": a disaster is the subject.
fn is_struck(passage: &Passage, clause: &Range<usize>, at: usize) -> bool {
    const REACH: usize = 10;
    let from = clause.start.max(at.saturating_sub(REACH));
    let Some(hazard) = (from..at).find(|at| passage.words.covers(*at, Tag::Hazard) > 0) else { return false };
    let opening = (clause.start..hazard)
        .all(|at| passage.tags(at).any(&[Tag::Article, Tag::Definite]) || passage.tags(at).is_empty());
    let comma = (hazard..at).any(|at| passage.is_sign(at, ","));
    let verb = (hazard + 1..at).any(|at| {
        passage.tags(at).any(&[Tag::VerbEnding, Tag::Auxiliary, Tag::ReachedVerb, Tag::Verb])
            || passage.words.covers(at, Tag::Harm) > 0
    });
    opening && !comma && verb
}

/// "a target of 3,800", "la meta era llegar a 14.000": no other number between.
fn is_target(passage: &Passage, clause: &Range<usize>, at: usize) -> bool {
    const REACH: usize = 12;
    let from = clause.start.max(at.saturating_sub(REACH));
    let Some(noun) = (from..at).rev().find(|at| passage.words.covers(*at, Tag::PlannedNoun) > 0) else {
        return false;
    };
    let between = noun + passage.words.covers(noun, Tag::PlannedNoun)..at;
    let other_number =
        between.clone().any(|at| passage.kind(at) == Some(Kind::Digits) && !is_year(passage, at));
    let break_before = between
        .clone()
        .any(|at| passage.is_any_sign(at, &[",", ";", ")", "("]) && !is_name_comma(passage, at));
    let achieved = between.clone().any(|at| {
        passage.is(at, Tag::ReachedVerb) && !passage.is(at, Tag::Copula) && !passage.is(at, Tag::Planned)
    });
    let links = between.clone().any(|at| {
        passage.tags(at).any(&[Tag::Of, Tag::Copula, Tag::Preposition]) || passage.is_sign(at, ":")
    }) || between.is_empty();
    links && !other_number && !break_before && !achieved
}

/// Behind the noun phrase: the verb of which the figure is the subject.
fn subject_stage(passage: &Passage, clause: &Range<usize>, number: usize, head_end: usize) -> Option<Stage> {
    let mut verb = next_verb(passage, clause, head_end)?;
    // "8,150 people affected by the floods received", "4,000 people in need got food":
    // a state of the people is no verb.
    let state = state_at(passage, verb);
    if state > 0 {
        match next_verb(passage, clause, verb + state) {
            Some(main) => verb = main,
            None if verb <= head_end + 1
                && done_before(passage, clause, number)
                && !is_bare_plan(passage, verb) =>
            {
                return None;
            }
            None if verb > head_end => {}
            None if passage.words.covers(verb, Tag::Harm) > 0
                && passage.is(verb + state, Tag::Preposition) =>
            {
                return None;
            }
            None => {}
        }
    }
    // "240 women who fled the fighting received kits": the verb behind the clause.
    let relative = (head_end..verb.min(head_end + 3)).any(|at| passage.is(at, Tag::Relative));
    if relative && let Some(main) = next_verb(passage, clause, verb + 3) {
        verb = main;
    }
    // What is said of another number behind says nothing of this one.
    let end = (verb..(verb + 8).min(clause.end))
        .find(|at| {
            passage.kind(*at) == Some(Kind::Digits) && !is_year(passage, *at) && !passage.is_glued(*at)
                || passage.words.covers(*at, Tag::OfWhom) > 0
        })
        .unwrap_or((verb + 8).min(clause.end));
    stage_of_verb(passage, &(verb..end))
}

/// "Ghana has 33 million people": the country itself has them.
pub fn of_country(passage: &Passage, number: &Range<usize>, countries: &[Range<usize>]) -> Option<Stage> {
    const REACH: usize = 5;
    let sentence = passage.sentence_of(number.start);
    let verb = (sentence.start.max(number.start.saturating_sub(REACH))..number.start).rev().find(|at| {
        passage.tags(*at).any(&[Tag::Auxiliary, Tag::Verb, Tag::Copula])
            || passage.words.covers(*at, Tag::Population) > 0
    })?;
    let subject = verb.checked_sub(1).filter(|at| *at >= sentence.start)?;
    let bytes = passage.bytes(&(subject..subject + 1));
    let is_country = countries.iter().any(|country| country.start <= bytes.start && bytes.end <= country.end);
    is_country.then_some(Stage::Population)
}

/// "529 clients (2020: 483)": what an earlier year had.
pub fn of_other_year(passage: &Passage, number: &Range<usize>, year: Option<i32>) -> Option<Stage> {
    let colon = number.start.checked_sub(1).filter(|colon| passage.is_sign(*colon, ":"))?;
    let named = super::date::year(passage, colon.checked_sub(1)?)?;
    let inside = colon.checked_sub(2).is_some_and(|open| passage.is_any_sign(open, &["(", ";", ","]));
    let past = year.is_some_and(|report| named < report);
    (inside && past).then_some(Stage::Population)
}

/// What the words from a verb on say.
fn stage_of_verb(passage: &Passage, window: &Range<usize>) -> Option<Stage> {
    let words = &passage.words;
    let first = window.start;
    if words
        .find(window.start..(first + 4).min(window.end), Tag::Planned)
        .is_some_and(|at| !passage.is(at, Tag::PlannedNoun) || passage.is(first, Tag::Copula))
        || window.clone().take(3).any(|at| passage.is(at, Tag::FutureEnding))
        || passage.is(first, Tag::Modal)
    {
        return Some(Stage::Planned);
    }
    if window.clone().take(4).any(|at| passage.is(at, Tag::Negation)) {
        // "n'ont pas accès à l'école" tells a need, "were not trained" a plan that failed.
        let around = first.saturating_sub(2)..window.end;
        return Some(if words.any(around, Tag::InNeed) { Stage::InNeed } else { Stage::Planned });
    }
    // "were treated for malnutrition": what was done stands before the need.
    let need = words.find(window.clone(), Tag::InNeed);
    let done = need.is_some_and(|need| (first..need).any(|at| is_result(passage, at)));
    if need.is_some() && !done {
        return Some(Stage::InNeed);
    }
    let harmed = window.clone().take(3).any(|at| words.covers(at, Tag::Harm) > 0);
    if words.any(window.clone(), Tag::Population) || harmed {
        return Some(Stage::Population);
    }
    let told = window.clone().take(3).any(|at| passage.tags(at).any(&[Tag::ReachedVerb, Tag::VerbEnding]));
    told.then_some(Stage::Reached)
}

/// Before the figure: the nearest verb.
fn object_stage(passage: &Passage, clause: &Range<usize>, at: usize) -> Option<Stage> {
    let words = &passage.words;
    // "the floods affected 33 million people"
    let harmed = (clause.start.max(at.saturating_sub(4))..at).any(|before| {
        let len = words.covers(before, Tag::Harm);
        len > 0
            && before > clause.start
            && !passage.is(before + len, Tag::Preposition)
            && !passage.is(before - 1, Tag::Article)
    });
    if harmed {
        return Some(Stage::Population);
    }
    for before in (clause.start..at).rev() {
        let in_range = |tag| {
            let len = words.covers(before, tag);
            len > 0 && before + len <= at
        };
        if in_range(Tag::InNeed) {
            return Some(Stage::InNeed);
        }
        if in_range(Tag::Population) {
            return Some(Stage::Population);
        }
        let far = (before + 1..at).any(|at| passage.is_sign(at, ",") && !is_name_comma(passage, at));
        let noun = passage.is(before, Tag::PlannedNoun)
            && (far
                || before
                    .checked_sub(1)
                    .is_some_and(|word| passage.tags(word).any(&[Tag::Article, Tag::Of])));
        // "the National Action Plan" is a name.
        let name = passage.is_capitalised(before) && before > passage.sentence_of(before).start;
        if (in_range(Tag::Planned) && !noun && !name) || passage.is(before, Tag::FutureEnding) {
            return Some(Stage::Planned);
        }
        let tags = passage.tags(before);
        let helped = before
            .checked_sub(1)
            .is_some_and(|word| passage.tags(word).any(&[Tag::Modal, Tag::Auxiliary, Tag::Copula]));
        // "could not reach", "did not train"
        if tags.has(Tag::Negation) && helped && !passage.is(before + 1, Tag::Only) {
            return Some(Stage::Planned);
        }
        let verb = tags.any(&[Tag::ReachedVerb, Tag::VerbEnding])
            && !tags.any(&[Tag::Copula, Tag::Preposition, Tag::Article]);
        if verb && !is_adjective_use(passage, before) {
            return Some(if is_denied(passage, clause, before) { Stage::Planned } else { Stage::Reached });
        }
    }
    None
}

/// The clause as a whole, then the setting.
fn context_stage(passage: &Passage, clause: &Range<usize>, number: &Range<usize>, setting: Setting) -> Stage {
    let words = &passage.words;
    let of_part = |at: usize| at > number.end && words.any(number.end..at, Tag::OfWhom);
    let other = |at: usize| {
        let between = if at < number.start { at..number.start } else { number.end..at };
        between.clone().any(|at| passage.kind(at) == Some(Kind::Digits) && !is_year(passage, at))
    };
    // "1,250 farmers, 75 % of whom had no access": a need of some of them.
    if clause.clone().any(|at| words.covers(at, Tag::InNeed) > 0 && !other(at) && !of_part(at)) {
        return Stage::InNeed;
    }
    let future_year = setting.year.is_some_and(|report| {
        clause.clone().any(|at| super::date::year(passage, at).is_some_and(|year| year > report))
    });
    // "720 fishers know the rule, against the 600 planned": a plan for the 600.
    let of_other = |at: usize| {
        let between = if at < number.start { at..number.start } else { number.end..at };
        let counted = |at: usize| passage.kind(at) == Some(Kind::Digits) && !is_year(passage, at);
        // "against a target of 300,000" behind the number: the target is another.
        let own = at > number.end && (at + 1..at + 5).any(counted);
        between.clone().any(counted) || own
    };
    let planned = clause
        .clone()
        .any(|at| words.covers(at, Tag::Planned) > 0 && !is_bare_plan(passage, at) && !of_other(at))
        && !clause.clone().any(|at| passage.is(at, Tag::ReachedVerb));
    if planned || future_year {
        return Stage::Planned;
    }
    setting.default
}

/// "benefited indirectly", "1,300 indirect beneficiaries".
pub fn read_reach(passage: &Passage, number: &Range<usize>, head_end: usize) -> Option<Reach> {
    let sentence = passage.sentence_of(number.start);
    let clause = clause(passage, &sentence, number.start);
    let near = clause.start.max(number.start.saturating_sub(20))..clause.end.min(head_end + 8);
    // A figure of its own between the word and this one takes the word for itself.
    let own = |range: Range<usize>, tag: Tag| {
        range.clone().any(|at| {
            let between = if at < number.start { at..number.start } else { number.end..at };
            passage.words.covers(at, tag) > 0
                && !between.clone().any(|at| passage.kind(at) == Some(Kind::Digits))
        })
    };
    let distance =
        |tag: Tag| near.clone().filter(|at| own(*at..*at + 1, tag)).map(|at| number.start.abs_diff(at)).min();
    match (distance(Tag::Indirect), distance(Tag::Direct)) {
        (Some(indirect), Some(direct)) if direct < indirect => Some(Reach::Direct),
        (Some(_), _) => Some(Reach::Indirect),
        (None, direct) => direct.map(|_| Reach::Direct),
    }
}

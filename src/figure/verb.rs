//! Verbs of a clause: which one governs a figure, and what kind it is.

use std::ops::Range;

use crate::lang::Tag;
use crate::passage::Passage;
use crate::text::token::Kind;

/// The first verb behind a noun phrase, across places, brackets and "of" phrases.
pub(super) fn next_verb(passage: &Passage, clause: &Range<usize>, from: usize) -> Option<usize> {
    const REACH: usize = 28;
    let mut at = from;
    let mut depth = 0_u32;
    while at < clause.end.min(from + REACH) {
        if passage.is_sign(at, "(") {
            depth += 1;
        } else if passage.is_sign(at, ")") {
            if depth == 0 {
                // The end of a bracket that holds the figure: the verb behind governs both.
                at += 1;
                continue;
            }
            depth = depth.saturating_sub(1);
        } else if depth == 0 {
            if is_finite(passage, at) && (at == from || !is_bare_plan(passage, at)) {
                return Some(at);
            }
            if passage.is_sign(at, ",") {
                if passage.is(at + 1, Tag::Relative)
                    && let Some(closing) = (at + 1..clause.end).find(|at| passage.is_sign(*at, ","))
                {
                    // ", who had not been paid, stayed": the verb stands behind.
                    at = closing + 1;
                    continue;
                }
                if let Some(closing) = end_of_aside(passage, clause, at) {
                    at = closing + 1;
                    continue;
                }
                if !goes_on_behind_comma(passage, at + 1) {
                    return None;
                }
            }
            if passage.is_any_sign(at, &[":", "–", "—"])
                || passage.kind(at) == Some(Kind::Digits) && !is_year(passage, at) && !passage.is_glued(at)
            {
                return None;
            }
        }
        at += 1;
    }
    None
}

/// A word that can be the verb of the clause.
fn is_finite(passage: &Passage, at: usize) -> bool {
    let tags = passage.tags(at);
    let noun_use = at.checked_sub(1).is_some_and(|before| passage.tags(before).any(&[Tag::Article, Tag::Of]));
    // "340 women came instead of 500": a plan for the 500.
    let of_number = !tags.any(&[Tag::Copula, Tag::Auxiliary, Tag::VerbEnding])
        && passage.kind(at + passage.words.covers(at, Tag::Planned)) == Some(Kind::Digits);
    // "of the affected counties"
    let adjective = passage.language.head_last
        && at.checked_sub(1).is_some_and(|before| passage.is(before, Tag::Definite))
        && !tags.any(&[Tag::Copula, Tag::Auxiliary, Tag::Modal]);
    if adjective {
        return false;
    }
    (tags.any(&[
        Tag::Copula,
        Tag::Auxiliary,
        Tag::VerbEnding,
        Tag::FutureEnding,
        Tag::ReachedVerb,
        Tag::Modal,
    ]) || passage.words.covers(at, Tag::Planned) > 0
        && !of_number
        && !noun_use
        && !passage.is(at, Tag::PlannedNoun)
        || passage.words.covers(at, Tag::InNeed) > 0 && tags.has(Tag::InNeed))
        && !tags.has(Tag::Preposition)
        && !tags.has(Tag::Article)
}

/// A verb of results: not "was" or "has" alone.
pub(super) fn is_result(passage: &Passage, at: usize) -> bool {
    passage.is(at, Tag::ReachedVerb)
        && !passage.tags(at).any(&[Tag::Copula, Tag::Auxiliary, Tag::Preposition])
}

/// "was given to": a participle that tells neither a state nor a guess.
fn is_passive(passage: &Passage, at: usize) -> bool {
    let state = [Tag::InNeed, Tag::Harm, Tag::Estimate, Tag::Planned, Tag::Population];
    let helped =
        at.checked_sub(1).is_some_and(|before| passage.tags(before).any(&[Tag::Copula, Tag::Auxiliary]));
    helped
        && passage.tags(at).any(&[Tag::VerbEnding, Tag::Verb])
        && !state.iter().any(|tag| passage.words.covers(at, *tag) > 0)
}

/// Whether a verb of results stands near the figure in its clause.
pub(super) fn tells_result(passage: &Passage, clause: &Range<usize>, number: &Range<usize>) -> bool {
    const BEFORE: usize = 16;
    const BEHIND: usize = 14;
    let near = clause.start.max(number.start.saturating_sub(BEFORE))..clause.end.min(number.end + BEHIND);
    near.into_iter().any(|at| is_result(passage, at))
}

/// A verb of results stands before the number in its clause.
pub(super) fn done_before(passage: &Passage, clause: &Range<usize>, number: usize) -> bool {
    const REACH: usize = 12;
    (clause.start.max(number.saturating_sub(REACH))..number)
        .any(|at| is_result(passage, at) || is_passive(passage, at))
}

/// A verb stands before the number, with no comma between.
pub(super) fn has_verb_before(passage: &Passage, clause: &Range<usize>, at: usize) -> bool {
    (clause.start..at)
        .rev()
        .take_while(|at| !passage.is_sign(*at, ",") || is_name_comma(passage, *at))
        .any(|at| is_finite(passage, at) && !passage.tags(at).any(&[Tag::Copula, Tag::Auxiliary]))
}

/// "trained 40 nurses and will train 60", "a formé 300 femmes qui formeront leurs
/// voisines": the verb behind has a subject of its own, or the one in front.
pub(super) fn next_belongs_elsewhere(passage: &Passage, clause: &Range<usize>, head_end: usize) -> bool {
    const VERB_AFTER_AND: usize = 3;
    if passage.is(head_end, Tag::And) {
        return (head_end + 1..head_end + 1 + VERB_AFTER_AND).any(|at| is_finite(passage, at));
    }
    let Some(verb) = next_verb(passage, clause, head_end) else { return false };
    (head_end..verb).any(|at| {
        passage.words.covers(at, Tag::Relative) > 0 || passage.tags(at).any(&[Tag::Pronoun, Tag::They])
    })
}

/// "reached 6,450 persons hosted by relatives": a verb of results stands right before
/// the number, so that what follows the noun says no more of the stage.
pub(super) fn is_direct_object(passage: &Passage, clause: &Range<usize>, at: usize) -> bool {
    before_qualifiers(passage, clause, at).is_some_and(|verb| is_result(passage, verb))
}

/// "inmunizaron a 15 482 personas": any active verb right before the number.
pub(super) fn is_object_of_act(passage: &Passage, clause: &Range<usize>, at: usize) -> bool {
    before_qualifiers(passage, clause, at).is_some_and(|verb| {
        passage.is(verb, Tag::VerbEnding)
            && !passage.tags(verb).any(&[Tag::Copula, Tag::Auxiliary, Tag::Population, Tag::InNeed])
            && passage.words.covers(verb, Tag::Harm) == 0
    })
}

/// The word before the number and what qualifies it, within the clause.
fn before_qualifiers(passage: &Passage, clause: &Range<usize>, at: usize) -> Option<usize> {
    const QUALIFIERS: [Tag; 7] =
        [Tag::About, Tag::MoreThan, Tag::AtLeast, Tag::AtMost, Tag::FewerThan, Tag::Article, Tag::Between];
    let mut before = at;
    while before > clause.start {
        let len = (1..=3).rev().find(|len| {
            before.checked_sub(*len).is_some_and(|from| {
                from >= clause.start && QUALIFIERS.iter().any(|tag| passage.words.covers(from, *tag) == *len)
            })
        });
        let Some(len) = len else { break };
        before -= len;
    }
    let before = before.checked_sub(1).filter(|before| *before >= clause.start)?;
    // "formó a 300 mujeres": the preposition of a personal object.
    let personal = passage.word(before).chars().count() == 1 && passage.is(before, Tag::Preposition);
    if personal { before.checked_sub(1).filter(|before| *before >= clause.start) } else { Some(before) }
}

/// How many tokens a state covers that qualifies a noun: "in need", "affected",
/// "targeted"; 0 for a verb ("were affected", "fled").
pub(super) fn state_at(passage: &Passage, at: usize) -> usize {
    let tags = passage.tags(at);
    let behind_preposition = at.checked_sub(1).is_some_and(|word| passage.is(word, Tag::Preposition));
    let finite = tags.any(&[Tag::Copula, Tag::Auxiliary, Tag::Modal, Tag::FutureEnding])
        || tags.has(Tag::Verb) && passage.language.head_last && !behind_preposition;
    if finite {
        return 0;
    }
    let harm = passage.words.covers(at, Tag::Harm);
    let need = passage.words.covers(at, Tag::InNeed);
    // "devaient" plans, "ciblées" qualifies: the participles stand over columns too.
    let participle = is_bare_plan(passage, at) && passage.words.covers(at, Tag::TargetColumn) > 0;
    let plan = if participle { passage.words.covers(at, Tag::Planned) } else { 0 };
    harm.max(need).max(plan)
}

/// ", 14 of them women, were coached", ", including 450 girls, came": the comma that
/// closes a part told in passing.
fn end_of_aside(passage: &Passage, clause: &Range<usize>, comma: usize) -> Option<usize> {
    const REACH: usize = 12;
    let closing = (comma + 2..clause.end.min(comma + REACH)).find(|at| passage.is_sign(*at, ","))?;
    let opens = [Tag::OfWhom, Tag::Including].iter().any(|tag| passage.words.covers(comma + 1, *tag) > 0);
    let of_them = (comma + 1..closing).any(|at| passage.words.covers(at, Tag::OfThem) > 0);
    let verb = (comma + 1..closing).any(|at| passage.tags(at).any(&[Tag::Copula, Tag::Auxiliary]));
    ((opens || of_them) && !verb).then_some(closing)
}

/// A list of names, a relative clause or a participle stands behind the comma.
fn goes_on_behind_comma(passage: &Passage, at: usize) -> bool {
    let relative = passage.is(at, Tag::Relative) || passage.is(at + 1, Tag::Relative);
    let participle = passage.words.covers(at, Tag::Planned) > 0 || passage.words.covers(at, Tag::InNeed) > 0;
    passage.is_capitalised(at)
        || passage.is_capitalised(at + 1)
        || relative
        || participle
        || is_list_item(passage, at)
}

/// "of the police, immigration service and army were coached": one more of a list.
fn is_list_item(passage: &Passage, at: usize) -> bool {
    const REACH: usize = 6;
    let and = (at + 1..at + REACH).find(|at| passage.is(*at, Tag::And));
    and.is_some_and(|and| {
        (at..and).all(|word| {
            passage.kind(word) == Some(Kind::Word)
                && !is_finite(passage, word)
                && !passage.tags(word).any(&[Tag::Preposition, Tag::CommaBreak, Tag::Pronoun])
        })
    })
}

/// "targeted" without "were" before it: an adjective ("targeted support").
pub(super) fn is_bare_plan(passage: &Passage, at: usize) -> bool {
    let tags = passage.tags(at);
    let helped =
        (at.saturating_sub(2)..at).any(|before| passage.tags(before).any(&[Tag::Copula, Tag::Auxiliary]));
    tags.has(Tag::Planned) && tags.has(Tag::VerbEnding) && !helped
}

/// "could not train", "n'a pas encore atteint", "no recibieron": not "not only trained".
pub(super) fn is_denied(passage: &Passage, clause: &Range<usize>, verb: usize) -> bool {
    const REACH: usize = 4;
    (clause.start.max(verb.saturating_sub(REACH))..verb).any(|at| {
        passage.is(at, Tag::Negation) && !passage.is(at + 1, Tag::Only) && !passage.is_sign(at + 1, ",")
    })
}

/// "the affected women": a participle before its noun is no verb.
pub(super) fn is_adjective_use(passage: &Passage, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| passage.is(before, Tag::Article))
        && !passage.is(at, Tag::ReachedVerb)
}

/// The part of the sentence between semicolons and the like.
pub(super) fn clause(passage: &Passage, sentence: &Range<usize>, at: usize) -> Range<usize> {
    let breaks = |at: usize| {
        passage.is_sign(at, ";")
            || passage.is(at, Tag::CommaBreak) && at > sentence.start && !passage.is(at, Tag::Preposition)
    };
    let start = (sentence.start..at).rev().find(|at| breaks(*at)).map_or(sentence.start, |at| at + 1);
    let end = (at..sentence.end).find(|at| breaks(*at)).unwrap_or(sentence.end);
    start..end
}

pub(super) fn is_year(passage: &Passage, at: usize) -> bool {
    super::date::year(passage, at).is_some()
}

/// A comma in a list of names.
pub(super) fn is_name_comma(passage: &Passage, at: usize) -> bool {
    passage.is_sign(at, ",") && passage.is_capitalised(at + 1)
}

//! Numbers that tell a rate and no total: "one in three", "12 of every 100",
//! "30 members each", "each group has 30 members"; and where a change begins:
//! "rose from 12 to 45".

use super::noun::Follows;
use super::number::Number;
use crate::lang::Tag;
use crate::passage::Passage;
use crate::text::token::Kind;

/// Whether two numbers, one behind the other, are a ratio: "12 of every 100 women",
/// "one girl in three". `counts` is what follows the second.
pub(super) fn is_ratio(passage: &Passage, first: &Number, second: &Number, counts: &Follows) -> bool {
    const NOUN: usize = 3;
    let (start, end) = (first.tokens.end, second.tokens.start);
    if first.value > second.value || start >= end || first.high.is_some() {
        return false;
    }
    let links = |tag| {
        (start..end).find(|at| {
            let len = passage.words.covers(*at, tag);
            len > 0 && at + len == end
        })
    };
    if let Some(link) = links(Tag::RatioEvery) {
        return link - start <= NOUN && is_clear(passage, start, link);
    }
    let round = second.value <= 10.0 || [100.0, 1000.0].contains(&second.value);
    let nothing = matches!(counts, Follows::Nothing(_));
    let link = links(Tag::RatioOf).filter(|_| round && first.value < second.value);
    link.is_some_and(|link| {
        let beside = link == start;
        (beside || nothing) && link - start < NOUN && is_clear(passage, start, link)
    })
}

/// "7 out of 10 women": of people, a share and no count.
pub(super) fn is_few_of_ten(passage: &Passage, first: &Number, second: &Number, counts: &Follows) -> bool {
    let out_of = passage.words.covers(first.tokens.end, Tag::OutOf);
    let people = matches!(counts, Follows::Noun(counted) if super::counts_people(counted.unit));
    out_of > 0
        && first.tokens.end + out_of == second.tokens.start
        && people
        && first.value < second.value
        && [10.0, 100.0, 1000.0].contains(&second.value)
}

/// Only words stand between, and no verb.
fn is_clear(passage: &Passage, from: usize, to: usize) -> bool {
    (from..to).all(|at| {
        passage.kind(at) == Some(Kind::Word)
            && !passage.tags(at).any(&[Tag::Copula, Tag::Auxiliary, Tag::ReachedVerb, Tag::Preposition])
    })
}

/// Whether a quantity stands for one of many: "30 members each", "each of the 25 groups has 30 members".
pub(super) fn is_rate(passage: &Passage, number: &Number, head_end: usize) -> bool {
    let after = passage.words.covers(head_end, Tag::Each);
    // "weighed 340 children each month": however often, so many were weighed.
    let often = passage.is(head_end + after, Tag::Duration);
    let of_group = number.tokens.start.checked_sub(2).is_some_and(|noun| {
        passage.is(noun + 1, Tag::Of) && passage.words.covers(noun, Tag::Organisation) > 0
    });
    let behind = after > 0 && !often && (of_group || !opens_predicate(passage, head_end + after));
    behind || is_of_each(passage, number.tokens.start)
}

/// "40 women each received": "each" belongs to the verb.
fn opens_predicate(passage: &Passage, at: usize) -> bool {
    passage.tags(at).any(&[Tag::Copula, Tag::Auxiliary, Tag::ReachedVerb, Tag::VerbEnding])
}

/// "Each group has 30 members": the sentence speaks of one of many, with a verb of
/// having or being right before the number.
fn is_of_each(passage: &Passage, at: usize) -> bool {
    let sentence = passage.sentence_of(at);
    let opens = passage.words.covers(sentence.start, Tag::EachOf) > 0;
    let has = at.checked_sub(1).is_some_and(|verb| {
        passage.tags(verb).any(&[Tag::Auxiliary, Tag::Copula]) || passage.words.covers(verb, Tag::Having) > 0
    });
    opens && has
}

/// Whether a number is where a change begins: "rose from 12 to 45", "est passé de 12
/// à 45". It is no range, whatever the words between.
pub(super) fn begins_change(passage: &Passage, number: &Number) -> bool {
    const REACH: usize = 4;
    let start = number.tokens.start;
    let Some(from) = start.checked_sub(1).filter(|from| passage.is(*from, Tag::ChangeFrom)) else {
        return false;
    };
    let clause = passage.sentence_of(start).start.max(from.saturating_sub(REACH))..from;
    let changes = clause.into_iter().any(|at| passage.words.covers(at, Tag::Change) > 0);
    let to = (number.tokens.end..number.tokens.end + REACH).find(|at| passage.is(*at, Tag::RangeJoiner));
    changes
        && to.is_some_and(|to| {
            passage.kind(to + 1) == Some(Kind::Digits) || passage.words.covers(to + 1, Tag::Cardinal) > 0
        })
}

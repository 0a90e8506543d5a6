//! What the words around a figure say of its relation to other figures: part, bracket,
//! running total, told before.

use std::ops::Range;

use super::draft::Cue;
use super::part::{cue_before, of_the_same, part_cue};
use super::{BlockSetting, Found};
use crate::lang::Tag;
use crate::model::Unit;
use crate::passage::Passage;
use crate::text::token::Kind;

/// What the words around a figure say of its relation to others.
pub(super) fn read_cue(
    passage: &Passage,
    number: &Range<usize>,
    head_end: usize,
    setting: BlockSetting,
    found: &Found,
) -> Cue {
    let block = setting.block;
    let clause = super::verb::clause(passage, &passage.sentence_of(number.start), number.start);
    let words = &passage.words;
    let own = own_window(passage, &clause, number);
    let part = part_cue(passage, number, head_end);
    let since = is_since_total(passage, &clause, setting.year);
    if part && since && names_year(passage, number.end..clause.end, setting.year) {
        // "since 2021 4,700 people were trained, of whom 1,200 in 2023": this period's.
        return Cue::None;
    }
    let whole = own.end == clause.end || parts_follow(passage, number.end..clause.end);
    if !part && (own.clone().any(|at| words.covers(at, Tag::RunningTotal) > 0) || since && whole) {
        let earlier = words.any(clause.start..number.start, Tag::EarlierTotal)
            && !words.any(clause.start..number.start, Tag::RunningTotal);
        return if earlier { Cue::EarlierTotal } else { Cue::RunningTotal };
    }
    if in_bracket(passage, number.start) {
        let mut before = found.figures.iter().rev().filter(|draft| draft.block == block);
        let whole = before.find(|draft| draft.unit != Unit::Percent);
        let same = whole.is_some_and(|whole| whole.unit == Unit::Household);
        return if same { Cue::SamePeople } else { Cue::Bracket };
    }
    if part
        || passage.words.covers(number.end, Tag::Difference) > 0
        || points_back(passage, head_end, clause.end)
        || of_the_same(passage, number.end, block, found).is_some()
    {
        return Cue::Part;
    }
    if is_said_to_be(passage, number, head_end)
        && found.figures.last().is_some_and(|last| last.block == block)
    {
        return Cue::Part;
    }
    if part_of_earlier(passage, head_end) {
        return Cue::PartOfEarlier;
    }
    let no_noun = head_end == number.end;
    if no_noun && names_earlier_year(passage, number, setting.year) {
        return Cue::EarlierTotal;
    }
    if no_noun && words.any(clause.start..number.start, Tag::LaterTotal) {
        return Cue::LaterTotal;
    }
    if no_noun && words.any(clause.start..number.start, Tag::EarlierTotal) {
        return Cue::EarlierTotal;
    }
    if cue_before(passage, number.start, &[Tag::SamePeople]) {
        return Cue::SamePeople;
    }
    Cue::None
}

/// Whether the report's own year is named.
fn names_year(passage: &Passage, mut range: Range<usize>, year: Option<i32>) -> bool {
    range.any(|at| year.is_some() && super::date::year(passage, at) == year)
}

/// Whether the numbers behind are parts: "of whom 1,200 ...".
fn parts_follow(passage: &Passage, range: Range<usize>) -> bool {
    let next = range
        .clone()
        .find(|at| passage.kind(*at) == Some(Kind::Digits) && super::date::year(passage, *at).is_none());
    let cue = |at: usize| [Tag::OfWhom, Tag::Including].iter().any(|tag| passage.words.covers(at, *tag) > 0);
    next.is_some_and(|next| (range.start..next).any(cue))
}

/// "versus 12 in 2016": a year before the report's right behind.
fn names_earlier_year(passage: &Passage, number: &Range<usize>, year: Option<i32>) -> bool {
    let preposition = passage.is(number.end, Tag::Preposition);
    let named = super::date::year(passage, number.end + 1).filter(|_| preposition);
    named.zip(year).is_some_and(|(named, report)| named < report)
}

/// The part of the clause that speaks of this number: behind the number before it,
/// and, where none follows, to the end.
fn own_window(passage: &Passage, clause: &Range<usize>, number: &Range<usize>) -> Range<usize> {
    let is_other = |at: &usize| {
        passage.kind(*at) == Some(Kind::Digits)
            && super::date::year(passage, *at).is_none()
            && !passage.is_glued(*at)
    };
    let start = (clause.start..number.start).rev().find(is_other).map_or(clause.start, |at| at + 1);
    let end = if (number.end..clause.end).any(|at| is_other(&at)) { number.start } else { clause.end };
    start..end
}

/// "since it opened in 2021 ... in all": a total over more than this period.
fn is_since_total(passage: &Passage, clause: &Range<usize>, year: Option<i32>) -> bool {
    const REACH: usize = 8;
    let Some(since) = passage.words.find(clause.clone(), Tag::Since) else { return false };
    // "have since published" says nothing of a total.
    let dated = passage.tags(since + 1).any(&[Tag::Article, Tag::Definite, Tag::Pronoun, Tag::Month])
        || passage.kind(since + 1) == Some(Kind::Digits);
    if !dated {
        return false;
    }
    let opens = since <= clause.start + 1;
    let total = passage.words.any(clause.clone(), Tag::TotalWord);
    let earlier_year = (since..clause.end.min(since + REACH))
        .filter_map(|at| super::date::year(passage, at))
        .any(|named| year.is_some_and(|year| named < year));
    total || earlier_year && opens
}

/// "nearly 3,100 older women from this group were visited".
fn points_back(passage: &Passage, head_end: usize, clause_end: usize) -> bool {
    const REACH: usize = 4;
    (head_end..clause_end.min(head_end + REACH)).take_while(|at| passage.kind(*at) == Some(Kind::Word)).any(
        |at| {
            let len = passage.words.covers(at, Tag::OfThem);
            len > 1 && !names_others(passage, at + len)
        },
    )
}

/// "do grupo de mulheres", "de ces comités": what follows is no pronoun.
fn names_others(passage: &Passage, at: usize) -> bool {
    let place = [Tag::Place, Tag::Organisation, Tag::Event, Tag::Item, Tag::Household];
    passage.is(at, Tag::Of) || place.iter().any(|tag| passage.words.covers(at, *tag) > 0)
}

/// Inside a bracket that another figure stands before.
fn in_bracket(passage: &Passage, at: usize) -> bool {
    let sentence = passage.sentence_of(at);
    let mut depth = 0_i32;
    for before in (sentence.start..at).rev() {
        if passage.is_sign(before, ")") {
            depth += 1;
        } else if passage.is_sign(before, "(") {
            if depth == 0 {
                return true;
            }
            depth -= 1;
        }
    }
    false
}

/// "the same 3,240 women", "2,401 femmes, déjà citées".
pub(super) fn is_told_before(passage: &Passage, number: &Range<usize>, head_end: usize) -> bool {
    const BEFORE: usize = 5;
    const BEHIND: usize = 14;
    let sentence = passage.sentence_of(number.start);
    let before = number.start.saturating_sub(BEFORE).max(sentence.start)..number.start;
    let behind = head_end..sentence.end.min(head_end + BEHIND);
    let other_figure = |range: Range<usize>| {
        range.clone().any(|at| passage.kind(at) == Some(Kind::Digits) && !passage.is_glued(at))
    };
    let definite = number.start.checked_sub(1).is_some_and(|at| passage.is(at, Tag::Definite));
    let cue_before = definite || passage.words.any(before, Tag::RepeatCue);
    let cue_behind =
        passage.words.find(behind.clone(), Tag::RepeatCue).is_some_and(|at| !other_figure(behind.start..at));
    cue_before || cue_behind
}

/// "350 teachers stayed; 112 are women".
fn is_said_to_be(passage: &Passage, number: &Range<usize>, head_end: usize) -> bool {
    const REACH: usize = 4;
    let person = (number.end + 1..number.end + REACH).any(|at| passage.is(at, Tag::Person));
    head_end == number.end && passage.is(number.end, Tag::Copula) && person
}

/// "2,300 women from among these beneficiaries", "1,745 survivors, all of whom are
/// part of the table": with no other figure between.
fn part_of_earlier(passage: &Passage, head_end: usize) -> bool {
    const REACH: usize = 10;
    let sentence = passage.sentence_of(head_end.saturating_sub(1));
    (head_end..sentence.end.min(head_end + REACH))
        .take_while(|at| passage.kind(*at) != Some(Kind::Digits) && !passage.is_sign(*at, ";"))
        .any(|at| passage.words.covers(at, Tag::PartOfEarlier) > 0)
}

//! Words that make a figure a part of another: "of whom", "including", "of the
//! 40 ...".

use std::ops::Range;

use super::Found;
use crate::lang::{Tag, tag_groups};
use crate::passage::Passage;
use crate::text::token::Kind;

/// "40 of them", "of whom 40", "including 40".
pub(super) fn part_cue(passage: &Passage, number: &Range<usize>, head_end: usize) -> bool {
    let behind = passage.words.covers(head_end, Tag::OfThem) > 0
        || [Tag::OfThem, Tag::OfWhom].iter().any(|tag| passage.words.covers(number.end, *tag) > 0);
    behind
        || opens_with_part(passage, number.start)
        || cue_before(passage, number.start, &[Tag::OfWhom, Tag::Including])
}

/// "Among the children vaccinated, 8,764 had ...": the clause opens with a part.
pub(super) fn opens_with_part(passage: &Passage, at: usize) -> bool {
    const REACH: usize = 12;
    let sentence = passage.sentence_of(at);
    let start = (sentence.start..at)
        .rev()
        .find(|at| passage.is_any_sign(*at, &[";", ":"]))
        .map_or(sentence.start, |at| at + 1);
    // "Of the 14 communities, 350 young people": the opening counts something else.
    let other_number =
        (start + 1..at).find(|at| passage.kind(*at) == Some(Kind::Digits) && !passage.is_glued(*at));
    let something_else = other_number.is_some_and(|number| {
        let people = (number + 1..at.min(number + 4))
            .any(|at| passage.is(at, Tag::Person) || passage.is(at, Tag::Household));
        !people
    });
    if something_else {
        return false;
    }
    let of_whom = passage.words.covers(start, Tag::OfWhom);
    // "De 200 alumnos formados, aprobaron 140"
    let of_number = passage.is(start, Tag::Of)
        && is_number(passage, start + 1)
        && at > start + 2
        && (start + 2..at).any(|at| passage.is_sign(at, ","));
    let opener = passage.words.covers(start, Tag::PartOpener).max(of_whom).max(usize::from(of_number));
    // "Of the 159 women who stood, 111 ...": the 159 are the whole.
    let whole = of_whom == 0 && start + opener == at;
    opener > 0
        && !whole
        && at - start <= REACH
        && !(start..at).any(|at| {
            passage.tags(at).any(&[Tag::ReachedVerb, Tag::Copula]) && !passage.is(at, Tag::VerbEnding)
        })
}

/// Whether the words that make a number a part stand inside its sentence, not at its
/// head: "We trained 200 teachers, of whom 40 ..." against "Of these, 40 ...".
pub(crate) fn is_inside(passage: &Passage, number: &Range<usize>) -> bool {
    const HEAD: usize = 3;
    let sentence = passage.sentence_of(number.start);
    let tags = [Tag::OfWhom, Tag::Including];
    let cue = (sentence.start..number.start)
        .rev()
        .find(|at| tags.iter().any(|tag| passage.words.covers(*at, *tag) > 0));
    // "These women, of whom about forty are displaced": the whole stands before.
    let back = passage.tags(sentence.start).any(&[Tag::Demonstrative, Tag::They]);
    !back && cue.is_some_and(|cue| cue >= sentence.start + HEAD) && cue_before(passage, number.start, &tags)
}

/// A form of the tags stands before the number in its clause, with no figure but
/// other parts between.
pub(super) fn cue_before(passage: &Passage, at: usize, tags: &[Tag]) -> bool {
    let sentence = passage.sentence_of(at);
    let mut from = at;
    while from > sentence.start {
        from -= 1;
        if passage.is_any_sign(from, &[";", ":", ".", ")"]) || at - from > 24 {
            return false;
        }
        let len = tags.iter().map(|tag| passage.words.covers(from, *tag)).max().unwrap_or(0);
        if len > 0 && from + len <= at {
            return reaches(passage, from + len, at);
        }
    }
    false
}

/// Whether a cue reaches a number: through adjectives, other parts, commas and "and".
fn reaches(passage: &Passage, from: usize, at: usize) -> bool {
    let verb_between = (from..at).any(|between| {
        passage.tags(between).any(&[Tag::ReachedVerb, Tag::Relative]) && !passage.is(between, Tag::Copula)
    });
    let numbers = (from..at).filter(|between| passage.kind(*between) == Some(Kind::Digits)).count();
    let clean = (from..at).all(|between| !passage.is_any_sign(between, &["(", ";"]));
    // "dont l'élaboration a mobilisé 160 participants": whose, not of whom.
    let whose = passage.is(from, Tag::Definite) && passage.kind(from + 1) == Some(Kind::Word);
    if whose && verb_between {
        return false;
    }
    clean && (!verb_between || numbers == 0 && at - from <= 6)
}

/// "more than 600 of the trained officials": the figure of officials told before.
pub(super) fn of_the_same(passage: &Passage, at: usize, block: usize, found: &Found) -> Option<usize> {
    const REACH: usize = 6;
    const BLOCKS_BACK: usize = 2;
    let definite = passage.is(at, Tag::Of)
        && (passage.tags(at + 1).any(&[Tag::Article, Tag::Demonstrative]) || passage.language.decimal_comma);
    if !definite {
        return None;
    }
    let nouns: Vec<&str> = (at + 1..at + REACH)
        .take_while(|at| passage.kind(*at) == Some(Kind::Word) && !passage.is(*at, Tag::Copula))
        .filter(|at| passage.tags(*at).any(tag_groups::NOUNS) || passage.is(*at, Tag::PersonEnding))
        .map(|at| passage.words.folded(at))
        .collect();
    found
        .figures
        .iter()
        .enumerate()
        .rev()
        .take_while(|(_, draft)| draft.block + BLOCKS_BACK >= block)
        .find_map(|(index, draft)| {
            let group = crate::text::fold::fold(passage.text.get(draft.group.clone()).unwrap_or_default());
            let same = group.split(|c: char| !c.is_alphanumeric()).any(|word| nouns.contains(&word));
            same.then_some(index)
        })
}

/// Past "of them".
pub(super) fn after_of_them(passage: &Passage, at: usize) -> usize {
    at + passage.words.covers(at, Tag::OfThem)
}

fn is_number(passage: &Passage, at: usize) -> bool {
    passage.kind(at) == Some(Kind::Digits) || passage.words.covers(at, Tag::Cardinal) > 0
}

//! Numbers without a noun of their own: "226 in Chiapas; in Oaxaca, 235",
//! "1,115 of them are Dalit women", "Women: 340".

use std::ops::Range;

use super::draft::Draft;
use super::noun::unit_of;
use super::number::Number;
use super::part::{after_of_them, of_the_same, opens_with_part, part_cue};
use super::{BlockSetting, Found};
use crate::lang::{Tag, TagSet, tag_groups};
use crate::model::Unit;
use crate::passage::Passage;
use crate::text::token::Kind;

/// How many times larger than the figure before a number without a noun may be.
const FAR: f64 = 50.0;

/// What a number counts, however that was found out.
#[derive(Debug, Clone)]
pub(super) struct Resolved {
    pub unit: Unit,
    pub tags: TagSet,
    pub head_end: usize,
    pub start: usize,
    pub currency: Option<String>,
    pub from: Option<usize>,
    pub guessed: bool,
    pub rule: &'static str,
}

/// A number before words that no language file knows.
pub(super) fn unknown_noun(
    passage: &Passage,
    number: &Number,
    words: Range<usize>,
    block: usize,
    found: &Found,
) -> Option<Resolved> {
    let start = number.tokens.start;
    let of = start.checked_sub(1).is_some_and(|before| passage.is(before, Tag::Of));
    // "a team of six luthiers" counts no teams.
    let label =
        label_before(passage, start).filter(|label| !of || unit_of(*label).is_some_and(super::counts_people));
    if let Some(label) = label {
        return Some(resolved(number, label, number.tokens.end, "label-before"));
    }
    if opens_with_part(passage, start)
        && let Some((from, whole)) = antecedent(passage, number, block, found)
    {
        return Some(inherited(number, from, whole, TagSet::default(), number.tokens.end));
    }
    // "cerca de 700 afrodescendientes" after a figure of people: the same people.
    if let Some((from, whole)) = antecedent(passage, number, block, found)
        && part_cue(passage, &number.tokens, words.end)
    {
        return Some(inherited(number, from, whole, TagSet::default(), words.end));
    }
    // "4,560 bénéficiaires directs et 18,240 indirects": the noun before.
    let reach = words.clone().all(|at| passage.tags(at).any(&[Tag::Indirect, Tag::Direct]));
    if reach && let Some((from, whole)) = antecedent(passage, number, block, found) {
        return Some(inherited(number, from, whole, TagSet::default(), words.end));
    }
    if let Some(tags) = apposition(passage, words.end) {
        return Some(Resolved {
            head_end: words.end,
            ..resolved(number, tags, words.end, "number-noun-explained")
        });
    }
    let verb = words.end;
    let human = passage.is(verb, Tag::ReachedVerb) && !passage.tags(verb).any(&[Tag::Copula, Tag::Auxiliary]);
    let small = number.decimal || number.value < 2.0;
    let unit = if human && !small { Unit::Person } else { Unit::Other };
    let mut tags = TagSet::default();
    if unit == Unit::Person {
        tags.insert(Tag::Person);
    }
    Some(Resolved {
        unit,
        tags,
        head_end: words.end,
        start,
        currency: None,
        from: None,
        guessed: true,
        rule: "number-unknown-noun",
    })
}

/// "288 Pashu Sakhis, village women whom we train": what the words behind the comma
/// say that an unknown noun is.
fn apposition(passage: &Passage, comma: usize) -> Option<TagSet> {
    const REACH: usize = 4;
    if !passage.is_sign(comma, ",") {
        return None;
    }
    let noun = (comma + 1..comma + 1 + REACH)
        .take_while(|at| passage.kind(*at) == Some(Kind::Word) && !passage.is(*at, Tag::And))
        .find(|at| passage.words.covers(*at, Tag::Person) > 0)?;
    let first = passage.tags(comma + 1);
    let explains =
        passage.tags(noun + 1).any(&[Tag::Relative, Tag::Verb]) || passage.is(noun + 2, Tag::Relative);
    let clause = first.any(&[Tag::Relative, Tag::Preposition, Tag::Auxiliary, Tag::Copula]);
    let mut tags = TagSet::default();
    [Tag::Person, Tag::Female, Tag::Male, Tag::Child, Tag::Youth]
        .into_iter()
        .filter(|tag| passage.words.covers(noun, *tag) > 0)
        .for_each(|tag| tags.insert(tag));
    (explains && !clause).then_some(tags)
}

/// A number with no noun behind it.
pub(super) fn resolve(
    passage: &Passage,
    number: &Number,
    predicate: TagSet,
    setting: BlockSetting,
    found: &Found,
) -> Option<Resolved> {
    let block = setting.block;
    let end = after_of_them(passage, number.tokens.end);
    if let Some(noun) = noun_behind_of(passage, end) {
        let known = of_the_same(passage, number.tokens.end, block, found)
            .and_then(|from| Some((from, found.figures.get(from)?)));
        return Some(match known {
            Some((from, whole)) => inherited(number, from, whole, predicate, end),
            None => resolved(number, noun, end, "number-of-noun"),
        });
    }
    let subject = counted_subject(passage, number.tokens.start);
    let label = subject
        .or_else(|| label_before(passage, number.tokens.start))
        .or_else(|| opener_noun(passage, number.tokens.start, block, found));
    if let Some((from, money)) = money_before(passage, number, block, found) {
        return Some(inherited(number, from, money, TagSet::default(), end));
    }
    // "Women trained:", and below it "Kolda: 1,200".
    if label.is_none()
        && let Some(head) = setting.head.filter(|_| ends_item(passage, &number.tokens))
    {
        return Some(resolved(number, head, end, "list-head"));
    }
    let inherits = antecedent(passage, number, block, found);
    match (label, inherits) {
        (Some(label), _) if unit_of(label).is_some() => Some(resolved(number, label, end, "label-before")),
        (_, Some((from, whole)))
            if number.value <= whole.value * FAR || part_cue(passage, &number.tokens, end) =>
        {
            Some(inherited(number, from, whole, predicate, end))
        }
        _ if unit_of(predicate).is_some() => Some(resolved(number, predicate, end, "predicate-noun")),
        _ if place_behind_of(passage, end) => {
            let mut tags = TagSet::default();
            tags.insert(Tag::Place);
            Some(resolved(number, tags, end, "number-of-noun"))
        }
        _ => None,
    }
}

fn resolved(number: &Number, tags: TagSet, head_end: usize, rule: &'static str) -> Resolved {
    Resolved {
        unit: unit_of(tags).unwrap_or(Unit::Other),
        tags,
        head_end,
        start: number.tokens.start,
        currency: None,
        from: None,
        guessed: false,
        rule,
    }
}

fn inherited(number: &Number, from: usize, whole: &Draft, predicate: TagSet, head_end: usize) -> Resolved {
    let person = whole.unit == Unit::Person && unit_of(predicate) == Some(Unit::Person);
    let mut tags = if person && predicate.any(&[Tag::Female, Tag::Male]) {
        predicate
    } else {
        whole.tags.union(predicate)
    };
    tags.insert(Tag::Of);
    Resolved {
        unit: whole.unit,
        tags,
        head_end,
        start: number.tokens.start,
        currency: whole.currency.clone(),
        from: Some(from),
        guessed: false,
        rule: "elided-noun",
    }
}

/// "3 of Tigray's 40 hospitals", "310 of the pupils".
fn noun_behind_of(passage: &Passage, at: usize) -> Option<TagSet> {
    const REACH: usize = 6;
    let at = past_bracket(passage, at);
    let out_of = passage.words.covers(at, Tag::OutOf);
    if out_of > 0 && is_number(passage, at + out_of) {
        return noun_of_whole(passage, at + out_of);
    }
    // "410 of whom had fled their homes" counts no homes.
    if !passage.is(at, Tag::Of) || passage.words.covers(at, Tag::OfWhom) > 0 {
        return None;
    }
    let first = if passage.tags(at + 1).any(&[Tag::Definite, Tag::Article]) { at + 2 } else { at + 1 };
    let counts_again = (first..at + REACH)
        .any(|at| passage.kind(at) == Some(Kind::Digits) || passage.words.covers(at, Tag::Cardinal) > 0);
    if passage.is_capitalised(first) && !counts_again {
        return None;
    }
    for next in at + 1..at + REACH {
        let mut tags = TagSet::default();
        tag_groups::NOUNS.iter().filter(|tag| passage.is(next, **tag)).for_each(|tag| tags.insert(*tag));
        for tag in [Tag::Female, Tag::Male, Tag::Child, Tag::Youth] {
            if passage.is(next, tag) {
                tags.insert(tag);
            }
        }
        match unit_of(tags) {
            // "1,027 of other countries": where from, not what.
            Some(Unit::Place) if !counts_again => return None,
            // "12.060 de 6 a 23 meses": how old.
            Some(Unit::Duration) => return None,
            Some(_) => return Some(tags),
            None => {}
        }
        if passage.kind(next) == Some(Kind::Sign) || passage.is(next, Tag::Copula) {
            break;
        }
    }
    // "thirty-four of the sixty flumes": whatever they are, the same as the sixty.
    let again_at_once = counts_again && is_number(passage, first);
    again_at_once.then(|| {
        let mut tags = TagSet::default();
        tags.insert(Tag::Other);
        tags
    })
}

/// Past "(95 %)" between a part and "of the 400 women".
fn past_bracket(passage: &Passage, at: usize) -> usize {
    const LONGEST: usize = 5;
    if !passage.is_sign(at, "(") {
        return at;
    }
    let close = (at + 1..at + LONGEST).find(|at| passage.is_sign(*at, ")"));
    let percent = close.is_some_and(|close| {
        (at + 1..close).any(|at| passage.is_sign(at, "%") || passage.words.covers(at, Tag::PercentWord) > 0)
    });
    close.filter(|_| percent).map_or(at, |close| close + 1)
}

/// "120 out of 500 applicants": what the whole counts, the part counts too.
fn noun_of_whole(passage: &Passage, number: usize) -> Option<TagSet> {
    const REACH: usize = 3;
    let mut end = number;
    while is_number(passage, end) {
        end += 1;
    }
    (end..end + REACH).take_while(|at| passage.kind(*at) == Some(Kind::Word)).find_map(|at| {
        let mut tags = TagSet::default();
        for tag in tag_groups::NOUNS.iter().chain(&[Tag::Female, Tag::Male, Tag::Child, Tag::Youth]) {
            if passage.words.covers(at, *tag) > 0 {
                tags.insert(*tag);
            }
        }
        unit_of(tags).map(|_| tags)
    })
}

fn is_number(passage: &Passage, at: usize) -> bool {
    passage.kind(at) == Some(Kind::Digits) || passage.words.covers(at, Tag::Cardinal) > 0
}

/// "38 of the municipalities".
fn place_behind_of(passage: &Passage, at: usize) -> bool {
    const REACH: usize = 4;
    passage.is(at, Tag::Of) && (at + 1..at + REACH).any(|next| passage.is(next, Tag::Place))
}

/// "The number of complaints went from 120 to 310": the noun behind "number of".
fn counted_subject(passage: &Passage, at: usize) -> Option<TagSet> {
    const REACH: usize = 4;
    let sentence = passage.sentence_of(at);
    let column = (sentence.start..at)
        .rev()
        .find(|at| passage.is(*at, Tag::OfColumn) && passage.is(*at + 1, Tag::Of))?;
    let free =
        !(column..at).any(|at| passage.is_any_sign(at, &[";", ":"]) || passage.is(at, Tag::CommaBreak));
    (column + 2..at.min(column + 2 + REACH)).filter(|_| free).find_map(|word| {
        let mut tags = TagSet::default();
        tag_groups::NOUNS
            .iter()
            .filter(|tag| passage.words.covers(word, **tag) > 0)
            .for_each(|tag| tags.insert(*tag));
        [Tag::Female, Tag::Male, Tag::Child, Tag::Youth]
            .into_iter()
            .filter(|tag| passage.is(word, *tag))
            .for_each(|tag| tags.insert(tag));
        unit_of(tags).map(|_| tags)
    })
}

/// "Of the families, some 2,300 are ...": what the opening names, where no figure of
/// that unit was told last.
fn opener_noun(passage: &Passage, at: usize, block: usize, found: &Found) -> Option<TagSet> {
    if !opens_with_part(passage, at) {
        return None;
    }
    let sentence = passage.sentence_of(at);
    let noun = (sentence.start..at).find_map(|word| {
        let mut tags = TagSet::default();
        tag_groups::NOUNS
            .iter()
            .filter(|tag| passage.words.covers(word, **tag) > 0)
            .for_each(|tag| tags.insert(*tag));
        unit_of(tags).map(|unit| (unit, tags))
    })?;
    let last =
        found.figures.iter().rev().find(|draft| super::counts_people(draft.unit) && draft.block + 1 >= block);
    (super::counts_people(noun.0) && last.is_none_or(|last| last.unit != noun.0)).then_some(noun.1)
}

/// "7.85 million euros were asked for, of which 3 million are secured": of a
/// sentence that counts nothing but money.
fn money_before<'f>(
    passage: &Passage,
    number: &Number,
    block: usize,
    found: &'f Found,
) -> Option<(usize, &'f Draft)> {
    let sentence = passage.bytes(&passage.sentence_of(number.tokens.start));
    let here = || {
        found
            .figures
            .iter()
            .enumerate()
            .filter(|(_, draft)| draft.block == block && draft.number.start >= sentence.start)
    };
    let only_money =
        here().all(|(_, draft)| matches!(draft.unit, Unit::Money | Unit::Percent | Unit::Duration));
    here().rfind(|(_, draft)| only_money && draft.unit == Unit::Money)
}

/// The figure whose noun an elided one takes over: in its sentence, or before it
/// in its block, or in the list head and items before.
fn antecedent<'f>(
    passage: &Passage,
    number: &Number,
    block: usize,
    found: &'f Found,
) -> Option<(usize, &'f Draft)> {
    const BLOCKS_BACK: usize = 4;
    let sentence = passage.bytes(&passage.sentence_of(number.tokens.start));
    let countable =
        |draft: &Draft| !matches!(draft.unit, Unit::Money | Unit::Percent | Unit::Duration | Unit::Measure);
    let near =
        || found.figures.iter().enumerate().rev().take_while(|(_, draft)| draft.block + BLOCKS_BACK >= block);
    let here = near().filter(|(_, draft)| {
        draft.block == block && draft.number.start >= sentence.start && countable(draft)
    });
    let people_first =
        || here.clone().find(|(_, draft)| super::counts_people(draft.unit) && draft.value >= number.value);
    let earlier = || near().filter(|(_, draft)| countable(draft));
    if let Some(index) = of_the_same(passage, number.tokens.end, block, found) {
        return found.figures.get(index).map(|draft| (index, draft));
    }
    let cue = part_cue(passage, &number.tokens, number.tokens.end);
    let any_here = here.clone().next();
    if cue {
        return any_here
            .filter(|(_, draft)| draft.value >= number.value)
            .or_else(people_first)
            .or_else(|| {
                earlier().find(|(_, draft)| super::counts_people(draft.unit) && draft.value >= number.value)
            })
            .or_else(|| earlier().find(|(_, draft)| draft.value >= number.value));
    }
    let larger = || earlier().find(|(_, draft)| draft.block < block && draft.value >= number.value);
    let nearest = || earlier().next();
    let listed = ends_item(passage, &number.tokens);
    // "6,300 kits, 2,100 in Nampula and 4,200 in Tete": a chain counts one thing.
    let chained = any_here.filter(|(_, last)| {
        const NEAR: usize = 8;
        let between = last.tokens.end..number.tokens.start;
        between.len() <= NEAR
            && between.clone().any(|at| passage.is(at, Tag::And) || passage.is_sign(at, ","))
            && !between.clone().any(|at| {
                passage.is_sign(at, ";") || passage.tags(at).any(&[Tag::VerbEnding, Tag::ReachedVerb])
            })
    });
    if let Some(from) = chained.and_then(|(_, last)| last.unit_from)
        && let Some(whole) = found.figures.get(from)
    {
        return Some((from, whole));
    }
    people_first().or(any_here).or_else(|| if listed { larger().or_else(nearest) } else { nearest() })
}

/// "Kolda: 700", "Goiás – 803": the number closes a line behind what it is about.
fn ends_item(passage: &Passage, number: &Range<usize>) -> bool {
    const REST: usize = 3;
    let sign = number.start.checked_sub(1).is_some_and(|before| {
        passage.is_sign(before, ":") || passage.is_dash(before) && !passage.is_glued(number.start)
    });
    sign && passage.len() <= number.end + REST
}

/// "Women: 340", "a population of 220 million", "the number of girls was 45".
fn label_before(passage: &Passage, at: usize) -> Option<TagSet> {
    const REACH: usize = 8;
    let sentence = passage.sentence_of(at);
    let before = at.checked_sub(1).filter(|before| *before >= sentence.start)?;
    let qualifier = (1..=4).find(|len| {
        at.checked_sub(*len).is_some_and(|from| {
            [Tag::About, Tag::MoreThan, Tag::AtLeast, Tag::AtMost]
                .iter()
                .any(|tag| passage.words.covers(from, *tag) == *len)
        })
    });
    let link = before.checked_sub(qualifier.unwrap_or(0)).unwrap_or(before);
    let links = passage.is_sign(link, ":")
        || passage.tags(link).any(&[Tag::Of, Tag::Copula])
        || passage.is_sign(link, "=");
    if !links {
        return noun_in_front(passage, at);
    }
    let colon = passage.is_sign(link, ":");
    let opening = (sentence.start..link)
        .rev()
        .find(|at| passage.is_any_sign(*at, &[".", ";", ":", "("]))
        .map_or(sentence.start, |at| at + 1);
    let people = (opening..link)
        .any(|at| passage.words.covers(at, Tag::Person).max(passage.words.covers(at, Tag::Household)) > 0);
    // "In all: 340" names nobody, "Total beneficiaries: 5,420" does.
    let total = passage.words.any(opening..link, Tag::TotalWord) && !people;
    if colon && (passage.is(opening, Tag::Preposition) || total) {
        return None;
    }
    // "1,290 gatherers in our networks: 702 in Goiás": a breakdown, no label.
    if colon && (opening..link).any(|at| passage.kind(at) == Some(Kind::Digits) && !passage.is_glued(at)) {
        return None;
    }
    let is_label = opening == sentence.start && (opening..link).all(|at| is_plain_label(passage, at));
    if colon && is_label {
        return label_head(passage, opening..link);
    }
    for word in (sentence.start.max(link.saturating_sub(REACH))..link).rev() {
        if passage.kind(word) == Some(Kind::Digits) || passage.is_any_sign(word, &[",", ";", ")", ":"]) {
            break;
        }
        let mut tags = TagSet::default();
        let noun = tag_groups::NOUNS.iter().filter(|tag| passage.words.covers(word, **tag) > 0);
        noun.for_each(|tag| tags.insert(*tag));
        for tag in [Tag::Female, Tag::Male, Tag::Child, Tag::Youth, Tag::Population] {
            if passage.is(word, tag) {
                tags.insert(tag);
            }
        }
        if matches!(unit_of(tags), Some(Unit::Person | Unit::Household | Unit::Organisation)) {
            return Some(tags);
        }
        if passage.words.covers(word, Tag::Copula) > 0 {
            break;
        }
    }
    None
}

/// "Dignity kits for women: 4,800": the head of a label, up to its first preposition.
pub(super) fn label_head(passage: &Passage, label: Range<usize>) -> Option<TagSet> {
    let end = label
        .clone()
        .skip(1)
        .find(|at| passage.tags(*at).any(&[Tag::Preposition, Tag::Of]) && passage.language.head_last)
        .unwrap_or(label.end);
    let noun = |at: usize| {
        let mut tags = TagSet::default();
        for tag in tag_groups::NOUNS.iter().chain(&[Tag::Female, Tag::Male, Tag::Child, Tag::Youth]) {
            if passage.words.covers(at, *tag) > 0 {
                tags.insert(*tag);
            }
        }
        unit_of(tags).map(|unit| (unit, tags))
    };
    let found = if passage.language.head_last {
        (label.start..end).rev().find_map(noun)
    } else {
        (label.start..end).find_map(noun)
    };
    let known = [Unit::Person, Unit::Household, Unit::Organisation, Unit::Item, Unit::Event];
    found.filter(|(unit, _)| known.contains(unit)).map(|(_, tags)| tags)
}

/// Neither number, verb nor target: a label names what is counted.
fn is_plain_label(passage: &Passage, at: usize) -> bool {
    let verb = [Tag::ReachedVerb, Tag::VerbEnding, Tag::Copula, Tag::Auxiliary, Tag::Relative];
    passage.kind(at) == Some(Kind::Word)
        && !is_number(passage, at)
        && !passage.tags(at).any(&verb)
        && passage.words.covers(at, Tag::PlannedNoun) == 0
}

/// "paid for the desks (1,900)", "their cooperatives, 38 in number": the noun right
/// before a bracket, comma or dash, where no other number counts it.
fn noun_in_front(passage: &Passage, at: usize) -> Option<TagSet> {
    const REACH: usize = 3;
    let sign = at.checked_sub(1)?;
    let mut end = at;
    while is_number(passage, end) {
        end += 1;
    }
    let bracketed = passage.is_sign(sign, "(") && passage.is_sign(end, ")");
    let aside =
        (passage.is_sign(sign, ",") || passage.is_dash(sign)) && passage.words.covers(end, Tag::InNumber) > 0;
    if !bracketed && !aside {
        return None;
    }
    let from = passage.sentence_of(at).start.max(sign.saturating_sub(REACH));
    let mut tags = TagSet::default();
    for word in (from..sign).rev() {
        if passage.kind(word) != Some(Kind::Word) || is_number(passage, word) {
            return None;
        }
        tag_groups::NOUNS
            .iter()
            .filter(|tag| passage.words.covers(word, **tag) > 0)
            .for_each(|tag| tags.insert(*tag));
        if unit_of(tags).is_some() {
            let counted = (from..word).any(|before| is_number(passage, before));
            return (!counted).then_some(tags);
        }
        if bracketed || passage.tags(word).any(&[Tag::Preposition, Tag::Copula, Tag::Auxiliary]) {
            return None;
        }
    }
    None
}

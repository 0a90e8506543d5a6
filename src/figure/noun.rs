//! What a number counts: the noun phrase after it.
//!
//! In languages whose compounds end with the head ("women fish processors") the
//! last noun of the run decides, in the others the first ("productrices de riz").

use std::ops::Range;

use super::number::Number;
use crate::lang::{Tag, TagSet, tag_groups};
use crate::model::Unit;
use crate::passage::Passage;
use crate::text::token::Kind;

/// What a number counts.
#[derive(Debug, Clone, PartialEq)]
pub struct Counted {
    /// Its unit.
    pub unit: Unit,
    /// ISO 4217 code.
    pub currency: Option<String>,
    /// First token of the quote: a currency may stand before the number.
    pub start: usize,
    /// The noun phrase, from after the number to its last noun.
    pub head: Range<usize>,
    /// Everything the words of the phrase tell.
    pub tags: TagSet,
    /// Guessed from an ending or from where it stands.
    pub guessed: bool,
}

/// What follows a number.
#[derive(Debug, Clone, PartialEq)]
pub enum Follows {
    /// A noun phrase.
    Noun(Counted),
    /// Words that no language file knows where a noun would stand.
    Unknown(Range<usize>),
    /// No noun: "226 in Chiapas", "1,115 are Dalit women". The tags are the predicate's.
    Nothing(TagSet),
}

/// Farthest a noun may stand behind its number.
const REACH: usize = 9;

/// Reads what a number counts.
pub fn read_counted(passage: &Passage, number: &Number) -> Follows {
    let end = after_extras(passage, number.tokens.end);
    if let Some(counted) = money_or_percent(passage, number, end) {
        return Follows::Noun(counted);
    }
    if passage.words.covers(number.tokens.end, Tag::Difference) > 0 {
        return Follows::Nothing(TagSet::default());
    }
    let mut at = end;
    let scaled = number.tokens.clone().any(|at| {
        passage.words.value(at, Tag::Scale).is_some_and(|(scale, _)| scale >= 1e6)
            || passage.is(at, Tag::Collective)
    });
    if scaled && passage.is(at, Tag::Of) && passage.words.covers(at, Tag::OfThem) == 0 {
        at += 1;
    }
    let hyphenated = passage.is_dash(at) && passage.is_glued(at) && passage.is_glued(at + 1);
    if hyphenated {
        at += 1;
    }
    let found = match read_phrase(passage, at) {
        Follows::Noun(counted) => Follows::Noun(counted),
        other => shared_noun(passage, end)
            .or_else(|| noun_behind_bracket(passage, number.tokens.end))
            .unwrap_or(other),
    };
    match found {
        Follows::Noun(counted) => {
            Follows::Noun(Counted { start: number.tokens.start, ..coordinated(passage, counted, hyphenated) })
        }
        other => other,
    }
}

/// Reads the noun phrase that begins at a token.
pub(super) fn read_phrase(passage: &Passage, at: usize) -> Follows {
    if passage.language.head_last { head_last(passage, at) } else { head_first(passage, at) }
}

/// "from 41 to 58 per cent", "120, 80 and 45 women", "4,560 direct and 18,240 indirect
/// beneficiaries": a number counts what a later one of the list counts.
fn shared_noun(passage: &Passage, end: usize) -> Option<Follows> {
    const ADJECTIVES: usize = 2;
    const LONGEST: usize = 12;
    let joins = |at: usize| passage.tags(at).any(&[Tag::RangeJoiner, Tag::And]);
    let digits = |at: usize| passage.kind(at) == Some(Kind::Digits);
    let verb = [Tag::And, Tag::Or, Tag::RangeJoiner, Tag::VerbEnding, Tag::ReachedVerb];
    let plain = |at: usize| {
        let tags = passage.tags(at);
        passage.kind(at) == Some(Kind::Word)
            && !tags.any(STOPS)
            && !tags.any(&verb)
            && noun_at(passage, at).is_none()
    };
    let list =
        |at: usize| (joins(at) || passage.is_sign(at, ",") && !passage.is_glued(at + 1)) && digits(at + 1);
    let mut at = end;
    while at < end + LONGEST {
        let skipped = (at..at + ADJECTIVES).take_while(|at| plain(*at)).count();
        let next = (at..=at + skipped).find(|at| list(*at))?;
        // "45, 80 were ..." is no list: it ends with "and" or "to".
        let last = joins(next);
        at = next + 2;
        let unit_at = at + (at..at + ADJECTIVES).take_while(|at| plain(*at)).count();
        if last && let Some(found) = unit_behind(passage, at, unit_at, end) {
            return Some(found);
        }
    }
    None
}

/// What the last number of a list counts.
fn unit_behind(passage: &Passage, sign_at: usize, behind: usize, end: usize) -> Option<Follows> {
    let counted =
        |unit, tags| Counted { unit, currency: None, start: end, head: end..end, tags, guessed: false };
    let percent = passage.is_sign(sign_at, "%") || passage.words.covers(sign_at, Tag::PercentWord) > 0;
    if percent {
        return Some(Follows::Noun(counted(Unit::Percent, TagSet::default())));
    }
    let (tags, _) = noun_at(passage, behind)?;
    unit_of(tags).map(|unit| Follows::Noun(counted(unit, tags)))
}

/// "230 (120 women and 110 men) judges": the noun behind the bracket.
fn noun_behind_bracket(passage: &Passage, end: usize) -> Option<Follows> {
    const LONGEST: usize = 18;
    if !passage.is_sign(end, "(") {
        return None;
    }
    let close = (end + 1..end + LONGEST).find(|at| passage.is_sign(*at, ")"))?;
    match read_phrase(passage, close + 1) {
        Follows::Noun(counted) if !counted.guessed => {
            Some(Follows::Noun(Counted { head: end..end, start: end, ..counted }))
        }
        _ => None,
    }
}

/// Past "or more", "+".
fn after_extras(passage: &Passage, at: usize) -> usize {
    let more = passage.words.covers(at, Tag::MoreAfter);
    if passage.is_sign(at, "+") { at + 1 } else { at + more }
}

fn money_or_percent(passage: &Passage, number: &Number, end: usize) -> Option<Counted> {
    let counted = |unit, currency, start, end: usize| Counted {
        unit,
        currency,
        start,
        head: number.tokens.end..end,
        tags: TagSet::default(),
        guessed: false,
    };
    let percent = if passage.is_sign(end, "%") { 1 } else { passage.words.covers(end, Tag::PercentWord) };
    if percent > 0 {
        return Some(counted(Unit::Percent, None, number.tokens.start, end + percent));
    }
    for back in (1..=3).rev() {
        let Some(start) = number.tokens.start.checked_sub(back) else { continue };
        if let Some((packed, len)) = passage.words.value(start, Tag::Currency)
            && len == back
        {
            return Some(counted(Unit::Money, Some(unpack(packed)), start, number.tokens.end));
        }
    }
    // "Rs. 17"
    let stop = number.tokens.start.checked_sub(2).filter(|at| passage.is_sign(at + 1, "."));
    if let Some((packed, _)) = stop.and_then(|at| passage.words.value(at, Tag::Currency)) {
        return Some(counted(Unit::Money, Some(unpack(packed)), number.tokens.start - 2, number.tokens.end));
    }
    let after_of = if passage.is(end, Tag::Of) { end + 1 } else { end };
    let (packed, len) = passage.words.value(after_of, Tag::Currency)?;
    Some(counted(Unit::Money, Some(unpack(packed)), number.tokens.start, after_of + len))
}

/// The ISO 4217 code of a packed value (base 26, see the build script).
pub(super) fn unpack(packed: f64) -> String {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "below 26^3, packed by the build"
    )]
    let packed = packed as u32;
    [packed / 676, packed / 26 % 26, packed % 26]
        .into_iter()
        .filter_map(|letter| u8::try_from(letter).ok())
        .map(|letter| char::from(b'A' + letter % 26))
        .collect()
}

/// Unit of a noun by its tags, in the order that settles words with several.
pub fn unit_of(tags: TagSet) -> Option<Unit> {
    let order = [
        (Tag::Household, Unit::Household),
        (Tag::Person, Unit::Person),
        (Tag::Organisation, Unit::Organisation),
        (Tag::Place, Unit::Place),
        (Tag::Duration, Unit::Duration),
        (Tag::Measure, Unit::Measure),
        (Tag::Event, Unit::Event),
        (Tag::Item, Unit::Item),
        (Tag::Other, Unit::Other),
    ];
    order.into_iter().find(|(tag, _)| tags.has(*tag)).map(|(_, unit)| unit)
}

/// A noun that begins here: its tags and how many tokens it covers.
fn noun_at(passage: &Passage, at: usize) -> Option<(TagSet, usize)> {
    let mut tags = TagSet::default();
    let longest = tag_groups::NOUNS.iter().map(|tag| passage.words.covers(at, *tag)).max().unwrap_or(0);
    for tag in
        tag_groups::NOUNS.iter().filter(|tag| passage.words.covers(at, **tag) == longest && longest > 0)
    {
        tags.insert(*tag);
    }
    for tag in [Tag::Female, Tag::Male, Tag::Child, Tag::Youth, Tag::Adult, Tag::Older] {
        if passage.words.covers(at, tag) > 0 {
            tags.insert(tag);
        }
    }
    (longest > 0).then_some((tags, longest))
}

/// A word that its ending makes a person: "parliamentarians".
fn is_person_by_ending(passage: &Passage, at: usize) -> bool {
    let tags = passage.tags(at);
    tags.has(Tag::PersonEnding)
        && !tags.any(&[
            Tag::NotPerson,
            Tag::Verb,
            Tag::Preposition,
            Tag::Article,
            Tag::Pronoun,
            Tag::Auxiliary,
        ])
        && passage.word(at).chars().count() >= 5
}

/// Words that end a noun phrase.
const STOPS: &[Tag] = &[
    Tag::Preposition,
    Tag::Relative,
    Tag::Copula,
    Tag::Auxiliary,
    Tag::Verb,
    Tag::CommaBreak,
    Tag::Pronoun,
    Tag::Demonstrative,
    Tag::Article,
    Tag::Negation,
    Tag::Month,
    Tag::Planned,
    Tag::Modal,
    Tag::There,
];

fn is_possessive(passage: &Passage, at: usize) -> bool {
    let word = passage.word(at);
    ["'s", "’s", "s'", "s’"].iter().any(|ending| word.ends_with(ending))
}

/// "women fish processors received": the last noun before the verb.
fn head_last(passage: &Passage, from: usize) -> Follows {
    let mut seen: Option<(usize, TagSet, bool)> = None;
    let mut tags = TagSet::default();
    let mut pending = 0;
    let mut at = from;
    while at < (from + REACH).min(passage.len()) {
        if passage.kind(at) == Some(Kind::Sign) {
            let glue = passage.is_glued(at) && (passage.is_dash(at) || passage.is_sign(at, "/"));
            let quote = passage.is_any_sign(at, &["“", "”", "\"", "«", "»", "‘", "’"]);
            if glue || quote {
                at += 1;
                continue;
            }
            break;
        }
        if passage.kind(at) == Some(Kind::Digits) {
            break;
        }
        let word = passage.tags(at);
        if word.has(Tag::Unrelated) && seen.is_none() && ends_phrase(passage, at + 1) {
            break;
        }
        if let Some((noun, len)) =
            noun_at(passage, at).filter(|_| !starts_clause(passage, at, seen.is_some()))
        {
            tags = tags.union(noun);
            at += len;
            pending = 0;
            if is_possessive(passage, at - 1) {
                continue;
            }
            seen = Some((at, noun, false));
            if !passage.is(at - 1, Tag::ModifierNoun)
                && noun_at(passage, at).is_none()
                && !joined(passage, at)
            {
                break;
            }
        } else if joined(passage, at) && seen.is_some() {
            // "women-led", "women owned": the noun is still to come.
            at += if passage.is_dash(at) { 2 } else { 1 };
        } else if is_person_by_ending(passage, at) {
            let mut noun = TagSet::default();
            noun.insert(Tag::Person);
            tags = tags.union(noun);
            at += 1;
            seen = Some((at, noun, true));
            break;
        } else if word.any(&[Tag::And, Tag::Or]) {
            if seen.is_some() || at == from {
                break;
            }
            at += 1;
        } else if is_possessive(passage, at) {
            at += 1;
        } else if is_compound(passage, at) {
            // "in-school boys", "off-season vegetables": the last part may be the noun.
            pending += 1;
            at += 2;
        } else if word.any(STOPS)
            || (word.has(Tag::VerbEnding) && !is_participle_before_noun(passage, at, seen.is_some()))
        {
            break;
        } else {
            pending += 1;
            if seen.is_some() && pending > 2 {
                break;
            }
            at += 1;
        }
    }
    finish(passage, from, at, seen, tags)
}

/// Whether a word that can be a noun is here a verb or something else.
fn starts_clause(passage: &Passage, at: usize, after_noun: bool) -> bool {
    after_noun && passage.tags(at).any(&[Tag::Verb, Tag::Auxiliary, Tag::Copula])
        || passage.tags(at).any(&[Tag::Preposition, Tag::Relative])
            && passage.words.covers(at, Tag::Person) < 2
}

/// No noun can follow: "135 more in".
fn ends_phrase(passage: &Passage, at: usize) -> bool {
    passage.kind(at) != Some(Kind::Word) || passage.tags(at).any(STOPS)
}

/// A hyphen ties the word to the next: "in-school".
fn is_compound(passage: &Passage, at: usize) -> bool {
    passage.is_dash(at + 1) && passage.is_glued(at + 1) && passage.is_glued(at + 2)
}

/// "owned", "-led": joins the noun before to the noun behind.
fn joined(passage: &Passage, at: usize) -> bool {
    let word_at = if passage.is_dash(at) { at + 1 } else { at };
    passage.is(word_at, Tag::JoinedParticiple)
        && (noun_at(passage, word_at + 1).is_some() || noun_at(passage, word_at + 2).is_some())
}

/// "45 trained midwives" against "45 attended the session".
fn is_participle_before_noun(passage: &Passage, at: usize, after_noun: bool) -> bool {
    let next = at + 1;
    let stops =
        passage.tags(next).any(STOPS) || passage.kind(next) != Some(Kind::Word) && !passage.is_dash(next);
    // "8,400 received rations": things are received, people are trained.
    let given = passage.is(at, Tag::ReachedVerb)
        && noun_at(passage, next).is_some_and(|(tags, _)| unit_of(tags) == Some(Unit::Item));
    !after_noun
        && !stops
        && !given
        && (next..next + 4)
            .any(|later| noun_at(passage, later).is_some() || is_person_by_ending(passage, later))
}

fn finish(
    passage: &Passage,
    from: usize,
    at: usize,
    seen: Option<(usize, TagSet, bool)>,
    tags: TagSet,
) -> Follows {
    match seen {
        Some((end, noun, guessed)) => match unit_of(noun) {
            Some(unit) => {
                Follows::Noun(Counted { unit, currency: None, start: from, head: from..end, tags, guessed })
            }
            None => Follows::Nothing(TagSet::default()),
        },
        None if at > from => Follows::Unknown(from..at),
        None => Follows::Nothing(predicate(passage, from)),
    }
}

/// "productrices de riz": the first noun after adjectives.
fn head_first(passage: &Passage, from: usize) -> Follows {
    let mut at = past_inverted_article(passage, from);
    let mut unknown_from = None;
    while at < (from + 5).min(passage.len()) {
        if passage.is_any_sign(at, &["“", "”", "\"", "«", "»"]) {
            at += 1;
            continue;
        }
        if passage.kind(at) != Some(Kind::Word) {
            break;
        }
        let word = passage.tags(at);
        if word.has(Tag::Unrelated)
            && at == from
            && ends_phrase(passage, at + 1)
            && !passage.is(at + 1, Tag::Relative)
        {
            break;
        }
        let adjective_first = word.has(Tag::Adjective) && noun_at(passage, at + 1).is_some();
        if let Some((noun, len)) =
            noun_at(passage, at).filter(|_| !adjective_first && !starts_clause(passage, at, false))
        {
            return finish(passage, from, at, Some((at + len, noun, false)), noun);
        }
        if word.any(STOPS) && !word.has(Tag::Adjective) {
            break;
        }
        if is_person_by_ending(passage, at) {
            let mut noun = passage.tags(at);
            noun.insert(Tag::Person);
            return finish(passage, from, at, Some((at + 1, noun, true)), noun);
        }
        if !word.has(Tag::Adjective) {
            if word.has(Tag::VerbEnding) || unknown_from.is_some() {
                break;
            }
            unknown_from = Some(at);
        }
        at += 1;
    }
    match unknown_from {
        Some(start) => Follows::Unknown(from..start + 1),
        None => Follows::Nothing(predicate(passage, from)),
    }
}

/// "2,8 millones las personas", "15 000 le nombre de ménages": the noun stands
/// behind an article.
fn past_inverted_article(passage: &Passage, from: usize) -> usize {
    if !passage.tags(from).has(Tag::Definite) || passage.is(from, Tag::Demonstrative) {
        return from;
    }
    let counting = passage.is(from + 1, Tag::OfColumn) && passage.is(from + 2, Tag::Of);
    let at = if counting { from + 3 } else { from + 1 };
    if noun_at(passage, at)
        .is_some_and(|(tags, _)| matches!(unit_of(tags), Some(Unit::Person | Unit::Household)))
    {
        at
    } else {
        from
    }
}

/// "women and girls", "técnicas e técnicos", "women, men and children": one group.
fn coordinated(passage: &Passage, mut counted: Counted, hyphenated: bool) -> Counted {
    if hyphenated {
        return counted;
    }
    loop {
        let at = counted.head.end;
        let joins = passage.tags(at).any(&[Tag::And, Tag::Or]) || passage.is_sign(at, "/");
        let lists = passage.is_sign(at, ",") && list_goes_on(passage, at + 1, counted.unit);
        if !(joins || lists) {
            return counted;
        }
        let Some((tags, end)) = next_noun(passage, at + 1) else { return counted };
        if unit_of(tags) != Some(counted.unit) {
            return counted;
        }
        if !passage.language.head_last && is_same_stem(passage, counted.head.clone(), at + 1..end) {
            // "productores y productoras": both sexes are named.
            counted.tags.insert(Tag::Male);
        }
        let same_noun =
            !passage.language.head_last && is_same_stem(passage, counted.head.clone(), at + 1..end);
        if !same_noun && !tags.any(&[Tag::Female, Tag::Male]) {
            counted.tags.insert(Tag::AnySex);
        }
        counted.tags = counted.tags.union(tags);
        counted.head.end = end;
    }
}

/// Whether the nouns on both sides of "and" are two forms of one.
fn is_same_stem(passage: &Passage, before: Range<usize>, after: Range<usize>) -> bool {
    const SHORTEST: usize = 4;
    let stem = |word: &str| word.chars().take(SHORTEST).collect::<String>();
    before.clone().any(|one| {
        let first = passage.words.folded(one);
        first.chars().count() >= SHORTEST
            && after.clone().any(|two| {
                stem(first) == stem(passage.words.folded(two)) && first != passage.words.folded(two)
            })
    })
}

/// The noun after a joiner, across at most two adjectives.
fn next_noun(passage: &Passage, from: usize) -> Option<(TagSet, usize)> {
    for at in from..from + 3 {
        if let Some((tags, len)) = noun_at(passage, at) {
            let modifies = passage.language.head_last && noun_at(passage, at + len).is_some();
            if modifies {
                continue;
            }
            return Some((tags, at + len));
        }
        if is_person_by_ending(passage, at) {
            let mut tags = TagSet::default();
            tags.insert(Tag::Person);
            return Some((tags, at + 1));
        }
        let word = passage.tags(at);
        let skips = word.has(Tag::Adjective) || word.is_empty();
        if passage.kind(at) != Some(Kind::Word) || !skips {
            return None;
        }
    }
    None
}

/// ", men and children": a list of the same unit up to an "and".
fn list_goes_on(passage: &Passage, from: usize, unit: Unit) -> bool {
    let Some((tags, end)) = next_noun(passage, from) else { return false };
    if unit_of(tags) != Some(unit) {
        return false;
    }
    passage.is(end, Tag::And)
        && next_noun(passage, end + 1).is_some_and(|(tags, _)| unit_of(tags) == Some(unit))
        || passage.is_sign(end, ",") && list_goes_on(passage, end + 1, unit)
}

/// The noun that a number without one is said to be: "1,115 are Dalit women".
fn predicate(passage: &Passage, from: usize) -> TagSet {
    let mut at = from;
    while passage.tags(at).any(&[Tag::Of, Tag::Pronoun, Tag::Relative, Tag::Demonstrative, Tag::Article])
        || noun_at(passage, at).is_some() && at > from && at < from + 5
        || at > from && at < from + 4 && passage.tags(at).is_empty() && passage.kind(at) == Some(Kind::Word)
        || at > from && at < from + 4 && passage.is(at, Tag::VerbEnding)
    {
        at += 1;
    }
    if !passage.is(at, Tag::Copula) {
        return TagSet::default();
    }
    for next in at + 1..at + 5 {
        if let Some((tags, _)) = noun_at(passage, next) {
            return tags;
        }
        let word = passage.tags(next);
        if passage.kind(next) != Some(Kind::Word)
            || word.any(&[Tag::Preposition, Tag::VerbEnding, Tag::Relative])
        {
            break;
        }
    }
    TagSet::default()
}

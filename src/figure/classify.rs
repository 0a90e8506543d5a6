//! Tells numbers that are no quantity: years, ids, ordinals, ages, footnotes.

use super::date::year;
use super::noun::{Counted, Follows};
use super::number::Number;
use crate::lang::Tag;
use crate::model::{NumberKind, Unit};
use crate::passage::Passage;
use crate::text::token::Kind;

/// What kind of number this is, if it is no quantity. `before`: what the number
/// before it in the passage was, if that was none either.
pub fn classify(
    passage: &Passage,
    number: &Number,
    follows: &Follows,
    before: Option<(usize, NumberKind)>,
) -> Option<NumberKind> {
    let counted = match follows {
        Follows::Noun(counted) => Some(counted),
        _ => None,
    };
    if number.in_words {
        return age(passage, number, counted);
    }
    list_mark(passage, number)
        .or_else(|| stuck_before(passage, number))
        .or_else(|| age_of_one(passage, number, counted))
        .or_else(|| stuck_after(passage, number))
        .or_else(|| calendar_year(passage, number, counted))
        .or_else(|| age(passage, number, counted))
        .or_else(|| phone(passage, number, counted, before))
        .or_else(|| id(passage, number, counted, before))
        .or_else(|| named_by_capital(passage, number, counted))
}

/// "2. Results", "1.1 Training of women": the number of a line.
fn list_mark(passage: &Passage, number: &Number) -> Option<NumberKind> {
    let end = number.tokens.end;
    let dotted = passage.is_any_sign(end, &[".", ")"]) && passage.is_glued(end);
    let name = if dotted { end + 1 } else { end };
    let mark = dotted && number.bare
        || number.decimal && !dotted && !passage.word(number.tokens.start).contains(',');
    let first = number.tokens.start == 0 && number.value < 100.0;
    (first && mark && passage.kind(name) == Some(Kind::Word) && passage.is_capitalised(name))
        .then_some(NumberKind::List)
}

/// Digits that touch what stands before: "D_1", "COVID-19", "locations3", "29/2009".
fn stuck_before(passage: &Passage, number: &Number) -> Option<NumberKind> {
    let start = number.tokens.start;
    if !passage.is_glued(start) {
        return None;
    }
    let before = start.checked_sub(1)?;
    let word = passage.word(before);
    if passage.kind(before) == Some(Kind::Word) {
        let currency = passage.words.covers(before, Tag::Currency) > 0;
        let lower = word.chars().filter(|c| c.is_lowercase()).count();
        let footnote = lower >= 3 && number.bare && number.value < 100.0 && !word.contains('_');
        return (!currency).then_some(if footnote { NumberKind::Footnote } else { NumberKind::Id });
    }
    // "women[3]", "women.[3]", "[3] Ibid."
    let closed = passage.is_sign(number.tokens.end, "]") && passage.is_glued(number.tokens.end);
    if passage.is_sign(before, "[") && closed && number.bare && number.value < 1000.0 {
        return Some(NumberKind::Footnote);
    }
    if passage.is_any_sign(before, &["#", "№", "_", "@"]) {
        return Some(NumberKind::Id);
    }
    let two_before = before.checked_sub(1)?;
    // "index?page=3", "window.level=1": addresses and markup. "F=30, M=12" are figures.
    let in_code = passage.is_sign(before, "=")
        && passage.is_glued(before)
        && passage.is_glued(two_before)
        && two_before
            .checked_sub(1)
            .is_some_and(|sign| passage.is_any_sign(sign, &[".", "?", "&", "/", "-"]));
    if in_code {
        return Some(NumberKind::Id);
    }
    // "women.3 The", "women,3": a footnote mark behind the stop.
    let after_stop =
        passage.is_any_sign(before, &[".", ",", "”", "\"", ")", "»"]) && passage.is_glued(before);
    if after_stop && passage.kind(two_before) == Some(Kind::Word) && number.bare && number.value < 100.0 {
        return Some(NumberKind::Footnote);
    }
    let joined = passage.is_dash(before) || passage.is_sign(before, "/");
    if !joined || !passage.is_glued(before) {
        return None;
    }
    match passage.kind(two_before) {
        Some(Kind::Digits) if year(passage, two_before).is_some() => Some(NumberKind::Year),
        Some(Kind::Word) if year(passage, start).is_some() => Some(NumberKind::Year),
        _ => Some(NumberKind::Id),
    }
}

/// Digits that touch what stands behind: "6th", "24/7", "2079/80", "10:30".
fn stuck_after(passage: &Passage, number: &Number) -> Option<NumberKind> {
    let after = number.tokens.end;
    if !passage.is_glued(after) {
        return None;
    }
    // "3º", "10.ª classe"
    let mark = if passage.is_sign(after, ".") && passage.is_glued(after + 1) { after + 1 } else { after };
    let ordinal = passage.is_any_sign(mark, &["º", "ª"]) || matches!(passage.word(mark), "º" | "ª");
    if passage.is(after, Tag::OrdinalEnding) || ordinal {
        return Some(NumberKind::Ordinal);
    }
    let digits_next = passage.kind(after + 1) == Some(Kind::Digits) && passage.is_glued(after + 1);
    if passage.is_sign(after, "/") && digits_next {
        let fiscal =
            number.bare && passage.word(number.tokens.start).len() == 4 && passage.word(after + 1).len() == 2;
        return Some(if fiscal { NumberKind::Year } else { NumberKind::Id });
    }
    if passage.is_dash(after) && digits_next && number.bare {
        let years = year(passage, number.tokens.start).is_some();
        return Some(if years { NumberKind::Year } else { NumberKind::Id });
    }
    let letter_code = passage.kind(after) == Some(Kind::Word)
        && passage.word(after).chars().all(char::is_uppercase)
        && passage.words.covers(after, Tag::Measure) == 0
        && passage.words.covers(after, Tag::Currency) == 0
        && passage.words.covers(after, Tag::Scale) == 0;
    letter_code.then_some(NumberKind::Id)
}

/// Four digits that can be a year, unless they count something right behind.
fn calendar_year(passage: &Passage, number: &Number, counted: Option<&Counted>) -> Option<NumberKind> {
    if !number.bare || number.high.is_some() || number.tokens.len() != 1 {
        return None;
    }
    let at = number.tokens.start;
    year(passage, at)?;
    let counts = counted.is_some_and(|counted| {
        matches!(counted.unit, Unit::Money | Unit::Percent)
            || !counted.guessed
                && counted.head.len() <= 4
                && matches!(counted.unit, Unit::Person | Unit::Household | Unit::Item | Unit::Measure)
    });
    let dated = at.checked_sub(1).is_some_and(|before| {
        passage.is(before, Tag::DateWord)
            || passage.is(before, Tag::Month)
            || passage.is_any_sign(before, &["(", "/"])
    });
    (!counts || dated).then_some(NumberKind::Year)
}

/// "aged 15 to 24", "6-59 months", "under 18", "12-year-old".
fn age(passage: &Passage, number: &Number, counted: Option<&Counted>) -> Option<NumberKind> {
    const OLDEST: f64 = 120.0;
    let top = number.high.unwrap_or(number.value);
    if top > OLDEST || number.decimal {
        return None;
    }
    let (start, end) = (number.tokens.start, number.tokens.end);
    let in_years = counted.is_some_and(|counted| counted.unit == Unit::Duration);
    let nothing_counted = counted.is_none() || in_years;
    let unit_at = if passage.is_dash(end) { end + 1 } else { end };
    let after_unit = unit_at + passage.words.covers(unit_at, Tag::AgeUnit).max(1);
    let next = if passage.is_dash(after_unit) { after_unit + 1 } else { after_unit };
    let has_unit = passage.words.covers(unit_at, Tag::AgeUnit) > 0;
    if has_unit
        && (passage.words.covers(next, Tag::AgeAfter) > 0 || passage.words.covers(unit_at, Tag::AgeUnit) > 1)
    {
        return Some(NumberKind::Age);
    }
    // "417 were under 18 and 96 had a disability"
    let acts = passage.tags(end).any(&[Tag::Auxiliary, Tag::Copula, Tag::VerbEnding, Tag::Verb]) && !has_unit;
    let joined = start.checked_sub(1).is_some_and(|before| passage.is(before, Tag::And));
    if !nothing_counted || acts && joined {
        return None;
    }
    let window = start.saturating_sub(5)..start;
    let age_word = window.clone().any(|at| {
        let len = passage.words.covers(at, Tag::AgeWord);
        len > 0 && at + len <= start && (at + len..start).all(|between| is_light(passage, between))
    });
    let limited = window.clone().any(|at| {
        let len = passage.words.covers(at, Tag::AgeLimit);
        len > 0 && at + len == start
    });
    let after_people = window
        .rev()
        .find(|at| !is_light(passage, *at))
        .is_some_and(|at| passage.is(at, Tag::Person) || passage.is(at, Tag::Child));
    let open_end = passage.language.head_last
        && counted.is_none()
        && !passage.tags(end).any(&[Tag::Copula, Tag::VerbEnding]);
    let limit_fits = limited && (has_unit || after_people || open_end) && top <= 100.0;
    (age_word || limit_fits || has_unit && after_people).then_some(NumberKind::Age)
}

/// "Sunita Devi, 34, of": between commas behind a name.
fn age_of_one(passage: &Passage, number: &Number, counted: Option<&Counted>) -> Option<NumberKind> {
    let (start, end) = (number.tokens.start, number.tokens.end);
    let name = start.checked_sub(2).filter(|name| {
        passage.kind(*name) == Some(Kind::Word)
            && passage.is_capitalised(*name)
            && passage.is_sign(name + 1, ",")
            && passage.tags(*name).is_empty()
    })?;
    let full = name
        .checked_sub(1)
        .is_some_and(|first| passage.kind(first) == Some(Kind::Word) && passage.is_capitalised(first));
    let fits = number.bare && (5.0..110.0).contains(&number.value) && passage.is_sign(end, ",");
    (full && fits && counted.is_none()).then_some(NumberKind::Age)
}

/// Words that may stand between "aged" or "children" and the number.
fn is_light(passage: &Passage, at: usize) -> bool {
    passage.kind(at) == Some(Kind::Digits)
        || passage.is_any_sign(at, &["(", "-", "–", ":"])
        || passage.tags(at).any(&[
            Tag::Article,
            Tag::And,
            Tag::RangeJoiner,
            Tag::Between,
            Tag::AgeUnit,
            Tag::AgeLimit,
            Tag::Of,
        ])
}

fn phone(
    passage: &Passage,
    number: &Number,
    counted: Option<&Counted>,
    before: Option<(usize, NumberKind)>,
) -> Option<NumberKind> {
    let start = number.tokens.start;
    // "+254 20 555 0148"
    if before.is_some_and(|(end, kind)| {
        kind == NumberKind::Phone
            && (end == start || end + 1 == start && (passage.is_dash(end) || passage.is_sign(end, ")")))
    }) {
        return Some(NumberKind::Phone);
    }
    let plus =
        start.checked_sub(1).is_some_and(|before| passage.is_sign(before, "+")) && passage.is_glued(start);
    let word = passage.word(start);
    let long_zero = word.starts_with('0') && word.len() >= 4 && !word.contains(['.', ',']);
    let cue = (start.saturating_sub(3)..start).any(|at| passage.words.covers(at, Tag::PhoneWord) > 0);
    let countable = counted.is_some_and(|counted| !counted.guessed);
    let names_line = number.high.is_some() || number.bare;
    if names_line && passage.words.covers(number.tokens.end, Tag::PhoneWord) > 0 && !countable {
        return Some(NumberKind::Phone);
    }
    (plus || long_zero || cue && number.bare && !countable).then_some(NumberKind::Phone)
}

/// "Camp 24": a name right before, nothing counted behind.
fn named_by_capital(passage: &Passage, number: &Number, counted: Option<&Counted>) -> Option<NumberKind> {
    let before = number.tokens.start.checked_sub(1)?;
    let first = passage.sentences.iter().any(|sentence| sentence.start == before);
    let name = passage.kind(before) == Some(Kind::Word) && passage.is_capitalised(before) && !first;
    let plain = passage.tags(before).is_empty() || passage.is(before, Tag::Place);
    let small = number.bare && number.value < 1000.0 && passage.gap_before(number.tokens.start) == " ";
    (name && plain && small && counted.is_none()).then_some(NumberKind::Id)
}

/// "resolution 1325", "Law 29", "Province 1", "outcome 1.2", "resolutions 1325 and 1820".
fn id(
    passage: &Passage,
    number: &Number,
    counted: Option<&Counted>,
    before: Option<(usize, NumberKind)>,
) -> Option<NumberKind> {
    let start = number.tokens.start;
    let labelled = number.bare || number.decimal && number.value < 100.0;
    let people = counted.is_some_and(|counted| {
        matches!(counted.unit, Unit::Person | Unit::Household | Unit::Money | Unit::Percent)
            && !counted.guessed
    });
    let skip = |at: usize| {
        passage.is_any_sign(at, &["°", "(", "."])
            || matches!(passage.words.folded(at), "º" | "no" | "n" | "nº" | "n.º" | "n.ºs" | "n.os")
    };
    let mut at = start;
    while at > 0 && start - at < 4 && skip(at - 1) {
        at -= 1;
    }
    let numbered = (at..start).any(|at| {
        let word = passage.words.folded(at);
        matches!(word, "no" | "nº" | "n.º" | "n.ºs" | "n.os") || word == "n" && at + 1 < start
    });
    let named = numbered
        || (1..=3).any(|back| {
            at.checked_sub(back).is_some_and(|word| passage.words.covers(word, Tag::IdWord) == back)
        });
    let capital = at.checked_sub(1).is_some_and(|word| passage.is_capitalised(word));
    // "Elles ont produit 8 tonnes": a verb.
    let verb = at.checked_sub(2).is_some_and(|word| passage.is(word, Tag::Auxiliary));
    if verb && counted.is_some() {
        return None;
    }
    if named
        && labelled
        && (!people || capital && !passage.sentences.iter().any(|sentence| sentence.start + 1 == at))
    {
        return Some(NumberKind::Id);
    }
    let joined = before.is_some_and(|(end, kind)| {
        kind == NumberKind::Id
            && end + 1 == start
            && (passage.is_sign(end, ",") || passage.tags(end).any(&[Tag::And, Tag::Or]))
    });
    (joined && labelled && !people).then_some(NumberKind::Id)
}

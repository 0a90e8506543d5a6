//! Finds dates and times, so that their numbers are not taken for quantities.

use std::ops::Range;

use crate::lang::Tag;
use crate::model::NumberKind;
use crate::passage::Passage;
use crate::text::token::Kind;

/// A date or a time of day in a passage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Date {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// [`NumberKind::Date`] or [`NumberKind::Time`].
    pub kind: NumberKind,
    /// `YYYY-MM-DD` or `YYYY-MM`, where the text says that much.
    pub iso: Option<String>,
}

/// The dates of a passage, in order.
pub fn find_dates(passage: &Passage) -> Vec<Date> {
    let mut out: Vec<Date> = Vec::new();
    let mut at = 0;
    while at < passage.len() {
        let found = day_month(passage, at)
            .or_else(|| month_day(passage, at))
            .or_else(|| numeric(passage, at))
            .or_else(|| time(passage, at));
        match found {
            Some(date) => {
                at = date.tokens.end.max(at + 1);
                out.push(date);
            }
            None => at += 1,
        }
    }
    out
}

/// A whole number of at most `longest` digits.
fn small(passage: &Passage, at: usize, longest: usize) -> Option<u32> {
    let word = passage.word(at);
    let digits =
        passage.kind(at) == Some(Kind::Digits) && word.len() <= longest && !word.contains(['.', ',']);
    digits.then(|| word.parse().ok()).flatten()
}

fn day(passage: &Passage, at: usize) -> Option<u32> {
    small(passage, at, 2).filter(|day| (1..=31).contains(day))
}

/// A year of four digits.
pub fn year(passage: &Passage, at: usize) -> Option<i32> {
    let year = small(passage, at, 4).filter(|year| (1900..=2100).contains(year))?;
    i32::try_from(year).ok()
}

fn month(passage: &Passage, at: usize) -> Option<u32> {
    let (value, len) = passage.words.value(at, Tag::Month)?;
    let is_verb = passage.is(at, Tag::Verb) && !passage.is_capitalised(at);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "1 to 12, from the language files"
    )]
    (len == 1 && !is_verb).then_some(value as u32)
}

/// Past an ordinal ending: "6th", "1er", "1º".
fn after_ending(passage: &Passage, at: usize) -> usize {
    let ending = passage.is_glued(at) && passage.is(at, Tag::OrdinalEnding);
    if ending || passage.is_any_sign(at, &["º", "ª", "°"]) { at + 1 } else { at }
}

/// Past "of", "de", "del", a comma or a dot.
fn after_link(passage: &Passage, at: usize) -> usize {
    let link = passage.is(at, Tag::Of) || passage.is_any_sign(at, &[",", "."]);
    let article = link && passage.is(at + 1, Tag::Article);
    if article { at + 2 } else { at + usize::from(link) }
}

/// "6 to 22", "21-22", "6 et 7": past the last day.
fn after_days(passage: &Passage, at: usize) -> Option<(u32, usize)> {
    let first = day(passage, at)?;
    let end = after_ending(passage, at + 1);
    let joiner = passage.is_dash(end)
        || passage.is(end, Tag::RangeJoiner)
        || passage.is(end, Tag::And)
        || passage.is_sign(end, "/");
    if joiner {
        let second_at = if passage.is(end + 1, Tag::Article) { end + 2 } else { end + 1 };
        if day(passage, second_at).is_some() {
            return Some((first, after_ending(passage, second_at + 1)));
        }
    }
    Some((first, end))
}

/// "30 June 2024", "15 de mayo de 2023", "21-22 June".
fn day_month(passage: &Passage, at: usize) -> Option<Date> {
    let (day, end) = after_days(passage, at)?;
    let month_at = if passage.is(end, Tag::Of) { end + 1 } else { end };
    let month = month(passage, month_at)?;
    Some(with_year(passage, at, month_at + 1, Some(day), month))
}

/// "December 6th to 22nd, 2023", "June 2024".
fn month_day(passage: &Passage, at: usize) -> Option<Date> {
    let month = month(passage, at)?;
    let after_month = if passage.is_sign(at + 1, ".") { at + 2 } else { at + 1 };
    if let Some((day, end)) = after_days(passage, after_month)
        && (passage.language.head_last || year(passage, after_link(passage, end)).is_some())
    {
        return Some(with_year(passage, at, end, Some(day), month));
    }
    let date = with_year(passage, at, at + 1, None, month);
    (date.tokens.len() > 1).then_some(date)
}

fn with_year(passage: &Passage, start: usize, end: usize, day: Option<u32>, month: u32) -> Date {
    let year_at = after_link(passage, end);
    let found = year(passage, year_at);
    let iso = found.map(|year| match day {
        Some(day) => format!("{year:04}-{month:02}-{day:02}"),
        None => format!("{year:04}-{month:02}"),
    });
    let end = if found.is_some() { year_at + 1 } else { end };
    Date { tokens: start..end, kind: NumberKind::Date, iso }
}

/// "2024-06-30", "30/06/2024", "31.12.2023".
fn numeric(passage: &Passage, at: usize) -> Option<Date> {
    if passage.kind(at) != Some(Kind::Digits) {
        return None;
    }
    let separated = passage.is_any_sign(at + 1, &["-", "/"])
        && passage.is_glued(at + 1)
        && passage.word(at + 1) == passage.word(at + 3)
        && passage.is_glued(at + 4);
    let (parts, end): (Vec<&str>, usize) = if separated {
        (vec![passage.word(at), passage.word(at + 2), passage.word(at + 4)], at + 5)
    } else {
        (passage.word(at).split('.').collect(), at + 1)
    };
    let numbers: Vec<u32> = parts.iter().filter_map(|part| part.parse().ok()).collect();
    let (&[first, second, third], [first_text, ..]) = (numbers.as_slice(), parts.as_slice()) else {
        return None;
    };
    let (year, month, day) =
        if first_text.len() == 4 { (first, second, third) } else { (third, second, first) };
    let plausible = (1900..=2100).contains(&year) && (1..=31).contains(&day) && (1..=31).contains(&month);
    let (month, day) = if month > 12 { (day, month) } else { (month, day) };
    (plausible && month <= 12).then(|| Date {
        tokens: at..end,
        kind: NumberKind::Date,
        iso: Some(format!("{year:04}-{month:02}-{day:02}")),
    })
}

/// "10:30", "14h30", "9 a.m."
fn time(passage: &Passage, at: usize) -> Option<Date> {
    small(passage, at, 2).filter(|hour| *hour <= 24)?;
    let colon = passage.is_sign(at + 1, ":") && passage.is_glued(at + 1);
    let letter = passage.words.folded(at + 1) == "h" && passage.is_glued(at + 1);
    let minutes = small(passage, at + 2, 2).is_some_and(|minutes| minutes < 60) && passage.is_glued(at + 2);
    let word = passage.words.covers(at + 1, Tag::TimeWord);
    let end = if (colon || letter) && minutes {
        at + 3
    } else if word > 0 {
        at + 1 + word
    } else {
        return None;
    };
    Some(Date { tokens: at..end, kind: NumberKind::Time, iso: None })
}

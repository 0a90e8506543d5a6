//! How exactly a figure is stated: "at least", "about", "up to".

use super::number::Number;
use crate::lang::Tag;
use crate::model::Qualifier;
use crate::passage::Passage;

/// Longest qualifier in words.
const LONGEST: usize = 5;

/// The qualifier of a number and the token its quote begins with. `start` is
/// where the number or its currency begins.
/// `head_end` is past the noun: "1,120 women or more".
pub fn read_qualifier(
    passage: &Passage,
    number: &Number,
    start: usize,
    head_end: usize,
) -> (Qualifier, usize) {
    if number.high.is_some() {
        let between =
            ending_at(passage, start, Tag::Between).filter(|_| !passage.is_dash(number.tokens.start + 1));
        return (Qualifier::Range, between.unwrap_or(start));
    }
    let kinds = [
        (Tag::AtLeast, Qualifier::AtLeast),
        (Tag::AtMost, Qualifier::AtMost),
        (Tag::FewerThan, Qualifier::FewerThan),
        (Tag::MoreThan, Qualifier::MoreThan),
        (Tag::About, Qualifier::About),
    ];
    let mut best: Option<(usize, Qualifier)> = None;
    for (tag, qualifier) in kinds {
        if let Some(found) = ending_at(passage, start, tag)
            && best.is_none_or(|(known, _)| found < known)
        {
            best = Some((found, qualifier));
        }
    }
    if let Some((at, qualifier)) = best {
        return (qualifier, at);
    }
    // "~31,000"
    let sign = start.checked_sub(1).filter(|sign| passage.is_any_sign(*sign, &["~", "≈", "∼"]));
    if let Some(sign) = sign {
        return (Qualifier::About, sign);
    }
    let more = passage.is_sign(number.tokens.end, "+")
        || passage.words.covers(number.tokens.end, Tag::MoreAfter) > 0
        || passage.words.covers(head_end, Tag::MoreAfter) > 1;
    let qualifier = if more {
        Qualifier::AtLeast
    } else if number.approximate {
        Qualifier::About
    } else {
        Qualifier::Exact
    };
    (qualifier, start)
}

/// Where a form with the tag begins that ends right before `end`, or before an
/// article there ("about a dozen").
fn ending_at(passage: &Passage, end: usize, tag: Tag) -> Option<usize> {
    let article = end.checked_sub(1).filter(|before| {
        let tags = passage.tags(*before);
        tags.has(Tag::Article) && !tags.any(&[tag, Tag::Relative, Tag::Demonstrative])
    });
    [Some(end), article].into_iter().flatten().find_map(|end| {
        (1..=LONGEST).rev().find_map(|len| {
            let at = end.checked_sub(len)?;
            let covers = passage.words.covers(at, tag);
            (covers == len).then_some(at)
        })
    })
}

/// The lower and upper bound that a qualifier and a value stand for.
pub fn bounds(qualifier: Qualifier, value: f64, high: Option<f64>) -> (Option<f64>, Option<f64>) {
    match qualifier {
        Qualifier::Exact => (Some(value), Some(value)),
        Qualifier::AtLeast | Qualifier::MoreThan => (Some(value), None),
        Qualifier::AtMost | Qualifier::FewerThan => (Some(0.0), Some(value)),
        Qualifier::About => (None, None),
        Qualifier::Range => (Some(value), high),
    }
}

//! Names that are one letter away from an area's: "Koulikroo". They are asked
//! about, never taken.
//!
//! Only what stands where an area would stand is looked at: behind "region of",
//! before "State", or in a list with areas.

use super::fold::fold;
use super::gazetteer::Area;
use super::judge::Finder;
use super::lists;
use super::mention::{Mention, Remark, key};
use super::rule::Rule;
use super::words::PlaceWords;
use crate::place::country;

/// The shortest name that one letter may be wrong in.
const SHORTEST: usize = 6;

/// The names that look mistyped, left out, each with what it may be. `known` is
/// what was found, in the order of the text.
pub(super) fn find_typos(finder: &Finder<'_, '_>, known: &[Mention]) -> Vec<Mention> {
    let tokens = finder.context.tokens;
    let mut out: Vec<Mention> = Vec::new();
    let mut from = 0;
    while let Some(token) = tokens.get(from) {
        let at = known.partition_point(|m| m.range.end <= token.start);
        let free = known.get(at).is_none_or(|m| m.range.start > token.start);
        let near = known.get(at.saturating_sub(1)..(at + 1).min(known.len())).unwrap_or_default();
        let found = (token.capital && free)
            .then(|| (from..from + 3).rev().find_map(|to| Some((to, typo(finder, near, from, to)?))));
        from = found.flatten().map_or(from + 1, |(to, mention)| {
            out.push(mention);
            to + 1
        });
    }
    out
}

fn typo(finder: &Finder<'_, '_>, near: &[Mention], from: usize, to: usize) -> Option<Mention> {
    let tokens = finder.context.tokens;
    let elided = tokens.get(from)?.elided > 0;
    let word = tokens.phrase(from, to, elided, false)?;
    let capital = tokens.get(to).is_some_and(|t| t.capital);
    if word.chars().count() < SHORTEST || !capital || is_known(finder, word) {
        return None;
    }
    if !stands_as_area(finder, near, from, to) {
        return None;
    }
    let area = only_area_near(finder, word)?;
    let range = tokens.range(from, to, elided, false);
    let written = tokens.text.get(range.clone()).unwrap_or_default();
    let message = format!("“{written}” is no known place: did you mean {}?", area.name);
    let values = vec![("written", written.into()), ("name", area.name.as_str().into())];
    Some(Mention {
        range,
        iso3: finder.gazetteer.iso3().to_owned(),
        name: area.name.clone(),
        pcode: area.pcode.clone(),
        iso: area.iso.clone(),
        level: 1,
        adm1: Some(key(finder.gazetteer.iso3(), area)),
        locates: false,
        repaired: false,
        rule: Rule::OneLetterOff,
        remark: Some(Remark { kind: "possible_place", message, values }),
    })
}

/// Whether it is a name or a word that stands for itself.
fn is_known(finder: &Finder<'_, '_>, word: &str) -> bool {
    let words = PlaceWords::get();
    !finder.gazetteer.lookup(word).is_empty()
        || country::is_country_name(word)
        || words.is_any(word)
        || words.type_word(word).is_some()
}

/// Behind "region of", before "State", or beside an area in a list; `near` has the
/// names before and behind it.
fn stands_as_area(finder: &Finder<'_, '_>, near: &[Mention], from: usize, to: usize) -> bool {
    let context = &finder.context;
    let typed = [context.type_before(from), context.type_after(to)].into_iter().flatten();
    if typed.into_iter().any(|t| !t.word.is_settlement()) && !context.is_institution(from, to) {
        return true;
    }
    near.iter().filter(|m| m.level == 1 && m.rule.takes()).any(|m| {
        let words = context.tokens.words_of(&m.range);
        lists::continues(context, words.end.saturating_sub(1), from)
            || lists::continues(context, to, words.start)
    })
}

/// The one area that has a name one letter away; `None` where several have.
fn only_area_near<'f>(finder: &'f Finder<'_, '_>, word: &str) -> Option<&'f Area> {
    let mut near = finder.gazetteer.area_names().filter(|(name, _)| is_one_letter_off(word, name));
    let (_, area) = near.next()?;
    near.all(|(_, other)| fold(&other.name) == fold(&area.name)).then_some(area)
}

/// One letter more, less, another, or two that changed places; the first letter
/// and a plural's last one stay.
fn is_one_letter_off(written: &str, name: &str) -> bool {
    let (one, two): (Vec<char>, Vec<char>) = (written.chars().collect(), name.chars().collect());
    if one.first() != two.first()
        || one.len().abs_diff(two.len()) > 1
        || one == two
        || two.len() < SHORTEST - 1
    {
        return false;
    }
    let head = one.iter().zip(&two).take_while(|(a, b)| a == b).count();
    let tail = one.iter().rev().zip(two.iter().rev()).take_while(|(a, b)| a == b).count();
    let tail = tail.min(one.len().min(two.len()) - head);
    let middle = |letters: &[char]| letters.get(head..letters.len() - tail).unwrap_or_default().to_vec();
    match (middle(&one).as_slice(), middle(&two).as_slice()) {
        (['s'], []) if head + 1 == one.len() => false,
        ([_], []) | ([], [_]) | ([_], [_]) => true,
        ([a, b], [c, d]) => a == d && b == c,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::is_one_letter_off;

    #[test]
    fn one_letter_may_be_wrong() {
        for (written, name) in [
            ("koulikroo", "koulikoro"),
            ("sikaso", "sikasso"),
            ("tombouctu", "tombouctou"),
            ("gaoua", "gaouo"),
        ] {
            assert!(is_one_letter_off(written, name), "{written}");
        }
        for (written, name) in
            [("kayess", "kayes"), ("mopti", "mopti"), ("sokoto", "kokoto"), ("segouu", "segou x")]
        {
            assert!(!is_one_letter_off(written, name), "{written}");
        }
    }
}

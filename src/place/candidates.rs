//! Names of the gazetteer in a text: capitals, the longest match, broken letters
//! put together, other transcriptions. Whether a name stands for a place is
//! judged elsewhere.

use super::country::{self, InWords};
use super::gazetteer::Gazetteer;
use super::lists::Candidate;
use super::sound::skeleton;
use super::tokens::Tokens;
use super::words::PlaceWords;

/// All names, in their order, none inside another.
pub(super) fn candidates(
    tokens: &Tokens<'_>,
    gazetteer: &Gazetteer,
    countries: &[InWords],
) -> Vec<Candidate> {
    let mut out = Vec::new();
    let mut index = 0;
    while let Some(token) = tokens.get(index) {
        let found = token.capital.then(|| at(tokens, gazetteer, index)).flatten();
        // "Guinea-Bissau" is not Bissau, "Mount Lebanon" is not Lebanon: the longer name has it.
        let country = countries.iter().find(|c| c.from <= index && index <= c.to);
        let hidden = country
            .is_some_and(|c| found.as_ref().is_none_or(|f| f.to < c.to || f.from > c.from && f.to <= c.to));
        let names = found.as_ref().map(|f| [f.key.as_str()]).unwrap_or_default();
        let blocked = token.capital.then(|| country::blocked_at(tokens, index, &names)).flatten();
        let blocked = blocked.filter(|to| found.as_ref().is_none_or(|f| f.to <= *to));
        index = match (found, blocked) {
            (_, Some(to)) => to + 1,
            (Some(found), None) if !hidden => {
                let next = found.to + 1;
                out.push(found);
                next
            }
            _ => country.map_or(index + 1, |c| c.to + 1),
        };
    }
    out
}

/// The longest name that begins at a word.
fn at(tokens: &Tokens<'_>, gazetteer: &Gazetteer, from: usize) -> Option<Candidate> {
    if let Some(found) = glued(tokens, gazetteer, from) {
        return Some(found);
    }
    let token = tokens.get(from)?;
    for elided in [false, true] {
        let first = if elided { tokens.bare_word(from) } else { tokens.word(from) };
        if elided && token.elided == 0 {
            continue;
        }
        // A possessive leaves an "s" on the folded word.
        let most = gazetteer.longest(first).max(first.strip_suffix('s').map_or(0, |f| gazetteer.longest(f)));
        for words in (1..=most).rev() {
            let to = from + words - 1;
            for possessive in [false, true] {
                let Some(key) = tokens.phrase(from, to, elided, possessive) else { continue };
                let spots = gazetteer.lookup(key);
                if !spots.is_empty() {
                    let found = Candidate::new(from, to, key.to_owned(), spots.to_vec());
                    return Some(Candidate { elided, possessive, ..found });
                }
            }
        }
    }
    alike(tokens, gazetteer, from)
}

/// A known name in another transcription.
fn alike(tokens: &Tokens<'_>, gazetteer: &Gazetteer, from: usize) -> Option<Candidate> {
    let words = PlaceWords::get();
    // "À Ambovombe" would sound like "Ambovombe".
    let first = tokens.word(from);
    if words.locative.contains(first) || words.link.contains(first) || words.article.contains(first) {
        return None;
    }
    for elided in [false, true] {
        for to in (from..from + 4).rev() {
            let Some(key) = tokens.phrase(from, to, elided, false) else { continue };
            let ordinary =
                words.common.contains(key) || words.weak.contains(key) || country::is_country_name(key);
            let capital = tokens.get(to).is_some_and(|t| t.capital);
            if ordinary || !capital || key.len() < 6 {
                continue;
            }
            let spots = skeleton(key).map(|s| gazetteer.lookup_sound(&s)).unwrap_or_default();
            if !spots.is_empty() {
                let found = Candidate::new(from, to, key.to_owned(), spots.to_vec());
                return Some(Candidate { elided, alike: true, ..found });
            }
        }
    }
    None
}

/// "Sé gou": an accented letter, a blank, small letters, together a known name.
fn glued(tokens: &Tokens<'_>, gazetteer: &Gazetteer, from: usize) -> Option<Candidate> {
    let right = tokens.raw(from + 1).chars().next()?;
    let left = tokens.raw(from).chars().next_back()?;
    let apart = matches!(tokens.gap(from, from + 1), " " | "\u{a0}" | "\n");
    if !apart || left.is_ascii() || !left.is_alphabetic() || !right.is_lowercase() {
        return None;
    }
    for elided in [false, true] {
        let left = if elided { tokens.bare_word(from) } else { tokens.word(from) };
        let first = format!("{left}{}", tokens.word(from + 1));
        for more in (0..gazetteer.longest(&first)).rev() {
            let rest = tokens.phrase(from + 2, from + 1 + more, false, false).filter(|_| more > 0);
            let key = rest.map_or_else(|| first.clone(), |r| format!("{first} {r}"));
            let spots = gazetteer.lookup(&key).to_vec();
            if !spots.is_empty() && rest.is_some() == (more > 0) {
                let found = Candidate::new(from, from + 1 + more, key, spots);
                return Some(Candidate { elided, repaired: true, ..found });
            }
        }
    }
    None
}

//! Running heads and page numbers, which are no part of the text.

use std::collections::BTreeMap;

use super::page::{Page, Segment};

/// Share of the page at its top and bottom where they stand.
const MARGIN: f32 = 0.14;
/// A number alone is the page's only here.
const OUTER_MARGIN: f32 = 0.09;
/// Rows at either end that may be furniture.
const MOST_ROWS: usize = 3;
/// How many points the same row may move from page to page.
const SAME_PLACE: f32 = 4.0;

/// Takes them out of all pages.
pub(super) fn remove(pages: &mut [Page]) {
    let repeated = repeated(pages);
    for page in pages {
        let height = page.height;
        let rows = page.rows.len();
        let mut at = 0;
        page.rows.retain(|row| {
            let near_end = at < MOST_ROWS || at + MOST_ROWS >= rows;
            at += 1;
            let Some(place) = place(row, height).filter(|_| near_end) else { return true };
            let text = text(row);
            let outer = place.abs() < OUTER_MARGIN * height;
            let number = is_page_number(&text) && (outer || text.contains(char::is_alphabetic));
            !number
                && !repeated
                    .iter()
                    .any(|(known, at)| *known == masked(&text) && (at - place).abs() <= SAME_PLACE)
        });
    }
}

/// How far a row is from the top, or below zero from the bottom; none in the middle.
fn place(row: &[Segment], height: f32) -> Option<f32> {
    let y = row.first()?.y;
    if y < MARGIN * height {
        Some(y)
    } else if y > (1.0 - MARGIN) * height {
        Some(y - height)
    } else {
        None
    }
}

fn text(row: &[Segment]) -> String {
    row.iter().map(|segment| segment.text.as_str()).collect::<Vec<_>>().join(" ")
}

/// Rows that come back at the same place of other pages.
fn repeated(pages: &[Page]) -> Vec<(String, f32)> {
    let mut places: BTreeMap<String, Vec<f32>> = BTreeMap::new();
    for page in pages {
        let rows = page.rows.len();
        for (at, row) in page.rows.iter().enumerate() {
            if (at < MOST_ROWS || at + MOST_ROWS >= rows)
                && let Some(place) = place(row, page.height)
            {
                places.entry(masked(&text(row))).or_default().push(place);
            }
        }
    }
    // Two pages are enough for a short file; in a long one a table's head may come twice.
    let least = if pages.len() <= 4 { 2 } else { 3 };
    let mut out = Vec::new();
    for (text, places) in places {
        for place in &places {
            let near = places.iter().filter(|other| (*other - place).abs() <= SAME_PLACE).count();
            if near >= least {
                out.push((text.clone(), *place));
            }
        }
    }
    out.dedup_by(|one, other| one.0 == other.0 && (one.1 - other.1).abs() < 0.5);
    out
}

/// The text with the numbers at its ends as one sign, so that heads with page numbers are alike. Numbers within it
/// stay: "In Kayes, 107 women were trained." is no head that comes back, and neither is "Outcome 2: Women lead".
fn masked(text: &str) -> String {
    const MOST_DIGITS: usize = 4;
    let digits = |word: &str| {
        (1..=MOST_DIGITS).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit())
    };
    let words: Vec<&str> = text.split_whitespace().collect();
    let last = words.len().saturating_sub(1);
    let shown = words
        .iter()
        .enumerate()
        .map(|(at, word)| if (at == 0 || at == last) && digits(word) { "#" } else { word });
    shown.collect::<Vec<_>>().join(" ")
}

/// "3", "- 3 -", "Page 3 of 12", "3/12", "iv".
fn is_page_number(text: &str) -> bool {
    const WORDS: [&str; 12] =
        ["page", "pages", "pag", "pagina", "página", "p", "of", "de", "sur", "di", "from", "pg"];
    let lower = text.to_lowercase();
    let words: Vec<&str> =
        lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let number = |word: &&str| word.len() <= 3 && word.bytes().all(|byte| byte.is_ascii_digit());
    let roman = words.len() == 1 && lower.trim().bytes().all(|byte| matches!(byte, b'i' | b'v' | b'x'));
    let all = words.iter().all(|word| WORDS.contains(word) || number(word));
    roman || (words.len() <= 4 && all && words.iter().any(number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn page_numbers_are_told_from_words() {
        for text in ["3", "- 3 -", "Page 3 of 12", "3/12", "iv", "Página 3 de 12", "p. 4"] {
            assert!(is_page_number(text), "{text}");
        }
        for text in ["2023", "12 women", "Annex 3", "", "Women"] {
            assert!(!is_page_number(text), "{text}");
        }
    }
}

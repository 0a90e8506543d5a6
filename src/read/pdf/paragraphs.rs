//! Lines of a column to headings, paragraphs and list items.

use std::collections::BTreeMap;

use super::super::blocks::{Block, Piece, Shape};
use super::lines::Line;
use super::page::{Page, is_mark};
use super::tables::Row;
use crate::model::Source;

/// The sizes of letters in a file: of its text, and of its headings from the largest on.
#[derive(Debug)]
pub(super) struct Sizes {
    body: f32,
    headings: Vec<f32>,
}

/// Letters that are so much larger than the text's are a heading's.
const LARGER: f32 = 1.08;
/// Headings of smaller levels are all of the last.
const LEVELS: usize = 4;
/// Longer texts in large letters are no headings.
const LONGEST_HEADING: usize = 220;

impl Sizes {
    pub(super) fn new(pages: &[Page]) -> Self {
        let mut letters: BTreeMap<i32, usize> = BTreeMap::new();
        for segment in pages.iter().flat_map(|page| page.rows.iter().flatten()) {
            *letters.entry(rounded(segment.size)).or_default() += segment.letters();
        }
        let most = letters.iter().max_by_key(|(_, count)| **count).map_or(0, |(size, _)| *size);
        let body = f32::from(i16::try_from(most).unwrap_or(0)) / 2.0;
        let larger = letters.keys().rev().map(|size| f32::from(i16::try_from(*size).unwrap_or(0)) / 2.0);
        Self { body, headings: larger.filter(|size| *size > body * LARGER).take(LEVELS).collect() }
    }

    /// The level of a heading in letters of this size.
    fn level(&self, size: f32) -> Option<u8> {
        if size <= self.body * LARGER {
            return None;
        }
        let at = self.headings.iter().position(|known| size >= *known - 0.3).unwrap_or(LEVELS);
        u8::try_from(at + 1).ok()
    }
}

/// In half points.
fn rounded(size: f32) -> i32 {
    #[expect(clippy::cast_possible_truncation, reason = "a size of letters")]
    let half_points = (size * 2.0).round().clamp(0.0, 2000.0) as i32;
    half_points
}

/// The rows of a table.
pub(super) fn of_table(rows: Vec<Row>, number: u32) -> impl Iterator<Item = Block> {
    rows.into_iter().zip(1..).map(move |(row, at)| {
        let piece = |(text, column)| {
            let (page, table, row, column) = (Some(row.page), Some(number), Some(at), Some(column));
            Piece { text, source: Source { page, table, row, column, ..Source::default() } }
        };
        Block { shape: Shape::Row(number), pieces: row.cells.into_iter().zip(1..).map(piece).collect() }
    })
}

/// The headings, paragraphs and items of lines of running text.
pub(super) fn of_text(lines: &[Line], sizes: &Sizes) -> Vec<Block> {
    let right = lines.iter().map(Line::right).fold(0.0, f32::max);
    let pitch = pitch(lines);
    let mut out: Vec<Block> = Vec::new();
    let mut before: Option<&Line> = None;
    for line in lines {
        let text = line.text();
        let level = sizes.level(line.size()).filter(|_| text.chars().count() <= LONGEST_HEADING);
        let (shape, text) = shape(&text, level);
        let goes_on = before.is_some_and(|before| is_same(before, line, right, pitch))
            && !matches!(shape, Shape::Item(_));
        match out.last_mut().filter(|last| goes_on && flows(&last.shape, &shape)) {
            Some(last) => {
                if let Some(piece) = last.pieces.last_mut() {
                    join_text(&mut piece.text, &text);
                }
            }
            None => {
                let source = Source { page: Some(line.page), ..Source::default() };
                out.push(Block { shape, pieces: vec![Piece { text, source }] });
            }
        }
        before = Some(line);
    }
    out
}

/// What a line begins, and its text without the mark of an item.
fn shape(text: &str, level: Option<u8>) -> (Shape, String) {
    if let Some(level) = level {
        return (Shape::Heading(level), text.to_owned());
    }
    match text.split_once(' ').filter(|(mark, rest)| is_mark(mark) && !rest.trim().is_empty()) {
        // A letter alone is a word: "a", "o".
        Some(("o", _)) | None => (Shape::Paragraph, text.to_owned()),
        Some((mark, rest)) if mark.contains(|c: char| c.is_ascii_alphanumeric()) => {
            (Shape::Item(Some(mark.to_owned())), rest.trim().to_owned())
        }
        Some((_, rest)) => (Shape::Item(None), rest.trim().to_owned()),
    }
}

fn flows(last: &Shape, next: &Shape) -> bool {
    match (last, next) {
        (Shape::Heading(one), Shape::Heading(other)) => one == other,
        (Shape::Paragraph | Shape::Item(_), Shape::Paragraph) => true,
        _ => false,
    }
}

/// How far lines of a paragraph stand apart, in ems: the distance that is there most often.
fn pitch(lines: &[Line]) -> f32 {
    let mut gaps: Vec<f32> = lines
        .windows(2)
        .filter_map(|pair| Some((pair.last()?.y() - pair.first()?.y()) / pair.first()?.size().max(1.0)))
        .filter(|gap| (0.8..2.5).contains(gap))
        .collect();
    gaps.sort_by(f32::total_cmp);
    // Paragraphs of a line each would make their distance the usual one.
    gaps.get(gaps.len() / 3).copied().unwrap_or(1.3).min(1.9)
}

/// Whether a line goes on the paragraph of the line before.
fn is_same(before: &Line, line: &Line, right: f32, pitch: f32) -> bool {
    let size = before.size().max(line.size()).max(1.0);
    let gap = (line.y() - before.y()) / size;
    let alike = (before.size() - line.size()).abs() < 0.1 * size;
    let indented = line.left() - before.left() > 0.8 * size;
    let text = before.text();
    let short = right - before.right() > 0.2 * (right - before.left()).max(1.0);
    let ended = text.ends_with(['.', '!', '?', ':', ';']);
    let first = is_mark(text.split(' ').next().unwrap_or_default());
    // Nothing that follows would have fitted on the line before.
    let word = line.text().split(' ').next().map_or(0, |word| word.chars().count());
    #[expect(clippy::cast_precision_loss, reason = "a width")]
    let fitted = right - before.right() > (word as f32 + 2.0) * 0.55 * size;
    gap > 0.0
        && gap < pitch * 1.28
        && alike
        && (!indented || first)
        && !(short && ended)
        && !(short && fitted && is_upper(line))
}

fn is_upper(line: &Line) -> bool {
    line.text().starts_with(char::is_uppercase)
}

/// Words that keep their hyphen where a line ends at it: "trente-", "cinq".
const COMPOUNDING: [&str; 17] = [
    "vingt",
    "trente",
    "quarante",
    "cinquante",
    "soixante",
    "quatre",
    "dix",
    "twenty",
    "thirty",
    "forty",
    "fifty",
    "sixty",
    "seventy",
    "eighty",
    "ninety",
    "self",
    "well",
];

/// Puts the next line of a paragraph or cell to it; a word broken at the end of a line is
/// made whole: "reg-", "ions". A name keeps its hyphen: "Saint-", "Louis".
pub(super) fn join_text(text: &mut String, next: &str) {
    if next.is_empty() {
        return;
    }
    let word = text.rsplit([' ', '\u{a0}']).next().unwrap_or_default();
    let stem =
        word.strip_suffix(['-', '\u{ad}', '\u{2010}']).filter(|stem| stem.ends_with(char::is_alphabetic));
    let last = stem.map(|stem| stem.rsplit('-').next().unwrap_or(stem).to_lowercase());
    let compound = last.as_deref().is_some_and(|last| COMPOUNDING.contains(&last));
    match last {
        Some(_) if compound || next.starts_with(char::is_uppercase) => {}
        Some(_) if next.starts_with(char::is_lowercase) => drop(text.pop()),
        _ if text.is_empty() => {}
        _ => text.push(' '),
    }
    text.push_str(next);
}

/// Puts a paragraph that goes on in the next column or on the next page to its beginning.
pub(super) fn join(last: &mut Block, next: Block) {
    for mut piece in next.pieces {
        let Some(before) = last.pieces.last_mut() else { return };
        let mut whole = std::mem::take(&mut before.text);
        join_text(&mut whole, &piece.text);
        piece.text = whole.split_off(whole.len() - piece.text.len());
        before.text = whole;
        if before.source == piece.source {
            before.text.push_str(&piece.text);
        } else {
            last.pieces.push(piece);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_broken_at_the_end_of_a_line_are_made_whole() {
        for (text, next, expected) in [
            ("in two reg-", "ions", "in two regions"),
            ("in Saint-", "Louis", "in Saint-Louis"),
            ("Trente-", "cinq femmes", "Trente-cinq femmes"),
            ("soixante-dix-", "sept", "soixante-dix-sept"),
            ("2022 -", "2023", "2022 - 2023"),
            ("women", "and men", "women and men"),
            ("", "women", "women"),
        ] {
            let mut text = text.to_owned();
            join_text(&mut text, next);
            assert_eq!(text, expected);
        }
    }
}

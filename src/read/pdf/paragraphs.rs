//! Lines of a column to headings, paragraphs and list items.

use std::collections::BTreeMap;

use super::super::blocks::{Block, Piece, Shape};
use super::lines::Line;
use super::page::{Page, is_mark};
use super::tables::Part;
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

/// The blocks of a column of a page.
pub(super) fn blocks(parts: Vec<Part>, page: u32, sizes: &Sizes) -> Vec<Block> {
    let mut out = Vec::new();
    for part in parts {
        match part {
            Part::Table(number, rows) => out.extend(rows.into_iter().enumerate().map(|(at, cells)| {
                let row = u32::try_from(at + 1).ok();
                let piece = |(column, text)| {
                    let column = u32::try_from(column + 1).ok();
                    let source =
                        Source { page: Some(page), table: Some(number), row, column, ..Source::default() };
                    Piece { text, source }
                };
                Block {
                    shape: Shape::Row(number),
                    pieces: cells.into_iter().enumerate().map(piece).collect(),
                }
            })),
            Part::Lines(lines) => out.extend(running(&lines, page, sizes)),
        }
    }
    out
}

fn running(lines: &[Line], page: u32, sizes: &Sizes) -> Vec<Block> {
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
                let source = Source { page: Some(page), ..Source::default() };
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

/// Puts the next line of a paragraph or cell to it; a word broken at the end of a line is
/// made whole: "reg-", "ions". A name keeps its hyphen: "Saint-", "Louis".
pub(super) fn join_text(text: &mut String, next: &str) {
    if next.is_empty() {
        return;
    }
    let hyphen = text.ends_with(['-', '\u{ad}', '\u{2010}'])
        && text.chars().rev().nth(1).is_some_and(char::is_alphabetic);
    if hyphen && next.starts_with(char::is_lowercase) {
        text.pop();
    } else if !(text.is_empty() || hyphen && next.starts_with(char::is_uppercase)) {
        text.push(' ');
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

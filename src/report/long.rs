//! Cuts blocks that are longer than any paragraph that people write.
//!
//! What reads a block looks back and ahead in it. A text of one line with a million
//! characters would be read in quadratic time, and is no paragraph.

use std::ops::Range;

use super::layout::{Block, Kind};
use crate::text::sentence::sentences;

/// Longest block in bytes: some six pages without a paragraph.
const LONGEST: usize = 16_000;
/// Longest sentence in bytes, where a block has to be cut.
const LONGEST_SENTENCE: usize = 4_000;

/// The same blocks, long running text in pieces that end with a sentence, or at a space.
pub(super) fn cut(text: &str, blocks: Vec<Block>) -> Vec<Block> {
    if blocks.iter().all(|block| block.range.len() <= LONGEST) {
        return blocks;
    }
    blocks.into_iter().flat_map(|block| pieces(text, block)).collect()
}

fn pieces(text: &str, block: Block) -> Vec<Block> {
    if block.range.len() <= LONGEST || !matches!(block.kind, Kind::Paragraph | Kind::Item) {
        return vec![block];
    }
    let mut out: Vec<Block> = Vec::new();
    for part in sentences(text, block.range.clone()).into_iter().flat_map(|range| at_spaces(text, range)) {
        match out.last_mut() {
            Some(last) if part.end - last.range.start <= LONGEST && part.len() < LONGEST_SENTENCE => {
                last.range.end = part.end;
                last.whole.end = part.end;
            }
            _ => out.push(Block {
                range: part.clone(),
                whole: part,
                after_gap: out.is_empty() && block.after_gap,
                ..block.clone()
            }),
        }
    }
    if let Some(first) = out.first_mut() {
        first.whole.start = block.whole.start;
    }
    if let Some(last) = out.last_mut() {
        last.whole.end = block.whole.end;
    }
    out
}

/// A sentence in pieces that are not too long, cut behind white space where there is any.
fn at_spaces(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = range.start;
    while range.end - start > LONGEST_SENTENCE {
        let most = start + LONGEST_SENTENCE;
        let limit = (start + 1..=most).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(range.end);
        let slice = text.get(start..limit).unwrap_or_default();
        let cut = match slice.rfind(char::is_whitespace).filter(|at| *at > 0) {
            Some(space) => start + space,
            // One word of thousands of letters; but no number is cut in two.
            None => behind_number(text, limit, range.end),
        };
        out.push(start..cut);
        start = cut;
    }
    out.push(start..range.end);
    out
}

/// The first place from `at` on that is not within digits.
fn behind_number(text: &str, at: usize, end: usize) -> usize {
    let rest = text.get(at..end).unwrap_or_default();
    rest.find(|c: char| !c.is_ascii_digit()).map_or(end, |digits| at + digits)
}

#[cfg(test)]
mod tests {
    use super::super::layout::blocks;

    #[test]
    fn a_line_of_a_million_letters_is_cut_and_loses_nothing() {
        for piece in ["In Gao 12 women were trained. ", "lorem ipsum ", "é", "12 "] {
            let text = piece.repeat(200_000 / piece.len());
            let blocks = blocks(&text);
            assert!(blocks.len() > 10, "{piece}");
            assert!(blocks.iter().all(|block| block.range.len() <= super::LONGEST), "{piece}");
            let kept: String = blocks.iter().filter_map(|block| text.get(block.range.clone())).collect();
            let letters = |text: &str| text.split_whitespace().collect::<String>();
            assert_eq!(letters(&kept), letters(&text));
        }
    }

    #[test]
    fn a_paragraph_that_people_write_stays_whole() {
        let text = "In Gao 12 women were trained. ".repeat(500);
        assert_eq!(blocks(&text).len(), 1);
    }
}

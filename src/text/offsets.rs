//! Where a byte of the repaired text stands in the text as it was given.
//!
//! Offsets are converted here and nowhere else.

use std::ops::Range;

use crate::model::Span;

/// A stretch of repaired text that was copied as it stands, or put in place of
/// something else.
#[derive(Debug, Clone, Copy)]
struct Piece {
    repaired: usize,
    given: usize,
    /// Bytes of given text that the piece stands for.
    given_len: usize,
    /// Copied byte for byte.
    same: bool,
}

/// Maps byte offsets of the repaired text to the given text.
#[derive(Debug, Clone, Default)]
pub struct OffsetMap {
    pieces: Vec<Piece>,
    repaired_len: usize,
    given_len: usize,
}

impl OffsetMap {
    /// Records that `len` bytes were copied from `given` on.
    pub fn push_same(&mut self, given: usize, len: usize) {
        let continues = self.pieces.last().is_some_and(|last| {
            last.same
                && last.given + last.given_len == given
                && last.repaired + last.given_len == self.repaired_len
        });
        match self.pieces.last_mut() {
            Some(last) if continues => last.given_len += len,
            _ => self.pieces.push(Piece { repaired: self.repaired_len, given, given_len: len, same: true }),
        }
        self.repaired_len += len;
        self.given_len = given + len;
    }

    /// Records that `repaired_len` bytes stand in place of `given`.
    pub fn push_other(&mut self, given: Range<usize>, repaired_len: usize) {
        if repaired_len > 0 {
            self.pieces.push(Piece {
                repaired: self.repaired_len,
                given: given.start,
                given_len: given.len(),
                same: false,
            });
            self.repaired_len += repaired_len;
        }
        self.given_len = given.end;
    }

    /// Forgets what lies at and after `repaired`; the next piece goes on from there.
    pub fn truncate(&mut self, repaired: usize) {
        while let Some(last) = self.pieces.last_mut() {
            if last.repaired < repaired {
                if last.same {
                    last.given_len = last.given_len.min(repaired - last.repaired);
                }
                break;
            }
            self.pieces.pop();
        }
        self.repaired_len = self.repaired_len.min(repaired);
    }

    /// The given bytes that a stretch of repaired text stands for.
    pub fn given(&self, repaired: Range<usize>) -> Range<usize> {
        let start = self.given_start(repaired.start);
        let end = if repaired.is_empty() {
            start
        } else {
            self.given_end(repaired.end.saturating_sub(1)).max(start)
        };
        start..end
    }

    fn piece_at(&self, repaired: usize) -> Option<&Piece> {
        let after = self.pieces.partition_point(|piece| piece.repaired <= repaired);
        self.pieces.get(after.checked_sub(1)?)
    }

    fn given_start(&self, repaired: usize) -> usize {
        if repaired >= self.repaired_len {
            return self.given_len;
        }
        self.piece_at(repaired).map_or(0, |piece| {
            if piece.same { piece.given + (repaired - piece.repaired) } else { piece.given }
        })
    }

    /// End of the given bytes that the repaired byte `last` stands for.
    fn given_end(&self, last: usize) -> usize {
        self.piece_at(last).map_or(0, |piece| {
            if piece.same { piece.given + (last - piece.repaired) + 1 } else { piece.given + piece.given_len }
        })
    }
}

/// Byte offsets of one text as UTF-16 offsets.
#[derive(Debug)]
pub struct Utf16Index {
    /// UTF-16 offset at every `STEP` bytes (at the character boundary before).
    marks: Vec<(usize, u32)>,
}

const STEP: usize = 512;

impl Utf16Index {
    /// Reads through `text` once.
    pub fn new(text: &str) -> Self {
        let mut marks = Vec::with_capacity(text.len() / STEP + 1);
        let mut units = 0_u32;
        let mut next = 0;
        for (byte, character) in text.char_indices() {
            if byte >= next {
                marks.push((byte, units));
                next = byte + STEP;
            }
            units = units.saturating_add(if character.len_utf16() == 2 { 2 } else { 1 });
        }
        Self { marks }
    }

    /// The UTF-16 offset of a byte offset of the same text.
    pub fn offset(&self, text: &str, byte: usize) -> u32 {
        let after = self.marks.partition_point(|mark| mark.0 <= byte);
        let (from, units) = after.checked_sub(1).and_then(|at| self.marks.get(at)).copied().unwrap_or((0, 0));
        let rest: usize = text.get(from..byte).map_or(0, |slice| slice.chars().map(char::len_utf16).sum());
        units.saturating_add(u32::try_from(rest).unwrap_or(u32::MAX))
    }

    /// The byte offset of a UTF-16 offset of the same text; none past its end or
    /// inside a character.
    pub fn byte(&self, text: &str, offset: u32) -> Option<usize> {
        let after = self.marks.partition_point(|mark| mark.1 <= offset);
        let (from, mut units) =
            after.checked_sub(1).and_then(|at| self.marks.get(at)).copied().unwrap_or((0, 0));
        for (at, character) in text.get(from..)?.char_indices() {
            if units >= offset {
                return (units == offset).then_some(from + at);
            }
            units = units.saturating_add(if character.len_utf16() == 2 { 2 } else { 1 });
        }
        (units == offset).then_some(text.len())
    }

    /// The byte range of a span of the same text.
    pub fn bytes(&self, text: &str, span: Span) -> Option<Range<usize>> {
        let (start, end) = (self.byte(text, span.0)?, self.byte(text, span.1)?);
        (start <= end).then_some(start..end)
    }

    /// The span of a byte range of the same text.
    pub fn span(&self, text: &str, bytes: &Range<usize>) -> Span {
        Span(self.offset(text, bytes.start), self.offset(text, bytes.end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_replaced_piece_maps_to_all_it_replaced() {
        let mut map = OffsetMap::default();
        map.push_same(0, 2); // "be"
        map.push_same(2, 2); // "ne"
        map.push_other(4..7, 2); // "ﬁ" -> "fi"
        map.push_same(7, 1); // "t"
        assert_eq!(map.given(0..4), 0..4);
        assert_eq!(map.given(4..6), 4..7);
        assert_eq!(map.given(5..7), 4..8);
        assert_eq!(map.given(7..7), 8..8);
    }

    #[test]
    fn utf16_offsets_count_surrogate_pairs_twice() {
        let text = "é😀x";
        let index = Utf16Index::new(text);
        assert_eq!(index.offset(text, 2), 1);
        assert_eq!(index.offset(text, 6), 3);
        assert_eq!(index.span(text, &(6..7)), Span(3, 4));
    }

    #[test]
    fn a_span_leads_back_to_its_bytes() {
        let text = "é😀x".repeat(400);
        let index = Utf16Index::new(&text);
        for (byte, _) in text.char_indices().chain([(text.len(), ' ')]) {
            assert_eq!(index.byte(&text, index.offset(&text, byte)), Some(byte));
        }
        assert_eq!(index.byte(&text, 2), None, "inside a surrogate pair");
        assert_eq!(index.byte(&text, u32::MAX), None);
        assert_eq!(index.bytes(&text, Span(4, 1)), None);
    }
}

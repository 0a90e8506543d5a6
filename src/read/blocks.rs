//! The parts of a file on their way to text: headings, paragraphs, list items, rows.
//!
//! Every reader fills one of these. How they are written is what [`crate::report::layout`]
//! takes for the same things again: a heading has marks, an item a dash or a number,
//! a row tabs.

use super::document::{Document, Kind, Part, ReadNote};
use super::error::ReadError;
use crate::model::{Source, Span};

/// What a block is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Of a level from 1.
    Heading(u8),
    Paragraph,
    /// With its number, if it has one.
    Item(Option<String>),
    /// Of the table with this number.
    Row(u32),
}

/// Text of one place of the file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Piece {
    pub(crate) text: String,
    pub(crate) source: Source,
}

/// A block: the cells of a row, the pages of a paragraph, else one piece.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Block {
    pub(crate) shape: Shape,
    pub(crate) pieces: Vec<Piece>,
}

/// Longer headings are paragraphs that someone has styled.
const LONGEST_HEADING: usize = 300;

/// The blocks of a file, in order.
#[derive(Debug, Default)]
pub(crate) struct Blocks {
    pub(crate) list: Vec<Block>,
    pub(crate) notes: Vec<ReadNote>,
    paragraphs: u32,
    tables: u32,
}

impl Blocks {
    /// Adds a block of text outside tables, numbered as the next paragraph of the file.
    pub(crate) fn push(&mut self, shape: Shape, text: &str) {
        self.paragraphs += 1;
        let source = Source { paragraph: Some(self.paragraphs), ..Source::default() };
        self.push_from(shape, text, source);
    }

    /// Adds a block of text that stood at a place of its own.
    pub(crate) fn push_from(&mut self, shape: Shape, text: &str, source: Source) {
        let text = lines(text);
        if text.is_empty() {
            return;
        }
        let (shape, text) = match shape {
            Shape::Heading(_) if text.chars().count() > LONGEST_HEADING => (Shape::Paragraph, text),
            Shape::Heading(level) => (Shape::Heading(level), one_line(&text)),
            Shape::Item(number) => (Shape::Item(number), one_line(&text)),
            other => (other, text),
        };
        self.list.push(Block { shape, pieces: vec![Piece { text, source }] });
    }

    /// Adds the row of a table, unless all its cells are empty.
    pub(crate) fn push_row(&mut self, table: u32, cells: Vec<Piece>) {
        let pieces: Vec<Piece> =
            cells.into_iter().map(|piece| Piece { text: one_line(&piece.text), ..piece }).collect();
        if pieces.iter().any(|piece| !piece.text.is_empty()) {
            self.list.push(Block { shape: Shape::Row(table), pieces });
        }
    }

    /// The number of the next table.
    pub(crate) fn next_table(&mut self) -> u32 {
        self.tables += 1;
        self.tables
    }

    /// Notes something, once.
    pub(crate) fn note(&mut self, kind: &'static str, message: &str) {
        if !self.notes.iter().any(|note| note.kind == kind) {
            self.notes.push(ReadNote { kind, message: message.to_owned() });
        }
    }

    /// The text, with the place of each part.
    ///
    /// # Errors
    /// There is none.
    pub(crate) fn finish(self, name: &str, kind: Kind) -> Result<Document, ReadError> {
        let mut out = Writer::default();
        for (at, block) in self.list.iter().enumerate() {
            let before = at.checked_sub(1).and_then(|before| self.list.get(before));
            if let Some(before) = before {
                let next = self.list.get(at + 1);
                out.write(if is_close(before, block, next) { "\n" } else { "\n\n" });
            }
            out.block(block);
        }
        if out.parts.is_empty() {
            return Err(ReadError::Empty);
        }
        out.write("\n");
        Ok(Document { name: name.to_owned(), kind, text: out.text, parts: out.parts, notes: self.notes })
    }
}

/// Whether a block stands right under the one before. A numbered line that stands alone
/// may be a heading; one among others is an item, and must not look alone.
fn is_close(before: &Block, block: &Block, next: Option<&Block>) -> bool {
    let is_item = |block: &Block| matches!(block.shape, Shape::Item(_));
    match (&before.shape, &block.shape) {
        (Shape::Row(one), Shape::Row(other)) => one == other,
        (Shape::Item(_), Shape::Item(_)) => true,
        (Shape::Paragraph, Shape::Item(Some(_))) => {
            next.is_some_and(is_item) || before.pieces.last().is_some_and(|piece| piece.text.ends_with(':'))
        }
        (Shape::Paragraph, Shape::Item(None)) => {
            before.pieces.last().is_some_and(|piece| piece.text.ends_with(':'))
        }
        _ => false,
    }
}

#[derive(Debug, Default)]
struct Writer {
    text: String,
    units: u32,
    parts: Vec<Part>,
}

impl Writer {
    fn write(&mut self, text: &str) {
        self.text.push_str(text);
        self.units = self.units.saturating_add(units(text));
    }

    fn piece(&mut self, piece: &Piece) {
        let start = self.units;
        self.write(&piece.text);
        if self.units > start {
            self.parts.push(Part { span: Span(start, self.units), source: piece.source.clone() });
        }
    }

    fn block(&mut self, block: &Block) {
        match &block.shape {
            Shape::Heading(level) => {
                self.write(&"#".repeat(usize::from((*level).clamp(1, 6))));
                self.write(" ");
            }
            Shape::Item(Some(number)) => {
                self.write(number);
                self.write(" ");
            }
            Shape::Item(None) => self.write("- "),
            Shape::Paragraph => {}
            Shape::Row(_) => return self.row(&block.pieces),
        }
        block.pieces.iter().for_each(|piece| self.piece(piece));
    }

    /// Cells with tabs between them. A row that has words in its first cell alone has
    /// no tab left, so it gets strokes around it.
    fn row(&mut self, cells: &[Piece]) {
        let filled = cells.iter().rposition(|cell| !cell.text.is_empty()).map_or(0, |last| last + 1);
        if filled <= 1 {
            self.write("| ");
            cells.iter().take(1).for_each(|cell| self.piece(cell));
            return self.write(" |");
        }
        for (at, cell) in cells.iter().take(filled).enumerate() {
            if at > 0 {
                self.write("\t");
            }
            self.piece(cell);
        }
    }
}

/// How many UTF-16 code units a text has.
fn units(text: &str) -> u32 {
    u32::try_from(text.encode_utf16().count()).unwrap_or(u32::MAX)
}

/// All white space as single spaces, but for those that do not break.
pub(crate) fn one_line(text: &str) -> String {
    let breaks = |c: char| c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}' | '\u{2007}');
    let words: Vec<&str> = text.split(breaks).filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

/// Without empty lines, white space around lines, and characters that no text has.
fn lines(text: &str) -> String {
    let cleaned: String = text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect();
    let lines: Vec<&str> = cleaned.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(blocks: Blocks) -> String {
        blocks.finish("a.docx", Kind::Docx).unwrap().text
    }

    #[test]
    fn blocks_are_written_as_the_layout_reads_them() {
        let mut blocks = Blocks::default();
        blocks.push(Shape::Heading(1), "Progress\nin Mali");
        blocks.push(Shape::Paragraph, "We trained:");
        blocks.push(Shape::Item(Some("1.".to_owned())), "20 women");
        blocks.push(Shape::Item(None), "30 men");
        blocks.push(Shape::Paragraph, "  ");
        blocks.push(Shape::Paragraph, "Two\n lines");
        assert_eq!(text(blocks), "# Progress in Mali\n\nWe trained:\n1. 20 women\n- 30 men\n\nTwo\nlines\n");
    }

    #[test]
    fn a_row_keeps_its_columns() {
        let cell = |text: &str| Piece { text: text.to_owned(), ..Piece::default() };
        let mut blocks = Blocks::default();
        blocks.push_row(1, vec![cell(""), cell("Women\tand girls"), cell("")]);
        blocks.push_row(1, vec![cell("Kayes"), cell(""), cell("")]);
        blocks.push_row(1, vec![cell(""), cell("")]);
        blocks.push_row(2, vec![cell("a"), cell("b")]);
        assert_eq!(text(blocks), "\tWomen and girls\n| Kayes |\n\na\tb\n");
    }

    #[test]
    fn places_are_found_by_offsets() {
        let mut blocks = Blocks::default();
        blocks.push(Shape::Heading(1), "Sé 😀");
        blocks.push(Shape::Paragraph, "");
        blocks.push(Shape::Paragraph, "20 women");
        let document = blocks.finish("a", Kind::Docx).unwrap();
        assert_eq!(document.text, "# Sé 😀\n\n20 women\n");
        let paragraph = |offset| document.locate(offset).and_then(|part| part.source.paragraph);
        assert_eq!(
            [0, 2, 6, 7, 9, 16, 17].map(paragraph),
            [None, Some(1), Some(1), None, Some(3), Some(3), None]
        );
    }

    #[test]
    fn nothing_is_not_a_document() {
        assert_eq!(Blocks::default().finish("a", Kind::Docx), Err(ReadError::Empty));
    }
}

//! Rows of cells that may reach over columns and rows.

use super::blocks::{Blocks, Piece, Shape};
use crate::model::Source;

/// A cell as its file has it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Cell {
    /// Its paragraphs.
    pub(crate) paragraphs: Vec<String>,
    /// How many columns it reaches over; 0 is as good as 1.
    pub(crate) columns: u32,
    /// How many rows it reaches over; 0 is as good as 1.
    pub(crate) rows: u32,
    /// It only holds the place for a cell of a row before.
    pub(crate) continues: bool,
}

/// More columns than any table of a report has: what lies further right is dropped.
const MOST_COLUMNS: usize = 200;
/// A cell with more is running text, and its table was for looks.
const LONG_CELL: usize = 300;
/// The same for a cell of several paragraphs.
const LONG_PARAGRAPHS: usize = 160;

/// A label that goes on in the rows below.
#[derive(Debug, Clone, Default)]
struct Hanging {
    rows: u32,
    label: String,
}

/// A table that is being read.
#[derive(Debug)]
pub(crate) struct Table {
    number: u32,
    row: u32,
    hanging: Vec<Hanging>,
    /// The file leaves out the cells that a longer one covers, as HTML does.
    leaves_out: bool,
}

impl Table {
    /// The next table of the file.
    pub(crate) fn new(blocks: &mut Blocks, leaves_out: bool) -> Self {
        Self { number: blocks.next_table(), row: 0, hanging: Vec::new(), leaves_out }
    }

    /// Adds a row: one line, or its paragraphs where a cell has running text.
    pub(crate) fn row(&mut self, cells: Vec<Cell>, blocks: &mut Blocks) {
        self.row += 1;
        let running = cells.iter().any(is_running_text) || (cells.len() == 1 && self.row == 1);
        let mut pieces: Vec<(Cell, Source)> = Vec::new();
        for cell in cells {
            self.fill_hanging(&mut pieces);
            self.place(cell, &mut pieces);
        }
        self.fill_hanging(&mut pieces);
        if running {
            for (cell, source) in pieces {
                for paragraph in cell.paragraphs {
                    blocks.push_from(Shape::Paragraph, &paragraph, source.clone());
                }
            }
        } else {
            let piece = |(cell, source): (Cell, Source)| Piece { text: cell.paragraphs.join(" "), source };
            blocks.push_row(self.number, pieces.into_iter().map(piece).collect());
        }
    }

    /// The cells of rows before that cover the next columns.
    fn fill_hanging(&mut self, pieces: &mut Vec<(Cell, Source)>) {
        while self.leaves_out
            && let Some(hanging) = self.hanging.get_mut(pieces.len()).filter(|hanging| hanging.rows > 0)
        {
            hanging.rows -= 1;
            let label = hanging.label.clone();
            self.push(Cell { paragraphs: vec![label], ..Cell::default() }, pieces);
        }
    }

    fn place(&mut self, cell: Cell, pieces: &mut Vec<(Cell, Source)>) {
        let at = pieces.len();
        if at >= MOST_COLUMNS {
            return;
        }
        if self.hanging.len() <= at {
            self.hanging.resize(at + 1, Hanging::default());
        }
        let Some(hanging) = self.hanging.get_mut(at) else { return };
        if cell.continues {
            let label = hanging.label.clone();
            self.push(Cell { paragraphs: vec![label], ..Cell::default() }, pieces);
        } else {
            *hanging = Hanging { rows: cell.rows.saturating_sub(1), label: label(&cell) };
            let further = cell.columns.saturating_sub(1);
            self.push(cell, pieces);
            for _ in 0..further {
                if pieces.len() < MOST_COLUMNS {
                    self.push(Cell::default(), pieces);
                }
            }
        }
    }

    fn push(&self, cell: Cell, pieces: &mut Vec<(Cell, Source)>) {
        let column = u32::try_from(pieces.len() + 1).ok();
        let source = Source { table: Some(self.number), row: Some(self.row), column, ..Source::default() };
        pieces.push((cell, source));
    }
}

fn is_running_text(cell: &Cell) -> bool {
    let length: usize = cell.paragraphs.iter().map(|paragraph| paragraph.chars().count()).sum();
    length > if cell.paragraphs.len() > 1 { LONG_PARAGRAPHS } else { LONG_CELL }
}

/// What a cell says of the rows that it reaches over: a name, but never a number again.
fn label(cell: &Cell) -> String {
    let text = cell.paragraphs.join(" ");
    if text.contains(|c: char| c.is_numeric()) { String::new() } else { text }
}

#[cfg(test)]
mod tests {
    use super::super::document::Kind;
    use super::*;

    fn cell(text: &str) -> Cell {
        Cell { paragraphs: vec![text.to_owned()], ..Cell::default() }
    }

    #[test]
    fn a_name_over_several_rows_stands_in_each_of_them_a_number_does_not() {
        let mut blocks = Blocks::default();
        let mut table = Table::new(&mut blocks, true);
        table.row(
            vec![Cell { rows: 2, ..cell("Kayes") }, cell("women"), Cell { rows: 2, ..cell("30") }],
            &mut blocks,
        );
        table.row(vec![cell("men")], &mut blocks);
        table.row(vec![Cell { columns: 2, ..cell("Gao") }, cell("40")], &mut blocks);
        let text = blocks.finish("a", Kind::Html).unwrap().text;
        assert_eq!(text, "Kayes\twomen\t30\nKayes\tmen\nGao\t\t40\n");
    }

    #[test]
    fn running_text_in_cells_becomes_paragraphs_that_know_their_cell() {
        let mut blocks = Blocks::default();
        let mut table = Table::new(&mut blocks, false);
        table.row(vec![cell("Outcome 1"), cell(&"We trained women. ".repeat(20))], &mut blocks);
        let document = blocks.finish("a", Kind::Docx).unwrap();
        assert!(document.text.starts_with("Outcome 1\n\nWe trained"), "{}", document.text);
        assert_eq!(document.parts.last().unwrap().source.column, Some(2));
    }
}

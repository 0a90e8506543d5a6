//! Spreadsheets to blocks: what stands side by side is a row of a table, what stands
//! alone is text.

pub(crate) mod csv;
pub(crate) mod ods;
pub(crate) mod xlsx;

use super::Limits;
use super::blocks::{Blocks, Piece, Shape};
use crate::model::Source;

/// What lies further right is dropped.
pub(super) const MOST_COLUMNS: u32 = 200;

/// A cell with something in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Filled {
    /// From 1.
    pub(super) column: u32,
    pub(super) text: String,
}

/// A row with something in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    /// From 1.
    pub(super) number: u32,
    pub(super) cells: Vec<Filled>,
}

/// A sheet with something in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Sheet {
    pub(super) name: Option<String>,
    pub(super) rows: Vec<Row>,
}

impl Sheet {
    /// Puts a text into a cell, unless it is empty or too far right. Rows come in order.
    pub(super) fn set(&mut self, number: u32, column: u32, text: String) {
        if text.trim().is_empty() || column > MOST_COLUMNS {
            return;
        }
        let cell = Filled { column, text };
        match self.rows.last_mut().filter(|row| row.number == number) {
            Some(row) => row.cells.push(cell),
            None => self.rows.push(Row { number, cells: vec![cell] }),
        }
    }

    /// The text of a cell.
    pub(super) fn get(&self, number: u32, column: u32) -> Option<&str> {
        let at = self.rows.binary_search_by_key(&number, |row| row.number).ok()?;
        let row = self.rows.get(at)?;
        row.cells.iter().find(|cell| cell.column == column).map(|cell| cell.text.as_str())
    }

    /// Adds the sheet to `blocks`, under its name if it is one of several.
    pub(super) fn write(&self, several: bool, blocks: &mut Blocks) {
        let name = self.name.as_deref().filter(|_| several);
        if let Some(name) = name {
            let source = Source { sheet: Some(name.to_owned()), ..Source::default() };
            blocks.push_from(Shape::Heading(2), name, source);
        }
        let apart = |one: &Row, other: &Row| other.number == one.number + 1;
        for run in self.rows.chunk_by(apart) {
            write_run(run, name, blocks);
        }
    }
}

/// Rows without an empty one between them: titles, a table, remarks under it.
fn write_run(rows: &[Row], sheet: Option<&str>, blocks: &mut Blocks) {
    let is_wide = |row: &Row| row.cells.len() > 1;
    let first = rows.iter().position(is_wide).unwrap_or(rows.len());
    let last = rows.iter().rposition(is_wide).unwrap_or(0);
    let start = rows.iter().skip(first).flat_map(|row| row.cells.iter().map(|cell| cell.column)).min();
    let table = blocks.next_table();
    for (at, row) in rows.iter().enumerate() {
        if at < first || at > last {
            for cell in &row.cells {
                blocks.push_from(Shape::Paragraph, &cell.text, source(sheet, row.number, cell.column));
            }
        } else {
            blocks.push_row(table, line(row, start.unwrap_or(1), sheet));
        }
    }
}

/// A row with its empty cells, from column `start` on.
fn line(row: &Row, start: u32, sheet: Option<&str>) -> Vec<Piece> {
    let end = row.cells.iter().map(|cell| cell.column).max().unwrap_or(start);
    let piece = |column| {
        let text = row.cells.iter().find(|cell| cell.column == column).map(|cell| cell.text.clone());
        Piece { text: text.unwrap_or_default(), source: source(sheet, row.number, column) }
    };
    (start..=end).map(piece).collect()
}

fn source(sheet: Option<&str>, row: u32, column: u32) -> Source {
    Source {
        sheet: sheet.map(str::to_owned),
        cell: Some(format!("{}{row}", letters(column))),
        ..Source::default()
    }
}

/// Says that not all was read.
fn note_rows(blocks: &mut Blocks, limits: &Limits) {
    let message = format!("Only the first {} rows were read.", limits.rows);
    blocks.note("rows_left_out", &message);
}

/// A, B, ... Z, AA, ...
fn letters(mut column: u32) -> String {
    let mut out = Vec::new();
    while column > 0 {
        column -= 1;
        let at = u8::try_from(column % 26).unwrap_or(0);
        out.push(char::from(b'A' + at));
        column /= 26;
    }
    out.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::super::document::Kind;
    use super::*;

    #[test]
    fn columns_have_letters() {
        assert_eq!([1, 26, 27, 28, 702, 703].map(letters), ["A", "Z", "AA", "AB", "ZZ", "AAA"]);
    }

    #[test]
    fn what_stands_alone_is_text_and_what_stands_side_by_side_a_table() {
        let mut sheet = Sheet::default();
        for (row, column, text) in [
            (1, 1, "Progress in Mali"),
            (3, 2, "Region"),
            (3, 3, "Women"),
            (4, 2, "Kayes"),
            (4, 3, "20"),
            (5, 2, "of these"),
            (6, 3, "30"),
            (6, 4, "40"),
            (7, 2, "Source: lists"),
        ] {
            sheet.set(row, column, text.to_owned());
        }
        let mut blocks = Blocks::default();
        sheet.write(false, &mut blocks);
        let document = blocks.finish("a.xlsx", Kind::Xlsx).unwrap();
        assert_eq!(
            document.text,
            "Progress in Mali\n\nRegion\tWomen\nKayes\t20\n| of these |\n\t30\t40\n\nSource: lists\n"
        );
        let part = document.parts.iter().find(|part| part.source.cell.as_deref() == Some("C4")).unwrap();
        assert_eq!(part.span.1 - part.span.0, 2);
    }
}

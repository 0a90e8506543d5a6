//! OpenDocument spreadsheets: the texts that cells show.

use super::super::Limits;
use super::super::blocks::Blocks;
use super::super::error::ReadError;
use super::super::package::Package;
use super::super::xml::{Element, Node, Xml};
use super::{MOST_COLUMNS, Sheet};

/// A row may say how often it comes; one with something in it is believed so often.
const MOST_REPEATS: u32 = 50;

/// What an OpenDocument spreadsheet says. Cells that are repeated without end are read
/// as often as a person would have filled them in.
///
/// # Errors
/// It is damaged, or unpacks to too much.
pub(crate) fn read(package: &mut Package, limits: &Limits) -> Result<Blocks, ReadError> {
    let content = package.text("content.xml")?.ok_or(ReadError::Damaged)?;
    let mut reader = Reader::default();
    let mut blocks = Blocks::default();
    let mut xml = Xml::new(&content);
    while let Some(node) = xml.next()? {
        match node {
            Node::Open(element) if matches!(element.name(), "annotation" | "shapes" | "tracked-changes") => {
                xml.skip()?
            }
            Node::Open(element) => reader.open(&element),
            Node::Text(text) => reader.text(&text),
            Node::Close(name) => reader.close(&name),
        }
        if reader.rows >= limits.rows {
            super::note_rows(&mut blocks, limits);
            reader.end_sheet();
            break;
        }
    }
    let several = reader.sheets.len() > 1;
    reader.sheets.iter().for_each(|sheet| sheet.write(several, &mut blocks));
    Ok(blocks)
}

/// Where the reader is.
#[derive(Default)]
struct Reader {
    sheets: Vec<Sheet>,
    sheet: Option<Sheet>,
    /// Number of the open row, and how often it comes.
    row: u32,
    row_repeats: u32,
    /// Column and text of the cells of the open row.
    cells: Vec<(u32, String)>,
    column: u32,
    repeats: u32,
    in_cell: bool,
    text: String,
    rows: usize,
}

impl Reader {
    fn open(&mut self, element: &Element) {
        match element.name() {
            "table" => self.sheet = Some(Sheet { name: element.attribute("name"), ..Sheet::default() }),
            "table-row" => {
                self.row = self.row.saturating_add(self.row_repeats.max(1));
                self.row_repeats = element.number("number-rows-repeated").unwrap_or(1);
                self.column = 0;
                self.repeats = 1;
            }
            "table-cell" | "covered-table-cell" => {
                self.column = self.column.saturating_add(self.repeats.max(1));
                self.repeats = element.number("number-columns-repeated").unwrap_or(1);
                self.in_cell = true;
                self.text.clear();
            }
            "p" if !self.text.is_empty() => self.text.push(' '),
            "s" | "tab" | "line-break" if self.in_cell => self.text.push(' '),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.in_cell {
            self.text.push_str(text);
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "table-cell" | "covered-table-cell" => {
                self.in_cell = false;
                if !self.text.trim().is_empty() {
                    for column in (self.column..).take(self.repeats.min(MOST_COLUMNS) as usize) {
                        self.cells.push((column, self.text.clone()));
                    }
                }
            }
            "table-row" => self.end_row(),
            "table" => self.end_sheet(),
            _ => {}
        }
    }

    fn end_row(&mut self) {
        let cells = std::mem::take(&mut self.cells);
        let Some(sheet) = &mut self.sheet else { return };
        if cells.is_empty() {
            return;
        }
        for row in (self.row..).take(self.row_repeats.min(MOST_REPEATS) as usize) {
            self.rows += 1;
            for (column, text) in &cells {
                sheet.set(row, *column, text.clone());
            }
        }
    }

    fn end_sheet(&mut self) {
        self.sheets.extend(self.sheet.take().filter(|sheet| !sheet.rows.is_empty()));
        (self.row, self.row_repeats) = (0, 0);
    }
}

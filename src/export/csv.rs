//! Figures as comma-separated values after RFC 4180, safe to open in a spreadsheet.

use csv::{QuoteStyle, Terminator, WriterBuilder};

use super::escape;
use super::record::{Cell, Column, FIGURE, RECEIPT};
use super::view::View;
use super::write::ExportError;

const BYTE_ORDER_MARK: &[u8] = "\u{FEFF}".as_bytes();

/// One row for each figure, in the order of the text.
pub(super) fn csv(view: &View) -> Result<Vec<u8>, ExportError> {
    let columns = || FIGURE.iter().chain(RECEIPT);
    let mut rows = vec![columns().map(|column| column.name.to_owned()).collect::<Vec<_>>()];
    if view.options.hxl {
        rows.push(columns().map(|column| column.hxl.to_owned()).collect());
    }
    let row = |figure| columns().map(|column: &Column| written(&(column.cell)(view, figure))).collect();
    rows.extend(view.analysis.figures.iter().map(row));
    write(&rows, view.options.bom)
}

/// Rows of finished cells as a file.
pub(crate) fn write(rows: &[Vec<String>], byte_order_mark: bool) -> Result<Vec<u8>, ExportError> {
    let start = if byte_order_mark { BYTE_ORDER_MARK.to_vec() } else { Vec::new() };
    let mut writer = WriterBuilder::new()
        .quote_style(QuoteStyle::NonNumeric)
        .terminator(Terminator::CRLF)
        .from_writer(start);
    for row in rows {
        writer.write_record(row).map_err(|error| ExportError::Writer(error.to_string()))?;
    }
    writer.into_inner().map_err(|error| ExportError::Writer(error.error().to_string()))
}

/// A cell as it stands in the file.
pub(crate) fn written(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => escape::cell(text),
        Cell::Number(number) => number.to_string(),
        Cell::Flag(flag) => flag.to_string(),
    }
}

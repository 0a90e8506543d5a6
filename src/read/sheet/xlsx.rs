//! Excel files: the values that were last shown, cell by cell.

use std::io::Cursor;

use calamine::{Cell, DataRef, Reader as _, SheetType, SheetVisible, Xlsx, XlsxError};

use super::super::Limits;
use super::super::blocks::Blocks;
use super::super::error::ReadError;
use super::super::package::Package;
use super::Sheet;

/// What an Excel file says. Its cells are read one after the other: a file can say that
/// it has more of them than fit into memory.
///
/// # Errors
/// It is damaged, encrypted, or unpacks to too much.
pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<Blocks, ReadError> {
    Package::open(bytes, limits)?.check()?;
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(damaged)?;
    let mut blocks = Blocks::default();
    let mut sheets = Vec::new();
    let mut left = limits.rows;
    for sheet in book.sheets_metadata().to_vec() {
        if sheet.typ != SheetType::WorkSheet {
            continue;
        }
        if sheet.visible != SheetVisible::Visible {
            blocks.note("hidden_sheets", "The file has hidden sheets; they were not read.");
            continue;
        }
        let mut read = read_sheet(&mut book, &sheet.name, &mut left)?;
        if left == 0 {
            super::note_rows(&mut blocks, limits);
        }
        spread_names(&mut book, &mut read);
        if !read.rows.is_empty() {
            sheets.push(read);
        }
    }
    sheets.iter().for_each(|sheet| sheet.write(sheets.len() > 1, &mut blocks));
    Ok(blocks)
}

fn damaged(_: XlsxError) -> ReadError {
    ReadError::Damaged
}

fn read_sheet(book: &mut Xlsx<Cursor<&[u8]>>, name: &str, left: &mut usize) -> Result<Sheet, ReadError> {
    let mut cells = book.worksheet_cells_reader(name).map_err(damaged)?;
    let percent: Vec<bool> = cells
        .styles()
        .iter()
        .map(|style| style.number_format.as_ref().is_some_and(|format| format.format_code.contains('%')))
        .collect();
    let mut sheet = Sheet { name: Some(name.to_owned()), ..Sheet::default() };
    while let Some((cell, style)) = cells.next_cell_with_style_id().map_err(damaged)? {
        let (row, column) = cell.get_position();
        let before = sheet.rows.len();
        if *left == 0 {
            break;
        }
        let text = written(&cell, percent.get(style).copied().unwrap_or(false));
        sheet.set(row.saturating_add(1), column.saturating_add(1), text);
        *left -= sheet.rows.len() - before;
    }
    // Rows out of order are of no program that is known; they would be lost in a search.
    sheet.rows.sort_by_key(|row| row.number);
    Ok(sheet)
}

/// A value as a person would write it.
fn written(cell: &Cell<DataRef>, percent: bool) -> String {
    match cell.get_value() {
        DataRef::Float(value) if percent => format!("{}%", rounded(value * 100.0)),
        DataRef::Float(value) => rounded(*value),
        DataRef::Int(value) => value.to_string(),
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::DateTime(date) if date.is_datetime() => {
            let (year, month, day, ..) = date.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        DataRef::DateTimeIso(date) => date.split('T').next().unwrap_or_default().to_owned(),
        _ => String::new(),
    }
}

/// Without what binary fractions add behind the sixth decimal.
fn rounded(value: f64) -> String {
    let text = format!("{value:.6}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// A name in a cell that reaches over several rows stands in each of them.
fn spread_names(book: &mut Xlsx<Cursor<&[u8]>>, sheet: &mut Sheet) {
    const MOST: usize = 10_000;
    let name = sheet.name.clone().unwrap_or_default();
    let Ok(merged) = book.merge_cells_by_sheet_name(&name) else { return };
    for cells in merged.iter().take(MOST) {
        let ((first, column), (last, _)) = (cells.start, cells.end);
        let column = column.saturating_add(1);
        let label = sheet.get(first.saturating_add(1), column).unwrap_or_default().to_owned();
        if label.is_empty() || label.contains(|c: char| c.is_numeric()) {
            continue;
        }
        let below = sheet
            .rows
            .iter_mut()
            .filter(|row| row.number > first + 1 && row.number <= last.saturating_add(1));
        for row in below {
            row.cells.push(super::Filled { column, text: label.clone() });
        }
    }
}

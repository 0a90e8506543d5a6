//! The analysis as a workbook (Office Open XML), by rust_xlsxwriter.
//!
//! Every text is written as a string, never as a formula or a link. The same data give the
//! same bytes: the day of creation is that of the data.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use super::brief;
use super::record::{Cell, Column, FIGURE};
use super::table;
use super::view::View;
use super::write::ExportError;

/// What a cell of a workbook can hold.
const LONGEST: usize = 32_767;

/// Sheets Figures, By outcome, By region, Notes, How counted.
pub(super) fn xlsx(view: &View) -> Result<Vec<u8>, ExportError> {
    build(view).map_err(|error| ExportError::Writer(error.to_string()))
}

fn build(view: &View) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    book.set_properties(&properties(view));
    figures(book.add_worksheet(), view)?;
    by_outcome(book.add_worksheet(), view)?;
    by_region(book.add_worksheet(), view)?;
    notes(book.add_worksheet(), view)?;
    how_counted(book.add_worksheet(), view)?;
    book.save_to_buffer()
}

/// The receipt, where other programs show a file's properties.
fn properties(view: &View) -> DocProperties {
    let receipt = &view.receipt;
    let day = day(receipt.data_as_of.as_deref()).or_else(|| day(Some("1970-01-01")));
    let mut properties =
        DocProperties::new().set_title(view.analysis.report.title.as_str()).set_author(&receipt.software);
    if let Some(day) = day {
        properties = properties.set_creation_datetime(&day);
    }
    let totals = serde_json::to_string(&receipt.totals).unwrap_or_default();
    let facts = [
        ("headcount report SHA-256", Some(receipt.sha256.clone())),
        ("headcount software", Some(receipt.software.clone())),
        ("headcount data as of", receipt.data_as_of.clone()),
        ("headcount exported on", receipt.exported_on.clone()),
        ("headcount corrections", Some(receipt.corrections.count.to_string())),
        ("headcount corrections SHA-256", receipt.corrections.sha256.clone()),
        ("headcount masked", Some(receipt.masked.to_string())),
        ("headcount totals", Some(totals)),
    ];
    for (name, value) in facts.into_iter().filter_map(|(name, value)| Some((name, value?))) {
        properties = properties.set_custom_property(name, value.as_str());
    }
    for (at, digest) in (1..).zip(&receipt.reports) {
        properties =
            properties.set_custom_property(format!("headcount report {at} SHA-256"), digest.as_str());
    }
    properties
}

/// The day of a date as `YYYY-MM-DD`, or the first of a month as `YYYY-MM`.
fn day(date: Option<&str>) -> Option<ExcelDateTime> {
    let mut parts = date?.split('-');
    let (year, month) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    let day = parts.next().map_or(Some(1), |day| day.parse().ok())?;
    // Workbooks know no day before 1900.
    ExcelDateTime::from_ymd(year, month, day).ok()
}

fn figures(sheet: &mut Worksheet, view: &View) -> Result<(), XlsxError> {
    sheet.set_name("Figures")?;
    let rows = view.analysis.figures.iter();
    let rows = rows.map(|figure| FIGURE.iter().map(|column: &Column| (column.cell)(view, figure)).collect());
    let heads: Vec<(&str, u16)> = FIGURE.iter().map(|column| (column.name, column.width)).collect();
    table_on(sheet, &heads, rows)
}

fn by_outcome(sheet: &mut Worksheet, view: &View) -> Result<(), XlsxError> {
    sheet.set_name("By outcome")?;
    let rows = view.analysis.totals.by_outcome.iter().map(|row| {
        let outcome = table::outcome_of(&view.analysis, row);
        vec![
            Cell::Text(table::label(&view.analysis, row.outcome.as_ref())),
            Cell::Text(row.outcome.clone().unwrap_or_default()),
            Cell::Text(outcome.map(|outcome| outcome.statement.clone()).unwrap_or_default()),
            Cell::Number(row.counted),
            Cell::Text(if row.counted > 0.0 {
                String::new()
            } else {
                table::outcome_people(&view.analysis, row)
            }),
            Cell::Flag(outcome.is_some_and(|outcome| outcome.to_be_deleted)),
            Cell::Text(row.figures.join(", ")),
        ]
    });
    let heads = [
        ("outcome", 16),
        ("id", 26),
        ("statement", 60),
        ("people_counted", 14),
        ("why_none", 24),
        ("to_be_deleted", 12),
        ("figures", 30),
    ];
    table_on(sheet, &heads, rows)
}

fn by_region(sheet: &mut Worksheet, view: &View) -> Result<(), XlsxError> {
    sheet.set_name("By region")?;
    let text = |text: &Option<String>| Cell::Text(text.clone().unwrap_or_default());
    let rows = view.analysis.totals.by_adm1.iter().map(|row| {
        vec![
            Cell::Text(row.name.clone()),
            Cell::Text(row.iso3.clone()),
            text(&row.pcode),
            text(&row.iso),
            Cell::Number(row.alone),
            Cell::Number(row.shared),
            Cell::Text(row.figures.join(", ")),
        ]
    });
    let unlocated = vec![
        Cell::Text("(no region)".to_owned()),
        Cell::Empty,
        Cell::Empty,
        Cell::Empty,
        Cell::Number(view.analysis.totals.unlocated),
    ];
    let heads = [
        ("region", 24),
        ("country", 9),
        ("pcode", 10),
        ("iso", 10),
        ("people_only_here", 16),
        ("shared_upper_bound_never_add_up", 32),
        ("figures", 30),
    ];
    table_on(sheet, &heads, rows.chain([unlocated]))
}

fn notes(sheet: &mut Worksheet, view: &View) -> Result<(), XlsxError> {
    sheet.set_name("Notes")?;
    let rows = view.analysis.notes.iter().map(|note| {
        vec![
            Cell::Text(note.kind.clone()),
            Cell::Text(note.message.clone()),
            Cell::Text(note.figures.join(", ")),
        ]
    });
    table_on(sheet, &[("kind", 22), ("message", 90), ("figures", 20)], rows)
}

fn how_counted(sheet: &mut Worksheet, view: &View) -> Result<(), XlsxError> {
    sheet.set_name("How counted")?;
    let people = &view.analysis.totals.people;
    let pair = |name: &str, cell: Cell| vec![Cell::Text(name.to_owned()), cell];
    let totals = [
        ("People counted", people.counted),
        ("Lowest", people.lowest),
        ("As stated", people.as_stated),
        ("Reached indirectly", people.indirect),
        ("Households", view.analysis.totals.households.counted),
        ("People tied to no region", view.analysis.totals.unlocated),
    ];
    let mut rows: Vec<Vec<Cell>> =
        totals.into_iter().map(|(name, value)| pair(name, Cell::Number(value))).collect();
    rows.push(pair("How it was counted", Cell::Text(brief::METHOD.to_owned())));
    rows.extend(brief::sources(view).into_iter().map(|(name, value)| pair(&name, Cell::Text(value))));
    let corrections = brief::corrections(view).into_iter().enumerate();
    rows.extend(corrections.map(|(at, said)| pair(&format!("Correction {}", at + 1), Cell::Text(said))));
    let json = view.receipt.corrections.list.iter().filter_map(|entry| serde_json::to_string(entry).ok());
    rows.extend(
        json.enumerate()
            .map(|(at, json)| pair(&format!("Correction {}, as saved", at + 1), Cell::Text(json))),
    );
    table_on(sheet, &[("what", 28), ("value", 100)], rows)
}

/// A head that stays in sight, filters, and rows of typed cells.
fn table_on(
    sheet: &mut Worksheet,
    heads: &[(&str, u16)],
    rows: impl IntoIterator<Item = Vec<Cell>>,
) -> Result<(), XlsxError> {
    let head = Format::new().set_bold();
    for (column, (name, width)) in (0..).zip(heads) {
        sheet.write_string_with_format(0, column, *name, &head)?;
        sheet.set_column_width(column, *width)?;
    }
    let mut last = 0;
    for (row, cells) in (1..).zip(rows) {
        for (column, cell) in (0..).zip(&cells) {
            write(sheet, row, column, cell)?;
        }
        last = row;
    }
    sheet.set_freeze_panes(1, 0)?;
    let columns = u16::try_from(heads.len().saturating_sub(1)).unwrap_or(u16::MAX);
    sheet.autofilter(0, 0, last, columns)?;
    Ok(())
}

fn write(sheet: &mut Worksheet, row: u32, column: u16, cell: &Cell) -> Result<(), XlsxError> {
    match cell {
        Cell::Empty => {}
        Cell::Text(text) if text.is_empty() => {}
        Cell::Text(text) => {
            let text: String = text.chars().take(LONGEST).collect();
            sheet.write_string(row, column, text)?;
        }
        Cell::Number(number) => {
            sheet.write_number(row, column, *number)?;
        }
        Cell::Flag(flag) => {
            sheet.write_boolean(row, column, *flag)?;
        }
    }
    Ok(())
}

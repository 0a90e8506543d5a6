//! A report that wants to be a formula stays text.

use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};
use headcount::export::{Format, Options};

use super::{Report, rows};

const EVIL: &str = "=HYPERLINK(\"http://evil.example\",\"120 women\") in Mali in 2023\n\n\
Outcome 1: +cmd|' /C calc'!A0\n\n\
@SUM(1+1)*cmd: 45\nwomen of Kayes came;=1+1 said 12 men of Gao.\n\n\t=2\t+3 boys\n";

#[test]
fn in_csv() {
    let file = Report::of(EVIL).write(Format::Csv, &Options::default());
    let rows = rows(&file);
    assert!(!rows.is_empty());
    for cell in rows.iter().flat_map(|row| row.values()) {
        let number = cell.parse::<f64>().is_ok();
        let starts =
            |text: &str| text.trim_start_matches([' ', '"']).starts_with(['=', '+', '-', '@', '\t', '\r']);
        assert!(number || !starts(cell), "{cell}");
        assert!(!cell.split([';', '\t', '\n']).any(starts), "{cell}");
    }
    assert!(rows[0]["report"].starts_with("'=HYPERLINK"), "{:?}", rows[0]["report"]);
    let begins = |head: &str, start: &str| rows.iter().any(|row| row[head].starts_with(start));
    assert!(begins("outcome_statement", "'+cmd") && begins("sentence", "'@SUM"), "{rows:?}");
    assert!(rows.iter().any(|row| row["sentence"].contains('\n')), "line breaks are kept");
}

#[test]
fn in_xlsx() {
    let bytes = Report::of(EVIL).write(Format::Xlsx, &Options::default());
    let mut book: Xlsx<_> = open_workbook_from_rs(std::io::Cursor::new(bytes)).unwrap();
    for name in book.sheet_names() {
        let formulas = book.worksheet_formula(&name).unwrap();
        assert!(formulas.used_cells().all(|(_, _, formula)| formula.is_empty()), "{name}");
    }
    let sheet = book.worksheet_range("Figures").unwrap();
    let cells: Vec<&Data> = sheet.rows().flatten().collect();
    let text =
        |start: &str| cells.iter().any(|cell| matches!(cell, Data::String(text) if text.starts_with(start)));
    assert!(text("=HYPERLINK(") && text("+cmd|") && text("@SUM(1+1)"), "as they stand, as strings");
}

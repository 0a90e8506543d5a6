//! CSV and XLSX, read back.

use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};
use headcount::export::{Format, Options};
use headcount::model::{Figure, Stage, Unit};

use super::{Report, SMALL, fixtures, rows};

/// The numbers of a figure as both tables should have them: value, low, high, people counted.
fn numbers(figure: &Figure) -> [Option<f64>; 4] {
    [Some(figure.value), figure.low, figure.high, figure.counted.then_some(figure.value)]
}

#[test]
fn csv_has_the_numbers_of_the_analysis() {
    for (name, report) in fixtures() {
        let rows = rows(&report.write(Format::Csv, &Options::default()));
        assert_eq!(rows.len(), report.analysis.figures.len(), "{name}");
        for (row, figure) in rows.iter().zip(&report.analysis.figures) {
            let read = ["value", "low", "high", "people_counted"].map(|head| row[head].parse::<f64>().ok());
            assert_eq!(read, numbers(figure), "{name} {}", figure.id);
            assert_eq!(row["unit"], figure.unit.as_str());
            assert_eq!(row["report_sha256"], report.analysis.report.sha256);
        }
    }
}

#[test]
fn xlsx_has_the_numbers_of_the_analysis() {
    for (name, report) in fixtures().into_iter().step_by(6) {
        let bytes = report.write(Format::Xlsx, &Options::default());
        let mut book: Xlsx<_> = open_workbook_from_rs(std::io::Cursor::new(bytes)).unwrap();
        assert_eq!(
            book.sheet_names(),
            ["Figures", "By outcome", "By region", "Notes", "How counted"],
            "{name}"
        );
        let sheet = book.worksheet_range("Figures").unwrap();
        let rows: Vec<&[Data]> = sheet.rows().collect();
        let column =
            |head: &str| rows[0].iter().position(|cell| *cell == Data::String(head.to_owned())).unwrap();
        let columns = ["value", "low", "high", "people_counted"].map(column);
        for (row, figure) in rows[1..].iter().zip(&report.analysis.figures) {
            let read = columns.map(|at| match &row[at] {
                Data::Float(number) => Some(*number),
                Data::Empty => None,
                other => panic!("{name} {}: {other:?} is no number", figure.id),
            });
            assert_eq!(read, numbers(figure), "{name} {}", figure.id);
        }
        assert_eq!(rows.len(), report.analysis.figures.len() + 1);
    }
}

#[test]
fn a_value_stands_in_the_column_of_its_stage() {
    let report = Report::of(SMALL);
    let rows = rows(&report.write(Format::Csv, &Options::default()));
    for (row, figure) in rows.iter().zip(&report.analysis.figures) {
        let stages = [("reached", Stage::Reached), ("targeted", Stage::Planned), ("in_need", Stage::InNeed)];
        for (head, stage) in stages {
            let people = figure.unit == Unit::Person && figure.stage == stage;
            assert_eq!(row[head], if people { figure.value.to_string() } else { String::new() });
        }
    }
}

#[test]
fn areas_that_share_a_figure_stand_in_one_row() {
    let rows = rows(&Report::of(SMALL).write(Format::Csv, &Options::default()));
    let shared = rows.iter().find(|row| row["quote"] == "At least 900 men").unwrap();
    assert_eq!((shared["adm1"].as_str(), shared["areas"].as_str()), ("Kayes | Gao | Mopti", "3"));
    assert_eq!(shared["adm1_pcode"], "ML01 | ML07 | ML05");
}

#[test]
fn hashtags_and_byte_order_mark_come_on_request() {
    let report = Report::of(SMALL);
    let options = Options { hxl: true, bom: true, ..Options::default() };
    let text = String::from_utf8(report.write(Format::Csv, &options)).unwrap();
    let mut lines = text.strip_prefix('\u{FEFF}').unwrap().split("\r\n");
    assert!(lines.next().unwrap().starts_with("\"report\","));
    let tags = lines.next().unwrap();
    for tag in
        ["#reached", "#targeted", "#inneed", "#population", "#adm1+name", "#adm1+code+v_pcode", "#date"]
    {
        assert!(tags.contains(&format!("\"{tag}\"")), "{tag}");
    }
    assert!(!report.plain(Format::Csv).contains('#'));
}

//! Receipts, read back from every kind of file.

use headcount::chart::{Kind, Spec};
use headcount::export::receipt::{find, matches};
use headcount::export::{Format, Options, svg};
use headcount::review::{Correction, OfFigure, Patch, anchor_of, apply};

use super::{Report, SMALL, fixtures};

const WITH_RECEIPT: [Format; 7] =
    [Format::Json, Format::Csv, Format::Xlsx, Format::Html, Format::Md, Format::Iati, Format::Annotations];

fn corrected() -> Report {
    let mut report = Report::of(SMALL);
    let figure = anchor_of(&report.text, report.analysis.figures.first().unwrap()).unwrap();
    let reason = Some("Annex 2 <says> so -->".to_owned());
    report.corrections = Patch::new([Correction::Reject(OfFigure { figure, reason })]);
    report.analysis = apply(&report.analysis, &report.text, &report.corrections).analysis;
    report
}

#[test]
fn each_format_carries_one() {
    let report = corrected();
    for format in WITH_RECEIPT {
        let receipt =
            find(&report.write(format, &Options::default())).unwrap_or_else(|| panic!("{format:?}"));
        assert_eq!(receipt.format, format.as_str());
        assert_eq!(receipt.sha256, report.analysis.report.sha256, "{format:?}");
        assert_eq!(receipt.software, concat!("headcount ", env!("CARGO_PKG_VERSION")));
        assert_eq!(receipt.data_as_of.as_deref(), Some("2024-06-30"), "{format:?}");
        assert_eq!(receipt.corrections.count, 1, "{format:?}");
        assert_eq!(receipt.corrections.sha256.as_ref().map(String::len), Some(64), "{format:?}");
        let held = matches(&receipt, &report.analysis, &report.corrections);
        assert!(
            held.same_report && held.same_version && held.same_corrections && held.same_totals,
            "{held:?}"
        );
        assert_eq!(
            held.message, "This file was made from the text beside it; the totals are the same.",
            "{format:?}"
        );
    }
}

#[test]
fn corrections_are_in_the_formats_that_can_hold_them() {
    let report = corrected();
    for format in [Format::Json, Format::Html, Format::Md, Format::Iati, Format::Annotations] {
        let receipt = find(&report.write(format, &Options::default())).unwrap();
        assert_eq!(receipt.corrections.list, report.corrections.corrections, "{format:?}");
    }
}

#[test]
fn what_differs_is_told() {
    let (report, other) = (corrected(), Report::of(SMALL));
    for format in WITH_RECEIPT {
        let receipt = find(&report.write(format, &Options::default())).unwrap();
        let held = matches(&receipt, &other.analysis, &other.corrections);
        assert!(held.same_report && !held.same_corrections && !held.same_totals, "{format:?}");
        let counted = held.changes.iter().find(|change| change.total == "counted").unwrap();
        assert!(counted.before < counted.after, "{format:?}: {counted:?}");
    }
    let stranger = Report::of("We trained 5 women.");
    let receipt = find(&report.write(Format::Html, &Options::default())).unwrap();
    let held = matches(&receipt, &stranger.analysis, &stranger.corrections);
    assert!(
        !held.same_report && held.message.starts_with("This file was made from another text"),
        "{held:?}"
    );
}

#[test]
fn charts_carry_one_too() {
    let report = Report::of(SMALL);
    let spec = Spec { heading: true, ..Spec::new(Kind::ByAdm1, 640.0) };
    let receipt = find(svg::svg(&report.analysis, &spec).as_bytes()).unwrap();
    assert_eq!((receipt.format.as_str(), &receipt.sha256), ("svg", &report.analysis.report.sha256));
    let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
    for (key, value) in [("Software", "headcount 0.1.0"), ("SHA-256", "abc"), ("Data as of", "2024-06-30")] {
        let content = [key.as_bytes(), b"\0", value.as_bytes()].concat();
        png.extend(u32::try_from(content.len()).unwrap().to_be_bytes());
        png.extend(b"tEXt");
        png.extend(content);
        png.extend([0; 4]);
    }
    let receipt = find(&png).unwrap();
    assert_eq!((receipt.format.as_str(), receipt.sha256.as_str()), ("png", "abc"));
}

#[test]
fn the_bare_analysis_has_one() {
    let report = Report::of(SMALL);
    let json = serde_json::to_vec(&report.analysis).unwrap();
    let held = matches(&find(&json).unwrap(), &report.analysis, &report.corrections);
    assert!(held.same_report && held.same_totals);
}

#[test]
fn other_files_have_none() {
    for bytes in [
        &b""[..],
        b"a,b\r\n1,2\r\n",
        b"{}",
        b"<html></html>",
        b"PK\x03\x04",
        b"\x89PNG\r\n\x1a\n\0\0",
        b"\xff\xfe",
    ] {
        assert_eq!(find(bytes), None);
    }
    for (name, report) in fixtures().into_iter().step_by(10) {
        assert_eq!(find(report.text.as_bytes()), None, "{name}");
    }
}

#[test]
fn damaged_files_have_none_or_their_own() {
    let report = corrected();
    for format in WITH_RECEIPT {
        let whole = report.write(format, &Options::default());
        for cut in [1, whole.len() / 3, whole.len() / 2, whole.len() - 1] {
            let _ = find(&whole[..cut]);
        }
        let mut bytes = whole.clone();
        for at in (0..bytes.len()).step_by(97) {
            bytes[at] ^= 0x15;
        }
        let _ = find(&bytes);
    }
}

//! IATI 2.03, held against the official schema where xmllint is installed, and in its structure everywhere.

use headcount::export::{ExportError, Exported, Format, Options, write};
use headcount::review::Patch;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use super::{Report, SMALL, fixtures};

/// What xmllint says against a file; none where there is no xmllint.
fn faults(xml: &str) -> Option<String> {
    let schema = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/iati/iati-activities-schema.xsd");
    let child = Command::new("xmllint")
        .args(["--noout", "--nonet", "--schema"])
        .arg(schema)
        .arg("-")
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn();
    let mut child = child.ok()?;
    child.stdin.take().unwrap().write_all(xml.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    Some(if output.status.success() { String::new() } else { said })
}

#[test]
fn activities_are_valid_against_the_official_schema() {
    for (name, report) in fixtures() {
        let options = Options { year: Some(2023), ..Options::default() };
        let xml = String::from_utf8(report.write(Format::Iati, &options)).unwrap();
        let said = faults(&xml);
        // Where there is no xmllint, tests/browser/exports.test.mjs has one of its own.
        assert_eq!(said.unwrap_or_default(), "", "{name}");
    }
}

#[test]
fn every_location_of_a_result_is_one_of_the_activity() {
    for (name, report) in fixtures() {
        let options = Options { year: Some(2023), ..Options::default() };
        let xml = String::from_utf8(report.write(Format::Iati, &options)).unwrap();
        let (activity, results) = xml.split_once("<result ").unwrap_or((&xml, ""));
        for reference in results.split("<location ref=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            assert!(activity.contains(&format!("<location ref=\"{reference}\">")), "{name} {reference}");
        }
    }
}

#[test]
fn joint_figures_are_not_to_be_added_up_over_areas() {
    let xml = Report::of(SMALL).plain(Format::Iati);
    let (_, second) = xml.split_once("Outcome 2: Men listen").unwrap();
    let (own, joint) = second.split_once("aggregation-status=\"0\"").unwrap();
    assert!(
        joint.contains("<actual value=\"900\">\n<location ref=\"ML01\"/>\n<location ref=\"ML07\"/>"),
        "{joint}"
    );
    assert!(own.contains("<target value=\"60\">\n<location ref=\"ML07\"/>"), "{own}");
    assert!(own.contains("<actual value=\"900\">\n<comment>"), "the total, without places: {own}");
    let (first, _) = xml.split_once("Outcome 2: Men listen").unwrap();
    assert!(first.contains("<dimension name=\"sex\" value=\"female\"/>"), "{first}");
    assert!(first.contains("<period-start iso-date=\"2023-01-01\"/>\n<period-end iso-date=\"2023-12-31\"/>"));
}

#[test]
fn results_alone_can_be_pasted() {
    let options = Options { results_only: true, ..Options::default() };
    let xml = String::from_utf8(Report::of(SMALL).write(Format::Iati, &options)).unwrap();
    assert!(!xml.contains("<iati-activit") && xml.matches("<result ").count() == 2);
}

#[test]
fn a_report_without_a_year_needs_one() {
    let report = Report::of("We trained 120 women in Kolda.");
    let corrections = Patch::new([]);
    let exported = Exported {
        analysis: &report.analysis,
        text: &report.text,
        source: "",
        corrections: &corrections,
        charts: &[],
        parts: &[],
    };
    assert_eq!(write(&exported, Format::Iati, &Options::default()), Err(ExportError::NoYear));
}

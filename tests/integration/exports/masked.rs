//! Small numbers of vulnerable groups, masked.

use headcount::export::mask::{small_cells, warning};
use headcount::export::receipt::{find, matches};
use headcount::export::{Format, Options};

use super::{Report, SMALL, rows};

fn masked() -> Options {
    Options { mask: true, ..Options::default() }
}

#[test]
fn a_small_number_of_survivors_in_one_place_is_noted() {
    let report = Report::of(SMALL);
    let notes: Vec<&str> = report.analysis.notes.iter().map(|note| note.kind.as_str()).collect();
    assert!(notes.contains(&"small_group"), "{notes:?}");
    assert_eq!(
        warning(&report.analysis).unwrap(),
        "“7 survivors” in Ségou would name fewer than 10 people of a vulnerable group in one place"
    );
}

#[test]
fn it_is_in_no_masked_file() {
    let report = Report::of(SMALL);
    for format in Format::ALL.into_iter().filter(|format| *format != Format::Xlsx) {
        let file = String::from_utf8(report.write(format, &masked())).unwrap();
        assert!(!file.contains("7 survivors"), "{format:?}");
        assert!(!file.contains("Bla (") && !file.contains("\"Bla\""), "{format:?}: the finer place");
    }
    let row =
        rows(&report.write(Format::Csv, &masked())).into_iter().find(|row| row["qualifier"] == "masked");
    let row = row.unwrap();
    let cells = ["value", "low", "high", "reached", "people_counted"].map(|head| row[head].as_str());
    assert_eq!(cells, ["", "1", "9", "", ""]);
    assert!(row["quote"].starts_with("<10 survivors"), "{row:?}");
    assert!(row["sentence"].starts_with("<10 survivors of rape in … (Ségou)"), "{row:?}");
}

/// Or a subtraction would bring the number back.
#[test]
fn totals_are_added_up_without_it() {
    let report = Report::of(SMALL);
    let json: serde_json::Value = serde_json::from_slice(&report.write(Format::Json, &masked())).unwrap();
    assert_eq!(report.analysis.totals.people.counted, 1027.0);
    assert_eq!(json["totals"]["people"]["counted"], 1021);
    assert_eq!(json["notes"][0]["kind"], "masked");
    let receipt = find(&report.write(Format::Html, &masked())).unwrap();
    assert_eq!(receipt.masked, 1);
    assert!(matches(&receipt, &report.analysis, &report.corrections).same_totals);
    let csv = find(&report.write(Format::Csv, &masked())).unwrap();
    assert!(matches(&csv, &report.analysis, &report.corrections).same_totals);
}

#[test]
fn who_is_vulnerable_is_known_in_every_language() {
    let texts = [
        ("Progress in Mali in 2023\n\nWe helped 5 detainees in Gao.", 1),
        ("Progress in Mali in 2023\n\nWe helped 4 people living with HIV in Gao.", 1),
        ("Progress in Mali in 2023\n\nWe helped 3 unaccompanied children in Gao.", 1),
        ("Progress in Mali in 2023\n\nWe helped 3 people with albinism in Gao.", 1),
        ("Progrès au Mali en 2023\n\nNous avons aidé 6 survivantes de viol à Gao.", 1),
        ("Avances en Guatemala en 2023\n\nAtendimos a 8 mujeres víctimas de trata en Petén.", 1),
        ("Progressos em Moçambique em 2023\n\nApoiámos 7 crianças não acompanhadas em Nampula.", 1),
        ("Progressi in Etiopia nel 2023\n\nAbbiamo aiutato 5 donne sopravvissute alla violenza a Amhara.", 1),
        ("Progress in Mali in 2023\n\nWe helped 5 judges in Gao.", 0),
        ("Progress in Mali in 2023\n\nWe helped 12 detainees in Gao.", 0),
        ("Progress in Mali in 2023\n\nWe helped 5 detainees in Gao and Kayes.", 0),
        ("Progress in Mali in 2023\n\nWe helped 5 detainees.", 0),
        ("Progress in Mali in 2023\n\nWe will help 5 detainees in Gao.", 0),
    ];
    for (text, count) in texts {
        let report = Report::of(text);
        assert_eq!(small_cells(&report.analysis).len(), count, "{text}: {:?}", report.analysis.figures);
    }
}

#[test]
fn parts_and_repeats_of_a_small_cell_go_with_it() {
    let text = "Progress in Mali in 2023\n\nOutcome 1: Care\n\nWe helped 9 survivors of rape in Gao, of whom 4 are girls.\n\n\
                Outcome 2: Law\n\nThe same 9 survivors in Gao went to court.";
    let report = Report::of(text);
    assert_eq!(small_cells(&report.analysis).len(), 3, "{:?}", report.analysis.figures);
    let text = String::from_utf8(report.write(Format::Md, &masked())).unwrap();
    assert!(!text.contains("9 survivors") && !text.contains("whom 4"), "{text}");
}

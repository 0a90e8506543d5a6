//! The command line, as it is called.

use std::io::Write as _;
use std::process::{Command, Stdio};

use serde_json::Value;

/// Exit code, what is printed, what is said on the side.
fn headcount(arguments: &[&str], input: &str) -> (i32, String, String) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_headcount"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A command that reads no file may be gone already.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    let output = child.wait_with_output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

#[test]
fn areas_are_listed_one_on_a_line() {
    for (arguments, count) in [
        (vec!["--country", "MLI", "--year", "2023"], 20),
        (vec!["--country", "mli", "--year", "2020"], 11),
        (vec!["--country", "UKR"], 27),
    ] {
        let (code, text, said) = headcount(&[&["areas"], arguments.as_slice()].concat(), "");
        assert_eq!((code, text.lines().count(), said.as_str()), (0, count, ""), "{arguments:?}");
    }
    let (_, text, _) = headcount(&["areas", "--country", "MLI", "--year", "2023"], "");
    assert!(
        text.contains("Bougouni") && text.contains("ML15") && text.contains("before in Sikasso"),
        "{text}"
    );
    let (_, text, _) = headcount(&["areas", "--country", "MLI", "--format", "json"], "");
    let value: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(value["areas"].as_array().unwrap().len(), 20);
    assert_eq!(value["country"]["name"], "Mali");
}

#[test]
fn places_say_why_they_were_taken_or_not() {
    let text =
        "Progress in Mali in 2023\n\nMs Gao trained 30 women in Kayes. The University of Bamako helped.";
    let (code, json, _) = headcount(&["places", "-", "--format", "json"], text);
    let value: Value = serde_json::from_str(&json).unwrap();
    let names = value["names"].as_array().unwrap();
    let shown: Vec<String> = names
        .iter()
        .map(|name| format!("{} {} {} {}", name["quote"], name["taken"], name["locates"], name["rule"]))
        .collect();
    assert_eq!(
        shown,
        [
            "\"Mali\" true true \"country\"",
            "\"Gao\" false true \"person-title\"",
            "\"Kayes\" true true \"name\"",
            "\"Bamako\" true false \"name\"",
        ]
    );
    assert_eq!((code, &names[2]["iso3"], &names[2]["adm1"]), (0, &Value::from("MLI"), &Value::from("Kayes")));
    let (_, table, _) = headcount(&["places", "-"], text);
    assert!(table.starts_with("Mali · 2023\n\n3 places\n"), "{table}");
    assert!(table.contains("1 name left out\n"), "{table}");
}

#[test]
fn areas_as_of_a_year_are_counted_in_it() {
    let text = "Progress in Mali in 2023\n\nWe trained 30 women in Bougouni.";
    let (_, json, _) = headcount(&["analyze", "-", "--areas-as-of", "2020", "--format", "json"], text);
    let value: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(value["totals"]["by_adm1"][0]["name"], "Sikasso");
}

#[test]
fn several_countries_can_be_given() {
    let text = "We trained 30 women in Kayes and 20 women in Dosso.";
    for countries in [vec!["--country", "MLI,NER"], vec!["--country", "MLI", "--country", "NER"]] {
        let arguments = [&["analyze", "-", "--format", "json"], countries.as_slice()].concat();
        let value: Value = serde_json::from_str(&headcount(&arguments, text).1).unwrap();
        assert_eq!(value["report"]["countries"], serde_json::json!(["MLI", "NER"]));
    }
}

#[test]
fn what_cannot_be_done_is_said_in_a_sentence() {
    let cases: [(&[&str], &str); 10] = [
        (&["areas"], "areas needs a country, such as --country MLI"),
        (
            &["areas", "--country", "Mali"],
            "Mali is no country code of ISO 3166-1 alpha-3; Mali has the code MLI",
        ),
        (&["areas", "--country", "XX"], "XX is no country code of ISO 3166-1 alpha-3, such as MLI for Mali"),
        (&["areas", "--country", "ABW"], "no first-level areas of Aruba are known"),
        (&["areas", "--country", "MLI", "--year", "soon"], "soon is no year, such as 2020"),
        (
            &["areas", "--country", "MLI", "--language", "fr"],
            "areas takes no --language; see headcount --help",
        ),
        (&["places"], "places needs a file, or - for standard input"),
        (&["analyze", "a", "b"], "analyze takes one file at a time"),
        (&["count", "a"], "there is no command count; see headcount --help"),
        (&["analyze", "-", "--format", "xml"], "there is no format xml; use table or json"),
    ];
    for (arguments, message) in cases {
        assert_eq!(headcount(arguments, ""), (2, String::new(), format!("headcount: {message}\n")));
    }
    let (code, text, _) = headcount(&["--help"], "");
    assert!(code == 0 && text.contains("headcount places FILE") && text.contains("--areas-as-of"));
}

#[test]
fn corrections_are_applied_and_those_that_do_not_fit_are_named() {
    let folder = std::env::temp_dir().join(format!("headcount-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let patch = folder.join("corrections.json");
    let path = patch.to_str().unwrap();
    let list = r#"{"op": "reject", "figure": {"quote": "45 men"}}, {"op": "reject", "figure": {"quote": "9 men"}}, 7"#;
    let json = format!(r#"{{"schema": "headcount-corrections/1", "corrections": [{list}]}}"#);
    std::fs::write(&patch, json).unwrap();
    let text = "We trained 120 women in Kayes. 45 men came too.";
    let arguments = ["analyze", "-", "--format", "json", "--corrections", path];
    let (code, json, said) = headcount(&arguments, text);
    let value: Value = serde_json::from_str(&json).unwrap();
    assert_eq!((code, &value["totals"]["people"]["counted"]), (0, &120.into()));
    let lines: Vec<&str> = said.lines().collect();
    assert_eq!(lines[0], "headcount: correction 2 (reject) does not fit: “9 men” is not in the text.");
    assert!(lines[1].starts_with("headcount: correction 3 does not fit: It could not be read"), "{said}");
    std::fs::write(&patch, "[]").unwrap();
    let (code, _, said) = headcount(&arguments, text);
    assert_eq!(code, 2);
    assert!(said.contains("corrections.json has no list of corrections"), "{said}");
    std::fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn files_of_every_kind_are_read_and_figures_say_where_they_stood() {
    let file = |name: &str| format!("{}/tests/fixtures/files/{name}", env!("CARGO_MANIFEST_DIR"));
    let (code, table, said) = headcount(&["analyze", &file("report.pdf")], "");
    assert_eq!((code, said.as_str()), (0, ""));
    assert!(
        table.contains("Kolda, Thiès  [p. 1]") && table.contains("[p. 1, table 1, row 2, column 2]"),
        "{table}"
    );
    let (_, json, _) = headcount(&["analyze", &file("table.ods"), "--format", "json"], "");
    let value: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(value["figures"][0]["source"], serde_json::json!({"cell": "B5"}));
    let (_, places, _) = headcount(&["places", &file("report.odt")], "");
    assert!(places.contains("Saint-Louis"), "{places}");
    let (code, printed, said) = headcount(&["analyze", &file("encrypted.pdf")], "");
    assert_eq!((code, printed.as_str(), said.lines().count()), (2, "", 1), "{said}");
    assert!(
        said.ends_with("encrypted.pdf is protected by a password; save a copy without one and try that\n"),
        "{said}"
    );
}

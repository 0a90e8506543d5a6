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
        (
            &["analyze", "-", "--format", "xml"],
            "there is no format xml; known are table, json, csv, xlsx, html, md, iati, annotations",
        ),
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

/// A folder of its own for files, gone with the test.
struct Folder(std::path::PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("headcount-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn file(&self, name: &str) -> String {
        self.0.join(name).to_str().unwrap().to_owned()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

#[test]
fn files_are_written_where_they_are_asked_for() {
    let folder = Folder::new("out");
    let text = "Progress in Mali in 2023\n\nWe trained 120 women in Kayes.";
    for format in ["table", "json", "csv", "xlsx", "html", "md", "iati", "annotations"] {
        let path = folder.file(format);
        let result = headcount(&["analyze", "-", "--format", format, "--out", &path], text);
        assert_eq!(result, (0, String::new(), String::new()), "{format}");
        assert!(std::fs::metadata(&path).unwrap().len() > 100, "{format}");
    }
    let (code, _, said) = headcount(&["analyze", "-", "--format", "xlsx"], text);
    assert_eq!(
        (code, said.as_str()),
        (2, "headcount: a workbook is no text for a terminal; name a file with --out\n")
    );
    let nowhere = folder.file("none/x.csv");
    let (code, _, said) = headcount(&["analyze", "-", "--format", "csv", "--out", &nowhere], text);
    assert!(code == 2 && said.starts_with("headcount: cannot write "), "{said}");
    let (code, _, said) = headcount(&["analyze", "-", "--format", "iati"], "We trained 120 women.");
    assert_eq!(code, 2);
    assert!(said.contains("give the year with --year"), "{said}");
}

#[test]
fn small_groups_do_not_leave_unasked() {
    let text = "Progress in Mali in 2023\n\nWe helped 7 detainees in Gao and 120 women in Kayes.";
    let (code, printed, said) = headcount(&["analyze", "-", "--format", "csv"], text);
    assert_eq!((code, printed.as_str()), (2, ""));
    assert_eq!(
        said,
        "headcount: “7 detainees” in Gao would name fewer than 10 people of a vulnerable group in one place; \
         --mask leaves out the number and the finer place, --name-small-groups keeps them\n"
    );
    let (_, masked, _) = headcount(&["analyze", "-", "--format", "csv", "--mask"], text);
    assert!(masked.contains("<10 detainees") && !masked.contains("7 detainees"), "{masked}");
    let (_, named, _) = headcount(&["analyze", "-", "--format", "csv", "--name-small-groups"], text);
    assert!(named.contains("7 detainees"), "{named}");
    let (code, json, said) = headcount(&["analyze", "-", "--format", "json"], text);
    assert!(code == 0 && json.contains("7 detainees") && said.is_empty(), "{said}");
    let folder = Folder::new("small");
    let path = folder.file("a.json");
    let (code, _, said) = headcount(&["analyze", "-", "--format", "json", "--out", &path], text);
    assert!(code == 0 && said.contains("fewer than 10 people"), "{said}");
}

#[test]
fn projects_are_read_with_their_corrections() {
    let folder = Folder::new("project");
    let path = folder.file("work.json");
    let report = |text: &str| {
        format!(
            r#"{{"name": "a.txt", "text": "{text}", "country": "MLI", "areas_as_of": null, "corrections":
            {{"schema": "headcount-corrections/1", "corrections": [{{"op": "reject", "figure": {{"quote": "45 men"}}}}]}}}}"#
        )
    };
    let one = report("We trained 120 women in Kayes. 45 men came too.");
    let project = |reports: &str| format!(r#"{{"schema": "headcount-project/1", "reports": [{reports}]}}"#);
    std::fs::write(&path, project(&one)).unwrap();
    let out = folder.file("analysis.json");
    let (code, printed, said) = headcount(&["analyze", &path, "--format", "json", "--out", &out], "");
    assert_eq!((code, printed.as_str(), said.as_str()), (0, "", ""));
    let value: Value = serde_json::from_str(&std::fs::read_to_string(&out).unwrap()).unwrap();
    assert_eq!(value["totals"]["people"]["counted"], 120);
    assert_eq!(value["receipt"]["corrections"]["count"], 1);
    let other = report("In Gao 30 girls and 45 men came.");
    std::fs::write(&path, project(&[one.as_str(), &other].join(","))).unwrap();
    let (code, _, said) = headcount(&["analyze", &path], "");
    assert!(code == 2 && said.ends_with("holds 2 reports; headcount collect puts them together\n"), "{said}");
    let (code, json, _) = headcount(&["collect", &path, "--format", "json"], "");
    let value: Value = serde_json::from_str(&json).unwrap();
    assert_eq!((code, &value["analysis"]["totals"]["people"]["counted"]), (0, &150.into()));
}

#[test]
fn reports_are_compared_and_collected() {
    let fixture = |name: &str| format!("{}/tests/fixtures/compare/{name}.txt", env!("CARGO_MANIFEST_DIR"));
    let (one, two) = (fixture("annual-2022"), fixture("annual-2023"));
    let (code, table, said) = headcount(&["compare", &one, &two], "");
    assert_eq!((code, said.as_str()), (0, ""));
    assert!(
        table.contains("gone     Outcome 3") && table.contains("2 figures of the later report"),
        "{table}"
    );
    let (_, csv, _) = headcount(&["compare", &one, &two, "--format", "csv"], "");
    assert!(csv.contains("\"outcome\",\"Outcome 4\",\"Outcome 4\",\"new\",\"\",210,"), "{csv}");
    let (code, _, said) = headcount(&["compare", &one], "");
    assert_eq!(
        (code, said.as_str()),
        (2, "headcount: compare needs two files: the earlier report and the later one\n")
    );
    let (_, table, _) = headcount(&["collect", &two, &fixture("midyear-2023")], "");
    assert!(table.contains("2 figures are told in several reports and counted once."), "{table}");
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

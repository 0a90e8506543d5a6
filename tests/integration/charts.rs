//! Charts as SVG, against pictures that a reviewer can open.
//!
//! `UPDATE_SNAPSHOTS=1 cargo test charts` draws them anew.

use std::collections::BTreeMap;
use std::path::Path;

use headcount::chart::{Kind, Locale, Mark, Picture, Spec, Theme, facts};
use headcount::export::svg::svg;
use headcount::model::*;

const BARS: [(Kind, &str); 2] = [(Kind::ByAdm1, "by_adm1"), (Kind::ByOutcome, "by_outcome")];
const LEDGERS: [(Kind, &str); 3] = [(Kind::Matrix, "matrix"), (Kind::Who, "who"), (Kind::Range, "range")];

pub(super) fn empty() -> Analysis {
    Analysis {
        schema: "headcount-analysis/1".to_owned(),
        report: Report::default(),
        outcomes: Vec::new(),
        figures: Vec::new(),
        places: Vec::new(),
        totals: Totals::default(),
        notes: Vec::new(),
        numbers: None,
    }
}

pub(super) fn area(name: &str, alone: f64, shared: f64, figures: &[&str]) -> AreaTotal {
    let figures = figures.iter().map(|id| (*id).to_owned()).collect();
    AreaTotal {
        iso3: "MLI".to_owned(),
        name: name.to_owned(),
        pcode: None,
        iso: None,
        alone,
        shared,
        figures,
    }
}

fn outcome(id: &str, statement: &str) -> Outcome {
    let label = id.rsplit('_').next().unwrap_or(id).to_owned();
    let statement = statement.to_owned();
    Outcome { id: id.to_owned(), label, statement, span: Span(0, 0), to_be_deleted: false, repeats: None }
}

fn figure(id: &str, outcome: Option<&str>, value: f64, because: Option<(Reason, Option<&str>)>) -> Figure {
    let because = because.map(|(kind, figure)| Because { kind, figure: figure.map(str::to_owned) });
    let is_people = because.as_ref().is_none_or(|because| because.kind != Reason::NotPeople);
    Figure {
        id: id.to_owned(),
        outcome: outcome.map(str::to_owned),
        quote: String::new(),
        span: Span(0, 0),
        number: Span(0, 0),
        sentence: Span(0, 0),
        value,
        low: Some(value),
        high: Some(value),
        qualifier: Qualifier::Exact,
        unit: if is_people { Unit::Person } else { Unit::Money },
        currency: None,
        group: String::new(),
        sex: None,
        age: None,
        stage: Stage::Reached,
        reach: None,
        adm1: Vec::new(),
        counted: because.is_none(),
        because,
        relation: None,
        rule: String::new(),
        source: None,
    }
}

/// Every kind of row: alone, shared, both, none; counted, told again, planned, empty.
fn mixed() -> Analysis {
    let mut analysis = empty();
    analysis.report.title = "Annual report of a made-up programme, 2023".to_owned();
    analysis.report.data_as_of = Some("2024-03-31".to_owned());
    let mut last = outcome("D_2.2", "A strategy for coordination is in place");
    last.to_be_deleted = true;
    let mut again = outcome("D_2.1", "By 2025, households in the north have safe water all the year round");
    again.repeats = Some("D_1.1".to_owned());
    analysis.outcomes = vec![
        outcome("D_1.1", "By 2025, households in the north have safe water all the year round"),
        outcome(
            "D_1.2",
            "More women and men of all ages take part in decisions on their land, their schools and their health posts",
        ),
        outcome("D_1.3", "Prices of staple foods stay within reach"),
        again,
        last,
        outcome("D_3.1", "Local radio reports on elections"),
        outcome("D_3.2", "Young people find work"),
    ];
    analysis.figures = vec![
        figure("f1", Some("D_1.1"), 3_400.0, None),
        figure("f2", Some("D_1.1"), 1_364.0, None),
        figure("f3", Some("D_1.2"), 120.0, None),
        figure("f4", Some("D_1.3"), 50_000.0, Some((Reason::NotPeople, None))),
        figure("f5", Some("D_2.1"), 3_400.0, Some((Reason::Repeats, Some("f1")))),
        figure("f6", Some("D_3.1"), 900.0, Some((Reason::NotReached, None))),
        figure("f7", Some("D_3.2"), 60.0, Some((Reason::PartOf, Some("f3")))),
        figure("f8", None, 12.0, None),
        figure("f9", Some("D_3.2"), 80.0, Some((Reason::NotReached, None))),
    ];
    let row = |outcome: Option<&str>, counted, figures: &[&str]| OutcomeTotal {
        outcome: outcome.map(str::to_owned),
        counted,
        figures: figures.iter().map(|id| (*id).to_owned()).collect(),
    };
    analysis.totals.by_outcome = vec![
        row(Some("D_1.1"), 4_764.0, &["f1", "f2"]),
        row(Some("D_1.2"), 120.0, &["f3"]),
        row(Some("D_1.3"), 0.0, &[]),
        row(Some("D_2.1"), 0.0, &[]),
        row(Some("D_2.2"), 0.0, &[]),
        row(Some("D_3.1"), 0.0, &[]),
        row(Some("D_3.2"), 0.0, &[]),
        row(None, 12.0, &["f8"]),
    ];
    analysis.totals.by_adm1 = vec![
        area("Haute-Vallée", 3_400.0, 0.0, &["f1"]),
        area("Sán Mateo", 120.0, 1_364.0, &["f2", "f3"]),
        area("Región Autónoma del Río Grande", 0.0, 1_364.0, &["f2"]),
        area("Kel", 0.0, 1_364.0, &["f2"]),
    ];
    for area in &analysis.totals.by_adm1 {
        let tied = AreaRef {
            iso3: area.iso3.clone(),
            name: area.name.clone(),
            pcode: None,
            iso: None,
            quote: area.name.clone(),
            span: Span(0, 0),
        };
        for figure in analysis.figures.iter_mut().filter(|figure| area.figures.contains(&figure.id)) {
            figure.adm1.push(tied.clone());
        }
    }
    analysis.totals.people =
        PeopleTotals { as_stated: 8_296.0, counted: 4_896.0, lowest: 4_776.0, indirect: 5_000.0 };
    analysis.totals.households.counted = 310.0;
    analysis.totals.unlocated = 12.0;
    tell_who(&mut analysis);
    let figures = vec!["f3".to_owned(), "f2".to_owned()];
    let kind = "possible_overlap".to_owned();
    analysis.notes =
        vec![Note { kind, figures, span: None, message: String::new(), values: BTreeMap::new() }];
    analysis.places = vec![place("Kel", "D_1.3"), place("Tol", "D_1.2")];
    analysis
}

/// Sexes and ages, and parts of which some add up to their figure.
fn tell_who(analysis: &mut Analysis) {
    let told = [
        ("f1", Some(Sex::Mixed), None),
        ("f2", Some(Sex::Female), Some(Age::Adult)),
        ("f3", Some(Sex::Mixed), Some(Age::Mixed)),
        ("f7", Some(Sex::Male), Some(Age::Youth)),
    ];
    for (id, sex, age) in told {
        for figure in analysis.figures.iter_mut().filter(|figure| figure.id == id) {
            (figure.sex, figure.age) = (sex, age);
        }
    }
    let parts = [("f10", 1_900.0, Sex::Female), ("f11", 1_500.0, Sex::Male)];
    for (id, value, sex) in parts {
        let part = figure(id, Some("D_1.1"), value, Some((Reason::PartOf, Some("f1"))));
        analysis.figures.push(Figure { sex: Some(sex), ..part });
    }
    for figure in analysis.figures.iter_mut().filter(|figure| ["f6", "f9"].contains(&figure.id.as_str())) {
        figure.stage = Stage::Planned;
    }
}

fn place(name: &str, outcome: &str) -> Place {
    Place {
        iso3: None,
        name: name.to_owned(),
        pcode: None,
        iso: None,
        level: 1,
        adm1: Some(name.to_owned()),
        quote: name.to_owned(),
        span: Span(0, 0),
        outcome: Some(outcome.to_owned()),
        locates: true,
    }
}

/// More areas than are shown, of all magnitudes, and scripts from elsewhere.
fn many() -> Analysis {
    let names = ["Norte", "محافظة الجبل الأخضر", "Київська область", "सुदूरपश्चिम", "甘肃省", "Île Ronde"];
    let mut analysis = empty();
    for (index, name) in (0..32_u32).zip(names.iter().cycle()) {
        let name = format!("{name} {}", index + 1);
        let people = (2_500_000.0 / f64::from(index * index + 1)).round();
        let (alone, shared) = if index % 3 == 0 { (people, 0.0) } else { (people / 2.0, people / 2.0) };
        analysis.totals.by_adm1.push(area(&name, alone.round(), shared.round(), &["f1"]));
    }
    analysis.totals.people.counted = 5e6;
    analysis
}

/// Holds a picture against the one that was looked at.
pub(super) fn matches(name: &str, drawn: &str) {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots/charts").join(format!("{name}.svg"));
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        let written = std::fs::write(&path, drawn);
        assert!(written.is_ok(), "{} cannot be written", path.display());
        return;
    }
    let looked_at = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(looked_at == drawn, "{name}.svg differs; look at it after UPDATE_SNAPSHOTS=1 cargo test charts");
}

#[test]
fn charts_look_as_they_were_looked_at() {
    for (kind, kind_name) in BARS {
        for width in [320, 720, 1200] {
            for (theme, theme_name) in [(Theme::Light, "light"), (Theme::Dark, "dark")] {
                let spec = Spec { theme, heading: true, ..Spec::new(kind, f64::from(width)) };
                matches(&format!("mixed-{kind_name}-{width}-{theme_name}"), &svg(&mixed(), &spec));
            }
        }
        matches(&format!("empty-{kind_name}-320-light"), &svg(&empty(), &Spec::new(kind, 320.0)));
    }
    for (kind, kind_name) in LEDGERS {
        for (theme, theme_name) in [(Theme::Light, "light"), (Theme::Dark, "dark")] {
            let spec = Spec { theme, heading: true, ..Spec::new(kind, 720.0) };
            matches(&format!("mixed-{kind_name}-720-{theme_name}"), &svg(&mixed(), &spec));
        }
        matches(&format!("empty-{kind_name}-320-light"), &svg(&empty(), &Spec::new(kind, 320.0)));
    }
}

/// Codes and headings as outcomes, three languages, few and many shared regions.
#[test]
fn charts_of_reports_look_as_they_were_looked_at() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/reports");
    for report in ["sample", "tchad-2024-fr", "paraguay-2023-es"] {
        let text = std::fs::read_to_string(folder.join(format!("{report}.txt"))).expect("a fixture report");
        let analysis = headcount::analyze(&text, &Options::default());
        let locale = Locale::from(analysis.report.language.clone());
        for (kind, kind_name) in BARS.into_iter().chain(LEDGERS).chain([(Kind::Map, "map")]) {
            for width in [280, 480, 800, 1600] {
                let spec = Spec { locale, heading: true, ..Spec::new(kind, f64::from(width)) };
                matches(&format!("report-{report}-{kind_name}-{width}"), &svg(&analysis, &spec));
            }
        }
    }
}

#[test]
fn many_areas_are_folded_and_keep_their_scripts() {
    for width in [320, 1200] {
        let spec = Spec { limit: Some(12), ..Spec::new(Kind::ByAdm1, f64::from(width)) };
        matches(&format!("many-by_adm1-{width}-light"), &svg(&many(), &spec));
    }
}

#[test]
fn words_and_digits_follow_the_language_and_selected_rows_stand_out() {
    for (kind, kind_name) in BARS.into_iter().chain(LEDGERS) {
        let selected = vec!["f3".to_owned()];
        let spec = Spec { locale: Locale::Fr, heading: true, selected, ..Spec::new(kind, 560.0) };
        matches(&format!("mixed-{kind_name}-560-fr-selected"), &svg(&mixed(), &spec));
    }
}

fn marks(analysis: &Analysis, spec: &Spec) -> Vec<Mark> {
    Picture::new(analysis, spec).marks().to_vec()
}

#[test]
fn marks_lead_to_the_figures_behind_them_in_one_sentence() {
    let marks = marks(&mixed(), &Spec::new(Kind::ByAdm1, 720.0));
    let mark = marks.iter().find(|mark| mark.key == "Sán Mateo").expect("a mark for the area");
    assert_eq!(mark.figures, ["f2", "f3"]);
    assert_eq!(
        mark.summary,
        "Sán Mateo: 120 people in this region only, and up to 1,364 shared with other regions"
    );
    let unlocated = marks.iter().find(|mark| mark.key == "unlocated").expect("a mark for the rest");
    assert_eq!(unlocated.summary, "12 people are tied to no region");
    assert_eq!(unlocated.figures, ["f8"]);
}

#[test]
fn outcomes_without_people_say_why() {
    let summaries: Vec<String> =
        marks(&mixed(), &Spec::new(Kind::ByOutcome, 720.0)).into_iter().map(|mark| mark.summary).collect();
    assert_eq!(
        summaries,
        [
            "1.1: 4,764 people counted",
            "1.2: 120 people counted",
            "1.3: no figure of people",
            "2.1: told again, counted under 1.1",
            "2.2: no figure given; to be deleted",
            "3.1: planned, in need or context; not counted",
            "3.2: already counted under 1.2; the rest planned or indirect",
            "outside any outcome: 12 people counted",
        ]
    );
}

#[test]
fn a_picture_that_leaves_the_page_says_what_it_was_made_from() {
    let text = "Progress in Mali country in 2023\nData as of 30 June 2024\n\nOutcome 1: Work\n\n12 women were trained.";
    let analysis = headcount::analyze(text, &Options::default());
    let digest = &analysis.report.sha256;
    let spec = Spec { heading: true, source: Some("mali.txt".to_owned()), ..Spec::new(Kind::ByAdm1, 720.0) };
    let drawn = svg(&analysis, &spec);
    let footer: String = drawn.lines().filter(|line| line.starts_with("<text ")).collect();
    let facts = facts(&analysis, &spec);
    for said in ["Progress in Mali country in 2023", "mali.txt", "2024-06-30", &facts.software, digest] {
        assert!(footer.contains(said), "no {said} in the footer: {footer}");
        assert!(facts.description.contains(said), "no {said} in the description");
        let metadata = drawn.split_once("<metadata>").and_then(|(_, rest)| rest.split_once("</metadata>"));
        assert!(metadata.is_some_and(|(metadata, _)| metadata.contains(said)), "no {said} in the metadata");
    }
    let bare = svg(&analysis, &Spec { heading: false, ..spec });
    assert!(!bare.contains("<metadata>") && !bare.contains(digest), "{bare}");
}

#[test]
fn a_report_cannot_write_markup_into_a_picture() {
    let mut analysis = empty();
    analysis.totals.by_adm1 = vec![area("<script>x</script> dy=\"0.5ex\"\n\u{0}<text ", 1.0, 0.0, &[])];
    analysis.report.title = "</desc><script>x</script> & \"q\"\u{1}".to_owned();
    let drawn = svg(&analysis, &Spec { heading: true, ..Spec::new(Kind::ByAdm1, 720.0) });
    assert!(!drawn.contains("<script"), "{drawn}");
    assert_eq!(drawn.matches("</desc>").count(), 1);
    assert!(!drawn.contains('\u{0}'));
    assert_eq!(drawn.matches("<text ").count(), drawn.matches("</text>").count());
}

#[test]
fn a_spec_from_a_page_needs_only_chart_and_width() {
    let spec: Spec = serde_json::from_str(r#"{"chart": "by_adm1", "width": 720}"#).expect("a spec");
    assert_eq!(spec, Spec::new(Kind::ByAdm1, 720.0));
    let spec: Spec =
        serde_json::from_str(r#"{"chart": "by_outcome", "width": 1, "locale": "pt-BR"}"#).expect("a spec");
    assert_eq!(spec.locale, Locale::Pt);
}

//! Every fixture report: a snapshot that a person can read, and what must hold
//! for any text.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use headcount::model::{Analysis, Options, Span};
use headcount::{analyze, export};

/// The fixture reports, by name.
fn reports() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/reports");
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "txt"));
    files.sort();
    let name = |file: &Path| file.file_stem().unwrap().to_string_lossy().into_owned();
    files.iter().map(|file| (name(file), std::fs::read_to_string(file).unwrap())).collect()
}

fn with_numbers() -> Options {
    Options { all_numbers: true, ..Options::default() }
}

#[test]
fn every_report_is_read_as_its_snapshot_says() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots/reports");
    let update = std::env::var_os("UPDATE_SNAPSHOTS").is_some();
    let mut wrong = String::new();
    for (name, text) in reports() {
        let file = folder.join(format!("{name}.txt"));
        let found = export::table::table(&analyze(&text, &Options::default()));
        if update {
            std::fs::create_dir_all(&folder).unwrap();
            std::fs::write(&file, &found).unwrap();
        }
        let known = std::fs::read_to_string(&file).unwrap_or_default();
        for (at, (old, new)) in
            known.lines().zip(found.lines()).enumerate().filter(|(_, (old, new))| old != new)
        {
            writeln!(wrong, "{name}:{}\n  was {old}\n  is  {new}", at + 1).unwrap();
        }
        if known.lines().count() != found.lines().count() {
            writeln!(wrong, "{name}: {} lines, were {}", found.lines().count(), known.lines().count())
                .unwrap();
        }
    }
    assert!(wrong.is_empty(), "UPDATE_SNAPSHOTS=1 takes these over, if they are right:\n{wrong}");
}

#[test]
fn the_sample_of_the_page_is_the_fixture() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = std::fs::read_to_string(root.join("www/samples/sample.txt")).unwrap();
    let fixture = std::fs::read_to_string(root.join("tests/fixtures/reports/sample.txt")).unwrap();
    assert_eq!(page, fixture);
}

/// What must hold for any text. Says what does not.
pub(crate) fn faults(text: &str, analysis: &Analysis) -> Vec<String> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let mut out = Vec::new();
    let slice = |span: Span| units.get(span.0 as usize..span.1 as usize).map(String::from_utf16_lossy);
    let mut covered = vec![0_u8; units.len()];
    for figure in &analysis.figures {
        if slice(figure.span).as_deref() != Some(figure.quote.as_str()) {
            out.push(format!("{}: the quote is not its span", figure.id));
        }
        if figure.number.0 < figure.span.0 || figure.number.1 > figure.span.1 {
            out.push(format!("{}: the number lies outside the quote", figure.id));
        }
        cover(&mut covered, figure.number);
    }
    for number in analysis.numbers.iter().flatten() {
        if slice(number.span).as_deref() != Some(number.quote.as_str()) {
            out.push(format!("{}: the quote is not its span", number.quote));
        }
        cover(&mut covered, number.span);
    }
    for (at, unit) in units.iter().enumerate().filter(|(_, unit)| (48..58).contains(*unit)) {
        if covered.get(at) != Some(&1) {
            out.push(format!(
                "the digit {} at {at} lies in {:?} numbers",
                char::from(*unit as u8),
                covered.get(at)
            ));
        }
    }
    let spans: Vec<Span> = analysis
        .figures
        .iter()
        .map(|figure| figure.number)
        .chain(analysis.numbers.iter().flatten().map(|number| number.span))
        .collect();
    for run in digit_runs(&units) {
        let holds = |span: &&Span| span.0 as usize <= run.0 && run.1 <= span.1 as usize;
        if spans.iter().filter(holds).count() != 1 {
            out.push(format!("the digits {run:?} do not lie in one number"));
        }
    }
    if !analysis.figures.is_sorted_by_key(|figure| figure.number.0)
        || !analysis.numbers.iter().flatten().is_sorted_by_key(|number| number.span.0)
    {
        out.push("figures or numbers are out of order".to_owned());
    }
    out.extend(sums(analysis));
    out
}

/// Maximal runs of ASCII digits.
fn digit_runs(units: &[u16]) -> Vec<(usize, usize)> {
    let mut out: Vec<(usize, usize)> = Vec::new();
    for (at, _) in units.iter().enumerate().filter(|(_, unit)| (48..58).contains(*unit)) {
        match out.last_mut() {
            Some(run) if run.1 == at => run.1 = at + 1,
            _ => out.push((at, at + 1)),
        }
    }
    out
}

fn cover(covered: &mut [u8], span: Span) {
    for count in covered.get_mut(span.0 as usize..span.1 as usize).unwrap_or_default() {
        *count = count.saturating_add(1);
    }
}

/// Totals that are not the sums of their figures.
fn sums(analysis: &Analysis) -> Vec<String> {
    let mut out = Vec::new();
    let near = |one: f64, two: f64| (one - two).abs() <= 1e-6 * one.abs().max(1.0);
    let counted: f64 =
        analysis.figures.iter().filter(|figure| figure.counted).map(|figure| figure.value).sum();
    let totals = &analysis.totals;
    let by_outcome: f64 = totals.by_outcome.iter().map(|row| row.counted).sum();
    let unlocated: f64 = analysis
        .figures
        .iter()
        .filter(|figure| figure.counted && figure.adm1.is_empty())
        .map(|figure| figure.value)
        .sum();
    for (name, one, two) in [
        ("counted", totals.people.counted, counted),
        ("by outcome", by_outcome, counted),
        ("unlocated", totals.unlocated, unlocated),
    ] {
        if !near(one, two) {
            out.push(format!("{name}: {one} is not {two}"));
        }
    }
    if totals.people.lowest > totals.people.counted + 0.5
        || totals.people.counted > totals.people.as_stated + 0.5
    {
        out.push("lowest, counted and as stated are out of order".to_owned());
    }
    for figure in &analysis.figures {
        if figure.counted != figure.because.is_none() {
            out.push(format!("{}: counted and because disagree", figure.id));
        }
    }
    out
}

#[test]
fn every_digit_is_in_one_number_and_every_total_is_a_sum() {
    for (name, text) in reports() {
        let found = faults(&text, &analyze(&text, &with_numbers()));
        assert!(found.is_empty(), "{name}: {found:#?}");
    }
}

/// A small generator, so that a failure can be run again.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit.max(1)
    }
}

/// The text with characters dropped, doubled, swapped and strange ones put in.
fn damaged(text: &str, chance: &mut Chance) -> String {
    const STRANGE: &[char] = &[
        '\0', '\t', '\n', '\r', '\u{a0}', '\u{202f}', '\u{ad}', '\u{fb01}', '\u{202e}', '\u{feff}', '7', '0',
        ',', '.', '(', ')', '-', '\'', '%', '#', '|', '😀', 'é', '\u{301}', '٣', '½', '—', ';', ':', '@',
        '·',
    ];
    let mut out: Vec<char> = text.chars().collect();
    for _ in 0..out.len() / 40 + 3 {
        let at = chance.below(out.len());
        match chance.below(4) {
            0 if !out.is_empty() => {
                out.remove(at);
            }
            1 if !out.is_empty() => out.insert(at, out.get(at).copied().unwrap_or(' ')),
            _ => out
                .insert(at.min(out.len()), STRANGE.get(chance.below(STRANGE.len())).copied().unwrap_or(' ')),
        }
    }
    out.into_iter().collect()
}

#[test]
fn the_same_holds_for_damaged_reports() {
    let mut chance = Chance(20_240_630);
    for (name, text) in reports() {
        for round in 0..4 {
            let text = damaged(&text, &mut chance);
            let found = faults(&text, &analyze(&text, &with_numbers()));
            assert!(found.is_empty(), "{name}, round {round}: {found:#?}\n{text}");
        }
    }
}

/// Words, numbers and signs of the phrases of all languages, in any order.
#[test]
fn the_same_holds_for_words_in_any_order() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/phrases");
    let mut words: Vec<String> = Vec::new();
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    for file in files {
        let text = std::fs::read_to_string(file).unwrap();
        let phrases = text.lines().filter(|line| !line.starts_with('#'));
        words.extend(
            phrases
                .filter_map(|line| line.split('\t').next())
                .flat_map(|phrase| phrase.split(' ').map(str::to_owned).collect::<Vec<_>>()),
        );
    }
    const JOINTS: &[&str] =
        &[" ", " ", " ", " ", "", "\n", "\n\n", "\t", " | ", "\n- ", "; ", " (", ") ", ", ", ". "];
    let mut chance = Chance(7);
    for round in 0..150 {
        let mut text = String::new();
        for _ in 0..chance.below(160) {
            text += words.get(chance.below(words.len())).map_or("", String::as_str);
            text += JOINTS.get(chance.below(JOINTS.len())).copied().unwrap_or_default();
        }
        let found = faults(&text, &analyze(&text, &with_numbers()));
        assert!(found.is_empty(), "round {round}: {found:#?}\n{text}");
    }
}

#[test]
fn odd_texts_end_in_an_analysis() {
    let mut texts: Vec<String> = [
        "",
        " ",
        "\u{feff}",
        "\n\n\n",
        "12",
        "1.2.3.4",
        "((((",
        "|||",
        "\t\t",
        "5 5 5 5 5",
        "OUTCOME",
        "%",
        "\0\0\0",
        "-",
        "3–",
        "a\u{301}b",
    ]
    .iter()
    .map(|text| (*text).to_owned())
    .collect();
    texts.push("9".repeat(20_000));
    texts.push("one hundred and ".repeat(2_000));
    texts.push("lorem ipsum dolor sit amet ".repeat(4_000));
    texts.push("- 5 women\n".repeat(2_000));
    for text in texts {
        let found = faults(&text, &analyze(&text, &with_numbers()));
        assert!(found.is_empty(), "{}: {found:#?}", text.chars().take(40).collect::<String>());
    }
}

#[test]
fn a_report_told_twice_counts_the_same_people_once() {
    for (name, text) in reports().into_iter().filter(|(name, _)| name == "sample") {
        let once = analyze(&text, &Options::default()).totals.people.counted;
        let twice = analyze(&format!("{text}\n\n{text}"), &Options::default()).totals.people.counted;
        assert!((once - twice).abs() < 0.5, "{name}: {once} once, {twice} twice");
    }
}

#[test]
fn a_column_of_years_counts_nobody() {
    for head in ["Period", "Year", "Reporting period", "Edition"] {
        let text = format!(
            "Progress in Senegal in 2023\n\nOutcome 1\n\nWomen trained\n\nRegion\t{head}\tWomen trained\nKolda\t2023\t120\nThiès\t2022\t80\n"
        );
        let analysis = analyze(&text, &Options::default());
        assert_eq!(analysis.totals.people.counted, 200.0, "{head}");
    }
    let people = "Women trained\n\nRegion\tWomen\tMen\nKolda\t2023\t120\nThiès\t1980\t80\n";
    assert_eq!(analyze(people, &Options::default()).totals.people.counted, 4203.0);
}

#[test]
fn dates_costs_and_coordinates_in_tables_count_nobody() {
    for (head, one, two) in [
        ("Start", "2023-01", "2023-02"),
        ("Date", "2023-05-01", "01/06/2023"),
        ("Cost", "5000", "6000"),
        ("Latitude", "14.4469", "13.5"),
        ("Share", "0.5", "0.4"),
    ] {
        let rows = format!("Region\t{head}\tWomen trained\nKolda\t{one}\t120\nThiès\t{two}\t80\n");
        let text = format!("Progress in Senegal in 2023\n\nOutcome 1\n\n{rows}");
        let analysis = analyze(&text, &Options::default());
        assert_eq!(analysis.totals.people.counted, 200.0, "{head}");
    }
    let areas = "Progress in Senegal in 2023\n\nOutcome 1\n\nGroup\tKolda\tThiès\nWomen trained\t120\t80\nMen trained\t20\t10\n";
    assert_eq!(analyze(areas, &Options::default()).totals.people.counted, 230.0);
}

#[test]
fn lower_headings_and_captions_stay_inside_a_marked_outcome() {
    let text = "# Progress in Mali in 2023\n\n## Outcome 1: Training\n\nWe trained 120 women in Kayes.\n\n### Training of men\n\n\
                We trained 80 men in Gao.\n\nTable 1 People trained by region\n\nWe trained 30 youths in Mopti.\n\n\
                ## Lessons\n\nWe met 7 mayors.";
    let analysis = analyze(text, &Options::default());
    let under: Vec<Option<&str>> = analysis.figures.iter().map(|figure| figure.outcome.as_deref()).collect();
    assert_eq!(under, [Some("Outcome 1"), Some("Outcome 1"), Some("Outcome 1"), None]);
}

#[test]
fn a_figure_that_is_most_of_the_total_is_noted() {
    let small = "We trained 20 women. We trained 30 men. We taught 12 girls. We coached 15 boys.";
    let kinds = |text: &str| {
        let analysis = analyze(text, &Options::default());
        analysis.notes.into_iter().map(|note| note.kind).filter(|kind| kind == "most_of_total").count()
    };
    assert_eq!(kinds(small), 0);
    assert_eq!(kinds(&format!("{small} By June, 9,000 refugees had been registered.")), 1);
}

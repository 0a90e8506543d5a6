//! The examples of `docs/counting.md`, each read as the page says it is read.
//!
//! A `text` block is a report and what becomes of it: `→` figures, `×` other
//! numbers, `@` areas, `§` outcomes, `=` totals, `!` notes. Figures are all there;
//! of the others, those whose mark stands in the block. `UPDATE_EXAMPLES=1 cargo
//! test counting` writes what is said now: look at the difference.

use headcount::lang::LANGUAGES;
use headcount::model::{Analysis, Figure, Qualifier};
use headcount::{Options, analyze};
use std::path::{Path, PathBuf};

const MARKS: [char; 6] = ['→', '×', '@', '§', '=', '!'];

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn read(name: &str) -> String {
    std::fs::read_to_string(path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn mark(line: &str) -> Option<char> {
    let mut characters = line.chars();
    let first = characters.next().filter(|first| MARKS.contains(first))?;
    matches!(characters.next(), None | Some(' ')).then_some(first)
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The page with every example's outcome written anew.
fn rewritten(page: &str) -> String {
    let mut out = String::new();
    let mut block: Option<Vec<&str>> = None;
    for line in page.lines() {
        match (&mut block, line) {
            (None, "```text") => block = Some(Vec::new()),
            (Some(lines), "```") => {
                out += &example(lines);
                block = None;
            }
            (Some(lines), _) => {
                lines.push(line);
                continue;
            }
            _ => {}
        }
        out += line;
        out.push('\n');
    }
    out
}

fn example(lines: &[&str]) -> String {
    let report: Vec<&str> = lines.iter().copied().filter(|line| mark(line).is_none()).collect();
    let report = report.join("\n");
    let marks: Vec<char> = lines.iter().filter_map(|line| mark(line)).collect();
    let options = Options { country: vec!["SEN".to_owned()], all_numbers: true, ..Options::default() };
    let said = said(&analyze(&report, &options));
    let shown = said.into_iter().filter(|(mark, _)| *mark == '→' || marks.contains(mark));
    shown.fold(report.trim_end().to_owned() + "\n", |text, (mark, line)| text + &format!("{mark} {line}\n"))
}

fn said(analysis: &Analysis) -> Vec<(char, String)> {
    let mut out: Vec<(char, String)> = Vec::new();
    out.extend(analysis.figures.iter().map(|figure| ('→', figure_line(figure, analysis))));
    let numbers = analysis.numbers.iter().flatten();
    out.extend(numbers.map(|number| ('×', format!("{}: {}", squeezed(&number.quote), number.kind.as_str()))));
    let totals = &analysis.totals;
    for area in &totals.by_adm1 {
        out.push(('@', format!("{}: {} alone, {} shared", area.name, area.alone, area.shared)));
    }
    for row in &totals.by_outcome {
        out.push(('§', format!("{}: {}", row.outcome.as_deref().unwrap_or("null"), row.counted + 0.0)));
    }
    let (people, households) = (&totals.people, &totals.households);
    let sums = [
        ("as_stated", people.as_stated),
        ("counted", people.counted),
        ("lowest", people.lowest),
        ("indirect", people.indirect),
        ("households", households.counted),
        ("unlocated", totals.unlocated),
    ];
    // An empty sum is -0.
    out.push(('=', sums.map(|(name, value)| format!("{name} {}", value + 0.0)).join(", ")));
    out.extend(analysis.notes.iter().map(|note| ('!', format!("{}: {}", note.kind, note.message))));
    out
}

fn figure_line(figure: &Figure, analysis: &Analysis) -> String {
    let mut line = format!("{}: {}", squeezed(&figure.quote), figure.value);
    if let (Qualifier::Range, Some(high)) = (figure.qualifier, figure.high) {
        line += &format!(" to {high}");
    }
    line += &format!(" {}", figure.unit.as_str());
    line.extend(figure.currency.iter().map(|currency| format!(" {currency}")));
    let qualifier = Some(figure.qualifier.as_str()).filter(|word| !["exact", "range"].contains(word));
    let words = [
        qualifier,
        figure.sex.map(|sex| sex.as_str()),
        figure.age.map(|age| age.as_str()),
        Some(figure.stage.as_str()),
        figure.reach.map(|reach| reach.as_str()),
    ];
    line.extend(words.into_iter().flatten().map(|word| format!(", {word}")));
    if !figure.adm1.is_empty() {
        let names: Vec<&str> = figure.adm1.iter().map(|area| area.name.as_str()).collect();
        line += &format!(", in {}", names.join(" + "));
    }
    let Some(because) = &figure.because else { return line + "; counted" };
    line += &format!("; not counted: {}", because.kind.as_str());
    let other = analysis.figures.iter().find(|other| because.figure.as_ref() == Some(&other.id));
    line.extend(other.map(|other| format!(" “{}”", squeezed(&other.quote))));
    line
}

#[test]
fn every_example_is_read_as_the_page_says() {
    let page = read("docs/counting.md");
    let now = rewritten(&page);
    if std::env::var_os("UPDATE_EXAMPLES").is_some() {
        std::fs::write(path("docs/counting.md"), &now).unwrap();
    }
    let differing = page.lines().zip(now.lines()).find(|(old, new)| old != new);
    assert_eq!(differing, None, "docs/counting.md says the left, the analysis the right");
    assert_eq!(page, now);
}

#[test]
fn every_rule_and_note_is_explained() {
    let page = read("docs/counting.md");
    let sources = ["src/figure/elided.rs", "src/figure/mod.rs", "src/figure/table.rs", "src/note.rs"];
    let code: String = sources.map(read).concat();
    let quoted = code.split('"').filter(|word| {
        let name = word.bytes().all(|byte| byte.is_ascii_lowercase() || matches!(byte, b'-' | b'_'));
        name && word.contains(['-', '_'])
    });
    let missing: Vec<&str> = quoted.filter(|word| !page.contains(&format!("`{word}`"))).collect();
    assert_eq!(missing, [""; 0], "docs/counting.md does not explain these");
}

#[test]
fn the_readme_names_every_language() {
    let readme = read("README.md");
    for language in &LANGUAGES {
        assert!(readme.contains(language.name), "README.md does not name {}", language.name);
    }
}

//! Short texts with what a careful reader takes from them *between* figures:
//! who is part of whom, which is the sum, what did not happen, and where. One
//! file per language in `tests/fixtures/readings`.
//!
//! A line is `text<TAB>country<TAB>figures`. In the text, `\n` and `\t` stand for
//! the end of a line and for a tab. The figures are every one that counts people
//! or households, in the order of the text, or `none`:
//!
//! `950 total_of 400 Gao+Kayes | 400 counted Gao | 60 households not_reached`
//!
//! Each is its value, `households` where it counts those, `counted` or why it is
//! not, the value of the other figure where the reason has one, and its
//! first-level areas. Households are judged as people are: what is in their own
//! total is `counted`. `not_counted` stands for any reason, where a reader could
//! give more than one; `*` for any areas. A line that starts with `#` is a comment.

use std::fmt::Write as _;

use headcount::model::{Analysis, Figure, Reach, Reason, Stage, Unit};
use headcount::{Options, analyze};

use super::tables;

#[test]
fn texts_are_read_as_a_careful_reader_reads_them() {
    let lines = tables::lines("readings");
    let (mut failures, mut wrong, texts) = (String::new(), 0, lines.len());
    for (language, at, line) in lines {
        if let Err(why) = check(&language, &line) {
            wrong += 1;
            let text = line.split('\t').next().unwrap_or_default();
            write!(failures, "\n{language}:{at}\t{text}\n{why}").unwrap();
        }
    }
    assert!(failures.is_empty(), "{wrong} of {texts} texts are read wrongly (- wanted, + came):\n{failures}");
}

/// Wanted and found figures, one a line, where they differ.
fn check(language: &str, line: &str) -> Result<(), String> {
    let fields: Vec<&str> = line.split('\t').collect();
    let &[text, country, figures] = fields.as_slice() else {
        return Err(format!("  has {} fields, not 3\n", fields.len()));
    };
    let wanted: Vec<Reading> =
        figures.split(" | ").filter(|figure| *figure != "none").map(Reading::parse).collect();
    let options = Options {
        language: Some(language.to_owned()),
        country: vec![country.to_owned()],
        ..Options::default()
    };
    let analysis = analyze(&text.replace("\\n", "\n").replace("\\t", "\t"), &options);
    let found: Vec<Reading> = analysis
        .figures
        .iter()
        .filter(|figure| matches!(figure.unit, Unit::Person | Unit::Household))
        .map(|figure| Reading::of(figure, &analysis))
        .collect();
    if wanted.len() == found.len() && wanted.iter().zip(&found).all(|(wanted, found)| wanted.fits(found)) {
        return Ok(());
    }
    Err(difference(&wanted, &found))
}

fn difference(wanted: &[Reading], found: &[Reading]) -> String {
    let mut out = String::new();
    let mut rest = found.iter();
    for want in wanted {
        // What nobody wanted stands where it came; a figure that is missing leaves the rest in place.
        if rest.clone().any(|found| found.what == want.what) {
            for found in rest.by_ref() {
                let same = found.what == want.what;
                if same && want.fits(found) {
                    writeln!(out, "    {found}").unwrap();
                } else if same {
                    writeln!(out, "  - {want}\n  + {found}").unwrap();
                } else {
                    writeln!(out, "  + {found}").unwrap();
                }
                if same {
                    break;
                }
            }
        } else {
            writeln!(out, "  - {want}").unwrap();
        }
    }
    for found in rest {
        writeln!(out, "  + {found}").unwrap();
    }
    out
}

/// What one figure is to the others.
struct Reading {
    /// `450` or `450 households`
    what: String,
    /// `counted` or `part_of 450`
    verdict: String,
    /// Sorted; `*` alone for any.
    areas: Vec<String>,
}

impl Reading {
    fn parse(text: &str) -> Self {
        let mut words = text.split(' ').peekable();
        let mut what = words.next().unwrap_or_default().to_owned();
        if words.next_if_eq(&"households").is_some() {
            what += " households";
        }
        let mut verdict = words.next().unwrap_or_default().to_owned();
        if let Some(other) = words.next_if(|word| word.parse::<f64>().is_ok()) {
            verdict = format!("{verdict} {other}");
        }
        let areas = words.collect::<Vec<_>>().join(" ");
        Self::new(what, verdict, areas.split('+').map(str::to_owned).collect())
    }

    fn of(figure: &Figure, analysis: &Analysis) -> Self {
        let household = figure.unit == Unit::Household;
        let what = format!("{}{}", figure.value, if household { " households" } else { "" });
        // The reason of households is their unit; what they would be as people is said apart.
        let because = if household { figure.relation.as_ref() } else { figure.because.as_ref() };
        let reason = match because {
            _ if household && figure.stage != Stage::Reached => Reason::NotReached.as_str(),
            _ if household && figure.reach == Some(Reach::Indirect) => Reason::Indirect.as_str(),
            Some(because) => because.kind.as_str(),
            None => "counted",
        };
        let other = because
            .filter(|because| because.kind.as_str() == reason)
            .and_then(|because| because.figure.as_ref())
            .and_then(|id| analysis.figures.iter().find(|figure| figure.id == *id));
        let verdict = other.map_or_else(|| reason.to_owned(), |other| format!("{reason} {}", other.value));
        Self::new(what, verdict, figure.adm1.iter().map(|area| area.name.clone()).collect())
    }

    fn new(what: String, verdict: String, mut areas: Vec<String>) -> Self {
        areas.retain(|area| !area.is_empty() && area != "-");
        areas.sort();
        Self { what, verdict, areas }
    }

    fn fits(&self, found: &Self) -> bool {
        let verdict = match self.verdict.as_str() {
            "not_counted" => found.verdict != "counted",
            verdict => verdict == found.verdict,
        };
        self.what == found.what && verdict && (self.areas == ["*"] || self.areas == found.areas)
    }
}

impl std::fmt::Display for Reading {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {} {}", self.what, self.verdict, self.areas.join("+"))
    }
}

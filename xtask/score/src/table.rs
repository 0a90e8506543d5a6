//! Scores as tables for a terminal.

use std::collections::BTreeMap;

use crate::measure::{Kind, Row, Scores};

const KINDS: [(Kind, &str); 8] = [
    (Kind::Missed, "missed"),
    (Kind::Invented, "invented"),
    (Kind::WrongUnit, "wrong unit"),
    (Kind::WrongStage, "wrong stage"),
    (Kind::WrongCounted, "wrong counted"),
    (Kind::WrongQualifier, "wrong qualifier"),
    (Kind::WrongReason, "wrong reason"),
    (Kind::WrongAdm1, "wrong adm1"),
];

/// One line for each report and one for all.
pub(crate) fn reports(rows: &[Row]) -> String {
    let mut lines = vec![header("report")];
    lines.extend(rows.iter().map(|row| line(&row.report, &row.scores)));
    lines.push(line("ALL", &sum(rows.iter())));
    lines.join("\n")
}

/// One line for each language.
pub(crate) fn languages(rows: &[Row]) -> String {
    let mut groups: BTreeMap<&str, Vec<&Row>> = BTreeMap::new();
    for row in rows {
        groups.entry(&row.language).or_default().push(row);
    }
    let mut lines = vec![String::new(), header("language")];
    lines.extend(groups.iter().map(|(language, rows)| line(language, &sum(rows.iter().copied()))));
    lines.join("\n")
}

/// How many mistakes of each kind, in all and by language.
pub(crate) fn errors(rows: &[Row]) -> String {
    let mut languages: Vec<&str> = rows.iter().map(|row| row.language.as_str()).collect();
    languages.sort_unstable();
    languages.dedup();
    let cells = |name: &str, count: &dyn Fn(Option<&str>) -> String| {
        let each = languages.iter().map(|language| format!("{:>8}", count(Some(language))));
        format!("{name:34}{:>9}{}", count(None), each.collect::<String>())
    };
    let mut lines = vec![String::new(), cells("errors", &|language| language.unwrap_or("all").to_owned())];
    for (kind, name) in KINDS {
        lines.push(cells(name, &|language| {
            let of_language =
                rows.iter().filter(|row| language.is_none_or(|language| row.language == language));
            let mistakes = of_language.flat_map(|row| &row.mistakes);
            mistakes.filter(|mistake| mistake.kind == kind).count().to_string()
        }));
    }
    lines.join("\n")
}

/// Every mistake of one report.
pub(crate) fn details(row: &Row) -> String {
    let mut text = String::new();
    for (kind, name) in KINDS {
        let mistakes: Vec<_> = row.mistakes.iter().filter(|mistake| mistake.kind == kind).collect();
        text.push_str(&format!("\n{name}: {}\n", mistakes.len()));
        for mistake in mistakes {
            let quote = mistake.quote.split_whitespace().collect::<Vec<_>>().join(" ");
            match kind {
                Kind::Missed => text.push_str(&format!("  {quote}  ({})\n", mistake.wanted)),
                Kind::Invented => text.push_str(&format!("  {quote}  ({})\n", mistake.got)),
                _ => text.push_str(&format!(
                    "  {quote}\n      got {}; gold {}\n",
                    said(&mistake.got),
                    said(&mistake.wanted)
                )),
            }
        }
    }
    text
}

fn said(words: &str) -> &str {
    if words.is_empty() { "none" } else { words }
}

fn header(first: &str) -> String {
    format!(
        "{first:34} {:>8} {:>8} {:>8} {:>8} {:>8} {:>8}",
        "figures", "kind", "adm1", "why", "outcomes", "total"
    )
}

fn line(name: &str, scores: &Scores) -> String {
    let Shares { figures, kind, adm1, why, outcomes, total } = shares(scores);
    format!("{name:34} {figures:8.3} {kind:8.3} {adm1:8.3} {why:8.3} {outcomes:8.3} {total:8.3}")
}

/// The columns, each from 0 to 1 but the last.
pub(crate) struct Shares {
    /// F1 over figures of people and households.
    pub(crate) figures: f64,
    /// Share of the found ones with the right unit, stage and count.
    pub(crate) kind: f64,
    /// F1 over links to first-level areas.
    pub(crate) adm1: f64,
    /// Share of the found ones with the right qualifier and reason.
    pub(crate) why: f64,
    /// F1 over outcome ids.
    pub(crate) outcomes: f64,
    /// How far the total is off, as a share of it, on average.
    pub(crate) total: f64,
}

/// What the counts come to.
pub(crate) fn shares(scores: &Scores) -> Shares {
    let share = |right: usize| right as f64 / scores.hits.max(1) as f64;
    Shares {
        figures: f1(scores.hits, scores.given, scores.wanted),
        kind: share(scores.kind_right),
        adm1: f1(scores.links_right, scores.links_given, scores.links_wanted),
        why: share(scores.why_right),
        outcomes: f1(scores.ids_right, scores.ids_given, scores.ids_wanted),
        total: scores.total_error / scores.reports.max(1) as f64,
    }
}

/// The harmonic mean of precision and recall; 1 where there is nothing to find and nothing found.
fn f1(right: usize, given: usize, wanted: usize) -> f64 {
    if given + wanted == 0 { 1.0 } else { 2.0 * right as f64 / (given + wanted) as f64 }
}

/// The counts of several reports.
pub(crate) fn sum<'a>(rows: impl Iterator<Item = &'a Row>) -> Scores {
    let mut sum = Scores::default();
    for Row { scores, .. } in rows {
        sum.wanted += scores.wanted;
        sum.given += scores.given;
        sum.hits += scores.hits;
        sum.kind_right += scores.kind_right;
        sum.why_right += scores.why_right;
        sum.links_wanted += scores.links_wanted;
        sum.links_given += scores.links_given;
        sum.links_right += scores.links_right;
        sum.ids_wanted += scores.ids_wanted;
        sum.ids_given += scores.ids_given;
        sum.ids_right += scores.ids_right;
        sum.total_error += scores.total_error;
        sum.reports += scores.reports;
    }
    sum
}

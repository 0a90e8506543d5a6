//! Scores as a module of the page: what it says under "How sure is this?".

use std::collections::BTreeMap;

use crate::measure::{Row, Scores};
use crate::table::{Shares, shares, sum};

/// The module's text: a row for each language, the last one for all.
pub(crate) fn accuracy(rows: &[Row]) -> String {
    let mut groups: BTreeMap<&str, Vec<&Row>> = BTreeMap::new();
    for row in rows {
        groups.entry(&row.language).or_default().push(row);
    }
    let mut lines: Vec<String> =
        groups.iter().map(|(language, rows)| line(language, &sum(rows.iter().copied()))).collect();
    lines.push(line("all", &sum(rows.iter())));
    format!(
        "// Made by `cargo xtask score tests/fixtures/reports --write www/js/accuracy.js`; never edited by hand.\n\n\
         /** @import {{ Accuracy }} from \"./types\" */\n\n\
         /** Shares in hundredths, by the language of the report. @type {{readonly Accuracy[]}} */\n\
         export const ACCURACY = [\n{}];\n",
        lines.concat()
    )
}

fn line(language: &str, scores: &Scores) -> String {
    let Shares { figures, kind, adm1, why, .. } = shares(scores);
    let hundredths = |share: f64| (share * 100.0).floor();
    format!(
        "  {{ language: \"{language}\", reports: {}, people: {}, figures: {}, kind: {}, adm1: {}, why: {} }},\n",
        scores.reports,
        scores.wanted,
        hundredths(figures),
        hundredths(kind),
        hundredths(adm1),
        hundredths(why)
    )
}

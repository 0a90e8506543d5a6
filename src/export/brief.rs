//! What the brief says, the same in HTML and Markdown: plain words and tables.

use super::mask::MASKED;
use super::table;
use super::view::View;
use crate::model::{Figure, Stage, Unit};
use crate::review::Entry;

/// A table of the brief.
pub(super) struct Table {
    pub(super) title: &'static str,
    /// What a reader must know before adding anything up.
    pub(super) remark: &'static str,
    pub(super) head: &'static [&'static str],
    pub(super) rows: Vec<Vec<String>>,
}

/// How the numbers came about, in the fewest words.
pub(super) const METHOD: &str = "A figure counts if it counts people, says that they were reached directly, and is not the same \
people again: no plans, needs, households, parts or repeats. A figure of several regions belongs to all of them together and \
is not split. The lowest total leaves out what may be the same people. headcount reads by fixed rules and can misread: \
check a number against its sentence before you use it.";

/// People by area.
pub(super) fn by_area(view: &View) -> Table {
    let report = &view.analysis.report;
    let rows = view.analysis.totals.by_adm1.iter().map(|row| {
        vec![
            report.area_name(&row.name, &row.iso3),
            row.pcode.clone().unwrap_or_default(),
            table::written(row.alone),
            table::written(row.shared),
        ]
    });
    Table {
        title: "By region",
        remark: "What is shared with other regions is an upper bound: never add it up.",
        head: &["Region", "P-code", "Only here", "Shared with others"],
        rows: rows.collect(),
    }
}

/// People by outcome.
pub(super) fn by_outcome(view: &View) -> Table {
    let rows = view.analysis.totals.by_outcome.iter().map(|row| {
        let outcome = table::outcome_of(&view.analysis, row);
        let deleted = outcome.is_some_and(|outcome| outcome.to_be_deleted);
        let people = table::outcome_people(&view.analysis, row);
        vec![
            table::label(&view.analysis, row.outcome.as_ref()),
            outcome.map(|outcome| outcome.statement.clone()).unwrap_or_default(),
            if deleted { format!("{people} (to be deleted)") } else { people },
        ]
    });
    Table {
        title: "By outcome",
        remark: "",
        head: &["Outcome", "Statement", "People counted"],
        rows: rows.collect(),
    }
}

/// Every figure of people and households, with its sentence.
pub(super) fn ledger(view: &View) -> Table {
    let people = |figure: &&Figure| matches!(figure.unit, Unit::Person | Unit::Household);
    Table {
        title: "Every figure of people",
        remark: "In the order of the text, with the sentence that says so.",
        head: &["", "Figure", "Counted", "Region", "Outcome", "Sentence"],
        rows: view.analysis.figures.iter().filter(people).map(|figure| entry(view, figure)).collect(),
    }
}

fn entry(view: &View, figure: &Figure) -> Vec<String> {
    let report = &view.analysis.report;
    let areas: Vec<String> =
        figure.adm1.iter().map(|area| report.area_name(&area.name, &area.iso3)).collect();
    let masked = view.is_masked(figure);
    let counted = if masked && figure.counted { format!("counted {MASKED}") } else { table::why(figure) };
    vec![
        figure.id.clone(),
        if masked { figure.quote.clone() } else { view.slice(figure.span) },
        counted,
        areas.join(", "),
        figure.outcome.as_ref().map(|id| table::label(&view.analysis, Some(id))).unwrap_or_default(),
        view.slice(figure.sentence),
    ]
}

/// Plans and needs, which stand beside the total: none is added up.
pub(super) fn beside(view: &View) -> Vec<String> {
    let told = |stage: Stage| {
        let figures = view.analysis.figures.iter();
        figures.filter(move |figure| figure.unit == Unit::Person && figure.stage == stage).count()
    };
    [(told(Stage::Planned), "planned"), (told(Stage::InNeed), "in need")]
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, what)| {
            format!("{} of people {what}, in none of these.", table::plural(count, "figure", "figures"))
        })
        .collect()
}

/// What was put right by a person, a line each; how many only, where figures are masked.
pub(super) fn corrections(view: &View) -> Vec<String> {
    if view.masks() {
        return Vec::new();
    }
    view.corrections.corrections.iter().map(correction).collect()
}

/// "set “120 women farmers”: Annex 2 says 125."
fn correction(entry: &Entry) -> String {
    let Entry::Read(correction) = entry else { return "one that could not be read".to_owned() };
    let json = serde_json::to_value(correction.as_ref()).unwrap_or_default();
    let quote = ["figure", "at"].iter().find_map(|key| json.get(key)?.get("quote")?.as_str());
    let name = ["outcome", "id", "kind"].iter().find_map(|key| json.get(key)?.as_str());
    let about = quote.or(name).map(|words| format!(" “{words}”")).unwrap_or_default();
    let reason = correction.reason().map(|reason| format!(": {reason}")).unwrap_or_default();
    format!("{}{about}{reason}", correction.op().replace('_', " "))
}

/// Where the numbers come from.
pub(super) fn sources(view: &View) -> Vec<(String, String)> {
    let mut sources = vec![("Report".to_owned(), view.analysis.report.title.clone())];
    sources.push(("File".to_owned(), view.source.to_owned()));
    for part in view.parts {
        sources.push((part.name.clone(), format!("{} · SHA-256 {}", part.title, part.sha256)));
    }
    let facts = view.receipt.facts().into_iter().map(|(name, value)| (name.to_owned(), value));
    sources.into_iter().chain(facts).filter(|(_, value)| !value.is_empty()).collect()
}

//! IATI 2.03: results of people reached, alone or in a complete minimal activity.
//!
//! <https://iatistandard.org/en/iati-standard/203/>. One `result` for each outcome with figures of
//! people. Under its first indicator stand the total and the figures of one area or none; figures
//! that several areas share stand under a second one with aggregation-status 0, because no
//! sum over areas may use them. Plans are targets. What only the publisher knows is a
//! placeholder with a comment.

mod activity;

use super::escape::{line, markup};
use super::mask::MASKED;
use super::view::View;
use super::write::ExportError;
use crate::model::{AreaRef, Figure, Outcome, Stage, Unit};

/// An activity with its results; with `results_only` these alone.
pub(super) fn iati(view: &View) -> Result<String, ExportError> {
    let year = view.analysis.report.year.or(view.options.year).ok_or(ExportError::NoYear)?;
    let receipt = view.receipt.hidden("<?", "?>\n");
    let results: String = groups(view).iter().map(|group| result(view, group, year)).collect();
    if view.options.results_only {
        return Ok(format!("{receipt}{results}"));
    }
    let activity = activity::activity(view, year, &results);
    Ok(format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{receipt}{activity}"))
}

/// An outcome with its figures of people.
struct Group<'g> {
    outcome: Option<&'g Outcome>,
    counted: f64,
    figures: Vec<&'g Figure>,
}

/// Outcomes without figures of people that were reached or planned are no results.
fn groups<'g>(view: &'g View) -> Vec<Group<'g>> {
    let told =
        |figure: &&Figure| figure.unit == Unit::Person && (figure.counted || figure.stage == Stage::Planned);
    let group = |row: &crate::model::OutcomeTotal| {
        let outcomes = &view.analysis.outcomes;
        let own = |figure: &&Figure| figure.outcome == row.outcome;
        Group {
            outcome: outcomes.iter().find(|outcome| Some(&outcome.id) == row.outcome.as_ref()),
            counted: row.counted,
            figures: view.analysis.figures.iter().filter(told).filter(own).collect(),
        }
    };
    let groups = view.analysis.totals.by_outcome.iter().map(group);
    groups.filter(|group| !group.figures.is_empty()).collect()
}

fn result(view: &View, group: &Group, year: i32) -> String {
    let (joint, own): (Vec<&Figure>, Vec<&Figure>) =
        group.figures.iter().copied().partition(|figure| figure.adm1.len() > 1);
    let mut indicators =
        indicator(view, "People reached, each counted once", true, &own, Some(group.counted), year);
    if !joint.is_empty() {
        let title = "People reached in several areas together; not to be added up over areas";
        indicators += &indicator(view, title, false, &joint, None, year);
    }
    let label = group.outcome.map_or("", |outcome| outcome.label.as_str());
    let statement = group.outcome.map_or("", |outcome| outcome.statement.as_str());
    let parts = [label, statement].map(line);
    let title = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(": ");
    let title = if title.is_empty() { view.analysis.report.title.as_str() } else { &title };
    let title = if title.is_empty() { "Results of the report" } else { title };
    format!(
        "<result type=\"{}\" aggregation-status=\"{}\">\n<title>{}</title>\n{indicators}</result>\n",
        kind(label),
        u8::from(joint.is_empty()),
        narrative(title, &view.analysis.report.language)
    )
}

/// Code of IATI's list ResultType, by the word that the label begins with; outcomes where it tells nothing.
fn kind(label: &str) -> u8 {
    const OUTPUT: [&str; 6] = ["output", "produit", "extrant", "producto", "produto", "prodotto"];
    const IMPACT: [&str; 3] = ["impact", "impacto", "impatto"];
    let label = label.to_lowercase();
    let begins = |words: &[&str]| words.iter().any(|word| label.starts_with(word));
    match (begins(&OUTPUT), begins(&IMPACT)) {
        (true, _) => 1,
        (_, true) => 3,
        _ => 2,
    }
}

/// Measure 1 is a count. The total stands first, without place and dimension.
fn indicator(
    view: &View,
    title: &str,
    aggregates: bool,
    figures: &[&Figure],
    total: Option<f64>,
    year: i32,
) -> String {
    let of = |stage: Stage, tag: &str| -> String {
        figures.iter().filter(|figure| figure.stage == stage).map(|figure| value(view, figure, tag)).collect()
    };
    let total = total.filter(|total| *total > 0.0).map(|total| {
        let comment = comment("All that is counted under this outcome, shared figures too.", "en");
        format!("<actual value=\"{total}\">\n{comment}</actual>\n")
    });
    format!(
        "<indicator measure=\"1\" ascending=\"1\" aggregation-status=\"{}\">\n<title>{}</title>\n<period>\n\
         <period-start iso-date=\"{year}-01-01\"/>\n<period-end iso-date=\"{year}-12-31\"/>\n{}{}{}</period>\n</indicator>\n",
        u8::from(aggregates),
        narrative(title, "en"),
        of(Stage::Planned, "target"),
        total.unwrap_or_default(),
        of(Stage::Reached, "actual")
    )
}

/// A `target` or an `actual` with its areas, its dimensions and the words of the report.
fn value(view: &View, figure: &Figure, tag: &str) -> String {
    let masked = view.is_masked(figure);
    let value = if masked { String::new() } else { format!(" value=\"{}\"", figure.value) };
    let areas: String = figure
        .adm1
        .iter()
        .map(|area| format!("<location ref=\"{}\"/>\n", markup(&reference(area))))
        .collect();
    let dimensions = [
        ("sex", figure.sex.map(|sex| sex.as_str().to_owned())),
        ("age", figure.age.map(|age| age.as_str().to_owned())),
        ("group", Some(line(&figure.group)).filter(|group| !group.is_empty())),
        ("qualifier", Some(qualifier(figure, masked)).filter(|word| word != "exact")),
    ];
    let dimensions: String = dimensions
        .into_iter()
        .filter_map(|(name, value)| Some((name, value?)))
        .map(|(name, value)| format!("<dimension name=\"{name}\" value=\"{}\"/>\n", markup(&value)))
        .collect();
    let comment = comment(&view.slice(figure.sentence), &view.analysis.report.language);
    format!("<{tag}{value}>\n{areas}{dimensions}{comment}</{tag}>\n")
}

fn qualifier(figure: &Figure, masked: bool) -> String {
    if masked { MASKED.to_owned() } else { figure.qualifier.as_str().to_owned() }
}

/// What `location/@ref` of an activity and of a result share.
fn reference(area: &AreaRef) -> String {
    let code = area.pcode.as_ref().or(area.iso.as_ref());
    code.cloned().unwrap_or_else(|| format!("{}-{}", area.iso3, line(&area.name)))
}

fn narrative(text: &str, language: &str) -> String {
    let language = if language.is_empty() { "en" } else { language };
    format!("<narrative xml:lang=\"{}\">{}</narrative>", markup(language), markup(&line(text)))
}

fn comment(text: &str, language: &str) -> String {
    format!("<comment>{}</comment>\n", narrative(text, language))
}

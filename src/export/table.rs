//! The analysis as text for a terminal: the headline, both tables, the ledger.

use std::fmt::Write as _;

use crate::chart::format::{Locale, number};
use crate::model::{Analysis, Figure, Outcome, OutcomeTotal, Qualifier, Reason, Stage, Unit};

/// Width that quotes are cut to.
const QUOTE: usize = 44;

/// The analysis in lines a person can read.
pub fn table(analysis: &Analysis) -> String {
    let mut out = String::new();
    // Writing to a String cannot fail.
    let _ = headline(analysis, &mut out);
    let _ = by_outcome(analysis, &mut out);
    let _ = by_adm1(analysis, &mut out);
    let _ = ledger(analysis, &mut out);
    let _ = notes(analysis, &mut out);
    out
}

pub(super) fn written(value: f64) -> String {
    number(value, Locale::En)
}

/// "1 outcome", "9 outcomes".
pub(super) fn plural(count: usize, one: &str, many: &str) -> String {
    format!("{} {}", count, if count == 1 { one } else { many })
}

/// The report's title, and in a line which report it is.
pub(super) fn heading(analysis: &Analysis) -> (String, String) {
    let report = &analysis.report;
    let title = if report.title.is_empty() { "Untitled report" } else { &report.title };
    let names: Vec<&str> = report.countries.iter().map(|iso3| country_name(analysis, iso3)).collect();
    let country = (!names.is_empty()).then(|| names.join(", "));
    let year = report.year.map(|year| year.to_string());
    let date = report.data_as_of.as_ref().map(|date| format!("data as of {date}"));
    let facts: Vec<String> = [country, year, date].into_iter().flatten().collect();
    (title.to_owned(), facts.join(" · "))
}

/// A country's name; where no gazetteer is built in, that of the report's main country alone.
fn country_name<'a>(analysis: &'a Analysis, iso3: &'a str) -> &'a str {
    let main = analysis.report.country.as_ref().filter(|country| country.iso3 == *iso3);
    main.map(|country| country.name.as_str()).or_else(|| known_name(iso3)).unwrap_or(iso3)
}

#[cfg(any(feature = "standalone", not(feature = "exports")))]
fn known_name(iso3: &str) -> Option<&str> {
    crate::place::country::country_name(iso3)
}

#[cfg(not(any(feature = "standalone", not(feature = "exports"))))]
fn known_name(_: &str) -> Option<&str> {
    None
}

/// What was counted, in sentences.
pub(super) fn sentences(analysis: &Analysis) -> Vec<String> {
    let people = &analysis.totals.people;
    let with_people =
        analysis.totals.by_outcome.iter().filter(|row| row.outcome.is_some() && row.counted > 0.0).count();
    let mut sentences = vec![
        format!(
            "{} people counted under {} of {}.",
            written(people.counted),
            with_people,
            plural(analysis.outcomes.len(), "outcome", "outcomes")
        ),
        format!(
            "{} of them are tied to {}; {} to none.",
            written(people.counted - analysis.totals.unlocated),
            plural(analysis.totals.by_adm1.len(), "region", "regions"),
            written(analysis.totals.unlocated)
        ),
        format!(
            "Lowest {} · counted {} · as stated {}",
            written(people.lowest),
            written(people.counted),
            written(people.as_stated)
        ),
    ];
    for (value, what) in
        [(people.indirect, "people reached indirectly"), (analysis.totals.households.counted, "households")]
    {
        if value > 0.0 {
            sentences.push(format!("{} {what}, in none of these.", written(value)));
        }
    }
    sentences
}

fn headline(analysis: &Analysis, out: &mut String) -> std::fmt::Result {
    let (title, facts) = heading(analysis);
    writeln!(out, "{}", printable(&title))?;
    if !facts.is_empty() {
        writeln!(out, "{facts}")?;
    }
    writeln!(out)?;
    sentences(analysis).iter().try_for_each(|sentence| writeln!(out, "{sentence}"))
}

/// The label of an outcome.
pub(super) fn label(analysis: &Analysis, id: Option<&String>) -> String {
    let Some(id) = id else { return "outside any outcome".to_owned() };
    let outcome = analysis.outcomes.iter().find(|outcome| outcome.id == *id);
    outcome.map_or(id.clone(), |outcome| {
        if outcome.label.is_empty() { "the report".to_owned() } else { outcome.label.clone() }
    })
}

/// How many people were counted under an outcome, or why none.
pub(super) fn outcome_people(analysis: &Analysis, row: &OutcomeTotal) -> String {
    let any =
        analysis.figures.iter().any(|figure| figure.unit == Unit::Person && figure.outcome == row.outcome);
    let repeats = outcome_of(analysis, row).and_then(|outcome| outcome.repeats.as_ref());
    match (row.counted > 0.0, repeats) {
        (true, _) => written(row.counted),
        (false, Some(earlier)) => format!("told again, counted under {}", label(analysis, Some(earlier))),
        (false, None) if any => "none counted".to_owned(),
        (false, None) => "no figure given".to_owned(),
    }
}

/// The outcome of a row of totals.
pub(super) fn outcome_of<'a>(analysis: &'a Analysis, row: &OutcomeTotal) -> Option<&'a Outcome> {
    let id = row.outcome.as_ref()?;
    analysis.outcomes.iter().find(|outcome| outcome.id == *id)
}

fn by_outcome(analysis: &Analysis, out: &mut String) -> std::fmt::Result {
    writeln!(out, "\nBy outcome")?;
    for row in &analysis.totals.by_outcome {
        let outcome = outcome_of(analysis, row);
        let value = outcome_people(analysis, row);
        let deleted =
            if outcome.is_some_and(|outcome| outcome.to_be_deleted) { "  (to be deleted)" } else { "" };
        let name = cut(&label(analysis, row.outcome.as_ref()), 12);
        let statement = outcome.map_or("", |outcome| outcome.statement.as_str());
        writeln!(out, "  {name:<12} {:<48} {value:>9}{deleted}", cut(statement, 48))?;
    }
    Ok(())
}

fn by_adm1(analysis: &Analysis, out: &mut String) -> std::fmt::Result {
    if analysis.totals.by_adm1.is_empty() {
        return writeln!(out, "\nNo figure of people is tied to a region.");
    }
    writeln!(
        out,
        "\nBy region                    only here   shared with others (upper bound, never add up)"
    )?;
    for row in &analysis.totals.by_adm1 {
        let name = cut(&analysis.report.area_name(&row.name, &row.iso3), 26);
        writeln!(out, "  {name:<26} {:>9}   {:>9}", written(row.alone), written(row.shared))?;
    }
    Ok(())
}

fn ledger(analysis: &Analysis, out: &mut String) -> std::fmt::Result {
    writeln!(out, "\nFigures")?;
    for figure in &analysis.figures {
        let outcome =
            figure.outcome.as_ref().and_then(|id| analysis.outcomes.iter().find(|outcome| outcome.id == *id));
        let label = outcome.map_or("-", |outcome| outcome.label.as_str());
        let areas: Vec<String> =
            figure.adm1.iter().map(|area| analysis.report.area_name(&area.name, &area.iso3)).collect();
        let place = figure.source.as_ref().map(|source| format!("  [{}]", printable(&source.to_string())));
        writeln!(
            out,
            "  {:<4} {:<10} {:<QUOTE$}  {:<30} {}{}",
            figure.id,
            cut(label, 10),
            cut(&figure.quote, QUOTE),
            why(figure),
            areas.join(", "),
            place.unwrap_or_default()
        )?;
    }
    Ok(())
}

/// "counted 1,257", "part of f3".
pub(super) fn why(figure: &Figure) -> String {
    let Some(because) = &figure.because else {
        return format!("counted {}{}", bound(figure.qualifier), written(figure.value));
    };
    let other = because.figure.as_deref().unwrap_or("others");
    match because.kind {
        Reason::NotPeople => format!("not people: {}", figure.unit.as_str()),
        Reason::NotReached => match figure.stage {
            Stage::Planned => "planned, not reached".to_owned(),
            Stage::InNeed => "in need, not reached".to_owned(),
            Stage::Population => "context, not reached".to_owned(),
            _ => "not said to be reached".to_owned(),
        },
        Reason::Indirect => "reached indirectly".to_owned(),
        Reason::Repeats => format!("told again, same as {other}"),
        Reason::PartOf => format!("part of {other}"),
        Reason::TotalOf => format!("sum of {other} and others"),
        Reason::SetAside => "set aside by a correction".to_owned(),
    }
}

fn bound(qualifier: Qualifier) -> &'static str {
    match qualifier {
        Qualifier::Exact => "",
        Qualifier::AtLeast => "at least ",
        Qualifier::MoreThan => "more than ",
        Qualifier::AtMost => "at most ",
        Qualifier::FewerThan => "fewer than ",
        Qualifier::About => "about ",
        Qualifier::Range => "from ",
    }
}

fn notes(analysis: &Analysis, out: &mut String) -> std::fmt::Result {
    if analysis.notes.is_empty() {
        return Ok(());
    }
    writeln!(out, "\nNotes")?;
    for note in &analysis.notes {
        writeln!(out, "  - {}", printable(&note.message))?;
    }
    Ok(())
}

/// At most `width` characters, on one line.
pub(super) fn cut(text: &str, width: usize) -> String {
    let text = printable(text);
    if text.chars().count() <= width {
        return text;
    }
    let kept: String = text.chars().take(width.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}

/// Without control characters: a report must not steer the terminal.
pub(super) fn printable(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").chars().filter(|c| !c.is_control()).collect()
}

//! Two reports side by side, as text for a terminal and as CSV; several, as text.

use std::fmt::Write as _;

use super::csv;
use super::record::Cell;
use super::table::{cut, plural, printable, table, written};
use super::write::ExportError;
use crate::compare::{AreaPeople, AreaRow, Collection, Comparison, OutcomeRow, Side};

/// A comparison in lines a person can read.
pub fn compared(comparison: &Comparison) -> String {
    let mut out = String::new();
    // Writing to a String cannot fail.
    let _ = lines(comparison, &mut out);
    out
}

fn lines(comparison: &Comparison, out: &mut String) -> std::fmt::Result {
    writeln!(out, "before  {}\nafter   {}", named(&comparison.before), named(&comparison.after))?;
    writeln!(out, "\nTotals                                            before      after")?;
    for row in &comparison.totals {
        writeln!(
            out,
            "  {:<42} {:>11} {:>10}",
            row.total.replace('_', " "),
            written(row.before),
            written(row.after)
        )?;
    }
    writeln!(out, "\nBy outcome                                        before      after")?;
    for row in &comparison.outcomes {
        writeln!(
            out,
            "  {:<8} {:<33} {:>11} {:>10}",
            row.change.as_str(),
            cut(&outcome_name(row), 33),
            people(row.before),
            people(row.after)
        )?;
    }
    writeln!(out, "\nBy region (only here + shared, an upper bound)    before      after")?;
    for row in &comparison.areas {
        writeln!(
            out,
            "  {:<8} {:<27} {:>17} {:>10}",
            row.change.as_str(),
            cut(&row.name, 27),
            area_people(row.before.as_ref()),
            area_people(row.after.as_ref())
        )?;
    }
    let again = plural(comparison.repeats.len(), "figure", "figures");
    writeln!(out, "\n{again} of the later report stand in the earlier one too.")
}

fn named(side: &Side) -> String {
    let title = if side.title.is_empty() { "Untitled report" } else { &side.title };
    let date = side.data_as_of.as_ref().map(|date| format!(" · data as of {date}")).unwrap_or_default();
    let year = side.year.map(|year| format!(" · {year}")).unwrap_or_default();
    printable(&format!("{title}{year}{date}"))
}

fn outcome_name(row: &OutcomeRow) -> String {
    match (&row.outcome, row.label.as_str()) {
        (None, _) => "outside any outcome".to_owned(),
        (Some(id), "") if id.is_empty() => "the report".to_owned(),
        (Some(id), "") => id.clone(),
        (_, label) => label.to_owned(),
    }
}

fn people(value: Option<f64>) -> String {
    value.map_or_else(|| "-".to_owned(), written)
}

fn area_people(people: Option<&AreaPeople>) -> String {
    match people {
        None => "-".to_owned(),
        Some(people) if people.shared > 0.0 => {
            format!("{} + {}", written(people.alone), written(people.shared))
        }
        Some(people) => written(people.alone),
    }
}

/// A comparison as CSV: one row for each total, outcome and area.
///
/// # Errors
/// None that is known: writing to memory does not fail.
pub fn compared_csv(comparison: &Comparison) -> Result<Vec<u8>, ExportError> {
    let heads = ["what", "id", "name", "change", "before", "after", "shared_before", "shared_after"];
    let mut rows = vec![heads.map(str::to_owned).to_vec()];
    let text = |text: &str| Cell::Text(text.to_owned());
    for row in &comparison.totals {
        let change = if row.before == row.after { "same" } else { "changed" };
        let (before, after) = (Cell::Number(row.before), Cell::Number(row.after));
        rows.push(line([
            text("total"),
            text(&row.total),
            Cell::Empty,
            text(change),
            before,
            after,
            Cell::Empty,
            Cell::Empty,
        ]));
    }
    for row in &comparison.outcomes {
        let (before, after) = (number(row.before), number(row.after));
        let id = row.outcome.as_deref().unwrap_or_default();
        rows.push(line([
            text("outcome"),
            text(id),
            text(&outcome_name(row)),
            text(row.change.as_str()),
            before,
            after,
            Cell::Empty,
            Cell::Empty,
        ]));
    }
    rows.extend(comparison.areas.iter().map(area_line));
    csv::write(&rows, false)
}

fn area_line(row: &AreaRow) -> Vec<String> {
    let text = |text: &str| Cell::Text(text.to_owned());
    let code = row.pcode.as_ref().or(row.iso.as_ref()).map_or("", String::as_str);
    let alone = |people: &Option<AreaPeople>| number(people.as_ref().map(|people| people.alone));
    let shared = |people: &Option<AreaPeople>| number(people.as_ref().map(|people| people.shared));
    line([
        text("area"),
        text(code),
        text(&row.name),
        text(row.change.as_str()),
        alone(&row.before),
        alone(&row.after),
        shared(&row.before),
        shared(&row.after),
    ])
}

fn number(value: Option<f64>) -> Cell {
    value.map_or(Cell::Empty, Cell::Number)
}

fn line(cells: [Cell; 8]) -> Vec<String> {
    cells.iter().map(csv::written).collect()
}

/// Several reports in lines a person can read: which they are, then one table over all.
pub fn collected(collection: &Collection) -> String {
    let mut out = String::new();
    for part in &collection.reports {
        let year = part.year.map(|year| format!(" · {year}")).unwrap_or_default();
        out += &printable(&format!("{}: {}{year}", part.name, part.title));
        out.push('\n');
    }
    let again = plural(collection.repeats.len(), "figure is", "figures are");
    out + &format!("{again} told in several reports and counted once.\n\n") + &table(&collection.analysis)
}

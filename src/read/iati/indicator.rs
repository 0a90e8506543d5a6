//! One indicator as a table: a row for each period and place.

use std::collections::BTreeMap;

use super::super::blocks::{Blocks, Shape};
use super::super::table::{Cell, Table};
use super::tree::Element;
use super::{Activity, paragraphs};

/// The values of one period at one place.
#[derive(Debug, Default)]
struct Values {
    target: String,
    actual: String,
    /// By what the actual value is broken down, under its name.
    parts: BTreeMap<String, String>,
}

/// Adds an indicator: its table, and what it says in words.
pub(super) fn write(activity: &Activity, indicator: &Element, blocks: &mut Blocks) {
    let title = activity.words(indicator, "title");
    let sign = if indicator.attribute("measure") == Some("2") { "%" } else { "" };
    let baseline = value(indicator.child("baseline"), sign);
    let mut rows: Vec<(String, String, Values)> = Vec::new();
    let mut comments = vec![activity.words(indicator, "description")];
    for period in indicator.children("period") {
        let label = format!("{title}{}", written_period(period));
        let mut places: BTreeMap<String, Values> = BTreeMap::new();
        for target in period.children("target").filter(|target| !is_part(target)) {
            places.entry(place(activity, target)).or_default().target = value(Some(target), sign);
            comments.push(activity.words(target, "comment"));
        }
        for actual in period.children("actual") {
            let values = places.entry(place(activity, actual)).or_default();
            if is_part(actual) {
                values.parts.insert(part(actual), value(Some(actual), sign));
            } else {
                values.actual = value(Some(actual), sign);
            }
            comments.push(activity.words(actual, "comment"));
        }
        join_lone_target(&mut places);
        rows.extend(places.into_iter().map(|(place, values)| (label.clone(), place, values)));
    }
    write_table(&rows, &baseline, blocks);
    if rows.is_empty() {
        blocks.push(Shape::Paragraph, &title);
    }
    comments.iter().for_each(|comment| paragraphs(comment, blocks));
}

/// A target that names no place is that of the one place where something was done.
fn join_lone_target(places: &mut BTreeMap<String, Values>) {
    let alone = places.get("").is_some_and(|values| values.actual.is_empty() && values.parts.is_empty());
    if alone
        && places.len() == 2
        && let Some(values) = places.remove("")
    {
        places
            .values_mut()
            .filter(|place| place.target.is_empty())
            .for_each(|place| place.target = values.target.clone());
    }
}

fn write_table(rows: &[(String, String, Values)], baseline: &str, blocks: &mut Blocks) {
    let parts: Vec<&String> = rows.iter().flat_map(|(_, _, values)| values.parts.keys()).collect();
    let parts: std::collections::BTreeSet<&String> = parts.into_iter().collect();
    let has_whole = rows.iter().any(|(_, _, values)| !values.actual.is_empty());
    let total = if parts.is_empty() { "Actual" } else { "Actual, total" };
    let mut columns: Vec<(&str, Vec<String>)> = vec![
        ("Indicator", rows.iter().map(|(label, ..)| label.clone()).collect()),
        ("Place", rows.iter().map(|(_, place, _)| place.clone()).collect()),
        ("Baseline", rows.iter().take(1).map(|_| baseline.to_owned()).collect()),
        ("Target", rows.iter().map(|(_, _, values)| values.target.clone()).collect()),
        (total, rows.iter().map(|(_, _, values)| values.actual.clone()).collect()),
    ];
    for part in parts {
        let of = |values: &Values| values.parts.get(part).cloned().unwrap_or_default();
        columns.push((part, rows.iter().map(|(_, _, values)| of(values)).collect()));
    }
    columns.retain(|(head, cells)| *head == "Indicator" || cells.iter().any(|cell| !cell.is_empty()));
    // Parts of different breakdowns would be added up where no total is given.
    if !has_whole {
        columns.retain(|(head, _)| !matches!(*head, "Actual, total"));
    }
    if columns.len() < 2 {
        return;
    }
    let mut table = Table::new(blocks, false);
    let cell = |text: &str| Cell { paragraphs: vec![text.to_owned()], ..Cell::default() };
    table.row(columns.iter().map(|(head, _)| cell(head)).collect(), blocks);
    for row in 0..rows.len() {
        let text = |cells: &Vec<String>| cell(cells.get(row).map_or("", String::as_str));
        table.row(columns.iter().map(|(_, cells)| text(cells)).collect(), blocks);
    }
}

fn value(of: Option<&Element>, sign: &str) -> String {
    let value = of.and_then(|of| of.attribute("value")).unwrap_or_default().trim();
    if value.is_empty() { String::new() } else { format!("{value}{sign}") }
}

fn place(activity: &Activity, value: &Element) -> String {
    let names = value.children("location").filter_map(|place| place.attribute("ref"));
    names.map(|reference| activity.place(reference)).collect::<Vec<_>>().join(", ")
}

fn is_part(value: &Element) -> bool {
    value.child("dimension").is_some()
}

/// "Women", "Men", "aged 15-24", "rural women".
fn part(value: &Element) -> String {
    let words = value.children("dimension").map(|dimension| {
        let name = dimension.attribute("name").unwrap_or_default().to_lowercase();
        let value = dimension.attribute("value").unwrap_or_default().trim();
        match value.to_lowercase().as_str() {
            "female" | "f" | "women" | "woman" => "Women".to_owned(),
            "male" | "m" | "men" | "man" => "Men".to_owned(),
            _ if name.contains("age") && value.starts_with(|c: char| c.is_ascii_digit()) => {
                format!("aged {value}")
            }
            _ => value.to_owned(),
        }
    });
    words.collect::<Vec<_>>().join(", ")
}

/// The year where the period is one, else its days.
fn written_period(period: &Element) -> String {
    let day = |name| period.child(name).and_then(|day| day.attribute("iso-date"));
    let (Some(start), Some(end)) = (day("period-start"), day("period-end")) else { return String::new() };
    match (start.split_once('-'), end.split_once('-')) {
        (Some((year, "01-01")), Some((same, "12-31"))) if year == same => format!(" ({year})"),
        _ => format!(" ({start} – {end})"),
    }
}

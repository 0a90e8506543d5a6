//! Who is where under which outcome: areas in rows, outcomes in columns.
//!
//! A cell has the people of its area alone and, apart from them, the most that it shares
//! with others. Nothing is added up over areas. An area that is named under an outcome
//! without people counted there is shown as that.

mod lay;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use super::by_outcome::{Index, brief};
use super::format::number;
use super::frame::{Key, Remark};
use super::measure::clean;
use super::words::{self, Words, fill};
use super::{Spec, by_adm1, caption};
use crate::model::{Analysis, AreaTotal, Figure, Unit};

pub(super) use lay::lay;

/// What a matrix shows.
#[derive(Debug, Default)]
struct Content {
    columns: Vec<Column>,
    lines: Vec<Line>,
}

/// A matrix and what is written around it.
#[derive(Debug, Default)]
pub(super) struct Matrix {
    heading: Option<(String, String)>,
    legend: Vec<(Key, String)>,
    content: Content,
    remarks: Vec<Remark>,
    source: Option<String>,
}

/// An outcome under which areas are named or people counted.
#[derive(Debug)]
struct Column {
    key: String,
    label: String,
    summary: String,
    figures: Vec<String>,
}

/// An area, or at the end the people of none.
#[derive(Debug)]
struct Line {
    key: String,
    label: String,
    summary: String,
    figures: Vec<String>,
    cells: Vec<Cell>,
    is_area: bool,
}

/// An area under an outcome, where there is something to say.
#[derive(Debug)]
struct Cell {
    column: usize,
    key: String,
    alone: f64,
    shared: f64,
    /// Its numbers, below one another.
    numbers: Vec<String>,
    summary: String,
    figures: Vec<String>,
    selected: bool,
    look: Shown,
}

/// What a cell's mark stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shown {
    /// People counted in this area.
    People,
    /// People counted in no area.
    Unlocated,
    /// The area is named with people who are not counted.
    Uncounted,
    /// The area is named.
    Named,
}

/// Says what the matrix shows.
pub(super) fn matrix(analysis: &Analysis, spec: &Spec) -> Matrix {
    let words = words::of(spec.locale);
    let (heading, source) = caption(analysis, spec, words.matrix);
    let report = Report::new(analysis, spec, words);
    let areas = areas(analysis);
    let (shown, folded) = areas.split_at(areas.len().min(spec.limit()));
    let folded: Vec<&AreaTotal> = folded.iter().collect();
    let mut remarks = by_adm1::remarks(analysis, spec, &folded);
    if shown.is_empty() {
        return Matrix { heading, source, remarks, ..Matrix::default() };
    }
    remarks.retain(|remark| remark.key != "unlocated");
    let mut lines: Vec<Line> = shown.iter().map(|area| report.line(area)).collect();
    lines.extend(report.unlocated());
    let content = report.used(lines);
    remarks.extend(report.without(&content));
    Matrix { heading, legend: legend(&content, words), content, remarks, source }
}

/// The areas of counted figures, most people first, then those that are only named.
fn areas(analysis: &Analysis) -> Vec<AreaTotal> {
    let mut areas: Vec<AreaTotal> = by_adm1::sorted(analysis).into_iter().cloned().collect();
    let known: BTreeSet<(String, String)> =
        areas.iter().map(|area| (area.iso3.clone(), area.name.clone())).collect();
    let figures = analysis.figures.iter().filter(|figure| figure.unit == Unit::Person);
    let tied =
        figures.flat_map(|figure| figure.adm1.iter().map(|area| (area.iso3.as_str(), area.name.as_str())));
    let places = analysis.places.iter().filter(|place| place.locates);
    let named = places.filter_map(|place| {
        place.adm1.as_deref().map(|name| (place.iso3.as_deref().unwrap_or_default(), name))
    });
    let mut only_named: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for (iso3, name) in tied.chain(named) {
        if !known.contains(&(iso3.to_owned(), name.to_owned())) {
            *only_named.entry((iso3, name)).or_default() += 1;
        }
    }
    let mut only_named: Vec<((&str, &str), usize)> = only_named.into_iter().collect();
    only_named.sort_by_key(|(_, times)| std::cmp::Reverse(*times));
    areas.extend(only_named.into_iter().map(|((iso3, name), _)| AreaTotal {
        iso3: iso3.to_owned(),
        name: name.to_owned(),
        pcode: None,
        iso: None,
        alone: 0.0,
        shared: 0.0,
        figures: Vec::new(),
    }));
    areas
}

/// The analysis as the matrix asks for it.
struct Report<'a> {
    analysis: &'a Analysis,
    spec: &'a Spec,
    words: &'static Words,
    index: Index<'a>,
    /// Outcomes by id, in the order of the text.
    outcomes: Vec<Option<&'a str>>,
}

impl<'a> Report<'a> {
    fn new(analysis: &'a Analysis, spec: &'a Spec, words: &'static Words) -> Self {
        let outcomes = analysis.totals.by_outcome.iter().map(|total| total.outcome.as_deref()).collect();
        Self { analysis, spec, words, index: Index::new(analysis, words), outcomes }
    }

    fn line(&self, area: &AreaTotal) -> Line {
        let is_here = |figure: &&Figure| {
            let is_area = |tied: &crate::model::AreaRef| {
                tied.name == area.name
                    && tied.iso3 == area.iso3
                    && (area.pcode.is_none() || tied.pcode == area.pcode)
            };
            figure.unit == Unit::Person && figure.adm1.iter().any(is_area)
        };
        let figures: Vec<&Figure> = self.analysis.figures.iter().filter(is_here).collect();
        let places = self.analysis.places.iter();
        let named: BTreeSet<Option<&str>> = places
            .filter(|place| {
                place.locates
                    && place.iso3.as_deref() == Some(area.iso3.as_str())
                    && place.adm1.as_deref() == Some(area.name.as_str())
            })
            .map(|place| place.outcome.as_deref())
            .collect();
        let cells = self.outcomes.iter().enumerate();
        let cells = cells.filter_map(|(column, outcome)| {
            let own: Vec<&Figure> =
                figures.iter().copied().filter(|figure| figure.outcome.as_deref() == *outcome).collect();
            self.cell(area, column, &own, named.contains(outcome))
        });
        let is_counted = area.alone > 0.0 || area.shared > 0.0;
        let label = clean(&self.analysis.report.area_name(&area.name, &area.iso3));
        Line {
            key: area.name.clone(),
            summary: if is_counted {
                by_adm1::said(self.analysis, area, self.spec, self.words).1
            } else {
                label.clone()
            },
            label,
            figures: area.figures.clone(),
            cells: cells.collect(),
            is_area: true,
        }
    }

    fn cell(&self, area: &AreaTotal, column: usize, own: &[&Figure], is_named: bool) -> Option<Cell> {
        let counted: Vec<&Figure> = own.iter().copied().filter(|figure| figure.counted).collect();
        let sum = |is_alone: bool| {
            let figures = counted.iter().filter(|figure| (figure.adm1.len() == 1) == is_alone);
            figures.fold(0.0, |sum, figure| sum + figure.value)
        };
        let (look, shown) = match (counted.is_empty(), own.is_empty()) {
            (false, _) => (Shown::People, counted.as_slice()),
            (true, false) => (Shown::Uncounted, own),
            (true, true) => (Shown::Named, own),
        };
        if look == Shown::Named && !is_named {
            return None;
        }
        let figures: Vec<String> = shown.iter().map(|figure| figure.id.clone()).collect();
        let (alone, shared) = (sum(true), sum(false));
        let name = self.name(column, &area.name);
        let iso3 = area.iso3.clone();
        let total = AreaTotal { iso3, name: name.clone(), pcode: None, iso: None, alone, shared, figures };
        let said = |text: &str| fill(self.words.labelled, &[("name", &name), ("text", text)]);
        let summary = match look {
            Shown::Uncounted => said(self.words.named_uncounted),
            Shown::Named => said(self.words.named),
            Shown::People | Shown::Unlocated => by_adm1::said(self.analysis, &total, self.spec, self.words).1,
        };
        let AreaTotal { figures, .. } = total;
        let numbers = if look == Shown::People { self.numbers(alone, shared) } else { Vec::new() };
        let key = self.key(&area.name, column);
        let selected = self.spec.selects(&figures);
        Some(Cell { column, key, alone, shared, numbers, summary, figures, selected, look })
    }

    /// The numbers of a cell, never added to one another.
    fn numbers(&self, alone: f64, shared: f64) -> Vec<String> {
        let locale = self.spec.locale;
        let own = (alone > 0.0 || shared <= 0.0).then(|| number(alone, locale));
        own.into_iter().chain((shared > 0.0).then(|| format!("≤{}", number(shared, locale)))).collect()
    }

    fn key(&self, area: &str, column: usize) -> String {
        let outcome = self.outcomes.get(column).copied().flatten().unwrap_or_default();
        format!("{area}\t{outcome}")
    }

    /// "Kayes · 1.1"
    fn name(&self, column: usize, area: &str) -> String {
        let outcome = self.index.name(self.outcomes.get(column).copied().flatten());
        format!("{} · {outcome}", clean(area))
    }

    /// The people tied to no area, by outcome.
    fn unlocated(&self) -> Option<Line> {
        let figures = self.analysis.figures.iter().filter(|figure| figure.counted && figure.adm1.is_empty());
        let figures: Vec<&Figure> = figures.collect();
        let cells = self.outcomes.iter().enumerate().filter_map(|(column, outcome)| {
            let own: Vec<&&Figure> =
                figures.iter().filter(|figure| figure.outcome.as_deref() == *outcome).collect();
            let people = own.iter().fold(0.0, |sum, figure| sum + figure.value);
            let ids: Vec<String> = own.iter().map(|figure| figure.id.clone()).collect();
            let value = number(people, self.spec.locale);
            let name = self.index.name(*outcome);
            (!own.is_empty()).then(|| Cell {
                column,
                key: self.key("", column),
                alone: people,
                shared: 0.0,
                summary: fill(self.words.cell_unlocated, &[("name", &name), ("n", &value)]),
                numbers: vec![value],
                selected: self.spec.selects(&ids),
                figures: ids,
                look: Shown::Unlocated,
            })
        });
        let remarks = by_adm1::remarks(self.analysis, self.spec, &[]);
        let remark = remarks.into_iter().find(|remark| remark.key == "unlocated")?;
        Some(Line {
            key: remark.key,
            label: self.words.no_region.to_owned(),
            summary: remark.text,
            figures: remark.figures,
            cells: cells.collect(),
            is_area: false,
        })
    }

    /// Leaves out the columns in which nothing stands.
    fn used(&self, mut lines: Vec<Line>) -> Content {
        let used: BTreeSet<usize> =
            lines.iter().flat_map(|line| &line.cells).map(|cell| cell.column).collect();
        let places: BTreeMap<usize, usize> = used.iter().enumerate().map(|(to, from)| (*from, to)).collect();
        for cell in lines.iter_mut().flat_map(|line| &mut line.cells) {
            cell.column = places.get(&cell.column).copied().unwrap_or_default();
        }
        let totals = self.analysis.totals.by_outcome.iter().enumerate();
        let totals = totals.filter(|(at, _)| used.contains(at));
        let columns = totals.map(|(_, total)| {
            let id = total.outcome.as_deref();
            let name = self.index.name(id);
            let statement = self.index.outcome(id).map(|outcome| brief(&clean(&outcome.statement)));
            let statement = statement.filter(|statement| !statement.is_empty() && *statement != name);
            let summary = statement
                .map_or(name.clone(), |text| fill(self.words.labelled, &[("name", &name), ("text", &text)]));
            Column {
                key: id.unwrap_or_default().to_owned(),
                label: name,
                summary,
                figures: total.figures.clone(),
            }
        });
        Content { columns: columns.collect(), lines }
    }

    /// The outcomes that have no column.
    fn without(&self, content: &Content) -> Option<Remark> {
        let known: BTreeSet<&str> = content.columns.iter().map(|column| column.key.as_str()).collect();
        let rest = self.outcomes.iter().filter(|id| !known.contains(id.unwrap_or_default()));
        let rest: Vec<String> = rest.map(|id| self.index.name(*id)).collect();
        let text = fill(self.words.no_region_under, &[("list", &rest.join(", "))]);
        (!rest.is_empty()).then(|| Remark { text, ..Remark::default() })
    }
}

fn legend(content: &Content, words: &Words) -> Vec<(Key, String)> {
    let any = |is_one: fn(&Cell) -> bool| content.lines.iter().flat_map(|line| &line.cells).any(is_one);
    let shared = any(|cell| cell.shared > 0.0);
    let entries = [
        (
            shared && any(|cell| cell.alone > 0.0 && cell.look == Shown::People),
            Key::SolidDisc,
            words.only_here.to_owned(),
        ),
        (shared, Key::HatchedDisc, format!("≤ {}", words.shared_key)),
        (any(|cell| cell.look == Shown::Uncounted), Key::Ring, words.named_uncounted.to_owned()),
        (any(|cell| cell.look == Shown::Named), Key::Named, words.named.to_owned()),
    ];
    entries.into_iter().filter(|(shown, ..)| *shown).map(|(_, key, text)| (key, text)).collect()
}

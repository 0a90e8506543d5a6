//! Who is where under which outcome: areas in rows, outcomes in columns.
//!
//! A cell has the people of its area alone and, apart from them, the most that it shares
//! with others. Nothing is added up over areas. An area that is named under an outcome
//! without people counted there is shown as that.

mod lay;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use super::by_outcome::{Index, brief};
use super::format::number;
use super::frame::{Key, Remark};
use super::measure::clean;
use super::words::{self, Words, fill};
use super::{Spec, by_adm1, caption};
use crate::model::{Analysis, AreaRef, AreaTotal, Figure, Place, Unit};

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
    let figures = analysis.figures.iter().filter(|figure| figure.unit == Unit::Person);
    let tied = figures.flat_map(|figure| &figure.adm1).map(|area| (area.name.as_str(), area.iso3.as_str()));
    let places = analysis.places.iter().filter(|place| place.locates);
    let named =
        places.filter_map(|place| Some((place.adm1.as_deref()?, place.iso3.as_deref().unwrap_or_default())));
    let is_known = |name: &str, iso3: &str| {
        areas.iter().any(|area| area.name == name && (iso3.is_empty() || area.iso3 == iso3))
    };
    let mut only_named: Vec<((&str, &str), usize)> = Vec::new();
    for name in tied.chain(named).filter(|(name, iso3)| !is_known(name, iso3)) {
        match only_named.iter_mut().find(|(known, _)| *known == name) {
            Some((_, times)) => *times += 1,
            None => only_named.push((name, 1)),
        }
    }
    only_named.sort_by(|one, other| other.1.cmp(&one.1).then(one.0.cmp(&other.0)));
    areas.extend(only_named.into_iter().map(|((name, iso3), _)| AreaTotal {
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
        let is_area = |tied: &AreaRef| {
            let is_same = area.pcode.is_none() || tied.pcode == area.pcode;
            tied.name == area.name && tied.iso3 == area.iso3 && is_same
        };
        let is_here = |figure: &&Figure| figure.unit == Unit::Person && figure.adm1.iter().any(is_area);
        let is_named_here = |place: &&Place| {
            let is_there = place.iso3.as_deref().is_none_or(|iso3| iso3 == area.iso3);
            place.locates && place.adm1.as_deref() == Some(area.name.as_str()) && is_there
        };
        let mut figures: BTreeMap<Option<&str>, Vec<&Figure>> = BTreeMap::new();
        for figure in self.analysis.figures.iter().filter(is_here) {
            figures.entry(figure.outcome.as_deref()).or_default().push(figure);
        }
        let places = self.analysis.places.iter().filter(is_named_here);
        let mut named: Vec<Option<&str>> = places.map(|place| place.outcome.as_deref()).collect();
        // Mentions stand in the order of the text, and so do outcomes.
        named.dedup();
        let label = self.label(area);
        let cells = self.outcomes.iter().enumerate();
        let cells = cells.filter_map(|(column, outcome)| {
            let own = figures.get(outcome).map_or(&[][..], Vec::as_slice);
            self.cell((&area.name, &label), column, own, named.contains(outcome))
        });
        let cells = cells.collect();
        let is_counted = area.alone > 0.0 || area.shared > 0.0;
        let people = (area.alone, area.shared);
        let said = is_counted.then(|| by_adm1::said_of(&label, people, self.spec, self.words).1);
        Line {
            key: area.name.clone(),
            summary: said.unwrap_or_else(|| label.clone()),
            label,
            figures: area.figures.clone(),
            cells,
            is_area: true,
        }
    }

    /// An area's name, with its country where the report is about several.
    fn label(&self, area: &AreaTotal) -> String {
        let name = &area.name;
        if area.iso3.is_empty() {
            clean(name)
        } else {
            clean(&self.analysis.report.area_name(name, &area.iso3))
        }
    }

    fn cell(
        &self,
        (area, label): (&str, &str),
        column: usize,
        own: &[&Figure],
        is_named: bool,
    ) -> Option<Cell> {
        if own.is_empty() && !is_named {
            return None;
        }
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
        let figures: Vec<String> = shown.iter().map(|figure| figure.id.clone()).collect();
        let (alone, shared) = (sum(true), sum(false));
        let name = self.name(column, label);
        let said = |text: &str| fill(self.words.labelled, &[("name", &name), ("text", text)]);
        let summary = match look {
            Shown::Uncounted => said(self.words.named_uncounted),
            Shown::Named => said(self.words.named),
            Shown::People | Shown::Unlocated => {
                by_adm1::said_of(&name, (alone, shared), self.spec, self.words).1
            }
        };
        let numbers = if look == Shown::People { self.numbers(alone, shared) } else { Vec::new() };
        let key = self.key(area, column);
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
    fn name(&self, column: usize, label: &str) -> String {
        let outcome = self.index.name(self.outcomes.get(column).copied().flatten());
        format!("{label} · {outcome}")
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
        let mut used = vec![false; self.outcomes.len()];
        for cell in lines.iter().flat_map(|line| &line.cells) {
            if let Some(is_used) = used.get_mut(cell.column) {
                *is_used = true;
            }
        }
        for cell in lines.iter_mut().flat_map(|line| &mut line.cells) {
            cell.column = used.iter().take(cell.column).filter(|is_used| **is_used).count();
        }
        let totals = self.analysis.totals.by_outcome.iter().zip(used).filter(|(_, is_used)| *is_used);
        let columns = totals.map(|(total, _)| {
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
        let is_known = |id: &str| content.columns.iter().any(|column| column.key == id);
        let rest = self.outcomes.iter().filter(|id| !is_known(id.unwrap_or_default()));
        let rest: Vec<String> = rest.map(|id| self.index.name(*id)).collect();
        let text = fill(self.words.no_region_under, &[("list", &rest.join(self.words.comma))]);
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

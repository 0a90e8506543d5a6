//! People by first-level area as symbols on the outline of the country.
//!
//! A symbol's area stands for its people: a disc for those of the area alone, and
//! around it, hatched, the most that it shares with others. Nothing is added up over
//! areas. What cannot be put on the map is written under it.

mod labels;
mod lay;
mod symbols;
#[cfg(test)]
mod tests;
mod view;

use std::collections::BTreeSet;

use super::format::number;
use super::frame::{Key, Remark};
use super::measure::clean;
use super::words::{self, Words, fill};
use super::{Spec, by_adm1, caption};
use crate::model::{Analysis, AreaTotal};
use crate::place::gazetteer::{self, Area};
use crate::place::outline::{Ring, outline};

pub(super) use lay::lay;

/// Latitude, longitude.
type Place = (f64, f64);

/// What a map shows.
#[derive(Debug, Default)]
pub(super) struct Map {
    heading: Option<(String, String)>,
    legend: Vec<(Key, String)>,
    /// How many countries are drawn.
    countries: usize,
    /// Their land, and holes in it.
    rings: Vec<Ring>,
    symbols: Vec<Symbol>,
    /// Areas without people.
    dots: Vec<Place>,
    /// Areas with people that have no place on the map.
    elsewhere: Vec<Symbol>,
    remarks: Vec<Remark>,
    source: Option<String>,
}

/// An area with people.
#[derive(Debug, Clone, Default)]
struct Symbol {
    place: Place,
    key: String,
    name: String,
    /// Its number, in words where it is shared.
    value: String,
    summary: String,
    figures: Vec<String>,
    selected: bool,
    alone: f64,
    shared: f64,
}

impl Symbol {
    /// What its size stands for.
    fn people(&self) -> f64 {
        /// Larger numbers are nonsense, and their sums would not be finite.
        const MOST: f64 = 1e290;
        let within = |people: f64| if people.is_finite() { people.clamp(0.0, MOST) } else { 0.0 };
        within(self.alone) + within(self.shared)
    }
}

/// Says what the map shows.
pub(super) fn map(analysis: &Analysis, spec: &Spec) -> Map {
    let words = words::of(spec.locale);
    let (heading, source) = caption(analysis, spec, words.map);
    let mut remarks = by_adm1::remarks(analysis, spec, &[]);
    let countries = Known::countries(analysis);
    if countries.is_empty() && analysis.totals.people.counted > 0.0 {
        remarks.retain(|remark| !remark.key.is_empty());
        remarks.insert(0, Remark { text: words.no_country.to_owned(), ..Remark::default() });
    }
    let mut map = Map { heading, remarks, source, ..Map::default() };
    let mut drawn: BTreeSet<&str> = BTreeSet::new();
    let mut taken: BTreeSet<(&str, String)> = BTreeSet::new();
    for total in &analysis.totals.by_adm1 {
        let found = find(total, &countries);
        let place = found.and_then(|(_, area)| area.point);
        let symbol = symbol(analysis, total, place.unwrap_or_default(), spec, words);
        if place.is_some() { &mut map.symbols } else { &mut map.elsewhere }.push(symbol);
        if let Some((country, area)) = found {
            drawn.insert(&country.iso3);
            taken.insert((&country.iso3, area.name.clone()));
        }
    }
    for country in countries.iter().filter(|country| drawn.contains(country.iso3.as_str())) {
        map.rings.extend(outline(&country.iso3));
        let others = country.areas.iter().filter(|area| area.is_valid_in(analysis.report.year));
        let others = others.filter(|area| !taken.contains(&(country.iso3.as_str(), area.name.clone())));
        map.dots.extend(others.filter_map(|area| area.point));
    }
    map.countries = drawn.len();
    map.legend = legend(&map, words);
    map
}

/// A country and its areas of all times.
struct Known {
    iso3: String,
    areas: Vec<Area>,
}

impl Known {
    /// The countries of a report, its own first.
    fn countries(analysis: &Analysis) -> Vec<Self> {
        let report = &analysis.report;
        let mut codes: Vec<&String> = report.country.iter().map(|country| &country.iso3).collect();
        codes.extend(
            report
                .countries
                .iter()
                .filter(|code| report.country.as_ref().is_none_or(|own| own.iso3 != **code)),
        );
        let known = codes
            .into_iter()
            .map(|iso3| Self { iso3: iso3.clone(), areas: gazetteer::areas_of_all_times(iso3) });
        known.filter(|country| !country.areas.is_empty()).collect()
    }
}

/// The area of the gazetteer that a row of the totals is about. Codes are used again
/// by other areas, so the name decides, and one that has a place before one that has none.
fn find<'a>(total: &AreaTotal, countries: &'a [Known]) -> Option<(&'a Known, &'a Area)> {
    let likeness = |area: &Area| {
        let name = area.name == total.name;
        let pcode = total.pcode.is_some() && area.pcode == total.pcode;
        let iso = total.iso.is_some() && area.iso == total.iso;
        let alike = u32::from(name) * 4 + u32::from(pcode) * 2 + u32::from(iso);
        (alike > 0).then_some((alike >= 4, area.point.is_some(), alike, area.valid_to.is_none()))
    };
    let all = countries.iter().flat_map(|country| country.areas.iter().map(move |area| (country, area)));
    // Of equals the last one is the greatest: turned around, the report's own country.
    let found = all.rev().filter_map(|(country, area)| {
        let likeness = likeness(area)?;
        Some(((country.iso3 == total.iso3, likeness), country, area))
    });
    found.max_by_key(|(likeness, ..)| *likeness).map(|(_, country, area)| (country, area))
}

fn symbol(analysis: &Analysis, total: &AreaTotal, place: Place, spec: &Spec, words: &Words) -> Symbol {
    let (value, summary) = by_adm1::said(analysis, total, spec, words);
    Symbol {
        place,
        key: total.name.clone(),
        name: clean(&analysis.report.area_name(&total.name, &total.iso3)),
        value,
        summary,
        figures: total.figures.clone(),
        selected: spec.selects(&total.figures),
        alone: total.alone,
        shared: total.shared,
    }
}

fn legend(map: &Map, words: &Words) -> Vec<(Key, String)> {
    let mut legend = Vec::new();
    let any = |people: fn(&Symbol) -> f64| map.symbols.iter().any(|symbol| people(symbol) > 0.0);
    if any(|symbol| symbol.shared) {
        if any(|symbol| symbol.alone) {
            legend.push((Key::SolidDisc, words.only_here.to_owned()));
        }
        legend.push((Key::HatchedDisc, words.shared_key.to_owned()));
    }
    if !map.dots.is_empty() && !map.symbols.is_empty() {
        legend.push((Key::Dot, words.without_people.to_owned()));
    }
    legend
}

/// "Kayes 120; Kel 1,364 shared"
fn listed(symbols: &[&Symbol], sentence: &str, words: &Words) -> String {
    let item = |symbol: &&Symbol| {
        let values = [("name", symbol.name.as_str()), ("text", symbol.value.as_str())];
        fill(words.item, &values).trim().to_owned()
    };
    let items: Vec<String> = symbols.iter().map(item).collect();
    fill(sentence, &[("list", &items.join(words.semicolon))])
}

/// "1,000 people"
fn people(count: f64, spec: &Spec) -> String {
    fill(words::of(spec.locale).people, &[("n", &number(count, spec.locale))])
}

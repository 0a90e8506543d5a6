//! First-level areas of every country: OCHA's list where it has the country,
//! ISO 3166-2 elsewhere, the codes and spellings of both merged.

use super::compare::likeness;
use super::fold::fold;
use super::names::{bare, is_latin, title_case};
use super::overrides::Overrides;
use super::source::{Coded, Sources, Subdivision};
use super::{Fallible, dated, tidy};
use std::collections::{BTreeMap, BTreeSet};

/// A first-level area, in one vintage.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Area {
    pub(super) country: String,
    pub(super) name: String,
    pub(super) pcode: String,
    pub(super) iso: String,
    pub(super) aliases: Vec<String>,
    /// `city` where a city and the area around it share a name.
    pub(super) kind: String,
    pub(super) from: String,
    pub(super) to: String,
    /// Name of the area that it was part of before `from`.
    pub(super) parent: String,
    pub(super) point: Option<(f64, f64)>,
    /// GeoNames codes of the same area.
    pub(super) geonames: Vec<String>,
    pub(super) iso_type: String,
    /// Spellings that accents may be taken from.
    pub(super) native: Vec<String>,
}

impl Area {
    pub(super) fn new(country: &str, name: &str, pcode: &str) -> Self {
        let name = title_case(name);
        let mut area =
            Self { country: country.into(), name: bare(&name), pcode: pcode.into(), ..Self::default() };
        if area.name != name {
            area.aliases.push(name);
        }
        // "Anjouan (Ndzouani)" gives two names.
        if let Some((first, second)) = area.name.strip_suffix(')').and_then(|n| n.split_once(" ("))
            && fold(second) != "city"
        {
            let names = [first.to_owned(), second.to_owned()];
            area.aliases.push(std::mem::take(&mut area.name));
            let [first, second] = names;
            area.aliases.push(second);
            area.name = first;
        }
        area
    }

    /// What other tables point to: the place code, else the ISO code.
    pub(super) fn key(&self) -> &str {
        [&self.pcode, &self.iso].into_iter().find(|k| !k.is_empty()).unwrap_or(&self.name)
    }

    pub(super) fn is_current(&self) -> bool {
        self.to.is_empty()
    }

    /// Whether the source gives it this name, type words and all.
    fn is_called(&self, name: &str) -> bool {
        self.aliases.iter().any(|a| fold(a) == fold(name))
    }

    pub(super) fn folded(&self) -> BTreeSet<String> {
        let names = std::iter::once(&self.name).chain(&self.aliases);
        names.flat_map(|n| [fold(n), fold(&bare(n))]).collect()
    }
}

/// A unit of another source that may be one of the areas.
struct Candidate {
    code: String,
    names: BTreeSet<String>,
    /// Units of the first level go before units below it.
    first: bool,
}

/// All areas, sorted by country and name.
pub(super) fn areas(
    sources: &Sources,
    overrides: &Overrides,
    report: &mut Vec<String>,
) -> Fallible<Vec<Area>> {
    let mut out = Vec::new();
    for (country, names) in &sources.countries {
        let empty = Vec::new();
        let iso = sources.iso.get(&names.iso2).unwrap_or(&empty);
        let policy = overrides.with(country, "exonyms").next().map(|o| o.value.as_str());
        let mut areas = listed(sources, overrides, country, (iso, policy));
        add(&mut areas, overrides, country);
        dated::add_older(&mut areas, sources, overrides, country);
        rename(&mut areas, overrides, country);
        merge_iso(&mut areas, iso, policy, report);
        if overrides.with(country, "source").any(|o| o.value == "with-iso") {
            let left = iso.iter().filter(|u| u.parent.is_none() && !areas.iter().any(|a| a.iso == u.code));
            let left: Vec<Area> = left.map(|u| from_unit(country, u, policy)).collect();
            areas.extend(left);
        }
        if overrides.with(country, "geonames").next().is_none() {
            merge_geonames(&mut areas, sources, &names.iso2, report);
        }
        if areas.is_empty() {
            areas = from_geonames(sources, country, &names.iso2);
        }
        tidy::prefer_accents(&mut areas);
        tidy::make_readable(&mut areas);
        tidy::clean(&mut areas, &names.main);
        correct(&mut areas, overrides, country);
        dated::copy_between_vintages(&mut areas);
        out.append(&mut areas);
    }
    out.sort_by(|a, b| (&a.country, fold(&a.name), &a.to).cmp(&(&b.country, fold(&b.name), &b.to)));
    Ok(out)
}

fn listed(
    sources: &Sources,
    overrides: &Overrides,
    country: &str,
    (iso, policy): (&[Subdivision], Option<&str>),
) -> Vec<Area> {
    let from_codes = |list: Option<&Vec<Coded>>| -> Vec<Area> {
        list.into_iter().flatten().map(|c| Area::new(country, &c.name, &c.pcode)).collect()
    };
    let from_iso = |all: bool| -> Vec<Area> {
        let units = iso.iter().filter(|u| all || u.parent.is_none());
        units.map(|u| from_unit(country, u, policy)).collect()
    };
    let source = overrides.with(country, "source").next().map(|o| o.value.as_str());
    match source {
        Some("iso") => from_iso(false),
        Some("iso-leaves") => {
            let parents: BTreeSet<_> = iso.iter().filter_map(|u| u.parent.clone()).collect();
            from_iso(true).into_iter().filter(|a| !parents.contains(&a.iso)).collect()
        }
        Some("adm2") => from_codes(sources.current.adm2.get(country)),
        _ => {
            let current = from_codes(sources.current.adm1.get(country));
            let older = from_codes(sources.older.adm1.get(country));
            [current, older].into_iter().find(|l| !l.is_empty()).unwrap_or_else(|| from_iso(false))
        }
    }
}

fn from_unit(country: &str, unit: &Subdivision, policy: Option<&str>) -> Area {
    let english = unit.english.as_ref().filter(|_| policy != Some("none"));
    let name = english.unwrap_or(&unit.name).trim_end_matches(" (EH)").trim_end_matches(" (EH-partial)");
    Area { iso: unit.code.clone(), iso_type: unit.kind.clone(), ..Area::new(country, name, "") }
}

/// Territories that neither list divides.
fn from_geonames(sources: &Sources, country: &str, iso2: &str) -> Vec<Area> {
    let prefix = format!("{iso2}.");
    let range = sources.admin_names.range(prefix.clone()..).take_while(|(code, _)| code.starts_with(&prefix));
    let first = range.filter(|(code, _)| code.matches('.').count() == 1);
    first.map(|(code, name)| Area { geonames: vec![code.clone()], ..Area::new(country, name, "") }).collect()
}

fn add(areas: &mut Vec<Area>, overrides: &Overrides, country: &str) {
    for row in overrides.with(country, "drop") {
        areas.retain(|a| !a.folded().contains(&fold(&row.target)));
    }
    for row in overrides.with(country, "add") {
        let mut values = row.value.split(';').map(str::to_owned);
        let mut next = || values.next().unwrap_or_default();
        areas.push(Area {
            country: country.to_owned(),
            name: row.target.clone(),
            pcode: next(),
            from: next(),
            to: next(),
            parent: next(),
            ..Area::default()
        });
    }
}

fn rename(areas: &mut [Area], overrides: &Overrides, country: &str) {
    for row in overrides.of(country) {
        let exact = row.action != "name";
        for area in
            areas.iter_mut().filter(|a| row.is_for(&a.name, a.key()) || (!exact && a.is_called(&row.target)))
        {
            match row.action.as_str() {
                "name" => {
                    let old = std::mem::replace(&mut area.name, row.value.clone());
                    area.aliases.push(old);
                }
                "kind" => area.kind.clone_from(&row.value),
                "iso" => area.iso.clone_from(&row.value),
                "dates" => {
                    let (from, to) = row.value.split_once("..").unwrap_or((&row.value, ""));
                    (area.from, area.to) = (from.to_owned(), to.to_owned());
                }
                "parent" => area.parent.clone_from(&row.value),
                _ => {}
            }
        }
    }
}

/// The `policy` on exonyms is `none` where they are keyed by other codes than
/// ISO's, and `english` where the English one is to be the main name.
fn merge_iso(areas: &mut [Area], iso: &[Subdivision], policy: Option<&str>, report: &mut Vec<String>) {
    let candidates: Vec<Candidate> = iso
        .iter()
        .map(|u| {
            let names = std::iter::once(&u.name).chain(u.exonyms.iter().filter(|_| policy != Some("none")));
            let mut names: BTreeSet<String> = names.flat_map(|n| [fold(n), fold(&bare(n))]).collect();
            names.retain(|n| !n.is_empty());
            Candidate { code: u.code.clone(), names, first: u.parent.is_none() }
        })
        .collect();
    let fixed: Vec<Option<String>> =
        areas.iter().map(|a| (!a.iso.is_empty()).then(|| a.iso.clone())).collect();
    for (index, code) in matched(areas, &candidates, &fixed, report) {
        let (Some(area), Some(unit)) = (areas.get_mut(index), iso.iter().find(|u| u.code == code)) else {
            continue;
        };
        area.iso = code;
        area.iso_type.clone_from(&unit.kind);
        let known = area.folded();
        let exonyms = unit.exonyms.iter().filter(|_| policy != Some("none"));
        let mut names: Vec<String> = std::iter::once(&unit.name).chain(exonyms).map(|n| bare(n)).collect();
        area.native.push(bare(&unit.name));
        if policy == Some("english")
            && let Some(english) = &unit.english
        {
            let other = std::mem::replace(&mut area.name, bare(english));
            names.push(other);
        }
        // The list has nicknames among the other names: keep what looks like the name.
        let others = unit.others.iter().filter(|n| is_latin(n)).map(|n| bare(n));
        names.extend(others.filter(|n| known.iter().any(|k| likeness(k, &fold(n)) >= 0.6)));
        area.aliases.extend(names);
    }
    for area in areas.iter_mut().filter(|a| a.iso == "-") {
        area.iso.clear();
    }
}

fn merge_geonames(areas: &mut [Area], sources: &Sources, iso2: &str, report: &mut Vec<String>) {
    let prefix = format!("{iso2}.");
    let candidates: Vec<(String, Candidate)> = sources
        .admin_names
        .range(prefix.clone()..)
        .take_while(|(code, _)| code.starts_with(&prefix))
        .filter(|(code, _)| code.matches('.').count() == 1)
        .map(|(code, name)| {
            let names = [fold(name), fold(&bare(name))].into_iter().collect();
            (name.clone(), Candidate { code: code.clone(), names, first: true })
        })
        .collect();
    let names: BTreeMap<String, String> =
        candidates.iter().map(|(name, c)| (c.code.clone(), bare(name))).collect();
    let candidates: Vec<Candidate> = candidates.into_iter().map(|(_, c)| c).collect();
    for (index, code) in matched(areas, &candidates, &vec![None; areas.len()], report) {
        if let (Some(area), Some(name)) = (areas.get_mut(index), names.get(&code)) {
            area.aliases.push(name.clone());
            area.native.push(name.clone());
            area.geonames.push(code);
        }
    }
}

/// Pairs areas with candidates: equal names first, then the most alike of what is left.
fn matched(
    areas: &[Area],
    candidates: &[Candidate],
    fixed: &[Option<String>],
    report: &mut Vec<String>,
) -> BTreeMap<usize, String> {
    let mut out: BTreeMap<usize, String> =
        fixed.iter().enumerate().filter_map(|(i, c)| c.clone().map(|c| (i, c))).collect();
    let mut used: BTreeSet<String> = out.values().cloned().collect();
    let names: Vec<BTreeSet<String>> = areas.iter().map(Area::folded).collect();
    // The main name goes before aliases: "Maputo" is the province before it is the city.
    for by_alias in [false, true] {
        for first in [true, false] {
            for (index, area) in areas.iter().enumerate().filter(|(_, a)| a.is_current() || by_alias) {
                let main = BTreeSet::from([fold(&area.name)]);
                let own = if by_alias { names.get(index) } else { Some(&main) };
                let found = candidates.iter().find(|c| {
                    c.first == first
                        && !used.contains(&c.code)
                        && own.is_some_and(|n| !n.is_disjoint(&c.names))
                });
                if let Some(c) = found.filter(|_| !out.contains_key(&index)) {
                    used.insert(c.code.clone());
                    out.insert(index, c.code.clone());
                }
            }
        }
    }
    alike(areas, &names, candidates, (&mut out, &mut used), report);
    out
}

type Pairs<'a> = (&'a mut BTreeMap<usize, String>, &'a mut BTreeSet<String>);

fn alike(
    areas: &[Area],
    names: &[BTreeSet<String>],
    candidates: &[Candidate],
    (out, used): Pairs<'_>,
    report: &mut Vec<String>,
) {
    let mut scores = Vec::new();
    for (index, own) in names.iter().enumerate().filter(|(i, _)| !out.contains_key(i)) {
        for c in candidates.iter().filter(|c| c.first && !used.contains(&c.code)) {
            let pairs = own.iter().flat_map(|a| c.names.iter().map(move |b| likeness(a, b)));
            let best = pairs.fold(0.0, f64::max);
            if best >= 0.72 {
                scores.push(((best * 1000.0) as u32, index, c.code.clone()));
            }
        }
    }
    scores.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
    for (score, index, code) in scores {
        if out.contains_key(&index) || used.contains(&code) {
            continue;
        }
        if let Some(area) = areas.get(index) {
            report.push(format!("alike {score} {} {} = {code}", area.country, area.name));
        }
        used.insert(code.clone());
        out.insert(index, code);
    }
}

/// Applies what a person has added after all merging.
fn correct(areas: &mut [Area], overrides: &Overrides, country: &str) {
    for row in overrides.of(country) {
        let names = || row.value.split('|').map(str::to_owned);
        for area in areas.iter_mut().filter(|a| row.is_for(&a.name, a.key())) {
            match row.action.as_str() {
                "alias" => area.aliases.extend(names()),
                "spelling" => area.name.clone_from(&row.value),
                "unalias" => area.aliases.retain(|a| !names().any(|n| fold(&n) == fold(a))),
                "pcode" => area.pcode = if row.value == "-" { String::new() } else { row.value.clone() },
                _ => {}
            }
        }
    }
    for area in areas {
        let mut seen = BTreeSet::from([fold(&area.name)]);
        area.aliases.retain(|a| seen.insert(fold(a)));
    }
}

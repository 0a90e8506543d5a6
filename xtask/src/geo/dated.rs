//! Areas of the past: what a reform has split, merged or renamed stays known
//! under its old name and code, since reports speak of the year they cover.
//!
//! Only countries with a `dates *` row in the overrides are compared: elsewhere
//! the vintages differ by spelling alone.

use super::adm1::Area;
use super::fold::fold;
use super::overrides::Overrides;
use super::source::{Coded, Sources};
use std::collections::BTreeMap;

/// Adds the older vintage's areas and dates the new ones.
pub(super) fn add_older(areas: &mut Vec<Area>, sources: &Sources, overrides: &Overrides, country: &str) {
    let Some(reform) = overrides.with(country, "dates").find(|o| o.target == "*") else { return };
    let Some(older) = sources.older.adm1.get(country) else { return };
    let ancestors = ancestors(sources, country);
    // A name that has only been spelt otherwise since is no new area.
    let today = |old: &str| {
        let row = overrides.with(country, "name").find(|o| fold(&o.target) == fold(old));
        row.map_or_else(|| old.to_owned(), |o| o.value.clone())
    };
    let older: Vec<Coded> = older.iter().map(|o| Coded { name: today(&o.name), ..o.clone() }).collect();
    let same = |area: &Area| older.iter().find(|o| fold(&o.name) == fold(&today(&area.name)));
    // Areas that were dated by hand stay as they are.
    for area in areas.iter_mut().filter(|a| a.from.is_empty() && a.to.is_empty()) {
        match same(area) {
            // A code that changed or was given to another area: two rows.
            Some(old) if old.pcode != area.pcode => area.from.clone_from(&reform.value),
            Some(_) => {}
            None => {
                area.from.clone_from(&reform.value);
                area.parent = ancestors.get(&area.pcode).map(|p| today(p)).unwrap_or_default();
            }
        }
    }
    for old in &older {
        let current = areas
            .iter()
            .find(|a| a.from.is_empty() && a.is_current() && fold(&today(&a.name)) == fold(&old.name));
        if current.is_none() {
            areas.push(Area { to: reform.value.clone(), ..Area::new(country, &old.name, &old.pcode) });
        }
    }
}

/// For each current area, the name of the older area that most of its
/// second-level areas were in.
fn ancestors(sources: &Sources, country: &str) -> BTreeMap<String, String> {
    let of = |list: &BTreeMap<String, Vec<Coded>>| list.get(country).cloned().unwrap_or_default();
    let older: BTreeMap<String, String> =
        of(&sources.older.adm2).into_iter().map(|c| (fold(&c.name), c.parent)).collect();
    let names: BTreeMap<String, String> =
        of(&sources.older.adm1).into_iter().map(|c| (c.pcode, c.name)).collect();
    let mut votes: BTreeMap<String, BTreeMap<String, usize>> = BTreeMap::new();
    for unit in of(&sources.current.adm2) {
        if let Some(parent) = older.get(&fold(&unit.name)).and_then(|p| names.get(p)) {
            *votes.entry(unit.parent).or_default().entry(parent.clone()).or_default() += 1;
        }
    }
    let best = |v: &BTreeMap<String, usize>| v.iter().max_by_key(|(_, n)| **n).map(|(name, _)| name.clone());
    votes.iter().filter_map(|(pcode, v)| Some((pcode.clone(), best(v)?))).collect()
}

/// One name in two vintages is one area to a reader: both rows get all
/// spellings and the ISO code.
pub(super) fn copy_between_vintages(areas: &mut [Area]) {
    let snapshot: Vec<Area> = areas.to_vec();
    for area in areas.iter_mut() {
        let own = fold(&area.name);
        for twin in
            snapshot.iter().filter(|t| t.country == area.country && t.to != area.to && fold(&t.name) == own)
        {
            if area.iso.is_empty() {
                area.iso.clone_from(&twin.iso);
                area.iso_type.clone_from(&twin.iso_type);
            }
            if area.name.is_ascii() {
                area.name.clone_from(&twin.name);
            }
            let known = area.folded();
            area.aliases.extend(twin.aliases.iter().filter(|a| !known.contains(&fold(a))).cloned());
            area.aliases.sort();
            if area.geonames.is_empty() {
                area.geonames.clone_from(&twin.geonames);
            }
        }
    }
}

//! Places of more than 15,000 people, each with the first-level area it lies in.

use super::adm1::Area;
use super::adm2::District;
use super::fold::fold;
use super::names::{bare, readable};
use super::source::{Settlement, Sources};
use std::collections::{BTreeMap, BTreeSet};

/// A row of `data/towns.tsv`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Town {
    pub(super) name: String,
    pub(super) country: String,
    pub(super) adm1: String,
    /// Other areas that have a town of this name, not much smaller.
    pub(super) also: Vec<String>,
}

/// The towns, and every place of the sources that an area could be found for.
pub(super) struct Towns {
    pub(super) rows: Vec<Town>,
    /// Area key to the places in it.
    pub(super) located: BTreeMap<(String, String), Vec<(f64, f64)>>,
}

/// Finds the area of a place in one country.
struct Locator<'a> {
    by_geonames: BTreeMap<&'a str, Vec<&'a Area>>,
    by_district: BTreeMap<String, BTreeSet<&'a str>>,
    admin_names: &'a BTreeMap<String, String>,
    iso2: &'a str,
    /// Places that have an area already.
    near: Vec<(f64, f64, String)>,
}

impl<'a> Locator<'a> {
    fn new(sources: &'a Sources, iso2: &'a str, areas: &[&'a Area], districts: &[&'a District]) -> Self {
        let mut by_geonames: BTreeMap<&str, Vec<&Area>> = BTreeMap::new();
        for area in areas.iter().filter(|a| a.is_current()) {
            for code in &area.geonames {
                by_geonames.entry(code).or_default().push(area);
            }
        }
        let mut by_district: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
        for district in districts {
            by_district.entry(fold(&district.name)).or_default().insert(&district.adm1);
        }
        Self { by_geonames, by_district, admin_names: &sources.admin_names, iso2, near: Vec::new() }
    }

    /// By what the source says of it: its second-level area's name where that
    /// is unique (it follows reforms that the source has not), else its first level.
    fn stated(&self, place: &Settlement) -> Option<String> {
        let first = format!("{}.{}", self.iso2, place.admin1);
        let area = self.by_geonames.get(first.as_str()).and_then(|l| l.first());
        let unique = |name: &str| {
            let keys = self.by_district.get(&fold(name)).or_else(|| self.by_district.get(&fold(&bare(name))));
            keys.filter(|k| k.len() == 1).and_then(|k| k.first()).map(|k| (*k).to_owned())
        };
        let second = self.admin_names.get(&format!("{first}.{}", place.admin2)).and_then(|n| {
            let name = n
                .trim_end_matches(" Cercle")
                .trim_start_matches("Cercle de ")
                .trim_start_matches("Cercle d’ ");
            unique(name)
        });
        match area {
            // The first level is sure unless a reform has taken a part of it away.
            Some(area)
                if !self.by_district.is_empty() && area.from.is_empty() && !self.may_be_split(area) =>
            {
                Some(area.key().to_owned())
            }
            Some(area) => second.or_else(|| unique(&place.name)).or_else(|| Some(area.key().to_owned())),
            None => second.or_else(|| unique(&place.name)),
        }
    }

    fn may_be_split(&self, area: &Area) -> bool {
        matches!(area.country.as_str(), "MLI" | "BFA" | "CAF" | "ETH" | "TCD" | "IDN")
    }

    /// By the nearest place that has an area.
    fn nearest(&self, place: &Settlement) -> Option<String> {
        let far = |(lat, lon, _): &&(f64, f64, String)| {
            let width = place.lat.to_radians().cos();
            let (dy, dx) = (lat - place.lat, (lon - place.lon) * width);
            ((dy * dy + dx * dx) * 1e9) as u64
        };
        self.near.iter().min_by_key(far).map(|(_, _, key)| key.clone())
    }
}

/// Finds the area of every place.
pub(super) fn towns(sources: &Sources, areas: &[Area], districts: &[District]) -> Towns {
    let mut out = Towns { rows: Vec::new(), located: BTreeMap::new() };
    for (country, names) in &sources.countries {
        let own: Vec<&Area> = areas.iter().filter(|a| a.country == *country).collect();
        let inside: Vec<&District> = districts.iter().filter(|d| d.country == *country).collect();
        if own.is_empty() {
            continue;
        }
        let mut locator = Locator::new(sources, &names.iso2, &own, &inside);
        for place in sources.places.get(&names.iso2).into_iter().flatten() {
            if let Some(key) = locator.stated(place) {
                out.located.entry((country.clone(), key.clone())).or_default().push((place.lat, place.lon));
                locator.near.push((place.lat, place.lon, key));
            }
        }
        let cities = sources.cities.get(&names.iso2).map(Vec::as_slice).unwrap_or_default();
        out.rows.extend(rows(country, cities, &locator, &own, &inside));
    }
    out.rows.sort_by(|a, b| (&a.country, fold(&a.name)).cmp(&(&b.country, fold(&b.name))));
    out
}

fn rows(
    country: &str,
    cities: &[Settlement],
    locator: &Locator<'_>,
    areas: &[&Area],
    districts: &[&District],
) -> Vec<Town> {
    // The blob has a budget; these have thousands of towns and few aid reports.
    let populous = ["AUS", "CAN", "CHN", "DEU", "ESP", "FRA", "GBR", "ITA", "JPN", "RUS", "USA"];
    let least = if populous.contains(&country) { 50_000 } else { 15_000 };
    let mut cities: Vec<&Settlement> = cities.iter().filter(|c| c.population >= least).collect();
    cities.sort_by(|a, b| b.population.cmp(&a.population).then(a.name.cmp(&b.name)));
    let mut found: BTreeMap<String, (Town, u64)> = BTreeMap::new();
    for city in cities {
        // The list of all places says the second level too; this one does not.
        let twin =
            locator.near.iter().find(|(lat, lon, _)| (lat - city.lat).abs() + (lon - city.lon).abs() < 0.02);
        let key =
            twin.map(|t| t.2.clone()).or_else(|| locator.stated(city)).or_else(|| locator.nearest(city));
        let Some(key) = key else { continue };
        let known = areas.iter().any(|a| a.key() == key && a.folded().contains(&fold(&city.name)))
            || districts.iter().any(|d| d.adm1 == key && fold(&d.name) == fold(&city.name));
        if known || fold(&city.name).len() < 2 {
            continue;
        }
        let town =
            Town { name: readable(&city.name), country: country.into(), adm1: key.clone(), also: Vec::new() };
        let entry = found.entry(fold(&city.name)).or_insert((town, city.population));
        let comparable = city.population * 3 > entry.1;
        if entry.0.adm1 != key && comparable && !entry.0.also.contains(&key) {
            entry.0.also.push(key);
        }
    }
    found.into_values().map(|(town, _)| town).collect()
}

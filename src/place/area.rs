//! First-level areas as the table has them: names, codes, dates.

use super::data;
use serde::Serialize;

/// A first-level area of a country.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Area {
    /// Main spelling.
    pub name: String,
    /// OCHA place code.
    pub pcode: Option<String>,
    /// ISO 3166-2 code.
    pub iso: Option<String>,
    /// Other spellings and languages.
    pub aliases: Vec<String>,
    /// A place in the middle of it: latitude, longitude.
    pub point: Option<(f64, f64)>,
    /// First day, `YYYY-MM-DD`, where it has not always been there.
    pub valid_from: Option<String>,
    /// Last day, where it is no longer.
    pub valid_to: Option<String>,
    /// Name of the area that it was part of before.
    pub parent: Option<String>,
    /// Whether it is a city that shares its name with the area around it.
    pub is_city: bool,
}

impl Area {
    pub(super) fn parse(row: &str) -> Self {
        let mut cells = row.split('\t').skip(1);
        let mut next = || cells.next().unwrap_or_default();
        let text = |cell: &str| (!cell.is_empty()).then(|| cell.to_owned());
        let name = next().to_owned();
        let (pcode, iso) = (text(next()), text(next()));
        let aliases = next().split('|').filter(|a| !a.is_empty()).map(str::to_owned).collect();
        let point =
            next().split_once(',').and_then(|(lat, lon)| Some((lat.parse().ok()?, lon.parse().ok()?)));
        let (valid_from, valid_to, parent) = (text(next()), text(next()), text(next()));
        Self { name, pcode, iso, aliases, point, valid_from, valid_to, parent, is_city: next() == "city" }
    }

    /// What the other tables call it.
    pub(super) fn key(&self) -> &str {
        self.pcode.as_deref().or(self.iso.as_deref()).unwrap_or(&self.name)
    }

    /// Whether it was there in that year; without a year, whether it is there now.
    pub fn is_valid_in(&self, year: Option<i32>) -> bool {
        match year {
            None => self.valid_to.is_none(),
            Some(year) => {
                year_of(&self.valid_from).is_none_or(|from| from <= year)
                    && year_of(&self.valid_to).is_none_or(|to| to > year)
            }
        }
    }

    /// The year that it came into being, where it has not always been there.
    pub(super) fn first_year(&self) -> Option<i32> {
        year_of(&self.valid_from)
    }

    /// The year that it ended, where it has.
    pub(super) fn last_year(&self) -> Option<i32> {
        year_of(&self.valid_to)
    }
}

fn year_of(day: &Option<String>) -> Option<i32> {
    day.as_ref().and_then(|day| day.get(..4)?.parse().ok())
}

/// The first-level areas of a country in a year (or now), by name.
///
/// ```
/// let areas = headcount::place::gazetteer::areas("MLI", Some(2020));
/// assert_eq!(areas.len(), 11);
/// ```
pub fn areas(iso3: &str, year: Option<i32>) -> Vec<Area> {
    data::areas_of(iso3).map(Area::parse).filter(|a| a.is_valid_in(year)).collect()
}

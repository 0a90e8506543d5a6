//! One country's place names, folded and indexed.
//!
//! Areas change: a gazetteer is for a year, and takes names of other years too.
//! An area that was not there yet counts as a part of the one it was split off.

use super::data;
use super::fold::fold;
use super::mention::Remark;
use super::sound::skeleton;
use super::words::PlaceWords;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

pub use super::area::{Area, areas};

/// The first-level areas of a country, past ones too.
pub fn areas_of_all_times(iso3: &str) -> Vec<Area> {
    data::areas_of(iso3).map(Area::parse).collect()
}

/// A thing that a name can stand for.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Spot {
    /// Empty at level 1: the area has the name.
    pub(super) name: String,
    pub(super) pcode: Option<String>,
    /// 1 first-level area, 2 second-level area, 3 town.
    pub(super) level: u8,
    /// Index of the first-level area it is or lies in.
    pub(super) area: usize,
    /// Other areas with a town of this name.
    pub(super) also: Vec<usize>,
    /// The area of later years whose name it is, where it was not one yet.
    later: Option<usize>,
}

/// The names of one country.
#[derive(Debug, Clone, Default)]
pub struct Gazetteer {
    iso3: String,
    year: Option<i32>,
    areas: Vec<Area>,
    spots: Vec<Spot>,
    names: BTreeMap<String, Vec<usize>>,
    /// The same by what transcriptions of a name have in common; made when asked for.
    sounds: OnceLock<BTreeMap<String, Vec<usize>>>,
    /// First word of a name to the number of words of the longest such name.
    longest: BTreeMap<String, usize>,
}

impl Gazetteer {
    /// The country's names as of now; `None` for an unknown country.
    pub fn for_country(iso3: &str) -> Option<Self> {
        Self::for_country_in(iso3, None)
    }

    /// The country's names for a report about `year`.
    pub fn for_country_in(iso3: &str, year: Option<i32>) -> Option<Self> {
        let areas: Vec<Area> = data::areas_of(iso3).map(Area::parse).collect();
        if areas.is_empty() {
            return None;
        }
        let mut gazetteer = Self { iso3: iso3.to_owned(), year, areas, ..Self::default() };
        gazetteer.add_areas();
        gazetteer.add_inside(&data::inside(iso3));
        Some(gazetteer)
    }

    /// ISO 3166-1 alpha-3 code of the country.
    pub fn iso3(&self) -> &str {
        &self.iso3
    }

    /// Its first-level areas, of any time.
    pub fn areas(&self) -> &[Area] {
        &self.areas
    }

    /// Every folded name of its first-level areas, and the area.
    pub(super) fn area_names(&self) -> impl Iterator<Item = (&str, &Area)> {
        self.names.iter().flat_map(|(name, spots)| {
            let first = spots.iter().filter_map(|i| self.spot(*i)).find(|s| s.level == 1);
            first.and_then(|s| self.area(s.area)).map(|area| (name.as_str(), area))
        })
    }

    pub(super) fn area(&self, index: usize) -> Option<&Area> {
        self.areas.get(index)
    }

    pub(super) fn spot(&self, index: usize) -> Option<&Spot> {
        self.spots.get(index)
    }

    /// What a reader should know of an area that the year does not have.
    pub(super) fn remark_on(&self, spot: &Spot) -> Option<Remark> {
        let text = |(name, value): (&'static str, &String)| (name, value.as_str().into());
        let (kind, message, values) = if let Some(later) = spot.later {
            let (area, counted) = (self.areas.get(later)?, &self.areas.get(spot.area)?.name);
            let (name, since) = (&area.name, area.first_year()?);
            let message =
                format!("{name} has been an area of its own since {since}; it is counted in {counted} here.");
            let values = [("area", name), ("counted", counted), ("since", &since.to_string())];
            ("later_area", message, values.map(text).into())
        } else {
            let area = self.areas.get(spot.area).filter(|_| spot.level == 1)?;
            let (name, until) = (&area.name, area.last_year()?);
            if self.year.is_some_and(|year| year < until) {
                return None;
            }
            let message =
                format!("{name} has not been an area since {until}; it is counted under that name.");
            let values = [("area", name), ("until", &until.to_string())];
            ("former_area", message, values.map(text).into())
        };
        Some(Remark { kind, message, values })
    }

    /// What a folded name can stand for.
    pub(super) fn lookup(&self, folded: &str) -> &[usize] {
        self.names.get(folded).map(Vec::as_slice).unwrap_or_default()
    }

    /// What a name of this sound can stand for.
    pub(super) fn lookup_sound(&self, skeleton: &str) -> &[usize] {
        self.sounds.get_or_init(|| self.sounds()).get(skeleton).map(Vec::as_slice).unwrap_or_default()
    }

    /// The most words that a name beginning with this folded word has; 0 for none.
    pub(super) fn longest(&self, first_word: &str) -> usize {
        self.longest.get(first_word).copied().unwrap_or_default()
    }

    fn add_areas(&mut self) {
        let mut rows: Vec<(Vec<String>, Spot)> = Vec::new();
        for (index, area) in self.areas.iter().enumerate() {
            let now = self.in_year(index);
            let mut names: Vec<String> =
                std::iter::once(&area.name).chain(&area.aliases).map(|n| fold(n)).collect();
            let more: Vec<String> = names.iter().flat_map(|n| variants(n, &self.iso3)).collect();
            names.extend(more);
            // "Maputo City" is found as "Maputo" and its type word, which two areas share.
            names.retain(|n| typed_form_of(n).is_none_or(|bare| self.named(&bare) < 2));
            // What did not exist yet was a part of another area; its name is known all the same.
            let spot = if self.name_of(now) == fold(&area.name) {
                Spot { level: 1, area: now, ..Spot::default() }
            } else {
                Spot { name: area.name.clone(), level: 2, area: now, later: Some(index), ..Spot::default() }
            };
            rows.push((names, spot));
        }
        // Full names go before made-up variants of others.
        rows.sort_by_key(|(_, spot)| spot.level);
        for (names, spot) in rows {
            for name in names {
                self.insert(name, spot.clone());
            }
        }
    }

    /// Ordinary words are left out, and sounds that two first-level areas share.
    fn sounds(&self) -> BTreeMap<String, Vec<usize>> {
        let mut sounds: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        let words = PlaceWords::get();
        for (name, spots) in &self.names {
            let name = name.as_str();
            if name.len() < 6 || words.weak.contains(name) || words.common.contains(name) {
                continue;
            }
            if let Some(sound) = skeleton(name) {
                sounds.entry(sound).or_default().extend(spots);
            }
        }
        let spots = &self.spots;
        sounds.retain(|_, found| {
            let mut first =
                found.iter().filter_map(|i| spots.get(*i)).filter(|s| s.level == 1).map(|s| s.area);
            let area = first.next();
            first.all(|other| Some(other) == area)
        });
        sounds
    }

    /// How many areas, of any time, have this name among theirs.
    fn named(&self, folded: &str) -> usize {
        let has = |area: &&Area| std::iter::once(&area.name).chain(&area.aliases).any(|n| fold(n) == folded);
        let names: BTreeSet<String> = self.areas.iter().filter(has).map(|a| fold(&a.name)).collect();
        names.len()
    }

    fn is_area(&self, spot: usize, area: usize) -> bool {
        self.spot(spot).is_some_and(|s| s.level == 1 && s.area == area)
    }

    fn name_of(&self, area: usize) -> String {
        self.areas.get(area).map(|a| fold(&a.name)).unwrap_or_default()
    }

    /// The area that this one is, or is counted in, in the gazetteer's year.
    fn in_year(&self, index: usize) -> usize {
        let mut index = index;
        for _ in 0..4 {
            let Some(area) = self.areas.get(index).filter(|a| !a.is_valid_in(self.year)) else { break };
            let name = fold(&area.name);
            let twin = self.areas.iter().position(|a| a.is_valid_in(self.year) && fold(&a.name) == name);
            let parent = area.parent.as_ref().map(|p| fold(p));
            let gone = area.valid_to.is_some();
            let parent = parent.filter(|_| !gone).and_then(|p| {
                let valid = self.areas.iter().position(|a| a.is_valid_in(self.year) && fold(&a.name) == p);
                valid.or_else(|| self.areas.iter().position(|a| fold(&a.name) == p))
            });
            match twin.or(parent) {
                Some(next) if next != index => index = next,
                _ => break,
            }
        }
        index
    }

    fn by_key(&self, key: &str) -> Option<usize> {
        let current = self.areas.iter().position(|a| a.valid_to.is_none() && a.key() == key);
        current.or_else(|| self.areas.iter().position(|a| a.key() == key))
    }

    fn add_inside(&mut self, text: &str) {
        let (mut key, mut area, mut level, mut code) = ("", None, 2, String::new());
        for line in text.lines() {
            if let Some(next) = line.strip_prefix('=') {
                (key, level) = (next, 2);
                area = self.by_key(key).map(|a| self.in_year(a));
                continue;
            }
            if line == "~" {
                level = 3;
                continue;
            }
            let (name, more) = line.split_once('\t').map_or((line, None), |(n, m)| (n, Some(m)));
            let Some(area) = area else { continue };
            let (mut pcode, mut also) = (None, Vec::new());
            if level == 2 {
                code = more.map_or_else(|| successor(&code), str::to_owned);
                pcode = match code.strip_prefix('!') {
                    Some(whole) => (!whole.is_empty()).then(|| whole.to_owned()),
                    None => Some(format!("{key}{code}")),
                };
            } else {
                let keys = more.into_iter().flat_map(|m| m.split('|'));
                also = keys.filter_map(|k| self.by_key(k)).map(|a| self.in_year(a)).collect();
            }
            let folded = fold(name);
            for variant in variants(&folded, &self.iso3) {
                let (pcode, also) = (pcode.clone(), also.clone());
                self.insert(variant, Spot { name: name.to_owned(), pcode, level, area, also, later: None });
            }
            self.insert(folded, Spot { name: name.to_owned(), pcode, level, area, also, later: None });
        }
    }

    fn insert(&mut self, name: String, spot: Spot) {
        if name.len() < 2 || (name.len() < 3 && spot.level > 2) {
            return;
        }
        // A district "Sofia City" in the area "Sofia City", which is indexed as "Sofia".
        let bare = typed_form_of(&name).filter(|_| spot.level == 2);
        let taken = bare.is_some_and(|b| self.lookup(&b).iter().any(|i| self.is_area(*i, spot.area)));
        if taken {
            return;
        }
        let known = self.names.entry(name.clone()).or_default();
        let same = known
            .iter()
            .filter_map(|i| self.spots.get(*i))
            .any(|s| s.level == spot.level && s.area == spot.area);
        if same {
            return;
        }
        known.push(self.spots.len());
        self.spots.push(spot);
        let words = name.split(' ').count();
        let first = name.split(' ').next().unwrap_or_default();
        match self.longest.get_mut(first) {
            Some(most) => *most = words.max(*most),
            None => {
                self.longest.insert(first.to_owned(), words);
            }
        }
    }
}

/// The name without the type word before or after it: `cidade de maputo` to `maputo`.
fn typed_form_of(name: &str) -> Option<String> {
    let words = PlaceWords::get();
    let is_type = |word: &str| words.type_word(word).is_some();
    if let Some((rest, last)) = name.rsplit_once(' ')
        && is_type(last)
    {
        return Some(rest.to_owned());
    }
    let (first, rest) = name.split_once(' ')?;
    let (link, inner) = rest.split_once(' ').unwrap_or(("", rest));
    is_type(first).then(|| if words.link.contains(link) { inner.to_owned() } else { rest.to_owned() })
}

/// The code after this one: `09` to `10`.
fn successor(code: &str) -> String {
    let next = code.parse::<u64>().map(|n| n + 1).unwrap_or_default();
    format!("{next:0width$}", width = code.len())
}

/// Countries whose names have an Arabic article that reports leave out.
const ARABIC: [&str; 20] = [
    "ARE", "BHR", "DJI", "DZA", "EGY", "IRQ", "JOR", "KWT", "LBN", "LBY", "MAR", "MRT", "OMN", "PSE", "QAT",
    "SAU", "SDN", "SYR", "TUN", "YEM",
];

/// Other ways to write a folded name.
fn variants(folded: &str, iso3: &str) -> Vec<String> {
    let mut out = Vec::new();
    if let Some(rest) = folded.strip_prefix("saint ") {
        out.push(format!("st {rest}"));
    } else if let Some(rest) = folded.strip_prefix("st ") {
        out.push(format!("saint {rest}"));
    }
    if ARABIC.contains(&iso3)
        && let Some((article, rest)) = folded.split_once(' ')
        && matches!(article, "al" | "ar" | "as" | "ad" | "ash" | "at" | "az" | "an" | "el")
    {
        let words = PlaceWords::get();
        if rest.len() > 3 && !words.weak.contains(rest) && !words.common.contains(rest) {
            out.push(rest.to_owned());
        }
        for other in ["al", "el"] {
            if other != article {
                out.push(format!("{other} {rest}"));
            }
        }
    }
    out
}

//! Finds the places that a text names.
//!
//! A name is taken where it stands as a name: capitals, the longest match, type
//! words, lists and locatives decide. Names that are ordinary words ("Meta",
//! "Rivers", "San") need a cue; below the first level a doubtful name is left out.

use super::candidates;
use super::context::Context;
use super::country::{self, InWords};
use super::gazetteer::{Area, Gazetteer};
use super::judge::Finder;
use super::lists;
use super::rule::Rule;
use super::tokens::Tokens;
use super::typo;
use super::words::PlaceWords;
use crate::model::NoteValue;
use std::ops::Range;

/// Name and codes of a first-level area.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct AreaKey {
    /// ISO 3166-1 alpha-3 code of its country.
    pub iso3: String,
    /// The gazetteer's main spelling.
    pub name: String,
    /// OCHA place code.
    pub pcode: Option<String>,
    /// ISO 3166-2 code.
    pub iso: Option<String>,
}

/// A name in the text that is a place's, whether it was taken for one or not.
#[derive(Debug, Clone, PartialEq)]
pub struct Mention {
    /// Where, in bytes; without type words.
    pub range: Range<usize>,
    /// ISO 3166-1 alpha-3 code of its country.
    pub iso3: String,
    /// The gazetteer's main spelling.
    pub name: String,
    /// OCHA place code of the place itself.
    pub pcode: Option<String>,
    /// ISO code of the place itself: 3166-2 for a first-level area.
    pub iso: Option<String>,
    /// 0 country, 1 first-level area, 2 second-level area, 3 town.
    pub level: u8,
    /// The first-level area that it is or lies in, where that is known.
    pub adm1: Option<AreaKey>,
    /// Whether people can be there: false for "University of Bamako".
    pub locates: bool,
    /// Whether its letters were put together: "Sé gou".
    pub repaired: bool,
    /// The rule that decided whether it is a place.
    pub rule: Rule,
    /// What a reader should know of it.
    pub remark: Option<Remark>,
}

/// What a reader should know of a place.
#[derive(Debug, Clone, PartialEq)]
pub struct Remark {
    /// Kind of the note that says so.
    pub kind: &'static str,
    /// One sentence.
    pub message: String,
    /// What it is made from.
    pub values: Vec<(&'static str, NoteValue)>,
}

/// Finds every place of the gazetteer's country in the text, in its order.
///
/// ```
/// use headcount::place::{gazetteer::Gazetteer, mention::find_places};
/// let gazetteer = Gazetteer::for_country_in("MLI", Some(2023)).unwrap();
/// let found = find_places("in Mopti, Bandiagara (Koro) and Mé naka", &gazetteer);
/// let names: Vec<&str> = found.iter().map(|m| m.name.as_str()).collect();
/// assert_eq!(names, ["Mopti", "Bandiagara", "Koro", "Ménaka"]);
/// ```
pub fn find_places(text: &str, gazetteer: &Gazetteer) -> Vec<Mention> {
    let mut names = find_names(text, gazetteer);
    names.retain(|mention| mention.rule.takes());
    names
}

/// The same with the names that were left out, and the rule for each.
pub fn find_names(text: &str, gazetteer: &Gazetteer) -> Vec<Mention> {
    let tokens = Tokens::new(text);
    names_in(&tokens, &country::in_words(&tokens), gazetteer)
}

pub(super) fn names_in(tokens: &Tokens<'_>, countries: &[InWords], gazetteer: &Gazetteer) -> Vec<Mention> {
    let context = Context { tokens, words: PlaceWords::get() };
    let mut candidates = candidates::candidates(tokens, gazetteer, countries);
    lists::group(&context, &mut candidates);
    let finder = Finder { context, gazetteer, countries, candidates: &candidates };
    let (mut taken, left): (Vec<_>, Vec<_>) =
        finder.mentions().into_iter().partition(|(m, _)| m.rule.takes());
    resolve_ambiguous(&mut taken, gazetteer);
    let mut out: Vec<Mention> = taken.into_iter().chain(left).map(|(m, _)| m).collect();
    out.sort_by_key(|m| (m.range.start, m.level));
    out.extend(typo::find_typos(&finder, &out));
    out.sort_by_key(|m| (m.range.start, m.level));
    out
}

/// A mention, and the areas that it may lie in where there are several.
pub(super) type Doubtful = (Mention, Vec<usize>);

/// Name and codes of an area.
pub(super) fn key(iso3: &str, area: &Area) -> AreaKey {
    AreaKey {
        iso3: iso3.to_owned(),
        name: area.name.clone(),
        pcode: area.pcode.clone(),
        iso: area.iso.clone(),
    }
}

/// That a place may lie in several areas or countries.
pub(super) fn ambiguous(name: &str, areas: Vec<String>) -> Remark {
    Remark {
        kind: "ambiguous_place",
        message: format!("{name} may be in {}.", areas.join(" or ")),
        values: vec![("place", name.into()), ("areas", areas.into())],
    }
}

/// A name that several areas have lies in the one that is named nearest, within
/// a few sentences; else nobody knows.
fn resolve_ambiguous(found: &mut [Doubtful], gazetteer: &Gazetteer) {
    const NEAR: usize = 400;
    let sure: Vec<(usize, AreaKey)> = found
        .iter()
        .filter(|(m, areas)| areas.is_empty() && m.level == 1)
        .filter_map(|(m, _)| Some((m.range.start, m.adm1.clone()?)))
        .collect();
    for (mention, areas) in found.iter_mut().filter(|(_, areas)| areas.len() > 1) {
        let keys: Vec<AreaKey> =
            areas.iter().filter_map(|a| gazetteer.area(*a)).map(|a| key(gazetteer.iso3(), a)).collect();
        let near = sure.iter().filter(|(at, k)| at.abs_diff(mention.range.start) < NEAR && keys.contains(k));
        match near.min_by_key(|(at, _)| at.abs_diff(mention.range.start)) {
            Some((_, area)) => mention.adm1 = Some(area.clone()),
            None => {
                let names = keys.into_iter().map(|k| k.name).collect();
                mention.remark = Some(ambiguous(&mention.name, names));
                mention.adm1 = None;
            }
        }
    }
}

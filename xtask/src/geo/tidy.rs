//! Which spelling of an area is the main one, and which of the others are worth keeping.

use super::adm1::Area;
use super::fold::fold;
use super::names::{is_latin, readable};
use std::collections::{BTreeMap, BTreeSet};

/// Takes the accented spelling of the same name for the main one.
pub(super) fn prefer_accents(areas: &mut [Area]) {
    for area in areas {
        let folded = fold(&area.name);
        // In Viet Nam's names every vowel has a mark, and English texts have none.
        if area.name.is_ascii()
            && area.country != "VNM"
            && let Some(accented) = area.native.iter().find(|a| {
                // Macrons and dots below are transliteration, not spelling.
                !a.is_ascii()
                    && fold(a) == folded
                    && a.chars().all(|c| (c as u32) < 0x180 && !"āēīōūĀĒĪŌŪ".contains(c))
            })
        {
            area.name = accented.clone();
        }
    }
}

/// "Madrid, Comunidad de" is "Madrid", where the list turns names round.
fn turned(country: &str, name: &str) -> Option<String> {
    let turns = matches!(country, "ESP" | "RUS" | "CZE" | "BEL" | "MDA" | "BWA");
    let (name, _) = name.split_once(", ").filter(|_| turns)?;
    Some(name.to_owned())
}

/// Writes names as reports do, not as libraries do.
pub(super) fn make_readable(areas: &mut [Area]) {
    for area in areas {
        area.name = readable(&area.name);
        if let Some(name) = turned(&area.country, &area.name) {
            area.aliases.push(std::mem::replace(&mut area.name, name));
        }
        let more: Vec<String> = area.aliases.iter().filter_map(|a| turned(&area.country, a)).collect();
        area.aliases.extend(more);
        for alias in &mut area.aliases {
            *alias = readable(alias);
        }
    }
}

/// Drops aliases that say nothing or that belong to another area of the country.
pub(super) fn clean(areas: &mut [Area], country: &[String]) {
    let mut owners: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for area in areas.iter() {
        for name in area.folded() {
            owners.entry(name).or_default().insert(fold(&area.name));
        }
    }
    let mains: BTreeSet<String> = areas.iter().map(|a| fold(&a.name)).collect();
    let country: BTreeSet<String> = country.iter().map(|n| fold(n)).collect();
    for area in areas {
        let mut seen = BTreeSet::from([fold(&area.name)]);
        let mut aliases = std::mem::take(&mut area.aliases);
        aliases.retain(|alias| {
            let folded = fold(alias);
            let shared = owners.get(&folded).is_some_and(|o| o.len() > 1);
            let numeral = folded.chars().all(|c| "ivx ab".contains(c));
            folded.len() > 2
                && !numeral
                && is_latin(alias)
                && !alias.starts_with(char::is_lowercase)
                && !alias.contains(['(', '[', '/'])
                && !shared
                && !mains.contains(&folded)
                && !country.contains(&folded)
                && seen.insert(folded)
        });
        aliases.sort();
        area.aliases = aliases;
    }
}

//! Names of countries in the report languages.

use super::adm1::Area;
use super::fold::fold;
use super::overrides::Overrides;
use super::source::Sources;
use std::collections::BTreeSet;

/// A row of `data/countries.tsv`.
#[derive(Debug, Default)]
pub(super) struct Country {
    pub(super) iso3: String,
    pub(super) iso2: String,
    /// English, French, Spanish, Portuguese.
    pub(super) names: Vec<String>,
    pub(super) aliases: Vec<String>,
    /// Codes other than ISO's that stand for it in identifiers.
    pub(super) stems: Vec<String>,
    /// What its first-level areas are called, in ISO's English.
    pub(super) types: BTreeSet<String>,
}

/// All countries of ISO 3166-1, by alpha-3.
pub(super) fn countries(sources: &Sources, areas: &[Area], overrides: &Overrides) -> Vec<Country> {
    let known = |iso2: &String| sources.iso.contains_key(iso2) || iso2 == "XK";
    let rows = sources.countries.iter().filter(|(_, names)| known(&names.iso2));
    rows.map(|(iso3, found)| {
        let mut country = Country { iso3: iso3.clone(), iso2: found.iso2.clone(), ..Country::default() };
        country.names = found.main.clone();
        for row in overrides.with(iso3, "country") {
            let names: Vec<String> = row.value.split('|').map(str::to_owned).collect();
            match row.target.as_str() {
                "name" => country.names = names,
                _ => country.aliases.extend(names),
            }
        }
        let chosen = country.aliases.clone();
        country.aliases.extend(found.main.iter().chain(&found.variants).cloned());
        let mut seen: BTreeSet<String> = country.names.iter().map(|n| fold(n)).collect();
        country.aliases.retain(|a| (usable(a) || chosen.contains(a)) && seen.insert(fold(a)));
        country.stems = overrides.with(iso3, "stem").map(|o| o.value.clone()).collect();
        country.types =
            areas.iter().filter(|a| a.country == *iso3).map(|a| a.iso_type.to_lowercase()).collect();
        country.types.remove("");
        country
            .types
            .extend(overrides.with(iso3, "kind").filter(|o| o.target == "*").map(|o| o.value.clone()));
        country
    })
    .collect()
}

/// Whether it is a name that a report would print: not "Congo - Kinshasa", not "US".
fn usable(name: &str) -> bool {
    name.chars().count() > 3 && !name.contains(" - ") && !name.contains('(') && !name.contains('[')
}

//! Second-level areas, from OCHA's list, each with the first-level area it lies in.

use super::adm1::Area;
use super::fold::fold;
use super::names::{bare, title_case};
use super::overrides::Overrides;
use super::source::Sources;
use std::collections::BTreeSet;

/// A row of `data/adm2.tsv`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct District {
    pub(super) country: String,
    pub(super) name: String,
    pub(super) pcode: String,
    /// Key of the area.
    pub(super) adm1: String,
}

/// All second-level areas, sorted.
pub(super) fn districts(sources: &Sources, areas: &[Area], overrides: &Overrides) -> Vec<District> {
    let keys: BTreeSet<(&str, &str)> = areas.iter().map(|a| (a.country.as_str(), a.key())).collect();
    let mut out = Vec::new();
    for country in sources.countries.keys() {
        let current = sources.current.adm2.get(country);
        let list = current.or_else(|| sources.older.adm2.get(country));
        for unit in list.into_iter().flatten() {
            let parent = moved(overrides, country, &unit.parent).unwrap_or(&unit.parent);
            if keys.contains(&(country, parent)) {
                out.push(District {
                    country: country.clone(),
                    name: tidy(&unit.name),
                    pcode: unit.pcode.clone(),
                    adm1: parent.to_owned(),
                });
            }
        }
        let named = |code: &str| keys.contains(&(country.as_str(), code));
        for row in overrides.with(country, "district").filter(|o| named(&o.value) && !is_code(&o.target)) {
            let known = out.iter().any(|d| d.country == *country && fold(&d.name) == fold(&row.target));
            if !known {
                let (name, adm1) = (row.target.clone(), row.value.clone());
                out.push(District { country: country.clone(), name, pcode: String::new(), adm1 });
            }
        }
    }
    out.retain(|d| fold(&d.name).len() > 1);
    out.sort_by(|a, b| (&a.country, fold(&a.name), &a.pcode).cmp(&(&b.country, fold(&b.name), &b.pcode)));
    out.dedup_by(|a, b| a.country == b.country && a.adm1 == b.adm1 && fold(&a.name) == fold(&b.name));
    out
}

fn is_code(target: &str) -> bool {
    target.chars().any(|c| c.is_ascii_digit()) && !target.contains(' ')
}

/// Where areas were joined, their second level moves with them.
fn moved<'a>(overrides: &'a Overrides, country: &'a str, parent: &str) -> Option<&'a str> {
    overrides.with(country, "district").find(|o| o.target == parent).map(|o| o.value.as_str())
}

fn tidy(name: &str) -> String {
    let name = title_case(name);
    let short = bare(&name);
    let plain = short.trim_end_matches(" LGA").trim_end_matches(" Cercle");
    let city = ["Cidade da ", "Cidade Da ", "Cidade de ", "Cidade De ", "Ville de ", "Ciudad de "];
    let plain = city.iter().find_map(|c| plain.strip_prefix(c)).unwrap_or(plain);
    if fold(plain).len() > 2 { plain.to_owned() } else { name }
}

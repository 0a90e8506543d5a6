//! The names of places as text for a terminal: where each stands, what it is, and
//! why it was taken or not.

use std::fmt::Write as _;

use super::table::{cut, plural, printable};
use crate::model::{Place, PlaceName, PlaceNames};

/// The names in lines a person can read.
pub fn table(found: &PlaceNames) -> String {
    let mut out = String::new();
    let (taken, left): (Vec<&PlaceName>, Vec<&PlaceName>) = found.names.iter().partition(|name| name.taken);
    let countries: Vec<&str> = found.report.countries.iter().map(|iso3| name_of(iso3)).collect();
    let year = found.report.year.map(|year| format!(" · {year}")).unwrap_or_default();
    // Writing to a String cannot fail.
    let _ = match countries.as_slice() {
        [] => {
            writeln!(out, "No country could be settled on, so no place was looked for; --country names it.")
        }
        names => writeln!(out, "{}{year}", names.join(", ")),
    };
    let _ = section(&mut out, &plural(taken.len(), "place", "places"), &taken, countries.len() > 1);
    if !left.is_empty() {
        let heading = plural(left.len(), "name left out", "names left out");
        let _ = section(&mut out, &heading, &left, countries.len() > 1);
    }
    out
}

fn name_of(iso3: &str) -> &str {
    crate::place::country::country_name(iso3).unwrap_or(iso3)
}

fn section(out: &mut String, heading: &str, names: &[&PlaceName], several: bool) -> std::fmt::Result {
    writeln!(out, "\n{heading}")?;
    for name in names {
        let place = &name.place;
        let span = format!("{}-{}", place.span.0, place.span.1);
        let what = match place.locates || !name.taken {
            true => name.why.clone(),
            false => format!("{}; in the name of something else", name.why),
        };
        writeln!(
            out,
            "  {span:<13} {:<22} {:<38} {:<14} {what}",
            cut(&place.quote, 22),
            cut(&described(place, several), 38),
            name.rule
        )?;
    }
    Ok(())
}

/// "Koro, district in Bandiagara"
fn described(place: &Place, several: bool) -> String {
    let kind = match place.level {
        0 => "country",
        1 => "area",
        2 => "district",
        _ => "town",
    };
    let within = place.adm1.as_ref().filter(|_| place.level > 1);
    let within = within.map(|area| format!(" in {area}")).unwrap_or_default();
    let country = place.iso3.as_ref().filter(|_| several && place.level > 0);
    let country = country.map(|iso3| format!(" ({iso3})")).unwrap_or_default();
    printable(&format!("{}, {kind}{within}{country}", place.name))
}

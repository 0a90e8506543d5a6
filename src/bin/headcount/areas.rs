//! `headcount areas --country ISO3`: the first-level areas of a country in a year.

use headcount::model::Country;
use headcount::place::country::country_name;
use headcount::place::gazetteer::{self, Area};
use serde::Serialize;

use headcount::export::Format;

use crate::arguments::{Arguments, json, other_format};

/// What is printed as JSON.
#[derive(Serialize)]
struct Listing {
    country: Country,
    year: Option<i32>,
    areas: Vec<Area>,
}

pub(crate) fn run(arguments: &Arguments) -> Result<Vec<u8>, String> {
    if arguments.words.len() > 1 {
        return Err("areas reads no file; it lists the areas of --country ISO3".to_owned());
    }
    let iso3 = match arguments.options.country.as_slice() {
        [iso3] => iso3,
        [] => return Err("areas needs a country, such as --country MLI".to_owned()),
        _ => return Err("areas lists one country at a time".to_owned()),
    };
    let name = country_name(iso3).unwrap_or(iso3).to_owned();
    let areas = gazetteer::areas(iso3, arguments.year);
    if areas.is_empty() {
        return Err(format!("no first-level areas of {name} are known"));
    }
    match arguments.format {
        Format::Table => Ok(areas.iter().map(line).collect::<String>().into_bytes()),
        Format::Json => {
            let country = Country { iso3: iso3.clone(), name };
            json(&Listing { country, year: arguments.year, areas })
        }
        other => Err(other_format("areas", other)),
    }
}

/// One area on one line: name, P-code, ISO code, and since when, if not always.
fn line(area: &Area) -> String {
    let code = |code: &Option<String>| code.clone().unwrap_or_else(|| "-".to_owned());
    let mut dates = Vec::new();
    dates.extend(area.valid_from.as_ref().map(|day| format!("since {day}")));
    dates.extend(area.parent.as_ref().map(|parent| format!("before in {parent}")));
    dates.extend(area.valid_to.as_ref().map(|day| format!("until {day}")));
    let line =
        format!("{:<32} {:<8} {:<8} {}", area.name, code(&area.pcode), code(&area.iso), dates.join(", "));
    line.trim_end().to_owned() + "\n"
}

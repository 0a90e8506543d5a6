//! Packs the gazetteer tables under `data/` into one blob: a deflated stream
//! for what every report needs (countries, first-level areas), one for each
//! country's second-level areas and towns, so that a report inflates only its own,
//! and one for all outlines, which only a map inflates. All but the first two are
//! tiers that can be left out. `xtask` compiles this file too, to say how large
//! each is.
//!
//! Layout: length of the index (4 bytes, little-endian), the index as lines of
//! `name offset length`, then the streams. `src/place/data.rs` reads it.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::{fs, io};

/// What is built in beside countries and first-level areas.
#[derive(Debug, Clone, Copy, Default)]
pub struct Tiers {
    /// Second-level areas.
    pub adm2: bool,
    /// Towns.
    pub places: bool,
    /// Outlines of countries, for maps.
    pub outlines: bool,
}

/// The blob of the tables in a folder.
pub fn blob(data: &Path, tiers: Tiers) -> io::Result<Vec<u8>> {
    let mut streams = BTreeMap::from([
        ("countries".to_owned(), rows(data, "countries")?.join("\n").into_bytes()),
        ("adm1".to_owned(), rows(data, "adm1")?.join("\n").into_bytes()),
    ]);
    if tiers.outlines {
        streams.insert("outlines".to_owned(), outlines(data)?);
    }
    streams.extend(inside(data, tiers)?.into_iter().map(|(country, lines)| (country, lines.into_bytes())));
    Ok(packed(&streams))
}

fn rows(data: &Path, table: &str) -> io::Result<Vec<String>> {
    let text = fs::read_to_string(data.join(format!("{table}.tsv")))?;
    Ok(text.lines().filter(|l| !l.starts_with('#')).map(str::to_owned).collect())
}

/// By code: its second-level areas (code, name) and the lines of its towns.
type Areas = BTreeMap<String, (Vec<[String; 2]>, String)>;

/// For each country, what lies in each of its areas: a line `=CODE`, the
/// second-level areas (name, tab, code), a line `~`, the towns (name, tab, codes
/// of other areas). A code is written without the area's (with a `!` where it
/// does not begin with that), and not at all where it is the one after the line before.
fn inside(data: &Path, tiers: Tiers) -> io::Result<BTreeMap<String, String>> {
    let mut out: BTreeMap<String, Areas> = BTreeMap::new();
    let districts = if tiers.adm2 { rows(data, "adm2")? } else { Vec::new() };
    for row in &districts {
        let [country, name, pcode, adm1] = cells(row);
        let area = out.entry(country).or_default().entry(adm1).or_default();
        area.0.push([pcode, name]);
    }
    let towns = if tiers.places { rows(data, "towns")? } else { Vec::new() };
    for row in &towns {
        let [country, name, adm1, also] = cells(row);
        let towns = &mut out.entry(country).or_default().entry(adm1).or_default().1;
        let tab = if also.is_empty() { "" } else { "\t" };
        let _ = writeln!(towns, "{name}{tab}{also}");
    }
    Ok(out.into_iter().map(|(country, areas)| (country, lines(areas))).collect())
}

fn cells<const N: usize>(row: &str) -> [String; N] {
    let mut cells = row.split('\t');
    std::array::from_fn(|_| cells.next().unwrap_or_default().to_owned())
}

fn lines(areas: Areas) -> String {
    let mut out = String::new();
    for (adm1, (mut districts, towns)) in areas {
        districts.sort();
        let _ = writeln!(out, "={adm1}");
        let mut expected = String::new();
        for [pcode, name] in districts {
            let suffix = pcode.strip_prefix(&adm1).map_or_else(|| format!("!{pcode}"), str::to_owned);
            let tail = if suffix == expected { String::new() } else { format!("\t{suffix}") };
            let next = suffix.parse::<u64>().map(|n| format!("{:0width$}", n + 1, width = suffix.len()));
            expected = next.unwrap_or_default();
            let _ = writeln!(out, "{name}{tail}");
        }
        let _ = write!(out, "~\n{towns}");
    }
    out
}

/// For each country its code, the steps of its grid to a degree and the number of its
/// rings; for each ring the number of its points, and the steps from point to point.
/// Numbers are in as few bytes as they need: one stream of bytes is smaller by a sixth
/// than the digits, and by a quarter than a stream for each country.
fn outlines(data: &Path) -> io::Result<Vec<u8>> {
    let mut out = Vec::new();
    for row in &rows(data, "outlines")? {
        let [country, steps, rings] = cells(row);
        let rings: Vec<Vec<i32>> =
            rings.split(';').map(|ring| ring.split(' ').filter_map(|n| n.parse().ok()).collect()).collect();
        out.extend(country.bytes());
        varint(&mut out, steps.parse().unwrap_or_default());
        varint(&mut out, rings.len() as u32);
        for ring in rings {
            varint(&mut out, ring.len() as u32 / 2);
            // The sign goes to the lowest bit, so that small steps stay small numbers.
            ring.into_iter().for_each(|step| varint(&mut out, ((step << 1) ^ (step >> 31)) as u32));
        }
    }
    Ok(out)
}

/// LEB128: seven bits to a byte, the eighth says that more follow.
fn varint(out: &mut Vec<u8>, mut number: u32) {
    while number > 0x7f {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

fn packed(streams: &BTreeMap<String, Vec<u8>>) -> Vec<u8> {
    let (mut index, mut body) = (String::new(), Vec::new());
    for (name, bytes) in streams {
        let stream = miniz_oxide::deflate::compress_to_vec(bytes, 9);
        let _ = writeln!(index, "{name} {} {}", body.len(), stream.len());
        body.extend(stream);
    }
    let mut out = u32::try_from(index.len()).unwrap_or_default().to_le_bytes().to_vec();
    out.extend(index.into_bytes());
    out.extend(body);
    out
}

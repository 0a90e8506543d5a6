//! Packs the gazetteer tables under `data/` into one blob: a deflated stream
//! for what every report needs (countries, first-level areas) and one for each
//! country's second-level areas and towns, so that a report inflates only its own.
//! Those two are tiers that can be left out. `xtask` compiles this file too, to
//! say how large each is.
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
}

/// The blob of the tables in a folder.
pub fn blob(data: &Path, tiers: Tiers) -> io::Result<Vec<u8>> {
    let mut streams = BTreeMap::from([
        ("countries".to_owned(), rows(data, "countries")?.join("\n")),
        ("adm1".to_owned(), rows(data, "adm1")?.join("\n")),
    ]);
    streams.extend(inside(data, tiers)?);
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

fn packed(streams: &BTreeMap<String, String>) -> Vec<u8> {
    let (mut index, mut body) = (String::new(), Vec::new());
    for (name, text) in streams {
        let stream = miniz_oxide::deflate::compress_to_vec(text.as_bytes(), 9);
        let _ = writeln!(index, "{name} {} {}", body.len(), stream.len());
        body.extend(stream);
    }
    let mut out = u32::try_from(index.len()).unwrap_or_default().to_le_bytes().to_vec();
    out.extend(index.into_bytes());
    out.extend(body);
    out
}

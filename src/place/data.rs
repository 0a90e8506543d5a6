//! The embedded gazetteer blob (`build/gazetteer.rs` packs it) and its streams.
//!
//! Without the features `adm2` and `places` it has no second-level areas and no
//! towns: their names are then not known.

use std::sync::OnceLock;

static BLOB: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/gazetteer.bin"));

/// `countries.tsv` without its header.
pub(super) fn countries() -> &'static str {
    static TEXT: OnceLock<String> = OnceLock::new();
    TEXT.get_or_init(|| text("countries"))
}

/// `adm1.tsv` without its header, sorted by country.
pub(super) fn areas() -> &'static str {
    static TEXT: OnceLock<String> = OnceLock::new();
    TEXT.get_or_init(|| text("adm1"))
}

/// The rows of one country.
pub(super) fn areas_of(iso3: &str) -> impl Iterator<Item = &'static str> {
    let text = areas();
    let start = match text.get(..3) {
        Some(first) if first == iso3 => Some(0),
        _ => text.find(&format!("\n{iso3}\t")).map(|at| at + 1),
    };
    let rest = start.and_then(|at| text.get(at..)).unwrap_or_default();
    rest.lines().take_while(move |l| l.get(..3) == rest.get(..3))
}

/// What lies inside the areas of a country, as `build/gazetteer.rs` writes it.
pub(super) fn inside(iso3: &str) -> String {
    text(iso3)
}

/// The outlines of all countries, as `build/gazetteer.rs` writes them.
pub(super) fn outlines() -> Vec<u8> {
    stream("outlines").unwrap_or_default()
}

fn text(name: &str) -> String {
    stream(name).and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}

fn stream(name: &str) -> Option<Vec<u8>> {
    let (length, rest) = BLOB.split_first_chunk::<4>()?;
    let (index, body) = rest.split_at_checked(u32::from_le_bytes(*length) as usize)?;
    let line = std::str::from_utf8(index).ok()?.lines().find(|l| l.split(' ').next() == Some(name))?;
    let mut numbers = line.split(' ').skip(1).map(str::parse::<usize>);
    let (offset, length) = (numbers.next()?.ok()?, numbers.next()?.ok()?);
    let bytes = body.get(offset..offset + length)?;
    miniz_oxide::inflate::decompress_to_vec(bytes).ok()
}

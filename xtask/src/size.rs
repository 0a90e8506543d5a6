//! How large a build is, and whether that is within its budgets.
//!
//! Code and tables grow for different reasons, so the WebAssembly file is measured
//! in two parts: its data section (gazetteer, languages, Unicode) and the rest.

use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result, bail};
use flate2::{Compression, write::GzEncoder};

use crate::config::{self, Config, Tier};
use crate::shell::{Usage, root, say, scratch_dir};
use crate::{bundle, npm};

#[path = "../../build/gazetteer.rs"]
mod gazetteer;

/// Bytes as they are and compressed, as a web server sends them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Size {
    raw: u64,
    gzip: u64,
}

impl Size {
    fn of(bytes: &[u8]) -> Result<Self> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(bytes)?;
        Ok(Self { raw: bytes.len() as u64, gzip: encoder.finish()?.len() as u64 })
    }

    fn add(&mut self, other: Self) {
        self.raw += other.raw;
        self.gzip += other.gzip;
    }
}

/// `cargo xtask size`: the same for what was built last, or the gazetteer alone.
pub(crate) fn run(arguments: &[String]) -> Result<()> {
    if let Some(unknown) = arguments.first() {
        bail!(Usage(format!("size takes no arguments, not even \"{unknown}\"")));
    }
    let config = config::load()?;
    if root().join(&config.entry.wasm).is_file() {
        return check(&config);
    }
    say(format!("{} is not built yet", config.entry.wasm));
    tiers(&config)
}

/// Prints how much each part of the gazetteer adds to the module.
fn tiers(config: &Config) -> Result<()> {
    let data = root().join("data");
    let none = gazetteer::Tiers::default();
    let blob = |tiers| gazetteer::blob(&data, tiers).map(|blob| blob.len());
    let base = blob(none)?;
    let (adm2, places) = (gazetteer::Tiers { adm2: true, ..none }, gazetteer::Tiers { places: true, ..none });
    let outlines = gazetteer::Tiers { outlines: true, ..none };
    say(format!("{:<24}{:>20}", "gazetteer in kB", "compressed"));
    for (name, tier, bytes) in [
        ("countries, adm1", Tier::Adm1, base),
        ("adm2", Tier::Adm2, blob(adm2)? - base),
        ("places", Tier::Places, blob(places)? - base),
        ("outlines", Tier::Outlines, blob(outlines)? - base),
    ] {
        let left = if config.has(tier) { "" } else { "   left out" };
        say(format!("{name:<24}{:>20.1}{left}", bytes as f64 / 1000.0));
    }
    Ok(())
}

/// Prints the sizes of what was built and holds them against the budgets.
pub(crate) fn check(config: &Config) -> Result<()> {
    tiers(config)?;
    let module = read(&root().join(&config.entry.wasm))?;
    let (code, tables) =
        split(&module).with_context(|| format!("{} is no WebAssembly", config.entry.wasm))?;
    let page = page(config)?;
    let code = Size::of(&code)?;
    let whole = Size::of(&module)?;
    let files = Size::of(&read(&root().join(&config.entry.files_wasm))?)?;
    let rows = [
        ("WebAssembly: code", code, Some(config.budgets.code_gzip)),
        ("WebAssembly: tables", Size::of(&tables)?, None),
        ("WebAssembly: all", whole, Some(config.budgets.wasm_gzip)),
        ("glue", Size::of(&read(&root().join(&config.entry.glue))?)?, None),
        ("readers of files", files, Some(config.budgets.files_gzip)),
        ("page: scripts and styles", page, Some(config.budgets.page_gzip)),
    ];
    say(format!("{:<24}{:>10}{:>10}{:>10}", "size in kB", "raw", "gzip", "budget"));
    rows.iter().for_each(|(name, size, budget)| say(row(name, *size, *budget)));
    for (name, size, budget) in [
        ("code_gzip", code, config.budgets.code_gzip),
        ("wasm_gzip", whole, config.budgets.wasm_gzip),
        ("files_gzip", files, config.budgets.files_gzip),
        ("page_gzip", page, config.budgets.page_gzip),
    ] {
        if size.gzip > budget {
            bail!("{name} is {} bytes, over its budget of {budget} in pkg-config.json", size.gzip);
        }
    }
    Ok(())
}

/// The bytes of a WebAssembly module without its data section, and those of it.
fn split(module: &[u8]) -> Option<(Vec<u8>, Vec<u8>)> {
    const DATA: u8 = 11;
    let (header, mut rest) = module.split_at_checked(8)?;
    let mut code = header.strip_prefix(b"\0asm")?.to_vec();
    let mut tables = Vec::new();
    while let Some((id, after)) = rest.split_first() {
        let (length, body) = leb128(after)?;
        let (section, next) = body.split_at_checked(length)?;
        if *id == DATA { &mut tables } else { &mut code }.extend_from_slice(section);
        rest = next;
    }
    Some((code, tables))
}

/// An unsigned number in LEB128, and what follows it.
fn leb128(mut bytes: &[u8]) -> Option<(usize, &[u8])> {
    let mut value = 0;
    for shift in (0..32).step_by(7) {
        let (byte, rest) = bytes.split_first()?;
        bytes = rest;
        value |= usize::from(byte & 0x7f).checked_shl(shift)?;
        if byte & 0x80 == 0 {
            return Some((value, bytes));
        }
    }
    None
}

fn row(name: &str, size: Size, budget: Option<u64>) -> String {
    let kilobytes = |bytes: u64| format!("{:.1}", bytes as f64 / 1000.0);
    let budget = budget.map(kilobytes).unwrap_or_default();
    format!("{name:<24}{:>10}{:>10}{budget:>10}", kilobytes(size.raw), kilobytes(size.gzip))
}

fn read(path: &Path) -> Result<Vec<u8>> {
    std::fs::read(path).with_context(|| format!("cannot read {}", path.display()))
}

/// The page's own scripts and styles as they are shipped; without npm, as they are written.
fn page(config: &Config) -> Result<Size> {
    let mut page = Size::default();
    let mut folders = vec![root().join("www/js"), root().join("www/css")];
    if npm::is_there() {
        let folder = scratch_dir("bundle")?;
        std::fs::remove_dir_all(&folder)?;
        bundle::bundle(config, &folder)?;
        folders = vec![folder];
    }
    for folder in folders {
        for file in bundle::files(&folder)? {
            page.add(Size::of(&read(&file)?)?);
        }
    }
    Ok(page)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_data_section_is_told_from_the_rest() {
        let mut module = b"\0asm\x01\0\0\0".to_vec();
        module.extend([10, 3, 1, 2, 3, 11, 0x82, 0x01]);
        module.extend([7; 130]);
        module.extend([0, 1, 9]);
        assert_eq!(split(&module), Some((vec![1, 0, 0, 0, 1, 2, 3, 9], vec![7; 130])));
    }

    #[test]
    fn what_is_cut_short_is_no_module() {
        assert_eq!(split(b"\0asm\x01\0\0\0\x0a\x05abc"), None);
        assert_eq!(split(b"PK"), None);
    }
}

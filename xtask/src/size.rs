//! How large a build is, and whether that is within its budgets.

use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result, bail};
use flate2::{Compression, write::GzEncoder};

use crate::config::Config;
use crate::shell::{root, say};

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

/// Prints the sizes of what was built and holds them against the budgets.
pub(crate) fn check(config: &Config) -> Result<()> {
    let code = of_file(&root().join(&config.entry.wasm))?;
    let glue = of_file(&root().join(&config.entry.glue))?;
    let mut total = Size::default();
    add_folder(&root().join("www"), &mut total)?;
    say(format!("{:<36}{:>12}{:>12}{:>12}", "size in kB", "raw", "gzip", "budget"));
    say(row(&config.entry.wasm, code, Some(config.budgets.code_gzip)));
    say(row(&config.entry.glue, glue, None));
    say(row("all of www/", total, Some(config.budgets.total_gzip)));
    for (name, size, budget) in
        [("code_gzip", code, config.budgets.code_gzip), ("total_gzip", total, config.budgets.total_gzip)]
    {
        if size.gzip > budget {
            bail!("{name} is {} bytes, over its budget of {budget} in pkg-config.json", size.gzip);
        }
    }
    Ok(())
}

fn row(name: &str, size: Size, budget: Option<u64>) -> String {
    let kilobytes = |bytes: u64| format!("{:.1}", bytes as f64 / 1000.0);
    let budget = budget.map(kilobytes).unwrap_or_default();
    format!("{name:<36}{:>12}{:>12}{budget:>12}", kilobytes(size.raw), kilobytes(size.gzip))
}

fn of_file(path: &Path) -> Result<Size> {
    Size::of(&std::fs::read(path).with_context(|| format!("cannot read {}", path.display()))?)
}

fn add_folder(folder: &Path, total: &mut Size) -> Result<()> {
    for entry in std::fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let path = entry?.path();
        if path.is_dir() {
            add_folder(&path, total)?;
        } else {
            total.add(of_file(&path)?);
        }
    }
    Ok(())
}

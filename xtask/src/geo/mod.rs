//! `cargo xtask geo`: makes the gazetteer tables under `data/` from pinned
//! packages. `cargo xtask geo --check` only says whether they would change.
//!
//! The same inputs give the same bytes. Corrections live in
//! `data/overrides.tsv`, one reason each; the other tables are never edited.

mod adm1;
mod adm2;
mod compare;
mod countries;
mod cut;
mod dated;
mod fetch;
#[path = "../../../src/place/fold.rs"]
mod fold;
mod names;
mod outlines;
mod overrides;
mod points;
mod simplify;
mod source;
mod tidy;
mod topology;
mod towns;
mod write;

use std::error::Error;
use std::path::Path;

type Fallible<T> = Result<T, Box<dyn Error>>;

/// Fetches the sources and writes the tables.
pub fn run(args: &[String]) -> Result<(), Box<dyn Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().ok_or("xtask has no parent directory")?;
    let unpacked = fetch::fetch(&root.join(".tools/geo"))?;
    let mut sources = source::Sources::read(&unpacked)?;
    let overrides = overrides::Overrides::read(&root.join("data/overrides.tsv"))?;
    cut::cut(&mut sources.atlas, &overrides)?;
    let mut report = Vec::new();

    let mut areas = adm1::areas(&sources, &overrides, &mut report)?;
    let districts = adm2::districts(&sources, &areas, &overrides);
    let towns = towns::towns(&sources, &areas, &districts);
    points::place(&sources, &towns, &mut areas);
    let countries = countries::countries(&sources, &areas, &overrides);
    let outlines = outlines::outlines(&sources, &overrides, &areas);

    let check = args.iter().any(|a| a == "--check");
    let mut tables = write::tables(&countries, &areas, &districts, &towns.rows);
    tables.push(write::outlines_table(&outlines));
    write::write(&root.join("data"), &tables, check)?;
    write::write_report(&root.join(".tools/geo/report.txt"), &report)
}

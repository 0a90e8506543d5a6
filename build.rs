//! Turns the data files into tables that the library carries.

#[path = "build/gazetteer.rs"]
mod gazetteer;
#[path = "build/languages.rs"]
mod languages;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let out = std::path::PathBuf::from(std::env::var_os("OUT_DIR").ok_or("OUT_DIR is not set")?);
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=build");
    languages::build(&out)?;
    let tiers = gazetteer::Tiers { adm2: has("ADM2"), places: has("PLACES"), outlines: has("OUTLINES") };
    for table in ["countries", "adm1", "adm2", "towns", "outlines"] {
        println!("cargo::rerun-if-changed=data/{table}.tsv");
    }
    std::fs::write(out.join("gazetteer.bin"), gazetteer::blob(std::path::Path::new("data"), tiers)?)?;
    Ok(())
}

/// Whether the crate is built with a feature.
fn has(feature: &str) -> bool {
    std::env::var_os(format!("CARGO_FEATURE_{feature}")).is_some()
}

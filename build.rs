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
    gazetteer::build(&out)?;
    Ok(())
}

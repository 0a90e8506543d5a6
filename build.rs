//! Prepares what the library embeds.

#[path = "build/gazetteer.rs"]
mod gazetteer;

use std::path::PathBuf;

fn main() -> std::io::Result<()> {
    let out_dir = PathBuf::from(std::env::var_os("OUT_DIR").unwrap_or_default());
    gazetteer::build(&out_dir)
}

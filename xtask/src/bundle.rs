//! The page's scripts and styles as they are shipped: bundled and minified by esbuild.

use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::config::Config;
use crate::npm;
use crate::shell::{command, root, run};

/// Scripts that a page names itself; what they import comes along.
const SCRIPTS: [&str; 2] = ["www/js/main.js", "www/js/worker.js"];
const STYLES: [&str; 4] =
    ["www/css/base.css", "www/css/layout.css", "www/css/parts.css", "www/css/print.css"];

/// The oldest browsers that are supported, as esbuild names them; README says why.
const TARGET: &str = "chrome123,firefox120,safari17.5";

/// Writes the bundle to a folder, laid out as `www` is.
pub(crate) fn bundle(config: &Config, folder: &Path) -> Result<()> {
    let _ = config.tool("esbuild")?;
    let program = npm::build_tools()?.join("node_modules/esbuild/bin/esbuild");
    run(command(program)
        .args(SCRIPTS.iter().chain(&STYLES).map(|file| root().join(file)))
        .args([
            "--bundle",
            "--minify",
            "--splitting",
            "--format=esm",
            "--charset=utf8",
            "--log-level=warning",
        ])
        .arg(format!("--target={TARGET}"))
        .arg(format!("--outbase={}", root().join("www").display()))
        .arg(format!("--outdir={}", folder.display())))
}

/// The files of a bundle that a visit loads: not those that wait until somebody wants them.
pub(crate) fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files(&path)?);
        } else {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

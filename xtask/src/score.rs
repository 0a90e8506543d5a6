//! `cargo xtask score`: hands over to the crate in xtask/score.
//!
//! That one links the core. xtask itself must not, or a change in the core would
//! be compiled twice before the page shows it.

use anyhow::Result;

use crate::shell::command;

pub(crate) fn run(arguments: &[String]) -> Result<()> {
    let status = command("cargo")
        .args(["run", "--quiet", "--package", "score", "--"])
        .args(arguments)
        .current_dir(std::env::current_dir()?)
        .status()?;
    // It has said what was wrong.
    std::process::exit(status.code().unwrap_or(1))
}

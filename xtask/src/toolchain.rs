//! The compiler for wasm32: rustup's where that has the target or can get it,
//! else one made of Debian's packages.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::debian;
use crate::shell::{command, find_program, forget_outer_toolchain, output, path_with, say, tools_dir};

pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// Set to `rustup` or `debian` to choose instead of looking.
const CHOICE: &str = "HEADCOUNT_WASM_TOOLCHAIN";

/// A compiler that has the wasm32 target.
pub(crate) struct Toolchain {
    /// Folders to put before PATH.
    path: Vec<PathBuf>,
    /// Whether it came with the toolchain in use, clippy and all.
    pub(crate) is_default: bool,
}

impl Toolchain {
    fn default_one() -> Self {
        Self { path: vec![tools_dir().join("bin")], is_default: true }
    }

    fn debian() -> Result<Self> {
        let bin = debian::ensure()?.join("bin");
        Ok(Self { path: vec![bin, tools_dir().join("bin")], is_default: false })
    }

    /// A command that finds this compiler, and the tools, by their names.
    pub(crate) fn command(&self, program: &str) -> Result<Command> {
        let mut command = command(program);
        command.env("PATH", path_with(&self.path)?);
        if !self.is_default {
            forget_outer_toolchain(&mut command);
        }
        Ok(command)
    }
}

/// Finds a compiler for wasm32, or gets one.
pub(crate) fn ensure() -> Result<Toolchain> {
    match std::env::var(CHOICE).as_deref() {
        Ok("debian") => return Toolchain::debian(),
        Ok("rustup") => {
            add_target().with_context(|| format!("{CHOICE}=rustup"))?;
            return Ok(Toolchain::default_one());
        }
        Ok(other) => bail!("{CHOICE} is \"{other}\"; it can be rustup or debian"),
        Err(_) => {}
    }
    if has_target() {
        return Ok(Toolchain::default_one());
    }
    if debian::is_ready() {
        return Toolchain::debian();
    }
    match add_target() {
        Ok(()) => Ok(Toolchain::default_one()),
        Err(error) if debian::is_possible() => {
            say(format!("{error:#}; taking Debian's compiler instead"));
            Toolchain::debian()
        }
        Err(error) => {
            Err(error.context(format!("no compiler for {TARGET}; get one with:  rustup target add {TARGET}")))
        }
    }
}

/// Whether the toolchain in use has the target.
pub(crate) fn has_target() -> bool {
    output(command("rustc").args(["--print", "target-libdir", "--target", TARGET]))
        .is_some_and(|folder| PathBuf::from(folder).is_dir())
}

fn add_target() -> Result<()> {
    if has_target() {
        return Ok(());
    }
    if find_program(&["rustup"]).is_none() {
        bail!("there is no rustup");
    }
    say(format!("Adding the target {TARGET} with rustup, to compile for the browser (once, under a minute)"));
    let added = command("rustup").args(["target", "add", TARGET]).status();
    if !added.is_ok_and(|status| status.success()) || !has_target() {
        bail!("`rustup target add {TARGET}` failed");
    }
    Ok(())
}

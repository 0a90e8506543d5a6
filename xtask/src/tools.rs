//! wasm-pack and wasm-bindgen, in the versions that the build is pinned to.
//!
//! One that is on PATH is used if its version is right; else cargo builds it into
//! `.tools`, which only this checkout uses.

use anyhow::{Context, Result};

use crate::config::Config;
use crate::shell::{command, output, path_with, root, run, say, tools_dir};

/// Gets wasm-pack and the wasm-bindgen that fits Cargo.lock.
pub(crate) fn ensure(config: &Config) -> Result<()> {
    ensure_tool("wasm-pack", "wasm-pack", config.tool("wasm-pack")?, &["--locked"], "1 to 3 minutes")?;
    // Not --locked: the lock file in that package does not fit its own manifest.
    ensure_tool("wasm-bindgen", "wasm-bindgen-cli", &locked_version("wasm-bindgen")?, &[], "2 to 5 minutes")
}

fn ensure_tool(program: &str, package: &str, version: &str, options: &[&str], time: &str) -> Result<()> {
    let bin = tools_dir().join("bin");
    let installed = output(command(program).arg("--version").env("PATH", path_with(&[bin])?));
    if installed.as_deref() == Some(&format!("{program} {version}")) {
        return Ok(());
    }
    say(format!("Building {package} {version} into .tools (once, {time})"));
    // Its own folder: another xtask may be at the same in this checkout.
    let build = tools_dir().join(format!("build-{}", std::process::id()));
    let mut install = command("cargo");
    install.args(["install", "--quiet", "--force"]).args(options).arg("--root").arg(tools_dir());
    install.arg(format!("{package}@{version}"));
    // Run a few times and never shipped: what counts is the time to compile them.
    for (key, value) in [
        ("OPT_LEVEL", "1"),
        ("CODEGEN_UNITS", "16"),
        ("LTO", "off"),
        ("DEBUG", "false"),
        ("STRIP", "symbols"),
    ] {
        install.env(format!("CARGO_PROFILE_RELEASE_{key}"), value);
    }
    run(install.env("CARGO_TARGET_DIR", &build))?;
    std::fs::remove_dir_all(&build).with_context(|| format!("cannot remove {}", build.display()))
}

/// The version of a package in Cargo.lock.
pub(crate) fn locked_version(package: &str) -> Result<String> {
    let lock = std::fs::read_to_string(root().join("Cargo.lock")).context("cannot read Cargo.lock")?;
    find_locked(&lock, package).with_context(|| format!("Cargo.lock has no {package}"))
}

fn find_locked(lock: &str, package: &str) -> Option<String> {
    let mut lines = lock.lines().skip_while(|line| *line != format!("name = \"{package}\""));
    lines.nth(1)?.strip_prefix("version = \"")?.strip_suffix('"').map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_that_of_the_package_itself() {
        let lock = "[[package]]\nname = \"wasm-bindgen-test\"\nversion = \"0.3.80\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(find_locked(lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(find_locked(lock, "wasm"), None);
    }
}

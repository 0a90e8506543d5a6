//! Packages from npm, exactly as a committed package-lock.json pins them.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::shell::{command, find_program, root, run, say, tools_dir};

const NPM: &str = if cfg!(windows) { "npm.cmd" } else { "npm" };

/// Whether node and npm are on PATH.
pub(crate) fn is_there() -> bool {
    find_program(&["node"]).is_some() && find_program(&["npm", "npm.cmd"]).is_some()
}

/// Installs what the build takes from npm into `.tools/npm` and returns that folder.
pub(crate) fn build_tools() -> Result<PathBuf> {
    let folder = tools_dir().join("npm");
    std::fs::create_dir_all(&folder)?;
    for file in ["package.json", "package-lock.json"] {
        std::fs::copy(root().join("xtask/npm").join(file), folder.join(file))
            .with_context(|| format!("cannot copy xtask/npm/{file}"))?;
    }
    install(
        &folder,
        "binaryen, which makes the WebAssembly file smaller, and what the page takes from others",
    )?;
    Ok(folder)
}

/// Installs what the browser tests take from npm, beside them, and returns that folder.
pub(crate) fn test_tools() -> Result<PathBuf> {
    if !is_there() {
        bail!("node and npm are not on PATH; install Node 20 or later");
    }
    let folder = root().join("tests/browser");
    install(&folder, "playwright-core and typescript, which the tests need")?;
    Ok(folder)
}

/// `npm ci`, unless the lock file is the one that was installed last.
fn install(folder: &Path, what: &str) -> Result<()> {
    let lock = std::fs::read(folder.join("package-lock.json"))
        .with_context(|| format!("no package-lock.json in {}", folder.display()))?;
    let stamp = folder.join("node_modules/.installed-lock.json");
    if std::fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    say(format!("Installing from npm into {}: {what} (once, under a minute)", shown(folder)));
    run(command(NPM).args(["ci", "--no-audit", "--no-fund", "--loglevel=error"]).current_dir(folder))?;
    std::fs::write(&stamp, lock).with_context(|| format!("cannot write {}", stamp.display()))
}

fn shown(folder: &Path) -> String {
    folder.strip_prefix(root()).unwrap_or(folder).display().to_string()
}

//! Gets the pinned packages with npm, pip and apt, checks their hashes and
//! unpacks them.

use super::Fallible;
use sha2::{Digest, Sha256};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const PINS: &str = include_str!("inputs.sha256");

/// Fetches what is not there yet; the directory that holds the unpacked trees.
pub(super) fn fetch(dir: &Path) -> Fallible<PathBuf> {
    let unpacked = dir.join("x");
    fs::create_dir_all(&unpacked)?;
    for line in PINS.lines().filter(|l| !l.starts_with('#')) {
        let [sha, client, package, file] = line.split(' ').collect::<Vec<_>>()[..] else {
            return Err(format!("pin not understood: {line}").into());
        };
        let archive = dir.join(file);
        if !archive.exists() {
            download(dir, client, package)?;
        }
        let bytes = fs::read(&archive).map_err(|e| format!("{file}: {e}"))?;
        let found: String = Sha256::digest(&bytes).iter().map(|b| format!("{b:02x}")).collect();
        if found != sha {
            return Err(format!("{file}: sha256 is {found}, not the pinned {sha}").into());
        }
        unpack(&archive, &unpacked.join(file))?;
    }
    Ok(unpacked)
}

fn download(dir: &Path, client: &str, package: &str) -> Fallible<()> {
    let name = package.split(['=', '@']).next().unwrap_or(package);
    match client {
        "npm" => execute(dir, "npm", &["pack", "--silent", package]),
        "pip" => execute(dir, "pip", &["download", "--quiet", "--no-deps", package]),
        "pip-source" => {
            execute(dir, "pip", &["download", "--quiet", "--no-deps", "--no-binary", name, package])
        }
        "apt" => execute(dir, "apt-get", &["download", "--quiet", package]),
        other => Err(format!("unknown client {other}").into()),
    }
}

fn unpack(archive: &Path, to: &Path) -> Fallible<()> {
    if to.exists() {
        return Ok(());
    }
    fs::create_dir_all(to)?;
    let from = archive.to_string_lossy();
    match archive.extension().and_then(|e| e.to_str()) {
        Some("whl") => execute(to, "unzip", &["-q", &from]),
        Some("deb") => execute(to, "dpkg-deb", &["-x", &from, "."]),
        _ => execute(to, "tar", &["-xzf", &from]),
    }
}

fn execute(dir: &Path, program: &str, args: &[&str]) -> Fallible<()> {
    let status = Command::new(program).args(args).current_dir(dir).status();
    match status {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("{program} {}: {status}", args.join(" ")).into()),
        Err(error) => Err(format!("{program}: {error}").into()),
    }
}

//! Finding a Chromium for the tests, and the driver that goes with it.

use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use crate::apt;
use crate::shell::{find_program, say};

const NAMES: [&str; 5] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const PACKAGES: [&str; 2] = ["chromium", "chromium-driver"];
const ELSEWHERE: &str = "install Google Chrome or Chromium, or name one in the variable CHROME; \
    with npx:  npx playwright install chromium";

/// The browser to test in; installed if this machine's packages have one.
pub(crate) fn browser() -> Result<PathBuf> {
    if let Some(chosen) = std::env::var_os("CHROME").map(PathBuf::from) {
        if !chosen.is_file() {
            bail!("CHROME names {}, which is not there", chosen.display());
        }
        return Ok(chosen);
    }
    if let Some(found) = find() {
        return Ok(found);
    }
    install("the tests need a Chromium")?;
    find().with_context(|| format!("still no Chromium; {ELSEWHERE}"))
}

/// The chromedriver for it; `None` leaves it to wasm-pack to download one.
pub(crate) fn driver() -> Option<PathBuf> {
    let find =
        || std::env::var_os("CHROMEDRIVER").map(PathBuf::from).or_else(|| find_program(&["chromedriver"]));
    if let Some(found) = find() {
        return Some(found);
    }
    if let Err(error) = install("the tests of the WebAssembly module need a chromedriver") {
        say(format!("{error:#}\nUntil then wasm-pack tries to download one."));
    }
    find()
}

fn install(why: &str) -> Result<()> {
    if cfg!(target_os = "linux") && find_program(&["apt-get"]).is_some() {
        return apt::install(&PACKAGES, why);
    }
    bail!("{why}: {ELSEWHERE}")
}

fn find() -> Option<PathBuf> {
    find_program(&NAMES)
        .or_else(|| usual_places().into_iter().find(|path| path.is_file()))
        .or_else(playwrights)
}

fn usual_places() -> Vec<PathBuf> {
    let mut places = vec![
        PathBuf::from("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
        PathBuf::from("/Applications/Chromium.app/Contents/MacOS/Chromium"),
    ];
    for variable in ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"] {
        if let Some(folder) = std::env::var_os(variable) {
            places.push(PathBuf::from(folder).join("Google/Chrome/Application/chrome.exe"));
        }
    }
    places
}

/// The newest of the browsers that Playwright downloaded for anyone.
fn playwrights() -> Option<PathBuf> {
    let home = std::env::home_dir()?;
    let caches = [".cache/ms-playwright", "Library/Caches/ms-playwright", "AppData/Local/ms-playwright"];
    let own = std::env::var_os("PLAYWRIGHT_BROWSERS_PATH").map(PathBuf::from);
    let folders = own.into_iter().chain(caches.iter().map(|cache| home.join(cache)));
    let mut builds: Vec<PathBuf> = folders
        .filter_map(|folder| std::fs::read_dir(folder).ok())
        .flat_map(|entries| entries.flatten().map(|entry| entry.path()))
        .filter(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("chromium-")))
        .collect();
    builds.sort();
    let programs = [
        "chrome-linux64/chrome",
        "chrome-linux/chrome",
        "chrome-win64/chrome.exe",
        "chrome-win/chrome.exe",
        "chrome-mac-arm64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing",
        "chrome-mac-x64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing",
        "chrome-mac/Chromium.app/Contents/MacOS/Chromium",
    ];
    builds
        .iter()
        .rev()
        .find_map(|build| programs.map(|program| build.join(program)).into_iter().find(|path| path.is_file()))
}

//! `pkg-config.json`: the build's own facts, read and checked.
//!
//! An unknown key is refused, so that a misspelt budget cannot pass unnoticed.

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use crate::shell::root;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Config {
    /// What the file is, for whoever opens it.
    #[serde(rename = "about")]
    _about: String,
    /// Name of the crate and of the files that wasm-bindgen writes.
    pub(crate) package: String,
    /// The files that a build must end with.
    pub(crate) entry: Entry,
    /// Content-Security-Policy of every answer of `cargo xtask serve`.
    pub(crate) csp: String,
    /// Pinned versions. npm's are repeated from the package.json files, where npm reads them.
    pub(crate) tools: BTreeMap<String, String>,
    /// Files of npm packages that the page loads when it needs them, copied to `www/vendor`.
    pub(crate) vendor: BTreeMap<String, Vec<String>>,
    /// Upper limits in bytes.
    pub(crate) budgets: Budgets,
    /// Languages of the page, `www/locales/XX.json` each.
    pub(crate) locales: Vec<String>,
    /// What of the gazetteer is shipped: features of the crate, save for the first two.
    pub(crate) gazetteer: Vec<Tier>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Entry {
    pub(crate) page: String,
    pub(crate) script: String,
    pub(crate) glue: String,
    pub(crate) wasm: String,
    pub(crate) types: String,
    /// The readers of files, loaded with the first file that is not plain text.
    pub(crate) files_glue: String,
    pub(crate) files_wasm: String,
    pub(crate) files_types: String,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Budgets {
    /// The WebAssembly file without its tables, compressed.
    pub(crate) code_gzip: u64,
    /// The whole WebAssembly module, tables included.
    pub(crate) wasm_gzip: u64,
    /// The whole module with the readers and writers of files.
    pub(crate) files_gzip: u64,
    /// The page's own scripts and styles, bundled and minified.
    pub(crate) page_gzip: u64,
}

/// A part of the gazetteer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Tier {
    /// Names of countries.
    Countries,
    /// First-level areas.
    Adm1,
    /// Second-level areas.
    Adm2,
    /// Towns.
    Places,
    /// Outlines of countries.
    Outlines,
}

/// Reads and checks `pkg-config.json`.
pub(crate) fn load() -> Result<Config> {
    let path = root().join("pkg-config.json");
    let text = std::fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    parse(&text).context("pkg-config.json")
}

fn parse(text: &str) -> Result<Config> {
    let config: Config = serde_json::from_str(text)?;
    for word in ["'unsafe-inline'", "'unsafe-eval'", "http:", "https:", "*"] {
        if config.csp.contains(word) {
            bail!("csp: {word} would let the page run or fetch what is not its own");
        }
    }
    if config.locales.is_empty() {
        bail!("locales needs at least one entry");
    }
    if ![Tier::Countries, Tier::Adm1].iter().all(|tier| config.has(*tier)) {
        bail!("gazetteer: countries and adm1 cannot be left out");
    }
    Ok(config)
}

impl Config {
    /// The pinned version of a tool.
    pub(crate) fn tool(&self, name: &str) -> Result<&str> {
        self.tools.get(name).map(String::as_str).with_context(|| format!("pkg-config.json: no tools.{name}"))
    }

    /// Whether a part of the gazetteer is shipped.
    pub(crate) fn has(&self, tier: Tier) -> bool {
        self.gazetteer.contains(&tier)
    }

    /// What cargo is told of the core: `--no-default-features --features page,adm2,places,outlines`.
    pub(crate) fn feature_arguments(&self) -> Vec<String> {
        let tiers = [(Tier::Adm2, "adm2"), (Tier::Places, "places"), (Tier::Outlines, "outlines")];
        let shipped = tiers.iter().filter(|(tier, _)| self.has(*tier)).map(|(_, feature)| *feature);
        let features: Vec<&str> = std::iter::once("page").chain(shipped).collect();
        ["--no-default-features".to_owned(), "--features".to_owned(), features.join(",")].into()
    }

    /// The files that a build must have made.
    pub(crate) fn built(&self) -> [&str; 6] {
        let Entry { glue, wasm, types, files_glue, files_wasm, files_types, .. } = &self.entry;
        [glue, wasm, types, files_glue, files_wasm, files_types]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn committed() -> serde_json::Value {
        let text = std::fs::read_to_string(root().join("pkg-config.json")).unwrap();
        serde_json::from_str(&text).unwrap()
    }

    #[test]
    fn the_committed_file_is_valid() {
        load().unwrap();
    }

    #[test]
    fn the_page_and_all_its_languages_are_named() {
        let config = load().unwrap();
        for file in [&config.entry.page, &config.entry.script] {
            assert!(root().join(file).is_file(), "pkg-config.json names {file}, which is not there");
        }
        let mut named: Vec<String> = config.locales.iter().map(|locale| format!("{locale}.json")).collect();
        let folder = std::fs::read_dir(root().join("www/locales")).unwrap();
        let mut there: Vec<String> =
            folder.map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
        there.retain(|name| name != "README.md");
        named.sort();
        there.sort();
        assert_eq!(named, there, "locales in pkg-config.json, and files in www/locales");
    }

    #[test]
    fn an_unknown_key_is_refused_by_name() {
        for pointer in ["", "/entry", "/budgets"] {
            let mut value = committed();
            let object = value.pointer_mut(pointer).unwrap().as_object_mut().unwrap();
            object.insert("code_gzipped".to_owned(), 1.into());
            let error = format!("{:#}", parse(&value.to_string()).unwrap_err());
            assert!(error.contains("unknown field `code_gzipped`"), "{error}");
        }
    }

    #[test]
    fn the_tiers_become_features() {
        let mut value = committed();
        let mut with = |tiers: &[&str]| {
            value["gazetteer"] = serde_json::json!(tiers);
            parse(&value.to_string()).map(|config| config.feature_arguments().join(" "))
        };
        let all = ["countries", "adm1", "adm2", "places", "outlines"];
        assert_eq!(with(&all).unwrap(), "--no-default-features --features page,adm2,places,outlines");
        assert_eq!(
            with(&["countries", "adm1", "places"]).unwrap(),
            "--no-default-features --features page,places"
        );
        assert_eq!(with(&["countries", "adm1"]).unwrap(), "--no-default-features --features page");
        assert!(with(&["countries", "adm2"]).unwrap_err().to_string().contains("adm1 cannot be left out"));
    }

    #[test]
    fn an_unknown_tier_is_refused() {
        let mut value = committed();
        value["gazetteer"] = serde_json::json!(["adm7"]);
        assert!(format!("{:#}", parse(&value.to_string()).unwrap_err()).contains("adm7"));
    }

    #[test]
    fn a_policy_that_opens_the_page_is_refused() {
        let mut value = committed();
        value["csp"] = "default-src 'self' 'unsafe-inline'".into();
        assert!(parse(&value.to_string()).is_err());
    }

    #[test]
    fn npm_pins_the_same_versions() {
        let config = load().unwrap();
        for file in ["xtask/npm/package.json", "tests/browser/package.json"] {
            let text = std::fs::read_to_string(root().join(file)).unwrap();
            let package: serde_json::Value = serde_json::from_str(&text).unwrap();
            for group in ["dependencies", "devDependencies"] {
                for (name, version) in package[group].as_object().into_iter().flatten() {
                    assert_eq!(config.tool(name).unwrap(), version, "{name} in {file}");
                }
            }
        }
    }
}

//! Reads `data/overrides.tsv`: what the sources have wrong or leave out, each
//! row with its reason.

use super::Fallible;
use super::fold::fold;
use std::path::Path;

/// One correction.
#[derive(Debug, Clone)]
pub(super) struct Override {
    pub(super) country: String,
    pub(super) action: String,
    pub(super) target: String,
    pub(super) value: String,
}

/// All corrections, in the order of the file.
pub(super) struct Overrides(Vec<Override>);

const ACTIONS: [&str; 18] = [
    "source", "add", "drop", "name", "alias", "unalias", "iso", "pcode", "kind", "dates", "parent",
    "country", "stem", "district", "exonyms", "spelling", "geonames", "outline",
];

impl Overrides {
    pub(super) fn read(path: &Path) -> Fallible<Self> {
        let text = std::fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
        let mut rows = Vec::new();
        for line in text.lines().filter(|l| !l.starts_with('#') && !l.is_empty()) {
            let [country, action, target, value, reason] = line.split('\t').collect::<Vec<_>>()[..] else {
                return Err(format!("override without five columns: {line}").into());
            };
            if reason.is_empty() || !ACTIONS.contains(&action) {
                return Err(format!("override without a reason or with an unknown action: {line}").into());
            }
            let own = str::to_owned;
            let (country, action) = (own(country), own(action));
            rows.push(Override { country, action, target: own(target), value: own(value) });
        }
        Ok(Self(rows))
    }

    /// The rows of one country.
    pub(super) fn of<'a>(&'a self, country: &'a str) -> impl Iterator<Item = &'a Override> {
        self.0.iter().filter(move |o| o.country == country)
    }

    /// The rows of all countries with one action.
    pub(super) fn all<'a>(&'a self, action: &'a str) -> impl Iterator<Item = &'a Override> {
        self.0.iter().filter(move |o| o.action == action)
    }

    /// The rows of one country with one action.
    pub(super) fn with<'a>(
        &'a self,
        country: &'a str,
        action: &'a str,
    ) -> impl Iterator<Item = &'a Override> {
        self.of(country).filter(move |o| o.action == action)
    }
}

impl Override {
    /// Whether the target names this area, by its name or its code.
    pub(super) fn is_for(&self, name: &str, pcode: &str) -> bool {
        fold(&self.target) == fold(name) || (!pcode.is_empty() && self.target == pcode)
    }
}

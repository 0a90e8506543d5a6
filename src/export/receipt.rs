//! Receipts: which text, which version and which corrections a file was made from.
//!
//! Every export carries one. [`find`] reads it back from a file, [`matches`] says whether it
//! still fits the report beside it.

mod find;

use serde::{Deserialize, Serialize};

pub use find::find;

use super::{escape, mask};
use crate::chart::format::{Locale, number};
use crate::model::{Analysis, Totals, shortest_or_null};
use crate::review::{Change, Entry, Patch};
use crate::text::digest::sha256;

/// Name and version of the format.
pub const SCHEMA: &str = "headcount-receipt/1";
/// Name and version of what counts.
pub const SOFTWARE: &str = concat!("headcount ", env!("CARGO_PKG_VERSION"));
/// What stands before a receipt in HTML, Markdown and XML.
const MARK: &str = "headcount-receipt ";

/// What a file was made from.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Receipt {
    /// `headcount-receipt/1`.
    pub schema: String,
    /// What kind of file it is in: a name of [`super::Format`], `svg` or `png`.
    pub format: String,
    /// Name and version of what counted: `headcount 0.1.0`.
    pub software: String,
    /// SHA-256 of the report's text. Of several reports, of the text that they were put together to.
    pub sha256: String,
    /// SHA-256 of each report's text, where there are several.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reports: Vec<String>,
    /// The date that the report's data are complete to.
    pub data_as_of: Option<String>,
    /// The day of the export, if the person wanted it in the file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exported_on: Option<String>,
    /// The corrections that were applied.
    pub corrections: Applied,
    /// How many figures are masked.
    #[serde(skip_serializing_if = "is_zero")]
    pub masked: usize,
    /// The totals that the file tells of.
    pub totals: Sums,
}

/// Corrections that were applied.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Applied {
    /// How many.
    pub count: usize,
    /// SHA-256 of the list as compact JSON; null where there are none, or where the file does not say.
    pub sha256: Option<String>,
    /// The corrections themselves, where the format has room for them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub list: Vec<Entry>,
}

/// Totals, as far as a file tells them.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Sums {
    /// People counted.
    #[serde(serialize_with = "shortest_or_null", skip_serializing_if = "Option::is_none")]
    pub counted: Option<f64>,
    /// As stated.
    #[serde(serialize_with = "shortest_or_null", skip_serializing_if = "Option::is_none")]
    pub as_stated: Option<f64>,
    /// Lowest.
    #[serde(serialize_with = "shortest_or_null", skip_serializing_if = "Option::is_none")]
    pub lowest: Option<f64>,
    /// Reached indirectly.
    #[serde(serialize_with = "shortest_or_null", skip_serializing_if = "Option::is_none")]
    pub indirect: Option<f64>,
    /// Households.
    #[serde(serialize_with = "shortest_or_null", skip_serializing_if = "Option::is_none")]
    pub households: Option<f64>,
    /// Counted people tied to no area.
    #[serde(serialize_with = "shortest_or_null", skip_serializing_if = "Option::is_none")]
    pub unlocated: Option<f64>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it so")]
fn is_zero(count: &usize) -> bool {
    *count == 0
}

impl Applied {
    fn new(patch: &Patch) -> Self {
        if patch.corrections.is_empty() {
            return Self::default();
        }
        let digest = serde_json::to_string(patch).ok().map(|json| sha256(&json));
        Self { count: patch.corrections.len(), sha256: digest, list: patch.corrections.clone() }
    }
}

impl From<&Totals> for Sums {
    fn from(totals: &Totals) -> Self {
        Self {
            counted: Some(totals.people.counted),
            as_stated: Some(totals.people.as_stated),
            lowest: Some(totals.people.lowest),
            indirect: Some(totals.people.indirect),
            households: Some(totals.households.counted),
            unlocated: Some(totals.unlocated),
        }
    }
}

impl Sums {
    fn named(&self) -> [(&'static str, Option<f64>); 6] {
        [
            ("counted", self.counted),
            ("as_stated", self.as_stated),
            ("lowest", self.lowest),
            ("indirect", self.indirect),
            ("households", self.households),
            ("unlocated", self.unlocated),
        ]
    }
}

impl Receipt {
    /// The receipt of an analysis and the corrections that were applied to it.
    pub fn new(analysis: &Analysis, applied: &Patch, format: &str) -> Self {
        Self {
            schema: SCHEMA.to_owned(),
            format: format.to_owned(),
            software: SOFTWARE.to_owned(),
            sha256: analysis.report.sha256.clone(),
            data_as_of: analysis.report.data_as_of.clone(),
            corrections: Applied::new(applied),
            totals: Sums::from(&analysis.totals),
            ..Self::default()
        }
    }

    /// As JSON that can stand in HTML, Markdown and XML: without `<`, `>` and `&`.
    pub(super) fn embedded(&self) -> String {
        // Plain data with string keys: this cannot fail.
        let json = serde_json::to_string(self).unwrap_or_default();
        let mut out = String::with_capacity(json.len());
        for character in json.chars() {
            match character {
                '<' | '>' | '&' | '\u{FFFE}' | '\u{FFFF}' => {
                    out.push_str(&format!("\\u{:04x}", u32::from(character)));
                }
                other => out.push(other),
            }
        }
        out
    }

    /// Between two signs that hide it from a reader: a comment, an instruction.
    pub(super) fn hidden(&self, before: &str, after: &str) -> String {
        format!("{before}{MARK}{}{after}", self.embedded())
    }

    /// For people: where the numbers come from, one fact each.
    pub(super) fn facts(&self) -> Vec<(&'static str, String)> {
        let mut facts =
            vec![("Counted by", self.software.clone()), ("SHA-256 of the text", self.sha256.clone())];
        facts.extend(self.data_as_of.clone().map(|date| ("Data as of", date)));
        facts.extend(self.exported_on.clone().map(|date| ("Exported on", date)));
        facts.push(("Corrections applied", self.corrections.count.to_string()));
        facts.extend(self.corrections.sha256.clone().map(|digest| ("SHA-256 of the corrections", digest)));
        if self.masked > 0 {
            facts.push(("Figures masked", self.masked.to_string()));
        }
        facts.into_iter().map(|(name, value)| (name, escape::line(&value))).collect()
    }
}

/// How a file's receipt and the report beside it fit together.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Match {
    /// The file was made from this text.
    pub same_report: bool,
    /// By this version of headcount.
    pub same_version: bool,
    /// With these corrections, as far as the file tells.
    pub same_corrections: bool,
    /// All totals that the file tells are the report's.
    pub same_totals: bool,
    /// The totals that differ: before, in the file; after, now.
    pub changes: Vec<Change>,
    /// All of it in a sentence or two, in English.
    pub message: String,
}

/// Holds a receipt against the report beside it: its analysis, and the corrections that were
/// applied to it.
pub fn matches(receipt: &Receipt, analysis: &Analysis, applied: &Patch) -> Match {
    let now = if receipt.masked > 0 { mask::masked_totals(analysis) } else { analysis.totals.clone() };
    let changes = changes(&receipt.totals, &Sums::from(&now));
    let sha256 = &analysis.report.sha256;
    let same_corrections = receipt.corrections.same_as(&Applied::new(applied));
    let mut found = Match {
        same_report: !sha256.is_empty() && (receipt.sha256 == *sha256 || receipt.reports.contains(sha256)),
        same_version: receipt.software == SOFTWARE,
        same_corrections,
        same_totals: changes.is_empty(),
        changes,
        message: String::new(),
    };
    found.message = found.said(receipt);
    found
}

impl Applied {
    fn same_as(&self, other: &Self) -> bool {
        let digests = self.sha256.as_ref().zip(other.sha256.as_ref());
        self.count == other.count && digests.is_none_or(|(one, two)| one == two)
    }
}

fn changes(before: &Sums, after: &Sums) -> Vec<Change> {
    let pairs = before.named().into_iter().zip(after.named());
    let both = pairs.filter_map(|((name, before), (_, after))| Some((name, before?, after?)));
    let changed = both.filter(|(_, before, after)| (before - after).abs() > 0.005);
    changed.map(|(total, before, after)| Change { total: total.to_owned(), before, after }).collect()
}

impl Match {
    fn said(&self, receipt: &Receipt) -> String {
        let text = if self.same_report && receipt.reports.len() > 1 {
            "This file was made from the text beside it and others"
        } else if self.same_report {
            "This file was made from the text beside it"
        } else {
            "This file was made from another text than the one beside it"
        };
        let mut differs = Vec::new();
        if !self.same_version {
            differs.push(format!("by {}", escape::line(&receipt.software)));
        }
        if !self.same_corrections {
            differs.push(match receipt.corrections.count {
                0 => "without corrections".to_owned(),
                1 => "with 1 correction, not the same".to_owned(),
                count => format!("with {count} corrections, not the same"),
            });
        }
        let differs = if differs.is_empty() { String::new() } else { format!(", {}", differs.join(", ")) };
        let told = receipt.totals != Sums::default();
        let totals = match self.changes.as_slice() {
            [] if !told => "; it tells no totals".to_owned(),
            [] => "; the totals are the same".to_owned(),
            changes => changes.iter().map(difference).collect(),
        };
        format!("{text}{differs}{totals}.")
    }
}

fn difference(change: &Change) -> String {
    let written = |value| number(value, Locale::En);
    let name = change.total.replace('_', " ");
    format!("; {name} {} in the file, {} now", written(change.before), written(change.after))
}

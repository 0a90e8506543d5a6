//! headcount reads a narrative progress report and says who was reached, where,
//! under which outcome, with the sentence behind every number.
//!
//! ```
//! use headcount::{Options, analyze};
//!
//! let text = "Outcome 1: Women lead\n\nWe trained 120 women and 45 men.";
//! let analysis = analyze(text, &Options::default());
//! assert_eq!(analysis.totals.people.counted, 165.0);
//! assert_eq!(analysis.figures[0].quote, "120 women");
//! ```
//!
//! The modules are in reading order: text is repaired, laid out, read in its
//! language, its figures and places found, linked, and counted once. What a person
//! puts right is in [`review`]; [`account`] and [`targets`] say how the total comes about and
//! what was planned.

pub mod model;

pub mod text;

pub mod lang;
mod language;

mod passage;
pub mod report;

pub mod figure;
pub mod place;

mod link;
mod overlap;
pub mod tally;

mod analysis;
mod note;
mod small_group;
mod write;

pub mod review;

pub mod account;
pub mod targets;

pub mod chart;
pub mod export;

#[cfg(feature = "exports")]
pub mod compare;
pub mod project;
#[cfg(feature = "files")]
pub mod read;
#[cfg(target_arch = "wasm32")]
pub mod wasm;

pub use model::{Analysis, Options};

/// Name and version of the analysis format.
pub const SCHEMA: &str = "headcount-analysis/1";

/// Finds the names of places in a report, and says of each why it was taken or not.
pub fn place_names(text: &str, options: &Options) -> model::PlaceNames {
    analysis::place_names(text, options)
}

/// Analyses one report.
///
/// Text is never an error: what could not be made out is in [`Analysis::notes`].
/// The same text and options give the same analysis, natively and in WebAssembly.
pub fn analyze(text: &str, options: &Options) -> Analysis {
    analysis::analyze(text, options)
}

//! One way in for all formats.

use serde::{Deserialize, Serialize};

use super::view::View;
use super::{annotations, csv, html, iati, json, md, table};
use crate::model::{Analysis, Span};
use crate::review::Patch;

/// A kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Format {
    /// Lines for a terminal.
    Table,
    /// The analysis (`docs/analysis.schema.json`) with its receipt.
    Json,
    /// The figures, one a row (RFC 4180).
    Csv,
    /// A workbook (Office Open XML).
    Xlsx,
    /// A brief on a page, for a browser or for paper.
    Html,
    /// The same brief as Markdown.
    Md,
    /// IATI 2.03.
    Iati,
    /// W3C Web Annotations of the evidence.
    Annotations,
}

impl Format {
    /// All of them.
    pub const ALL: [Self; 8] =
        [Self::Table, Self::Json, Self::Csv, Self::Xlsx, Self::Html, Self::Md, Self::Iati, Self::Annotations];

    /// Its name in options and receipts.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Table => "table",
            Self::Json => "json",
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Html => "html",
            Self::Md => "md",
            Self::Iati => "iati",
            Self::Annotations => "annotations",
        }
    }

    /// The format of a name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.as_str() == name)
    }
}

/// What to write and how; the default is as the format is meant.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Options {
    /// CSV: a second row with HXL hashtags.
    pub hxl: bool,
    /// CSV: a byte order mark at the start, by which Excel knows UTF-8.
    pub bom: bool,
    /// Numbers below ten of vulnerable groups in one place are written as "<10".
    pub mask: bool,
    /// IATI: the `result` elements alone, to be pasted into an activity.
    pub results_only: bool,
    /// IATI: the year of the period, where the report names none.
    pub year: Option<i32>,
    /// The date of the export (`YYYY-MM-DD`), for those who want it in the file.
    pub exported_on: Option<String>,
}

/// What is to be written.
#[derive(Debug, Clone, Copy)]
pub struct Exported<'e> {
    /// The analysis, corrections applied.
    pub analysis: &'e Analysis,
    /// The text that was analysed.
    pub text: &'e str,
    /// What the text came as, such as a file's name; empty if there is none.
    pub source: &'e str,
    /// The corrections that were applied, without those that did not fit.
    pub corrections: &'e Patch,
    /// Charts for the brief, as [`super::svg::svg`] or the module's `chartSvg` makes them; they are taken as
    /// they are, so those of a masked file must be drawn of [`super::mask::masked_analysis`]. None: with the feature `standalone` the brief draws its own.
    pub charts: &'e [String],
    /// The reports that the text is put together from, if it is ([`crate::compare`]).
    pub parts: &'e [Part],
}

/// One of several reports in a text put together from them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Its file's name.
    pub name: String,
    /// Its title.
    pub title: String,
    /// The year it reports on.
    pub year: Option<i32>,
    /// The date its data are complete to.
    pub data_as_of: Option<String>,
    /// SHA-256 of its own text.
    pub sha256: String,
    /// Where it stands in the text.
    pub span: Span,
}

/// A file that could not be written.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ExportError {
    /// IATI needs a period, and the report names no year.
    NoYear,
    /// This build has no writer of the format.
    NotBuilt(&'static str),
    /// The writer of the format failed.
    Writer(String),
}

impl std::fmt::Display for ExportError {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NoYear => {
                formatter.write_str("the report names no year, and IATI needs a period: give the year")
            }
            Self::NotBuilt(format) => write!(formatter, "this build cannot write {format}"),
            Self::Writer(why) => write!(formatter, "the file could not be written: {why}"),
        }
    }
}

impl std::error::Error for ExportError {}

/// Writes a file.
///
/// The same arguments give the same bytes. Nothing is refused here because it names few
/// people: [`super::mask::small_cells`] tells what does.
///
/// ```
/// use headcount::export::{Exported, Format, Options, write};
/// use headcount::review::Patch;
///
/// let text = "We trained 120 women in Kolda.";
/// let analysis = headcount::analyze(text, &headcount::Options::default());
/// let corrections = Patch::new([]);
/// let exported = Exported { analysis: &analysis, text, source: "a.txt", corrections: &corrections, charts: &[], parts: &[] };
/// let file = write(&exported, Format::Csv, &Options::default()).unwrap();
/// assert!(String::from_utf8(file).unwrap().contains("120 women"));
/// ```
///
/// # Errors
/// IATI without a year; a format that this build leaves out; a failing writer.
pub fn write(exported: &Exported, format: Format, options: &Options) -> Result<Vec<u8>, ExportError> {
    let view = View::new(exported, format, options);
    match format {
        Format::Table => Ok(table::table(&view.analysis).into_bytes()),
        Format::Json => json::json(&view),
        Format::Csv => csv::csv(&view),
        Format::Xlsx => workbook(&view),
        Format::Html => Ok(html::html(&view).into_bytes()),
        Format::Md => Ok(md::md(&view).into_bytes()),
        Format::Iati => iati::iati(&view).map(String::into_bytes),
        Format::Annotations => annotations::annotations(&view),
    }
}

#[cfg(feature = "xlsx")]
fn workbook(view: &View) -> Result<Vec<u8>, ExportError> {
    super::xlsx::xlsx(view)
}

#[cfg(not(feature = "xlsx"))]
fn workbook(_: &View) -> Result<Vec<u8>, ExportError> {
    Err(ExportError::NotBuilt("xlsx"))
}

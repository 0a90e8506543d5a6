//! Files to text: what each kind of file says, with the place that each part stood at.
//!
//! Knows bytes and names, no disk and no network. Every reader fills the same
//! [`Document`]; none runs or fetches anything that a file holds, and each refusal is
//! one [`ReadError`].

mod archive;
mod blocks;
mod document;
mod docx;
mod error;
mod html;
mod iati;
mod kind;
mod markdown;
mod odf;
mod package;
pub mod pdf;
mod sheet;
mod table;
mod xml;

pub use archive::{Content, Found};
pub use document::{Document, Kind, Part, ReadNote};
pub use error::ReadError;

use crate::text::decode::decode;
use blocks::Blocks;
use kind::Sniffed;
use package::Package;

/// How much of a file is read at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// Bytes of the file.
    pub bytes: usize,
    /// Pages of a PDF.
    pub pages: usize,
    /// Bytes that a packed file unpacks to.
    pub unpacked: u64,
    /// How many times larger than its packed form an entry of some size may be.
    pub ratio: u64,
    /// Files inside a packed file.
    pub entries: usize,
    /// Rows of a spreadsheet that have something in them, over all its sheets.
    pub rows: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            bytes: 50 * 1024 * 1024,
            pages: 2_000,
            unpacked: 256 * 1024 * 1024,
            ratio: 200,
            entries: 5_000,
            rows: 50_000,
        }
    }
}

/// Reads one report: its kind is found by what is in the file, then by its name. A zip
/// with a single report in it is that report.
///
/// # Errors
/// It is no report that can be read, or several; see [`ReadError`].
pub fn read(bytes: &[u8], name: &str, limits: &Limits) -> Result<Document, ReadError> {
    let mut found = read_all(bytes, name, limits)?;
    match (found.pop(), found.is_empty()) {
        (Some(Found { content: Content::Document(document), .. }), true) => Ok(document),
        (Some(Found { content: Content::Refused(error), .. }), true) => Err(error),
        (Some(Found { content: Content::Pdf(_), .. }), true) => Err(ReadError::Pdf),
        _ => Err(ReadError::Several),
    }
}

/// Reads a file, or all the files of a zip in the order of their names.
///
/// # Errors
/// It is no file that can be read. Of the files in a zip each has its own.
pub fn read_all(bytes: &[u8], name: &str, limits: &Limits) -> Result<Vec<Found>, ReadError> {
    match read_one(bytes, name, limits) {
        Ok(document) => Ok(vec![Found { name: name.to_owned(), content: Content::Document(document) }]),
        Err(ReadError::Several) => archive::read(bytes, limits),
        Err(error) => Err(error),
    }
}

/// Reads a file that is no zip of others.
fn read_one(bytes: &[u8], name: &str, limits: &Limits) -> Result<Document, ReadError> {
    if bytes.len() > limits.bytes {
        return Err(ReadError::Large);
    }
    let package = || Package::open(bytes, limits);
    match kind::sniff(bytes, name, limits)? {
        Sniffed::Text => text(bytes, name),
        Sniffed::Markdown => markdown::read(&decode(bytes)?).finish(name, Kind::Markdown),
        Sniffed::Html => html::read(&decode(bytes)?, Blocks::default()).finish(name, Kind::Html),
        Sniffed::Docx => docx::read(&mut package()?)?.finish(name, Kind::Docx),
        Sniffed::Odt => odf::read(&mut package()?)?.finish(name, Kind::Odt),
        Sniffed::Csv => sheet::csv::read(&decode(bytes)?, limits)?.finish(name, Kind::Csv),
        Sniffed::Xlsx => sheet::xlsx::read(bytes, limits)?.finish(name, Kind::Xlsx),
        Sniffed::Ods => sheet::ods::read(&mut package()?, limits)?.finish(name, Kind::Ods),
        Sniffed::Iati => iati::read(&decode(bytes)?)?.finish(name, Kind::Iati),
        #[cfg(feature = "pdf")]
        Sniffed::Pdf => pdf::file::read(bytes, name, limits),
        #[cfg(not(feature = "pdf"))]
        Sniffed::Pdf => Err(ReadError::Pdf),
        Sniffed::Zip => Err(ReadError::Several),
    }
}

/// Plain text is its own text.
fn text(bytes: &[u8], name: &str) -> Result<Document, ReadError> {
    let text = decode(bytes)?;
    if text.trim().is_empty() {
        return Err(ReadError::Empty);
    }
    Ok(Document { name: name.to_owned(), kind: Kind::Text, text, parts: Vec::new(), notes: Vec::new() })
}

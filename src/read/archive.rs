//! A zip of reports: each of them a document, or the reason why it is none.

use super::error::ReadError;
use super::package::Package;
use super::{Document, Limits};

/// A file that was in another, or the file itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Its name, with the folders in the zip that it lies in.
    pub name: String,
    /// What it is.
    pub content: Content,
}

/// What a file turned out to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// A report.
    Document(Document),
    /// Why it is none.
    Refused(ReadError),
    /// A PDF, as it is, for those who read it elsewhere: in builds without the feature `pdf`.
    Pdf(Vec<u8>),
}

/// Reads every report of a zip; what is no report says why.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Vec<Found>, ReadError> {
    let mut package = Package::open(bytes, limits)?;
    let mut names: Vec<String> = package.names().into_iter().filter(|name| !is_furniture(name)).collect();
    names.sort();
    let mut out = Vec::new();
    for name in names {
        let content = match package.read(&name) {
            // More than a report can be is no matter of a single file.
            Err(ReadError::Bomb) => return Err(ReadError::Bomb),
            Err(error) => Content::Refused(error),
            Ok(bytes) => inner(&bytes.unwrap_or_default(), &name, limits),
        };
        out.push(Found { name, content });
    }
    if out.is_empty() { Err(ReadError::Empty) } else { Ok(out) }
}

fn inner(bytes: &[u8], name: &str, limits: &Limits) -> Content {
    match super::read_one(bytes, name, limits) {
        Ok(document) => Content::Document(document),
        Err(ReadError::Several) => Content::Refused(ReadError::Archive),
        Err(ReadError::Pdf) => Content::Pdf(bytes.to_vec()),
        Err(error) => Content::Refused(error),
    }
}

/// What programs put into a zip for themselves.
fn is_furniture(name: &str) -> bool {
    let file = name.rsplit('/').next().unwrap_or(name);
    name.starts_with("__MACOSX/") || file.starts_with('.') || matches!(file, "Thumbs.db" | "desktop.ini")
}

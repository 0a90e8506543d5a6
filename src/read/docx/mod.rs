//! Word files to blocks: paragraphs with their styles and numbers, tables, notes.
//!
//! Changes that someone tracked are taken as accepted: insertions are read, deletions
//! are not, and a note says so.

mod body;
mod numbering;
mod styles;

use super::blocks::Blocks;
use super::error::ReadError;
use super::package::Package;
use super::xml::{Node, Xml};
use body::Body;
use numbering::Numbering;
use styles::Styles;

/// What a Word file says.
///
/// # Errors
/// It is damaged, encrypted, or unpacks to too much.
pub(crate) fn read(package: &mut Package) -> Result<Blocks, ReadError> {
    let main = main_part(package)?;
    let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
    let part =
        |package: &mut Package, name: &str| package.text(format!("{folder}/{name}").trim_start_matches('/'));
    let styles = Styles::read(&part(package, "styles.xml")?.unwrap_or_default())?;
    let numbering = Numbering::read(&part(package, "numbering.xml")?.unwrap_or_default())?;
    let document = package.text(&main)?.ok_or(ReadError::Damaged)?;
    let mut body = Body::new(&styles, numbering);
    body.read(&document)?;
    for (notes, element) in [("footnotes.xml", "footnote"), ("endnotes.xml", "endnote")] {
        if let Some(text) = part(package, notes)? {
            body.read_notes(&text, element)?;
        }
    }
    Ok(body.finish())
}

/// The name of the main part: Word on the web has others than `word/document.xml`.
fn main_part(package: &mut Package) -> Result<String, ReadError> {
    let relations = package.text("_rels/.rels")?.unwrap_or_default();
    let mut xml = Xml::new(&relations);
    while let Some(node) = xml.next()? {
        if let Node::Open(element) = node
            && element.attribute("Type").is_some_and(|kind| kind.ends_with("/officeDocument"))
            && let Some(target) = element.attribute("Target")
        {
            return Ok(target.trim_start_matches('/').to_owned());
        }
    }
    Ok("word/document.xml".to_owned())
}

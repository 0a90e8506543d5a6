//! OpenDocument texts to blocks.
//!
//! Tracked deletions lie apart from the text in this format and are left out; a note
//! says so.

mod body;
mod styles;

use super::blocks::Blocks;
use super::error::ReadError;
use super::package::Package;
use body::Body;
use styles::Styles;

/// What an OpenDocument text says.
///
/// # Errors
/// It is damaged, or unpacks to too much.
pub(crate) fn read(package: &mut Package) -> Result<Blocks, ReadError> {
    let content = package.text("content.xml")?.ok_or(ReadError::Damaged)?;
    let mut styles = Styles::default();
    styles.read(&package.text("styles.xml")?.unwrap_or_default())?;
    styles.read(&content)?;
    let mut body = Body::new(&styles);
    body.read(&content)?;
    Ok(body.finish())
}

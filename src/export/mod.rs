//! Files that leave the page or the command line.
//!
//! [`write`] makes any of them from an analysis and the text that it was made from.
//! There is no clock here: the same data give the same bytes. `docs/exports.md`
//! describes each format.

pub mod places;
pub mod svg;
pub mod table;

#[cfg(feature = "exports")]
mod annotations;
#[cfg(feature = "exports")]
mod brief;
#[cfg(feature = "exports")]
pub mod compared;
#[cfg(feature = "exports")]
mod csv;
#[cfg(feature = "exports")]
mod escape;
#[cfg(feature = "exports")]
mod html;
#[cfg(feature = "exports")]
mod iati;
#[cfg(feature = "exports")]
mod json;
#[cfg(feature = "exports")]
pub mod mask;
#[cfg(feature = "exports")]
mod md;
#[cfg(feature = "exports")]
pub mod receipt;
#[cfg(feature = "exports")]
mod record;
#[cfg(feature = "exports")]
mod view;
#[cfg(feature = "exports")]
mod write;
#[cfg(feature = "xlsx")]
mod xlsx;

#[cfg(feature = "exports")]
pub use write::{ExportError, Exported, Format, Options, Part, write};

//! The boundary to JavaScript: parses options, calls the core, maps errors.
//!
//! The only place that names `wasm_bindgen`, `js_sys`, `web_sys`, `serde_wasm_bindgen`
//! and `plotters_canvas`. Nothing is computed here. Each feature is a module of its
//! own: what a build does not export, the linker leaves out.

#[cfg(feature = "exports")]
pub mod exports;
#[cfg(feature = "files")]
mod files;
#[cfg(feature = "page")]
mod objects;
#[cfg(feature = "page")]
mod page;

#[cfg(feature = "files")]
pub use files::*;
#[cfg(feature = "page")]
pub use page::*;

#[cfg(any(feature = "page", feature = "files"))]
use serde::Serialize;
#[cfg(any(feature = "page", feature = "files"))]
use wasm_bindgen::{JsError, JsValue};

#[cfg(any(feature = "page", feature = "files"))]
pub(crate) fn write<T: Serialize + ?Sized>(value: &T) -> Result<JsValue, JsError> {
    value
        .serialize(&serde_wasm_bindgen::Serializer::json_compatible())
        .map_err(|error| JsError::new(&error.to_string()))
}

//! What the module with the readers of files offers.

use js_sys::{Array, Object, Reflect, Uint8Array};
use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsError, JsValue};

use super::write;
use crate::read::pdf::{Item, Layout, View};
use crate::read::{self, Content, Document, Limits, ReadError};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("files.d.ts");

/// Why a file is not read.
#[derive(Serialize)]
struct Refusal {
    name: String,
    kind: &'static str,
    message: String,
}

/// Reads a file, or all files of a zip.
///
/// # Errors
/// It is none that can be read: a [`Refusal`].
#[wasm_bindgen(js_name = readFile, unchecked_return_type = "FileContents")]
pub fn read_file(bytes: &[u8], name: &str) -> Result<JsValue, JsValue> {
    let found = read::read_all(bytes, name, &Limits::default()).map_err(|error| refusal(name, error))?;
    let mut documents: Vec<Document> = Vec::new();
    let mut refused: Vec<Refusal> = Vec::new();
    let pdfs = Array::new();
    for file in found {
        match file.content {
            Content::Document(document) => documents.push(document),
            Content::Refused(error) => refused.push(Refusal::new(&file.name, error)),
            Content::Pdf(bytes) => {
                pdfs.push(&object(&[
                    ("name", file.name.into()),
                    ("bytes", Uint8Array::from(bytes.as_slice()).into()),
                ]));
            }
        }
    }
    Ok(object(&[("documents", write(&documents)?), ("refused", write(&refused)?), ("pdfs", pdfs.into())]))
}

/// Lays out the pages of a PDF that pdf.js has read.
///
/// # Errors
/// No page has text: a [`Refusal`]; or `pages` is not of its type.
#[wasm_bindgen(js_name = layoutPdf, unchecked_return_type = "FileDocument")]
pub fn layout_pdf(
    name: &str,
    #[wasm_bindgen(unchecked_param_type = "PdfPage[]")] pages: Array,
) -> Result<JsValue, JsValue> {
    #[derive(Deserialize)]
    struct PdfPage {
        viewport: View,
        items: Vec<PdfItem>,
    }
    // What marks content in the file has no words.
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum PdfItem {
        Text(Item),
        Other(IgnoredAny),
    }
    if pages.length() as usize > Limits::default().pages {
        return Err(refusal(name, ReadError::Pages));
    }
    let mut layout = Layout::default();
    for page in pages.iter() {
        let page: PdfPage =
            serde_wasm_bindgen::from_value(page).map_err(|error| JsError::new(&format!("pages: {error}")))?;
        let text = page.items.into_iter().filter_map(|item| match item {
            PdfItem::Text(item) => Some(item),
            PdfItem::Other(_) => None,
        });
        layout.add_page(&page.viewport, text);
    }
    let document = layout.finish(name).map_err(|error| refusal(name, error))?;
    Ok(write(&document)?)
}

impl Refusal {
    fn new(name: &str, error: ReadError) -> Self {
        Self { name: name.to_owned(), kind: error.kind(), message: error.to_string() }
    }
}

fn refusal(name: &str, error: ReadError) -> JsValue {
    write(&Refusal::new(name, error)).unwrap_or_else(|error: JsError| error.into())
}

fn object(entries: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (key, value) in entries {
        // A plain object takes every key.
        let _ = Reflect::set(&object, &(*key).into(), value);
    }
    object.into()
}

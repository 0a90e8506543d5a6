//! Files out, receipts back, several reports: the part of the boundary that a page loads when
//! it needs it.

use js_sys::{JSON, Reflect};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsError, JsValue};

use crate::compare::{Told, collect, compare};
use crate::export::receipt::{self, Receipt};
use crate::export::{self, Exported, Format, Part, mask};
use crate::model::Analysis;
use crate::review::Patch;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("exports.d.ts");

/// The options of an export, and what it is made from beside text and analysis.
#[derive(Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Request {
    hxl: bool,
    bom: bool,
    mask: bool,
    results_only: bool,
    year: Option<i32>,
    exported_on: Option<String>,
    source: String,
    corrections: Patch,
    charts: Vec<String>,
    parts: Vec<Part>,
}

impl Default for Request {
    fn default() -> Self {
        Self {
            hxl: false,
            bom: false,
            mask: false,
            results_only: false,
            year: None,
            exported_on: None,
            source: String::new(),
            corrections: Patch::new([]),
            charts: Vec::new(),
            parts: Vec::new(),
        }
    }
}

/// Writes an analysis and its text as a file.
///
/// # Errors
/// `analysis` or `options` is not of its type, there is no such format, or the format needs
/// what is not there.
#[wasm_bindgen(js_name = exportAs)]
pub fn export_as(
    text: &str,
    #[wasm_bindgen(unchecked_param_type = "Analysis")] analysis: JsValue,
    #[wasm_bindgen(unchecked_param_type = "ExportFormat")] format: &str,
    #[wasm_bindgen(unchecked_optional_param_type = "ExportOptions")] options: JsValue,
) -> Result<Vec<u8>, JsError> {
    let analysis: Analysis = json(&analysis, "analysis")?;
    let format =
        Format::from_name(format).ok_or_else(|| JsError::new(&format!("there is no format {format}")))?;
    let request: Request =
        if options.is_undefined() { Request::default() } else { json(&options, "options")? };
    let exported = Exported {
        analysis: &analysis,
        text,
        source: &request.source,
        corrections: &request.corrections,
        charts: &request.charts,
        parts: &request.parts,
    };
    let options = export::Options {
        hxl: request.hxl,
        bom: request.bom,
        mask: request.mask,
        results_only: request.results_only,
        year: request.year,
        exported_on: request.exported_on,
    };
    export::write(&exported, format, &options).map_err(|error| JsError::new(&error.to_string()))
}

/// What must be said before an export: the figures that name fewer than ten people of a vulnerable group in one
/// place; null where there are none.
///
/// # Errors
/// `analysis` is not of its type.
#[wasm_bindgen(js_name = smallCells, unchecked_return_type = "SmallCells | null")]
pub fn small_cells(
    #[wasm_bindgen(unchecked_param_type = "Analysis")] analysis: JsValue,
) -> Result<JsValue, JsError> {
    #[derive(Serialize)]
    struct SmallCells {
        figures: Vec<String>,
        message: String,
    }
    let analysis: Analysis = json(&analysis, "analysis")?;
    let figures = mask::small_cells(&analysis).iter().map(|figure| figure.id.clone()).collect();
    write(&mask::warning(&analysis).map(|message| SmallCells { figures, message: message + "." }))
}

/// The analysis with small cells masked, to draw the charts of a masked brief.
///
/// # Errors
/// `analysis` is not of its type.
#[wasm_bindgen(js_name = maskAnalysis, unchecked_return_type = "Analysis")]
pub fn mask_analysis(
    text: &str,
    #[wasm_bindgen(unchecked_param_type = "Analysis")] analysis: JsValue,
) -> Result<JsValue, JsError> {
    write(&mask::masked_analysis(&json(&analysis, "analysis")?, text))
}

/// The receipt of a file that headcount wrote; null for any other.
///
/// # Errors
/// None that is known.
#[wasm_bindgen(js_name = findReceipt, unchecked_return_type = "Receipt | null")]
pub fn find_receipt(bytes: &[u8]) -> Result<JsValue, JsError> {
    write(&receipt::find(bytes))
}

/// Holds a receipt against the report beside it.
///
/// # Errors
/// `receipt`, `analysis` or `corrections` is not of its type.
#[wasm_bindgen(js_name = matchReceipt, unchecked_return_type = "ReceiptMatch")]
pub fn match_receipt(
    #[wasm_bindgen(unchecked_param_type = "Receipt")] receipt: JsValue,
    #[wasm_bindgen(unchecked_param_type = "Analysis")] analysis: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "Patch")] corrections: JsValue,
) -> Result<JsValue, JsError> {
    let receipt: Receipt = json(&receipt, "receipt")?;
    let analysis: Analysis = json(&analysis, "analysis")?;
    let applied =
        if corrections.is_undefined() { Patch::new([]) } else { json(&corrections, "corrections")? };
    write(&receipt::matches(&receipt, &analysis, &applied))
}

/// A report that is compared or put together with others.
struct Given {
    name: String,
    text: String,
    analysis: Analysis,
}

impl Given {
    fn read(value: &JsValue) -> Result<Self, JsError> {
        let get = |key: &str| Reflect::get(value, &key.into()).unwrap_or(JsValue::UNDEFINED);
        let text = get("text").as_string().ok_or_else(|| JsError::new("a report has no text"))?;
        let analysis = json(&get("analysis"), "analysis")?;
        Ok(Self { name: get("name").as_string().unwrap_or_default(), text, analysis })
    }

    fn told(&self) -> Told<'_> {
        Told { name: &self.name, analysis: &self.analysis, text: &self.text }
    }
}

/// Puts two reports side by side.
///
/// # Errors
/// A report is not of its type.
#[wasm_bindgen(js_name = compareReports, unchecked_return_type = "Comparison")]
pub fn compare_reports(
    #[wasm_bindgen(unchecked_param_type = "ToldReport")] before: JsValue,
    #[wasm_bindgen(unchecked_param_type = "ToldReport")] after: JsValue,
) -> Result<JsValue, JsError> {
    let (before, after) = (Given::read(&before)?, Given::read(&after)?);
    write(&compare(before.told(), after.told()))
}

/// Puts several reports together: what two of them tell is counted once.
///
/// # Errors
/// `reports` is no list, or a report is not of its type.
#[wasm_bindgen(js_name = collectReports, unchecked_return_type = "Collection")]
pub fn collect_reports(
    #[wasm_bindgen(unchecked_param_type = "ToldReport[]")] reports: js_sys::Array,
) -> Result<JsValue, JsError> {
    let given = reports.iter().map(|report| Given::read(&report)).collect::<Result<Vec<_>, _>>()?;
    let told: Vec<Told> = given.iter().map(Given::told).collect();
    let collection = collect(&told);
    let value = write(&collection)?;
    // The text is no part of the format, but spans without it are of no use here.
    let _ = Reflect::set(&value, &"text".into(), &collection.text.into());
    Ok(value)
}

/// Everything crosses as JSON text: the files need its reader and writer anyway, and so this module
/// needs no other.
fn write<T: Serialize>(value: &T) -> Result<JsValue, JsError> {
    let json = serde_json::to_string(value).map_err(|error| JsError::new(&error.to_string()))?;
    JSON::parse(&json).map_err(|_| JsError::new("what was made is no JSON"))
}

fn json<T: DeserializeOwned>(value: &JsValue, name: &str) -> Result<T, JsError> {
    let json = JSON::stringify(value).ok().and_then(|json| json.as_string()).unwrap_or_default();
    serde_json::from_str(&json).map_err(|error| JsError::new(&format!("{name}: {error}")))
}

//! The analysis as JSON, with its receipt.

use serde::Serialize;

use super::receipt::Receipt;
use super::view::View;
use super::write::ExportError;
use crate::model::Analysis;

#[derive(Serialize)]
struct WithReceipt<'w> {
    #[serde(flatten)]
    analysis: &'w Analysis,
    receipt: &'w Receipt,
}

/// The analysis in the keys of `docs/analysis.schema.json`, for people and programs.
pub(super) fn json(view: &View) -> Result<Vec<u8>, ExportError> {
    pretty(&WithReceipt { analysis: &view.analysis, receipt: &view.receipt })
}

pub(super) fn pretty<T: Serialize>(value: &T) -> Result<Vec<u8>, ExportError> {
    let mut bytes =
        serde_json::to_vec_pretty(value).map_err(|error| ExportError::Writer(error.to_string()))?;
    bytes.push(b'\n');
    Ok(bytes)
}

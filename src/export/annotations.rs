//! The evidence as W3C Web Annotations: each figure points at its words in the report.
//!
//! <https://www.w3.org/TR/annotation-model/>: a quote with the words around it, and a position in
//! Unicode code points. Programs that have the text, and not headcount, find the words again.

use serde_json::{Value, json};

use super::json::pretty;
use super::table;
use super::view::View;
use super::write::ExportError;
use crate::model::Figure;

/// Bytes of text around a quote.
const AROUND: usize = 48;

/// A collection of annotations as JSON-LD.
pub(super) fn annotations(view: &View) -> Result<Vec<u8>, ExportError> {
    let source = source(view);
    let items: Vec<Value> =
        view.analysis.figures.iter().filter_map(|figure| annotation(view, figure, &source)).collect();
    pretty(&json!({
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": format!("{source}#annotations"),
        "type": "AnnotationCollection",
        "label": view.analysis.report.title,
        "total": items.len(),
        "generator": {"type": "Software", "name": view.receipt.software},
        "receipt": view.receipt,
        "first": {
            "id": format!("{source}#page1"),
            "type": "AnnotationPage",
            "startIndex": 0,
            "items": items,
        },
    }))
}

/// The text by its digest (RFC 6920): its file's name means nothing elsewhere.
fn source(view: &View) -> String {
    format!("nih:sha-256;{}", view.receipt.sha256)
}

/// None for a masked figure: its words are what must not be told.
fn annotation(view: &View, figure: &Figure, source: &str) -> Option<Value> {
    if view.is_masked(figure) {
        return None;
    }
    let (prefix, exact, suffix) = view.around(figure.span, AROUND)?;
    let (start, end) = view.characters(figure.span)?;
    let areas: Vec<String> =
        figure.adm1.iter().map(|area| view.analysis.report.area_name(&area.name, &area.iso3)).collect();
    let place = if areas.is_empty() { String::new() } else { format!("; {}", areas.join(", ")) };
    let said = format!("{}{place}", table::why(figure));
    let mut selectors = vec![json!({"type": "TextPositionSelector", "start": start, "end": end})];
    if !view.masks() {
        selectors.insert(
            0,
            json!({"type": "TextQuoteSelector", "exact": exact, "prefix": prefix, "suffix": suffix}),
        );
    }
    Some(json!({
        "id": format!("{source}#{}", figure.id),
        "type": "Annotation",
        "motivation": "describing",
        "body": [
            {"type": "TextualBody", "purpose": "describing", "value": said, "format": "text/plain", "language": "en"},
            {"type": "TextualBody", "purpose": "tagging", "value": figure.unit.as_str()},
            {"type": "TextualBody", "purpose": "tagging", "value": figure.stage.as_str()},
        ],
        "target": {"source": source, "selector": selectors},
    }))
}

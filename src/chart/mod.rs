//! Charts of an analysis, drawn by plotters to whatever backend the caller has.
//!
//! Only this folder and `export/svg` know plotters; only their callers choose a
//! backend.

use plotters::coord::Shift;
use plotters::prelude::{DrawingArea, DrawingAreaErrorKind, DrawingBackend};
use serde::{Deserialize, Serialize};

use crate::model::Analysis;

/// Which chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// People by first-level area.
    ByAdm1,
    /// People by outcome.
    ByOutcome,
}

/// Light or dark paper.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// Ink on paper.
    #[default]
    Light,
    /// Paper on ink.
    Dark,
}

/// What to draw and how.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Spec {
    /// Which chart.
    pub chart: Kind,
    /// Width in CSS pixels. The height follows from what there is to draw.
    pub width: f64,
    /// Backing pixels per CSS pixel (`devicePixelRatio`).
    #[serde(default = "one")]
    pub scale: f64,
    /// Light or dark.
    #[serde(default)]
    pub theme: Theme,
}

fn one() -> f64 {
    1.0
}

/// A mark of a drawn chart and the figures behind it, in CSS pixels.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Mark {
    /// Left edge.
    pub x: f64,
    /// Upper edge.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
    /// What the mark stands for: an area's name, an outcome's id.
    pub key: String,
    /// One sentence that says what the mark shows.
    pub summary: String,
    /// Ids of the figures behind it.
    pub figures: Vec<String>,
}

/// The height in CSS pixels that a chart needs.
pub fn height(_analysis: &Analysis, _spec: &Spec) -> f64 {
    100.0
}

/// The size in backing pixels of the picture that [`draw`] fills.
pub fn backing_size(analysis: &Analysis, spec: &Spec) -> (u32, u32) {
    let pixels = |length: f64| (length * spec.scale).round().clamp(1.0, 16_384.0) as u32;
    (pixels(spec.width), pixels(height(analysis, spec)))
}

/// Draws a chart and says which mark stands for which figures.
pub fn draw<B: DrawingBackend>(
    _area: &DrawingArea<B, Shift>,
    _analysis: &Analysis,
    _spec: &Spec,
) -> Result<Vec<Mark>, DrawingAreaErrorKind<B::ErrorType>> {
    Ok(Vec::new())
}

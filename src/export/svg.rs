//! A chart as an SVG picture, by plotters' own SVG backend.
//!
//! The backend's output is mended where it differs from what a canvas shows: text
//! in the middle of its line, from left to right whatever page the picture is put
//! into, and with a title for readers who don't see it.

use plotters::prelude::{IntoDrawingArea, SVGBackend};

use crate::chart::{self, Spec};
use crate::model::Analysis;

/// The backend draws text smaller than asked for by this factor.
const FONT_FACTOR: f64 = 1.24;

/// Draws a chart as the text of an SVG file, one CSS pixel to a unit.
pub fn svg(analysis: &Analysis, spec: &Spec) -> String {
    let spec = Spec { scale: 1.0, ..spec.clone() };
    let mut drawn = String::new();
    {
        let size = chart::backing_size(analysis, &spec);
        let area = SVGBackend::with_string(&mut drawn, size).into_drawing_area();
        // Writing to a string cannot fail, and a half-drawn chart beats none.
        let _ = chart::draw_with(&area, analysis, &spec, FONT_FACTOR);
    }
    mend(&drawn, chart::title(&spec))
}

/// Quotes are escaped in the text of a chart, so an attribute is found only where it is one.
fn mend(drawn: &str, title: &str) -> String {
    let mut mended = String::with_capacity(drawn.len());
    for line in drawn.lines() {
        let line = line.replace(" opacity=\"1\"", "").replace(" dy=\"0.5ex\"", " dy=\"0.3em\"");
        mended.push_str(&line.replace(" xmlns=", " role=\"img\" direction=\"ltr\" xmlns="));
        // A line of text stays on one line: white space in it would be drawn.
        if !line.starts_with("<text ") && (line.starts_with('<') || line.is_empty()) {
            mended.push('\n');
        }
        if line.starts_with("<svg ") {
            mended.push_str(&format!("<title>{title}</title>\n"));
        }
    }
    mended
}

//! A chart as an SVG picture, by plotters' own SVG backend.
//!
//! The backend's output is mended where it differs from what a canvas shows: text
//! in the middle of its line, from left to right whatever page the picture is put
//! into. A title is added for readers who don't see it, and to a picture that
//! leaves the page, what it was made from.

use plotters::prelude::{IntoDrawingArea, SVGBackend};

use crate::chart::{self, Facts, Picture, Spec};
use crate::model::Analysis;

/// The backend draws text smaller than asked for by this factor.
const FONT_FACTOR: f64 = 1.24;

/// Draws a chart as the text of an SVG file, one CSS pixel to a unit.
pub fn svg(analysis: &Analysis, spec: &Spec) -> String {
    let spec = Spec { scale: 1.0, ..spec.clone() };
    let picture = Picture::new(analysis, &spec);
    let mut drawn = String::new();
    {
        let area = SVGBackend::with_string(&mut drawn, picture.size()).into_drawing_area();
        // Writing to a string cannot fail, and a half-drawn chart beats none.
        let _ = picture.draw_with(&area, FONT_FACTOR);
    }
    let facts = chart::facts(analysis, &spec);
    let mut head = format!("<title>{}</title>\n", escaped(&facts.title));
    if spec.heading {
        let said = format!("{} {}", chart::summary(analysis, &spec), facts.description);
        head.push_str(&format!("<desc>{}</desc>\n{}", escaped(&said), metadata(&facts)));
    }
    mend(&drawn, &head)
}

/// Quotes are escaped in the text of a chart, so an attribute is found only where it is one.
fn mend(drawn: &str, head: &str) -> String {
    let mut mended = String::with_capacity(drawn.len() + head.len());
    for line in drawn.lines() {
        let line = line.replace(" opacity=\"1\"", "").replace(" dy=\"0.5ex\"", " dy=\"0.3em\"");
        mended.push_str(&line.replace(" xmlns=", " role=\"img\" direction=\"ltr\" xmlns="));
        // A line of text stays on one line: white space in it would be drawn.
        if !line.starts_with("<text ") && (line.starts_with('<') || line.is_empty()) {
            mended.push('\n');
        }
        if line.starts_with("<svg ") {
            mended.push_str(head);
        }
    }
    mended
}

/// The facts in the terms of Dublin Core, which drawing programs and libraries read.
fn metadata(facts: &Facts) -> String {
    let digest = if facts.sha256.is_empty() { String::new() } else { format!("sha256:{}", facts.sha256) };
    let terms = [
        ("title", &facts.title),
        ("creator", &facts.software),
        ("source", &facts.report),
        ("relation", &facts.source),
        ("coverage", &facts.data_as_of),
        ("identifier", &digest),
    ];
    let mut text = String::from(
        "<metadata><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><rdf:Description rdf:about=\"\">\n",
    );
    for (term, value) in terms.into_iter().filter(|(_, value)| !value.is_empty()) {
        text.push_str(&format!("<dc:{term}>{}</dc:{term}>\n", escaped(value)));
    }
    text.push_str("</rdf:Description></rdf:RDF></metadata>\n");
    text
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

//! Charts of an analysis, drawn by plotters to whatever backend the caller has.
//!
//! Only this folder and `export/svg` know plotters; only their callers choose a
//! backend. An analysis becomes rows (`by_adm1`, `by_outcome`, `who`, `range`), cells (`matrix`)
//! or symbols (`map`), these become a layout of plain data (`layout`), and only then is
//! anything drawn (`paint`).

mod axis;
mod bars;
mod by_adm1;
mod by_outcome;
mod facts;
pub(crate) mod format;
mod frame;
mod layout;
mod map;
mod matrix;
mod measure;
mod paint;
mod palette;
mod range;
mod summary;
#[cfg(test)]
mod tests;
mod who;
mod words;

use plotters::coord::Shift;
use plotters::prelude::{DrawingArea, DrawingAreaErrorKind, DrawingBackend};
use serde::{Deserialize, Serialize};

pub use facts::{Facts, facts};
pub use format::{Locale, number};
pub use summary::summary;

use crate::model::Analysis;
use layout::Layout;
use paint::Brush;

/// Largest side of a picture in backing pixels that browsers still draw.
const LARGEST_SIDE: f64 = 16_384.0;

/// How many areas or outcomes are shown unless the spec says otherwise.
const LIMIT: usize = 25;

/// Which chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// People by first-level area.
    ByAdm1,
    /// People by outcome.
    ByOutcome,
    /// People by first-level area, on a map.
    Map,
    /// People by first-level area and outcome.
    Matrix,
    /// People by sex and by age, as the text states them.
    Who,
    /// From all that is told to what is counted, and the lowest total.
    Range,
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
    /// Width in CSS pixels, at least 280. The height follows from what there is to draw.
    pub width: f64,
    /// Backing pixels per CSS pixel (`devicePixelRatio`).
    #[serde(default = "one")]
    pub scale: f64,
    /// Light or dark.
    #[serde(default)]
    pub theme: Theme,
    /// Language of words and digits.
    #[serde(default)]
    pub locale: Locale,
    /// Most areas or outcomes to show, 25 if not given; a line says how many more there are.
    #[serde(default)]
    pub limit: Option<u32>,
    /// Ids of figures whose rows or symbols are highlighted.
    #[serde(default)]
    pub selected: Vec<String>,
    /// With a heading and a source line, for pictures that leave the page.
    #[serde(default)]
    pub heading: bool,
    /// What the report's text came as, such as a file's name, for the footer.
    #[serde(default)]
    pub source: Option<String>,
}

fn one() -> f64 {
    1.0
}

impl Spec {
    /// A chart of a width in CSS pixels, everything else as it is by default.
    pub fn new(chart: Kind, width: f64) -> Self {
        Self {
            chart,
            width,
            scale: one(),
            theme: Theme::default(),
            locale: Locale::default(),
            limit: None,
            selected: Vec::new(),
            heading: false,
            source: None,
        }
    }

    /// Most areas or outcomes to show.
    fn limit(&self) -> usize {
        self.limit.map_or(LIMIT, |limit| limit.max(1) as usize)
    }

    fn selects(&self, figures: &[String]) -> bool {
        figures.iter().any(|figure| self.selected.contains(figure))
    }
}

/// A mark of a drawn chart and the figures behind it, in CSS pixels.
///
/// A mark covers the whole row, label and number included, so that it can be hit. On
/// a map a symbol and its label are two marks; in a matrix each cell is one, and so are
/// the names of areas and outcomes.
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
    /// What the mark stands for: an area's name, an outcome's id (empty outside any);
    /// `more` for what is folded away, `unlocated` for people tied to no area, `unlabelled`
    /// and `elsewhere` for the areas that a map lists under it; in a matrix an area's name and
    /// an outcome's id with a tab between them; a sex or an age; the name of a step.
    pub key: String,
    /// One sentence that says what the mark shows.
    pub summary: String,
    /// Ids of the figures behind it.
    pub figures: Vec<String>,
}

/// A chart that is laid out and ready to be drawn.
#[derive(Debug)]
pub struct Picture {
    layout: Layout,
    theme: Theme,
    scale: f64,
}

impl Picture {
    /// Lays a chart out.
    pub fn new(analysis: &Analysis, spec: &Spec) -> Self {
        let layout = lay(analysis, spec);
        Self { scale: scale_of(&layout, spec), theme: spec.theme, layout }
    }

    /// Its height in CSS pixels.
    pub fn height(&self) -> f64 {
        self.layout.height
    }

    /// Its width and height in backing pixels.
    pub fn size(&self) -> (u32, u32) {
        let pixels = |length: f64| (length * self.scale).round().clamp(1.0, LARGEST_SIDE) as u32;
        (pixels(self.layout.width), pixels(self.layout.height))
    }

    /// What is where on it.
    pub fn marks(&self) -> &[Mark] {
        &self.layout.marks
    }

    /// Draws it on an area of its size.
    ///
    /// Text is drawn at the spec's sizes by backends that take font sizes as they are,
    /// as the canvas does.
    ///
    /// # Errors
    /// The backend fails.
    pub fn draw<B: DrawingBackend>(
        &self,
        area: &DrawingArea<B, Shift>,
    ) -> Result<(), DrawingAreaErrorKind<B::ErrorType>> {
        self.draw_with(area, 1.0)
    }

    /// Draws for a backend that divides font sizes by `font_factor`.
    pub(crate) fn draw_with<B: DrawingBackend>(
        &self,
        area: &DrawingArea<B, Shift>,
        font_factor: f64,
    ) -> Result<(), DrawingAreaErrorKind<B::ErrorType>> {
        paint::paint(area, &self.layout, Brush { theme: self.theme, scale: self.scale, font_factor })
    }
}

/// What a chart is called, for headings and assistive technology.
pub fn title(spec: &Spec) -> &'static str {
    let words = words::of(spec.locale);
    match spec.chart {
        Kind::ByAdm1 => words.by_adm1,
        Kind::ByOutcome => words.by_outcome,
        Kind::Map => words.map,
        Kind::Matrix => words.matrix,
        Kind::Who => words.who,
        Kind::Range => words.range,
    }
}

fn lay(analysis: &Analysis, spec: &Spec) -> Layout {
    let width = if spec.width.is_finite() { spec.width.clamp(280.0, 4096.0).round() } else { 720.0 };
    let spec = Spec { width, ..spec.clone() };
    let layout = match spec.chart {
        Kind::ByAdm1 => bars::lay(&by_adm1::bars(analysis, &spec), &spec),
        Kind::ByOutcome => bars::lay(&by_outcome::bars(analysis, &spec), &spec),
        Kind::Map => map::lay(&map::map(analysis, &spec), &spec),
        Kind::Matrix => matrix::lay(&matrix::matrix(analysis, &spec), &spec),
        Kind::Who => bars::lay(&who::bars(analysis, &spec), &spec),
        Kind::Range => bars::lay(&range::bars(analysis, &spec), &spec),
    };
    if spec.locale.is_mirrored() { layout.mirrored() } else { layout }
}

/// Backing pixels per CSS pixel, fewer than asked for where the picture would be too large.
fn scale_of(layout: &Layout, spec: &Spec) -> f64 {
    let asked = if spec.scale.is_finite() { spec.scale.clamp(0.25, 8.0) } else { one() };
    asked.min(LARGEST_SIDE / layout.height.max(layout.width).max(1.0))
}

/// Heading with its second line, and the paragraphs of the footer, a line each, where the spec asks for them.
fn caption(analysis: &Analysis, spec: &Spec, title: &str) -> (Option<(String, String)>, Option<String>) {
    if !spec.heading {
        return (None, None);
    }
    let heading = (title.to_owned(), words::of(spec.locale).counted_how.to_owned());
    (Some(heading), Some(facts(analysis, spec).lines(spec.locale).join("\n")))
}

//! What the page's own module offers: analyses, corrections, charts.

use js_sys::{JSON, Reflect};
use plotters::prelude::IntoDrawingArea;
use plotters_canvas::CanvasBackend;
use serde::Deserialize;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsError, JsValue};
use web_sys::HtmlCanvasElement;

use super::objects::read;
use super::write;
use crate::chart::{self, Picture};
use crate::export::svg;
use crate::model::{Analysis, Country, Options, Span};
use crate::place::{country, gazetteer};
use crate::review::{self, Patch};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("types.d.ts");

/// Version of the core.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

/// All countries that a report can be about, with their English names.
///
/// # Errors
/// None that is known: the list is always there.
#[wasm_bindgen(unchecked_return_type = "Country[]")]
pub fn countries() -> Result<JsValue, JsError> {
    let country = |(iso3, name): (&str, &str)| Country { iso3: iso3.to_owned(), name: name.to_owned() };
    write(&country::countries().map(country).collect::<Vec<_>>())
}

/// Analyses one report.
///
/// # Errors
/// `options` has a key or a value that [`Options`] does not know.
#[wasm_bindgen(unchecked_return_type = "Analysis")]
pub fn analyze(
    text: &str,
    #[wasm_bindgen(unchecked_optional_param_type = "Options")] options: JsValue,
) -> Result<JsValue, JsError> {
    write(&crate::analyze(text, &read_options(options)?))
}

/// Replays corrections on the analysis of a text, or on a text that is analysed first.
///
/// # Errors
/// `analysis` is neither an analysis nor options, or `patch` is no list of corrections.
/// A single correction that makes no sense is no error: it is among the unfit.
#[wasm_bindgen(js_name = applyCorrections, unchecked_return_type = "Reviewed")]
pub fn apply_corrections(
    text: &str,
    #[wasm_bindgen(unchecked_param_type = "Analysis | Options | null")] analysis: JsValue,
    #[wasm_bindgen(unchecked_param_type = "Patch")] patch: JsValue,
) -> Result<JsValue, JsError> {
    let is_analysis = analysis.is_object() && Reflect::has(&analysis, &"schema".into()).unwrap_or(false);
    let analysis: Analysis = if is_analysis {
        read(analysis, "analysis")?
    } else {
        crate::analyze(text, &read_options(analysis)?)
    };
    // As text, for one reader everywhere: of what is nested without end it says so.
    let json = JSON::stringify(&patch).ok().and_then(|json| json.as_string()).unwrap_or_default();
    let patch = Patch::from_json(&json).map_err(|error| JsError::new(&format!("patch: {error}")))?;
    write(&review::apply(&analysis, text, &patch))
}

/// The anchor of a figure, a note or a selection; null where its span is not in the text.
///
/// # Errors
/// `words` has no span.
#[wasm_bindgen(js_name = anchorOf, unchecked_return_type = "Anchor | null")]
pub fn anchor_of(
    text: &str,
    #[wasm_bindgen(unchecked_param_type = "{ span: Span; number?: Span }")] words: JsValue,
) -> Result<JsValue, JsError> {
    #[derive(Deserialize)]
    struct Words {
        span: Span,
        #[serde(default)]
        number: Option<Span>,
    }
    let words: Words = read(words, "words")?;
    write(&review::anchor(text, words.span, words.number))
}

/// How the total comes about: what is told, told again and counted, and what is beside it.
///
/// # Errors
/// `analysis` is not of its type.
#[wasm_bindgen(unchecked_return_type = "Entry[]")]
pub fn account(
    #[wasm_bindgen(unchecked_param_type = "Analysis")] analysis: JsValue,
) -> Result<JsValue, JsError> {
    write(&crate::account::account(&read(analysis, "analysis")?))
}

/// What was planned beside what was reached.
///
/// # Errors
/// `analysis` is not of its type.
#[wasm_bindgen(unchecked_return_type = "Target[]")]
pub fn targets(
    #[wasm_bindgen(unchecked_param_type = "Analysis")] analysis: JsValue,
) -> Result<JsValue, JsError> {
    write(&crate::targets::targets(&read(analysis, "analysis")?))
}

/// The first-level areas of a country in a year; without one, those of today.
///
/// # Errors
/// None that is known: a country that is not known has no areas.
#[wasm_bindgen(unchecked_return_type = "Area[]")]
pub fn areas(iso3: &str, year: Option<i32>) -> Result<JsValue, JsError> {
    write(&gazetteer::areas(iso3, year))
}

/// The charts of one analysis, which is read once for all of them.
#[wasm_bindgen]
pub struct Charts {
    analysis: Analysis,
}

#[wasm_bindgen]
impl Charts {
    /// Reads an analysis; what is changed in it later is not seen.
    ///
    /// # Errors
    /// `analysis` is not of its type.
    #[wasm_bindgen(constructor)]
    pub fn new(
        #[wasm_bindgen(unchecked_param_type = "Analysis")] analysis: JsValue,
    ) -> Result<Charts, JsError> {
        Ok(Self { analysis: read(analysis, "analysis")? })
    }

    /// Sizes the canvas, draws a chart on it and returns its marks.
    ///
    /// # Errors
    /// `spec` is not of its type, or the canvas has no 2D context.
    #[wasm_bindgen(unchecked_return_type = "Mark[]")]
    pub fn draw(
        &self,
        canvas: HtmlCanvasElement,
        #[wasm_bindgen(unchecked_param_type = "ChartSpec")] spec: JsValue,
    ) -> Result<JsValue, JsError> {
        let picture = self.picture(spec)?;
        let (width, height) = picture.size();
        canvas.set_width(width);
        canvas.set_height(height);
        // On a page written from right to left the canvas would turn "start" around.
        canvas.set_dir("ltr");
        let backend = CanvasBackend::with_canvas_object(canvas)
            .ok_or_else(|| JsError::new("the canvas has no 2D context"))?;
        picture.draw(&backend.into_drawing_area()).map_err(|error| JsError::new(&error.to_string()))?;
        write(picture.marks())
    }

    /// The marks that a chart has when it is drawn.
    ///
    /// # Errors
    /// `spec` is not of its type.
    #[wasm_bindgen(unchecked_return_type = "Mark[]")]
    pub fn marks(
        &self,
        #[wasm_bindgen(unchecked_param_type = "ChartSpec")] spec: JsValue,
    ) -> Result<JsValue, JsError> {
        write(self.picture(spec)?.marks())
    }

    /// A chart as the text of an SVG file.
    ///
    /// # Errors
    /// `spec` is not of its type.
    pub fn svg(
        &self,
        #[wasm_bindgen(unchecked_param_type = "ChartSpec")] spec: JsValue,
    ) -> Result<String, JsError> {
        Ok(svg::svg(&self.analysis, &read(spec, "spec")?))
    }

    /// What a chart shows, in a few sentences for those who don't see it.
    ///
    /// # Errors
    /// `spec` is not of its type.
    pub fn summary(
        &self,
        #[wasm_bindgen(unchecked_param_type = "ChartSpec")] spec: JsValue,
    ) -> Result<String, JsError> {
        Ok(chart::summary(&self.analysis, &read(spec, "spec")?))
    }

    /// What a chart that leaves the page says of itself.
    ///
    /// # Errors
    /// `spec` is not of its type.
    #[wasm_bindgen(unchecked_return_type = "ChartFacts")]
    pub fn facts(
        &self,
        #[wasm_bindgen(unchecked_param_type = "ChartSpec")] spec: JsValue,
    ) -> Result<JsValue, JsError> {
        write(&chart::facts(&self.analysis, &read(spec, "spec")?))
    }

    fn picture(&self, spec: JsValue) -> Result<Picture, JsError> {
        Ok(Picture::new(&self.analysis, &read(spec, "spec")?))
    }
}

/// Sizes the canvas, draws a chart of the analysis on it and returns its marks.
///
/// # Errors
/// `analysis` or `spec` is not of its type, or the canvas has no 2D context.
#[wasm_bindgen(js_name = drawChart, unchecked_return_type = "Mark[]")]
pub fn draw_chart(
    canvas: HtmlCanvasElement,
    #[wasm_bindgen(unchecked_param_type = "Analysis")] analysis: JsValue,
    #[wasm_bindgen(unchecked_param_type = "ChartSpec")] spec: JsValue,
) -> Result<JsValue, JsError> {
    Charts::new(analysis)?.draw(canvas, spec)
}

/// The height in CSS pixels that a chart needs, to keep its place before it is drawn.
///
/// # Errors
/// `analysis` or `spec` is not of its type.
#[wasm_bindgen(js_name = chartHeight)]
pub fn chart_height(
    #[wasm_bindgen(unchecked_param_type = "Analysis")] analysis: JsValue,
    #[wasm_bindgen(unchecked_param_type = "ChartSpec")] spec: JsValue,
) -> Result<f64, JsError> {
    Ok(Charts::new(analysis)?.picture(spec)?.height())
}

/// What a chart shows, in a few sentences for those who don't see it.
///
/// # Errors
/// `analysis` or `spec` is not of its type.
#[wasm_bindgen(js_name = chartSummary)]
pub fn chart_summary(
    #[wasm_bindgen(unchecked_param_type = "Analysis")] analysis: JsValue,
    #[wasm_bindgen(unchecked_param_type = "ChartSpec")] spec: JsValue,
) -> Result<String, JsError> {
    Charts::new(analysis)?.summary(spec)
}

/// Draws a chart as the text of an SVG file.
///
/// # Errors
/// `analysis` or `spec` is not of its type.
#[wasm_bindgen(js_name = chartSvg)]
pub fn chart_svg(
    #[wasm_bindgen(unchecked_param_type = "Analysis")] analysis: JsValue,
    #[wasm_bindgen(unchecked_param_type = "ChartSpec")] spec: JsValue,
) -> Result<String, JsError> {
    Charts::new(analysis)?.svg(spec)
}

fn read_options(options: JsValue) -> Result<Options, JsError> {
    if options.is_undefined() || options.is_null() {
        return Ok(Options::default());
    }
    read(options, "options")
}

//! The boundary to JavaScript, run in a real browser: what it returns is a plain
//! object, what it refuses it names, and a chart is on the canvas it was given.
#![cfg(target_arch = "wasm32")]
#![expect(clippy::unwrap_used, reason = "a test that panics has failed")]

use headcount::wasm::{
    Charts, analyze, anchor_of, apply_corrections, chart_height, chart_summary, chart_svg, countries,
    draw_chart, version,
};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

wasm_bindgen_test_configure!(run_in_browser);

const REPORT: &str = "Progress in Mali in 2023\n\nOutcome 1: Women earn more\n\n\
    In 2023, 100 women were trained in Kayes and 250 women received grants in Mopti.\n";

fn object(text: &str) -> JsValue {
    js_sys::JSON::parse(text).unwrap()
}

fn get(value: &JsValue, key: &str) -> JsValue {
    js_sys::Reflect::get(value, &key.into()).unwrap()
}

fn analysis() -> JsValue {
    analyze(REPORT, JsValue::UNDEFINED).unwrap()
}

fn canvas() -> HtmlCanvasElement {
    let document = web_sys::window().unwrap().document().unwrap();
    document.create_element("canvas").unwrap().dyn_into().unwrap()
}

/// How many colours the canvas shows.
fn colours(canvas: &HtmlCanvasElement) -> usize {
    let context = canvas.get_context("2d").unwrap().unwrap();
    let context: CanvasRenderingContext2d = context.dyn_into().unwrap();
    let (width, height) = (f64::from(canvas.width()), f64::from(canvas.height()));
    let pixels = context.get_image_data(0.0, 0.0, width, height).unwrap().data();
    pixels.chunks(4).collect::<std::collections::BTreeSet<_>>().len()
}

#[wasm_bindgen_test]
fn the_version_is_that_of_the_crate() {
    assert_eq!(version(), env!("CARGO_PKG_VERSION"));
}

#[wasm_bindgen_test]
fn an_analysis_is_a_plain_object_that_names_its_schema() {
    let analysis = analysis();
    assert_eq!(get(&analysis, "schema").as_string().as_deref(), Some("headcount-analysis/1"));
    assert!(js_sys::Array::is_array(&get(&analysis, "figures")));
    let text = String::from(js_sys::JSON::stringify(&analysis).unwrap());
    assert!(text.starts_with(r#"{"schema":"headcount-analysis/1","report":{"#), "{text}");
}

#[wasm_bindgen_test]
fn numbers_are_listed_only_when_asked_for() {
    assert!(get(&analysis(), "numbers").is_undefined());
    assert!(analyze(REPORT, object(r#"{"all_numbers": true}"#)).is_ok());
}

#[wasm_bindgen_test]
fn an_unknown_option_is_named() {
    let error = JsValue::from(analyze(REPORT, object(r#"{"langauge": "en"}"#)).unwrap_err());
    let message = get(&error, "message").as_string().unwrap();
    assert!(message.contains("options") && message.contains("langauge"), "{message}");
}

#[wasm_bindgen_test]
fn a_chart_is_drawn_on_the_canvas_at_its_scale() {
    let canvas = canvas();
    let spec = object(r#"{"chart": "by_adm1", "width": 400, "scale": 2}"#);
    let marks = draw_chart(canvas.clone(), analysis(), spec).unwrap();
    assert_ne!(js_sys::Array::from(&marks).length(), 0);
    assert_eq!(canvas.width(), 800);
    assert!(colours(&canvas) > 2, "paper and ink alone are no chart");
}

#[wasm_bindgen_test]
fn a_map_is_drawn_with_the_outline_of_the_country() {
    let canvas = canvas();
    let marks = draw_chart(canvas.clone(), analysis(), object(r#"{"chart": "map", "width": 400}"#)).unwrap();
    // A symbol and a label for Kayes and for Mopti.
    assert_eq!(js_sys::Array::from(&marks).length(), 4);
    assert!(colours(&canvas) > 3, "paper, land and symbols");
}

#[wasm_bindgen_test]
fn every_kind_of_chart_has_a_height_a_picture_and_words() {
    for kind in ["by_adm1", "by_outcome", "matrix", "who", "range", "map"] {
        let spec = || object(&format!(r#"{{"chart": "{kind}", "width": 400}}"#));
        assert!(chart_height(analysis(), spec()).unwrap() > 40.0, "{kind}");
        assert!(chart_svg(analysis(), spec()).unwrap().starts_with("<svg "), "{kind}");
        assert!(chart_summary(analysis(), spec()).unwrap().ends_with('.'), "{kind}");
        let marks = draw_chart(canvas(), analysis(), spec()).unwrap();
        assert_ne!(js_sys::Array::from(&marks).length(), 0, "{kind}");
    }
}

#[wasm_bindgen_test]
fn a_chart_says_its_marks_and_where_it_comes_from_without_being_drawn() {
    let spec = || object(r#"{"chart": "by_adm1", "width": 400, "source": "mali.txt"}"#);
    let drawn = draw_chart(canvas(), analysis(), spec()).unwrap();
    let charts = Charts::new(analysis()).unwrap();
    let marks = charts.marks(spec()).unwrap();
    assert_eq!(
        String::from(js_sys::JSON::stringify(&marks).unwrap()),
        String::from(js_sys::JSON::stringify(&drawn).unwrap()),
    );
    let facts = charts.facts(spec()).unwrap();
    assert_eq!(get(&facts, "source").as_string().as_deref(), Some("mali.txt"));
    assert_eq!(get(&facts, "sha256").as_string(), get(&get(&analysis(), "report"), "sha256").as_string());
}

#[wasm_bindgen_test]
fn a_chart_of_an_unknown_kind_is_refused() {
    let error = draw_chart(canvas(), analysis(), object(r#"{"chart": "pie", "width": 400}"#)).unwrap_err();
    let message = get(&JsValue::from(error), "message").as_string().unwrap();
    assert!(message.contains("spec") && message.contains("pie"), "{message}");
}

#[wasm_bindgen_test]
fn countries_are_a_list_of_plain_objects() {
    let list = js_sys::Array::from(&countries().unwrap());
    let mali = list.iter().find(|country| get(country, "iso3") == "MLI").unwrap();
    assert_eq!(get(&mali, "name"), "Mali");
    assert!(list.length() > 200);
}

#[wasm_bindgen_test]
fn one_country_or_several_can_be_given() {
    for (country, count) in [(r#""MLI""#, 1), (r#"["MLI", "NER"]"#, 2)] {
        let analysis =
            analyze("In Kayes and Dosso.", object(&format!(r#"{{"country": {country}}}"#))).unwrap();
        let countries = get(&get(&analysis, "report"), "countries");
        assert_eq!(js_sys::Array::from(&countries).length(), count);
    }
}

#[wasm_bindgen_test]
fn corrections_are_replayed_on_an_analysis_or_on_a_text() {
    let figure = js_sys::Reflect::get_u32(&get(&analysis(), "figures"), 0).unwrap();
    let anchor = String::from(js_sys::JSON::stringify(&anchor_of(REPORT, figure).unwrap()).unwrap());
    let list = format!(r#"[{{"op": "reject", "figure": {anchor}}}, {{"op": "explode"}}]"#);
    let patch = object(&format!(r#"{{"schema": "headcount-corrections/1", "corrections": {list}}}"#));
    let ways = [analysis(), object("{}"), JsValue::NULL, JsValue::UNDEFINED];
    let said = ways.map(|way| {
        let reviewed = apply_corrections(REPORT, way, patch.clone()).unwrap();
        String::from(js_sys::JSON::stringify(&reviewed).unwrap())
    });
    assert!(said[0].contains("counted 350, now 250"), "{}", said[0]);
    assert!(said[0].contains(r#""unfit":[{"correction":1,"op":null,"message":"It could not"#), "{}", said[0]);
    assert!(said.iter().all(|one| *one == said[0]));
}

#[wasm_bindgen_test]
fn what_is_no_patch_is_refused() {
    for odd in [JsValue::UNDEFINED, JsValue::NULL, object("[]"), object("{}"), 7.into()] {
        let error = JsValue::from(apply_corrections(REPORT, analysis(), odd).unwrap_err());
        let message = get(&error, "message").as_string().unwrap();
        assert!(message.starts_with("patch: no list of corrections"), "{message}");
    }
    assert!(anchor_of(REPORT, object(r#"{"span": [9, 1]}"#)).unwrap().is_null());
    assert!(anchor_of(REPORT, object(r#"{"span": null}"#)).is_err());
}

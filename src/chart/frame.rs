//! What stands around every chart: heading and legend above it, remarks and source below.

use super::Mark;
use super::layout::{Look, Rect, Sheet};
use super::palette::Ink;

/// Between a bar and its number, a label and its bar.
pub(super) const GAP: f64 = 8.0;
/// Between rows.
pub(super) const ROW_GAP: f64 = 8.0;

/// Radius of a ring, and of a dot, that stand for something without a number.
pub(super) const RING: f64 = 4.0;
pub(super) const NAMED: f64 = 2.5;

/// What a legend explains.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Key {
    Solid,
    Hatched,
    SolidDisc,
    HatchedDisc,
    Dot,
    Named,
    Ring,
}

/// A sentence below a chart, with the figures that it is about.
#[derive(Debug, Default)]
pub(super) struct Remark {
    pub(super) key: String,
    pub(super) text: String,
    pub(super) figures: Vec<String>,
    pub(super) selected: bool,
}

/// Puts the heading and the line below it, where asked for.
pub(super) fn lay_heading(sheet: &mut Sheet, heading: Option<&(String, String)>) {
    let Some((title, how)) = heading else { return };
    sheet.paragraph(Look::TITLE, title, 3);
    sheet.y += 2.0;
    sheet.paragraph(Look::SMALL, how, 3);
    sheet.y += GAP;
}

/// Puts where the numbers come from, a paragraph for each line, where asked for.
pub(super) fn lay_source(sheet: &mut Sheet, source: Option<&str>) {
    let Some(source) = source else { return };
    sheet.y += 1.5 * GAP;
    for line in source.lines() {
        sheet.paragraph(Look::SMALL, line, 4);
    }
}

/// Puts the meaning of each kind of mark.
pub(super) fn lay_legend(sheet: &mut Sheet, legend: &[(Key, String)]) {
    const SWATCH: f64 = 16.0;
    const BETWEEN: f64 = 20.0;
    let look = Look::SMALL;
    let indent = SWATCH + 6.0;
    let mut x = sheet.margin;
    let mut low = sheet.y;
    for (key, text) in legend {
        let lines = look.wrap(text, sheet.inner() - indent, 3);
        let wide = lines.iter().map(|line| look.width(line)).fold(0.0, f64::max);
        if x > sheet.margin && (x + indent + wide > sheet.right() || lines.len() > 1) {
            x = sheet.margin;
            sheet.y = low + 2.0;
        }
        lay_swatch(sheet, *key, (x, sheet.y + look.line() / 2.0), SWATCH);
        low = sheet.lines(x + indent, sheet.y, look, &lines);
        x += indent + wide + BETWEEN;
    }
    if !legend.is_empty() {
        sheet.y = low + GAP;
    }
}

fn lay_swatch(sheet: &mut Sheet, key: Key, (x, middle): (f64, f64), width: f64) {
    const HEIGHT: f64 = 12.0;
    let rect = Rect { x, y: (middle - HEIGHT / 2.0).floor(), width, height: HEIGHT };
    let centre = (x + width / 2.0, middle.round());
    match key {
        Key::Solid => sheet.fill(rect, Ink::Solid),
        Key::Hatched => sheet.hatch(rect),
        Key::SolidDisc => sheet.disc(centre, HEIGHT / 2.0, Ink::Solid),
        Key::HatchedDisc => sheet.hatched_disc(centre, HEIGHT / 2.0),
        Key::Dot => sheet.disc(centre, 2.0, Ink::Dot),
        Key::Named => sheet.disc(centre, NAMED, Ink::Unsaid),
        Key::Ring => sheet.ring(centre, RING),
    }
}

/// Puts the sentences below a chart, after a thin line if something stands above.
pub(super) fn lay_remarks(sheet: &mut Sheet, remarks: &[Remark], after_rule: bool) {
    if remarks.is_empty() {
        return;
    }
    if after_rule {
        sheet.y += ROW_GAP / 2.0;
        sheet.rule();
        sheet.y += ROW_GAP / 2.0;
    }
    for remark in remarks {
        let band = Band { top: sheet.y, shapes: sheet.paint_order(), selected: remark.selected };
        sheet.y += ROW_GAP / 2.0;
        sheet.paragraph(Look::QUIET, &remark.text, 4);
        sheet.y += ROW_GAP / 2.0;
        if !remark.figures.is_empty() {
            lay_band(sheet, band, &remark.key, &remark.text, &remark.figures);
        }
    }
}

/// A row that starts at `top` and ends where the sheet is now.
#[derive(Debug, Clone, Copy)]
pub(super) struct Band {
    pub(super) top: f64,
    /// Place in the order of painting below what stands on it.
    pub(super) shapes: usize,
    pub(super) selected: bool,
}

/// Makes a row one mark, with a ground of its own if it is selected.
pub(super) fn lay_band(sheet: &mut Sheet, band: Band, key: &str, summary: &str, figures: &[String]) {
    let x = sheet.margin - GAP;
    let area = Rect { x, y: band.top, width: sheet.inner() + 2.0 * GAP, height: sheet.y - band.top };
    if band.selected {
        sheet.fill_below(band.shapes, area, Ink::Band);
    }
    sheet.mark(mark(area, key, summary, figures));
}

pub(super) fn mark(area: Rect, key: &str, summary: &str, figures: &[String]) -> Mark {
    let Rect { x, y, width, height } = area;
    Mark { x, y, width, height, key: key.to_owned(), summary: summary.to_owned(), figures: figures.to_vec() }
}

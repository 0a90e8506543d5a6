//! Horizontal bars with their labels beside them, or above them on narrow screens.
//!
//! Knows rows, not analyses: what a row says is decided by the chart that makes it.

use super::Spec;
use super::axis;
use super::frame::{self, GAP, Key, ROW_GAP, Remark};
use super::layout::{Anchor, Layout, Look, Rect, Sheet};
use super::palette::Ink;

/// Below this width labels stand above the bars.
const NARROW: f64 = 480.0;
/// Thickness of a bar beside its label, and of one below it.
const BAR: f64 = 18.0;
const BAR_BELOW: f64 = 14.0;
/// What is not nothing is drawn at least this long.
const LEAST: f64 = 2.0;
/// A tag wider than this is no tag but a heading.
const WIDEST_TAG: f64 = 84.0;
/// Least room for bars, else labels go above.
const LEAST_ROOM: f64 = 96.0;
/// Longer numbers would not fit beside one another; they are nonsense anyway.
const LARGEST: f64 = 1e300;

/// What a bar chart shows.
#[derive(Debug, Default)]
pub(super) struct Bars {
    /// Heading and the line below it, where asked for.
    pub(super) heading: Option<(String, String)>,
    /// Meaning of the two kinds of bar.
    pub(super) legend: Vec<(Key, String)>,
    /// Bars from top to bottom.
    pub(super) rows: Vec<Row>,
    /// Sentences below the bars.
    pub(super) remarks: Vec<Remark>,
    /// Where the numbers come from, where asked for.
    pub(super) source: Option<String>,
    /// Share of the width that labels may take.
    pub(super) label_share: f64,
}

/// What the plain part of a bar stands for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Tone {
    /// People counted.
    #[default]
    Counted,
    /// People of whom something is not said.
    Unsaid,
    /// People taken away from the row above.
    Less,
    /// A number of another kind, without a bar.
    Beside,
}

/// A bar and what is written around it.
#[derive(Debug, Default)]
pub(super) struct Row {
    /// Heading above the row, if a group of rows starts here.
    pub(super) section: Option<String>,
    pub(super) key: String,
    pub(super) summary: String,
    pub(super) figures: Vec<String>,
    pub(super) selected: bool,
    /// Short label in a column of its own.
    pub(super) tag: String,
    /// Label, two lines at most.
    pub(super) label: String,
    /// A warning below the label.
    pub(super) flag: Option<String>,
    /// People to the left of the bar, which none of it stands for.
    pub(super) from: f64,
    pub(super) tone: Tone,
    /// People of the plain part of the bar.
    pub(super) solid: f64,
    /// People of the hatched part, which starts where the solid part ends.
    pub(super) hatched: f64,
    /// The number, or in place of a bar the reason why there is none.
    pub(super) value: String,
    /// Whether `value` is such a reason.
    pub(super) quiet: bool,
}

impl Row {
    fn people(&self) -> f64 {
        within(self.solid) + within(self.hatched)
    }

    /// People up to the bar's right end.
    fn reach(&self) -> f64 {
        let people = self.people();
        if people > 0.0 { within(self.from) + people } else { 0.0 }
    }

    fn value_look(&self) -> Look {
        if self.quiet { Look::QUIET } else { Look::LABEL }
    }
}

fn within(people: f64) -> f64 {
    if people.is_finite() { people.clamp(0.0, LARGEST / 4.0) } else { 0.0 }
}

/// Where the columns are.
#[derive(Debug, Clone, Copy)]
struct Columns {
    tag: f64,
    label_x: f64,
    label_room: f64,
    bar_x: f64,
    /// CSS pixels per person.
    unit: f64,
    place: Place,
}

/// Where labels and numbers stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Label, bar and number in one line.
    Beside,
    /// Label above, number after the bar.
    Above,
    /// Label and number above.
    BothAbove,
}

/// Lays out a bar chart of the spec's width.
pub(super) fn lay(bars: &Bars, spec: &Spec) -> Layout {
    let mut sheet = Sheet::new(spec.width);
    frame::lay_heading(&mut sheet, bars.heading.as_ref());
    frame::lay_legend(&mut sheet, &bars.legend);
    let columns = plan(&sheet, bars);
    if bars.rows.iter().filter(|row| row.people() > 0.0).count() > 1 {
        let most = bars.rows.iter().map(Row::reach).fold(0.0, f64::max);
        axis::lay(&mut sheet, axis::Axis { x: columns.bar_x, unit: columns.unit, most }, spec.locale);
    }
    lay_rows(&mut sheet, &bars.rows, columns);
    frame::lay_remarks(&mut sheet, &bars.remarks, !bars.rows.is_empty());
    frame::lay_source(&mut sheet, bars.source.as_deref());
    sheet.finish()
}

/// Puts the rows with their headings, and the line that bars start from.
fn lay_rows(sheet: &mut Sheet, rows: &[Row], columns: Columns) {
    let mut above: Option<(Tone, Rect)> = None;
    for (index, row) in rows.iter().enumerate() {
        if let Some(section) = &row.section {
            sheet.y += if index > 0 { GAP } else { GAP / 2.0 };
            sheet.paragraph(Look::STRONG, section, 2);
        }
        let top = sheet.y;
        let bar = lay_row(sheet, row, columns);
        if columns.place == Place::Beside && row.tone != Tone::Beside {
            let height = sheet.y - top;
            sheet.fill(Rect { x: columns.bar_x - 1.0, y: top, width: 1.0, height }, Ink::Rule);
            lay_step(sheet, above, bar.map(|bar| (row.tone, bar)));
        }
        above = bar.map(|bar| (row.tone, bar));
    }
}

/// Leads the eye from a bar to what is taken away from it, and from that to what is left.
fn lay_step(sheet: &mut Sheet, above: Option<(Tone, Rect)>, below: Option<(Tone, Rect)>) {
    let (Some((upper, from)), Some((lower, to))) = (above, below) else { return };
    let x = match (upper, lower) {
        (Tone::Less, _) => from.x,
        (_, Tone::Less) => from.x + from.width - 1.0,
        _ => return,
    };
    let y = from.y + from.height;
    sheet.fill(Rect { x, y, width: 1.0, height: to.y - y }, Ink::Quiet);
}

/// Finds columns that give every label and number its room.
fn plan(sheet: &Sheet, bars: &Bars) -> Columns {
    let inner = sheet.inner();
    let widest = |widths: &mut dyn Iterator<Item = f64>| widths.fold(0.0, f64::max);
    let tag = widest(&mut bars.rows.iter().map(|row| Look::STRONG.width(&row.tag)));
    // Headings for tags stand in the label's column instead.
    let tag = if tag == 0.0 || tag > WIDEST_TAG.min(inner / 4.0) { 0.0 } else { tag + GAP };
    let label_x = sheet.margin + tag;
    let above = |place| {
        let room = sheet.right() - label_x;
        Columns { tag, label_x, label_room: room, bar_x: label_x, unit: unit(bars, room, place), place }
    };
    let most_people = bars.rows.iter().map(Row::reach).fold(0.0, f64::max);
    let has_room = |unit: f64, least: f64| most_people == 0.0 || most_people * unit >= least;
    if inner + 2.0 * sheet.margin >= NARROW {
        let most = (inner * bars.label_share).min(420.0);
        let label = widest(&mut bars.rows.iter().map(|row| label_width(row, tag, most)));
        let bar_x = label_x + label + if label > 0.0 { GAP + 4.0 } else { 0.0 };
        let unit = unit(bars, sheet.right() - bar_x, Place::Beside);
        if has_room(unit, LEAST_ROOM) {
            return Columns { tag, label_x, label_room: label, bar_x, unit, place: Place::Beside };
        }
    }
    let after = above(Place::Above);
    if has_room(after.unit, inner * 0.4) { after } else { above(Place::BothAbove) }
}

/// The widest line of a row's label when wrapped to `most`.
fn label_width(row: &Row, tag: f64, most: f64) -> f64 {
    label_lines(row, tag, most).iter().map(|(look, line)| look.width(line)).fold(0.0, f64::max)
}

/// Lines of a row's label, a heading that is too long for a tag first.
fn label_lines(row: &Row, tag: f64, room: f64) -> Vec<(Look, String)> {
    let styled = |look: Look, text: &str| {
        look.wrap(text, room, 2).into_iter().map(move |line| (look, line)).collect::<Vec<_>>()
    };
    let mut lines = Vec::new();
    if tag == 0.0 && !row.tag.is_empty() {
        lines.extend(styled(Look::STRONG, &row.tag));
    }
    lines.extend(styled(Look::LABEL, &row.label));
    if let Some(flag) = &row.flag {
        lines.extend(styled(Look::WARN, flag));
    }
    lines
}

/// CSS pixels per person so that each bar and the number after it fit the room.
fn unit(bars: &Bars, room: f64, place: Place) -> f64 {
    let with_bars = bars.rows.iter().filter(|row| row.people() > 0.0);
    let unit = with_bars
        .map(|row| {
            let value = if place == Place::BothAbove { 0.0 } else { GAP + Look::LABEL.width(&row.value) };
            (room - value - 3.0 * LEAST).max(0.0) / row.reach()
        })
        .fold(f64::INFINITY, f64::min);
    if unit.is_finite() { unit } else { 0.0 }
}

/// Puts a row and moves below it; returns where its bar is.
fn lay_row(sheet: &mut Sheet, row: &Row, columns: Columns) -> Option<Rect> {
    let top = sheet.y;
    // The band is painted below what stands on it, so its place is kept now.
    let shapes = sheet.paint_order();
    let (bottom, bar) = match columns.place {
        Place::Beside => lay_beside(sheet, row, columns),
        Place::Above | Place::BothAbove => lay_above(sheet, row, columns),
    };
    sheet.y = bottom;
    let band = frame::Band { top, shapes, selected: row.selected };
    frame::lay_band(sheet, band, &row.key, &row.summary, &row.figures);
    bar
}

fn lay_beside(sheet: &mut Sheet, row: &Row, columns: Columns) -> (f64, Option<Rect>) {
    let labels = label_lines(row, columns.tag, columns.label_room);
    let look = row.value_look();
    let value_x = columns.bar_x + bar_length(row, columns.unit) + GAP;
    let values = look.wrap(&row.value, sheet.right() - value_x, 3);
    let label_height: f64 = labels.iter().map(|(look, _)| look.line()).sum();
    let value_height = values.len() as f64 * look.line();
    let height = label_height.max(value_height).max(BAR) + ROW_GAP;
    let middle = sheet.y + height / 2.0;
    let top = middle - label_height / 2.0;
    lay_label(sheet, row, columns, (top, &labels));
    let bar = lay_bar(sheet, row, columns, ((middle - BAR / 2.0).floor(), BAR));
    sheet.lines(value_x, middle - value_height / 2.0, look, &values);
    (sheet.y + height, bar)
}

fn lay_above(sheet: &mut Sheet, row: &Row, columns: Columns) -> (f64, Option<Rect>) {
    let labels = label_lines(row, columns.tag, columns.label_room);
    let look = row.value_look();
    let mut y = lay_label(sheet, row, columns, (sheet.y + ROW_GAP / 2.0, &labels));
    let has_bar = row.people() > 0.0;
    if has_bar && columns.place == Place::Above {
        y += 2.0;
        let bar = lay_bar(sheet, row, columns, (y, BAR_BELOW));
        let at = (columns.bar_x + bar_length(row, columns.unit) + GAP, y + BAR_BELOW / 2.0);
        sheet.text(at, Anchor::Left, look, &row.value);
        return (y + BAR_BELOW.max(look.line()) + ROW_GAP, bar);
    }
    y = lay_value_above(sheet, row, columns, (y, &labels));
    if !has_bar {
        return (y + ROW_GAP, None);
    }
    let bar = lay_bar(sheet, row, columns, (y + 2.0, BAR_BELOW));
    (y + 2.0 + BAR_BELOW + ROW_GAP, bar)
}

/// Puts the number at the right end of a one-line label, or on lines of its own below.
fn lay_value_above(
    sheet: &mut Sheet,
    row: &Row,
    columns: Columns,
    (y, labels): (f64, &[(Look, String)]),
) -> f64 {
    let look = row.value_look();
    if let ([(label_look, label)], false) = (labels, row.quiet) {
        let room = columns.label_room - label_look.width(label) - 2.0 * GAP;
        if look.width(&row.value) <= room {
            sheet.text((sheet.right(), y - label_look.line() / 2.0), Anchor::Right, look, &row.value);
            return y;
        }
    }
    let values = look.wrap(&row.value, columns.label_room, 3);
    sheet.lines(columns.label_x, y, look, &values)
}

/// Puts tag and label; returns the lower edge.
fn lay_label(sheet: &mut Sheet, row: &Row, columns: Columns, (top, labels): (f64, &[(Look, String)])) -> f64 {
    let mut y = top;
    if columns.tag > 0.0 && !row.tag.is_empty() {
        let at = (sheet.margin, top + Look::STRONG.line() / 2.0);
        sheet.text(at, Anchor::Left, Look::STRONG, &row.tag);
        if labels.is_empty() {
            y += Look::STRONG.line();
        }
    }
    for (look, line) in labels {
        y = sheet.lines(columns.label_x, y, *look, std::slice::from_ref(line));
    }
    y
}

/// Length of a part of a bar in CSS pixels; what is not nothing is seen.
fn length(people: f64, unit: f64, least: f64) -> f64 {
    let people = within(people);
    if people > 0.0 { (people * unit).max(least) } else { 0.0 }
}

/// From where bars start to the right end of a row's.
fn bar_length(row: &Row, unit: f64) -> f64 {
    let bar = length(row.solid, unit, LEAST) + length(row.hatched, unit, 2.0 * LEAST);
    if bar > 0.0 { within(row.from) * unit + bar } else { 0.0 }
}

fn lay_bar(sheet: &mut Sheet, row: &Row, columns: Columns, (y, height): (f64, f64)) -> Option<Rect> {
    let x = columns.bar_x + within(row.from) * columns.unit;
    let solid = length(row.solid, columns.unit, LEAST);
    let hatched = length(row.hatched, columns.unit, 2.0 * LEAST);
    if hatched > 0.0 {
        sheet.hatch(Rect { x: x + solid, y, width: hatched, height });
    }
    if solid > 0.0 {
        let plain = Rect { x, y, width: solid, height };
        match row.tone {
            Tone::Counted | Tone::Beside => sheet.fill(plain, Ink::Solid),
            Tone::Unsaid => sheet.fill(plain, Ink::Unsaid),
            Tone::Less => sheet.outline(plain),
        }
    }
    (solid + hatched > 0.0).then_some(Rect { x, y, width: solid + hatched, height })
}

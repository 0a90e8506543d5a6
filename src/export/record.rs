//! A figure as a row: the columns that CSV and the workbook share.

use super::view::View;
use crate::model::{AreaRef, Figure, Stage, Unit};

/// A cell with its type.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Cell {
    /// Nothing.
    Empty,
    Text(String),
    Number(f64),
    Flag(bool),
}

/// A column: its head, its HXL hashtag, what stands in it.
pub(super) struct Column {
    pub(super) name: &'static str,
    pub(super) hxl: &'static str,
    /// Width in characters, for the workbook.
    #[cfg_attr(not(feature = "xlsx"), expect(dead_code, reason = "only workbooks have widths"))]
    pub(super) width: u16,
    pub(super) cell: fn(&View, &Figure) -> Cell,
}

macro_rules! columns {
    ($($name:literal $hxl:literal $width:literal $cell:expr),+ $(,)?) => {
        &[$(Column { name: $name, hxl: $hxl, width: $width, cell: $cell }),+]
    };
}

/// What a figure says.
pub(super) const FIGURE: &[Column] = columns! {
    "report" "#meta+report" 24 |view, figure| text(match view.part(figure) {
        Some(part) if part.title.is_empty() => &part.name,
        Some(part) => &part.title,
        None => &view.analysis.report.title,
    }),
    "source" "#meta+source" 16 |view, figure| text(view.part(figure).map_or(view.source, |part| &part.name)),
    "figure" "#meta+figure+id" 7 |_, figure| text(&figure.id),
    "outcome" "#output+code" 14 |_, figure| optional(figure.outcome.as_ref()),
    "outcome_label" "#output+label" 12 |view, figure| optional(view.outcome(figure).map(|outcome| &outcome.label)),
    "outcome_statement" "#output+name" 24 |view, figure| optional(view.outcome(figure).map(|outcome| &outcome.statement)),
    "country" "#country+code+v_iso3" 8 country,
    "adm1" "#adm1+name" 18 |_, figure| joined(figure, |area| Some(&area.name)),
    "adm1_pcode" "#adm1+code+v_pcode" 10 |_, figure| joined(figure, |area| area.pcode.as_ref()),
    "adm1_iso" "#adm1+code+v_iso3166_2" 10 |_, figure| joined(figure, |area| area.iso.as_ref()),
    "areas" "#meta+areas+num" 6 |_, figure| count(figure.adm1.len()),
    "quote" "#description+quote" 28 quote,
    "value" "#indicator+value+num" 10 |view, figure| number(view, figure, true),
    "low" "#indicator+value+min" 8 |_, figure| figure.low.map_or(Cell::Empty, Cell::Number),
    "high" "#indicator+value+max" 8 |_, figure| figure.high.map_or(Cell::Empty, Cell::Number),
    "qualifier" "#meta+qualifier" 10 |view, figure| if view.is_masked(figure) { text("masked") } else { text(figure.qualifier.as_str()) },
    "unit" "#meta+unit" 11 |_, figure| text(figure.unit.as_str()),
    "currency" "#currency" 8 |_, figure| optional(figure.currency.as_ref()),
    "group" "#group+name" 24 |_, figure| text(&figure.group),
    "sex" "#group+sex" 8 |_, figure| figure.sex.map_or(Cell::Empty, |sex| text(sex.as_str())),
    "age" "#group+age" 8 |_, figure| figure.age.map_or(Cell::Empty, |age| text(age.as_str())),
    "stage" "#status" 10 |_, figure| text(figure.stage.as_str()),
    "reach" "#meta+reach" 9 |_, figure| figure.reach.map_or(Cell::Empty, |reach| text(reach.as_str())),
    "reached" "#reached" 10 |view, figure| people(view, figure, Stage::Reached),
    "targeted" "#targeted" 10 |view, figure| people(view, figure, Stage::Planned),
    "in_need" "#inneed" 10 |view, figure| people(view, figure, Stage::InNeed),
    "population" "#population" 10 |view, figure| people(view, figure, Stage::Population),
    "people_counted" "#reached+counted" 10 |view, figure| number(view, figure, figure.counted),
    "counted" "#meta+counted" 8 |_, figure| Cell::Flag(figure.counted),
    "because" "#meta+because" 12 |_, figure| figure.because.as_ref().map_or(Cell::Empty, |because| text(because.kind.as_str())),
    "because_figure" "#meta+because+figure" 8 |_, figure| optional(figure.because.as_ref().and_then(|because| because.figure.as_ref())),
    "rule" "#meta+rule" 14 |_, figure| text(&figure.rule),
    "sentence" "#description+sentence" 60 |view, figure| text(&view.slice(figure.sentence)),
    "start" "#meta+start" 8 |_, figure| Cell::Number(f64::from(figure.span.0)),
    "end" "#meta+end" 8 |_, figure| Cell::Number(f64::from(figure.span.1)),
    "year" "#date+year" 6 |view, figure| {
        let year = view.part(figure).map_or(view.analysis.report.year, |part| part.year);
        year.map_or(Cell::Empty, |year| Cell::Number(f64::from(year)))
    },
    "data_as_of" "#date" 11 |view, figure| {
        optional(view.part(figure).map_or(view.analysis.report.data_as_of.as_ref(), |part| part.data_as_of.as_ref()))
    },
};

/// The receipt, again in each row: a row that is moved elsewhere takes it along.
pub(super) const RECEIPT: &[Column] = columns! {
    "report_sha256" "#meta+report+sha256" 16 |view, figure| text(view.part(figure).map_or(&view.receipt.sha256, |part| &part.sha256)),
    "software" "#meta+software" 14 |view, _| text(&view.receipt.software),
    "corrections" "#meta+corrections+num" 8 |view, _| count(view.receipt.corrections.count),
    "corrections_sha256" "#meta+corrections+sha256" 16 |view, _| optional(view.receipt.corrections.sha256.as_ref()),
    "masked" "#meta+masked+num" 8 |view, _| count(view.receipt.masked),
    "exported_on" "#date+exported" 11 |view, _| optional(view.receipt.exported_on.as_ref()),
};

/// Between the names of areas that share a figure.
const BETWEEN: &str = " | ";

fn text(text: &str) -> Cell {
    if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) }
}

fn optional(given: Option<&String>) -> Cell {
    given.map_or(Cell::Empty, |given| text(given))
}

#[expect(clippy::cast_precision_loss, reason = "counts of a report's figures are small")]
fn count(count: usize) -> Cell {
    Cell::Number(count as f64)
}

fn number(view: &View, figure: &Figure, told: bool) -> Cell {
    if told && !view.is_masked(figure) { Cell::Number(figure.value) } else { Cell::Empty }
}

fn people(view: &View, figure: &Figure, stage: Stage) -> Cell {
    number(view, figure, figure.unit == Unit::Person && figure.stage == stage)
}

fn quote(view: &View, figure: &Figure) -> Cell {
    if view.is_masked(figure) { text(&figure.quote) } else { text(&view.slice(figure.span)) }
}

fn country(view: &View, figure: &Figure) -> Cell {
    let mut countries: Vec<&str> = figure.adm1.iter().map(|area| area.iso3.as_str()).collect();
    countries.dedup();
    match (countries.as_slice(), view.analysis.report.countries.as_slice()) {
        ([], [one]) => text(one),
        (some, _) => text(&some.join(BETWEEN)),
    }
}

fn joined(figure: &Figure, name: fn(&AreaRef) -> Option<&String>) -> Cell {
    let names: Vec<&str> = figure.adm1.iter().map(|area| name(area).map_or("", String::as_str)).collect();
    if names.iter().all(|name| name.is_empty()) { Cell::Empty } else { text(&names.join(BETWEEN)) }
}

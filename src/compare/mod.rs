//! Several reports: two side by side, or all in one table.
//!
//! [`compare`] says of two reports what is new, gone and changed. [`collect`] puts any number of
//! them into one analysis, in which what two of them tell is counted once. Both are plain
//! functions of analyses and their texts.

mod collect;
mod repeats;
mod shift;

use serde::{Deserialize, Serialize};

pub use collect::{COLLECTION_SCHEMA, Collection, collect};
pub use repeats::{Repeat, Rule};

use crate::model::{Analysis, AreaTotal, Country, OutcomeTotal, shortest, shortest_or_null};

/// Name and version of the format (`docs/comparison.schema.json`).
pub const SCHEMA: &str = "headcount-comparison/1";

/// A report that is compared.
#[derive(Debug, Clone, Copy)]
pub struct Told<'t> {
    /// What it is called, such as its file's name.
    pub name: &'t str,
    /// Its analysis, corrections applied.
    pub analysis: &'t Analysis,
    /// Its text.
    pub text: &'t str,
}

/// Two reports side by side.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Comparison {
    /// `headcount-comparison/1`.
    pub schema: String,
    /// The report that is looked back to.
    pub before: Side,
    /// The report that is looked at.
    pub after: Side,
    /// All totals, in a fixed order.
    pub totals: Vec<TotalRow>,
    /// Outcomes by id: those of `after` in its order, then those that are gone.
    pub outcomes: Vec<OutcomeRow>,
    /// Areas: those of `after` in its order, then those that are gone.
    pub areas: Vec<AreaRow>,
    /// Figures of `after` that `before` tells too: not new, whatever the totals say.
    pub repeats: Vec<Repeat>,
}

/// Which report it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Side {
    /// What it is called.
    pub name: String,
    /// Its title.
    pub title: String,
    /// The country it is about.
    pub country: Option<Country>,
    /// The year it reports on.
    pub year: Option<i32>,
    /// The date its data are complete to.
    pub data_as_of: Option<String>,
    /// SHA-256 of its text.
    pub sha256: String,
}

/// What became of something from one report to the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Became {
    /// Only the later report has it.
    New,
    /// Only the earlier report has it.
    Gone,
    /// Both have it, with other numbers.
    Changed,
    /// Both have it with the same numbers.
    Same,
}

impl Became {
    /// The word that stands for it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Gone => "gone",
            Self::Changed => "changed",
            Self::Same => "same",
        }
    }
}

/// A total of both.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TotalRow {
    /// `counted`, `as_stated`, `lowest`, `indirect`, `households` or `unlocated`.
    pub total: String,
    /// What it was.
    #[serde(serialize_with = "shortest")]
    pub before: f64,
    /// What it is.
    #[serde(serialize_with = "shortest")]
    pub after: f64,
}

/// People counted under an outcome of either.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OutcomeRow {
    /// Its id; null for figures outside any.
    pub outcome: Option<String>,
    /// What to call it in little room.
    pub label: String,
    /// What became of it.
    pub change: Became,
    /// What it was; null where the report has no such outcome.
    #[serde(serialize_with = "shortest_or_null")]
    pub before: Option<f64>,
    /// What it is.
    #[serde(serialize_with = "shortest_or_null")]
    pub after: Option<f64>,
    /// Ids of the counted figures of `before`.
    pub figures_before: Vec<String>,
    /// Ids of the counted figures of `after`.
    pub figures_after: Vec<String>,
}

/// People counted in an area of either.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AreaRow {
    /// Its country (ISO 3166-1 alpha-3).
    pub iso3: String,
    /// The gazetteer's main spelling.
    pub name: String,
    /// OCHA place code.
    pub pcode: Option<String>,
    /// ISO 3166-2 code.
    pub iso: Option<String>,
    /// What became of it.
    pub change: Became,
    /// What it was; null where the report counts nobody there.
    pub before: Option<AreaPeople>,
    /// What it is.
    pub after: Option<AreaPeople>,
}

/// People of one area.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AreaPeople {
    /// Of figures tied to it only.
    #[serde(serialize_with = "shortest")]
    pub alone: f64,
    /// Of figures it shares: an upper bound that no sum may use.
    #[serde(serialize_with = "shortest")]
    pub shared: f64,
    /// Ids of the counted figures.
    pub figures: Vec<String>,
}

/// Puts two reports side by side, by outcome id and by area.
///
/// An area that was split between the two is another area: count both in those of one year
/// (`Options::areas_as_of`) to compare like with like.
///
/// ```
/// use headcount::compare::{Became, Told, compare};
///
/// let texts = ["Progress in Mali in 2022\n\nWe trained 30 women in Gao.",
///              "Progress in Mali in 2023\n\nWe trained 50 women in Gao and 20 in Kayes."];
/// let read = texts.map(|text| headcount::analyze(text, &headcount::Options::default()));
/// let told = |at: usize| Told { name: "", analysis: &read[at], text: texts[at] };
/// let compared = compare(told(0), told(1));
/// let areas: Vec<_> = compared.areas.iter().map(|row| (row.name.as_str(), row.change)).collect();
/// assert_eq!(areas, [("Gao", Became::Changed), ("Kayes", Became::New)]);
/// ```
pub fn compare(before: Told, after: Told) -> Comparison {
    let (old, new) = (&before.analysis.totals, &after.analysis.totals);
    let totals = [
        ("counted", old.people.counted, new.people.counted),
        ("as_stated", old.people.as_stated, new.people.as_stated),
        ("lowest", old.people.lowest, new.people.lowest),
        ("indirect", old.people.indirect, new.people.indirect),
        ("households", old.households.counted, new.households.counted),
        ("unlocated", old.unlocated, new.unlocated),
    ];
    let totals = totals.map(|(total, before, after)| TotalRow { total: total.to_owned(), before, after });
    Comparison {
        schema: SCHEMA.to_owned(),
        before: side(before),
        after: side(after),
        totals: totals.to_vec(),
        outcomes: outcomes(before.analysis, after.analysis),
        areas: areas(&old.by_adm1, &new.by_adm1),
        repeats: repeats::across(&[before, after]),
    }
}

fn side(told: Told) -> Side {
    let report = &told.analysis.report;
    Side {
        name: told.name.to_owned(),
        title: report.title.clone(),
        country: report.country.clone(),
        year: report.year,
        data_as_of: report.data_as_of.clone(),
        sha256: report.sha256.clone(),
    }
}

fn outcomes(before: &Analysis, after: &Analysis) -> Vec<OutcomeRow> {
    let rows =
        pairs(&before.totals.by_outcome, &after.totals.by_outcome, |one, two| one.outcome == two.outcome);
    let row = |(old, new): (Option<&OutcomeTotal>, Option<&OutcomeTotal>)| {
        let either = new.or(old)?;
        let label = |analysis: &Analysis| {
            let outcome =
                analysis.outcomes.iter().find(|outcome| Some(&outcome.id) == either.outcome.as_ref());
            outcome.map(|outcome| outcome.label.clone())
        };
        let figures = |row: Option<&OutcomeTotal>| row.map(|row| row.figures.clone()).unwrap_or_default();
        Some(OutcomeRow {
            outcome: either.outcome.clone(),
            label: label(after).or_else(|| label(before)).unwrap_or_default(),
            change: became(old.map(|row| row.counted), new.map(|row| row.counted)),
            before: old.map(|row| row.counted),
            after: new.map(|row| row.counted),
            figures_before: figures(old),
            figures_after: figures(new),
        })
    };
    rows.into_iter().filter_map(row).collect()
}

fn areas(before: &[AreaTotal], after: &[AreaTotal]) -> Vec<AreaRow> {
    let same = |one: &AreaTotal, two: &AreaTotal| {
        one.iso3 == two.iso3
            && match (&one.pcode, &two.pcode) {
                (Some(one), Some(two)) => one == two,
                _ => one.name == two.name,
            }
    };
    let people =
        |row: &AreaTotal| AreaPeople { alone: row.alone, shared: row.shared, figures: row.figures.clone() };
    let row = |(old, new): (Option<&AreaTotal>, Option<&AreaTotal>)| {
        let either = new.or(old)?;
        let numbers = |row: &AreaTotal| (row.alone, row.shared);
        Some(AreaRow {
            iso3: either.iso3.clone(),
            name: either.name.clone(),
            pcode: either.pcode.clone(),
            iso: either.iso.clone(),
            change: became(old.map(numbers), new.map(numbers)),
            before: old.map(people),
            after: new.map(people),
        })
    };
    pairs(before, after, same).into_iter().filter_map(row).collect()
}

/// Rows of both that belong together: those of `after`, then those only `before` has.
fn pairs<'r, T>(
    before: &'r [T],
    after: &'r [T],
    same: impl Fn(&T, &T) -> bool,
) -> Vec<(Option<&'r T>, Option<&'r T>)> {
    let kept = after.iter().map(|new| (before.iter().find(|old| same(old, new)), Some(new)));
    let gone = before.iter().filter(|old| !after.iter().any(|new| same(old, new)));
    kept.chain(gone.map(|old| (Some(old), None))).collect()
}

fn became<T: PartialEq>(before: Option<T>, after: Option<T>) -> Became {
    match (before, after) {
        (None, _) => Became::New,
        (_, None) => Became::Gone,
        (before, after) if before == after => Became::Same,
        _ => Became::Changed,
    }
}

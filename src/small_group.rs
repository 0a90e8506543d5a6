//! Figures of so few people that their place would tell who they are.
//!
//! Fewer than ten people of a vulnerable group (survivors of violence, people living with HIV,
//! detainees, ...) in one area. Which words make a group vulnerable is language data,
//! `[groups]`. Nothing is changed here: a note says so, and exports ask.

use crate::lang::{VULNERABLE, contains_words};
use crate::model::{Figure, Stage, Unit};
use crate::text::fold::fold;

/// The fewest people of a vulnerable group that may be told with their place.
///
/// OCHA's guidance on statistical disclosure control leaves the threshold to the context
/// (Centre for Humanitarian Data, Guidance Note 1, 2019); ten is a usual smallest cell.
pub(crate) const FEWEST: f64 = 10.0;

/// The figures that name fewer than ten people of a vulnerable group in one area.
pub(crate) fn small_groups(figures: &[Figure]) -> Vec<&Figure> {
    // A group may be told in another language than the report: every language is asked.
    let vulnerable = |figure: &&Figure| {
        let words = fold(&format!("{} {}", figure.quote, figure.group)).replace('-', " ");
        VULNERABLE.lines().any(|form| contains_words(&words, form))
    };
    figures.iter().filter(|figure| is_small_cell(figure)).filter(vulnerable).collect()
}

/// Whether so few people are told of in one area; not whether they are vulnerable.
pub(crate) fn is_small_cell(figure: &Figure) -> bool {
    figure.unit == Unit::Person
        && figure.stage == Stage::Reached
        && figure.value > 0.0
        && figure.value < FEWEST
        && figure.adm1.len() == 1
}

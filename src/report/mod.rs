//! What the report says of itself: its title, period and sections.

pub mod layout;
mod long;
pub mod sections;

use crate::figure::date::{find_dates, year};
use crate::lang::{LANGUAGES, Tag};
use crate::passage::Passage;

/// The year in a title such as "Progress in Mali country in 2023": the last one named.
/// Sentences are no titles: "The group was founded in 2019."
pub fn find_year(passage: &Passage) -> Option<i32> {
    let told = passage.len().checked_sub(1).is_some_and(|end| passage.is_sign(end, "."));
    if told || passage.sentences.len() > 1 {
        return None;
    }
    (0..passage.len()).rev().find_map(|at| year(passage, at).filter(|_| !passage.is_glued(at)))
}

/// The date that stands with "Data as of", in any of the languages.
pub fn find_data_as_of(passage: &Passage) -> Option<String> {
    let says_so =
        LANGUAGES.iter().any(|language| language.mentions(Tag::DataAsOf, passage.slice(&(0..passage.len()))));
    says_so.then(|| find_dates(passage).into_iter().find_map(|date| date.iso)).flatten()
}

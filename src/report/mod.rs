//! What the report says of itself: its title, period and sections.

pub mod layout;
pub mod sections;

use crate::figure::date::{find_dates, year};
use crate::lang::{LANGUAGES, Tag};
use crate::passage::Passage;

/// The year in a title such as "Progress in Mali country in 2023": the last one named.
pub fn find_year(passage: &Passage) -> Option<i32> {
    (0..passage.len()).rev().find_map(|at| year(passage, at).filter(|_| !passage.is_glued(at)))
}

/// The date that stands with "Data as of", in any of the languages.
pub fn find_data_as_of(passage: &Passage) -> Option<String> {
    let says_so =
        LANGUAGES.iter().any(|language| language.mentions(Tag::DataAsOf, passage.slice(&(0..passage.len()))));
    says_so.then(|| find_dates(passage).into_iter().find_map(|date| date.iso)).flatten()
}

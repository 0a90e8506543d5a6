//! Who is counted once: parts, sums, repeats, and what may overlap.
//!
//! Each step fills [`Draft::relation`] where an earlier one left it empty.

mod parts;
mod possible;
mod repeats;
mod sums;
mod tables;

use std::ops::Range;

use crate::figure::draft::Draft;
use crate::lang::LanguageData;
use crate::model::Reason;
use crate::passage::Passage;
use crate::place::mention::Mention;
use crate::report::sections::Section;

pub use possible::Overlap;
pub use repeats::Repeat;
#[cfg(feature = "exports")]
pub(crate) use repeats::is_specific;

/// What the relations are read from.
pub struct Surroundings<'d, 'a> {
    /// The repaired text.
    pub text: &'a str,
    /// The language of the report.
    pub language: &'static LanguageData,
    /// One per block, where the block is running text.
    pub passages: &'d [Option<Passage<'a>>],
    /// Place mentions in the order of the text.
    pub mentions: &'d [Mention],
    /// The sections.
    pub sections: &'d [Section],
    /// Bytes of each section's narrative, its heading and statement aside.
    pub narratives: &'d [Vec<Range<usize>>],
    /// Sections that sum up what others told.
    pub recaps: &'d [bool],
}

/// A breakdown that does not add up: indices of the total and of its parts, and
/// what the parts add up to.
#[derive(Debug, Clone, PartialEq)]
pub struct Mismatch {
    /// The total.
    pub total: usize,
    /// Its parts.
    pub parts: Vec<usize>,
    /// What the parts add up to.
    pub sum: f64,
}

/// What was found beside the relations themselves.
#[derive(Debug, Default)]
pub struct Overlaps {
    /// Sections that repeat earlier ones.
    pub repeated: Vec<Repeat>,
    /// Breakdowns that exceed or miss their total.
    pub mismatches: Vec<Mismatch>,
    /// Counted figures that may be the same people.
    pub possible: Vec<Overlap>,
}

/// Relates the figures of a report to one another.
pub fn relate(surroundings: &Surroundings, drafts: &mut [Draft]) -> Overlaps {
    let mut found = Overlaps::default();
    tables::relate(drafts, &mut found.mismatches);
    parts::relate(surroundings, drafts);
    sums::relate(surroundings, drafts, &mut found.mismatches);
    parts::relate_running_totals(surroundings, drafts);
    found.repeated = repeats::sections(surroundings);
    repeats::relate(surroundings, drafts, &found.repeated);
    sums::relate_grand_total(drafts);
    inherit_areas(drafts);
    parts::check(drafts, &mut found.mismatches);
    found.possible = possible::find(surroundings, drafts);
    found
}

/// The areas that the figures of the same sentence name, each once.
fn areas_of_sentence(drafts: &[Draft], at: usize) -> Vec<usize> {
    let Some(total) = drafts.get(at).filter(|draft| draft.cell.is_none()) else { return Vec::new() };
    let mut areas = Vec::new();
    for other in drafts.iter().filter(|other| other.block == total.block && other.sentence == total.sentence)
    {
        for area in &other.areas {
            if !areas.contains(area) {
                areas.push(*area);
            }
        }
    }
    areas
}

/// Parts take over the areas of their whole unless they name their own, repeats
/// those of the first telling; a total takes the areas that its sentence names.
fn inherit_areas(drafts: &mut [Draft]) {
    for at in 0..drafts.len() {
        let sum = |draft: &&Draft| matches!(draft.relation, Some((Reason::TotalOf, _)));
        let Some(draft) = drafts.get(at).filter(|draft| draft.areas.is_empty() || sum(draft)) else {
            continue;
        };
        let areas = match draft.relation {
            Some((Reason::PartOf, Some(whole))) => drafts.get(whole).map(|whole| whole.areas.clone()),
            Some((Reason::Repeats, Some(told))) if draft.cell.is_none() => {
                drafts.get(told).map(|told| told.areas.clone())
            }
            Some((Reason::TotalOf, _)) => {
                Some(areas_of_sentence(drafts, at)).filter(|areas| !areas.is_empty())
            }
            _ => None,
        };
        let Some(areas) = areas else { continue };
        if let Some(draft) = drafts.get_mut(at) {
            draft.areas = areas;
        }
    }
}

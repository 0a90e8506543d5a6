//! Adds up: people by outcome and by area, and the range of the total.
//!
//! Works on the finished figures alone, so that a corrected analysis is added up
//! by the same arithmetic.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{
    AreaTotal, Figure, HouseholdTotals, Outcome, OutcomeTotal, PeopleTotals, Reach, Reason, Stage, Totals,
    Unit,
};

/// The sums over `figures`. `overlapping`: ids of figures whose people may all be
/// in a larger figure.
pub fn tally(figures: &[Figure], outcomes: &[Outcome], overlapping: &BTreeSet<&str>) -> Totals {
    let counted = sum(figures.iter().filter(|figure| figure.counted));
    let doubtful =
        sum(figures.iter().filter(|figure| figure.counted && overlapping.contains(figure.id.as_str())));
    Totals {
        people: PeopleTotals {
            as_stated: counted + sum(figures.iter().filter(|figure| is_stated_again(figure, figures))),
            counted,
            lowest: counted - doubtful,
            indirect: sum(figures.iter().filter(|figure| is_indirect(figure))),
        },
        households: HouseholdTotals { counted: sum(figures.iter().filter(|figure| is_household(figure))) },
        by_outcome: by_outcome(figures, outcomes),
        by_adm1: by_adm1(figures),
        unlocated: sum(figures.iter().filter(|figure| figure.counted && figure.adm1.is_empty())),
    }
}

fn sum<'f>(figures: impl Iterator<Item = &'f Figure>) -> f64 {
    // From 0.0: an empty float sum is -0.0.
    figures.fold(0.0, |sum, figure| sum + figure.value)
}

/// A repeat of a counted figure or of a sum; a repeated part is added nowhere.
pub(crate) fn is_stated_again(figure: &Figure, figures: &[Figure]) -> bool {
    let Some(because) = figure.because.as_ref().filter(|because| because.kind == Reason::Repeats) else {
        return false;
    };
    let told = because.figure.as_ref().and_then(|id| figures.iter().find(|other| other.id == *id));
    told.is_some_and(|told| {
        told.counted || told.because.as_ref().is_some_and(|because| because.kind == Reason::TotalOf)
    })
}

pub(crate) fn is_indirect(figure: &Figure) -> bool {
    figure.unit == Unit::Person
        && figure.stage == Stage::Reached
        && figure.reach == Some(Reach::Indirect)
        && figure.relation.is_none()
}

pub(crate) fn is_household(figure: &Figure) -> bool {
    figure.unit == Unit::Household
        && figure.stage == Stage::Reached
        && figure.reach != Some(Reach::Indirect)
        && figure.relation.is_none()
}

fn by_outcome(figures: &[Figure], outcomes: &[Outcome]) -> Vec<OutcomeTotal> {
    let row = |outcome: Option<&String>| {
        let own = || figures.iter().filter(|figure| figure.counted && figure.outcome.as_ref() == outcome);
        OutcomeTotal {
            outcome: outcome.cloned(),
            counted: sum(own()),
            figures: own().map(|figure| figure.id.clone()).collect(),
        }
    };
    let mut rows: Vec<OutcomeTotal> = outcomes.iter().map(|outcome| row(Some(&outcome.id))).collect();
    if figures.iter().any(|figure| figure.outcome.is_none()) {
        rows.push(row(None));
    }
    rows
}

fn by_adm1(figures: &[Figure]) -> Vec<AreaTotal> {
    let mut rows: BTreeMap<(&str, &str, Option<&str>), AreaTotal> = BTreeMap::new();
    for figure in figures.iter().filter(|figure| figure.counted) {
        for area in &figure.adm1 {
            let key = (area.name.as_str(), area.iso3.as_str(), area.pcode.as_deref());
            let row = rows.entry(key).or_insert_with(|| AreaTotal {
                iso3: area.iso3.clone(),
                name: area.name.clone(),
                pcode: area.pcode.clone(),
                iso: area.iso.clone(),
                alone: 0.0,
                shared: 0.0,
                figures: Vec::new(),
            });
            if figure.adm1.len() == 1 {
                row.alone += figure.value;
            } else {
                row.shared += figure.value;
            }
            row.figures.push(figure.id.clone());
        }
    }
    let mut rows: Vec<AreaTotal> = rows.into_values().collect();
    rows.sort_by(|one, two| {
        (two.alone + two.shared).total_cmp(&(one.alone + one.shared)).then_with(|| one.name.cmp(&two.name))
    });
    rows
}

//! The accounting line: what is told, less what is told again, is what is counted;
//! and what stands beside it and is never added.
//!
//! Works on the finished analysis, so that a corrected one is accounted for alike.

use serde::Serialize;

use crate::model::{Analysis, Figure, Reason, Stage, Unit, shortest_or_null};
use crate::tally;

/// One entry of the account.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Entry {
    /// `as_stated`, `repeats`, `counted`, or beside these `parts`, `sums`, `indirect`,
    /// `planned`, `in_need`, `population`, `unclear`, `set_aside`, `households`.
    pub key: &'static str,
    /// People (households for `households`). Null where adding would count people twice.
    #[serde(serialize_with = "shortest_or_null")]
    pub sum: Option<f64>,
    /// The largest figure in it; null where there is none.
    #[serde(serialize_with = "shortest_or_null")]
    pub largest: Option<f64>,
    /// Ids of its figures.
    pub figures: Vec<String>,
}

/// The account of an analysis: `as_stated` - `repeats` = `counted`, then what is beside
/// it, as far as there is any.
pub fn account(analysis: &Analysis) -> Vec<Entry> {
    let people = &analysis.totals.people;
    let entry = |key, sum, is_one: &dyn Fn(&Figure) -> bool| {
        let own = || analysis.figures.iter().filter(|figure| is_one(figure));
        Entry {
            key,
            sum,
            largest: own().map(|figure| figure.value).max_by(f64::total_cmp),
            figures: own().map(|figure| figure.id.clone()).collect(),
        }
    };
    let again = |figure: &Figure| tally::is_stated_again(figure, &analysis.figures);
    let steps = [
        entry("as_stated", Some(people.as_stated), &|figure| figure.counted || again(figure)),
        entry("repeats", Some(people.as_stated - people.counted), &again),
        entry("counted", Some(people.counted), &|figure| figure.counted),
    ];
    let beside = [
        entry("parts", None, &|figure| for_reason(figure, Reason::PartOf)),
        entry("sums", None, &|figure| for_reason(figure, Reason::TotalOf)),
        entry("indirect", Some(people.indirect), &|figure| for_reason(figure, Reason::Indirect)),
        entry("planned", None, &|figure| at_stage(figure, Stage::Planned)),
        entry("in_need", None, &|figure| at_stage(figure, Stage::InNeed)),
        entry("population", None, &|figure| at_stage(figure, Stage::Population)),
        entry("unclear", None, &|figure| at_stage(figure, Stage::Unknown)),
        entry("set_aside", None, &|figure| for_reason(figure, Reason::SetAside)),
        entry("households", Some(analysis.totals.households.counted), &tally::is_household),
    ];
    steps.into_iter().chain(beside.into_iter().filter(|entry| !entry.figures.is_empty())).collect()
}

fn for_reason(figure: &Figure, reason: Reason) -> bool {
    figure.because.as_ref().is_some_and(|because| because.kind == reason)
}

fn at_stage(figure: &Figure, stage: Stage) -> bool {
    figure.unit == Unit::Person && figure.stage == stage
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Options, analyze};

    #[test]
    fn told_less_told_again_is_counted_and_nothing_else_is_added() {
        let text = "Outcome 1: Bees\n\nWe trained 120 women in Kayes, of whom 45 are under thirty. \
                    We plan to train 900 more women. Some 2,000 people need help.\n\n\
                    Outcome 2: Rights\n\nWe trained 120 women in Kayes, of whom 45 are under thirty.";
        let account = account(&analyze(text, &Options::default()));
        let keys: Vec<(&str, Option<f64>, Option<f64>)> =
            account.iter().map(|entry| (entry.key, entry.sum, entry.largest)).collect();
        assert_eq!(
            keys,
            [
                ("as_stated", Some(240.0), Some(120.0)),
                ("repeats", Some(120.0), Some(120.0)),
                ("counted", Some(120.0), Some(120.0)),
                ("parts", None, Some(45.0)),
                ("planned", None, Some(900.0)),
                ("in_need", None, Some(2000.0)),
            ]
        );
    }

    #[test]
    fn every_figure_of_people_is_in_one_entry() {
        let text = "Outcome 1\n\nIn all 300 people were trained: 100 in Kayes and 200 in Mopti. 40 households got seeds. \
                    500 people were reached indirectly.";
        let analysis = analyze(text, &Options::default());
        let account = account(&analysis);
        for figure in analysis.figures.iter().filter(|figure| figure.unit == Unit::Person) {
            let entries = account
                .iter()
                .filter(|entry| entry.key != "as_stated" && entry.figures.contains(&figure.id))
                .count();
            assert_eq!(entries, 1, "{}", figure.quote);
        }
    }
}

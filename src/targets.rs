//! Targets against results: what was planned beside what was reached, outcome by
//! outcome, and what has no counterpart.
//!
//! Works on the finished analysis. A pair is a reading, not a sum: nothing here is in any total.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::model::{Analysis, Figure, Sex, Stage, Unit, shortest_or_null};
use crate::text::fold::fold;

/// A plan, a result, or both.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Target {
    /// Id of the outcome; null outside any.
    pub outcome: Option<String>,
    /// Who or what, as the plan says it, else as the result does.
    pub group: String,
    /// What is counted: [`Unit`] as a word.
    pub unit: &'static str,
    /// Id of the planned figure; null for a result that no plan is known of.
    pub planned: Option<String>,
    /// Ids of the figures that were reached; none for a plan that no result is known of.
    pub reached: Vec<String>,
    /// What these add up to; null where there are none.
    #[serde(serialize_with = "shortest_or_null")]
    pub sum: Option<f64>,
    /// How much of the plan that is, in hundredths, not rounded; null without a pair.
    #[serde(serialize_with = "shortest_or_null")]
    pub percent: Option<f64>,
}

/// The targets and results of an analysis in the order of its outcomes: plans first, then
/// results of people and households without a plan.
pub fn targets(analysis: &Analysis) -> Vec<Target> {
    let outcomes = analysis.outcomes.iter().map(|outcome| Some(&outcome.id)).chain([None]);
    outcomes.flat_map(|outcome| of_outcome(analysis, outcome)).collect()
}

fn of_outcome(analysis: &Analysis, outcome: Option<&String>) -> Vec<Target> {
    let own = |stage: Stage| {
        let figures = analysis.figures.iter();
        figures
            .filter(|figure| {
                figure.outcome.as_ref() == outcome && figure.stage == stage && is_countable(figure)
            })
            .collect::<Vec<&Figure>>()
    };
    let (plans, results) = (own(Stage::Planned), own(Stage::Reached));
    let mut pairs: Vec<(&Figure, Vec<&Figure>)> = plans.iter().map(|plan| (*plan, Vec::new())).collect();
    let mut rest = Vec::new();
    for result in results {
        let best = pairs.iter_mut().map(|pair| (likeness(pair.0, result), pair));
        // The first of the best: `max_by_key` would take the last.
        match best.rev().max_by_key(|(likeness, _)| *likeness).filter(|(likeness, _)| *likeness > 0) {
            Some((_, pair)) => pair.1.push(result),
            None => rest.push(result),
        }
    }
    let paired = pairs.into_iter().map(|(plan, results)| row(outcome, Some(plan), &results));
    let alone =
        rest.into_iter().filter(|figure| is_of_people(figure)).map(|figure| row(outcome, None, &[figure]));
    paired.chain(alone).collect()
}

/// What can be planned and reached in like numbers, and is not told again.
fn is_countable(figure: &Figure) -> bool {
    figure.relation.is_none() && !matches!(figure.unit, Unit::Percent | Unit::Duration | Unit::Other)
}

fn is_of_people(figure: &Figure) -> bool {
    matches!(figure.unit, Unit::Person | Unit::Household)
}

/// How much a plan and a result are about the same: 0 for not at all.
fn likeness(plan: &Figure, result: &Figure) -> usize {
    if plan.unit != result.unit || !sexes_fit(plan, result) || !areas_fit(plan, result) {
        return 0;
    }
    let (planned, reached) = (words(&plan.group), words(&result.group));
    let shared = planned.iter().filter(|word| reached.iter().any(|other| alike(word, other))).count();
    let near = usize::from(plan.sentence == result.sentence);
    match planned.len().min(reached.len()) {
        // "64 girls, against 70 planned": a number without a noun means that of its sentence.
        0 => near,
        // Half the words of the shorter one: "women farmers" and "women rice farmers".
        fewest if shared * 2 >= fewest => shared * 2 + near,
        _ => 0,
    }
}

fn sexes_fit(plan: &Figure, result: &Figure) -> bool {
    !matches!(
        (plan.sex, result.sex),
        (Some(Sex::Female), Some(Sex::Male)) | (Some(Sex::Male), Some(Sex::Female))
    )
}

/// A plan for some areas is met there.
fn areas_fit(plan: &Figure, result: &Figure) -> bool {
    plan.adm1.is_empty()
        || result.adm1.is_empty()
        || plan.adm1.iter().any(|area| result.adm1.iter().any(|other| other.name == area.name))
}

/// Words that say who: longer than function words, without "more" and the like.
fn words(group: &str) -> BTreeSet<String> {
    const SHORTEST: usize = 4;
    group
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| word.chars().count() >= SHORTEST)
        .map(fold)
        .collect()
}

/// The same word, or one with another ending.
fn alike(one: &str, other: &str) -> bool {
    const ENDING: usize = 2;
    let common = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    common + ENDING >= one.chars().count().max(other.chars().count())
}

fn row(outcome: Option<&String>, plan: Option<&Figure>, results: &[&Figure]) -> Target {
    let named = plan.into_iter().chain(results.iter().copied()).find(|figure| !figure.group.is_empty());
    let sum = (!results.is_empty()).then(|| results.iter().fold(0.0, |sum, figure| sum + figure.value));
    let percent =
        plan.zip(sum).filter(|(plan, _)| plan.value > 0.0).map(|(plan, sum)| sum / plan.value * 100.0);
    Target {
        outcome: outcome.cloned(),
        group: named.map(|figure| figure.group.clone()).unwrap_or_default(),
        unit: plan.or(results.first().copied()).map_or("", |figure| figure.unit.as_str()),
        planned: plan.map(|figure| figure.id.clone()),
        reached: results.iter().map(|figure| figure.id.clone()).collect(),
        sum,
        percent,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Options, analyze};

    /// Group, planned value, sum of what was reached.
    fn rows(text: &str) -> Vec<(String, Option<f64>, Option<f64>)> {
        let analysis = analyze(text, &Options::default());
        let value =
            |id: &String| analysis.figures.iter().find(|figure| figure.id == *id).map(|figure| figure.value);
        targets(&analysis)
            .into_iter()
            .map(|row| (row.group, row.planned.as_ref().and_then(value), row.sum))
            .collect()
    }

    #[test]
    fn a_plan_and_its_result_stand_side_by_side() {
        let text = "Outcome 1\n\nThe target for 2023 is 500 women farmers. In 2023, 430 women farmers were trained in Kayes.";
        assert_eq!(rows(text), [("women farmers".to_owned(), Some(500.0), Some(430.0))]);
    }

    #[test]
    fn what_has_no_counterpart_stands_alone() {
        let text = "Outcome 1\n\nWe plan to train 80 midwives. In 2023, 430 farmers were trained in Kayes.";
        assert_eq!(
            rows(text),
            [("midwives".to_owned(), Some(80.0), None), ("farmers".to_owned(), None, Some(430.0))]
        );
    }

    #[test]
    fn a_plan_of_another_outcome_or_area_is_no_counterpart() {
        let text = "Progress in Mali in 2023\n\nOutcome 1\n\nWe will train 80 midwives in Gao.\n\n\
                    Outcome 2\n\nIn 2023, 75 midwives in Kayes were trained. We plan to train 60 midwives in Mopti.";
        let expected = [(Some(80.0), None), (Some(60.0), None), (None, Some(75.0))];
        assert_eq!(rows(text).into_iter().map(|(_, plan, sum)| (plan, sum)).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn a_result_told_again_is_no_second_result() {
        let text =
            "Outcome 1\n\nThe target is 500 women. 430 women were trained in Kayes, of whom 90 are young.";
        assert_eq!(rows(text), [("women".to_owned(), Some(500.0), Some(430.0))]);
    }
}

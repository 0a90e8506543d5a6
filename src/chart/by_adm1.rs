//! People by first-level area: only here, shared with others, tied to none.
//!
//! Shared people are never added up over areas: a row for the rest says how many
//! areas it stands for, and no number.

use std::collections::BTreeSet;

use super::bars::{Bars, Row};
use super::format::number;
use super::frame::{Key, Remark};
use super::measure::clean;
use super::words::{self, Words, fill};
use super::{Spec, caption};
use crate::model::{Analysis, AreaTotal};

/// Says what the chart shows.
pub(super) fn bars(analysis: &Analysis, spec: &Spec) -> Bars {
    let words = words::of(spec.locale);
    let areas = sorted(analysis);
    let (shown, folded) = areas.split_at(areas.len().min(spec.limit()));
    let (heading, source) = caption(analysis, spec, words.by_adm1);
    Bars {
        heading,
        legend: legend(shown, words),
        rows: shown.iter().map(|area| row(analysis, area, spec, words)).collect(),
        remarks: remarks(analysis, spec, folded),
        source,
        label_share: 0.32,
    }
}

/// The areas with most people first, whatever a corrected analysis has them in.
pub(super) fn sorted(analysis: &Analysis) -> Vec<&AreaTotal> {
    let mut areas: Vec<&AreaTotal> = analysis.totals.by_adm1.iter().collect();
    areas.sort_by(|one, other| {
        let people = |area: &AreaTotal| area.alone + area.shared;
        people(other).total_cmp(&people(one)).then_with(|| one.name.cmp(&other.name))
    });
    areas
}

fn legend(areas: &[&AreaTotal], words: &Words) -> Vec<(Key, String)> {
    let mut legend = Vec::new();
    if areas.iter().any(|area| area.shared > 0.0) {
        if areas.iter().any(|area| area.alone > 0.0) {
            legend.push((Key::Solid, words.only_here.to_owned()));
        }
        legend.push((Key::Hatched, words.shared_key.to_owned()));
    }
    legend
}

/// The number of an area, and a sentence that says it.
pub(super) fn said(analysis: &Analysis, area: &AreaTotal, spec: &Spec, words: &Words) -> (String, String) {
    let name = clean(&analysis.report.area_name(&area.name, &area.iso3));
    said_of(&name, (area.alone, area.shared), spec, words)
}

/// The number of people who are somewhere alone and shared, and a sentence that says it.
pub(super) fn said_of(name: &str, (own, joint): (f64, f64), spec: &Spec, words: &Words) -> (String, String) {
    let alone = number(own, spec.locale);
    let shared = number(joint, spec.locale);
    let said = |template: &str, n: &str| fill(template, &[("name", name), ("n", n), ("shared", &shared)]);
    match (own > 0.0, joint > 0.0) {
        (true, true) => (said(words.alone_and_shared, &alone), said(words.area_both, &alone)),
        (false, true) => (said(words.shared, &shared), said(words.area_shared, &shared)),
        (_, false) => (alone.clone(), said(words.area_alone, &alone)),
    }
}

fn row(analysis: &Analysis, area: &AreaTotal, spec: &Spec, words: &Words) -> Row {
    let (value, summary) = said(analysis, area, spec, words);
    Row {
        key: area.name.clone(),
        summary,
        figures: area.figures.clone(),
        selected: spec.selects(&area.figures),
        label: clean(&analysis.report.area_name(&area.name, &area.iso3)),
        solid: area.alone,
        hatched: area.shared,
        value,
        ..Row::default()
    }
}

/// What is not in the rows: people of no area, areas beyond the limit, or why there are none.
pub(super) fn remarks(analysis: &Analysis, spec: &Spec, folded: &[&AreaTotal]) -> Vec<Remark> {
    let words = words::of(spec.locale);
    let mut remarks = Vec::new();
    let remark = |key: &str, text: String, figures: Vec<String>| Remark {
        key: key.to_owned(),
        text,
        selected: spec.selects(&figures),
        figures,
    };
    let totals = &analysis.totals;
    if totals.by_adm1.is_empty() {
        let people = totals.people.counted > 0.0;
        let text = if people { words.no_area } else { words.no_people };
        remarks.push(remark("", text.to_owned(), Vec::new()));
    }
    if !folded.is_empty() {
        let count = number(folded.len() as f64, spec.locale);
        let text = if folded.len() == 1 { words.one_more } else { words.more };
        let figures: BTreeSet<&String> = folded.iter().flat_map(|area| &area.figures).collect();
        remarks.push(remark("more", fill(text, &[("n", &count)]), figures.into_iter().cloned().collect()));
    }
    if totals.unlocated > 0.0 {
        let count = number(totals.unlocated, spec.locale);
        let text = if totals.unlocated == 1.0 { words.one_unlocated } else { words.unlocated };
        let figures = analysis.figures.iter().filter(|figure| figure.counted && figure.adm1.is_empty());
        let figures = figures.map(|figure| figure.id.clone()).collect();
        remarks.push(remark("unlocated", fill(text, &[("n", &count)]), figures));
    }
    remarks
}

//! Bars and tables against the totals, for every fixture report and made-up ones.

use std::collections::BTreeSet;

use super::*;
use crate::chart::bars::Row;
use crate::chart::{by_adm1, by_outcome, lay, number, range, who};

fn every_spec(kind: Kind) -> Spec {
    Spec { limit: Some(1000), ..Spec::new(kind, 720.0) }
}

#[test]
fn regions_have_the_people_of_their_own_figures() {
    every_analysis(|name, analysis| {
        let rows = by_adm1::bars(analysis, &every_spec(Kind::ByAdm1)).rows;
        assert_eq!(rows.len(), analysis.totals.by_adm1.len());
        for row in rows {
            let is_alone = |figure: &Figure| figure.adm1.len() == 1;
            assert!(near(row.solid, people_of(analysis, &row.figures, is_alone)), "{} in {name}", row.key);
            let shared = people_of(analysis, &row.figures, |figure| !is_alone(figure));
            assert!(near(row.hatched, shared), "{} in {name}", row.key);
        }
    });
}

#[test]
fn outcomes_add_up_to_what_is_counted() {
    every_analysis(|name, analysis| {
        let rows = by_outcome::bars(analysis, &every_spec(Kind::ByOutcome)).rows;
        let total = rows.iter().fold(0.0, |sum, row| sum + row.solid);
        assert!(near(total, analysis.totals.people.counted), "{name}");
        for row in &rows {
            assert!(near(row.solid, people_of(analysis, &row.figures, |_| true)), "{} in {name}", row.key);
        }
        no_figure_twice(name, &rows);
    });
}

#[test]
fn sexes_add_up_to_what_is_counted_and_so_do_ages() {
    every_analysis(|name, analysis| {
        let rows = who::bars(analysis, &every_spec(Kind::Who)).rows;
        let at = rows.iter().skip(1).position(|row| row.section.is_some()).map_or(0, |at| at + 1);
        for section in [&rows[..at], &rows[at..]] {
            let total = section.iter().fold(0.0, |sum, row| sum + row.solid);
            assert!(near(total, analysis.totals.people.counted), "{total} in {name}");
            for row in section {
                assert!(
                    near(row.solid, people_of(analysis, &row.figures, |_| true)),
                    "{} in {name}",
                    row.key
                );
            }
            no_figure_twice(name, section);
        }
    });
}

#[test]
fn steps_of_the_range_are_the_figures_behind_them() {
    every_analysis(|name, analysis| {
        let totals = &analysis.totals.people;
        let rows = range::bars(analysis, &every_spec(Kind::Range)).rows;
        // Made-up overlaps have no notes, which name their figures.
        let real = !name.starts_with("made up");
        for row in rows.iter().filter(|row| row.solid > 0.0) {
            let (people, has_figures) = match row.key.as_str() {
                "as_stated" => (totals.as_stated, true),
                "repeats" => (totals.as_stated - totals.counted, true),
                "counted" => (totals.counted, true),
                "overlaps" => (totals.counted - totals.lowest, real),
                "lowest" => (totals.lowest, real),
                other => panic!("{other} has a bar in {name}"),
            };
            assert!(near(row.solid, people), "{} in {name}", row.key);
            let own = people_of(analysis, &row.figures, |_| true);
            assert!(!has_figures || near(people, own), "{} in {name}: {people}, {own}", row.key);
        }
    });
}

fn no_figure_twice(name: &str, rows: &[Row]) {
    let all: Vec<&String> = rows.iter().flat_map(|row| &row.figures).collect();
    let distinct: BTreeSet<&String> = all.iter().copied().collect();
    assert_eq!(all.len(), distinct.len(), "{name}");
}

#[test]
fn the_table_has_the_numbers_of_the_bars() {
    every_analysis(|name, analysis| {
        let table = crate::export::table::table(analysis);
        for row in by_adm1::bars(analysis, &every_spec(Kind::ByAdm1)).rows {
            let [alone, shared] = [row.solid, row.hatched].map(|people| number(people, Locale::En));
            let is_its = |line: &str| {
                let mut words = line.split_whitespace().rev();
                words.next() == Some(shared.as_str()) && words.next() == Some(alone.as_str())
            };
            assert!(table.lines().any(is_its), "{} {alone} {shared} in {name}", row.key);
        }
    });
}

/// Sums that nobody may see: of what areas share, and of an area's own and shared people.
fn forbidden(analysis: &Analysis) -> Vec<f64> {
    let areas = &analysis.totals.by_adm1;
    let joint: Vec<&AreaTotal> = areas.iter().filter(|area| area.shared > 0.0).collect();
    let sum = |people: fn(&AreaTotal) -> f64| joint.iter().map(|area| people(area)).sum::<f64>();
    let mut sums = Vec::new();
    if joint.len() > 1 {
        sums.extend([sum(|area| area.shared), sum(|area| area.alone + area.shared)]);
    }
    sums.extend(joint.iter().filter(|area| area.alone > 0.0).map(|area| area.alone + area.shared));
    sums
}

#[test]
fn no_chart_of_areas_shows_a_sum_over_joint_figures() {
    every_analysis(|name, analysis| {
        if name.starts_with("made up") {
            // Numbers of one digit meet any sum by chance.
            return;
        }
        let totals = &analysis.totals;
        let mut fair: BTreeSet<String> =
            analysis.figures.iter().map(|figure| number(figure.value, Locale::En)).collect();
        fair.extend(
            totals
                .by_adm1
                .iter()
                .flat_map(|area| [area.alone, area.shared])
                .map(|people| number(people, Locale::En)),
        );
        fair.extend(totals.by_outcome.iter().map(|row| number(row.counted, Locale::En)));
        let sums = forbidden(analysis).into_iter().map(|sum| number(sum, Locale::En));
        let sums: Vec<String> = sums.filter(|sum| !fair.contains(sum)).collect();
        for kind in [Kind::ByAdm1, Kind::Matrix, Kind::Map] {
            let layout = lay(analysis, &Spec { heading: false, ..every_spec(kind) });
            let said = layout
                .texts
                .iter()
                .map(|text| &text.content)
                .chain(layout.marks.iter().map(|mark| &mark.summary));
            for text in said {
                let numbers = text.split(|c: char| !c.is_ascii_digit() && c != ',');
                let found = numbers
                    .map(|word| word.trim_matches(','))
                    .find(|word| sums.iter().any(|sum| sum == word));
                assert_eq!(found, None, "{text:?} in the {kind:?} of {name}");
            }
        }
    });
}

//! Cells against the totals, for every fixture report and made-up ones.

use std::collections::BTreeSet;

use super::*;
use crate::chart::Kind;
use crate::chart::tests::{every_analysis, near, people_of};

fn of(analysis: &Analysis) -> Content {
    matrix(analysis, &Spec { limit: Some(1000), ..Spec::new(Kind::Matrix, 720.0) }).content
}

#[test]
fn cells_of_an_area_add_up_to_its_totals() {
    every_analysis(|name, analysis| {
        let lines = of(analysis).lines;
        for area in &analysis.totals.by_adm1 {
            let line = lines.iter().find(|line| line.key == area.name && line.figures == area.figures);
            let cells = &line.expect("a line for the area").cells;
            let sum = |people: fn(&Cell) -> f64| cells.iter().fold(0.0, |sum, cell| sum + people(cell));
            assert!(near(sum(|cell| cell.alone), area.alone), "{} in {name}", area.name);
            assert!(near(sum(|cell| cell.shared), area.shared), "{} in {name}", area.name);
        }
        let nowhere = lines.iter().filter(|line| !line.is_area).flat_map(|line| &line.cells);
        let nowhere = nowhere.fold(0.0, |sum, cell| sum + cell.alone);
        // Without any area there is no matrix.
        assert!(lines.is_empty() || near(nowhere, analysis.totals.unlocated), "{name}");
    });
}

#[test]
fn cells_of_an_outcome_have_its_figures_and_each_cell_its_own_people() {
    every_analysis(|name, analysis| {
        let content = of(analysis);
        for (at, column) in content.columns.iter().enumerate() {
            let cells = content.lines.iter().flat_map(|line| &line.cells).filter(|cell| cell.column == at);
            let counted = cells.filter(|cell| matches!(cell.look, Shown::People | Shown::Unlocated));
            let counted: Vec<&Cell> = counted.collect();
            let there: BTreeSet<&String> = counted.iter().flat_map(|cell| &cell.figures).collect();
            assert_eq!(there, column.figures.iter().collect(), "{} in {name}", column.key);
            for cell in counted {
                let people = people_of(analysis, &cell.figures, |_| true);
                assert!(near(cell.alone + cell.shared, people), "{} in {name}", cell.key);
            }
        }
    });
}

#[test]
fn an_area_that_is_only_named_has_no_number() {
    let text = "Outcome 1.1: Water\nIn Kayes, Mali, 120 women were trained. Work in Gao goes on.\n\
        Outcome 1.2: Food\nIn Gao, 300 women will be trained.\n";
    let content = of(&crate::analyze(text, &Default::default()));
    let told: Vec<(&str, Shown, Vec<String>)> = content
        .lines
        .iter()
        .flat_map(|line| line.cells.iter().map(|cell| (line.key.as_str(), cell.look, cell.numbers.clone())))
        .collect();
    assert_eq!(
        told,
        [
            ("Kayes", Shown::People, vec!["120".to_owned()]),
            ("Gao", Shown::Named, vec![]),
            ("Gao", Shown::Uncounted, vec![]),
        ]
    );
}

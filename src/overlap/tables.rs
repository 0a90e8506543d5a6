//! Totals and breakdowns of tables.

use super::Mismatch;
use crate::figure::draft::{Cell, Draft};
use crate::model::Reason;

/// Relates the cells of each table.
pub(super) fn relate(drafts: &mut [Draft], mismatches: &mut Vec<Mismatch>) {
    for at in 0..drafts.len() {
        let Some(draft) = drafts.get(at) else { continue };
        let Some(cell) = draft.cell.clone() else { continue };
        if cell.has_total_column && !cell.total_column {
            let total = find(drafts, |other| other.row == cell.row && other.total_column, draft);
            if let (Some(total), Some(draft)) = (total, drafts.get_mut(at)) {
                draft.relation = Some((Reason::PartOf, Some(total)));
            }
        } else if cell.total_row {
            relate_total(drafts, at, &cell, mismatches);
        }
    }
}

/// The first other cell of the same table, unit and stage that fits.
fn find(drafts: &[Draft], fits: impl Fn(&Cell) -> bool, like: &Draft) -> Option<usize> {
    let table = like.cell.as_ref()?.table;
    drafts.iter().position(|other| {
        other.unit == like.unit
            && other.stage == like.stage
            && other.cell.as_ref().is_some_and(|cell| cell.table == table && fits(cell))
    })
}

/// A total row: the rows above are counted if they add up to it.
fn relate_total(drafts: &mut [Draft], at: usize, cell: &Cell, mismatches: &mut Vec<Mismatch>) {
    let Some(total) = drafts.get(at).map(|draft| draft.value) else { return };
    let rows: Vec<usize> = drafts
        .iter()
        .enumerate()
        .filter(|(_, other)| {
            other.cell.as_ref().is_some_and(|other| {
                other.table == cell.table && other.column == cell.column && !other.total_row
            })
        })
        .map(|(at, _)| at)
        .collect();
    let sum: f64 = rows.iter().filter_map(|at| drafts.get(*at)).map(|draft| draft.value).sum();
    let Some(first) = rows.first().copied() else { return };
    if (sum - total).abs() < 0.5 {
        if let Some(draft) = drafts.get_mut(at) {
            draft.relation = Some((Reason::TotalOf, Some(first)));
        }
        return;
    }
    mismatches.push(Mismatch { total: at, parts: rows.clone(), sum });
    for row in rows {
        if let Some(draft) = drafts.get_mut(row) {
            draft.relation = Some((Reason::PartOf, Some(at)));
        }
    }
}

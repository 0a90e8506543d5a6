//! An analysis as a part of a longer text: its spans moved, its figures numbered on.

use std::collections::BTreeMap;

use crate::model::{Analysis, Because, Span};

/// Moves every span by `base` and gives the figures ids from `f{next}` on.
///
/// Returns the new id of each old one.
pub(super) fn shift(analysis: &mut Analysis, base: u32, next: usize) -> BTreeMap<String, String> {
    let ids: BTreeMap<String, String> = (next..)
        .zip(&analysis.figures)
        .map(|(number, figure)| (figure.id.clone(), format!("f{number}")))
        .collect();
    let renamed = |id: &str| ids.get(id).cloned();
    let moved = |span: &mut Span| *span = Span(span.0.saturating_add(base), span.1.saturating_add(base));
    let pointed = |because: &mut Option<Because>| {
        if let Some(because) = because {
            because.figure = because.figure.as_deref().and_then(renamed);
        }
    };
    for figure in &mut analysis.figures {
        figure.id = renamed(&figure.id).unwrap_or_default();
        for span in [&mut figure.span, &mut figure.number, &mut figure.sentence] {
            moved(span);
        }
        figure.adm1.iter_mut().for_each(|area| moved(&mut area.span));
        pointed(&mut figure.because);
        pointed(&mut figure.relation);
    }
    analysis.outcomes.iter_mut().for_each(|outcome| moved(&mut outcome.span));
    analysis.places.iter_mut().for_each(|place| moved(&mut place.span));
    for note in &mut analysis.notes {
        note.span.iter_mut().for_each(moved);
        note.figures = note.figures.iter().filter_map(|id| renamed(id)).collect();
    }
    analysis.numbers.iter_mut().flatten().for_each(|number| moved(&mut number.span));
    ids
}

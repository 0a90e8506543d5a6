//! Whose people are in which figure: what a person says of it, and what follows for
//! the figures that pointed at one that no longer stands.

use super::patch::{How, OfFigure, SamePeople};
use super::sheet::Sheet;
use crate::model::{Because, Figure, Reach, Reason, Stage, Unit};

/// Why a figure is not in the people totals: the first reason that fits, as in the
/// analysis itself.
pub(super) fn because(figure: &Figure) -> Option<Because> {
    let kind = if figure.unit != Unit::Person {
        Reason::NotPeople
    } else if figure.stage != Stage::Reached {
        Reason::NotReached
    } else if figure.reach == Some(Reach::Indirect) {
        Reason::Indirect
    } else {
        return figure.relation.clone();
    };
    Some(Because { kind, figure: None })
}

/// Counts people, says that it happened, and directly.
pub(super) fn is_reached_people(figure: &Figure) -> bool {
    figure.unit == Unit::Person && figure.stage == Stage::Reached && figure.reach != Some(Reach::Indirect)
}

fn points(figure: &Figure, kind: Reason, id: &str) -> bool {
    figure
        .relation
        .as_ref()
        .is_some_and(|relation| relation.kind == kind && relation.figure.as_deref() == Some(id))
}

fn is_set_aside(figure: &Figure) -> bool {
    figure.relation.as_ref().is_some_and(|relation| relation.kind == Reason::SetAside)
}

/// The figure is in no other one.
pub(super) fn count(sheet: &mut Sheet, body: &OfFigure) -> Result<String, String> {
    let id = sheet.figure(&body.figure)?;
    let quote = sheet.quote(&id);
    let Some(figure) = sheet.get_mut(&id) else { return Err(format!("“{quote}” is no figure.")) };
    if figure.relation.is_none() && !is_reached_people(figure) {
        let why = match because(figure).map(|because| because.kind) {
            Some(Reason::NotPeople) => {
                format!("it counts no people but is of the unit {}", figure.unit.as_str())
            }
            Some(Reason::Indirect) => "its people were reached indirectly".to_owned(),
            _ => format!("its stage is {}", figure.stage.as_str()),
        };
        return Err(format!("“{quote}” cannot be counted as it is: {why}."));
    }
    figure.relation = None;
    let counted = if is_reached_people(figure) { "is counted" } else { "is in no other figure" };
    Ok(format!("“{quote}” {counted}"))
}

/// The figure is not counted, and neither is what repeats it or is a part of it.
pub(super) fn do_not_count(sheet: &mut Sheet, body: &OfFigure) -> Result<String, String> {
    let id = sheet.figure(&body.figure)?;
    let quote = sheet.quote(&id);
    if let Some(figure) = sheet.get_mut(&id) {
        figure.relation = Some(Because { kind: Reason::SetAside, figure: None });
    }
    Ok(format!("“{quote}” is not counted"))
}

/// The people of a figure are in another one.
pub(super) fn same_people(sheet: &mut Sheet, body: &SamePeople) -> Result<String, String> {
    let (id, other) = (sheet.figure(&body.figure)?, sheet.figure(&body.of)?);
    let (quote, told) = (sheet.quote(&id), sheet.quote(&other));
    if id == other {
        return Err(format!("“{quote}” cannot be in itself."));
    }
    let kind = match body.how {
        How::Repeats => Reason::Repeats,
        How::PartOf => Reason::PartOf,
        How::TotalOf => Reason::TotalOf,
    };
    let figures = &mut sheet.analysis.figures;
    let turned = figures.iter_mut().find(|figure| figure.id == other && points(figure, Reason::Repeats, &id));
    if let Some(turned) = turned {
        // The other telling is the one to count from now on.
        turned.relation = None;
    }
    let target = first_telling(figures, &other);
    if leads_to(figures, &target, &id) {
        return Err(format!("“{told}” is itself in “{quote}”; say first that it is counted."));
    }
    let stands = |figure: &&Figure| is_reached_people(figure) && !is_set_aside(figure);
    let counts = figures.iter().any(|figure| figure.id == id && is_reached_people(figure));
    if counts && figures.iter().find(|figure| figure.id == target).filter(stands).is_none() {
        return Err(format!("“{told}” is not counted itself, so nothing can be counted in it."));
    }
    for figure in figures.iter_mut().filter(|figure| figure.id != target) {
        let repeats = kind == Reason::Repeats && points(figure, Reason::Repeats, &id);
        if figure.id == id || repeats {
            figure.relation = Some(Because { kind, figure: Some(target.clone()) });
        }
    }
    let how = match body.how {
        How::Repeats => "is told again; it is the same as",
        How::PartOf => "is a part of",
        How::TotalOf => "is a sum; its first part is",
    };
    Ok(format!("“{quote}” {how} “{told}”"))
}

/// The figure that a repeat goes back to. Bounded: an analysis may be given that
/// goes in circles.
fn first_telling(figures: &[Figure], id: &str) -> String {
    let mut at = id;
    for _ in 0..figures.len() {
        let repeats =
            figures.iter().find(|figure| figure.id == at).and_then(|figure| figure.relation.as_ref());
        let earlier = repeats.filter(|relation| relation.kind == Reason::Repeats);
        match earlier.and_then(|relation| relation.figure.as_deref()) {
            Some(earlier) if figures.iter().any(|figure| figure.id == earlier) => at = earlier,
            _ => break,
        }
    }
    at.to_owned()
}

/// Whether the relations of a figure end in another.
fn leads_to(figures: &[Figure], from: &str, to: &str) -> bool {
    let mut at = from;
    for _ in 0..=figures.len() {
        if at == to {
            return true;
        }
        let relation =
            figures.iter().find(|figure| figure.id == at).and_then(|figure| figure.relation.as_ref());
        match relation.and_then(|relation| relation.figure.as_deref()) {
            Some(next) => at = next,
            None => return false,
        }
    }
    true
}

/// Parts that the same sentence tells are of the same people: they take over the
/// stage and reach that a person gives the whole.
pub(super) fn parts_follow(figures: &mut [Figure], before: &Figure, after: &Figure) {
    for part in figures.iter_mut().filter(|part| {
        points(part, Reason::PartOf, &before.id)
            && part.sentence == before.sentence
            && (part.unit, part.stage, part.reach) == (before.unit, before.stage, before.reach)
    }) {
        part.stage = after.stage;
        part.reach = after.reach;
    }
}

/// A figure that now counts people who were reached is in no figure that does not.
pub(super) fn let_go(figures: &mut [Figure], id: &str) {
    let target = figures.iter().find(|figure| figure.id == id).and_then(|figure| figure.relation.as_ref());
    let Some(target) = target.and_then(|relation| relation.figure.clone()) else { return };
    let stands = figures.iter().any(|figure| figure.id == target && is_reached_people(figure));
    if let Some(figure) = figures.iter_mut().find(|figure| figure.id == id && !stands) {
        figure.relation = None;
    }
}

/// A figure no longer stands for those that pointed at it: its first repeat takes
/// its place, its parts go to that, or to its own whole, or count by themselves;
/// a sum whose part it was goes to the next part, or counts if none is known.
///
/// `all`: it is gone; else only those that would be counted are let go.
pub(super) fn release(figures: &mut [Figure], gone: &Figure, all: bool) {
    let heir = figures
        .iter()
        .find(|figure| points(figure, Reason::Repeats, &gone.id) && is_reached_people(figure))
        .map(|figure| figure.id.clone());
    let next_parts: Vec<(String, Option<String>)> = figures
        .iter()
        .filter(|total| points(total, Reason::TotalOf, &gone.id))
        .map(|total| (total.id.clone(), next_part(figures, total, gone)))
        .collect();
    let own = gone.relation.as_ref().filter(|relation| {
        relation.kind != Reason::SetAside && relation.figure.is_some() && relation.figure != heir
    });
    for figure in figures.iter_mut().filter(|figure| figure.id != gone.id) {
        let Some(kind) = figure.relation.as_ref().map(|relation| relation.kind) else { continue };
        if !points(figure, kind, &gone.id) || !all && !is_reached_people(figure) {
            continue;
        }
        let to = |id: &String| Some(Because { kind, figure: Some(id.clone()) });
        let whole = own.filter(|relation| relation.figure.as_ref() != Some(&figure.id)).cloned();
        figure.relation = match (kind, &heir) {
            (_, Some(heir)) if *heir == figure.id => whole,
            (Reason::TotalOf, heir) => {
                let next = next_parts.iter().find(|(total, _)| *total == figure.id);
                heir.as_ref().or(next.and_then(|(_, next)| next.as_ref())).and_then(to)
            }
            (_, Some(heir)) => to(heir),
            (Reason::Repeats, None) => whole,
            (_, None) => whole.filter(|whole| whole.kind == Reason::PartOf),
        };
    }
}

/// The part of a sum that stands behind its first one: the parts are the figures
/// from the first on, in a row or of one group, that add up to the sum.
fn next_part(figures: &[Figure], total: &Figure, first: &Figure) -> Option<String> {
    let rest = || {
        figures.iter().filter(|figure| {
            figure.number > first.number
                && figure.id != total.id
                && figure.outcome == total.outcome
                && is_reached_people(figure)
                && figure.relation.is_none()
        })
    };
    let in_a_row: Vec<&Figure> = rest().collect();
    let of_a_group: Vec<&Figure> = rest().filter(|figure| figure.group == first.group).collect();
    [in_a_row, of_a_group].into_iter().find_map(|parts| {
        let mut sum = first.value;
        for part in &parts {
            sum += part.value;
            if (sum - total.value).abs() < 0.005 {
                return parts.first().map(|part| part.id.clone());
            }
        }
        None
    })
}

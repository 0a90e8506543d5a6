//! Totals whose parts stand beside them and add up.
//!
//! Parts that say where are counted in place of their total; parts that say who
//! (sexes, ages, groups) are not.

use super::{Mismatch, Surroundings};
use crate::figure::draft::{Cue, Draft};
use crate::lang::Tag;
use crate::model::{Reach, Reason, Stage};
use crate::passage::Passage;

/// Farthest a part may stand from its total, in blocks.
const BLOCKS: usize = 8;
/// Most parts of a total.
const PARTS: usize = 40;

/// Finds totals and their parts by adding up.
pub(super) fn relate(surroundings: &Surroundings, drafts: &mut [Draft], mismatches: &mut Vec<Mismatch>) {
    let mut used = vec![false; drafts.len()];
    for at in 0..drafts.len() {
        let is_part = used.get(at).copied().unwrap_or(false);
        let free = drafts.get(at).is_some_and(|draft| is_reached(draft) && can_be_total(draft));
        if !free || is_part {
            continue;
        }
        if let Some(parts) = table_after(drafts, at) {
            set_total(drafts, at, &parts);
        } else if let Some(parts) = parts_after(drafts, at).or_else(|| parts_before(surroundings, drafts, at))
        {
            for part in &parts {
                if let Some(used) = used.get_mut(*part) {
                    *used = true;
                }
            }
            apply(drafts, at, &parts);
        } else if let Some((parts, sum)) = listed_parts(surroundings, drafts, at) {
            mismatches.push(Mismatch { total: at, parts: parts.clone(), sum });
            set_parts(drafts, at, &parts);
        }
    }
}

/// "All in all, 11,506 people were reached": the sum of everything that is counted.
pub(super) fn relate_grand_total(drafts: &mut [Draft]) {
    const FEWEST: usize = 3;
    let counted = |draft: &Draft| draft.is_counted();
    let sum: f64 = drafts.iter().filter(|draft| counted(draft)).map(|draft| draft.value).sum();
    let many = drafts.iter().filter(|draft| counted(draft)).count() > FEWEST;
    let total = drafts
        .iter()
        .position(|draft| counted(draft) && draft.cell.is_none() && (sum - 2.0 * draft.value).abs() < 0.5);
    let first = drafts.iter().enumerate().position(|(at, draft)| Some(at) != total && counted(draft));
    if let Some(draft) = total.filter(|_| many).and_then(|total| drafts.get_mut(total)) {
        draft.relation = Some((Reason::TotalOf, first));
    }
}

/// A figure of people or households that happened.
fn is_reached(draft: &Draft) -> bool {
    crate::figure::counts_people(draft.unit)
        && draft.stage == Stage::Reached
        && draft.reach != Some(Reach::Indirect)
}

fn can_be_total(draft: &Draft) -> bool {
    draft.relation.is_none()
        && draft.cell.is_none()
        && matches!(draft.cue, Cue::None | Cue::SamePeople | Cue::Bracket)
        || draft.cue == Cue::RunningTotal
}

fn can_be_part(draft: &Draft, total: &Draft) -> bool {
    is_reached(draft)
        && draft.unit == total.unit
        && draft.section == total.section
        && draft.cell.is_none()
        && draft.value < total.value
}

/// The text's total of a table that follows.
fn table_after(drafts: &[Draft], at: usize) -> Option<Vec<usize>> {
    let total = drafts.get(at)?;
    let grand = drafts.iter().enumerate().skip(at + 1).find(|(_, draft)| {
        let here = draft.block <= total.block + 60 && draft.section == total.section;
        (here || super::repeats::is_specific(total.value))
            && draft.cell.as_ref().is_some_and(|cell| cell.total_row)
            && matches!(draft.relation, Some((Reason::TotalOf, _)))
            && (draft.value - total.value).abs() < 0.5
            && draft.unit == total.unit
            && draft.stage == total.stage
    });
    let first = grand.and_then(|(_, draft)| draft.relation).and_then(|(_, first)| first);
    first.map(|first| vec![first]).or_else(|| column_after(drafts, at))
}

/// The column of a table right behind that adds up to the text's total and has no
/// total row of its own.
fn column_after(drafts: &[Draft], at: usize) -> Option<Vec<usize>> {
    const NEAR: usize = 4;
    let total = drafts.get(at)?;
    let mut rest = drafts.iter().enumerate().skip(at + 1);
    let (_, first) = rest.find(|(_, draft)| draft.cell.is_some())?;
    let cell = first.cell.as_ref().filter(|cell| cell.table <= total.block + NEAR)?;
    let cells = |column: usize| {
        drafts.iter().enumerate().filter(move |(_, draft)| {
            draft.cell.as_ref().is_some_and(|other| other.table == cell.table && other.column == column)
                && draft.unit == total.unit
                && draft.stage == total.stage
                && draft.whole().is_none()
        })
    };
    let summed = drafts
        .iter()
        .any(|draft| draft.cell.as_ref().is_some_and(|other| other.table == cell.table && other.total_row));
    (1..12).filter(|_| !summed).find_map(|column| {
        let parts: Vec<usize> = cells(column).map(|(index, _)| index).collect();
        let sum: f64 = cells(column).map(|(_, draft)| draft.value).sum();
        (parts.len() >= 2 && (sum - total.value).abs() < 0.5).then_some(parts)
    })
}

/// A run of figures behind the total that adds up to it: first of those that no
/// word makes a part ("of whom"), then of all.
fn parts_after(drafts: &[Draft], at: usize) -> Option<Vec<usize>> {
    run_after(drafts, at, false).or_else(|| run_after(drafts, at, true))
}

fn run_after(drafts: &[Draft], at: usize, with_told_parts: bool) -> Option<Vec<usize>> {
    let total = drafts.get(at)?;
    let mut sum = 0.0;
    let mut parts = Vec::new();
    for (index, draft) in drafts.iter().enumerate().skip(at + 1) {
        if draft.block > total.block + BLOCKS || parts.len() >= PARTS || draft.section != total.section {
            break;
        }
        let told_part = draft.whole() == Some(at) && !with_told_parts;
        if !is_reached(draft) || draft.unit != total.unit || is_inner_part(drafts, draft, at) || told_part {
            continue;
        }
        if !can_be_part(draft, total) {
            break;
        }
        sum += draft.value;
        parts.push(index);
        if parts.len() >= 2 && (sum - total.value).abs() < 0.5 {
            return is_one_run(drafts, total, &parts).then_some(parts);
        }
        if sum > total.value {
            break;
        }
    }
    None
}

/// A part of something else than the total.
fn is_inner_part(drafts: &[Draft], draft: &Draft, total: usize) -> bool {
    draft.whole().is_some_and(|whole| whole != total && drafts.get(whole).is_some())
}

/// The parts follow one another: same sentence, or one block or list item each.
fn is_one_run(drafts: &[Draft], total: &Draft, parts: &[usize]) -> bool {
    let near_start = parts
        .first()
        .and_then(|first| drafts.get(*first))
        .is_some_and(|first| first.block <= total.block + 2);
    let close = parts.windows(2).all(|pair| match pair {
        [one, two] => {
            drafts.get(*one).zip(drafts.get(*two)).is_some_and(|(one, two)| two.block <= one.block + 2)
        }
        _ => true,
    });
    near_start && close
}

/// "120 women and 80 men, a total of 200 people".
fn parts_before(surroundings: &Surroundings, drafts: &[Draft], at: usize) -> Option<Vec<usize>> {
    let total = drafts.get(at)?;
    let passage = surroundings.passages.get(total.block)?.as_ref()?;
    let sentence = passage.sentence_of(total.tokens.start);
    // "120 women here, 90 there. The 210 women ...", "45 women, 15 men (60 participants)"
    let told = total.told_before || matches!(total.cue, Cue::SamePeople | Cue::Bracket);
    if !passage.words.any(sentence, Tag::TotalWord) && !told {
        return None;
    }
    let mut sum = 0.0;
    let mut parts = Vec::new();
    for (index, draft) in drafts.iter().enumerate().take(at).rev() {
        if draft.block + BLOCKS < total.block || draft.section != total.section || parts.len() >= PARTS {
            break;
        }
        if !can_be_part(draft, total) || draft.whole().is_some() {
            continue;
        }
        sum += draft.value;
        parts.insert(0, index);
        if parts.len() >= 2 && (sum - total.value).abs() < 0.5 {
            return Some(parts);
        }
        if sum > total.value {
            break;
        }
    }
    None
}

fn apply(drafts: &mut [Draft], total: usize, parts: &[usize]) {
    let by_area = parts.iter().all(|part| drafts.get(*part).is_some_and(|draft| !draft.areas.is_empty()))
        && areas_differ(drafts, parts);
    if by_area { set_total(drafts, total, parts) } else { set_parts(drafts, total, parts) }
}

/// Each part names other areas than the one before.
fn areas_differ(drafts: &[Draft], parts: &[usize]) -> bool {
    parts.windows(2).all(|pair| match pair {
        [one, two] => {
            drafts.get(*one).map(|draft| &draft.areas) != drafts.get(*two).map(|draft| &draft.areas)
        }
        _ => true,
    })
}

/// The parts are counted, the total is their sum.
fn set_total(drafts: &mut [Draft], total: usize, parts: &[usize]) {
    for part in parts {
        if let Some(draft) = drafts.get_mut(*part)
            && draft.whole().is_some()
        {
            draft.relation = None;
        }
    }
    if let Some(draft) = drafts.get_mut(total) {
        draft.relation = Some((Reason::TotalOf, parts.first().copied()));
    }
}

/// The total is counted, the parts are in it.
fn set_parts(drafts: &mut [Draft], total: usize, parts: &[usize]) {
    for part in parts {
        let tags = drafts.get(*part).map(|draft| draft.tags).unwrap_or_default();
        if let Some(whole) = drafts.get_mut(total)
            && !whole.tags.any(&[Tag::Female, Tag::Male])
        {
            whole.breakdown = whole.breakdown.union(tags);
        }
        if let Some(draft) = drafts.get_mut(*part)
            && draft.relation.is_none()
        {
            draft.relation = Some((Reason::PartOf, Some(total)));
        }
    }
}

/// "200 teachers: 120 in Kolda and 90 in Louga": split behind a colon, but the
/// parts do not add up.
fn split_in_sentence(passage: &Passage, drafts: &[Draft], at: usize) -> Option<(Vec<usize>, f64)> {
    let total = drafts.get(at)?;
    let sentence = passage.sentence_of(total.tokens.start);
    let next = drafts.get(at + 1).filter(|next| next.sentence == total.sentence)?;
    let colon = (total.head_end..next.tokens.start).any(|at| passage.is_sign(at, ":"));
    let parts: Vec<usize> = drafts
        .iter()
        .enumerate()
        .skip(at + 1)
        .take_while(|(_, draft)| draft.block == total.block && sentence.contains(&draft.tokens.start))
        .filter(|(_, draft)| {
            can_be_part(draft, total) && draft.relation.is_none() && draft.unit_from.is_some()
        })
        .map(|(index, _)| index)
        .collect();
    let sum: f64 = parts.iter().filter_map(|part| drafts.get(*part)).map(|draft| draft.value).sum();
    (colon && parts.len() >= 2).then_some((parts, sum))
}

/// A list behind "as follows:" that does not add up: its items are parts all the same.
fn listed_parts(surroundings: &Surroundings, drafts: &[Draft], at: usize) -> Option<(Vec<usize>, f64)> {
    let total = drafts.get(at)?;
    let passage = surroundings.passages.get(total.block)?.as_ref()?;
    let last = passage.sentences.last()?;
    let opens_list =
        last.contains(&total.tokens.start) && passage.is_sign(passage.len().checked_sub(1)?, ":");
    if !opens_list {
        return split_in_sentence(passage, drafts, at);
    }
    let parts: Vec<usize> = drafts
        .iter()
        .enumerate()
        .skip(at + 1)
        .take_while(|(_, draft)| draft.section == total.section && draft.block <= total.block + PARTS)
        .filter(|(_, draft)| {
            can_be_part(draft, total) && draft.relation.is_none() && draft.unit_from.is_some()
        })
        .map(|(index, _)| index)
        .collect();
    let sum: f64 = parts.iter().filter_map(|part| drafts.get(*part)).map(|draft| draft.value).sum();
    (parts.len() >= 2).then_some((parts, sum))
}

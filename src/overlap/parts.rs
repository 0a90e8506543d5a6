//! Figures that the words make a part of another: "of whom", brackets, running
//! totals.

use super::{Mismatch, Surroundings};
use crate::figure::draft::{Cue, Draft};
use crate::lang::Tag;
use crate::model::{Reason, Stage, Unit};
use crate::passage::Passage;

/// Farthest back a whole may stand, in blocks.
const BLOCKS_BACK: usize = 6;

/// Finds the whole of every part.
pub(super) fn relate(surroundings: &Surroundings, drafts: &mut [Draft]) {
    for at in 0..drafts.len() {
        let Some(draft) = drafts.get(at).filter(|draft| draft.cell.is_none() && draft.relation.is_none())
        else {
            continue;
        };
        let whole = match draft.cue {
            Cue::Bracket => bracketed_whole(drafts, at).or_else(|| behind_percent(drafts, at)),
            Cue::Part => whole_of_part(surroundings, drafts, at).or_else(|| {
                // "Of the 3,500 women targeted, 2,890 ...": the whole is there, and not reached.
                let stands_here = drafts.iter().take(at).any(|whole| {
                    whole.sentence == draft.sentence && whole.unit == draft.unit && whole.value >= draft.value
                });
                let inside = cue_inside(surroundings, draft);
                if stands_here || inside { None } else { earlier_whole(drafts, at) }
            }),
            Cue::PartOfEarlier => earlier_whole(drafts, at),
            Cue::None => of_the_next(drafts, at)
                .or_else(|| one_sex_of(drafts, at))
                .or_else(|| goes_on_part(surroundings, drafts, at))
                .or_else(|| elided_whole(surroundings, drafts, at)),
            _ => None,
        };
        let Some(whole) = whole else {
            share_stage(drafts, at);
            continue;
        };
        tell_sex(drafts, whole, at);
        let whole_reached = drafts.get(whole).is_some_and(|whole| whole.stage == Stage::Reached);
        if let Some(draft) = drafts.get_mut(at) {
            if whole_reached
                && matches!(draft.stage, Stage::InNeed | Stage::Population | Stage::Unknown)
                && draft.cue != Cue::Bracket
            {
                // "of them 438 were malnourished": a state of people that were reached.
                draft.stage = Stage::Reached;
            }
            draft.relation = Some((Reason::PartOf, Some(whole)));
        }
    }
}

/// "514,000 displaced people, of whom 110,000 live in camps": a part of people whom
/// nobody says to be reached is of their stage, unless a verb of results stands by it.
fn share_stage(drafts: &mut [Draft], at: usize) {
    let Some(part) = drafts.get(at).filter(|part| {
        matches!(part.cue, Cue::Part | Cue::Bracket) && part.stage == Stage::Reached && !part.told_result
    }) else {
        return;
    };
    let whole = drafts.get(..at).unwrap_or_default().iter().rposition(|whole| {
        whole.sentence == part.sentence
            && whole.unit == part.unit
            && whole.value >= part.value
            && matches!(whole.stage, Stage::InNeed | Stage::Population)
    });
    let stage = whole.and_then(|whole| drafts.get(whole)).map(|whole| whole.stage);
    if let (Some(stage), Some(part)) = (stage, drafts.get_mut(at)) {
        part.stage = stage;
        part.relation = Some((Reason::PartOf, whole));
    }
}

/// Whether the words that make it a part stand inside its sentence: then the whole
/// does so too.
fn cue_inside(surroundings: &Surroundings, part: &Draft) -> bool {
    let passage = surroundings.passages.get(part.block).and_then(Option::as_ref);
    passage.is_some_and(|passage| crate::figure::part::is_inside(passage, &part.tokens))
}

/// The breakdown of a whole tells its sexes.
fn tell_sex(drafts: &mut [Draft], whole: usize, part: usize) {
    let Some(tags) = drafts.get(part).map(|part| part.tags) else { return };
    if let Some(whole) = drafts.get_mut(whole)
        && !whole.tags.any(&[Tag::Female, Tag::Male])
    {
        whole.breakdown = whole.breakdown.union(tags);
    }
}

fn same_kind(whole: &Draft, part: &Draft) -> bool {
    whole.unit == part.unit
        && whole.stage_fits(part)
        && (whole.value >= part.value || whole.range_high.is_some_and(|high| high >= part.value))
}

impl Draft {
    /// Whether a part of stage `part` can belong to this whole: a part is only
    /// `part_of` a whole that is itself reached; needs and context stay among
    /// themselves.
    fn stage_fits(&self, part: &Self) -> bool {
        let state = matches!(part.stage, Stage::InNeed | Stage::Population | Stage::Unknown);
        self.stage == part.stage || self.stage == Stage::Reached && state && part.cue == Cue::Part
    }
}

/// The figure that the bracket stands behind.
fn bracketed_whole(drafts: &[Draft], at: usize) -> Option<usize> {
    let part = drafts.get(at)?;
    let before =
        |back: usize| at.checked_sub(back).and_then(|index| drafts.get(index).map(|draft| (index, draft)));
    let (index, whole) = (1..=8)
        .filter_map(before)
        .find(|(_, draft)| draft.cue != Cue::Bracket && draft.unit != Unit::Percent)?;
    let holds = whole.value >= part.value || whole.range_high.is_some_and(|high| high >= part.value);
    // "(49 girls, 46 boys)" of 90 children is a breakdown that exceeds its total.
    let named = part.unit_from.is_none() && part.value < whole.value * 2.0 && whole.value > 1.0;
    let exceeds = named && part.tokens.start > whole.head_end + 1;
    let same = whole.sentence == part.sentence && whole.unit == part.unit && whole.stage == part.stage;
    (same && (holds || exceeds)).then_some(index)
}

/// "36 per cent (1,950) of the users": part of the figure whose noun it takes over.
fn behind_percent(drafts: &[Draft], at: usize) -> Option<usize> {
    let part = drafts.get(at)?;
    let before = at.checked_sub(1).and_then(|before| drafts.get(before))?;
    let whole =
        part.unit_from.filter(|_| before.unit == Unit::Percent && before.sentence == part.sentence)?;
    drafts.get(whole).filter(|whole| same_kind(whole, part)).map(|_| whole)
}

/// The figure that "of whom" and "of them" point to.
fn whole_of_part(surroundings: &Surroundings, drafts: &[Draft], at: usize) -> Option<usize> {
    let part = drafts.get(at)?;
    let before = drafts.get(..at)?;
    let inside = cue_inside(surroundings, part);
    let near =
        before.iter().enumerate().rev().take_while(|(_, draft)| {
            draft.block + BLOCKS_BACK >= part.block && draft.section == part.section
        });
    let mut candidates = near.filter(|(_, whole)| {
        same_kind(whole, part)
            && whole.cell.is_none_or_total()
            && (!inside || whole.sentence == part.sentence)
    });
    let (index, first) = candidates.next()?;
    // "of whom 60 are women and 40 are men": the men are no part of the women.
    let sibling = first.cue == Cue::Part && first.sentence == part.sentence && !points_at(part);
    if sibling && first.whole().is_none() {
        return None;
    }
    // "Of these" behind a breakdown in brackets: of the figure that was broken down.
    let broken_down = first.whole().filter(|_| first.cue == Cue::Bracket && first.sentence != part.sentence);
    if let Some(whole) =
        broken_down.filter(|whole| drafts.get(*whole).is_some_and(|whole| same_kind(whole, part)))
    {
        return Some(whole);
    }
    match first.whole().filter(|_| sibling) {
        Some(whole) if drafts.get(whole).is_some_and(|whole| same_kind(whole, part)) => Some(whole),
        _ => Some(index),
    }
}

/// The nearest figure told before that can hold the part, in any section.
fn earlier_whole(drafts: &[Draft], at: usize) -> Option<usize> {
    let part = drafts.get(at)?;
    let before = drafts.get(..at)?.iter().enumerate().rev();
    let mut fits = before.filter(|(_, whole)| {
        same_kind(whole, part) && whole.cell.is_none_or_total() && whole.sentence != part.sentence
    });
    fits.next().map(|(index, _)| index)
}

/// "of them" right behind the number points at the figure before, whatever it is.
fn points_at(part: &Draft) -> bool {
    part.head_end > part.tokens.end && part.unit_from.is_some()
}

trait NoneOrTotal {
    fn is_none_or_total(&self) -> bool;
}

impl NoneOrTotal for Option<crate::figure::draft::Cell> {
    /// Of a table only the grand total can be the whole of a part in the text.
    fn is_none_or_total(&self) -> bool {
        self.as_ref().is_none_or(|cell| cell.total_row && (cell.total_column || !cell.has_total_column))
    }
}

/// "2,340 farmers were trained; the women were 1,105": one sex of the people that the
/// sentence counts.
fn one_sex_of(drafts: &[Draft], at: usize) -> Option<usize> {
    let part = drafts.get(at).filter(|part| part.rule == "label-before")?;
    let one_sex = part.tags.has(Tag::Female) != part.tags.has(Tag::Male);
    let before = at.checked_sub(1)?;
    let whole = drafts.get(before).filter(|whole| {
        whole.sentence == part.sentence && whole.value > part.value && same_kind(whole, part)
    })?;
    let both = whole.tags.has(Tag::Female) == whole.tags.has(Tag::Male);
    (one_sex && both).then_some(before)
}

/// "1,150 of the 2,300 beneficiaries": a part of the figure right behind.
fn of_the_next(drafts: &[Draft], at: usize) -> Option<usize> {
    const NEAR: usize = 4;
    let part = drafts.get(at).filter(|part| part.rule == "number-of-noun")?;
    let whole = drafts.get(at + 1)?;
    let beside = whole.sentence == part.sentence
        && whole.tokens.start >= part.head_end
        && whole.tokens.start - part.head_end <= NEAR;
    (beside && same_kind(whole, part)).then_some(at + 1)
}

/// "18,200 of them were women and 2,035 were people with disabilities": a figure
/// without a noun that goes on a part is one too.
fn goes_on_part(surroundings: &Surroundings, drafts: &[Draft], at: usize) -> Option<usize> {
    let part = drafts.get(at)?;
    let before = at.checked_sub(1).and_then(|before| drafts.get(before))?;
    let same = before.sentence == part.sentence && before.unit == part.unit && before.stage == part.stage;
    let whole = before.whole().filter(|_| same && before.cue == Cue::Part)?;
    let passage = surroundings.passages.get(part.block)?.as_ref()?;
    let joined = joins(passage, before, part);
    let is_open =
        part.unit_from.is_some() || joined && part.areas == before.areas && short_link(before, part);
    let fits = drafts.get(whole).is_some_and(|whole| whole.value >= part.value);
    (is_open && joined && fits).then_some(whole)
}

/// "... of 6,270 children. 214 were sent to hospital": a number without a noun that
/// goes on the sentence before is a part of it, unless it says "another" or names
/// places of its own.
fn elided_whole(surroundings: &Surroundings, drafts: &[Draft], at: usize) -> Option<usize> {
    let part = drafts.get(at)?;
    let passage = surroundings.passages.get(part.block)?.as_ref()?;
    let collective = part.tokens.end.checked_sub(1).is_some_and(|last| {
        passage.words.covers(last, Tag::Collective).max(passage.words.covers(last, Tag::Scale)) > 0
    });
    let of_those = part.rule == "number-of-noun"
        && !collective
        && passage.tags(part.head_end + 1).any(&[Tag::Definite, Tag::Demonstrative]);
    let contracted = part.rule == "number-of-noun"
        && !collective
        && passage.language.decimal_comma
        && passage.is(part.head_end, Tag::Of);
    let index = if of_those || contracted { earlier_in_section(drafts, at)? } else { part.unit_from? };
    let whole = drafts.get(index)?;
    if (of_those || contracted) && !names_group(surroundings, passage, part, whole) {
        return None;
    }
    let pronoun = usize::from(passage.tags(part.head_end).any(&[Tag::Pronoun, Tag::Article]));
    let verb = passage.tags(part.head_end + pronoun).any(&[
        Tag::Copula,
        Tag::Auxiliary,
        Tag::VerbEnding,
        Tag::ReachedVerb,
        Tag::Verb,
    ]);
    let other = part.tokens.start.checked_sub(1).is_some_and(|before| passage.is(before, Tag::Unrelated));
    let listed = part
        .tokens
        .start
        .checked_sub(1)
        .is_some_and(|before| passage.is_any_sign(before, &[":", "–", "-", "—"]));
    // "142 remain in hospital and 26 were flown abroad": no part of the 142.
    let beside = whole.sentence == part.sentence
        && !(whole.head_end..part.tokens.start).any(|at| passage.is_any_sign(at, &[";", ":", "–", "—"]))
        && (whole.head_end..part.tokens.start).rev().find(|at| passage.is(*at, Tag::And)).is_some_and(
            |and| {
                let verb = (and + 1..part.tokens.start)
                    .any(|at| passage.tags(at).any(&[Tag::ReachedVerb, Tag::VerbEnding, Tag::Verb]));
                verb || whole.rule == "elided-noun"
            },
        );
    let behind = part.block == whole.block && (whole.sentence.end <= part.sentence.start || verb) && !beside
        || of_those
        || contracted;
    let inside = part.areas.iter().all(|area| whole.areas.contains(area));
    let state = matches!(part.stage, Stage::InNeed | Stage::Population) && verb;
    let smaller = whole.value > part.value
        && whole.is_reached_people()
        && part.unit == Unit::Person
        && (part.is_reached_people() || state)
        && inside;
    let open = part.rule == "elided-noun" || of_those || contracted;
    (behind && smaller && !other && !listed && open).then_some(index)
}

/// "11 of the paramount chiefs": the words behind "of the" name the group of the whole,
/// or the whole stands right before.
fn names_group(surroundings: &Surroundings, passage: &Passage, part: &Draft, whole: &Draft) -> bool {
    const REACH: usize = 4;
    let words = passage.bytes(&(part.tokens.end..(part.tokens.end + REACH).min(passage.len())));
    let named = super::repeats::content_words(surroundings, &words);
    let group = super::repeats::content_words(surroundings, &whole.group);
    let beside = whole.block == part.block && whole.sentence.end <= part.sentence.start;
    let opens = passage.sentence_of(part.tokens.start).start + 2 >= part.tokens.start;
    // "510 young people were trained and 90 of the graduates found work"
    let same = whole.sentence == part.sentence && whole.cue == Cue::None;
    same || beside && (group.is_empty() || opens) || named.intersection(&group).next().is_some()
}

/// The nearest figure of people told before in the section that can hold the part.
fn earlier_in_section(drafts: &[Draft], at: usize) -> Option<usize> {
    let part = drafts.get(at)?;
    let before =
        drafts.get(..at)?.iter().enumerate().rev().take_while(|(_, draft)| draft.section == part.section);
    let mut fits = before.filter(|(_, whole)| {
        same_kind(whole, part) && whole.cell.is_none_or_total() && whole.whole().is_none()
    });
    fits.next().map(|(index, _)| index)
}

/// Only a comma or "and" joins the noun phrases.
fn short_link(before: &Draft, part: &Draft) -> bool {
    part.tokens.start.saturating_sub(before.head_end) <= 3
}

/// No semicolon stands between.
fn joins(passage: &Passage, before: &Draft, part: &Draft) -> bool {
    !(before.tokens.end..part.tokens.start)
        .any(|at| passage.is_sign(at, ";") || passage.is(at, Tag::CommaBreak))
}

/// "bringing the total since 2021 to 41,300": this period's figure is counted, the
/// running total is its sum; an earlier one is part of the later.
pub(super) fn relate_running_totals(surroundings: &Surroundings, drafts: &mut [Draft]) {
    for at in 0..drafts.len() {
        let Some(draft) = drafts.get(at) else { continue };
        if draft.cue != Cue::RunningTotal
            || draft.unit != Unit::Person
            || draft.stage != Stage::Reached
            || draft.relation.is_some()
        {
            continue;
        }
        let near = |other: &Draft| {
            other.section == draft.section
                && other.block.abs_diff(draft.block) <= 1
                && like_groups(surroundings, other, draft)
        };
        let period = drafts.iter().enumerate().filter(|(index, other)| {
            *index != at
                && near(other)
                && other.is_reached_people()
                && other.cue == Cue::None
                && other.relation.is_none()
                && other.value < draft.value
        });
        let nearest = period.min_by_key(|(index, _)| index.abs_diff(at)).map(|(index, _)| index);
        if let (Some(nearest), Some(draft)) = (nearest, drafts.get_mut(at)) {
            draft.relation = Some((Reason::TotalOf, Some(nearest)));
        }
    }
    for at in 0..drafts.len() {
        let Some(draft) =
            drafts.get(at).filter(|draft| draft.cue == Cue::LaterTotal && draft.is_reached_people())
        else {
            continue;
        };
        let Some(earlier) = draft.unit_from.filter(|earlier| {
            drafts.get(*earlier).is_some_and(|earlier| {
                earlier.is_reached_people() && earlier.relation.is_none() && earlier.value <= draft.value
            })
        }) else {
            continue;
        };
        if let Some(earlier) = drafts.get_mut(earlier) {
            earlier.relation = Some((Reason::PartOf, Some(at)));
        }
    }
    for at in 0..drafts.len() {
        let Some(draft) =
            drafts.get(at).filter(|draft| draft.cue == Cue::EarlierTotal && draft.relation.is_none())
        else {
            continue;
        };
        let later = drafts.iter().enumerate().filter(|(index, other)| {
            *index != at
                && other.section == draft.section
                && other.unit == draft.unit
                && other.cue == Cue::RunningTotal
                && other.value >= draft.value
        });
        let nearest = later.min_by_key(|(index, _)| index.abs_diff(at)).map(|(index, _)| index);
        if has_fallen(drafts, at) {
            if let Some(draft) = drafts.get_mut(at) {
                draft.stage = Stage::Population;
            }
            continue;
        }
        let nearest = nearest.or_else(|| compared_with(drafts, at)).or_else(|| earlier_whole(drafts, at));
        if let (Some(nearest), Some(draft)) = (nearest, drafts.get_mut(at)) {
            draft.relation = Some((Reason::PartOf, Some(nearest)));
        }
    }
}

/// "fell from 2,260 to 1,740": the earlier value holds the later one; it is context.
fn has_fallen(drafts: &[Draft], at: usize) -> bool {
    let Some(earlier) = drafts.get(at).filter(|earlier| earlier.stage == Stage::Reached) else {
        return false;
    };
    let beside = [at.checked_sub(1), Some(at + 1)].into_iter().flatten().filter_map(|at| drafts.get(at));
    let mut same = beside.filter(|other| {
        other.sentence == earlier.sentence
            && other.unit == earlier.unit
            && other.is_reached_people()
            && other.cue != Cue::EarlierTotal
    });
    let fallen = same.clone().any(|other| other.value < earlier.value);
    fallen && !same.any(|other| other.value >= earlier.value)
}

/// "54 were elected, up from 31", "rose from 31 to 54": the later figure of the same
/// sentence.
fn compared_with(drafts: &[Draft], at: usize) -> Option<usize> {
    let earlier = drafts.get(at)?;
    let mut near: Vec<usize> = (0..drafts.len()).filter(|index| *index != at).collect();
    near.sort_by_key(|index| index.abs_diff(at));
    near.into_iter().find(|index| {
        drafts.get(*index).is_some_and(|later| {
            later.sentence == earlier.sentence && later.is_reached_people() && same_kind(later, earlier)
        })
    })
}

/// The nouns agree, or one has none.
fn like_groups(surroundings: &Surroundings, one: &Draft, two: &Draft) -> bool {
    let words = |draft: &Draft| super::repeats::content_words(surroundings, &draft.group);
    let (one, two) = (words(one), words(two));
    one.is_empty() || two.is_empty() || one.intersection(&two).next().is_some()
}

/// Breakdowns in brackets that exceed their whole.
pub(super) fn check(drafts: &[Draft], mismatches: &mut Vec<Mismatch>) {
    for (total, whole) in drafts.iter().enumerate() {
        let parts: Vec<usize> = drafts
            .iter()
            .enumerate()
            .filter(|(_, part)| part.cue == Cue::Bracket && part.whole() == Some(total))
            .map(|(at, _)| at)
            .collect();
        let sum: f64 = parts.iter().filter_map(|at| drafts.get(*at)).map(|draft| draft.value).sum();
        let high = whole.range_high.unwrap_or(whole.value);
        if !parts.is_empty() && sum > high + 0.5 {
            mismatches.push(Mismatch { total, parts, sum });
        }
    }
}

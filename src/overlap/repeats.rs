//! The same narrative under two outcomes, and the same figure told twice.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::Surroundings;
use crate::figure::draft::Draft;
use crate::model::{Reason, Stage};
use crate::text::fold::fold;

/// A section that repeats an earlier one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Repeat {
    /// Index of the section.
    pub section: usize,
    /// Index of the earlier one.
    pub earlier: usize,
    /// How much of the shorter text stands in the other, 0 to 1.
    pub alike: f64,
}

/// Words in a shingle.
const SHINGLE: usize = 5;
/// Share of shingles from which a narrative counts as repeated.
const ALIKE: f64 = 0.6;
/// Fewest shingles that prove anything.
const FEWEST: usize = 12;

/// The sections whose narrative an earlier one has.
pub(super) fn sections(surroundings: &Surroundings) -> Vec<Repeat> {
    let shingles: Vec<BTreeSet<u64>> =
        surroundings.narratives.iter().map(|ranges| shingles(surroundings.text, ranges)).collect();
    let mut owners: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    let mut out = Vec::new();
    for (section, own) in shingles.iter().enumerate() {
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        for shingle in own {
            for earlier in owners.get(shingle).map_or(&[][..], Vec::as_slice) {
                *shared.entry(*earlier).or_default() += 1;
            }
        }
        let best = shared.into_iter().max_by(|one, two| one.1.cmp(&two.1).then(two.0.cmp(&one.0)));
        if let Some((earlier, count)) = best {
            let shorter = own.len().min(shingles.get(earlier).map_or(0, BTreeSet::len));
            #[expect(clippy::cast_precision_loss, reason = "counts of words")]
            let alike = count as f64 / shorter.max(1) as f64;
            let outcomes = [section, earlier]
                .iter()
                .all(|at| surroundings.sections.get(*at).is_some_and(|section| section.is_outcome));
            if alike >= ALIKE && shorter >= FEWEST && outcomes {
                out.push(Repeat { section, earlier, alike });
            }
        }
        for shingle in own {
            let list = owners.entry(*shingle).or_default();
            if list.len() < 8 {
                list.push(section);
            }
        }
    }
    out
}

fn shingles(text: &str, ranges: &[Range<usize>]) -> BTreeSet<u64> {
    let words: Vec<String> = ranges
        .iter()
        .filter_map(|range| text.get(range.clone()))
        .flat_map(|slice| slice.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()))
        .map(fold)
        .collect();
    words.windows(SHINGLE).map(|window| hash(window.iter().map(String::as_str))).collect()
}

/// FNV-1a: the same on every platform and in every build.
fn hash<'w>(words: impl Iterator<Item = &'w str>) -> u64 {
    words
        .flat_map(|word| word.bytes().chain([b' ']))
        .fold(0xcbf2_9ce4_8422_2325, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3))
}

/// Marks figures that were told before.
pub(super) fn relate(surroundings: &Surroundings, drafts: &mut [Draft], repeated: &[Repeat]) {
    for at in 0..drafts.len() {
        let Some(draft) = drafts.get(at).filter(|draft| is_reached(draft)) else { continue };
        let earlier = earlier_telling(surroundings, drafts, at, draft, repeated);
        if let (Some(earlier), Some(draft)) = (earlier, drafts.get_mut(at)) {
            draft.relation = Some((Reason::Repeats, Some(earlier)));
        }
    }
}

fn is_reached(draft: &Draft) -> bool {
    crate::figure::counts_people(draft.unit) && draft.stage == Stage::Reached
}

/// The figure that this one tells again.
fn earlier_telling(
    surroundings: &Surroundings,
    drafts: &[Draft],
    at: usize,
    draft: &Draft,
    repeated: &[Repeat],
) -> Option<usize> {
    let repeats_section =
        draft.section.and_then(|section| repeated.iter().find(|repeat| repeat.section == section));
    let recap = draft.section.and_then(|section| surroundings.recaps.get(section)).copied().unwrap_or(false);
    let same = |other: &Draft| {
        (other.value - draft.value).abs() < 0.005
            && other.unit == draft.unit
            && is_reached(other)
            && other.range_high == draft.range_high
            && !matches!(other.relation, Some((Reason::Repeats, _)))
    };
    let candidates = || drafts.iter().enumerate().take(at).filter(|(_, other)| same(other));
    if let Some(repeat) = repeats_section {
        let told =
            candidates().find(|(_, other)| other.section == Some(repeat.earlier)).map(|(index, _)| index);
        if told.is_some() && sentence_alike(surroundings, drafts, told, draft) {
            return told;
        }
    }
    if let Some((index, _)) = candidates()
        .find(|(_, other)| other.section != draft.section && are_twins(surroundings, other, draft))
    {
        return Some(index);
    }
    let in_table_of_its_own = |other: &Draft| match (&other.cell, &draft.cell) {
        (Some(one), Some(two)) => one.table == two.table,
        _ => false,
    };
    candidates()
        .filter(|(_, other)| {
            !in_table_of_its_own(other)
                && Some(at) != other.whole()
                && draft.whole() != index_of(drafts, other)
        })
        .find(|(_, other)| {
            let elsewhere = other.sentence != draft.sentence;
            let grouped = group_fits(surroundings, other, draft);
            let placed =
                other.areas.is_empty() || draft.areas.is_empty() || shares_area(surroundings, other, draft);
            let telling = draft.told_before || recap || is_specific(draft.value) || draft.cell.is_some();
            elsewhere
                && placed
                && (draft.told_before && (grouped != Some(false) || draft.value % 10.0 != 0.0)
                    || telling && grouped == Some(true)
                    || recap && grouped != Some(false)
                    || recap && draft.cell.is_some() && is_specific(draft.value))
        })
        .map(|(index, _)| index)
}

fn index_of(drafts: &[Draft], draft: &Draft) -> Option<usize> {
    drafts.iter().position(|other| other.number == draft.number)
}

fn shares_area(surroundings: &Surroundings, one: &Draft, two: &Draft) -> bool {
    let names = |draft: &Draft| -> BTreeSet<String> {
        draft
            .areas
            .iter()
            .filter_map(|at| surroundings.mentions.get(*at))
            .filter_map(|mention| mention.adm1.as_ref())
            .map(|area| area.name.clone())
            .collect()
    };
    let (one, two) = (names(one), names(two));
    one.is_subset(&two) || two.is_subset(&one)
}

/// Two sentences of which one was copied from the other and edited a little.
fn are_twins(surroundings: &Surroundings, one: &Draft, two: &Draft) -> bool {
    const FEWEST: usize = 8;
    let first = content_words(surroundings, &one.sentence);
    let second = content_words(surroundings, &two.sentence);
    let shared = first.intersection(&second).count();
    shared >= FEWEST && shared * 10 >= first.len().min(second.len()) * 7
}

/// Most of the words of the two sentences are the same.
fn sentence_alike(
    surroundings: &Surroundings,
    drafts: &[Draft],
    earlier: Option<usize>,
    draft: &Draft,
) -> bool {
    let Some(earlier) = earlier.and_then(|at| drafts.get(at)) else { return false };
    let one = content_words(surroundings, &earlier.sentence);
    let two = content_words(surroundings, &draft.sentence);
    let shared = one.intersection(&two).count();
    shared * 2 >= one.len().min(two.len())
}

/// A number that is hardly the same by chance: not round.
pub(crate) fn is_specific(value: f64) -> bool {
    value >= 100.0 && value % 50.0 != 0.0 || value >= 1000.0 && value % 500.0 != 0.0
}

/// Whether the nouns agree; none where one has no noun of its own.
fn group_fits(surroundings: &Surroundings, one: &Draft, two: &Draft) -> Option<bool> {
    if one.sex().zip(two.sex()).is_some_and(|(one, two)| one != two) {
        return Some(false);
    }
    let words = |draft: &Draft| content_words(surroundings, &draft.group);
    let (first, second) = (words(one), words(two));
    if first.is_empty() || second.is_empty() {
        return None;
    }
    Some(first.intersection(&second).next().is_some())
}

/// Folded words of at least four letters.
pub(super) fn content_words(surroundings: &Surroundings, range: &Range<usize>) -> BTreeSet<String> {
    const SHORTEST: usize = 4;
    let slice = surroundings.text.get(range.clone()).unwrap_or_default();
    slice
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| {
            word.chars().count() >= SHORTEST
                || word.chars().count() == 3 && word.chars().all(char::is_lowercase) && range.len() < 24
        })
        .map(fold)
        .collect()
}

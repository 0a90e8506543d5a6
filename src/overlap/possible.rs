//! Counted figures that may be the same people: told in one report, in the same
//! areas, of like groups and on the same topic. Noted, never taken out.

use std::collections::{BTreeMap, BTreeSet};

use super::Surroundings;
use crate::figure::draft::Draft;
use crate::lang::Tag;
use crate::model::Sex;
use crate::text::fold::fold;

/// Two counted figures that may overlap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overlap {
    /// The smaller figure.
    pub smaller: usize,
    /// The larger one, whose areas hold those of the smaller.
    pub larger: usize,
    /// What both sentences speak of.
    pub topic: Vec<String>,
}

/// Fewest words that two sentences must share to be on one topic.
const SHARED: usize = 3;

/// Finds possible overlaps, in the order of the smaller figure.
pub(super) fn find(surroundings: &Surroundings, drafts: &[Draft]) -> Vec<Overlap> {
    let counted: Vec<usize> = (0..drafts.len())
        .filter(|at| drafts.get(*at).is_some_and(|draft| draft.is_counted() && draft.cell.is_none()))
        .collect();
    let areas: BTreeMap<usize, BTreeSet<String>> =
        counted.iter().map(|at| (*at, areas(surroundings, drafts, *at))).collect();
    let topics: BTreeMap<usize, BTreeSet<String>> =
        counted.iter().map(|at| (*at, topic(surroundings, drafts, *at))).collect();
    let common = common_words(&topics);
    let mut out = Vec::new();
    for smaller in &counted {
        for larger in &counted {
            let (Some(one), Some(two)) = (drafts.get(*smaller), drafts.get(*larger)) else { continue };
            let ordered = two.value > one.value || two.value == one.value && larger < smaller;
            if smaller == larger || !ordered || one.sentence == two.sentence || !sexes_fit(one, two) {
                continue;
            }
            let inside = match (areas.get(smaller), areas.get(larger)) {
                (Some(one), Some(two)) => !one.is_empty() && one.is_subset(two),
                _ => false,
            };
            let shared: Vec<String> = match (topics.get(smaller), topics.get(larger)) {
                (Some(one), Some(two)) => {
                    one.intersection(two).filter(|word| !common.contains(*word)).cloned().collect()
                }
                _ => Vec::new(),
            };
            if inside && shared.len() >= SHARED {
                out.push(Overlap { smaller: *smaller, larger: *larger, topic: shared });
            }
        }
    }
    out
}

fn areas(surroundings: &Surroundings, drafts: &[Draft], at: usize) -> BTreeSet<String> {
    let list = drafts.get(at).map_or(&[][..], |draft| &draft.areas);
    list.iter()
        .filter_map(|mention| surroundings.mentions.get(*mention))
        .filter_map(|mention| mention.adm1.as_ref())
        .map(|area| area.name.clone())
        .collect()
}

/// Words of the sentence that are about something: long, no names, no function words.
fn topic(surroundings: &Surroundings, drafts: &[Draft], at: usize) -> BTreeSet<String> {
    const SHORTEST: usize = 5;
    let Some(draft) = drafts.get(at) else { return BTreeSet::new() };
    let slice = surroundings.text.get(draft.sentence.clone()).unwrap_or_default();
    slice
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| word.chars().count() >= SHORTEST && !word.starts_with(char::is_uppercase))
        .map(fold)
        .filter(|word| is_topical(surroundings, word))
        .collect()
}

/// Unknown to the word lists, or a thing or event.
fn is_topical(surroundings: &Surroundings, word: &str) -> bool {
    let topical = [Tag::Event, Tag::Item, Tag::Other, Tag::ModifierNoun, Tag::Organisation];
    surroundings.language.senses(word).iter().all(|sense| topical.contains(&sense.tag))
}

/// Words that many of the sentences have say nothing of a topic.
fn common_words(topics: &BTreeMap<usize, BTreeSet<String>>) -> BTreeSet<String> {
    let mut seen: BTreeMap<&String, usize> = BTreeMap::new();
    for word in topics.values().flatten() {
        *seen.entry(word).or_default() += 1;
    }
    let many = (topics.len() / 4).max(3);
    seen.into_iter().filter(|(_, count)| *count > many).map(|(word, _)| word.clone()).collect()
}

fn sexes_fit(one: &Draft, two: &Draft) -> bool {
    !matches!(
        (one.sex(), two.sex()),
        (Some(Sex::Female), Some(Sex::Male)) | (Some(Sex::Male), Some(Sex::Female))
    )
}

//! Places that a figure's own sentence does not name: the next sentence, words that
//! point back, the line above a list or table, the heading.

use super::Links;
use crate::figure::draft::{Cue, Draft};
use crate::lang::Tag;
use crate::model::Stage;
use crate::passage::Passage;

impl Links<'_, '_> {
    /// Rows without a place are where the line above their table says, unless others
    /// name places elsewhere.
    pub(super) fn link_tables(&self, drafts: &mut [Draft]) {
        let head = |draft: &Draft| self.list_heads.get(draft.block).copied().flatten();
        let area = |at: &usize| self.mentions.get(*at).and_then(|mention| mention.adm1.as_ref());
        let rows: Vec<(Option<usize>, Vec<usize>)> = drafts
            .iter()
            .filter(|draft| draft.cell.is_some())
            .map(|draft| (head(draft), draft.areas.clone()))
            .collect();
        for draft in drafts.iter_mut().filter(|draft| draft.cell.is_some() && draft.areas.is_empty()) {
            let Some(above) = self.list_head_areas(draft) else { continue };
            let own = rows.iter().filter(|(of, _)| *of == head(draft)).flat_map(|(_, areas)| areas);
            if own.map(area).all(|named| above.iter().map(area).any(|known| known == named)) {
                draft.areas = above;
            }
        }
    }

    /// "These women from the regions of ...": the next sentence says where.
    pub(super) fn link_onward(&self, drafts: &mut [Draft], at: usize) {
        let Some(draft) = drafts.get(at) else { return };
        let last_in_sentence = drafts.get(at + 1).is_none_or(|next| next.sentence != draft.sentence);
        if !draft.areas.is_empty()
            || !last_in_sentence
            || draft.cell.is_some()
            || !crate::figure::counts_people(draft.unit)
        {
            return;
        }
        let Some(passage) = self.passages.get(draft.block).and_then(Option::as_ref) else { return };
        let after = passage.token_at(draft.sentence.end);
        let Some(next) = passage.sentences.iter().find(|sentence| sentence.start >= after) else { return };
        let opens = (next.start..next.start + 3).any(|at| passage.is(at, Tag::Demonstrative))
            && (next.start..next.start + 4)
                .any(|at| passage.is(at, Tag::Person) || passage.is(at, Tag::Household));
        let bytes = passage.bytes(next);
        let own_figure = drafts.get(at + 1).is_some_and(|next| bytes.contains(&next.number.start));
        if opens && !own_figure {
            let areas: Vec<usize> = self.locating(&bytes).collect();
            if let Some(draft) = drafts.get_mut(at) {
                draft.areas = areas;
            }
        }
    }

    /// "in these oblasts", a list's head, the heading of the section.
    pub(super) fn link_back(&self, drafts: &mut [Draft], at: usize) {
        let Some(draft) = drafts.get(at) else { return };
        if let Some(before) = at.checked_sub(1).and_then(|before| drafts.get(before))
            && draft.cue == Cue::SamePeople
            && draft.areas.is_empty()
            && before.sentence == draft.sentence
        {
            let areas = before.areas.clone();
            if let Some(draft) = drafts.get_mut(at) {
                draft.areas = areas;
            }
            return;
        }
        let open = matches!(draft.cue, Cue::None | Cue::LaterTotal);
        if !draft.areas.is_empty() || !open || draft.cell.is_some() {
            return;
        }
        let areas = self
            .pointed_back(drafts, at)
            .or_else(|| self.there(draft))
            .or_else(|| self.sentence_before(drafts, at))
            .or_else(|| self.list_head_areas(draft))
            .or_else(|| taken_over(drafts, draft))
            .or_else(|| self.heading_areas(draft))
            .unwrap_or_default();
        if let Some(draft) = drafts.get_mut(at) {
            draft.areas = areas;
        }
    }

    fn pointed_back(&self, drafts: &[Draft], at: usize) -> Option<Vec<usize>> {
        let draft = drafts.get(at)?;
        let passage = self.passages.get(draft.block).and_then(Option::as_ref)?;
        let sentence = passage.sentence_of(draft.tokens.start);
        let start = passage.bytes(&sentence).start;
        if let Some(count) = sentence.clone().find_map(|at| number_of_places(passage, at)) {
            return self.last_named(count, start);
        }
        let points =
            sentence.clone().any(|at| passage.is(at, Tag::Demonstrative) && passage.is(at + 1, Tag::Place));
        if !points {
            return None;
        }
        drafts
            .get(..at)?
            .iter()
            .rev()
            .take_while(|other| other.section == draft.section)
            .find(|other| other.number.start < start && !other.areas.is_empty())
            .map(|other| other.areas.clone())
    }

    /// So many places as were named last before a byte, none of them twice.
    fn last_named(&self, count: usize, before: usize) -> Option<Vec<usize>> {
        const NEAR: usize = 800;
        let mut found: Vec<usize> = Vec::new();
        for at in self.locating(&(before.saturating_sub(NEAR)..before)).collect::<Vec<_>>().into_iter().rev()
        {
            let name = self.mentions.get(at).map(|mention| &mention.name);
            let again = found.iter().any(|known| self.mentions.get(*known).map(|known| &known.name) == name);
            if found.len() < count && !again {
                found.insert(0, at);
            }
        }
        (found.len() == count).then_some(found)
    }

    /// "there": the places of the sentence before, or of this one before the figure.
    fn there(&self, draft: &Draft) -> Option<Vec<usize>> {
        let passage = self.passages.get(draft.block).and_then(Option::as_ref)?;
        let sentence = passage.sentence_of(draft.tokens.start);
        // "They ...": the sentence goes on about the same people.
        let pronoun = passage.is(sentence.start, Tag::They)
            || passage.is(sentence.start, Tag::Preposition) && passage.is(sentence.start + 1, Tag::They);
        if !passage.words.any(sentence.clone(), Tag::There) && !pronoun {
            return None;
        }
        let before = passage.sentences.iter().rev().filter(|other| other.end <= sentence.start);
        let mut areas = before.map(|other| self.locating(&passage.bytes(other)).collect::<Vec<_>>());
        areas.find(|areas| !areas.is_empty())
    }

    /// "Snow has cut off two centres near Vardenis. Some 85 persons need fuel.": the
    /// sentence before says where, and counts nobody itself.
    fn sentence_before(&self, drafts: &[Draft], at: usize) -> Option<Vec<usize>> {
        const FEW: f64 = 10_000.0;
        let told = |draft: &&Draft| {
            draft.stage == Stage::Reached || draft.stage == Stage::InNeed && draft.value < FEW
        };
        let draft = drafts.get(at).filter(told)?;
        let passage = self.passages.get(draft.block).and_then(Option::as_ref)?;
        let sentence = passage.sentence_of(draft.tokens.start);
        let before = passage.sentences.iter().rev().find(|other| other.end <= sentence.start)?;
        let bytes = passage.bytes(before);
        let counts = drafts
            .iter()
            .take(at)
            .rev()
            .take_while(|other| other.number.start >= bytes.start)
            .any(|other| bytes.contains(&other.number.start) && crate::figure::counts_people(other.unit));
        let areas: Vec<usize> = self.locating(&bytes).collect();
        (!counts && !areas.is_empty()).then_some(areas)
    }

    fn list_head_areas(&self, draft: &Draft) -> Option<Vec<usize>> {
        let head = self.list_heads.get(draft.block).copied().flatten()?;
        let passage = self.passages.get(head).and_then(Option::as_ref)?;
        let last = passage.sentences.last()?;
        let closed =
            passage.len().checked_sub(1).is_some_and(|end| passage.is_any_sign(end, &[".", "!", "?"]));
        if closed {
            return None;
        }
        let areas: Vec<usize> = self.locating(&passage.bytes(last)).collect();
        (!areas.is_empty()).then_some(areas)
    }

    fn heading_areas(&self, draft: &Draft) -> Option<Vec<usize>> {
        let heading = self.headings.get(draft.section?)?;
        let areas: Vec<usize> = self.locating(heading).collect();
        (!areas.is_empty()).then_some(areas)
    }
}

/// "these two districts": how many.
fn number_of_places(passage: &Passage, at: usize) -> Option<usize> {
    let (value, length) = passage.words.value(at + 1, Tag::Cardinal)?;
    let pointed = passage.is(at, Tag::Demonstrative) && passage.is(at + 1 + length, Tag::Place);
    (2..10).find(|count| pointed && f64::from(*count) == value).map(|count| count as usize)
}

/// A figure without a noun takes over the areas of the one whose noun it shares.
fn taken_over(drafts: &[Draft], draft: &Draft) -> Option<Vec<usize>> {
    let from = drafts.get(draft.unit_from?)?;
    (from.block == draft.block && !from.areas.is_empty()).then(|| from.areas.clone())
}

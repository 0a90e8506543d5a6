//! Names that stand in one list: "Kayes, Ségou and Koulikoro", "Bandiagara (Koro)",
//! "la région de Kolda et celle de Sédhiou". What is said of one is said of all.

use super::context::{Context, Typed};
use super::tokens::Tokens;
use super::words::TypeWord;

/// A name of the gazetteer in the text, not yet judged.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) elided: bool,
    pub(super) possessive: bool,
    /// Its two halves were written apart ("Sé gou").
    pub(super) repaired: bool,
    /// Only its sound is known: another transcription.
    pub(super) alike: bool,
    /// The folded name.
    pub(super) key: String,
    /// What it can stand for.
    pub(super) spots: Vec<usize>,
    /// Its list.
    pub(super) group: usize,
    /// Type words that are said of it, its own first.
    pub(super) types: Vec<TypeWord>,
}

impl Candidate {
    pub(super) fn new(from: usize, to: usize, key: String, spots: Vec<usize>) -> Self {
        Self {
            from,
            to,
            elided: false,
            possessive: false,
            repaired: false,
            alike: false,
            key,
            spots,
            group: 0,
            types: Vec::new(),
        }
    }
}

/// Numbers the lists and hands type words on to their members.
pub(super) fn group(context: &Context<'_, '_>, candidates: &mut [Candidate]) {
    let mut group = 0;
    let mut previous: Option<usize> = None;
    for candidate in candidates.iter_mut() {
        if !previous.is_some_and(|to| continues(context, to, candidate.from)) {
            group += 1;
        }
        candidate.group = group;
        previous = Some(candidate.to);
    }
    for list in candidates.chunk_by_mut(|a, b| a.group == b.group) {
        hand_on(context, list);
    }
}

/// Whether only list words stand between two names.
pub(super) fn continues(context: &Context<'_, '_>, left: usize, right: usize) -> bool {
    if right <= left || right - left > 5 {
        return false;
    }
    let words = context.words;
    let mut separated = context.tokens.get(right).is_some_and(|t| t.elided > 0 && right == left + 1);
    let is_digits = |index: usize| context.tokens.word(index).starts_with(|c: char| c.is_ascii_digit());
    for index in left..right {
        let gap = context.tokens.gap(index, index + 1);
        // "Huambo 3.100, Bié 2.480": a number may stand behind each.
        if is_digits(index) && is_digits(index + 1) {
            continue;
        }
        if gap.contains(['.', '!', '?', ':', '\t', '|']) || gap.matches('\n').count() > 1 {
            return false;
        }
        separated |= gap.contains([',', ';', '/', '(', ')', '&']);
        if index > left {
            let word = context.tokens.word(index);
            let bare = context.tokens.bare_word(index);
            separated |= words.and.contains(word);
            let known = words.and.contains(word)
                || is_digits(index)
                || words.link.contains(word)
                || words.article.contains(word)
                || words.locative.contains(word)
                || matches!(bare, "celle" | "celui" | "la" | "a")
                || words.type_word(bare).is_some();
            if !known {
                return false;
            }
        }
    }
    separated
}

fn hand_on(context: &Context<'_, '_>, list: &mut [Candidate]) {
    let before = list.first().and_then(|c| context.type_before(c.from)).filter(|t| t.word.plural);
    let several = list.len() > 1;
    let mut inherited = before.map(|t| t.word);
    for candidate in list.iter_mut() {
        match own_type(context, candidate) {
            Some(own) => {
                candidate.types.extend(in_order(context, candidate, own));
                // "the regions of A and B and the city of C": the next type word ends the first's reach.
                inherited = Some(own.word).filter(|w| w.plural && several);
            }
            None => candidate.types.extend(inherited),
        }
    }
    let mut inherited = None;
    for candidate in list.iter_mut().rev().filter(|_| several) {
        // "A, B and C States": back to a name that has a type word of its own.
        let after = context.type_after(candidate.to).filter(|t| t.word.plural).map(|t| t.word);
        if !candidate.types.is_empty() && after.is_none() {
            inherited = None;
        }
        if let Some(word) = after.or(inherited) {
            candidate.types = vec![word];
            inherited = Some(word);
        }
    }
}

fn own_type(context: &Context<'_, '_>, candidate: &Candidate) -> Option<Typed> {
    let after = context.type_after(candidate.to).filter(|_| !candidate.possessive);
    let after = after.filter(|t| !t.word.plural);
    let before = context.type_before(candidate.from);
    // "Maputo City" over "in the province, Maputo City".
    after.or(before)
}

/// The type words of a name as they stand in the text: mostly one, two in
/// "Cidade e Província de Maputo".
fn in_order(context: &Context<'_, '_>, candidate: &Candidate, own: Typed) -> Vec<TypeWord> {
    let before = own.at < candidate.from;
    let second = if before { context.second_type_before(own) } else { context.second_type_after(own) };
    let second = second.map(|t| t.word).filter(|w| w.is_settlement() != own.word.is_settlement());
    let mut words: Vec<TypeWord> = std::iter::once(own.word).chain(second).collect();
    if before {
        words.reverse();
    }
    words
}

/// Whether a foreign country's name stands in the same list, before or after.
pub(super) fn touches(context: &Context<'_, '_>, candidate: &Candidate, from: usize, to: usize) -> bool {
    continues(context, to, candidate.from) || continues(context, candidate.to, from)
}

/// Whether a name is the whole of a table cell or the label of a list item.
pub(super) fn is_label(tokens: &Tokens<'_>, candidate: &Candidate) -> bool {
    let range = tokens.range(candidate.from, candidate.to, candidate.elided, candidate.possessive);
    let before = tokens
        .text
        .get(..range.start)
        .unwrap_or_default()
        .trim_end_matches([' ', '-', '•', '*', '–', '●', '▪']);
    let after = tokens.text.get(range.end..).unwrap_or_default().trim_start_matches(' ');
    let opens = before.is_empty() || before.ends_with(['\n', '\t', '|']);
    opens && after.starts_with(['\t', '|', ':', '\n'])
}

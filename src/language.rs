//! Which language a report, and each of its blocks, is written in: by the votes
//! of function words.

use std::ops::Range;

use crate::lang::{LANGUAGES, LanguageData, Tag, fallback, language};
use crate::text::fold::fold;

/// Words that vote.
const FUNCTION_WORDS: &[Tag] = &[
    Tag::Article,
    Tag::Preposition,
    Tag::And,
    Tag::Relative,
    Tag::Copula,
    Tag::Auxiliary,
    Tag::Pronoun,
    Tag::Demonstrative,
];

/// How many words of a report are asked.
const SAMPLE: usize = 4000;
/// Fewest words of a block that may outvote the report.
const FEWEST: usize = 12;

/// The languages of a report's blocks.
#[derive(Debug)]
pub struct Languages {
    /// Language of the report.
    pub report: &'static LanguageData,
    /// Language of each block.
    pub blocks: Vec<&'static LanguageData>,
}

/// Finds the language of each block of `text`. `set` is the language that the
/// caller knows; it goes for all blocks.
pub fn find_languages(text: &str, blocks: &[Range<usize>], set: Option<&str>) -> Option<Languages> {
    if let Some(known) = set.and_then(language) {
        return Some(Languages { report: known, blocks: vec![known; blocks.len()] });
    }
    let report = best(&votes(words(text).take(SAMPLE))).or_else(fallback)?;
    let blocks = blocks
        .iter()
        .map(|range| {
            let slice = text.get(range.clone()).unwrap_or_default();
            if words(slice).nth(FEWEST).is_none() {
                return report;
            }
            own_language(&votes(words(slice)), report)
        })
        .collect();
    Some(Languages { report, blocks })
}

/// The block's own language, where its votes are clear.
fn own_language(votes: &[usize], report: &'static LanguageData) -> &'static LanguageData {
    let count = |language: &LanguageData| {
        LANGUAGES
            .iter()
            .position(|known| known.code == language.code)
            .and_then(|at| votes.get(at))
            .copied()
            .unwrap_or(0)
    };
    match best(votes) {
        Some(own) if count(own) >= 4 && count(own) >= 2 * count(report) => own,
        _ => report,
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty())
}

/// Votes per language. A word of several languages votes for each.
fn votes<'w>(words: impl Iterator<Item = &'w str>) -> Vec<usize> {
    let mut votes = vec![0; LANGUAGES.len()];
    for word in words {
        let lower = word.to_lowercase();
        let folded = fold(word);
        for (language, count) in LANGUAGES.iter().zip(&mut votes) {
            let senses = language.senses(&lower);
            let senses = if senses.is_empty() { language.senses(&folded) } else { senses };
            *count += usize::from(senses.iter().any(|sense| FUNCTION_WORDS.contains(&sense.tag)));
        }
    }
    votes
}

fn best(votes: &[usize]) -> Option<&'static LanguageData> {
    let most = votes.iter().max().copied().filter(|most| *most > 0)?;
    votes.iter().position(|count| *count == most).and_then(|at| LANGUAGES.get(at))
}

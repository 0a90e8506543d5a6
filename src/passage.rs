//! A block of text with its tokens, their meanings and its sentences: what the
//! grammar reads.

use std::ops::Range;

use crate::lang::{LanguageData, Lexicon, Tag, TagSet};
use crate::text::sentence::sentences;
use crate::text::token::{Kind, Token, tokenize};

/// A block of the repaired text, ready to be read.
#[derive(Debug)]
pub struct Passage<'a> {
    /// The whole repaired text.
    pub text: &'a str,
    /// The block's tokens; their offsets are those of the repaired text.
    pub tokens: Vec<Token>,
    /// What the tokens mean.
    pub words: Lexicon,
    /// The language it is read in.
    pub language: &'static LanguageData,
    /// Token ranges of its sentences.
    pub sentences: Vec<Range<usize>>,
}

impl<'a> Passage<'a> {
    /// Reads the bytes `range` of `text`.
    pub fn new(text: &'a str, range: Range<usize>, language: &'static LanguageData) -> Self {
        let mut tokens = Vec::new();
        tokenize(text, range.clone(), &mut tokens);
        let words = Lexicon::new(text, &tokens, language);
        let sentences = sentences(text, range)
            .into_iter()
            .map(|bytes| {
                let start = tokens.partition_point(|token| token.start < bytes.start);
                let end = tokens.partition_point(|token| token.start < bytes.end);
                start..end
            })
            .filter(|range| !range.is_empty())
            .collect();
        Self { text, tokens, words, language, sentences }
    }

    /// How many tokens there are.
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Whether there is nothing to read.
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// The token as it stands; empty past the end.
    pub fn word(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| token.text(self.text))
    }

    /// The kind of a token, if there is one.
    pub fn kind(&self, at: usize) -> Option<Kind> {
        self.tokens.get(at).map(|token| token.kind)
    }

    /// Whether the token is this sign.
    pub fn is_sign(&self, at: usize, sign: &str) -> bool {
        self.kind(at) == Some(Kind::Sign) && self.word(at) == sign
    }

    /// Whether the token is any of these signs.
    pub fn is_any_sign(&self, at: usize, signs: &[&str]) -> bool {
        self.kind(at) == Some(Kind::Sign) && signs.contains(&self.word(at))
    }

    /// A hyphen or dash.
    pub fn is_dash(&self, at: usize) -> bool {
        self.is_any_sign(at, &["-", "–", "—", "\u{2010}", "\u{2011}", "\u{2212}"])
    }

    /// Whether the word alone has the tag.
    pub fn is(&self, at: usize, tag: Tag) -> bool {
        self.words.is(at, tag)
    }

    /// The tags of the word alone.
    pub fn tags(&self, at: usize) -> TagSet {
        self.words.tags(at)
    }

    /// Whether the token touches the one before.
    pub fn is_glued(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.glued)
    }

    /// Whether the word begins with a capital.
    pub fn is_capitalised(&self, at: usize) -> bool {
        self.word(at).starts_with(char::is_uppercase)
    }

    /// The bytes of a range of tokens.
    pub fn bytes(&self, tokens: &Range<usize>) -> Range<usize> {
        let start = self.tokens.get(tokens.start).map(|token| token.start);
        let end = tokens.end.checked_sub(1).and_then(|last| self.tokens.get(last)).map(|token| token.end);
        match (start, end) {
            (Some(start), Some(end)) if start <= end => start..end,
            _ => 0..0,
        }
    }

    /// The text of a range of tokens.
    pub fn slice(&self, tokens: &Range<usize>) -> &'a str {
        self.text.get(self.bytes(tokens)).unwrap_or_default()
    }

    /// The white space between a token and the one before.
    pub fn gap_before(&self, at: usize) -> &'a str {
        let before = at.checked_sub(1).and_then(|before| self.tokens.get(before));
        match (before, self.tokens.get(at)) {
            (Some(before), Some(token)) => self.text.get(before.end..token.start).unwrap_or_default(),
            _ => "",
        }
    }

    /// The sentence that a token stands in, as a token range.
    pub fn sentence_of(&self, at: usize) -> Range<usize> {
        let next = self.sentences.partition_point(|range| range.end <= at);
        self.sentences.get(next).filter(|range| range.contains(&at)).cloned().unwrap_or(0..self.len())
    }

    /// The token that holds a byte, or the next one.
    pub fn token_at(&self, byte: usize) -> usize {
        self.tokens.partition_point(|token| token.end <= byte)
    }
}

//! Words of a text with their folded forms, made once and shared by all lookups.
//!
//! The folded words stand in one string, so that a run of words is looked up as
//! a slice: one space where a name may run on, a line feed where it may not.

use super::fold::{fold_char, is_apostrophe};
use std::ops::Range;
use unicode_normalization::char::is_combining_mark;

/// A word: letters, digits and apostrophes between them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token {
    pub(super) start: usize,
    pub(super) end: usize,
    fold_start: usize,
    fold_end: usize,
    /// Bytes of text in an elided article ("d'", "l'"), with its apostrophe.
    pub(super) elided: usize,
    /// Letters of the elided article in the folded text.
    elided_fold: usize,
    /// Bytes of text in a possessive ending, with its apostrophe.
    possessive: usize,
    possessive_fold: usize,
    /// Whether it can be the first word of a sentence, heading or list item.
    pub(super) starts: bool,
    /// Whether the word (after an elided article) begins with a capital.
    pub(super) capital: bool,
}

/// The words of a text.
pub(super) struct Tokens<'t> {
    pub(super) text: &'t str,
    folded: String,
    pub(super) list: Vec<Token>,
}

impl<'t> Tokens<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let mut tokens = Self { text, folded: String::with_capacity(text.len()), list: Vec::new() };
        let mut chars = text.char_indices().peekable();
        let mut gap_start = 0;
        while let Some((start, c)) = chars.next() {
            if !c.is_alphanumeric() {
                continue;
            }
            let mut end = start + c.len_utf8();
            while let Some(&(at, next)) = chars.peek() {
                let after = text.get(at + next.len_utf8()..).and_then(|r| r.chars().next());
                let joins = is_apostrophe(next) && after.is_some_and(char::is_alphanumeric);
                if !(next.is_alphanumeric() || is_combining_mark(next) || joins) {
                    break;
                }
                end = at + next.len_utf8();
                chars.next();
            }
            tokens.push(gap_start, start..end);
            gap_start = end;
        }
        tokens
    }

    fn push(&mut self, gap_start: usize, range: Range<usize>) {
        let gap = self.text.get(gap_start..range.start).unwrap_or_default();
        let word = self.text.get(range.clone()).unwrap_or_default();
        let left = self.list.last().map_or("", |l| self.text.get(l.start..l.end).unwrap_or_default());
        if !self.list.is_empty() {
            self.folded.push(if runs_on(left, gap) { ' ' } else { '\n' });
        }
        let fold_start = self.folded.len();
        let mut token = Token {
            start: range.start,
            end: range.end,
            fold_start,
            fold_end: fold_start,
            elided: 0,
            elided_fold: 0,
            possessive: 0,
            possessive_fold: 0,
            starts: self.list.is_empty() || starts_sentence(gap),
            capital: false,
        };
        for (at, c) in word.char_indices() {
            if is_apostrophe(c) {
                let letters = self.folded.get(fold_start..).unwrap_or_default();
                if token.elided == 0 && matches!(letters, "d" | "l" | "qu" | "jusqu" | "s" | "n" | "lorsqu") {
                    token.elided = at + c.len_utf8();
                    token.elided_fold = letters.len();
                }
                if word.get(at + c.len_utf8()..).is_some_and(|r| r == "s" || r == "S") {
                    token.possessive = word.len() - at;
                    token.possessive_fold = 1;
                }
            } else {
                fold_char(c, &mut self.folded);
            }
        }
        token.fold_end = self.folded.len();
        let first = word.get(token.elided..).and_then(|w| w.chars().next());
        token.capital = first.is_some_and(char::is_uppercase) || word.starts_with(char::is_uppercase);
        self.list.push(token);
    }

    pub(super) fn get(&self, index: usize) -> Option<&Token> {
        self.list.get(index)
    }

    /// The folded word.
    pub(super) fn word(&self, index: usize) -> &str {
        self.list.get(index).and_then(|t| self.folded.get(t.fold_start..t.fold_end)).unwrap_or_default()
    }

    /// The folded word without an elided article.
    pub(super) fn bare_word(&self, index: usize) -> &str {
        let word =
            self.list.get(index).and_then(|t| self.folded.get(t.fold_start + t.elided_fold..t.fold_end));
        word.unwrap_or_default()
    }

    /// The folded words `from..=to`, with or without an elided article in front
    /// and a possessive behind; `None` where they are not one run.
    pub(super) fn phrase(&self, from: usize, to: usize, elided: bool, possessive: bool) -> Option<&str> {
        let (first, last) = (self.list.get(from)?, self.list.get(to)?);
        if (elided && first.elided == 0) || (possessive && last.possessive == 0) {
            return None;
        }
        let start = first.fold_start + if elided { first.elided_fold } else { 0 };
        let end = last.fold_end - if possessive { last.possessive_fold } else { 0 };
        self.folded.get(start..end).filter(|p| !p.contains('\n'))
    }

    /// Where in the text those words are.
    pub(super) fn range(&self, from: usize, to: usize, elided: bool, possessive: bool) -> Range<usize> {
        let (start, end) = match (self.list.get(from), self.list.get(to)) {
            (Some(first), Some(last)) => (
                first.start + if elided { first.elided } else { 0 },
                last.end - if possessive { last.possessive } else { 0 },
            ),
            _ => (0, 0),
        };
        start..end.max(start)
    }

    /// The words that those bytes of the text touch.
    pub(super) fn words_of(&self, range: &Range<usize>) -> Range<usize> {
        let start = self.list.partition_point(|t| t.end <= range.start);
        start..self.list.partition_point(|t| t.start < range.end).max(start)
    }

    /// The text between two words.
    pub(super) fn gap(&self, left: usize, right: usize) -> &'t str {
        match (self.list.get(left), self.list.get(right)) {
            (Some(l), Some(r)) => self.text.get(l.end..r.start).unwrap_or_default(),
            _ => "",
        }
    }

    /// The word as it stands.
    pub(super) fn raw(&self, index: usize) -> &'t str {
        self.list.get(index).and_then(|t| self.text.get(t.start..t.end)).unwrap_or_default()
    }
}

/// Whether a name may run on across the gap: "Mount Lebanon", "Nord-Kivu", "St. John",
/// a line that the page has broken.
fn runs_on(left: &str, gap: &str) -> bool {
    match gap {
        " " | "-" | "\u{a0}" | "\u{2010}" | "\u{2011}" | "–" | "/" => true,
        _ => {
            let blank =
                gap.chars().all(char::is_whitespace) && gap.matches('\n').count() < 2 && !gap.contains('\t');
            let short = left.chars().count() <= 2 || matches!(left, "Ste" | "Sta" | "Sto" | "Pdte" | "Gral");
            let stopped = short && matches!(gap, "." | ". " | ".\u{a0}" | "° ");
            blank || stopped || matches!(gap, "-\n" | " & " | "' " | "’ ")
        }
    }
}

fn starts_sentence(gap: &str) -> bool {
    let broken = gap.matches('\n').count() > 1 || gap.contains('\t');
    broken
        || gap.contains(['.', '!', '?', ':', '•', '●', '▪', '…', '|', '"', '«', '“', '\u{c}'])
        || gap.contains("\n-")
        || gap.contains("\n*")
}

//! What each language calls things: one data file per language, one table in
//! the library.
//!
//! Nothing here knows a language. The words are in `*.toml` beside this file
//! (README.md there says what each key means), the build script turns them into
//! [`LANGUAGES`].

mod lexicon;
mod tag;

pub use lexicon::{Lexicon, Meaning};
pub use tag::{Tag, TagSet, groups as tag_groups};

use crate::text::fold::fold_into;

/// One meaning of a form.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sense {
    /// What kind of word it is.
    pub tag: Tag,
    /// The number it stands for, where it stands for one.
    pub value: f64,
}

/// Folded forms and what they mean, in order of form.
type Entries = &'static [(&'static str, &'static [Sense])];

/// A language's words, in order of form.
#[derive(Debug)]
pub struct LanguageData {
    /// ISO 639-1.
    pub code: &'static str,
    /// What the language is called in English.
    pub name: &'static str,
    /// `12,5` is twelve and a half.
    pub decimal_comma: bool,
    /// The counted noun stands last in a compound ("women fish processors").
    pub head_last: bool,
    /// Most words in a form.
    longest: usize,
    entries: Entries,
    suffixes: Entries,
    phrase_starts: &'static [&'static str],
}

include!(concat!(env!("OUT_DIR"), "/languages.rs"));

/// The language of a code, if it is one of ours.
pub fn language(code: &str) -> Option<&'static LanguageData> {
    LANGUAGES.iter().find(|language| language.code.eq_ignore_ascii_case(code))
}

/// The first language of the list: what is assumed where nothing tells.
pub fn fallback() -> Option<&'static LanguageData> {
    language("en").or_else(|| LANGUAGES.first())
}

impl LanguageData {
    /// What a folded form means.
    pub fn senses(&self, form: &str) -> &'static [Sense] {
        let found = self.entries.binary_search_by(|(known, _)| (*known).cmp(form));
        found.ok().and_then(|at| self.entries.get(at)).map_or(&[], |(_, senses)| senses)
    }

    /// What the longest known ending of a word in small letters means.
    pub fn suffix_senses(&self, word: &str) -> &'static [Sense] {
        let mut best: (usize, &'static [Sense]) = (0, &[]);
        for (suffix, senses) in self.suffixes {
            if suffix.len() > best.0 && word.len() > suffix.len() + 1 && word.ends_with(suffix) {
                best = (suffix.len(), senses);
            }
        }
        best.1
    }

    fn starts_phrase(&self, form: &str) -> bool {
        self.phrase_starts.binary_search(&form).is_ok()
    }

    /// Whether any of the tag's forms stands in `text`, as whole words.
    pub fn mentions(&self, tag: Tag, text: &str) -> bool {
        let mut folded = String::new();
        fold_into(text, &mut folded);
        self.entries
            .iter()
            .filter(|(_, senses)| senses.iter().any(|sense| sense.tag == tag))
            .any(|(form, _)| contains_words(&folded, form))
    }
}

/// Whether `form` stands in `folded` between word ends.
fn contains_words(folded: &str, form: &str) -> bool {
    folded.match_indices(form).any(|(at, _)| {
        let before = folded.get(..at).and_then(|text| text.chars().next_back());
        let after = folded.get(at + form.len()..).and_then(|text| text.chars().next());
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_its_tables_in_order() {
        for language in LANGUAGES {
            assert!(language.entries.is_sorted_by_key(|(form, _)| form), "{}", language.code);
            assert!(language.phrase_starts.is_sorted(), "{}", language.code);
            assert!(language.longest >= 2, "{}", language.code);
        }
    }

    #[test]
    fn a_form_is_found_as_whole_words_only() {
        let english = language("en").unwrap();
        assert!(english.mentions(Tag::ToBeDeleted, "Elections (OUTCOME TO BE DELECTED)"));
        assert!(!english.mentions(Tag::Older, "boulders"));
    }
}

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

use std::ops::Range;
use std::sync::OnceLock;

use crate::text::fold::fold_into;

/// One meaning of a form.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sense {
    /// What kind of word it is.
    pub tag: Tag,
    /// The number it stands for, where it stands for one.
    pub value: f64,
}

/// A language's words.
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
    /// Forms by their tags, as the build script writes them.
    words: &'static str,
    /// Read from `words` on first use.
    table: OnceLock<Table>,
}

/// Where the senses of a form lie.
type Entry = (String, Range<usize>);

/// The words of a language, in order of form.
#[derive(Debug, Default)]
struct Table {
    entries: Vec<Entry>,
    suffixes: Vec<Entry>,
    phrase_starts: Vec<String>,
    senses: Vec<Sense>,
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

impl Table {
    /// Reads what `build/languages.rs` wrote.
    fn read(words: &str) -> Self {
        let mut table = Self::default();
        let mut senses = 0..0;
        let mut ending = false;
        let mut before = String::new();
        for line in words.lines() {
            if let Some(tags) = line.strip_prefix('\t') {
                ending = tags.starts_with('*');
                let from = table.senses.len();
                table.senses.extend(tags.trim_start_matches('*').split(' ').filter_map(read_sense));
                senses = from..table.senses.len();
                before.clear();
                continue;
            }
            let mut letters = line.chars();
            let shared = letters.next().map_or(0, |count| u32::from(count).saturating_sub(u32::from('0')));
            let form: String = before.chars().take(shared as usize).chain(letters).collect();
            before.clone_from(&form);
            let list = if ending { &mut table.suffixes } else { &mut table.entries };
            list.push((form, senses.clone()));
        }
        table.entries.sort_unstable_by(|(one, _), (two, _)| one.cmp(two));
        let firsts = table.entries.iter().filter_map(|(form, _)| form.split_once(' '));
        table.phrase_starts = firsts.map(|(first, _)| first.to_owned()).collect();
        table.phrase_starts.sort_unstable();
        table.phrase_starts.dedup();
        table
    }

    fn senses(&self, range: &Range<usize>) -> &[Sense] {
        self.senses.get(range.clone()).unwrap_or_default()
    }
}

/// `cardinal=12`, `person`.
fn read_sense(word: &str) -> Option<Sense> {
    let (name, value) = word.split_once('=').unwrap_or((word, "0"));
    Some(Sense { tag: Tag::from_name(name)?, value: value.parse().ok()? })
}

impl LanguageData {
    const fn new(
        code: &'static str,
        name: &'static str,
        decimal_comma: bool,
        head_last: bool,
        longest: usize,
        words: &'static str,
    ) -> Self {
        Self { code, name, decimal_comma, head_last, longest, words, table: OnceLock::new() }
    }

    fn table(&self) -> &Table {
        self.table.get_or_init(|| Table::read(self.words))
    }

    /// What a folded form means.
    pub fn senses(&self, form: &str) -> &[Sense] {
        let table = self.table();
        let found = table.entries.binary_search_by(|(known, _)| known.as_str().cmp(form));
        found.ok().and_then(|at| table.entries.get(at)).map_or(&[], |(_, senses)| table.senses(senses))
    }

    /// What the longest known ending of a word in small letters means.
    pub fn suffix_senses(&self, word: &str) -> &[Sense] {
        let table = self.table();
        let fits = table
            .suffixes
            .iter()
            .filter(|(suffix, _)| word.len() > suffix.len() + 1 && word.ends_with(suffix.as_str()));
        let longest = fits.max_by_key(|(suffix, _)| suffix.len());
        longest.map_or(&[], |(_, senses)| table.senses(senses))
    }

    fn starts_phrase(&self, form: &str) -> bool {
        self.table().phrase_starts.binary_search_by(|first| first.as_str().cmp(form)).is_ok()
    }

    /// Whether any of the tag's forms stands in `text`, as whole words.
    pub fn mentions(&self, tag: Tag, text: &str) -> bool {
        let mut folded = String::new();
        fold_into(text, &mut folded);
        let table = self.table();
        table
            .entries
            .iter()
            .filter(|(_, senses)| table.senses(senses).iter().any(|sense| sense.tag == tag))
            .any(|(form, _)| contains_words(&folded, form))
    }
}

/// Whether `form` stands in `folded` between word ends.
pub(crate) fn contains_words(folded: &str, form: &str) -> bool {
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
        for language in &LANGUAGES {
            let table = language.table();
            assert!(table.entries.is_sorted_by_key(|(form, _)| form), "{}", language.code);
            assert!(table.phrase_starts.is_sorted(), "{}", language.code);
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

//! The meanings of a run of tokens in one language.

use super::{LanguageData, Sense, Tag, TagSet};
use crate::text::fold::fold;
use crate::text::token::{Kind, Token};

/// What a token means.
#[derive(Debug, Clone, Default)]
pub struct Meaning {
    /// Meanings of the word alone.
    pub tags: TagSet,
    /// Senses with their values and how many tokens they cover (words first).
    senses: Vec<(Sense, usize)>,
}

/// The meanings of tokens, one per token.
#[derive(Debug, Default)]
pub struct Lexicon {
    meanings: Vec<Meaning>,
    folded: Vec<String>,
}

impl Lexicon {
    /// Looks up every token of `tokens`.
    pub fn new(text: &str, tokens: &[Token], language: &LanguageData) -> Self {
        let folded: Vec<String> = tokens.iter().map(|token| folded_word(text, token)).collect();
        let mut lexicon = Self { meanings: Vec::with_capacity(tokens.len()), folded };
        for at in 0..tokens.len() {
            let meaning = lexicon.meaning(text, tokens, at, language);
            lexicon.meanings.push(meaning);
        }
        lexicon
    }

    /// The token's folded form.
    pub fn folded(&self, at: usize) -> &str {
        self.folded.get(at).map_or("", String::as_str)
    }

    /// The tags of the word alone.
    pub fn tags(&self, at: usize) -> TagSet {
        self.meanings.get(at).map_or_else(TagSet::default, |meaning| meaning.tags)
    }

    /// Whether the word alone has the tag.
    pub fn is(&self, at: usize, tag: Tag) -> bool {
        self.tags(at).has(tag)
    }

    /// How many tokens the longest form with this tag covers from here on; 0 if none.
    pub fn covers(&self, at: usize, tag: Tag) -> usize {
        let senses = self.meanings.get(at).map_or(&[][..], |meaning| &meaning.senses);
        senses.iter().filter(|(sense, _)| sense.tag == tag).map(|(_, len)| *len).max().unwrap_or(0)
    }

    /// The value of the longest form with this tag from here on, and its length.
    pub fn value(&self, at: usize, tag: Tag) -> Option<(f64, usize)> {
        let senses = self.meanings.get(at).map_or(&[][..], |meaning| &meaning.senses);
        senses
            .iter()
            .filter(|(sense, _)| sense.tag == tag)
            .max_by_key(|(_, len)| *len)
            .map(|(sense, len)| (sense.value, *len))
    }

    /// Whether a form with the tag begins anywhere in `range`.
    pub fn any(&self, mut range: std::ops::Range<usize>, tag: Tag) -> bool {
        range.any(|at| self.covers(at, tag) > 0)
    }

    /// The first place in `range` where a form with the tag begins.
    pub fn find(&self, mut range: std::ops::Range<usize>, tag: Tag) -> Option<usize> {
        range.find(|at| self.covers(*at, tag) > 0)
    }

    fn meaning(&self, text: &str, tokens: &[Token], at: usize, language: &LanguageData) -> Meaning {
        let mut meaning = Meaning::default();
        let Some(token) = tokens.get(at) else { return meaning };
        let word = self.folded(at);
        if token.kind == Kind::Word {
            let name = is_name(text, tokens, at);
            self.look_up_word(text, token, word, language, name, &mut meaning);
        } else {
            add(&mut meaning, language.senses(word), 1);
        }
        if meaning.tags.is_empty() {
            self.look_up_broken(text, tokens, at, language, &mut meaning);
        }
        if language.starts_phrase(word) {
            self.look_up_phrases(text, tokens, at, language, &mut meaning);
        }
        meaning
    }

    fn look_up_word(
        &self,
        text: &str,
        token: &Token,
        word: &str,
        language: &LanguageData,
        name: bool,
        meaning: &mut Meaning,
    ) {
        let exact = token.text(text).to_lowercase();
        // "é" (is) must not be read as "e" (and): an exact form wins.
        let own = if exact == word { &[] } else { language.senses(&exact) };
        if own.is_empty() {
            add(meaning, language.senses(word), 1);
        } else {
            add(meaning, own, 1);
        }
        if meaning.tags.is_empty() {
            let base = inclusive_base(word);
            add(meaning, language.senses(&base), 1);
            if !base.is_empty() && meaning.tags.is_empty() {
                add(meaning, language.suffix_senses(&base), 1);
            }
            if meaning.tags.any(&[Tag::Person, Tag::PersonEnding]) {
                meaning.tags.insert(Tag::Person);
                for tag in [Tag::Person, Tag::Female, Tag::Male] {
                    add(meaning, &[Sense { tag, value: 0.0 }], 1);
                }
            }
        }
        let ending = if name { &[] } else { language.suffix_senses(&exact) };
        let known_noun = meaning.tags.any(super::tag_groups::NOUNS);
        for sense in ending {
            if sense.tag != Tag::PersonEnding || !known_noun {
                add(meaning, std::slice::from_ref(sense), 1);
            }
        }
    }

    /// "mé decins": an accent that was set apart broke the word.
    fn look_up_broken(
        &self,
        text: &str,
        tokens: &[Token],
        at: usize,
        language: &LanguageData,
        meaning: &mut Meaning,
    ) {
        let (Some(token), Some(next)) = (tokens.get(at), tokens.get(at + 1)) else { return };
        let accented =
            token.text(text).chars().next_back().is_some_and(|c| !c.is_ascii() && c.is_alphabetic());
        let small = next.kind == Kind::Word && next.text(text).starts_with(char::is_lowercase);
        if token.kind == Kind::Word && accented && small && !next.glued {
            let whole = format!("{}{}", self.folded(at), self.folded(at + 1));
            for sense in language.senses(&whole) {
                meaning.tags.insert(sense.tag);
                meaning.senses.push((*sense, 2));
            }
        }
    }

    fn look_up_phrases(
        &self,
        text: &str,
        tokens: &[Token],
        at: usize,
        language: &LanguageData,
        meaning: &mut Meaning,
    ) {
        let mut phrase = self.folded(at).to_owned();
        for next in at + 1..(at + language.longest + 2).min(tokens.len()) {
            let (Some(before), Some(token)) = (tokens.get(next - 1), tokens.get(next)) else { break };
            let word = self.folded(next);
            let gap = text.get(before.end..token.start).unwrap_or_default();
            if gap.contains('\n') && gap.matches('\n').count() > 1 {
                break;
            }
            // A hyphen counts as a space: "quatre-vingt" is one form with "quatre vingt".
            if matches!(word, "-" | "\u{2010}" | "\u{2011}") {
                continue;
            }
            if !token.glued || self.folded(next - 1) == "-" {
                phrase.push(' ');
            }
            phrase.push_str(word);
            let senses = language.senses(&phrase);
            for sense in senses {
                meaning.senses.push((*sense, next + 1 - at));
            }
        }
    }
}

/// A capital inside a sentence: "Chocó" has the ending of a verb and is none.
fn is_name(text: &str, tokens: &[Token], at: usize) -> bool {
    let Some((before, token)) = at.checked_sub(1).and_then(|one| tokens.get(one)).zip(tokens.get(at)) else {
        return false;
    };
    let mut letters = token.text(text).chars();
    let capital = letters.next().is_some_and(char::is_uppercase) && letters.any(char::is_lowercase);
    capital && (before.kind != Kind::Sign || before.text(text) == ",")
}

fn add(meaning: &mut Meaning, senses: &[Sense], len: usize) {
    for sense in senses {
        meaning.tags.insert(sense.tag);
        meaning.senses.push((*sense, len));
    }
}

/// The folded form without elided article and possessive ending: "d'août" is "aout".
fn folded_word(text: &str, token: &Token) -> String {
    let mut folded = fold(token.text(text));
    for elided in ["d'", "l'", "qu'", "n'", "s'", "c'", "j'"] {
        if folded.len() > elided.len() + 1 && folded.starts_with(elided) {
            folded.drain(..elided.len());
        }
    }
    folded
}

/// "etudiant.e.s" to "etudiants", "promotor@s" to "promotoras", "maitres·ses" to "maitres".
fn inclusive_base(word: &str) -> String {
    if word.contains('@') {
        return word.replace('@', "a");
    }
    if let Some((base, rest)) = word.split_once('(') {
        let plural = rest.ends_with('s') || rest.ends_with("s)");
        return if plural && !base.ends_with('s') { format!("{base}s") } else { base.to_owned() };
    }
    let Some((base, rest)) = word.split_once(['.', '·', '•', '‧']) else { return String::new() };
    if rest.ends_with('s') && !base.ends_with('s') { format!("{base}s") } else { base.to_owned() }
}

//! Corrections replayed on a text that was edited since: those that fit go to the
//! same figures as before, the others are listed.

use headcount::model::{Analysis, Span};
use headcount::review::{Correction, Fields, OfFigure, Patch, Set, anchor_of, apply};
use headcount::{Options, analyze};

use super::read;

/// A text with some of its words changed, and where each character went.
struct Edited {
    text: String,
    /// UTF-16 offsets of the old and the new text where a word stayed as it was.
    kept: Vec<(u32, u32)>,
}

/// A small generator of numbers that look random: the same ones on every machine.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % limit
    }
}

/// Words and what stands between them, in turn.
fn pieces(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut start = 0;
    let mut was_word = None;
    for (at, c) in text.char_indices() {
        let is_word = c.is_alphanumeric();
        if was_word.is_some_and(|was| was != is_word) {
            out.push(&text[start..at]);
            start = at;
        }
        was_word = Some(is_word);
    }
    out.push(&text[start..]);
    out
}

/// What may be changed: words, and numbers in words; or numbers in digits too.
type Choice = fn(char) -> bool;

/// Replaces, drops, doubles or misspells one word in twenty.
fn edit(text: &str, seed: u64, choice: Choice) -> Edited {
    let mut dice = Dice(seed);
    let pieces = pieces(text);
    let words: Vec<usize> = (0..pieces.len()).filter(|at| pieces[*at].starts_with(choice)).collect();
    let mut chosen = std::collections::BTreeSet::new();
    while chosen.len() < words.len().div_ceil(20) {
        chosen.insert(words[dice.below(words.len())]);
    }
    let (mut out, mut old, mut kept) = (String::new(), 0_u32, Vec::new());
    let units = |text: &str| u32::try_from(text.encode_utf16().count()).unwrap();
    for (at, piece) in pieces.iter().enumerate() {
        if chosen.contains(&at) {
            let other = pieces[words[dice.below(words.len())]];
            match dice.below(4) {
                0 => out.push_str(other),
                1 => {}
                2 => out.push_str(&format!("{piece} {other}")),
                _ => out.extend(piece.chars().rev()),
            }
        } else {
            kept.push((old, units(&out)));
            out.push_str(piece);
        }
        old += units(piece);
    }
    Edited { text: out, kept }
}

impl Edited {
    /// Where a place of the old text is now.
    fn now(&self, old: u32) -> u32 {
        let at = self.kept.partition_point(|(from, _)| *from <= old);
        let (from, to) = self.kept[at - 1];
        to + (old - from)
    }
}

/// One correction for each figure, of several kinds.
fn patch(text: &str, analysis: &Analysis) -> Patch {
    let corrections = analysis.figures.iter().enumerate().map(|(at, figure)| {
        let anchor = anchor_of(text, figure).unwrap();
        match at % 3 {
            0 => Correction::DoNotCount(OfFigure { figure: anchor, reason: None }),
            1 => {
                let to = Fields { value: Some(7001.0), ..Fields::default() };
                Correction::Set(Set { figure: anchor, to, reason: None })
            }
            _ => {
                let to = Fields { group: Some("corrected".to_owned()), ..Fields::default() };
                Correction::Set(Set { figure: anchor, to, reason: None })
            }
        }
    });
    Patch::new(corrections)
}

/// Of how many corrections how many were kept, each at the figure that it was made for.
fn replayed(name: &str, choice: Choice) -> (usize, usize) {
    const EDITIONS: u64 = 20;
    let text = read(&format!("tests/fixtures/reports/{name}.txt"));
    let analysis = analyze(&text, &Options::default());
    let patch = patch(&text, &analysis);
    let mut kept = 0;
    for seed in 0..EDITIONS {
        let edited = edit(&text, seed, choice);
        let again = analyze(&edited.text, &Options::default());
        let reviewed = apply(&again, &edited.text, &patch);
        assert_eq!(reviewed.steps.len() + reviewed.unfit.len(), patch.corrections.len());
        for step in &reviewed.steps {
            let old = analysis.figures[step.correction].number;
            let now = Span(edited.now(old.0), edited.now(old.0) + old.1 - old.0);
            let meant = again.figures.iter().find(|figure| figure.number == now);
            let hit = meant.is_some_and(|figure| step.figures.contains(&figure.id));
            assert!(hit, "{name}, edition {seed}: {} {now:?} {:?}", step.message, step.figures);
        }
        kept += reviewed.steps.len();
    }
    (patch.corrections.len() * usize::try_from(EDITIONS).unwrap(), kept)
}

const REPORTS: [&str; 3] = ["sample", "cameroun-2023-fr", "bolivia-2023-es"];

#[test]
fn most_corrections_survive_an_edited_text_and_none_goes_astray() {
    for name in REPORTS {
        let (all, kept) = replayed(name, char::is_alphabetic);
        assert!(kept * 100 >= all * 95, "{name}: {kept} of {all}");
    }
}

/// A changed number is another figure: one in twenty is, and those are listed.
#[test]
fn where_numbers_change_too_none_goes_astray() {
    for name in REPORTS {
        let (all, kept) = replayed(name, char::is_alphanumeric);
        assert!(kept * 100 >= all * 90 && kept < all, "{name}: {kept} of {all}");
    }
}

//! What stands around a name: type words, locatives, titles, institutions.
//!
//! All of it looks at words only; what follows from it is decided in `mention`.

use super::tokens::Tokens;
use super::words::{PlaceWords, TypeWord};

/// A type word and the first (before) or last (after) of its words.
#[derive(Debug, Clone, Copy)]
pub(super) struct Typed {
    pub(super) word: TypeWord,
    pub(super) at: usize,
}

/// Looks around names in one text.
pub(super) struct Context<'a, 't> {
    pub(super) tokens: &'a Tokens<'t>,
    pub(super) words: &'static PlaceWords,
}

fn is_hyphen(gap: &str) -> bool {
    matches!(gap, "-" | "\u{2010}" | "\u{2011}")
}

fn is_blank(gap: &str) -> bool {
    !gap.is_empty()
        && gap.chars().all(char::is_whitespace)
        && gap.matches('\n').count() < 2
        && !gap.contains('\t')
}

impl Context<'_, '_> {
    /// The word before, if only blanks stand between.
    fn before(&self, index: usize) -> Option<usize> {
        index.checked_sub(1).filter(|i| is_blank(self.tokens.gap(*i, index)))
    }

    /// The word after, if only blanks stand between.
    fn after(&self, index: usize) -> Option<usize> {
        (index + 1 < self.tokens.list.len() && is_blank(self.tokens.gap(index, index + 1)))
            .then_some(index + 1)
    }

    /// "Province of X", "région de la X", "the cities X": the type word before a name.
    pub(super) fn type_before(&self, from: usize) -> Option<Typed> {
        let mut index = self.before(from)?;
        let mut linked = self.tokens.get(from).is_some_and(|t| t.elided > 0);
        for _ in 0..3 {
            if let Some(typed) = self.type_ending(index) {
                // "the state Borno" is said of areas; "cities Borno" is two words that happen to meet.
                return (linked || !typed.word.plural).then_some(typed);
            }
            let word = self.tokens.word(index);
            if !self.words.link.contains(word) && !self.words.article.contains(word) {
                return None;
            }
            linked = true;
            index = self.before(index)?;
        }
        None
    }

    fn type_ending(&self, last: usize) -> Option<Typed> {
        (0..3).rev().find_map(|more| {
            let at = last.checked_sub(more)?;
            let phrase = self
                .tokens
                .phrase(at, last, false, false)
                .or_else(|| self.tokens.phrase(at, last, true, false));
            let bare = self.tokens.phrase(at, last, true, false);
            let word = phrase
                .and_then(|p| self.words.type_word(p))
                .or_else(|| bare.and_then(|p| self.words.type_word(p)));
            word.map(|word| Typed { word, at })
        })
    }

    /// "X State", "X (city)": the type word after a name.
    pub(super) fn type_after(&self, to: usize) -> Option<Typed> {
        let gap = self.tokens.gap(to, to + 1);
        if !is_blank(gap) && gap != " (" && gap != "-" && gap != ", " {
            return None;
        }
        let found = self.type_starting(to + 1)?;
        // "Osh, city": only where it closes the phrase, as in a list of regions and cities.
        (gap != ", " || self.tokens.gap(found.at, found.at + 1).starts_with([',', '.', ';', ')']))
            .then_some(found)
    }

    fn type_starting(&self, first: usize) -> Option<Typed> {
        (0..3).rev().find_map(|more| {
            let at = first + more;
            let word = self.words.type_word(self.tokens.phrase(first, at, false, false)?)?;
            Some(Typed { word, at })
        })
    }

    /// "Cidade e Província de X": the other of two type words before a name.
    pub(super) fn second_type_before(&self, first: Typed) -> Option<Typed> {
        let mut index = self.before(first.at)?;
        for _ in 0..4 {
            if self.words.and.contains(self.tokens.word(index)) {
                let second = self.type_before(index).or_else(|| self.type_ending(self.before(index)?));
                // "the oblasts of A and the city of B" speaks of A with its first type word.
                return second.filter(|t| !t.word.plural && !self.follows_capital(t.at));
            }
            let word = self.tokens.word(index);
            if !self.words.link.contains(word) && !self.words.article.contains(word) {
                return None;
            }
            index = self.before(index)?;
        }
        None
    }

    /// "X Cidade e Província": the other of two type words after a name.
    pub(super) fn second_type_after(&self, first: Typed) -> Option<Typed> {
        let and = self.after(first.at)?;
        let next = self.after(and)?;
        if !self.words.and.contains(self.tokens.word(and)) {
            return None;
        }
        let typed = self.type_starting(next)?;
        // "X city and district of Y" speaks of Y.
        let linked = self.after(typed.at).is_some_and(|i| self.words.link.contains(self.tokens.word(i)));
        (!linked).then_some(typed)
    }

    /// "in X", "dans le X": whether a locative stands before, `loose` counting "of X" and "to X" too.
    pub(super) fn is_located(&self, from: usize, loose: bool) -> bool {
        let elided = self.tokens.get(from).is_some_and(|t| t.elided > 0);
        if elided && loose {
            return true;
        }
        let Some(mut index) = self.before(from) else { return false };
        for _ in 0..3 {
            let (word, raw) = (self.tokens.word(index), self.tokens.raw(index));
            // "no" is a locative in Portuguese and "na" too; a capital would begin a sentence all the same.
            if self.words.locative.contains(word) || raw.eq_ignore_ascii_case("à") || raw == "À" {
                return true;
            }
            if loose && self.words.from.contains(word) {
                return true;
            }
            let adjective = self.words.adjective.contains(word) && raw.starts_with(char::is_lowercase);
            if !adjective && !self.words.article.contains(word) && self.words.type_word(word).is_none() {
                return false;
            }
            match self.before(index) {
                Some(next) => index = next,
                None => return false,
            }
        }
        false
    }

    /// "of X", "de la X": whether a link stands before.
    pub(super) fn is_linked(&self, from: usize) -> bool {
        let link = |index: usize| self.words.link.contains(self.tokens.word(index));
        let article = |index: &usize| self.words.article.contains(self.tokens.word(*index));
        let before = self.before(from);
        let further = before.filter(article).and_then(|index| self.before(index));
        self.tokens.get(from).is_some_and(|t| t.elided > 0)
            || [before, further].into_iter().flatten().any(link)
    }

    /// "the North of the country": a direction rather than a name.
    pub(super) fn is_direction(&self, to: usize) -> bool {
        let next = self.after(to);
        next.is_some_and(|i| {
            self.words.link.contains(self.tokens.word(i)) && self.tokens.word(i) != "in"
                || self.tokens.get(i).is_some_and(|t| t.elided > 0)
        })
    }

    /// Whether another capitalised word follows at once: "North America".
    pub(super) fn runs_into_capital(&self, to: usize) -> bool {
        let Some(next) = self.after(to) else { return false };
        let capital = self.tokens.get(next).is_some_and(|t| t.capital && !t.starts);
        capital && self.type_starting(next).is_none() && !self.words.and.contains(self.tokens.word(next))
    }

    /// Whether a digit follows at once: "Meta 5".
    pub(super) fn runs_into_number(&self, to: usize) -> bool {
        self.after(to).is_some_and(|next| self.tokens.word(next).starts_with(|c: char| c.is_ascii_digit()))
    }

    /// Whether a capitalised word that is no type, title or function word stands
    /// right before: "Amadou Gao".
    pub(super) fn follows_capital(&self, from: usize) -> bool {
        let Some(index) = self.before(from) else { return false };
        let Some(token) = self.tokens.get(index) else { return false };
        let (word, raw) = (self.tokens.word(index), self.tokens.raw(index));
        if self.words.title.contains(word) && raw.starts_with(char::is_uppercase) {
            return true;
        }
        let acronym = !raw.contains(char::is_lowercase) && raw.chars().count() > 1;
        let plain = self.words.link.contains(word)
            || self.words.article.contains(word)
            || self.words.locative.contains(word)
            || self.words.from.contains(word)
            || self.words.weak.contains(word)
            || self.words.type_word(word).is_some();
        token.capital && !token.starts && !acronym && !plain
    }

    /// Whether a title stands right before: "Ms X".
    pub(super) fn is_titled(&self, from: usize) -> bool {
        // "Ms. X" has a full stop between.
        let Some(index) = from.checked_sub(1) else { return false };
        let near = matches!(self.tokens.gap(index, from), " " | ". " | ".");
        let title = self.words.honorific.contains(self.tokens.word(index)) || self.tokens.raw(index) == "M";
        near && title
    }

    /// Whether a hyphen joins it to the word before: "Centre-North" is not North.
    pub(super) fn is_tail(&self, from: usize) -> bool {
        from.checked_sub(1)
            .is_some_and(|i| is_hyphen(self.tokens.gap(i, from)) && self.type_ending(i).is_none())
    }

    /// Whether a hyphen joins it to the word behind, and that is no type word.
    pub(super) fn is_head(&self, to: usize) -> bool {
        is_hyphen(self.tokens.gap(to, to + 1)) && self.type_starting(to + 1).is_none()
    }

    /// "University of X", "X Declaration", "X tea": a name made with the place's.
    pub(super) fn is_institution(&self, from: usize, to: usize) -> bool {
        let Some(next) = self.after(to) else { return self.institution_before(from) };
        let made = |first: usize, last: usize| {
            let phrase = self.tokens.phrase(first, last, false, false);
            phrase.is_some_and(|p| self.words.institution_after.contains(p))
        };
        let capital = |at: usize| self.tokens.get(at).is_some_and(|t| t.capital);
        // "Bamako Peace Agreement", "Kano State University"
        let last = self.after(next).filter(|last| capital(*last));
        let longer = last.is_some_and(|last| {
            made(next, last) || made(last, last) && !self.words.and.contains(self.tokens.word(next))
        });
        let product = !capital(next) && self.words.product.contains(self.tokens.word(next));
        capital(next) && (made(next, next) || longer) || product || self.institution_before(from)
    }

    fn institution_before(&self, from: usize) -> bool {
        let mut index = from;
        // "Université Cheikh Anta Diop de Dakar": back over capitals and small links.
        for step in 0..7 {
            let Some(previous) = self.before(index) else { return false };
            index = previous;
            let word = self.tokens.word(index);
            let bare = self.tokens.bare_word(index);
            let capital = self.tokens.get(index).is_some_and(|t| t.capital);
            let made = self.words.institution_before.contains(bare);
            if made
                && (capital
                    || matches!(
                        bare,
                        "rue" | "avenue" | "calle" | "rua" | "boulevard" | "avenida" | "carretera"
                    ))
            {
                return true;
            }
            let link = matches!(
                word,
                "of" | "de"
                    | "du"
                    | "des"
                    | "do"
                    | "da"
                    | "del"
                    | "d"
                    | "la"
                    | "le"
                    | "el"
                    | "the"
                    | "dos"
                    | "l"
            );
            // A locative starts anew: "the University, in Nampula".
            if !(link || capital && step < 6) {
                return false;
            }
        }
        false
    }
}

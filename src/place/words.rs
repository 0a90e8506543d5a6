//! The words around place names, read from `data/place_words.tsv`.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

static TABLE: &str = include_str!("../../data/place_words.tsv");

type Set = BTreeSet<&'static str>;

/// A word such as "province" or "oblasts".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TypeWord {
    /// The English word for it: `province`.
    pub(super) kind: &'static str,
    pub(super) plural: bool,
}

impl TypeWord {
    /// Whether it names a settlement rather than an area.
    pub(super) fn is_settlement(self) -> bool {
        matches!(self.kind, "city" | "town" | "village")
    }

    /// Whether it is the first level in most countries.
    pub(super) fn is_mostly_first(self) -> bool {
        matches!(self.kind, "region" | "province" | "state" | "oblast" | "governorate")
    }
}

/// All word lists.
#[derive(Default)]
pub(super) struct PlaceWords {
    types: BTreeMap<&'static str, TypeWord>,
    pub(super) link: Set,
    pub(super) article: Set,
    pub(super) locative: Set,
    pub(super) adjective: Set,
    pub(super) from: Set,
    pub(super) and: Set,
    pub(super) title: Set,
    pub(super) institution_before: Set,
    pub(super) institution_after: Set,
    pub(super) weak: Set,
    pub(super) common: Set,
    pub(super) person: Set,
    pub(super) blocked: Set,
    pub(super) month: Set,
    pub(super) honorific: Set,
    pub(super) foreign: Set,
    pub(super) product: Set,
}

impl PlaceWords {
    /// The lists, parsed once.
    pub(super) fn get() -> &'static Self {
        static WORDS: OnceLock<PlaceWords> = OnceLock::new();
        WORDS.get_or_init(Self::parse)
    }

    /// The type word that a folded phrase is.
    pub(super) fn type_word(&self, phrase: &str) -> Option<TypeWord> {
        self.types.get(phrase).copied()
    }

    /// Whether a folded word is in any list: ordinary, a name of people, a title.
    pub(super) fn is_any(&self, word: &str) -> bool {
        [&self.weak, &self.common, &self.person, &self.month, &self.title, &self.honorific]
            .iter()
            .any(|list| list.contains(word))
    }

    fn parse() -> Self {
        let mut words = Self::default();
        for line in TABLE.lines().filter(|l| !l.starts_with('#')) {
            let mut cells = line.split('\t');
            let (name, mut list) = (cells.next().unwrap_or_default(), cells.next().unwrap_or_default());
            if name == "type" {
                for (plural, forms) in [(false, cells.next()), (true, cells.next())] {
                    let forms = forms.into_iter().flat_map(|f| f.split('|'));
                    words.types.extend(forms.map(|f| (f, TypeWord { kind: list, plural })));
                }
                continue;
            }
            if let Some(more) = cells.next() {
                list = more;
            }
            let after = line.starts_with("institution\tafter");
            if let Some(set) = words.set(name, after) {
                set.extend(list.split('|'));
            }
        }
        words
    }

    fn set(&mut self, name: &str, after: bool) -> Option<&mut Set> {
        Some(match name {
            "link" => &mut self.link,
            "article" => &mut self.article,
            "locative" => &mut self.locative,
            "adjective" => &mut self.adjective,
            "from" => &mut self.from,
            "and" => &mut self.and,
            "title" => &mut self.title,
            "institution" if after => &mut self.institution_after,
            "institution" => &mut self.institution_before,
            "weak" => &mut self.weak,
            "common" => &mut self.common,
            "person" => &mut self.person,
            "blocked" => &mut self.blocked,
            "month" => &mut self.month,
            "honorific" => &mut self.honorific,
            "foreign" => &mut self.foreign,
            "product" => &mut self.product,
            _ => return None,
        })
    }
}

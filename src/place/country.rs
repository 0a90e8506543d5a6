//! Which countries a text names.

use super::data;
use super::fold::fold;
use super::tokens::Tokens;
use super::words::PlaceWords;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::OnceLock;

/// A country's name in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountryMention {
    /// Where, in bytes.
    pub range: Range<usize>,
    /// ISO 3166-1 alpha-3 code.
    pub iso3: &'static str,
}

/// All countries, by code: ISO 3166-1 alpha-3 and English short name.
pub fn countries() -> impl Iterator<Item = (&'static str, &'static str)> {
    Countries::get().rows.iter().map(|(iso3, (name, _))| (*iso3, *name))
}

/// A mention in words rather than bytes.
#[derive(Debug, Clone, Copy)]
pub(super) struct InWords {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) elided: bool,
    pub(super) possessive: bool,
    pub(super) iso3: &'static str,
}

struct Countries {
    /// By alpha-3: English name, types of first-level areas.
    rows: BTreeMap<&'static str, (&'static str, &'static str)>,
    /// Folded name to code, and whether it counts in capitals only ("UK").
    names: BTreeMap<String, (&'static str, bool)>,
    longest: BTreeMap<String, usize>,
    /// Codes of identifiers, ISO's and others.
    stems: BTreeMap<&'static str, &'static str>,
}

/// Names of countries that are mostly something else in aid reports.
const NOT_COUNTRIES: [&str; 13] = [
    "maurice",
    "granada",
    "san martin",
    "saint martin",
    "santa elena",
    "santa lucia",
    "jersey",
    "reunion",
    "san bartolome",
    "barbade",
    "guernesey",
    "la reunion",
    "guadalupe",
];

impl Countries {
    fn get() -> &'static Self {
        static COUNTRIES: OnceLock<Countries> = OnceLock::new();
        COUNTRIES.get_or_init(Self::parse)
    }

    fn parse() -> Self {
        let (rows, names) = (BTreeMap::new(), BTreeMap::new());
        let mut out = Self { rows, names, longest: BTreeMap::new(), stems: BTreeMap::new() };
        for line in data::countries().lines() {
            let cells: Vec<&'static str> = line.split('\t').collect();
            let [iso3, _, en, fr, es, pt, rest @ ..] = &cells[..] else { continue };
            let cell = |i: usize| rest.get(i).copied().unwrap_or_default();
            out.rows.insert(iso3, (en, cell(2)));
            out.stems.insert(iso3, iso3);
            out.stems.extend(cell(1).split('|').filter(|s| !s.is_empty()).map(|s| (s, *iso3)));
            for name in [*en, *fr, *es, *pt].into_iter().chain(cell(0).split('|')) {
                let folded = fold(name);
                if folded.is_empty() || NOT_COUNTRIES.contains(&folded.as_str()) {
                    continue;
                }
                let acronym =
                    folded.len() < 6 && !name.contains(char::is_lowercase) || name == "oPt" || name == "BiH";
                let words = folded.split(' ').count();
                let first = folded.split(' ').next().unwrap_or_default().to_owned();
                let longest = out.longest.entry(first).or_default();
                *longest = words.max(*longest);
                // The first country of the table keeps a name that two have: none of them matters.
                out.names.entry(folded).or_insert((iso3, acronym));
            }
        }
        out
    }
}

/// English short name of a country.
pub fn country_name(iso3: &str) -> Option<&'static str> {
    Countries::get().rows.get(iso3).map(|(name, _)| *name)
}

/// The country that a code in an identifier stands for: `MLI` in
/// `XM-DAC-41146-MLI_D_1.1`, or a portal's own code such as `MYM` for Myanmar.
pub fn iso3_from_id_stem(stem: &str) -> Option<&'static str> {
    Countries::get().stems.get(stem).copied()
}

/// Whether a folded name is a country's.
pub(super) fn is_country_name(folded: &str) -> bool {
    Countries::get().names.contains_key(folded)
}

/// What the first-level areas of a country are called, in ISO's English.
pub(super) fn area_types(iso3: &str) -> &'static str {
    Countries::get().rows.get(iso3).map(|(_, types)| *types).unwrap_or_default()
}

/// Finds the names of countries, in any of the report languages.
///
/// ```
/// use headcount::place::country::find_countries;
/// let found = find_countries("between Guinea-Bissau and Senegal");
/// assert_eq!(found.iter().map(|m| m.iso3).collect::<Vec<_>>(), ["GNB", "SEN"]);
/// ```
pub fn find_countries(text: &str) -> Vec<CountryMention> {
    let tokens = Tokens::new(text);
    let found = in_words(&tokens).into_iter();
    found
        .map(|m| CountryMention { range: tokens.range(m.from, m.to, m.elided, m.possessive), iso3: m.iso3 })
        .collect()
}

pub(super) fn in_words(tokens: &Tokens<'_>) -> Vec<InWords> {
    let mut out = Vec::new();
    let mut index = 0;
    while index < tokens.list.len() {
        index = match country_at(tokens, index) {
            Some((Some(found), _)) => {
                out.push(found);
                found.to + 1
            }
            Some((None, past)) => past,
            None => index + 1,
        };
    }
    out
}

/// The country at a word, or where to go on if another thing of that name stands there.
fn country_at(tokens: &Tokens<'_>, from: usize) -> Option<(Option<InWords>, usize)> {
    let countries = Countries::get();
    let token = tokens.get(from).filter(|t| t.capital || tokens.raw(from) == "oPt")?;
    if let Some(to) = blocked_at(tokens, from, &[]) {
        return Some((None, to + 1));
    }
    for elided in [false, true] {
        if elided && token.elided == 0 {
            continue;
        }
        let first = if elided { tokens.bare_word(from) } else { tokens.word(from) };
        let first = first.strip_suffix('s').filter(|f| countries.longest.contains_key(*f)).unwrap_or(first);
        let most = countries.longest.get(first).copied().unwrap_or_default();
        for words in (1..=most).rev() {
            let to = from + words - 1;
            for possessive in [false, true] {
                let Some(phrase) = tokens.phrase(from, to, elided, possessive) else { continue };
                let Some((iso3, acronym)) = countries.names.get(phrase) else { continue };
                let range = tokens.range(from, to, elided, possessive);
                let raw = tokens.text.get(range).unwrap_or_default();
                let capitals = !raw.contains(char::is_lowercase) || matches!(raw, "oPt" | "BiH");
                if (*acronym && !capitals) || is_state(tokens, to) {
                    continue;
                }
                return Some((Some(InWords { from, to, elided, possessive, iso3 }), to + 1));
            }
        }
    }
    None
}

/// "Niger State" is no country.
fn is_state(tokens: &Tokens<'_>, to: usize) -> bool {
    tokens.gap(to, to + 1) == " "
        && matches!(tokens.word(to + 1), "state" | "states" | "city")
        && tokens.get(to + 1).is_some_and(|t| t.capital)
}

/// The last word of a phrase that is another thing with a place name in it
/// ("Niger Delta"), unless the phrase is one of `names`.
pub(super) fn blocked_at(tokens: &Tokens<'_>, from: usize, names: &[&str]) -> Option<usize> {
    let words = PlaceWords::get();
    (from + 1..from + 5).rev().find(|to| {
        [false, true].iter().any(|elided| {
            let phrase = tokens.phrase(from, *to, *elided, false);
            phrase.is_some_and(|p| words.blocked.contains(p) && !names.contains(&p))
        })
    })
}

//! Which country a report is about, or which countries a regional report is.
//!
//! One country is the rule. More need to be said plainly: by the title, by codes,
//! by headings, or by areas of several countries told of alike. A neighbour that
//! people came from, or that is visited, does not make a report regional.

use super::country::{self, InWords, iso3_from_id_stem};
use super::data;
use super::fold::fold;
use super::tokens::Tokens;
use super::words::PlaceWords;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

/// What a report says of its country.
#[derive(Debug, Clone, Copy, Default)]
pub struct Clues<'c> {
    /// Its title.
    pub title: &'c str,
    /// The words of its headings.
    pub headings: &'c [&'c str],
    /// The codes of its outcomes.
    pub ids: &'c [&'c str],
    /// All of it.
    pub text: &'c str,
}

/// The countries that a report is about, the first one first: those of its title,
/// its codes and its headings, else what the names in the text tell.
///
/// ```
/// use headcount::place::choice::{Clues, choose_countries};
/// let clues = Clues { title: "Progress in Mali and Niger, 2023", ..Clues::default() };
/// assert_eq!(choose_countries(&clues), ["MLI", "NER"]);
/// ```
pub fn choose_countries(clues: &Clues<'_>) -> Vec<String> {
    let tokens = Tokens::new(clues.text);
    let evidence = Evidence::new(&tokens);
    let mut out: Vec<&str> = Vec::new();
    let mut add = |iso3: &'static str| {
        if !out.contains(&iso3) {
            out.push(iso3);
        }
    };
    // A first line that is a sentence is a text without a title.
    if !clues.title.ends_with('.') {
        of_title(clues.title, &evidence).into_iter().for_each(&mut add);
    }
    of_ids(clues.ids).for_each(&mut add);
    let headed = of_headings(clues);
    if headed.len() > 1 && (out.is_empty() || out.iter().any(|iso3| headed.contains(iso3))) {
        let more: Vec<&'static str> = headed.into_iter().filter(|iso3| !out.contains(iso3)).collect();
        out.extend(more);
    }
    if out.is_empty() {
        out = evidence.countries();
    }
    out.into_iter().map(str::to_owned).collect()
}

/// The one of `countries` that a heading or the code of its outcome names.
pub fn country_of_heading(heading: &str, id: &str, countries: &[String]) -> Option<String> {
    let named: BTreeSet<&str> = country::find_countries(heading).iter().map(|found| found.iso3).collect();
    let mut known = countries.iter().filter(|iso3| named.contains(iso3.as_str()));
    let only = known.next().filter(|_| known.next().is_none());
    let coded = || of_ids(&[id]).find(|iso3| countries.iter().any(|known| known == iso3)).map(str::to_owned);
    only.cloned().or_else(coded)
}

/// The countries of a title: those of which the text names areas, else the first
/// one; and those that stand in one list with them.
fn of_title(title: &str, evidence: &Evidence) -> Vec<&'static str> {
    let tokens = Tokens::new(title);
    let mut named = country::in_words(&tokens);
    if named.len() > 1 {
        let origin = |c: &InWords| is_origin(&tokens, c);
        if !named.iter().all(origin) {
            named.retain(|c| !origin(c));
        }
    }
    let told: Vec<bool> = named.iter().map(|c| evidence.areas.contains_key(c.iso3)).collect();
    let mut kept: Vec<bool> = match told.contains(&true) {
        true => told,
        false => (0..named.len()).map(|at| at == 0).collect(),
    };
    for _ in 0..named.len() {
        for (at, pair) in named.windows(2).enumerate() {
            let [left, right] = pair else { continue };
            if are_listed(&tokens, left, right) {
                let either = kept.get(at..at + 2).is_some_and(|two| two.contains(&true));
                kept.iter_mut().skip(at).take(2).for_each(|keep| *keep = either);
            }
        }
    }
    named.iter().zip(kept).filter(|(_, keep)| *keep).map(|(c, _)| c.iso3).collect()
}

/// "refugees from Sudan in Chad", "Sudan refugee response": where people came from.
fn is_origin(tokens: &Tokens<'_>, found: &InWords) -> bool {
    let words = PlaceWords::get();
    let foreign = |at: usize| {
        let word = tokens.word(at);
        words.foreign.contains(word) || matches!(word, "crisis" | "crise" | "situation" | "emergency")
    };
    let article = |at: &usize| words.article.contains(tokens.word(*at));
    let before = found.from.checked_sub(1);
    let before = before.filter(article).map_or(before, |at| at.checked_sub(1));
    let of = before.map(|at| tokens.word(at)).is_some_and(|word| {
        matches!(word, "from" | "with" | "avec" | "con" | "com") || word != "in" && words.link.contains(word)
    });
    (of || found.elided) && (found.from.saturating_sub(5)..found.from).any(foreign) || foreign(found.to + 1)
}

/// "Mali, Niger and Chad"
fn are_listed(tokens: &Tokens<'_>, left: &InWords, right: &InWords) -> bool {
    let words = PlaceWords::get();
    let between = left.to + 1..right.from;
    let sign = tokens.gap(left.to, left.to + 1).contains([',', '/', '&', '-', '–', '—', '+']);
    let and = between.clone().any(|i| words.and.contains(tokens.word(i)));
    let small = |word: &str| {
        [&words.and, &words.article, &words.locative, &words.link].iter().any(|list| list.contains(word))
    };
    (sign || and) && between.clone().all(|i| small(tokens.word(i)))
}

fn of_ids<'i>(ids: &'i [&'i str]) -> impl Iterator<Item = &'static str> + 'i {
    let stems = ids.iter().flat_map(|id| id.split(|c: char| !c.is_ascii_alphanumeric()));
    stems.filter(|stem| stem.len() == 3).filter_map(iso3_from_id_stem)
}

/// The countries that headings begin with; lines such as "Niger: ..." too, where
/// they name an area of that country.
fn of_headings(clues: &Clues<'_>) -> Vec<&'static str> {
    let mut out = Vec::new();
    let mut add = |iso3: &'static str| {
        if !out.contains(&iso3) {
            out.push(iso3);
        }
    };
    clues.headings.iter().filter_map(|heading| opening_country(heading, true)).for_each(&mut add);
    let lines = clues.text.lines().filter(|line| !clues.headings.contains(&line.trim()));
    for line in lines {
        let tokens = Tokens::new(line);
        if let Some(iso3) = opening_country(line, false)
            && owned_areas(&tokens).any(|(_, owners)| owners.contains(&iso3))
        {
            add(iso3);
        }
    }
    out
}

/// The country whose name a line begins with, as "Niger: ..."; `alone` is enough
/// where the line is a heading.
fn opening_country(line: &str, alone: bool) -> Option<&'static str> {
    let line = line.trim_start_matches(|c: char| !c.is_alphabetic());
    let found = country::find_countries(line).into_iter().next().filter(|c| c.range.start == 0)?;
    let rest = line.get(found.range.end..)?.trim_start();
    (rest.is_empty() && alone || rest.starts_with([':', '–', '—', '-', '(']) && !rest.starts_with("-B"))
        .then_some(found.iso3)
}

/// What the names in a text tell.
#[derive(Default)]
struct Evidence {
    /// By country: how often it or an area of its own is named.
    votes: BTreeMap<&'static str, usize>,
    /// By country: areas that only it has, where the sentence is not about people
    /// from elsewhere: sentence and name.
    areas: BTreeMap<&'static str, Vec<(usize, String)>>,
    /// By country: how often an area that only it has is named, wherever.
    named_areas: BTreeMap<&'static str, usize>,
    /// Countries whose name stands behind an area of theirs: "Gao (Mali)".
    bracketed: BTreeSet<&'static str>,
    /// Countries that are named outside such sentences.
    named: BTreeSet<&'static str>,
    /// Countries that such sentences, or their parts, begin with: "In Niger, ...".
    opening: BTreeSet<&'static str>,
}

impl Evidence {
    fn new(tokens: &Tokens<'_>) -> Self {
        let mut out = Self::default();
        let sentences = sentences(tokens);
        let foreign: BTreeSet<usize> = (0..tokens.list.len())
            .filter(|i| PlaceWords::get().foreign.contains(tokens.word(*i)))
            .filter_map(|i| sentences.get(i).copied())
            .collect();
        let is_foreign = |i: usize| sentences.get(i).is_none_or(|s| foreign.contains(s));
        let countries = country::in_words(tokens);
        for found in &countries {
            let weight = match is_foreign(found.from) {
                true => usize::from(!is_origin(tokens, found)),
                false => 3,
            };
            *out.votes.entry(found.iso3).or_default() += weight;
            if !is_foreign(found.from) {
                out.named.insert(found.iso3);
                out.opening.extend(opens(tokens, found).then_some(found.iso3));
            }
        }
        for (words, owners) in owned_areas(tokens) {
            let [only] = owners else { continue };
            *out.votes.entry(only).or_default() += 2;
            *out.named_areas.entry(only).or_default() += 1;
            if is_foreign(words.0) {
                continue;
            }
            let name = tokens.phrase(words.0, words.1, false, false).unwrap_or_default().to_owned();
            let sentence = sentences.get(words.0).copied().unwrap_or_default();
            out.areas.entry(only).or_default().push((sentence, name));
            let at = countries.partition_point(|c| c.from <= words.1);
            let behind = countries.get(at).filter(|c| c.from == words.1 + 1 && c.iso3 == *only);
            if behind.is_some_and(|c| tokens.gap(words.1, c.from).contains('(')) {
                out.bracketed.insert(only);
            }
        }
        out
    }

    fn areas(&self, iso3: &str) -> usize {
        self.named_areas.get(iso3).copied().unwrap_or_default()
    }

    /// The country that is named most, and those told of like it.
    fn countries(&self) -> Vec<&'static str> {
        let mut ranked: Vec<(&'static str, usize)> =
            self.votes.iter().map(|(iso3, votes)| (*iso3, *votes)).filter(|(_, votes)| *votes > 1).collect();
        ranked.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
        let mut ranked = ranked.into_iter().map(|(iso3, _)| iso3);
        let Some(first) = ranked.next() else { return Vec::new() };
        std::iter::once(first).chain(ranked.filter(|other| self.is_told_like(other, first))).collect()
    }

    /// Whether areas of another country are told of in the way of the first one's.
    fn is_told_like(&self, other: &str, first: &str) -> bool {
        let both = |countries: &BTreeSet<&str>| countries.contains(other) && countries.contains(first);
        if both(&self.bracketed) || both(&self.opening) && self.opening.len() > 2 {
            return true;
        }
        let Some(areas) = self.areas.get(other).filter(|_| self.named.contains(other)) else { return false };
        let distinct: BTreeSet<&String> = areas.iter().map(|(_, name)| name).collect();
        let sentences: BTreeSet<usize> = areas.iter().map(|(sentence, _)| *sentence).collect();
        let share = areas.len() as f64 / self.areas(first).max(1) as f64;
        distinct.len() > 1 && (sentences.len() > 1 && share >= 0.33 || share >= 0.75)
    }
}

/// "In Niger, ...", "; au Niger, ...": whether a sentence or a part of one begins so.
fn opens(tokens: &Tokens<'_>, found: &InWords) -> bool {
    let words = PlaceWords::get();
    let article = |at: &usize| words.article.contains(tokens.word(*at));
    let before = found.from.checked_sub(1);
    let before = before.filter(article).map_or(before, |at| at.checked_sub(1));
    let Some(at) = before.filter(|at| words.locative.contains(tokens.word(*at))) else { return false };
    let gap = at.checked_sub(1).map_or("", |last| tokens.gap(last, at));
    tokens.get(at).is_some_and(|t| t.starts) || gap.contains([';', '\n'])
}

/// For each word the number of its sentence.
fn sentences(tokens: &Tokens<'_>) -> Vec<usize> {
    let mut sentence = 0;
    (0..tokens.list.len())
        .map(|at| {
            let gap = at.checked_sub(1).map_or("", |before| tokens.gap(before, at));
            let ended = gap.contains(['.', '!', '?']) && gap.contains(char::is_whitespace);
            sentence += usize::from(ended || gap.matches('\n').count() > 1);
            sentence
        })
        .collect()
}

/// First-level names in a text, first and last word, with the countries that have them.
fn owned_areas<'t>(
    tokens: &'t Tokens<'_>,
) -> impl Iterator<Item = ((usize, usize), &'static [&'static str])> + 't {
    let owners = area_owners();
    let mut past = 0;
    (0..tokens.list.len()).filter_map(move |from| {
        if from < past || !tokens.get(from).is_some_and(|t| t.capital) {
            return None;
        }
        (from..from + 3).rev().find_map(|to| {
            let mut phrases = [false, true].into_iter().filter_map(|e| tokens.phrase(from, to, e, false));
            let found = phrases.find_map(|p| owners.get(p))?;
            past = to + 1;
            Some(((from, to), found.as_slice()))
        })
    })
}

/// Folded names of first-level areas of all countries, ordinary words left out.
fn area_owners() -> &'static BTreeMap<String, Vec<&'static str>> {
    static OWNERS: OnceLock<BTreeMap<String, Vec<&'static str>>> = OnceLock::new();
    OWNERS.get_or_init(|| {
        let words = PlaceWords::get();
        let mut out: BTreeMap<String, Vec<&'static str>> = BTreeMap::new();
        for row in data::areas().lines() {
            let cells: Vec<&'static str> = row.split('\t').take(5).collect();
            let [iso3, name, _, _, rest @ ..] = &cells[..] else { continue };
            let aliases = rest.first().copied().unwrap_or_default().split('|');
            for name in std::iter::once(*name).chain(aliases) {
                let folded = fold(name);
                let known = words.weak.contains(&*folded)
                    || words.common.contains(&*folded)
                    || words.person.contains(&*folded);
                if folded.len() < 3 || known || country::is_country_name(&folded) {
                    continue;
                }
                let owners = out.entry(folded).or_default();
                if !owners.contains(iso3) {
                    owners.push(iso3);
                }
            }
        }
        out
    })
}

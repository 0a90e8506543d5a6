//! The names of several countries in one report: each name goes to the country
//! that its surroundings speak of.

use super::country::{self, InWords};
use super::gazetteer::Gazetteer;
use super::mention::{Mention, ambiguous, names_in};
use super::rule::Rule;
use super::tokens::Tokens;
use std::ops::Range;

/// A part of the text that is about one country.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scope {
    /// Its bytes.
    pub range: Range<usize>,
    /// ISO 3166-1 alpha-3.
    pub iso3: String,
}

/// Finds the names of all the gazetteers' countries, in the order of the text.
///
/// A name that two countries have goes to the one named right behind it ("Gao
/// (Mali)"), the one that its section is about, or the one that its sentence
/// names; else nobody knows.
pub fn find_names(text: &str, gazetteers: &[Gazetteer], scopes: &[Scope]) -> Vec<Mention> {
    let tokens = Tokens::new(text);
    let countries = country::in_words(&tokens);
    let found = gazetteers.iter().flat_map(|gazetteer| names_in(&tokens, &countries, gazetteer));
    let (mut taken, left): (Vec<Mention>, Vec<Mention>) = found.partition(|mention| mention.rule.takes());
    if gazetteers.len() > 1 {
        let codes: Vec<&str> = gazetteers.iter().map(Gazetteer::iso3).collect();
        let around = Surroundings::new(&tokens, &countries, &codes, scopes);
        taken = around.settle(taken);
    }
    let mut out = taken;
    let mut more = Vec::new();
    for mention in left {
        let at = out.partition_point(|other| other.range.end <= mention.range.start);
        if gazetteers.len() == 1 || out.get(at).is_none_or(|other| other.range.start >= mention.range.end) {
            more.push(mention);
        }
    }
    out.extend(more);
    out.sort_by_key(|mention| (mention.range.start, mention.level));
    out
}

fn overlap(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}

/// A country's name in the text.
struct Named {
    range: Range<usize>,
    sentence: usize,
    iso3: &'static str,
    /// Stands behind what it is said of: "Gao (Mali)".
    is_closing: bool,
}

/// What the text says of countries around a name.
struct Surroundings<'s> {
    text: &'s str,
    named: Vec<Named>,
    scopes: &'s [Scope],
    /// First bytes of sentences and table rows.
    sentences: Vec<usize>,
}

impl<'s> Surroundings<'s> {
    fn new(tokens: &Tokens<'s>, countries: &[InWords], codes: &[&str], scopes: &'s [Scope]) -> Self {
        let mut out = Self { text: tokens.text, named: Vec::new(), scopes, sentences: starts(tokens.text) };
        for found in countries.iter().filter(|c| codes.contains(&c.iso3)) {
            let range = tokens.range(found.from, found.to, found.elided, found.possessive);
            let before = tokens.text.get(..range.start).unwrap_or_default();
            let sentence = out.sentence_at(range.start);
            out.named.push(Named { range, sentence, iso3: found.iso3, is_closing: before.ends_with('(') });
        }
        out
    }

    fn sentence_at(&self, byte: usize) -> usize {
        self.sentences.partition_point(|start| *start <= byte)
    }

    /// The country that the words around speak of.
    fn country_at(&self, range: &Range<usize>) -> Option<&str> {
        let here = || self.named_with(range).iter().filter(|n| !overlap(&n.range, range));
        let next = here().find(|n| n.range.start >= range.end);
        let behind = next.filter(|n| {
            let between = self.text.get(range.end..n.range.start).unwrap_or_default();
            between.len() < 8 && !between.contains(char::is_alphanumeric)
                || matches!(between.trim(), "in" | "au" | "en" | "no" | "na" | "em" | "del" | "of" | "du")
        });
        let scope = self.scopes.iter().rev().find(|s| s.range.contains(&range.start));
        let before = here().rfind(|n| !n.is_closing && n.range.end <= range.start);
        behind.map(|n| n.iso3).or(scope.map(|s| s.iso3.as_str())).or(before.or(next).map(|n| n.iso3))
    }

    /// The countries that the sentence around names.
    fn named_with(&self, range: &Range<usize>) -> &[Named] {
        let sentence = self.sentence_at(range.start);
        let start = self.named.partition_point(|n| n.sentence < sentence);
        let end = self.named.partition_point(|n| n.sentence <= sentence);
        self.named.get(start..end).unwrap_or_default()
    }

    /// Gives each name to one country.
    fn settle(&self, mut mentions: Vec<Mention>) -> Vec<Mention> {
        mentions.sort_by_key(|m| (m.range.start, std::cmp::Reverse(m.range.end), m.level));
        let mut out: Vec<Mention> = Vec::new();
        let mut rest = mentions.into_iter().peekable();
        while let Some(first) = rest.next() {
            let mut rivals = vec![first];
            while let Some(next) =
                rest.next_if(|next| rivals.iter().any(|rival| overlap(&rival.range, &next.range)))
            {
                rivals.push(next);
            }
            out.extend(self.winners(rivals, &out));
        }
        for mention in &mut out {
            if self.is_out_of_place(mention) {
                mention.rule = Rule::OtherCountry;
                mention.remark = None;
            }
        }
        out
    }

    /// Of names that overlap: the longest, then those of the country spoken of,
    /// then the highest level, then those of the country of the name before.
    fn winners(&self, rivals: Vec<Mention>, before: &[Mention]) -> Vec<Mention> {
        let longest = rivals.iter().map(|m| m.range.len()).max().unwrap_or_default();
        let mut kept: Vec<Mention> = rivals.into_iter().filter(|m| m.range.len() == longest).collect();
        let prefer = |kept: &mut Vec<Mention>, wanted: &dyn Fn(&Mention) -> bool| {
            if kept.iter().any(wanted) {
                kept.retain(wanted);
            }
        };
        let Some(range) = kept.first().map(|m| m.range.clone()) else { return kept };
        if let Some(home) = self.country_at(&range) {
            prefer(&mut kept, &|m| m.iso3 == home);
        }
        let top = kept.iter().map(|m| m.level).min().unwrap_or_default();
        if !is_of_one(&kept) {
            prefer(&mut kept, &|m| m.level == top);
        }
        let sentence = self.sentence_at(range.start);
        let near = before.iter().rev().find(|m| m.level > 0 && self.sentence_at(m.range.start) == sentence);
        if let Some(near) = near.filter(|_| !is_of_one(&kept)) {
            prefer(&mut kept, &|m| m.iso3 == near.iso3);
        }
        if is_of_one(&kept) { kept } else { undecided(kept) }
    }

    /// A town, district or ordinary word of one country where the text speaks of another.
    fn is_out_of_place(&self, mention: &Mention) -> bool {
        let sure = mention.level == 0
            || mention.level == 1 && matches!(mention.rule, Rule::Name | Rule::TypeWord)
            || mention.iso3.is_empty();
        !sure
            && self.country_at(&mention.range).is_some_and(|iso3| iso3 != mention.iso3)
            && !self.named_with(&mention.range).iter().any(|n| n.iso3 == mention.iso3)
    }
}

fn is_of_one(mentions: &[Mention]) -> bool {
    mentions.windows(2).all(|pair| matches!(pair, [one, other] if one.iso3 == other.iso3))
}

/// A name that several countries have, and nothing says which is meant.
fn undecided(mut rivals: Vec<Mention>) -> Vec<Mention> {
    let mut names: Vec<String> =
        rivals.iter().filter_map(|m| country::country_name(&m.iso3)).map(str::to_owned).collect();
    names.dedup();
    rivals.truncate(1);
    for mention in &mut rivals {
        mention.remark = Some(ambiguous(&mention.name, names.clone()));
        mention.iso3.clear();
        (mention.pcode, mention.iso, mention.adm1) = (None, None, None);
    }
    rivals
}

/// Where sentences and the rows of tables begin.
fn starts(text: &str) -> Vec<usize> {
    let mut out = vec![0];
    let mut line_start = 0;
    for line in text.split_inclusive('\n') {
        let body = line.trim_end();
        if body.is_empty() || body.contains(['\t', '|']) || body.trim_start().starts_with(['-', '•', '*']) {
            out.push(line_start);
            out.push(line_start + line.len());
        }
        let ends = line.char_indices().filter(|(at, c)| {
            let next = line.get(at + c.len_utf8()..).and_then(|rest| rest.chars().next());
            matches!(c, '.' | '!' | '?') && next.is_some_and(char::is_whitespace)
        });
        out.extend(ends.map(|(at, _)| line_start + at + 1));
        line_start += line.len();
    }
    out.sort_unstable();
    out.dedup();
    out
}

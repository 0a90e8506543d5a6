//! Whether a name stands for a place, and for which: type words, lists,
//! locatives and neighbours decide. Below the first level a doubtful name is left out.

use std::collections::BTreeSet;

use super::context::Context;
use super::country::{self, InWords};
use super::gazetteer::{Area, Gazetteer, Spot};
use super::lists::{self, Candidate};
use super::mention::{Doubtful, Mention, Remark, key};
use super::rule::Rule;
use super::words::TypeWord;

/// Judges the names of one text.
pub(super) struct Finder<'a, 't> {
    pub(super) context: Context<'a, 't>,
    pub(super) gazetteer: &'a Gazetteer,
    pub(super) countries: &'a [InWords],
    pub(super) candidates: &'a [Candidate],
}

impl Finder<'_, '_> {
    /// Every name with the rule that decided on it, and the country itself.
    pub(super) fn mentions(&self) -> Vec<Doubtful> {
        let mut out = Vec::new();
        let mut taken = Vec::new();
        let mut judged: Vec<Vec<Doubtful>> =
            self.candidates.iter().map(|candidate| self.judge(candidate)).collect();
        self.take_known(&mut judged);
        for (candidate, found) in self.candidates.iter().zip(judged) {
            if found.iter().any(|(m, _)| m.rule.takes()) {
                taken.push((candidate.from, candidate.to));
            }
            out.extend(found);
        }
        let own = self.countries.iter().filter(|c| c.iso3 == self.gazetteer.iso3());
        let free = own.filter(|c| {
            let at = taken.partition_point(|(_, to)| *to < c.from);
            taken.get(at).is_none_or(|(from, _)| *from > c.to)
        });
        out.extend(free.map(|c| (self.country(c), Vec::new())));
        out
    }

    /// "Goma" that the report calls a place once ("in Goma") is one wherever it has a
    /// capital inside a sentence: a text seldom uses a word both ways.
    fn take_known(&self, judged: &mut [Vec<Doubtful>]) {
        let surely = |rule: Rule| matches!(rule, Rule::TypeWord | Rule::Listed | Rule::Located);
        let known: BTreeSet<&str> = self
            .candidates
            .iter()
            .zip(judged.iter())
            .filter(|(_, found)| found.iter().any(|(mention, _)| surely(mention.rule)))
            .map(|(candidate, _)| candidate.key.as_str())
            .collect();
        for (candidate, found) in self.candidates.iter().zip(judged.iter_mut()) {
            let free = self.is_capitalised(candidate)
                && !self.starts(candidate)
                && !self.context.follows_capital(candidate.from)
                && !self.context.runs_into_capital(candidate.to)
                && !self.context.runs_into_number(candidate.to);
            if free && known.contains(candidate.key.as_str()) {
                for (mention, _) in found.iter_mut().filter(|(mention, _)| mention.rule == Rule::Ordinary) {
                    mention.rule = Rule::Elsewhere;
                }
            }
        }
    }

    fn country(&self, found: &InWords) -> Mention {
        let name = country::country_name(found.iso3).unwrap_or_default().to_owned();
        let range = self.context.tokens.range(found.from, found.to, found.elided, found.possessive);
        let locates = !self.context.is_institution(found.from, found.to);
        Mention {
            range,
            iso3: found.iso3.to_owned(),
            name,
            pcode: None,
            iso: Some(found.iso3.to_owned()),
            level: 0,
            adm1: None,
            locates,
            repaired: false,
            rule: Rule::Country,
            remark: None,
        }
    }

    /// What a candidate was taken for: one place, or the city and the area of one
    /// name; else what it would have been.
    fn judge(&self, candidate: &Candidate) -> Vec<Doubtful> {
        let mut out: Vec<Doubtful> = Vec::new();
        let types: Vec<Option<TypeWord>> = match &candidate.types[..] {
            [] => vec![None],
            types => types.iter().copied().map(Some).collect(),
        };
        for typed in types {
            let Some((spots, typed)) = self.choose(candidate, typed) else { continue };
            let Some(spot) = spots.first().and_then(|i| self.gazetteer.spot(*i)) else { continue };
            let rule = match self.context.is_titled(candidate.from) {
                true => Rule::Titled,
                false => self.rule(candidate, spot, typed),
            };
            let found = self.mention(candidate, &spots, rule);
            if !out.iter().any(|(m, _)| m.name == found.0.name && m.level == found.0.level) {
                out.push(found);
            }
        }
        if out.iter().any(|(m, _)| m.rule.takes()) {
            out.retain(|(m, _)| m.rule.takes());
        } else {
            out.truncate(1);
        }
        out
    }

    /// What the name stands for here: by its type word, else the highest level;
    /// a city before the area around it.
    fn choose(
        &self,
        candidate: &Candidate,
        typed: Option<TypeWord>,
    ) -> Option<(Vec<usize>, Option<TypeWord>)> {
        let level = |wanted: u8| -> Vec<usize> {
            let all = candidate.spots.iter().copied();
            all.filter(|i| self.gazetteer.spot(*i).is_some_and(|s| s.level == wanted)).collect()
        };
        let (first, second, towns) = (level(1), level(2), level(3));
        let cities: Vec<usize> = first.iter().copied().filter(|i| self.is_city(*i)).collect();
        let areas: Vec<usize> = first.iter().copied().filter(|i| !cities.contains(i)).collect();
        let order: [&Vec<usize>; 4] = match typed {
            Some(word) if word.is_settlement() => [&cities, &towns, &second, &areas],
            Some(word) if self.is_first_level(word) => [&areas, &cities, &second, &towns],
            // Of several first-level words a country uses one; the others are looser talk.
            Some(word) if word.is_mostly_first() && !areas.is_empty() => [&areas, &cities, &second, &towns],
            Some(_) => [&second, &areas, &cities, &towns],
            None => [&cities, &areas, &second, &towns],
        };
        order.into_iter().find(|l| !l.is_empty()).map(|l| (l.clone(), typed))
    }

    fn is_city(&self, spot: usize) -> bool {
        let spot = self.gazetteer.spot(spot);
        spot.and_then(|s| self.gazetteer.area(s.area)).is_some_and(|a| a.is_city)
    }

    fn is_first_level(&self, word: TypeWord) -> bool {
        let types = country::area_types(self.gazetteer.iso3());
        types.split('|').any(|t| t.split(' ').any(|w| w == word.kind))
    }

    pub(super) fn is_weak(&self, candidate: &Candidate, spot: &Spot) -> bool {
        let words = self.context.words;
        let key = candidate.key.as_str();
        match spot.level {
            1 => words.weak.contains(key) || key.len() < 4 || self.is_homonym(candidate, spot),
            _ => {
                words.common.contains(key)
                    || words.weak.contains(key)
                    || key.len() < 5
                    || country::is_country_name(key)
            }
        }
    }

    /// The rule that decides on a name.
    fn rule(&self, candidate: &Candidate, spot: &Spot, typed: Option<TypeWord>) -> Rule {
        // "Northern regions" are no area; "municipios de La Paz" are in one.
        let lone_plural = typed.is_some_and(|t| t.plural)
            && self.list(candidate).count() == 1
            && !candidate.key.contains(' ');
        let typed =
            typed.filter(|_| !(lone_plural && self.context.words.weak.contains(candidate.key.as_str())));
        if self.is_homonym(candidate, spot) {
            return self.homonym(candidate, typed);
        }
        let raw = self.context.tokens.raw(candidate.from);
        let acronym = candidate.from == candidate.to && raw.len() < 5 && !raw.contains(char::is_lowercase);
        if acronym && spot.level > 1 {
            return Rule::Acronym;
        }
        if candidate.alike {
            let cue = self.cue(candidate, typed).unwrap_or(Rule::Ordinary);
            return self.unless_longer(candidate, cue);
        }
        match (spot.level, self.is_weak(candidate, spot)) {
            (1, false) if self.is_person_like(candidate) && typed.is_none() => Rule::Person,
            // "Cross river traffic", "L'équateur": the capital is the sentence's.
            (1, false) if self.starts(candidate) && !self.is_capitalised(candidate) => Rule::Ordinary,
            (1, false) => Rule::Name,
            (_, true) => self.ordinary(candidate, spot, typed),
            _ => self.inner(candidate, typed),
        }
    }

    /// What around a name says that it is a place.
    fn cue(&self, candidate: &Candidate, typed: Option<TypeWord>) -> Option<Rule> {
        if typed.is_some() {
            Some(Rule::TypeWord)
        } else if self.is_among_sure(candidate) {
            Some(Rule::Listed)
        } else {
            self.context.is_located(candidate.from, true).then_some(Rule::Located)
        }
    }

    /// The rule, unless the name is a piece of a longer one.
    fn unless_longer(&self, candidate: &Candidate, rule: Rule) -> Rule {
        if self.context.follows_capital(candidate.from) {
            Rule::Person
        } else if self.context.runs_into_capital(candidate.to) {
            Rule::RunsOn
        } else {
            rule
        }
    }

    /// Whether a country that the report may well speak of has the name too: the
    /// report's own ("in Guatemala"), or a neighbour. "Équateur" in the Congo is its province.
    fn is_homonym(&self, candidate: &Candidate, spot: &Spot) -> bool {
        let at = self.countries.partition_point(|c| c.from < candidate.from);
        let country = self.countries.get(at).filter(|c| c.from == candidate.from && c.to == candidate.to);
        let own = country.is_some_and(|c| c.iso3 == self.gazetteer.iso3());
        own || candidate.key == "niger" || (spot.level > 1 && country::is_country_name(&candidate.key))
    }

    /// A name that a country has too: only "Niger State", or in a list with surer areas.
    fn homonym(&self, candidate: &Candidate, typed: Option<TypeWord>) -> Rule {
        if typed.is_some() {
            return Rule::TypeWord;
        }
        let foreign = self.countries.iter().filter(|c| c.iso3 != self.gazetteer.iso3());
        let mut foreign = foreign.filter(|c| c.from != candidate.from);
        let listed = self.is_among_sure(candidate)
            && !foreign.any(|c| lists::touches(&self.context, candidate, c.from, c.to));
        if listed { Rule::Listed } else { Rule::CountryName }
    }

    /// An ordinary word: a type word, a list with surer names, a table of them, or a locative.
    fn ordinary(&self, candidate: &Candidate, spot: &Spot, typed: Option<TypeWord>) -> Rule {
        let context = &self.context;
        let (from, to) = (candidate.from, candidate.to);
        let key = candidate.key.as_str();
        let joined = context.is_tail(from) || context.is_head(to) && typed.is_none();
        if !self.is_capitalised(candidate) || joined {
            return Rule::Ordinary;
        }
        if typed.is_some() && !context.follows_capital(from) {
            return Rule::TypeWord;
        }
        if context.words.month.contains(key) || context.words.article.contains(key) {
            return Rule::Month;
        }
        if context.is_direction(to) {
            return Rule::Direction;
        }
        if context.runs_into_capital(to) {
            return Rule::RunsOn;
        }
        let inner = spot.level > 1 && self.is_among_inner(candidate);
        if self.is_among_sure(candidate) || inner || self.is_around(candidate, spot) {
            return Rule::Listed;
        }
        // "In Gao 640 mothers were vaccinated", not "Meta 5".
        if context.runs_into_number(to) && !context.is_located(from, false) {
            return Rule::RunsOn;
        }
        if self.is_label_among_sure(candidate) || self.is_beside_country(candidate) {
            return Rule::Label;
        }
        let starts = self.starts(candidate) && !candidate.elided;
        if starts && self.list_of_areas(candidate).is_none() {
            return Rule::Ordinary;
        }
        let loose = spot.level > 1 && !context.words.common.contains(key);
        let compound = spot.level == 1 && key.contains(' ') && context.is_linked(from);
        if compound || context.is_located(from, loose) {
            return if context.follows_capital(from) { Rule::Person } else { Rule::Located };
        }
        match self.list_of_areas(candidate) {
            Some(head) if context.is_linked(head) || context.is_located(head, false) => Rule::Listed,
            _ => Rule::Ordinary,
        }
    }

    /// A second-level area or a town with a name of its own.
    fn inner(&self, candidate: &Candidate, typed: Option<TypeWord>) -> Rule {
        let cue = self.cue(candidate, typed);
        if self.context.follows_capital(candidate.from) {
            return Rule::Person;
        }
        match cue {
            Some(cue) => cue,
            None if !self.is_capitalised(candidate) => Rule::Ordinary,
            None if self.context.runs_into_capital(candidate.to) => Rule::RunsOn,
            None => Rule::OwnName,
        }
    }

    /// "Amadou Kano", "Ondo Grace": a first name or surname too, beside another.
    fn is_person_like(&self, candidate: &Candidate) -> bool {
        let context = &self.context;
        let before = context.follows_capital(candidate.from);
        let after = || {
            context.runs_into_capital(candidate.to)
                && !context.is_located(candidate.from, false)
                && !context.is_institution(candidate.from, candidate.to)
        };
        context.words.person.contains(candidate.key.as_str()) && (before || after())
    }

    pub(super) fn starts(&self, candidate: &Candidate) -> bool {
        self.context.tokens.get(candidate.from).is_some_and(|t| t.starts)
    }

    pub(super) fn is_capitalised(&self, candidate: &Candidate) -> bool {
        let words = self.context.words;
        let tokens = self.context.tokens;
        let own = tokens.range(candidate.from, candidate.to, candidate.elided, false);
        let small = tokens.text.get(own).is_some_and(|name| name.starts_with(char::is_lowercase));
        !(candidate.elided && small)
            && (candidate.from..=candidate.to).all(|i| {
                let small = words.link.contains(self.context.tokens.word(i))
                    || words.article.contains(self.context.tokens.word(i));
                let small = small || words.and.contains(self.context.tokens.word(i));
                self.context.tokens.get(i).is_some_and(|t| t.capital) || small || candidate.repaired
            })
    }

    fn mention(&self, candidate: &Candidate, spots: &[usize], rule: Rule) -> Doubtful {
        let tokens = self.context.tokens;
        let range = tokens.range(candidate.from, candidate.to, candidate.elided, candidate.possessive);
        let spots: Vec<&Spot> = spots.iter().filter_map(|i| self.gazetteer.spot(*i)).collect();
        let mut areas: Vec<usize> =
            spots.iter().flat_map(|s| std::iter::once(s.area).chain(s.also.iter().copied())).collect();
        areas.dedup();
        let first = spots.first();
        let area = first.and_then(|s| self.gazetteer.area(s.area));
        let level = first.map_or(1, |s| s.level);
        let name = match first {
            Some(spot) if level > 1 => spot.name.clone(),
            _ => area.map(|a| a.name.clone()).unwrap_or_default(),
        };
        let of_area =
            |get: fn(&Area) -> &Option<String>| area.filter(|_| level == 1).and_then(|a| get(a).clone());
        let mention = Mention {
            range,
            iso3: self.gazetteer.iso3().to_owned(),
            name,
            pcode: first.and_then(|s| s.pcode.clone()).or_else(|| of_area(|a| &a.pcode)),
            iso: of_area(|a| &a.iso),
            level,
            adm1: area.map(|area| key(self.gazetteer.iso3(), area)),
            locates: !self.context.is_institution(candidate.from, candidate.to),
            repaired: candidate.repaired,
            rule,
            remark: first.and_then(|spot| self.remark(candidate, spot, rule)),
        };
        (mention, if areas.len() > 1 { areas } else { Vec::new() })
    }

    /// Another spelling of a name, an area of another year.
    fn remark(&self, candidate: &Candidate, spot: &Spot, rule: Rule) -> Option<Remark> {
        if !rule.takes() || !candidate.alike {
            return self.gazetteer.remark_on(spot).filter(|_| rule.takes());
        }
        let tokens = self.context.tokens;
        let range = tokens.range(candidate.from, candidate.to, candidate.elided, candidate.possessive);
        let name = match spot.level {
            1 => self.gazetteer.area(spot.area).map(|area| area.name.as_str())?,
            _ => spot.name.as_str(),
        };
        let written = tokens.text.get(range)?;
        let message = format!("“{written}” was read as {name}.");
        let values = vec![("written", written.into()), ("name", name.into())];
        Some(Remark { kind: "other_spelling", message, values })
    }
}

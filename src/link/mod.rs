//! Which figure belongs to which places.
//!
//! Within a sentence a group of places belongs to the figure before it, or,
//! standing in front, to the figures behind it. What a sentence leaves open, the
//! next one ("These women from ..."), the list's head or the heading may tell.

mod around;

use std::ops::Range;

use crate::figure::draft::{Cue, Draft};
use crate::lang::Tag;
use crate::model::Unit;
use crate::passage::Passage;
use crate::place::mention::Mention;
use crate::text::token::Kind;

/// Places that are named together: "Mopti, Gao and Timbuktu".
#[derive(Debug, Clone)]
struct Group {
    mentions: Vec<usize>,
    range: Range<usize>,
}

/// What links are read from.
pub struct Links<'d, 'a> {
    /// One per block, where the block is running text.
    pub passages: &'d [Option<Passage<'a>>],
    /// In the order of the text.
    pub mentions: &'d [Mention],
    /// For each block the block that heads it: the line before a list.
    pub list_heads: &'d [Option<usize>],
    /// For each section the bytes of its heading.
    pub headings: &'d [Range<usize>],
}

impl Links<'_, '_> {
    /// Ties every figure to the places that its sentence and its surroundings name.
    pub fn link(&self, drafts: &mut [Draft]) {
        let mut at = 0;
        while at < drafts.len() {
            let end = same_sentence(drafts, at);
            if let Some(passage) =
                drafts.get(at).and_then(|draft| self.passages.get(draft.block)).and_then(Option::as_ref)
            {
                self.link_sentence(passage, drafts, at..end);
            } else {
                self.link_cells(drafts, at..end);
            }
            at = end;
        }
        self.link_tables(drafts);
        for at in 0..drafts.len() {
            self.link_onward(drafts, at);
        }
        for at in 0..drafts.len() {
            self.link_back(drafts, at);
        }
    }

    fn locating(&self, range: &Range<usize>) -> impl Iterator<Item = usize> {
        let start = self.mentions.partition_point(|mention| mention.range.start < range.start);
        let end = range.end;
        self.mentions
            .iter()
            .enumerate()
            .skip(start)
            .take_while(move |(_, mention)| mention.range.end <= end)
            .filter(|(_, mention)| mention.locates && mention.adm1.is_some())
            .map(|(at, _)| at)
    }

    fn link_cells(&self, drafts: &mut [Draft], range: Range<usize>) {
        for draft in drafts.get_mut(range).unwrap_or_default() {
            let Some(cell) = &draft.cell else { continue };
            let label: Vec<usize> = self.locating(&cell.label).collect();
            let header = || self.locating(&cell.header).collect::<Vec<_>>();
            draft.areas = if label.is_empty() { header() } else { label };
        }
    }

    fn link_sentence(&self, passage: &Passage, drafts: &mut [Draft], range: Range<usize>) {
        let Some(sentence) = drafts.get(range.start).map(|draft| draft.sentence.clone()) else { return };
        let groups = self.groups(passage, &sentence);
        let Some(drafts) = drafts.get_mut(range) else { return };
        let numbers: Vec<Range<usize>> = drafts.iter().map(|draft| draft.number.clone()).collect();
        let mut trailing: Vec<Option<usize>> = vec![None; drafts.len()];
        let mut leading: Vec<Option<usize>> = vec![None; drafts.len()];
        let labelled: Vec<Option<usize>> = drafts
            .iter()
            .enumerate()
            .map(|(at, draft)| {
                let next = numbers.get(at + 1).map_or(sentence.end, |next| next.start);
                // Places behind the number are its own, unless they label the next one.
                let behind = groups.iter().any(|group| {
                    (draft.number.end..next).contains(&group.range.start) && !is_label(passage, group)
                });
                groups.iter().position(|group| labels(passage, group, draft, behind))
            })
            .collect();
        for (index, group) in groups.iter().enumerate() {
            if let Some(at) = labelled.iter().position(|label| *label == Some(index)) {
                set(&mut leading, at, index);
                continue;
            }
            let previous = numbers.iter().rposition(|number| number.start < group.range.start);
            let next = numbers.iter().position(|number| number.start > group.range.start);
            let fronts = next.filter(|next| {
                let has_own = previous.map(|at| {
                    let own = |list: &[Option<usize>]| list.get(at).copied().flatten().is_some();
                    own(&trailing) || own(&leading)
                });
                self.fronts(passage, group, has_own, numbers.get(*next))
            });
            let bound = previous.filter(|at| {
                let number = numbers.get(*at);
                let own = |list: &[Option<usize>], at: usize| list.get(at).copied().flatten().is_some();
                let led = own(&leading, *at);
                // "In Thiès 215 officers (96 women) were trained, and in Kolda teams ..."
                let since =
                    (0..=*at).rev().take_while(|at| !own(&trailing, *at)).find(|at| own(&leading, *at));
                let apart = self.is_cut(passage, number, group)
                    || led && begins_clause(passage, number, group)
                    || since.is_some() && opens_clause(passage, group);
                !apart
            });
            match (fronts, bound) {
                (Some(next), _) => set(&mut leading, next, index),
                (None, Some(previous)) => {
                    if trailing.get(previous).is_some_and(Option::is_none) {
                        set(&mut trailing, previous, index);
                    }
                }
                (None, None) => {
                    if let Some(next) = next {
                        set(&mut leading, next, index);
                    }
                }
            }
        }
        reach_through_sites(passage, drafts, &mut trailing);
        spread(passage, drafts, &mut trailing, &mut leading);
        let one_each = one_each(passage, drafts, &groups);
        for (at, draft) in drafts.iter_mut().enumerate() {
            let own = trailing.get(at).copied().flatten().or(leading.get(at).copied().flatten());
            let own = labelled.get(at).copied().flatten().or(own);
            if let Some(place) = one_each.get(at).copied().flatten() {
                draft.areas = vec![place];
                continue;
            }
            if let Some(group) = own.and_then(|group| groups.get(group)) {
                draft.areas.clone_from(&group.mentions);
            } else if crate::figure::counts_people(draft.unit) {
                // "340 teachers in Nampula (190) and Cabo Delgado (150)"
                let split = labelled.iter().skip(at + 1).map_while(|label| *label);
                draft.areas =
                    split.filter_map(|at| groups.get(at)).flat_map(|group| group.mentions.clone()).collect();
            }
        }
    }

    /// Whether a group between two figures belongs to the one behind: "..., and in
    /// Kyiv oblast 1,200 residents".
    fn fronts(
        &self,
        passage: &Passage,
        group: &Group,
        previous_has_own: Option<bool>,
        next: Option<&Range<usize>>,
    ) -> bool {
        const NEAR: usize = 4;
        let Some(next) = next else { return false };
        let end = passage.token_at(group.range.end);
        let next_at = passage.token_at(next.start);
        let between = end..next_at;
        let cut = between.clone().any(|at| passage.is_any_sign(at, &[";", "."]));
        let start = passage.token_at(group.range.start);
        // "(Huambo 3,100, Bié 2,480)": the name stands right before its number.
        let before = start.saturating_sub(1);
        let opened = passage.is_any_sign(before, &["(", ",", ";", ":"]) || passage.is(before, Tag::And);
        if between.is_empty() && opened && group.mentions.len() == 1 {
            return true;
        }
        let Some(previous_has_own) = previous_has_own else { return !cut };
        let verb = between.clone().any(|at| {
            passage.tags(at).any(&[Tag::ReachedVerb, Tag::VerbEnding, Tag::Copula, Tag::Auxiliary])
        });
        let listed = passage.is_any_sign(end, &[",", ":", "("]) || between.is_empty();
        let after_break = (start.saturating_sub(4)..start).any(|at| {
            passage.is_any_sign(at, &[",", ";", ":"]) || passage.tags(at).any(&[Tag::And, Tag::CommaBreak])
        });
        between.len() <= NEAR && listed && !verb && after_break && previous_has_own
            || (start.saturating_sub(4)..start)
                .rev()
                .take_while(|at| !is_number(passage, *at))
                .any(|at| passage.is_sign(at, ";"))
    }

    /// A semicolon stands between figure and group.
    fn is_cut(&self, passage: &Passage, number: Option<&Range<usize>>, group: &Group) -> bool {
        let Some(number) = number else { return true };
        (passage.token_at(number.end)..passage.token_at(group.range.start)).any(|at| passage.is_sign(at, ";"))
    }

    /// The groups of places of a sentence.
    fn groups(&self, passage: &Passage, sentence: &Range<usize>) -> Vec<Group> {
        let mut out: Vec<Group> = Vec::new();
        for at in self.locating(sentence) {
            let Some(mention) = self.mentions.get(at) else { continue };
            match out.last_mut() {
                Some(last)
                    if named_together(passage, last.range.end, mention.range.start)
                        && !fronts_next(passage, sentence, last, mention) =>
                {
                    last.mentions.push(at);
                    last.range.end = mention.range.end;
                }
                _ => out.push(Group { mentions: vec![at], range: mention.range.clone() }),
            }
        }
        out
    }
}

/// "In Gao and Kidal, respectively 120 and 80 women": as many places as figures of
/// people, one for each.
fn one_each(passage: &Passage, drafts: &[Draft], groups: &[Group]) -> Vec<Option<usize>> {
    let mut out = vec![None; drafts.len()];
    let [group] = groups else { return out };
    let Some(first) = drafts.first() else { return out };
    let sentence = passage.sentence_of(first.tokens.start);
    let people: Vec<usize> = (0..drafts.len())
        .filter(|at| drafts.get(*at).is_some_and(|draft| crate::figure::counts_people(draft.unit)))
        .collect();
    if people.len() == group.mentions.len() && passage.words.any(sentence, Tag::Respectively) {
        for (at, place) in people.into_iter().zip(&group.mentions) {
            set(&mut out, at, *place);
        }
    }
    out
}

/// "Nampula (190)", "Kolda: 700", "Goiás – 803": the places are the number's label.
/// `behind`: other places stand behind the number.
fn labels(passage: &Passage, group: &Group, draft: &Draft, behind: bool) -> bool {
    let sign = passage.token_at(group.range.end);
    let number = &draft.tokens;
    let close = sign < number.start
        && number.start - sign <= 3
        && (sign + 1..number.start).all(|at| passage.words.covers(at, Tag::About) > 0);
    let bracketed = passage.is_sign(sign, "(") && passage.is_sign(number.end, ")");
    let colon = passage.is_sign(sign, ":") || passage.is_dash(sign) && !passage.is_glued(sign);
    // "the branch in Luganville 204", "and in Louga to 45"
    let to = number.start.checked_sub(1).filter(|to| *to == sign && passage.is(*to, Tag::Preposition));
    let joined = to.is_some() && opens_with_and(passage, group);
    let beside = (sign == number.start || joined) && !behind;
    beside || close && (bracketed || colon && !behind)
}

/// A number, or a sign and a number, stands right behind the places.
fn is_label(passage: &Passage, group: &Group) -> bool {
    let sign = passage.token_at(group.range.end);
    is_number(passage, sign)
        || passage.is(sign, Tag::Preposition)
            && is_number(passage, sign + 1)
            && opens_with_and(passage, group)
        || passage.is_any_sign(sign, &[":", "("]) && is_number(passage, sign + 1)
        || passage.is_dash(sign) && is_number(passage, sign + 1)
}

/// ", and in Kolda ...", "and in Kolda we trained ...": the places open a clause.
fn opens_clause(passage: &Passage, group: &Group) -> bool {
    const REACH: usize = 5;
    let Some(and) = and_before(passage, group) else { return false };
    let comma = and.checked_sub(1).is_some_and(|comma| passage.is_sign(comma, ","));
    let behind = passage.token_at(group.range.end);
    let verb = (behind..behind + REACH)
        .take_while(|at| passage.kind(*at) == Some(Kind::Word))
        .any(|at| passage.tags(at).any(&[Tag::ReachedVerb, Tag::VerbEnding, Tag::Verb]));
    comma || verb
}

/// "and in Louga", ", in Mafraq": a joiner and a preposition right before the places.
fn opens_with_and(passage: &Passage, group: &Group) -> bool {
    let start = passage.token_at(group.range.start);
    let comma = start
        .checked_sub(2)
        .is_some_and(|comma| passage.is_sign(comma, ",") && passage.is(comma + 1, Tag::Preposition));
    comma || and_before(passage, group).is_some()
}

/// The "and" of "and in Kolda", with nothing but a type word between.
fn and_before(passage: &Passage, group: &Group) -> Option<usize> {
    const REACH: usize = 5;
    let start = passage.token_at(group.range.start);
    let and = (start.saturating_sub(REACH)..start).rev().find(|at| passage.is(*at, Tag::And))?;
    passage.is(and + 1, Tag::Preposition).then_some(and)
}

fn is_number(passage: &Passage, at: usize) -> bool {
    passage.kind(at) == Some(Kind::Digits) || passage.words.covers(at, Tag::Cardinal) > 0
}

/// ", and will hand over camps in": a new verb stands between.
fn begins_clause(passage: &Passage, number: Option<&Range<usize>>, group: &Group) -> bool {
    let Some(number) = number else { return true };
    let between = passage.token_at(number.end)..passage.token_at(group.range.start);
    between.clone().any(|at| {
        passage.tags(at).any(&[Tag::And, Tag::CommaBreak])
            && (at + 1..(at + 4).min(between.end)).any(|verb| {
                passage.tags(verb).any(&[
                    Tag::ReachedVerb,
                    Tag::VerbEnding,
                    Tag::Copula,
                    Tag::FutureEnding,
                    Tag::Planned,
                ])
            })
    })
}

fn set(list: &mut [Option<usize>], at: usize, value: usize) {
    if let Some(slot) = list.get_mut(at) {
        *slot = Some(value);
    }
}

/// The end of the run of figures that share the sentence of `drafts[at]`.
fn same_sentence(drafts: &[Draft], at: usize) -> usize {
    let Some(first) = drafts.get(at) else { return at + 1 };
    let run = drafts
        .get(at..)
        .unwrap_or_default()
        .iter()
        .take_while(|draft| draft.block == first.block && draft.sentence == first.sentence);
    at + run.count().max(1)
}

/// "40 teachers in Kolda, and in Louga 30 nurses": a figure stands before the one
/// and right behind the other.
fn fronts_next(passage: &Passage, sentence: &Range<usize>, last: &Group, mention: &Mention) -> bool {
    let between = passage.token_at(last.range.end)..passage.token_at(mention.range.start);
    let opens = between.clone().any(|at| passage.is(at, Tag::Preposition) && !passage.is(at, Tag::Of));
    let number_at =
        |at: usize| passage.kind(at) == Some(Kind::Digits) || passage.words.covers(at, Tag::Cardinal) > 0;
    let behind = passage.token_at(mention.range.end);
    let before = passage.token_at(sentence.start)..passage.token_at(last.range.start);
    opens
        && (number_at(behind) || passage.is_sign(behind, ",") && number_at(behind + 1))
        && before.clone().any(number_at)
}

/// Whether two mentions are parts of one list.
fn named_together(passage: &Passage, end: usize, start: usize) -> bool {
    const LONGEST: usize = 6;
    let between = passage.token_at(end)..passage.token_at(start);
    between.len() <= LONGEST
        && between.clone().all(|at| {
            passage.kind(at) != Some(Kind::Digits)
                && !passage.is_any_sign(at, &[";", ":", ".", "–", "—"])
                && !passage.tags(at).any(&[
                    Tag::ReachedVerb,
                    Tag::VerbEnding,
                    Tag::Copula,
                    Tag::Auxiliary,
                    Tag::Person,
                    Tag::Household,
                    Tag::Item,
                ])
        })
}

/// "3,000 survivors, including 450 girls, came to 12 centres in Kayes": the people are
/// where the sites are that they came to.
fn reach_through_sites(passage: &Passage, drafts: &[Draft], trailing: &mut [Option<usize>]) {
    for (at, site) in drafts.iter().enumerate() {
        let Some(group) = trailing.get(at).copied().flatten() else { continue };
        let households = site.unit == Unit::Household && comes_from(passage, site);
        if !matches!(site.unit, Unit::Place | Unit::Organisation) && !households {
            continue;
        }
        for (back, people) in drafts.iter().enumerate().take(at).rev() {
            let own = trailing.get(back).copied().flatten();
            let broken = (people.head_end..site.tokens.start)
                .any(|at| passage.is_sign(at, ";") || passage.is(at, Tag::CommaBreak));
            let behind = is_site(passage, people, site) || matches!(people.cue, Cue::Part | Cue::Bracket);
            // "350,000 listeners of 96 programmes on eight stations in Mopti"
            if own.is_none() && matches!(people.unit, Unit::Event | Unit::Item | Unit::Percent) {
                continue;
            }
            if own.is_some() || broken || !crate::figure::counts_people(people.unit) || !behind {
                break;
            }
            set(trailing, back, group);
            if !matches!(people.cue, Cue::Part | Cue::Bracket | Cue::SamePeople) {
                break;
            }
        }
    }
}

/// "3,200 people from 640 households": right behind a preposition.
fn comes_from(passage: &Passage, site: &Draft) -> bool {
    site.tokens.start.checked_sub(1).is_some_and(|before| passage.is(before, Tag::Preposition))
}

/// "in 12 one-stop centres", "attended the 9 safe spaces": behind a preposition, or with
/// no "and" or comma between it and the people.
fn is_site(passage: &Passage, people: &Draft, site: &Draft) -> bool {
    const NEAR: usize = 3;
    let near = site.tokens.start.saturating_sub(NEAR)..site.tokens.start;
    let preposition = near
        .rev()
        .take_while(|at| passage.kind(*at) == Some(Kind::Word))
        .any(|at| passage.tags(at).any(&[Tag::Preposition, Tag::Between]));
    let joined =
        (people.head_end..site.tokens.start).any(|at| passage.is(at, Tag::And) || passage.is_sign(at, ","));
    preposition || !joined
}

/// Figures that share a group: "212 women and 87 children in Thiès", "In Thiès,
/// 212 women and 87 children", "3,400 households (19,720 people) in Yobe".
fn spread(
    passage: &Passage,
    drafts: &[Draft],
    trailing: &mut [Option<usize>],
    leading: &mut [Option<usize>],
) {
    for at in (0..drafts.len().saturating_sub(1)).rev() {
        let (Some(this), Some(next)) = (drafts.get(at), drafts.get(at + 1)) else { continue };
        let own = trailing.get(at).copied().flatten();
        let following = trailing.get(at + 1).copied().flatten();
        // "90 women (40 in Kayes, 30 in Mopti)": the whole is not in Kayes alone.
        let further = trailing.get(at + 2).copied().flatten();
        let split = next.cue == Cue::Bracket && further.is_some() && further != following;
        let shares = own.is_none() && following.is_some() && !split && are_coordinated(passage, this, next);
        if let Some(slot) = trailing.get_mut(at).filter(|_| shares) {
            *slot = following;
        }
    }
    // Places at the head of the sentence reach across a semicolon.
    let mut fronted: Vec<bool> = leading.iter().map(Option::is_some).collect();
    for at in 1..drafts.len() {
        let (Some(before), Some(this)) = (drafts.get(at - 1), drafts.get(at)) else { continue };
        let has_own =
            trailing.get(at).copied().flatten().is_some() || leading.get(at).copied().flatten().is_some();
        if has_own {
            continue;
        }
        let cut = (passage.token_at(before.number.end)..passage.token_at(this.number.start))
            .any(|at| passage.is_sign(at, ";"));
        let front = fronted.get(at - 1).copied().unwrap_or(false);
        let passed_on =
            leading.get(at - 1).copied().flatten().filter(|_| !cut || front || this.cue != Cue::None);
        let behind = trailing.get(at - 1).copied().flatten().filter(|_| !cut);
        if let Some(flag) = fronted.get_mut(at) {
            *flag = front && behind.is_none();
        }
        let taken = behind.or(passed_on);
        if let Some(slot) = leading.get_mut(at) {
            *slot = taken;
        }
    }
}

/// Only "and", commas, brackets and the noun of the first stand between.
fn are_coordinated(passage: &Passage, this: &Draft, next: &Draft) -> bool {
    if matches!(next.cue, Cue::Bracket | Cue::SamePeople) {
        return true;
    }
    let between = this.head_end..next.tokens.start;
    // "3,400 of the 12,000 displaced people in Sindh"
    if this.rule == "number-of-noun" && between.len() <= 3 {
        return true;
    }
    let joined = between.clone().any(|at| passage.is(at, Tag::And) || passage.is_sign(at, ","));
    let far = between.len() > 7 || between.clone().any(|at| passage.is_sign(at, ";"));
    let verb = between
        .clone()
        .any(|at| passage.tags(at).any(&[Tag::ReachedVerb, Tag::VerbEnding, Tag::Copula, Tag::Auxiliary]));
    joined
        && !far
        && !verb
        && crate::figure::counts_people(this.unit) == crate::figure::counts_people(next.unit)
}

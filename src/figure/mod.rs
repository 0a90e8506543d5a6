//! Finds the figures of a report: number, what it counts, how exactly, whether it
//! happened.

pub mod classify;
mod cue;
pub mod date;
pub mod digits;
pub mod draft;
mod elided;
pub mod noun;
pub mod number;
pub(crate) mod part;
pub mod qualifier;
mod rate;
pub mod stage;
mod sum;
pub mod table;
mod verb;

use std::ops::Range;

use date::find_dates;
use digits::Signs;
use draft::{Cue, Draft, Other};
use noun::{Follows, read_counted};
use number::{Number, find_numbers};
use stage::Setting;

use crate::lang::{Tag, TagSet};
use crate::model::{NumberKind, Stage, Unit};
use crate::passage::Passage;
use crate::report::layout::{Block, Kind as BlockKind};
use crate::text::token::Kind;

/// What the figures of a block are read with.
#[derive(Debug, Clone, Copy)]
pub struct BlockSetting<'s> {
    /// Bytes of the place names: their digits ("Province 1") count nothing.
    pub names: &'s [Range<usize>],
    /// Bytes of the country's own name.
    pub countries: &'s [Range<usize>],
    /// Index of the block.
    pub block: usize,
    /// Index of its section.
    pub section: Option<usize>,
    /// Stage where the words say nothing.
    pub stage: Stage,
    /// Year the report is about.
    pub year: Option<i32>,
    /// What the line above a list counts: "Women trained:".
    pub head: Option<TagSet>,
    /// How the report writes its numbers.
    pub signs: Signs,
}

/// The figures and other numbers found so far.
#[derive(Debug, Default)]
pub struct Found {
    /// Figures in the order of the text.
    pub figures: Vec<Draft>,
    /// Numbers that are none.
    pub others: Vec<Other>,
}

/// Reads a block of running text.
pub fn read_passage(passage: &Passage, setting: BlockSetting, found: &mut Found) {
    let from = (found.figures.len(), found.others.len());
    let dates = find_dates(passage);
    let mut taken: Vec<Range<usize>> = dates.iter().map(|date| date.tokens.clone()).collect();
    for date in &dates {
        push_other(passage, &date.tokens, date.kind, None, found);
    }
    for at in (0..passage.len())
        .filter(|at| passage.kind(*at) == Some(Kind::Digits) && is_in_name(passage, *at, setting.names))
    {
        push_other(passage, &(at..at + 1), NumberKind::Id, None, found);
        taken.push(at..at + 1);
    }
    let mut before: Option<(usize, NumberKind)> = None;
    let numbers: Vec<(Number, Follows)> = find_numbers(passage, setting.signs, &taken)
        .into_iter()
        .map(|number| {
            let follows = read_counted(passage, &number);
            (number, follows)
        })
        .collect();
    let ratios = ratios(passage, &numbers);
    for ((number, follows), in_ratio) in numbers.into_iter().zip(ratios) {
        if in_ratio {
            push_other(passage, &number.tokens, NumberKind::Other, Some(number.value), found);
            continue;
        }
        let after_name =
            number.tokens.start.checked_sub(1).is_some_and(|at| is_in_name(passage, at, setting.names));
        let kind = classify::classify(passage, &number, &follows, before).filter(|kind| {
            !(after_name && *kind == NumberKind::Id && !passage.is_glued(number.tokens.start))
        });
        if let Some(kind) = kind {
            push_other(passage, &number.tokens, kind, Some(number.value), found);
            before = Some((number.tokens.end, kind));
            continue;
        }
        before = None;
        // "two thirds of those referred": a share, and no number of people.
        let share = number.value < 1.0 && number.in_words;
        if share {
            push_other(passage, &number.tokens, NumberKind::Other, Some(number.value), found);
            continue;
        }
        match read_figure(passage, &number, follows, setting, found) {
            Some(draft) => found.figures.push(draft),
            None => push_unresolved(passage, number, setting.signs, found),
        }
    }
    find_word_numbers(passage, from, found);
}

/// Which of the numbers are half of a ratio.
fn ratios(passage: &Passage, numbers: &[(Number, Follows)]) -> Vec<bool> {
    let mut out = vec![false; numbers.len()];
    for (at, pair) in numbers.windows(2).enumerate() {
        if let [(first, _), (second, counts)] = pair
            && (rate::is_ratio(passage, first, second, counts)
                || rate::is_few_of_ten(passage, first, second, counts))
        {
            out.iter_mut().skip(at).take(2).for_each(|half| *half = true);
        }
    }
    out
}

fn is_in_name(passage: &Passage, at: usize, names: &[Range<usize>]) -> bool {
    let Some(token) = passage.tokens.get(at) else { return false };
    let after = names.partition_point(|name| name.start <= token.start);
    after.checked_sub(1).and_then(|at| names.get(at)).is_some_and(|name| token.end <= name.end)
}

/// Tokens that are a number and no figure.
fn push_other(
    passage: &Passage,
    tokens: &Range<usize>,
    kind: NumberKind,
    value: Option<f64>,
    found: &mut Found,
) {
    found.others.push(Other { range: passage.bytes(tokens), kind, value });
}

/// A number that counts nothing that the words tell; of a range, both ends.
fn push_unresolved(passage: &Passage, number: Number, signs: Signs, found: &mut Found) {
    for end in number::ends(passage, number, signs) {
        let value = digits::alone(passage.slice(&end.tokens), passage.language).unwrap_or(end.value);
        push_other(passage, &end.tokens, NumberKind::Unresolved, Some(value), found);
    }
}

/// Ordinals and vague numbers in words. `from`: how many figures and other numbers
/// the blocks before have.
fn find_word_numbers(passage: &Passage, from: (usize, usize), found: &mut Found) {
    let mut at = 0;
    while at < passage.len() {
        let vague = passage.words.covers(at, Tag::Vague);
        let ordinal = passage.words.covers(at, Tag::Ordinal);
        let (len, kind) = if vague > 0 { (vague, NumberKind::Vague) } else { (ordinal, NumberKind::Ordinal) };
        if len > 0 {
            let range = passage.bytes(&(at..at + len));
            let known = |known: &Range<usize>| known.start < range.end && range.start < known.end;
            let is_known = found.figures.iter().skip(from.0).any(|figure| known(&figure.number))
                || found.others.iter().skip(from.1).any(|other| known(&other.range));
            if !is_known {
                let value =
                    passage.words.value(at, Tag::Ordinal).map(|(value, _)| value).filter(|_| vague == 0);
                found.others.push(Other { range, kind, value });
            }
        }
        at += len.max(1);
    }
}

/// One number that counts something.
fn read_figure(
    passage: &Passage,
    number: &Number,
    follows: Follows,
    setting: BlockSetting,
    found: &Found,
) -> Option<Draft> {
    let noun = match follows {
        Follows::Noun(counted) => elided::Resolved {
            unit: counted.unit,
            tags: counted.tags,
            head_end: counted.head.end,
            start: counted.start,
            currency: counted.currency,
            from: None,
            guessed: counted.guessed,
            rule: if counted.guessed { "number-noun-by-ending" } else { "number-noun" },
        },
        Follows::Unknown(range) => elided::unknown_noun(passage, number, range, setting.block, found)?,
        Follows::Nothing(predicate) => elided::resolve(passage, number, predicate, setting, found)?,
    };
    let rate = noun.unit == Unit::Person && rate::is_rate(passage, number, noun.head_end);
    let (qualifier, quote_start) =
        qualifier::read_qualifier(passage, number, noun.start.min(number.tokens.start), noun.head_end);
    let tokens = number.tokens.clone();
    let stage_setting = Setting { default: setting.stage, year: setting.year };
    let coordinated = found.figures.last().filter(|before| before.block == setting.block).filter(|before| {
        passage.is(before.head_end, Tag::And)
            && before.head_end + 3 >= tokens.start
            && before.head_end < tokens.start
    });
    let sentence = passage.sentence_of(tokens.start);
    let stage = stage::of_country(passage, &tokens, setting.countries)
        .or_else(|| stage::of_other_year(passage, &tokens, setting.year))
        .or_else(|| coordinated.filter(|before| before.stage == Stage::Population).map(|before| before.stage))
        .or_else(|| bracketed_stage(passage, &tokens, setting.block, found))
        .or_else(|| split_stage(passage, &tokens, noun.from, setting.block, found))
        .unwrap_or_else(|| stage::read_stage(passage, &tokens, noun.head_end, stage_setting));
    // "groups of 30 members each" tells how groups are, not how many were reached.
    let stage = if rate && stage == Stage::Reached { Stage::Population } else { stage };
    let stage = if counts_people(noun.unit) {
        stage::doubt_millions(passage, &tokens, number.value, stage)
    } else {
        stage
    };
    Some(Draft {
        block: setting.block,
        section: setting.section,
        sentence: passage.bytes(&sentence),
        number: passage.bytes(&tokens),
        quote: passage.bytes(&(quote_start..noun.head_end.max(tokens.end))),
        group: group_range(passage, &tokens, noun.head_end),
        head_end: noun.head_end,
        value: number.value,
        range_high: number.high,
        qualifier,
        unit: noun.unit,
        currency: noun.currency,
        tags: noun.tags,
        breakdown: TagSet::default(),
        stage,
        reach: stage::read_reach(passage, &tokens, noun.head_end),
        cue: if rate::begins_change(passage, number) {
            Cue::EarlierTotal
        } else {
            cue::read_cue(passage, &tokens, noun.head_end, setting, found)
        },
        planned_for: planned_for(passage, &tokens, stage),
        told_result: verb::tells_result(
            passage,
            &verb::clause(passage, &sentence, tokens.start),
            &(tokens.start..noun.head_end.max(tokens.end)),
        ),
        told_before: cue::is_told_before(passage, &tokens, noun.head_end),
        unit_from: noun.from,
        guessed: noun.guessed,
        differs: number.differs,
        cell: None,
        areas: Vec::new(),
        relation: None,
        rule: if rate { "number-noun-rate" } else { noun.rule },
        tokens,
    })
}

/// "5,270 inhabitants (751 households)": what stands in a bracket right behind a
/// figure is of its stage, unless a word in the bracket says otherwise.
fn bracketed_stage(passage: &Passage, number: &Range<usize>, block: usize, found: &Found) -> Option<Stage> {
    const LONGEST: usize = 24;
    let sentence = passage.sentence_of(number.start);
    let from = sentence.start.max(number.start.saturating_sub(LONGEST));
    let open = (from..number.start)
        .rev()
        .take_while(|at| !passage.is_sign(*at, ")"))
        .find(|at| passage.is_sign(*at, "("))?;
    let told = [Tag::InNeed, Tag::Population];
    let planned = [Tag::Planned, Tag::PlannedNoun, Tag::TargetColumn];
    let close = (number.end..number.end + 4).find(|at| passage.is_sign(*at, ")")).unwrap_or(number.end);
    let says = (open..close).any(|at| told.iter().any(|tag| passage.words.covers(at, *tag) > 0));
    // "(of 7,500 planned)"
    if (open..close).any(|at| planned.iter().any(|tag| passage.words.covers(at, *tag) > 0)) {
        return Some(Stage::Planned);
    }
    let whole = found
        .figures
        .iter()
        .rev()
        .find(|draft| draft.block == block && draft.tokens.start < open && draft.head_end <= open)
        .filter(|draft| draft.head_end + 1 >= open && counts_people(draft.unit))?;
    (!says).then_some(whole.stage)
}

/// "6,340 children were treated for malnutrition: 2,710 in Hodh ...": what a colon
/// breaks down keeps its stage.
fn split_stage(
    passage: &Passage,
    number: &Range<usize>,
    from: Option<usize>,
    block: usize,
    found: &Found,
) -> Option<Stage> {
    let whole = found.figures.get(from?).filter(|whole| whole.block == block)?;
    let sentence = passage.sentence_of(number.start);
    let same = sentence.contains(&whole.tokens.start) && whole.head_end < number.start;
    let colon = same && (whole.head_end..number.start).any(|at| passage.is_sign(at, ":"));
    let planned = (whole.head_end..number.start)
        .any(|at| passage.words.covers(at, Tag::Planned).max(passage.words.covers(at, Tag::PlannedNoun)) > 0);
    let acts = passage.tags(number.end).any(&[
        Tag::VerbEnding,
        Tag::Verb,
        Tag::ReachedVerb,
        Tag::Auxiliary,
        Tag::Copula,
    ]);
    (colon && !planned && !acts && whole.stage != Stage::Planned).then_some(whole.stage)
}

/// "By 2022, 500 women will ...": the last year that the clause of a plan names.
fn planned_for(passage: &Passage, number: &Range<usize>, stage: Stage) -> Option<i32> {
    let sentence = passage.sentence_of(number.start);
    let mut clause = verb::clause(passage, &sentence, number.start);
    clause.end = clause.end.min(sentence.end);
    let years = clause.filter(|at| !number.contains(at)).filter_map(|at| date::year(passage, at));
    if stage == Stage::Planned { years.max() } else { None }
}

/// The noun phrase with what qualifies it, up to a verb, a sign or a place word.
fn group_range(passage: &Passage, number: &Range<usize>, head_end: usize) -> Range<usize> {
    const LONGEST: usize = 10;
    if head_end <= number.end {
        return passage.bytes(&(number.start..number.start));
    }
    let mut end = head_end;
    let mut inside = false;
    while end < head_end + LONGEST {
        let tags = passage.tags(end);
        let of = tags.has(Tag::Of) && passage.kind(end + 1) == Some(Kind::Word);
        let stops = tags.any(&[
            Tag::Preposition,
            Tag::Relative,
            Tag::Copula,
            Tag::Auxiliary,
            Tag::Verb,
            Tag::VerbEnding,
            Tag::CommaBreak,
            Tag::FutureEnding,
            Tag::And,
            Tag::Or,
            Tag::Planned,
        ]);
        // "women living with disabilities": the phrase goes on.
        let status = passage.words.covers(end, Tag::Status);
        inside |= status > 0 || of;
        // "beneficiaries cope better": behind a head that stands last only these go on.
        let closed = passage.language.head_last && !inside;
        if status == 0 && (closed || passage.kind(end) != Some(Kind::Word) || (stops && !of)) {
            break;
        }
        end += status.max(1);
    }
    while end > head_end && passage.tags(end - 1).any(&[Tag::Of, Tag::Article, Tag::Preposition]) {
        end -= 1;
    }
    passage.bytes(&(number.end..end))
}

/// Stage of a list item or paragraph that says nothing of its own.
pub fn default_stage(heading: Option<&Passage>, is_statement: bool) -> Stage {
    let by_heading = heading.and_then(heading_stage);
    if is_statement { Stage::Planned } else { by_heading.unwrap_or(Stage::Reached) }
}

/// What a heading or the label of a list ("Needs:") says of the figures under it.
pub fn heading_stage(heading: &Passage) -> Option<Stage> {
    stage_of_label(heading, heading.len())
}

/// What the words up to `end` say, read as a heading.
fn stage_of_label(heading: &Passage, end: usize) -> Option<Stage> {
    let named = |tag| (0..end).any(|at| heading.words.covers(at, tag) > 0);
    // "Needs" is one; "Basic needs and winterization" is a sector.
    let whole = |tag| {
        let numbered = usize::from(heading.kind(0) == Some(Kind::Digits));
        let from = (numbered..end).find(|at| heading.kind(*at) == Some(Kind::Word)).unwrap_or(0);
        let after = from + heading.words.covers(from, tag);
        let closes = after >= heading.len() || heading.kind(after) == Some(Kind::Sign);
        after > from && closes
    };
    if named(Tag::PlannedHeading) || whole(Tag::PlannedNoun) {
        Some(Stage::Planned)
    } else if whole(Tag::NeedHeading) {
        Some(Stage::InNeed)
    } else {
        whole(Tag::ContextHeading).then_some(Stage::Population)
    }
}

/// What a line above a list counts, where it has no number of its own: "Women trained:".
pub fn head_noun(head: &Passage) -> Option<TagSet> {
    let end = head.len().checked_sub(1).filter(|end| head.is_sign(*end, ":"))?;
    let last = head.sentences.last()?.start..end;
    let counts = last.clone().any(|at| head.kind(at) == Some(Kind::Digits));
    (!counts).then(|| elided::label_head(head, last)).flatten()
}

/// "Needs: 2,506,000 people in phase 3": what the label of a paragraph says.
pub fn label_stage(passage: &Passage) -> Option<Stage> {
    const LONGEST: usize = 5;
    let colon = (1..LONGEST).find(|at| passage.is_sign(*at, ":"))?;
    (colon + 1 < passage.len()).then(|| stage_of_label(passage, colon)).flatten()
}

/// "Response:", "Needs" alone on a line before a list: what it says of the items.
pub fn list_stage(head: &Passage) -> Option<Stage> {
    const LONGEST: usize = 6;
    (head.len() <= LONGEST).then(|| heading_stage(head)).flatten()
}

/// The numbers of a heading: its label and its years.
pub fn read_heading(passage: &Passage, block: &Block, found: &mut Found) {
    let BlockKind::Heading(heading) = &block.kind else { return };
    let named = |byte: usize| {
        [heading.code.as_ref(), heading.label.as_ref()]
            .into_iter()
            .flatten()
            .any(|range| range.contains(&byte))
    };
    for at in 0..passage.len() {
        let Some(token) = passage.tokens.get(at).filter(|token| token.kind == Kind::Digits) else { continue };
        let kind = if named(token.start) {
            NumberKind::Id
        } else if date::year(passage, at).is_some() {
            NumberKind::Year
        } else {
            NumberKind::Other
        };
        found.others.push(Other { range: token.range(), kind, value: None });
    }
}

/// Whether a unit is one that people can be added up in.
pub fn counts_people(unit: Unit) -> bool {
    matches!(unit, Unit::Person | Unit::Household)
}

//! The last step: drafts become the contract's object, in offsets of the given text.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::analysis::Document;
use crate::figure::Found;
use crate::figure::draft::Draft;
use crate::figure::qualifier::bounds;
use crate::model::{
    Analysis, AreaRef, Because, Figure, NumberKind, Options, OtherNumber, Outcome, Place, PlaceName,
    PlaceNames, Span,
};
use crate::note;
use crate::overlap::Overlaps;
use crate::place::mention::Mention;
use crate::report::sections::{Section, squeezed};
use crate::text::offsets::Utf16Index;

/// Writes drafts as the contract's object, in offsets of the given text.
pub(crate) struct Writer<'w, 'a> {
    document: &'w Document<'a>,
    given: &'w str,
    index: Utf16Index,
}

impl<'w, 'a> Writer<'w, 'a> {
    /// Writes for `given`, the text that the document was read from.
    pub(crate) fn new(document: &'w Document<'a>, given: &'w str) -> Self {
        Self { document, given, index: Utf16Index::new(given) }
    }

    pub(crate) fn write(&self, found: &Found, overlaps: &Overlaps, options: &Options) -> Analysis {
        let figures: Vec<Figure> =
            found.figures.iter().enumerate().map(|(at, draft)| self.figure(at, draft)).collect();
        let outcomes = self.outcomes(overlaps);
        let overlapping: BTreeSet<&str> = overlaps
            .possible
            .iter()
            .filter_map(|overlap| figures.get(overlap.smaller))
            .map(|figure| figure.id.as_str())
            .collect();
        let totals = crate::tally::tally(&figures, &outcomes, &overlapping);
        let numbers = self.numbers(found);
        let noting = note::Noting {
            given: self.given,
            index: &self.index,
            repaired: self.document.repaired,
            mentions: &self.document.mentions,
            doubtful: &self.document.doubtful,
            sections: &self.document.structure.sections,
            drafts: &found.figures,
            figures: &figures,
            outcomes: &outcomes,
            numbers: &numbers,
            overlaps,
            year: self.document.report.year,
        };
        let notes = noting.notes();
        Analysis {
            schema: crate::SCHEMA.to_owned(),
            report: self.document.report.clone(),
            places: self.places(),
            outcomes,
            figures,
            totals,
            notes,
            numbers: options.all_numbers.then_some(numbers),
        }
    }

    fn span(&self, repaired: &Range<usize>) -> Span {
        self.index.span(self.given, &self.document.repaired.map.given(repaired.clone()))
    }

    fn quote(&self, repaired: &Range<usize>) -> String {
        self.given.get(self.document.repaired.map.given(repaired.clone())).unwrap_or_default().to_owned()
    }

    fn outcome_id(&self, section: Option<usize>) -> Option<String> {
        match section.and_then(|at| self.document.structure.sections.get(at)) {
            Some(section) => section.is_outcome.then(|| section.id.clone()),
            None => self.has_no_outcomes().then(String::new),
        }
    }

    fn has_no_outcomes(&self) -> bool {
        !self.document.structure.sections.iter().any(|section| section.is_outcome)
    }

    fn figure(&self, at: usize, draft: &Draft) -> Figure {
        let (low, high) = bounds(draft.qualifier, draft.value, draft.range_high);
        let because = draft.because();
        let reason = |reason: (crate::model::Reason, Option<usize>)| Because {
            kind: reason.0,
            figure: reason.1.map(figure_id),
        };
        let group =
            if draft.group.is_empty() { String::new() } else { squeezed(self.document.slice(&draft.group)) };
        Figure {
            id: figure_id(at),
            outcome: self.outcome_id(draft.section),
            quote: self.quote(&draft.quote),
            span: self.span(&draft.quote),
            number: self.span(&draft.number),
            sentence: self.span(&draft.sentence),
            value: draft.value,
            low,
            high,
            qualifier: draft.qualifier,
            unit: draft.unit,
            currency: draft.currency.clone(),
            group,
            sex: draft.sex(),
            age: draft.age(),
            stage: draft.stage,
            reach: draft.reach,
            adm1: self.areas(draft),
            counted: because.is_none(),
            because: because.map(reason),
            relation: draft.relation.map(reason),
            rule: draft.rule.to_owned(),
            source: None,
        }
    }

    /// The first-level areas of a figure, each once, by its first mention.
    fn areas(&self, draft: &Draft) -> Vec<AreaRef> {
        let mut out: Vec<AreaRef> = Vec::new();
        for mention in draft.areas.iter().filter_map(|at| self.document.mentions.get(*at)) {
            let Some(area) = &mention.adm1 else { continue };
            if !out
                .iter()
                .any(|known| known.iso3 == area.iso3 && known.name == area.name && known.pcode == area.pcode)
            {
                out.push(AreaRef {
                    iso3: area.iso3.clone(),
                    name: area.name.clone(),
                    pcode: area.pcode.clone(),
                    iso: area.iso.clone(),
                    quote: self.quote(&mention.range),
                    span: self.span(&mention.range),
                });
            }
        }
        out
    }

    fn outcomes(&self, overlaps: &Overlaps) -> Vec<Outcome> {
        let sections = &self.document.structure.sections;
        if self.has_no_outcomes() {
            return vec![Outcome {
                id: String::new(),
                label: String::new(),
                statement: String::new(),
                span: self.index.span(self.given, &(0..self.given.len())),
                to_be_deleted: false,
                repeats: None,
            }];
        }
        let repeats = |at: usize| {
            let repeat = overlaps.repeated.iter().find(|repeat| repeat.section == at)?;
            sections.get(repeat.earlier).map(|section| section.id.clone())
        };
        sections
            .iter()
            .enumerate()
            .filter(|(_, section)| section.is_outcome)
            .map(|(at, section)| Outcome {
                id: section.id.clone(),
                label: section.label.clone(),
                statement: section
                    .statement
                    .as_ref()
                    .map(|range| squeezed(self.document.slice(range)))
                    .unwrap_or_default(),
                span: self.span(&self.section_range(section)),
                to_be_deleted: section.to_be_deleted,
                repeats: repeats(at),
            })
            .collect()
    }

    fn section_range(&self, section: &Section) -> Range<usize> {
        let whole = |at: usize| self.document.blocks.get(at).map(|block| block.whole.clone());
        let start = whole(section.heading).map_or(0, |range| range.start);
        let end = section.blocks.end.checked_sub(1).and_then(whole).map_or(start, |range| range.end);
        start..end
    }

    fn places(&self) -> Vec<Place> {
        self.document.mentions.iter().map(|mention| self.place(mention)).collect()
    }

    fn place(&self, mention: &Mention) -> Place {
        let block = self.document.blocks.iter().rposition(|block| block.whole.start <= mention.range.start);
        let section = block.and_then(|block| self.document.section_of.get(block).copied().flatten());
        Place {
            iso3: Some(mention.iso3.clone()).filter(|iso3| !iso3.is_empty()),
            name: mention.name.clone(),
            pcode: mention.pcode.clone(),
            iso: mention.iso.clone(),
            level: mention.level,
            adm1: mention.adm1.as_ref().map(|area| area.name.clone()),
            quote: self.quote(&mention.range),
            span: self.span(&mention.range),
            outcome: self.outcome_id(section),
            locates: mention.locates,
        }
    }

    /// Every name that is a place's, with the rule that decided on it.
    pub(crate) fn place_names(&self) -> PlaceNames {
        let doubtful = self.document.doubtful.iter();
        let mut all: Vec<&Mention> = self.document.mentions.iter().chain(doubtful).collect();
        all.sort_by_key(|mention| (mention.range.start, mention.level));
        let names = all.into_iter().map(|mention| PlaceName {
            place: self.place(mention),
            taken: mention.rule.takes(),
            rule: mention.rule.as_str().to_owned(),
            why: mention.rule.explains().to_owned(),
        });
        PlaceNames { report: self.document.report.clone(), names: names.collect() }
    }

    /// Every number that is no figure; digits that no step has read are told too.
    fn numbers(&self, found: &Found) -> Vec<OtherNumber> {
        let given = |range: &Range<usize>| self.document.repaired.map.given(range.clone());
        let mut taken: Vec<Range<usize>> = found.figures.iter().map(|draft| given(&draft.number)).collect();
        taken.sort_by_key(|range| range.start);
        let mut sorted: Vec<_> =
            found.others.iter().map(|other| (given(&other.range), other.kind, other.value)).collect();
        sorted.sort_by_key(|(range, ..)| (range.start, std::cmp::Reverse(range.end)));
        let mut others: Vec<(Range<usize>, NumberKind, Option<f64>)> = Vec::new();
        for other in sorted {
            let after_last = others.last().is_none_or(|(last, ..)| last.end <= other.0.start);
            if after_last && !overlaps_any(&taken, &other.0) && !other.0.is_empty() {
                others.push(other);
            }
        }
        let mut known: Vec<Range<usize>> = taken;
        known.extend(others.iter().map(|(range, ..)| range.clone()));
        known.sort_by_key(|range| range.start);
        for run in digit_runs(self.given) {
            if !overlaps_any(&known, &run) {
                let kind = if self.is_furniture(&run) { NumberKind::Page } else { NumberKind::List };
                others.push((run, kind, None));
            }
        }
        others.sort_by_key(|(range, ..)| range.start);
        others
            .into_iter()
            .map(|(range, kind, value)| OtherNumber {
                quote: self.given.get(range.clone()).unwrap_or_default().to_owned(),
                span: self.index.span(self.given, &range),
                kind,
                value,
            })
            .collect()
    }

    /// Whether given bytes lie in a running head or page number.
    fn is_furniture(&self, run: &Range<usize>) -> bool {
        self.document.repaired.furniture.iter().any(|line| line.start <= run.start && run.end <= line.end)
    }
}

fn figure_id(at: usize) -> String {
    format!("f{}", at + 1)
}

/// Whether a range overlaps one of `sorted` (by start, none overlapping another).
fn overlaps_any(sorted: &[Range<usize>], range: &Range<usize>) -> bool {
    let after = sorted.partition_point(|known| known.start < range.end);
    after.checked_sub(1).and_then(|at| sorted.get(at)).is_some_and(|known| known.end > range.start)
}

/// Maximal runs of digits.
fn digit_runs(text: &str) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    for (at, _) in text.bytes().enumerate().filter(|(_, byte)| byte.is_ascii_digit()) {
        match out.last_mut() {
            Some(last) if last.end == at => last.end = at + 1,
            _ => out.push(at..at + 1),
        }
    }
    out
}

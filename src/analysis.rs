//! From text to analysis: calls each step in turn and writes the result out in
//! offsets of the given text.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::figure::digits::Signs;
use crate::figure::draft::Draft;
use crate::figure::qualifier::bounds;
use crate::figure::{self, BlockSetting, Found};
use crate::lang::{LanguageData, Tag};
use crate::language::{Languages, find_languages};
use crate::link::Links;
use crate::model::{
    Analysis, AreaRef, Because, Country, Figure, NumberKind, Options, OtherNumber, Outcome, Place, Report,
    Span, Stage,
};
use crate::note;
use crate::overlap::{self, Overlaps, Surroundings};
use crate::passage::Passage;
use crate::place::mention::Mention;
use crate::report::layout::{self, Block, Kind};
use crate::report::sections::{self, Section, Structure, squeezed};
use crate::report::{find_data_as_of, find_year};
use crate::text::offsets::Utf16Index;
use crate::text::repair::{Repaired, repair};
use crate::text::token::tokenize;

/// Analyses one report. See [`crate::analyze`].
pub(crate) fn analyze(text: &str, options: &Options) -> Analysis {
    let repaired = repair(text);
    let mut blocks = layout::blocks(&repaired.text);
    let structure = sections::read(&repaired.text, &mut blocks);
    let ranges: Vec<Range<usize>> = blocks.iter().map(|block| block.range.clone()).collect();
    let Some(languages) = find_languages(&repaired.text, &ranges, options.language.as_deref()) else {
        return Analysis::default();
    };
    let document = Document::read(&repaired, blocks, structure, languages, options);
    let found = document.find_figures();
    document.finish(text, found, options)
}

/// A report that is laid out and ready to be read.
struct Document<'a> {
    repaired: &'a Repaired,
    blocks: Vec<Block>,
    structure: Structure,
    languages: Languages,
    passages: Vec<Option<Passage<'a>>>,
    /// Section of each block.
    section_of: Vec<Option<usize>>,
    /// For list items and table rows the block that heads them.
    list_heads: Vec<Option<usize>>,
    report: Report,
    mentions: Vec<Mention>,
}

impl<'a> Document<'a> {
    fn read(
        repaired: &'a Repaired,
        blocks: Vec<Block>,
        structure: Structure,
        languages: Languages,
        options: &Options,
    ) -> Self {
        let passages = blocks
            .iter()
            .zip(&languages.blocks)
            .map(|(block, language)| match block.kind {
                Kind::Row(_) => None,
                _ => Some(Passage::new(&repaired.text, block.range.clone(), language)),
            })
            .collect();
        let section_of = (0..blocks.len())
            .map(|at| structure.sections.iter().rposition(|section| section.blocks.contains(&at)))
            .collect();
        let list_heads = list_heads(&blocks);
        let mut document = Self {
            repaired,
            blocks,
            structure,
            languages,
            passages,
            section_of,
            list_heads,
            report: Report::default(),
            mentions: Vec::new(),
        };
        document.report = document.read_report(options);
        document.mentions = document.find_places();
        document
    }

    fn text(&self) -> &'a str {
        &self.repaired.text
    }

    fn slice(&self, range: &Range<usize>) -> &'a str {
        self.text().get(range.clone()).unwrap_or_default()
    }

    fn read_report(&self, options: &Options) -> Report {
        let title =
            self.structure.title.as_ref().map(|range| squeezed(self.slice(range))).unwrap_or_default();
        let preamble = || self.passages.iter().take(self.structure.preamble.max(1)).flatten();
        let data_as_of = preamble().find_map(find_data_as_of);
        let dated = |passage: &&Passage| find_data_as_of(passage).is_none();
        let year = preamble().filter(dated).find_map(find_year).or_else(|| self.most_frequent_year());
        let ids: Vec<&str> = self
            .structure
            .sections
            .iter()
            .map(|section| section.id.as_str())
            .filter(|id| is_code(id))
            .collect();
        let countries = match &options.country {
            Some(country) => vec![country.to_uppercase()],
            None => crate::place::country::choose_country(&title, &ids, self.text()),
        };
        let country = countries.first().map(|iso3| Country {
            iso3: iso3.clone(),
            name: crate::place::country::country_name(iso3).unwrap_or(iso3).to_owned(),
        });
        Report {
            title,
            country,
            countries,
            year,
            data_as_of,
            language: self.languages.report.code.to_owned(),
        }
    }

    /// The year the text names most often, the later of equals.
    fn most_frequent_year(&self) -> Option<i32> {
        let mut seen = std::collections::BTreeMap::new();
        for passage in self.passages.iter().flatten() {
            for at in 0..passage.len() {
                if let Some(year) = figure::date::year(passage, at) {
                    *seen.entry(year).or_insert(0_usize) += 1;
                }
            }
        }
        seen.into_iter().max_by_key(|(year, count)| (*count, *year)).map(|(year, _)| year)
    }

    fn find_places(&self) -> Vec<Mention> {
        let Some(country) = &self.report.country else { return Vec::new() };
        let Some(gazetteer) =
            crate::place::gazetteer::Gazetteer::for_country_in(&country.iso3, self.report.year)
        else {
            return Vec::new();
        };
        crate::place::mention::find_places(self.text(), &gazetteer)
    }

    fn find_figures(&self) -> Found {
        let mut tokens = Vec::new();
        tokenize(self.text(), 0..self.text().len(), &mut tokens);
        let signs = Signs::new(self.text(), &tokens, self.languages.report);
        let names: Vec<Range<usize>> = self.mentions.iter().map(|mention| mention.range.clone()).collect();
        let own_name = self.mentions.iter().filter(|mention| mention.level == 0);
        let countries: Vec<Range<usize>> = own_name.map(|mention| mention.range.clone()).collect();
        let mut found = Found::default();
        let mut at = 0;
        while let Some(block) = self.blocks.get(at) {
            let setting = BlockSetting {
                names: &names,
                countries: &countries,
                block: at,
                section: self.section_of.get(at).copied().flatten(),
                stage: self.default_stage(at),
                year: self.report.year,
                signs,
            };
            let rows = self.rows_from(at);
            if rows > 0 {
                let table = self.blocks.get(at..at + rows).unwrap_or_default();
                figure::table::read_table(self.text(), table, self.language_of(at), setting, &mut found);
                at += rows;
                continue;
            }
            if let Some(Some(passage)) = self.passages.get(at) {
                match block.kind {
                    Kind::Heading(_) => figure::read_heading(passage, block, &mut found),
                    _ => figure::read_passage(passage, setting, &mut found),
                }
            }
            at += 1;
        }
        found.figures.sort_by_key(|draft| draft.number.start);
        found
    }

    /// How many table rows begin at a block.
    fn rows_from(&self, at: usize) -> usize {
        self.blocks.iter().skip(at).take_while(|block| matches!(block.kind, Kind::Row(_))).count()
    }

    fn language_of(&self, block: usize) -> &'static LanguageData {
        self.languages.blocks.get(block).copied().unwrap_or(self.languages.report)
    }

    /// Stage of figures whose words say nothing: by statement, heading and list head.
    fn default_stage(&self, block: usize) -> Stage {
        let section =
            self.section_of.get(block).copied().flatten().and_then(|at| self.structure.sections.get(at));
        let range = self.blocks.get(block).map(|block| block.range.clone());
        let is_statement = section.is_some_and(|section| section.statement == range);
        let heading = section.and_then(|section| self.passages.get(section.heading)).and_then(Option::as_ref);
        let head = self
            .list_heads
            .get(block)
            .copied()
            .flatten()
            .and_then(|head| self.passages.get(head))
            .and_then(Option::as_ref);
        if let Some(head) = head
            && let Some(last) = head.sentences.last()
        {
            let reached = last.clone().any(|at| head.is(at, Tag::ReachedVerb));
            if head.words.any(last.clone(), Tag::Planned) && !reached {
                return Stage::Planned;
            }
            if head.words.any(last.clone(), Tag::InNeed) && !reached {
                return Stage::InNeed;
            }
        }
        figure::default_stage(heading, is_statement)
    }

    fn finish(&self, given: &str, mut found: Found, options: &Options) -> Analysis {
        let headings: Vec<Range<usize>> =
            self.structure.sections.iter().map(|section| self.heading_range(section)).collect();
        let links = Links {
            passages: &self.passages,
            mentions: &self.mentions,
            list_heads: &self.list_heads,
            headings: &headings,
        };
        links.link(&mut found.figures);
        let narratives: Vec<Vec<Range<usize>>> =
            self.structure.sections.iter().map(|section| self.narrative(section)).collect();
        let recaps: Vec<bool> =
            self.structure.sections.iter().map(|section| self.is_recap(section)).collect();
        let surroundings = Surroundings {
            text: self.text(),
            language: self.languages.report,
            passages: &self.passages,
            mentions: &self.mentions,
            sections: &self.structure.sections,
            narratives: &narratives,
            recaps: &recaps,
        };
        let overlaps = overlap::relate(&surroundings, &mut found.figures);
        Writer { document: self, given, index: Utf16Index::new(given) }.write(&found, &overlaps, options)
    }

    /// Bytes of a heading that names no outcome but a topic or a place.
    fn heading_range(&self, section: &Section) -> Range<usize> {
        self.blocks.get(section.heading).map_or(0..0, |block| match &block.kind {
            Kind::Heading(heading) => heading.text.clone(),
            _ => block.range.clone(),
        })
    }

    fn narrative(&self, section: &Section) -> Vec<Range<usize>> {
        section
            .blocks
            .clone()
            .skip(1)
            .filter_map(|at| self.blocks.get(at))
            .map(|block| block.range.clone())
            .filter(|range| Some(range) != section.statement.as_ref())
            .collect()
    }

    fn is_recap(&self, section: &Section) -> bool {
        let heading = self.passages.get(section.heading).and_then(Option::as_ref);
        heading.is_some_and(|heading| heading.words.any(0..heading.len(), Tag::RecapHeading))
    }
}

/// "XM-DAC-41146-MLI_D_1.1", not "SHELTER AND CASH".
fn is_code(id: &str) -> bool {
    id.contains('-') && id.contains(|c: char| c.is_ascii_digit()) && !id.contains(' ')
}

/// The block that heads a list or table: the paragraph right before it.
fn list_heads(blocks: &[Block]) -> Vec<Option<usize>> {
    let mut head = None;
    let mut out = Vec::with_capacity(blocks.len());
    for (at, block) in blocks.iter().enumerate() {
        match block.kind {
            Kind::Item | Kind::Row(_) => out.push(head),
            Kind::Paragraph => {
                head = Some(at);
                out.push(None);
            }
            Kind::Heading(_) => {
                head = None;
                out.push(None);
            }
        }
    }
    out
}

/// Writes drafts as the contract's object, in offsets of the given text.
struct Writer<'w, 'a> {
    document: &'w Document<'a>,
    given: &'w str,
    index: Utf16Index,
}

impl Writer<'_, '_> {
    fn write(&self, found: &Found, overlaps: &Overlaps, options: &Options) -> Analysis {
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
            sections: &self.document.structure.sections,
            drafts: &found.figures,
            figures: &figures,
            outcomes: &outcomes,
            numbers: &numbers,
            overlaps,
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
        }
    }

    /// The first-level areas of a figure, each once, by its first mention.
    fn areas(&self, draft: &Draft) -> Vec<AreaRef> {
        let mut out: Vec<AreaRef> = Vec::new();
        for mention in draft.areas.iter().filter_map(|at| self.document.mentions.get(*at)) {
            let Some(area) = &mention.adm1 else { continue };
            if !out.iter().any(|known| known.name == area.name && known.pcode == area.pcode) {
                out.push(AreaRef {
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
        let section_at = |byte: usize| {
            let block = self.document.blocks.iter().rposition(|block| block.whole.start <= byte)?;
            self.document.section_of.get(block).copied().flatten()
        };
        self.document
            .mentions
            .iter()
            .map(|mention| Place {
                name: mention.name.clone(),
                pcode: mention.pcode.clone(),
                iso: mention.iso.clone(),
                level: mention.level,
                adm1: mention.adm1.as_ref().map(|area| area.name.clone()),
                quote: self.quote(&mention.range),
                span: self.span(&mention.range),
                outcome: self.outcome_id(section_at(mention.range.start)),
                locates: mention.locates,
            })
            .collect()
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
    for (at, byte) in text.bytes().enumerate().filter(|(_, byte)| byte.is_ascii_digit()) {
        let _ = byte;
        match out.last_mut() {
            Some(last) if last.end == at => last.end = at + 1,
            _ => out.push(at..at + 1),
        }
    }
    out
}

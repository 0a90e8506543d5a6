//! From text to analysis: calls each step in turn. Nothing is decided here.

use std::ops::Range;

use crate::figure::digits::Signs;
use crate::figure::{self, BlockSetting, Found};
use crate::lang::{LanguageData, Tag};
use crate::language::{Languages, find_languages};
use crate::link::Links;
use crate::model::{Analysis, Country, Options, PlaceNames, Report, Stage};
use crate::overlap::{self, Surroundings};
use crate::passage::Passage;
use crate::place::choice::{Clues, choose_countries, country_of_heading};
use crate::place::gazetteer::Gazetteer;
use crate::place::mention::Mention;
use crate::place::regional::{Scope, find_names};
use crate::report::layout::{self, Block, Heading, Kind};
use crate::report::sections::{self, Section, Structure, squeezed};
use crate::report::{find_data_as_of, find_year};
use crate::text::digest::sha256;
use crate::text::repair::{Repaired, repair};
use crate::text::token::tokenize;
use crate::write::Writer;

/// Analyses one report. See [`crate::analyze`].
pub(crate) fn analyze(text: &str, options: &Options) -> Analysis {
    let repaired = repair(text);
    let Some(mut document) = Document::new(&repaired, options) else { return Analysis::default() };
    document.report.sha256 = sha256(text);
    let found = document.find_figures();
    document.finish(text, found, options)
}

/// Finds the names of places. See [`crate::place_names`].
pub(crate) fn place_names(text: &str, options: &Options) -> PlaceNames {
    let repaired = repair(text);
    let Some(document) = Document::new(&repaired, options) else { return PlaceNames::default() };
    Writer::new(&document, text).place_names()
}

/// A report that is laid out and ready to be read.
pub(crate) struct Document<'a> {
    pub(crate) repaired: &'a Repaired,
    pub(crate) blocks: Vec<Block>,
    pub(crate) structure: Structure,
    languages: Languages,
    passages: Vec<Option<Passage<'a>>>,
    /// Section of each block.
    pub(crate) section_of: Vec<Option<usize>>,
    /// For list items and table rows the block that heads them.
    list_heads: Vec<Option<usize>>,
    pub(crate) report: Report,
    pub(crate) mentions: Vec<Mention>,
    /// Names of places that were not taken for places.
    pub(crate) doubtful: Vec<Mention>,
}

impl<'a> Document<'a> {
    fn new(repaired: &'a Repaired, options: &Options) -> Option<Self> {
        let mut blocks = layout::blocks(&repaired.text);
        let structure = sections::read(&repaired.text, &mut blocks);
        let ranges: Vec<Range<usize>> = blocks.iter().map(|block| block.range.clone()).collect();
        let languages = find_languages(&repaired.text, &ranges, options.language.as_deref())?;
        Some(Self::read(repaired, blocks, structure, languages, options))
    }

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
            doubtful: Vec::new(),
        };
        document.report = document.read_report(options);
        let names = document.find_places(options);
        (document.mentions, document.doubtful) = names.into_iter().partition(|name| name.rule.takes());
        document
    }

    fn text(&self) -> &'a str {
        &self.repaired.text
    }

    pub(crate) fn slice(&self, range: &Range<usize>) -> &'a str {
        self.text().get(range.clone()).unwrap_or_default()
    }

    fn read_report(&self, options: &Options) -> Report {
        let title =
            self.structure.title.as_ref().map(|range| squeezed(self.slice(range))).unwrap_or_default();
        let preamble = || self.passages.iter().take(self.structure.preamble.max(1)).flatten();
        let data_as_of = preamble().find_map(find_data_as_of);
        let dated = |passage: &&Passage| find_data_as_of(passage).is_none();
        let year = preamble()
            .filter(dated)
            .find_map(find_year)
            .or_else(|| data_as_of.as_deref().and_then(|date| date.get(..4)?.parse().ok()))
            .or_else(|| self.most_frequent_year());
        let countries = match options.country.as_slice() {
            [] => self.choose_countries(&title),
            given => each_once(given),
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
            sha256: String::new(),
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

    fn choose_countries(&self, title: &str) -> Vec<String> {
        let ids = self.structure.sections.iter().map(|section| section.id.as_str());
        let ids: Vec<&str> = ids.filter(|id| is_code(id)).collect();
        let ranges: Vec<Range<usize>> =
            self.structure.sections.iter().map(|section| self.heading_range(section)).collect();
        let headings: Vec<&str> = ranges.iter().map(|range| self.slice(range).trim()).collect();
        choose_countries(&Clues { title, headings: &headings, ids: &ids, text: self.text() })
    }

    fn find_places(&self, options: &Options) -> Vec<Mention> {
        let year = options.areas_as_of.or(self.report.year);
        let countries = self.report.countries.iter();
        let gazetteers: Vec<Gazetteer> =
            countries.filter_map(|iso3| Gazetteer::for_country_in(iso3, year)).collect();
        find_names(self.text(), &gazetteers, &self.scopes())
    }

    /// In a regional report, which part is about which country: what follows a
    /// heading or a code that names one of them.
    fn scopes(&self) -> Vec<Scope> {
        let mut scopes: Vec<Scope> = Vec::new();
        for section in &self.structure.sections {
            let heading = self.slice(&self.heading_range(section));
            let said = country_of_heading(heading, &section.id, &self.report.countries);
            let last = scopes.last().map(|scope| scope.iso3.clone());
            let start = self.blocks.get(section.heading).map_or(0, |block| block.range.start);
            let end = section.blocks.end.checked_sub(1).and_then(|at| self.blocks.get(at));
            if let Some(iso3) = said.or(last) {
                scopes.push(Scope { range: start..end.map_or(start, |block| block.range.end), iso3 });
            }
        }
        scopes
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
                head: self.list_head(at).and_then(figure::head_noun),
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
                match &block.kind {
                    Kind::Heading(heading) if heading.is_named() && !heading.text.is_empty() => {
                        // "Output 1.1: 450 women were trained": a label and a statement.
                        let names = with_label(&names, heading);
                        let setting = BlockSetting { names: &names, stage: Stage::Planned, ..setting };
                        figure::read_passage(passage, setting, &mut found);
                    }
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

    /// The line above a list, for its items.
    fn list_head(&self, block: usize) -> Option<&Passage<'a>> {
        let head = self.list_heads.get(block).copied().flatten()?;
        self.passages.get(head).and_then(Option::as_ref)
    }

    /// Stage of figures whose words say nothing: by statement, heading and list head.
    fn default_stage(&self, block: usize) -> Stage {
        let section =
            self.section_of.get(block).copied().flatten().and_then(|at| self.structure.sections.get(at));
        let range = self.blocks.get(block).map(|block| block.range.clone());
        let is_statement = section.is_some_and(|section| section.statement == range);
        let heading = section.and_then(|section| self.passages.get(section.heading)).and_then(Option::as_ref);
        let head = self.list_head(block);
        let own = self.passages.get(block).and_then(Option::as_ref);
        if let Some(stage) = own.and_then(figure::label_stage).or_else(|| head.and_then(figure::list_stage)) {
            return stage;
        }
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
        Writer::new(self, given).write(&found, &overlaps, options)
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

/// The names, and the code and label of a heading: their digits count nothing.
fn with_label(names: &[Range<usize>], heading: &Heading) -> Vec<Range<usize>> {
    let mut out = names.to_vec();
    out.extend([heading.code.clone(), heading.label.clone()].into_iter().flatten());
    out.sort_by_key(|range| range.start);
    out
}

/// "XM-DAC-41146-MLI_D_1.1", not "SHELTER AND CASH".
fn is_code(id: &str) -> bool {
    id.contains('-') && id.contains(|c: char| c.is_ascii_digit()) && !id.contains(' ')
}

/// The codes in capitals, each where it comes first.
fn each_once(codes: &[String]) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for code in codes.iter().map(|code| code.to_uppercase()) {
        if !out.contains(&code) {
            out.push(code);
        }
    }
    out
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

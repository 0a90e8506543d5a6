//! Outcome sections: which block stands under which outcome.

use std::collections::BTreeMap;
use std::ops::Range;

use super::layout::{Block, Kind};
use crate::lang::{LANGUAGES, Tag};

/// A section of the report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Id by the contract: code, label as printed, or heading text.
    pub id: String,
    /// What to call it in little room.
    pub label: String,
    /// The statement, where there is one.
    pub statement: Option<Range<usize>>,
    /// Index of the heading block.
    pub heading: usize,
    /// From the heading to the next section.
    pub blocks: Range<usize>,
    /// The report marks it as one that will go.
    pub to_be_deleted: bool,
    /// Has an id of its own; others only end the section before ("Lessons").
    pub is_outcome: bool,
}

/// The sections of a report and its title.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Structure {
    /// Bytes of the title.
    pub title: Option<Range<usize>>,
    /// How many blocks stand before the text begins: title, period, author.
    pub preamble: usize,
    /// In the order of the text.
    pub sections: Vec<Section>,
}

/// How the report names its sections.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Naming {
    Codes,
    Labels,
    Headings,
    None,
}

/// Reads sections off the blocks.
pub fn read(text: &str, blocks: &mut [Block]) -> Structure {
    promote_titles(blocks);
    let naming = naming(blocks);
    if naming != Naming::Codes {
        promote_weak(text, blocks, naming);
    }
    let inside =
        if matches!(naming, Naming::Codes | Naming::Labels) { inside(text, blocks) } else { Vec::new() };
    let title = title_block(blocks);
    let first_heading = blocks
        .iter()
        .enumerate()
        .position(|(at, block)| Some(at) != title && matches!(block.kind, Kind::Heading(_)))
        .unwrap_or(blocks.len());
    let mut structure = Structure {
        title: title.and_then(|at| blocks.get(at)).map(|block| block.range.clone()),
        preamble: preamble(text, blocks, first_heading),
        sections: Vec::new(),
    };
    for at in 0..blocks.len() {
        if Some(at) != title
            && inside.binary_search(&at).is_err()
            && let Some(section) = section_at(text, blocks, at, naming)
        {
            if let Some(last) = structure.sections.last_mut() {
                last.blocks.end = at;
            }
            structure.sections.push(section);
        }
    }
    name_apart(&mut structure.sections);
    structure
}

/// A weak heading at the very top is the title, never a section.
fn promote_titles(blocks: &mut [Block]) {
    if let Some(first) = blocks.first_mut() {
        first.weak_heading = false;
    }
}

fn naming(blocks: &[Block]) -> Naming {
    let headings = || {
        blocks.iter().filter_map(|block| match &block.kind {
            Kind::Heading(heading) => Some(heading),
            _ => None,
        })
    };
    if headings().any(|heading| heading.code.is_some()) {
        Naming::Codes
    } else if headings().any(|heading| heading.label.is_some()) {
        Naming::Labels
    } else if headings().next().is_some() || blocks.iter().filter(|block| block.weak_heading).count() >= 2 {
        Naming::Headings
    } else {
        Naming::None
    }
}

/// Lines that look like headings become headings, where something follows that
/// they can head.
fn promote_weak(text: &str, blocks: &mut [Block], naming: Naming) {
    let has_real = blocks
        .iter()
        .skip(1)
        .any(|block| matches!(&block.kind, Kind::Heading(heading) if heading.label.is_none()));
    if naming == Naming::Headings && blocks.iter().filter(|block| block.weak_heading).count() < 2 {
        return;
    }
    for at in 0..blocks.len() {
        let next_is_body = blocks
            .get(at + 1)
            .is_some_and(|next| !matches!(next.kind, Kind::Heading(_)) && !next.weak_heading)
            || heads_next(text, blocks, at);
        let after_bare_heading = at
            .checked_sub(1)
            .and_then(|before| blocks.get(before))
            .is_some_and(|before| matches!(&before.kind, Kind::Heading(heading) if heading.text.is_empty()));
        let Some(block) = blocks.get_mut(at) else { break };
        if block.weak_heading
            && next_is_body
            && !after_bare_heading
            && !(has_real && naming == Naming::Headings)
        {
            block.kind =
                Kind::Heading(super::layout::Heading { code: None, label: None, text: block.range.clone() });
        }
    }
}

/// "### Training of women" and "Table 1 People by region" below "## Outcome 1": where headings are marked with their
/// level, what is lower or not marked at all stands inside the outcome.
fn inside(text: &str, blocks: &[Block]) -> Vec<usize> {
    let mut outcome = 0;
    let mut out = Vec::new();
    for (at, block) in blocks.iter().enumerate() {
        let level = level(text, block);
        match &block.kind {
            Kind::Heading(heading) if heading.code.is_some() || heading.label.is_some() => outcome = level,
            Kind::Heading(_) if outcome > 0 && (level == 0 || level > outcome) => out.push(at),
            _ => {}
        }
    }
    out
}

/// How many number signs mark a heading; none where it is one by its looks.
fn level(text: &str, block: &Block) -> usize {
    let marks = text.get(block.whole.start..block.range.start).unwrap_or_default();
    marks.chars().filter(|mark| *mark == '#').count()
}

/// "RESPONSE" above "Health": capitals, behind some text, over a lesser heading.
fn heads_next(text: &str, blocks: &[Block], at: usize) -> bool {
    let body = |at: usize| blocks.get(at).and_then(|block| text.get(block.range.clone())).unwrap_or_default();
    let capitals = |body: &str| !body.chars().any(char::is_lowercase);
    let follows_text = blocks
        .iter()
        .take(at)
        .any(|block| matches!(block.kind, Kind::Heading(_) | Kind::Item) || block.range.len() > 200);
    let next = blocks.get(at + 1).is_some_and(|next| next.weak_heading);
    follows_text && next && capitals(body(at)) && !capitals(body(at + 1))
}

/// The title: the first block, if it is short and no labelled heading.
fn title_block(blocks: &[Block]) -> Option<usize> {
    const LONGEST: usize = 200;
    let first = blocks.first()?;
    let named =
        matches!(&first.kind, Kind::Heading(heading) if heading.code.is_some() || heading.label.is_some());
    let row = matches!(first.kind, Kind::Row(_) | Kind::Item);
    (!named && !row && first.range.len() <= LONGEST).then_some(0)
}

/// Blocks before the first heading that are short lines rather than text.
fn preamble(text: &str, blocks: &[Block], first_heading: usize) -> usize {
    const LONGEST: usize = 160;
    blocks
        .iter()
        .take(first_heading.min(8))
        .take_while(|block| {
            let short = block.range.len() <= LONGEST && !matches!(block.kind, Kind::Row(_));
            let body = text.get(block.range.clone()).unwrap_or_default();
            short && (!body.ends_with('.') || body.len() <= 100 || block.whole.len() > block.range.len())
        })
        .count()
}

fn section_at(text: &str, blocks: &[Block], at: usize, naming: Naming) -> Option<Section> {
    let Kind::Heading(heading) = &blocks.get(at)?.kind else { return None };
    let slice = |range: &Range<usize>| squeezed(text.get(range.clone()).unwrap_or_default());
    let (id, label, named) = match (&heading.code, &heading.label) {
        (Some(code), _) => (slice(code), short_code(&slice(code)), true),
        (None, Some(label)) => (slice(label), short_label(&slice(label)), true),
        (None, None) => (slice(&heading.text), slice(&heading.text), naming == Naming::Headings),
    };
    let following =
        blocks.get(at + 1).filter(|next| next.kind == Kind::Paragraph).map(|next| next.range.clone());
    // A statement is one sentence; several tell what was done.
    let following = following.filter(|range| !has_two_sentences(text.get(range.clone()).unwrap_or_default()));
    let statement = match (heading.text.is_empty(), named && naming != Naming::Headings) {
        (false, true) => Some(heading.text.clone()),
        (true, true) => following,
        _ => None,
    };
    let marked = [Some(heading.text.clone()), statement.clone()].into_iter().flatten().any(|range| {
        let text = text.get(range).unwrap_or_default();
        LANGUAGES.iter().any(|language| language.mentions(Tag::ToBeDeleted, text))
    });
    Some(Section {
        id,
        label,
        statement,
        heading: at,
        blocks: at..blocks.len(),
        to_be_deleted: marked,
        is_outcome: named,
    })
}

fn has_two_sentences(text: &str) -> bool {
    let mut rest = text.match_indices(['.', '!', '?']);
    rest.any(|(at, sign)| {
        let after = text.get(at + sign.len()..).unwrap_or_default();
        let next = after.trim_start();
        next.len() < after.len() && next.starts_with(char::is_uppercase)
    })
}

/// One space for any white space.
pub fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// "1.1" of "XM-DAC-41146-MLI_D_1.1".
fn short_code(code: &str) -> String {
    let tail = code.rsplit(['_', '-']).next().unwrap_or(code);
    if tail.starts_with(|c: char| c.is_ascii_digit()) { tail.to_owned() } else { code.to_owned() }
}

/// "1.1" of "Résultat 1.1"; the whole label where the number stands alone.
fn short_label(label: &str) -> String {
    match label.rsplit_once(' ') {
        Some((_, number)) if number.contains('.') => number.to_owned(),
        _ => label.to_owned(),
    }
}

/// A second section of the same id gets " (2)".
fn name_apart(sections: &mut [Section]) {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for section in sections.iter_mut().filter(|section| section.is_outcome) {
        let count = seen.entry(section.id.clone()).or_default();
        *count += 1;
        if *count > 1 {
            section.id = format!("{} ({count})", section.id);
        }
    }
}

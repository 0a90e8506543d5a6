//! Lines to blocks: headings, paragraphs, list items and table rows.

use std::ops::Range;
use std::sync::OnceLock;

use regex::Regex;

use crate::lang::{LANGUAGES, Tag};
use crate::text::fold::fold;

/// What a block is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// The heading of a section.
    Heading(Heading),
    /// Running text.
    Paragraph,
    /// An item of a list.
    Item,
    /// A row of a table, by cell.
    Row(Vec<Range<usize>>),
}

/// The heading of a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// "XM-DAC-41146-MLI_D_1.1"
    pub code: Option<Range<usize>>,
    /// "Outcome 1", "Résultat 1.1": word and number as printed.
    pub label: Option<Range<usize>>,
    /// The words after code and label.
    pub text: Range<usize>,
}

impl Heading {
    /// It has a code or a label: it names an outcome.
    pub const fn is_named(&self) -> bool {
        self.code.is_some() || self.label.is_some()
    }
}

/// A block of the repaired text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: Kind,
    /// Its bytes without list marks and markup.
    pub range: Range<usize>,
    /// Its bytes with them.
    pub whole: Range<usize>,
    /// A blank line stands before it.
    pub after_gap: bool,
    /// Not a heading by its label, but by its looks.
    pub weak_heading: bool,
}

#[derive(Debug, Clone)]
struct Line {
    range: Range<usize>,
    after_gap: bool,
    before_gap: bool,
}

/// The blocks of a repaired text, in order.
pub fn blocks(text: &str) -> Vec<Block> {
    let mut out: Vec<Block> = Vec::new();
    for line in lines(text).into_iter().flat_map(|line| run_in_parts(text, line)) {
        let block = read_line(text, &line);
        match out.last_mut() {
            Some(last) if goes_on(text, last, &block) => {
                last.range.end = block.range.end;
                last.whole.end = block.whole.end;
                last.weak_heading = false;
            }
            _ => out.push(block),
        }
    }
    super::long::cut(text, out)
}

/// "Output 1.2. The course was attended by 94 people. In Gao ...": a label and, on its
/// line, a paragraph; two lines, so that the paragraph's figures are read.
fn run_in_parts(text: &str, line: Line) -> Vec<Line> {
    let body = text.get(line.range.clone()).unwrap_or_default();
    let found = label_pattern().and_then(|pattern| pattern.captures(body));
    let cut = found.and_then(|found| {
        let known = found.name("word").is_some_and(|word| is_heading_word(word.as_str()));
        let rest = found.name("text").filter(|_| known)?;
        let sentences = rest.as_str().trim_end().ends_with('.')
            && rest.as_str().match_indices(". ").any(|(at, _)| {
                rest.as_str().get(at + 2..).is_some_and(|next| next.starts_with(char::is_uppercase))
            });
        sentences.then_some(line.range.start + rest.start())
    });
    match cut {
        Some(cut) => {
            let label = text.get(line.range.start..cut).unwrap_or_default().trim_end().len();
            vec![
                Line { range: line.range.start..line.range.start + label, before_gap: true, ..line },
                Line { range: cut..line.range.end, after_gap: true, ..line },
            ]
        }
        None => vec![line],
    }
}

fn lines(text: &str) -> Vec<Line> {
    let mut out: Vec<Line> = Vec::new();
    let mut start = 0;
    let mut gap = true;
    for piece in text.split_inclusive('\n') {
        let body = piece.trim_end();
        let indent = body.len() - body.trim_start_matches([' ', '\u{c}']).len();
        if body.trim().is_empty() {
            gap = true;
            if let Some(last) = out.last_mut() {
                last.before_gap = true;
            }
        } else {
            out.push(Line { range: start + indent..start + body.len(), after_gap: gap, before_gap: false });
            gap = false;
        }
        start += piece.len();
    }
    if let Some(last) = out.last_mut() {
        last.before_gap = true;
    }
    out
}

fn pattern(cell: &'static OnceLock<Option<Regex>>, source: &str) -> Option<&'static Regex> {
    cell.get_or_init(|| Regex::new(source).ok()).as_ref()
}

/// An activity or result code: `XM-DAC-41146-MLI_D_1.1` (IATI organisation identifier and more).
fn code_pattern() -> Option<&'static Regex> {
    static CELL: OnceLock<Option<Regex>> = OnceLock::new();
    pattern(
        &CELL,
        r"^(?:(?P<word>[^\W\d_][^\W\d]{1,20}(?:[ /][^\W\d]+){0,3})[ :]+)?(?P<code>[A-Z]{2}-[A-Z]{2,4}-[A-Za-z0-9]+(?:[-_.][A-Za-z0-9]+)*)[ \t]*(?:[:–—.-]?[ \t]*(?P<text>.*))?$",
    )
}

/// `Outcome 1: ...`, `RÉSULTAT 1.1 – ...`, `Output A`.
fn label_pattern() -> Option<&'static Regex> {
    static CELL: OnceLock<Option<Regex>> = OnceLock::new();
    pattern(
        &CELL,
        r"^(?P<label>(?P<word>[^\W\d_][\w’' -]{2,40}?)[ ]+(?:[Nn][.]?[°º.]?[ ]*)?(?P<number>\d+(?:\.\d+)*[a-z]?|[IVX]{1,4}\b|[A-H]\b)(?:\.(?:\s|$))?)[ \t]*(?P<sep>[:.–—|-]|$|\()?[ \t]*(?P<text>.*)$",
    )
}

/// `1.`, `2.1`, `a)`, `(iv)`, `•`, `-`.
fn mark_pattern() -> Option<&'static Regex> {
    static CELL: OnceLock<Option<Regex>> = OnceLock::new();
    pattern(
        &CELL,
        r"^(?:(?P<bullet>[•\*\-–—·►»o])|(?P<number>\(?(?:\d{1,2}(?:\.\d{1,2}){0,3}|[a-z]|[ivx]{1,4})(?:[.)]|\.?(?:[ \t])))|(?P<hash>#{1,6}))[ \t]+",
    )
}

fn read_line(text: &str, line: &Line) -> Block {
    let whole = line.range.clone();
    let body = text.get(whole.clone()).unwrap_or_default();
    let block = |kind, range: Range<usize>| Block {
        kind,
        range,
        whole: whole.clone(),
        after_gap: line.after_gap,
        weak_heading: false,
    };
    if let Some(cells) = cells(text, &whole) {
        return block(Kind::Row(cells), whole.clone());
    }
    let (start, hash, bullet, number) = after_mark(body);
    let inner = trim_markup(text, whole.start + start..whole.end);
    let unmarked = trim_markup(text, whole.clone());
    let plain_start = if hash { inner.clone() } else { unmarked };
    if let Some(heading) =
        coded_heading(text, &plain_start).or_else(|| labelled_heading(text, &plain_start, line))
    {
        return block(Kind::Heading(heading), plain_start);
    }
    if hash {
        let heading = coded_heading(text, &inner).or_else(|| labelled_heading(text, &inner, line));
        let heading = heading.unwrap_or(Heading { code: None, label: None, text: inner.clone() });
        return block(Kind::Heading(heading), inner);
    }
    let counts = number && text.get(inner.clone()).is_some_and(counts_something);
    let looks = looks_like_heading(text, &inner, line, number) && !bullet && !counts;
    if looks {
        return Block { weak_heading: true, ..block(Kind::Paragraph, plain_start) };
    }
    if bullet || number {
        return block(Kind::Item, inner);
    }
    block(Kind::Paragraph, inner)
}

/// Whether a numbered line has a number of its own: not the one of "COVID-19", no year.
fn counts_something(body: &str) -> bool {
    body.split_whitespace().any(|word| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        let year = word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
        word.starts_with(|c: char| c.is_ascii_digit()) && !year
    })
}

/// Where the words begin, and what stands before them: markdown, bullet, number.
fn after_mark(body: &str) -> (usize, bool, bool, bool) {
    match mark_pattern().and_then(|pattern| pattern.captures(body)) {
        Some(found) => {
            let end = found.get(0).map_or(0, |all| all.end());
            let number = found.name("number").is_some_and(|mark| {
                let mark = mark.as_str();
                mark.ends_with(['.', ')'])
                    || mark.contains('.')
                    || !mark.starts_with(|c: char| c.is_ascii_digit())
            });
            let letter = found.name("number").is_some_and(|mark| {
                !mark.as_str().contains(['.', ')'])
                    && !mark.as_str().starts_with(|c: char| c.is_ascii_digit())
            });
            if (letter || !number) && found.name("number").is_some() {
                return (0, false, false, false);
            }
            (end, found.name("hash").is_some(), found.name("bullet").is_some(), number)
        }
        None => (0, false, false, false),
    }
}

/// Without `**`, `_` and `:` around.
fn trim_markup(text: &str, range: Range<usize>) -> Range<usize> {
    let body = text.get(range.clone()).unwrap_or_default();
    let marks = |c: char| matches!(c, '*' | '_' | '`') || c.is_whitespace();
    let start = range.start + (body.len() - body.trim_start_matches(marks).len());
    let end = range.start + body.trim_end_matches(marks).trim_end_matches('#').trim_end().len();
    start..end.max(start)
}

fn cells(text: &str, range: &Range<usize>) -> Option<Vec<Range<usize>>> {
    let body = text.get(range.clone())?;
    let sign = if body.contains('\t') {
        '\t'
    } else if body.matches('|').count() >= 2 {
        '|'
    } else {
        return None;
    };
    let mut out = Vec::new();
    let mut start = range.start;
    for cell in body.split(sign) {
        let lead = cell.len() - cell.trim_start().len();
        let len = cell.trim().len();
        out.push(start + lead..start + lead + len);
        start += cell.len() + 1;
    }
    if sign == '|' {
        if out.first().is_some_and(Range::is_empty) {
            out.remove(0);
        }
        if out.last().is_some_and(Range::is_empty) {
            out.pop();
        }
    }
    Some(out)
}

fn range_in(base: usize, found: Option<regex::Match>) -> Option<Range<usize>> {
    found.map(|found| base + found.start()..base + found.end())
}

fn coded_heading(text: &str, range: &Range<usize>) -> Option<Heading> {
    let body = text.get(range.clone())?;
    if body.len() > 300 {
        return None;
    }
    let found = code_pattern()?.captures(body)?;
    let word = found.name("word").map_or("", |word| word.as_str());
    let code = found.name("code")?.as_str();
    let has_number = code.chars().any(|c| c.is_ascii_digit());
    if !has_number || (!word.is_empty() && !is_heading_word(word)) {
        return None;
    }
    let rest = range_in(range.start, found.name("text")).unwrap_or(range.end..range.end);
    Some(Heading { code: range_in(range.start, found.name("code")), label: None, text: rest })
}

fn labelled_heading(text: &str, range: &Range<usize>, line: &Line) -> Option<Heading> {
    let body = text.get(range.clone())?;
    if body.len() > 400 {
        return None;
    }
    let found = label_pattern()?.captures(body)?;
    if !is_heading_word(found.name("word")?.as_str()) {
        return None;
    }
    let rest = found.name("text").map_or("", |rest| rest.as_str());
    let separated = found.name("sep").is_some_and(|sep| !sep.as_str().is_empty());
    let number_dot = found.name("label").is_some_and(|label| label.as_str().trim_end().ends_with('.'));
    let alone = line.after_gap && line.before_gap;
    let title_like =
        alone && body.len() <= 160 && !body.ends_with('.') && rest.starts_with(char::is_uppercase);
    if !(rest.is_empty() || separated || number_dot || title_like) {
        return None;
    }
    let mut label = range_in(range.start, found.name("label"))?;
    let printed = text.get(label.clone())?.trim_end().trim_end_matches('.');
    label.end = label.start + printed.len();
    let rest = range_in(range.start, found.name("text")).unwrap_or(range.end..range.end);
    Some(Heading { code: None, label: Some(label), text: rest })
}

/// "Outcome", "RÉSULTAT ATTENDU", in any of the languages.
fn is_heading_word(word: &str) -> bool {
    let known = |word: &str| {
        let folded = fold(word);
        LANGUAGES
            .iter()
            .any(|language| language.senses(&folded).iter().any(|sense| sense.tag == Tag::HeadingWord))
    };
    let word = word.trim();
    // "EFFET/RÉSULTAT", "EFFET DU PNUAD" are what their first word is.
    known(word) || word.split([' ', '/']).next().is_some_and(|first| first != word && known(first))
}

/// A short line alone that ends without a mark, and is no sentence.
fn looks_like_heading(text: &str, range: &Range<usize>, line: &Line, numbered: bool) -> bool {
    let body = text.get(range.clone()).unwrap_or_default();
    let words = body.split_whitespace().count();
    let letters = body.chars().filter(|c| c.is_alphabetic()).count();
    let capitals = letters >= 4 && !body.chars().any(char::is_lowercase);
    let bold =
        text.get(line.range.clone()).is_some_and(|whole| whole.starts_with("**") && whole.ends_with("**"));
    let short = body.chars().count() <= 80 && words <= 12 && !is_date_line(body);
    let open = !without_mark(body).ends_with(['.', ':', ';', ',', '?', '!', '…']) || bold;
    let starts = body.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    let alone = line.after_gap && (line.before_gap || capitals || bold || numbered);
    short
        && open
        && starts
        && letters >= 3
        && alone
        && (capitals || bold || numbered || !starts_with_number(body))
}

/// Without the mark of a footnote at its end: "under eighteen.[1]".
fn without_mark(body: &str) -> &str {
    let inner = body.strip_suffix(']').map(|inner| inner.trim_end_matches(|c: char| c.is_ascii_digit()));
    inner.and_then(|inner| inner.strip_suffix('[')).unwrap_or(body)
}

/// "Geneva, 9 February 2024": the head of a letter.
fn is_date_line(body: &str) -> bool {
    const LONGEST: usize = 6;
    body.contains(',')
        && body.ends_with(|c: char| c.is_ascii_digit())
        && body.split_whitespace().count() <= LONGEST
}

fn starts_with_number(body: &str) -> bool {
    body.starts_with(|c: char| c.is_ascii_digit())
}

/// A line that goes on the block before: hard-wrapped text.
fn goes_on(text: &str, last: &Block, block: &Block) -> bool {
    let flows = matches!(last.kind, Kind::Paragraph | Kind::Item) && block.kind == Kind::Paragraph;
    if !flows || block.after_gap {
        return false;
    }
    let before = text.get(last.range.clone()).unwrap_or_default();
    let after = text.get(block.range.clone()).unwrap_or_default();
    let last_line = before.rsplit('\n').next().unwrap_or_default();
    let small = after.starts_with(|c: char| c.is_lowercase() || matches!(c, '(' | ',' | ';'));
    // "Respuesta" on a line of its own behind the last item of a list.
    let label = after.split_whitespace().count() <= 3
        && after.starts_with(char::is_uppercase)
        && after.ends_with(char::is_alphabetic)
        && last.kind == Kind::Item
        && before.ends_with(['.', ';', '…', ')']);
    if label {
        return false;
    }
    let long = last_line.chars().count() >= 55 && !before.ends_with(':');
    small || long
}

#[cfg(test)]
#[expect(clippy::string_slice, reason = "ranges of the text itself")]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<String> {
        blocks(text)
            .into_iter()
            .map(|block| {
                let body = &text[block.range.clone()];
                match block.kind {
                    Kind::Heading(heading) => {
                        let part = |range: Option<Range<usize>>| range.map_or("", |range| &text[range]);
                        format!("H[{}|{}|{}]", part(heading.code), part(heading.label), &text[heading.text])
                    }
                    Kind::Paragraph if block.weak_heading => format!("W[{body}]"),
                    Kind::Paragraph => format!("P[{body}]"),
                    Kind::Item => format!("I[{body}]"),
                    Kind::Row(cells) => format!(
                        "R[{}]",
                        cells.into_iter().map(|cell| &text[cell]).collect::<Vec<_>>().join("/")
                    ),
                }
            })
            .collect()
    }

    #[test]
    fn headings_of_every_kind_are_seen() {
        let cases = [
            ("OUTCOME XM-DAC-41146-MLI_D_1.1", "H[XM-DAC-41146-MLI_D_1.1||]"),
            ("outcome XM-DAC-41146-NPL_D_1.1", "H[XM-DAC-41146-NPL_D_1.1||]"),
            ("Outcome 1: Women live free", "H[|Outcome 1|Women live free]"),
            ("**Output 1.2 – Families eat**", "H[|Output 1.2|Families eat]"),
            ("### Output 1.2. Families eat", "H[|Output 1.2|Families eat]"),
            ("OUTCOME 3", "H[|OUTCOME 3|]"),
            ("## Background", "H[||Background]"),
            ("2. People reached", "W[2. People reached]"),
            ("PEOPLE REACHED", "W[PEOPLE REACHED]"),
            ("Outcome 1 reached 300 women in the end.", "P[Outcome 1 reached 300 women in the end.]"),
            ("Of these, some were young.[1]", "P[Of these, some were young.[1]]"),
            ("- 20 women in Kayes", "I[20 women in Kayes]"),
            ("Area\tWomen\t12", "R[Area/Women/12]"),
            ("| Area | 12 |", "R[Area/12]"),
        ];
        for (text, expected) in cases {
            assert_eq!(kinds(text), [expected], "{text}");
        }
    }

    #[test]
    fn wrapped_lines_are_one_paragraph() {
        let text = "The programme reached many women in the districts of the\nnorth and south.\n\nNext one.";
        assert_eq!(kinds(text).len(), 2);
    }
}

//! Undoes what copying from PDF and web pages does to text, keeping a map back.
//!
//! Only what cannot change meaning: odd spaces, ligatures, soft hyphens, words
//! hyphenated over a line end, running heads and page numbers, sentences broken
//! by a page. Split accents ("Sé gou") need the gazetteer and are glued there.

use std::collections::BTreeMap;
use std::ops::Range;

use super::offsets::OffsetMap;

/// The text that the analysis reads.
#[derive(Debug, Clone, Default)]
pub struct Repaired {
    /// Repaired text.
    pub text: String,
    /// Back to the given text.
    pub map: OffsetMap,
    /// Lines of the given text taken out as page furniture (byte ranges).
    pub furniture: Vec<Range<usize>>,
    /// Given byte ranges of ligatures, soft hyphens and broken words put right.
    pub repairs: Vec<Range<usize>>,
    /// Given byte ranges where a sentence was broken by a page.
    pub rejoined: Vec<Range<usize>>,
}

/// A line of the given text, without its line end.
#[derive(Debug, Clone)]
struct Line {
    range: Range<usize>,
    /// Where the next line starts.
    next: usize,
    furniture: bool,
}

/// Repairs `given`. Repairing a repaired text changes nothing.
pub fn repair(given: &str) -> Repaired {
    let mut lines = split_lines(given);
    mark_furniture(given, &mut lines);
    let mut out = Repaired::default();
    let kept: Vec<&Line> = lines.iter().filter(|line| !line.furniture).collect();
    out.furniture = lines.iter().filter(|line| line.furniture).map(|line| line.range.clone()).collect();
    let mut at = 0;
    while let Some(line) = kept.get(at) {
        copy_characters(given, line.range.clone(), &mut out);
        let (next_at, joint) = joint_after(given, &kept, at);
        let gap_end = kept.get(next_at).map_or(given.len(), |next| next.range.start);
        write_joint(line.range.end..gap_end, &joint, &mut out);
        at = next_at;
    }
    out
}

fn split_lines(given: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut start = 0;
    for piece in given.split_inclusive(['\n', '\u{c}', '\u{2028}', '\u{2029}']) {
        let next = start + piece.len();
        let body = piece.trim_end_matches(['\n', '\r', '\u{c}', '\u{2028}', '\u{2029}']);
        lines.push(Line { range: start..start + body.len(), next, furniture: false });
        start = next;
    }
    lines
}

/// Marks page numbers, and the lines that come back with every page: those that
/// stand beside a page number, or repeat and break a sentence somewhere.
///
/// Repeating alone is no proof: "Next steps" may stand under every outcome.
fn mark_furniture(given: &str, lines: &mut [Line]) {
    let body = |line: &Line| given.get(line.range.clone()).unwrap_or_default().trim();
    let numbers: Vec<bool> = (0..lines.len())
        .map(|at| {
            lines.get(at).is_some_and(|line| is_page_number(body(line)))
                || is_lone_page_number(given, lines, at)
        })
        .collect();
    let mut groups: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, line) in lines.iter().enumerate() {
        if is_furniture_like(body(line)) {
            groups.entry(masked(body(line))).or_default().push(at);
        }
    }
    let mut marked = numbers.clone();
    for places in groups.values().filter(|places| places.len() >= 2) {
        let beside = places.iter().filter(|at| has_neighbour(lines, given, **at, &numbers)).count();
        let breaks = places.iter().any(|at| breaks_sentence(given, lines, *at, &numbers));
        if beside >= 2 || (places.len() >= 3 && breaks) || counts_pages(given, lines, places) {
            for at in places {
                if let Some(mark) = marked.get_mut(*at) {
                    *mark = true;
                }
            }
        }
    }
    for (line, mark) in lines.iter_mut().zip(marked) {
        line.furniture = mark;
    }
}

/// Short, with letters, and neither a table row nor a list item nor a heading with a code.
fn is_furniture_like(body: &str) -> bool {
    const LONGEST: usize = 100;
    body.len() <= LONGEST
        && !body.contains('\t')
        && body.chars().any(char::is_alphabetic)
        && !is_list_or_heading(body)
}

/// The lines end in a page number that grows: "Annual Review 2022 · page 3".
fn counts_pages(given: &str, lines: &[Line], places: &[usize]) -> bool {
    const SHORTEST: usize = 20;
    let last_number = |at: &usize| {
        let body = given.get(lines.get(*at)?.range.clone())?.trim();
        let tail = body.rsplit(|c: char| !c.is_ascii_digit()).next()?;
        let head = body.strip_suffix(tail)?.trim_end();
        let apart = head.ends_with(['|', '·', '•', '–', '-', '/', '.'])
            || head.ends_with(|c: char| c.is_alphanumeric());
        (body.chars().count() >= SHORTEST && (1..=3).contains(&tail.len()) && apart)
            .then(|| tail.parse::<u32>().ok())?
    };
    let numbers: Vec<Option<u32>> = places.iter().map(last_number).collect();
    numbers.windows(2).all(|pair| matches!(pair, [Some(one), Some(two)] if one < two && two - one <= 3))
}

/// The nearest lines with something on them, before and after.
fn neighbours(given: &str, lines: &[Line], at: usize, skip: &[bool]) -> (Option<usize>, Option<usize>) {
    let filled = |other: &usize| {
        let blank = lines
            .get(*other)
            .is_none_or(|line| given.get(line.range.clone()).unwrap_or_default().trim().is_empty());
        !blank && !skip.get(*other).copied().unwrap_or(false)
    };
    ((0..at).rev().take(6).find(filled), (at + 1..lines.len()).take(6).find(filled))
}

fn has_neighbour(lines: &[Line], given: &str, at: usize, numbers: &[bool]) -> bool {
    let (before, after) = neighbours(given, lines, at, &[]);
    [before, after].into_iter().flatten().any(|other| numbers.get(other).copied().unwrap_or(false))
}

fn breaks_sentence(given: &str, lines: &[Line], at: usize, numbers: &[bool]) -> bool {
    let body = |at: usize| lines.get(at).and_then(|line| given.get(line.range.clone())).unwrap_or_default();
    match neighbours(given, lines, at, numbers) {
        (Some(before), Some(after)) => continues(body(before).trim_end(), body(after).trim_start()),
        _ => false,
    }
}

/// The line with every run of digits as `#`.
fn masked(body: &str) -> String {
    let mut out = String::with_capacity(body.len());
    for character in body.chars() {
        if !character.is_ascii_digit() {
            out.push(character);
        } else if !out.ends_with('#') {
            out.push('#');
        }
    }
    out
}

/// Bullets, headings ("OUTCOME ...") and table rows repeat for their own reasons.
fn is_list_or_heading(body: &str) -> bool {
    let code = body.contains("-DAC-") || body.split_whitespace().any(|word| word.contains('_'));
    let bullet = body.starts_with(['-', '*', '•', '–', '#', '·', '|']);
    code || bullet || body.ends_with([':', '.', ';', ','])
}

/// "Page 3 of 4", "Página 3 de 4", "p. 3", "3 / 12".
fn is_page_number(body: &str) -> bool {
    let mut words = body.split_whitespace();
    let first = words.next().map(|word| super::fold::fold(word.trim_end_matches('.'))).unwrap_or_default();
    let rest: Vec<&str> = words.collect();
    let number = |word: &str| !word.is_empty() && word.len() <= 4 && word.chars().all(|c| c.is_ascii_digit());
    let page_word = matches!(first.as_str(), "page" | "pagina" | "pag" | "p" | "pg" | "seite");
    let of_word = |word: &str| matches!(word, "of" | "de" | "sur" | "/" | "von");
    match rest.as_slice() {
        [one] => page_word && one.split('/').all(number),
        [one, of, all] if page_word => number(one) && of_word(of) && number(all),
        [slash, all] => number(&first) && *slash == "/" && number(all),
        _ => false,
    }
}

/// A bare number on a line of its own between blank lines, inside a sentence.
fn is_lone_page_number(given: &str, lines: &[Line], at: usize) -> bool {
    let body = |at: usize| lines.get(at).and_then(|line| given.get(line.range.clone())).map(str::trim);
    let Some(number) = body(at) else { return false };
    let is_number = !number.is_empty() && number.len() <= 3 && number.chars().all(|c| c.is_ascii_digit());
    let blank_before = at.checked_sub(1).and_then(body).is_none_or(str::is_empty);
    let blank_after = body(at + 1).is_none_or(str::is_empty);
    is_number && blank_before && blank_after && lines.len() > 3
}

/// What stands between a line and the next one that is kept.
#[derive(Debug, PartialEq, Eq)]
enum Joint {
    /// Line ends as given.
    Breaks(usize),
    /// A page broke the sentence: one space.
    Space,
    /// A word was hyphenated over the line end.
    Hyphen,
}

/// The next line with something on it, and how to join it.
fn joint_after(given: &str, kept: &[&Line], at: usize) -> (usize, Joint) {
    let body = |at: usize| kept.get(at).and_then(|line| given.get(line.range.clone())).unwrap_or_default();
    let this = body(at).trim_end();
    let mut next = at + 1;
    while next < kept.len() && body(next).trim().is_empty() {
        next += 1;
    }
    let breaks = next - at;
    if next >= kept.len() || this.trim().is_empty() {
        return (next.max(at + 1), Joint::Breaks(breaks));
    }
    let following = body(next).trim_start();
    let gap_has_furniture =
        kept.get(next).is_some_and(|line| kept.get(at).is_some_and(|this| this.next < line.range.start))
            && breaks == 1;
    if is_hyphenated(this, following) && breaks <= 2 {
        return (next, Joint::Hyphen);
    }
    if (breaks > 1 || gap_has_furniture) && continues(this, following) {
        return (next, Joint::Space);
    }
    (next, Joint::Breaks(breaks))
}

/// "empow-" / "erment": a letter, a hyphen, and a small letter.
fn is_hyphenated(this: &str, following: &str) -> bool {
    let Some(stem) = this.strip_suffix(['-', '\u{2010}', '\u{ad}']) else { return false };
    let last_word = stem.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    last_word.chars().count() >= 2
        && last_word.chars().next_back().is_some_and(char::is_lowercase)
        && following.starts_with(char::is_lowercase)
}

/// The sentence goes on: no end mark before, a small letter after.
fn continues(this: &str, following: &str) -> bool {
    let ends = this.ends_with(['.', '!', '?', ':', ';', '…', '|', '*', '_']) || this.contains('\t');
    let bare_prefix = this.starts_with(['#', '-', '*', '•', '|']);
    !ends
        && !bare_prefix
        && this.chars().count() > 30
        && following.starts_with(char::is_lowercase)
        && !following.contains('\t')
        && !is_coded(following)
}

/// "outcome XM-DAC-...": a heading in small letters.
fn is_coded(line: &str) -> bool {
    line.split_whitespace().nth(1).is_some_and(|word| word.contains('-') && word.contains('_'))
}

fn write_joint(gap: Range<usize>, joint: &Joint, out: &mut Repaired) {
    match joint {
        Joint::Space => {
            out.text.push(' ');
            out.rejoined.push(gap.clone());
            out.map.push_other(gap, 1);
        }
        Joint::Hyphen => {
            let trimmed = out.text.trim_end().trim_end_matches(['-', '\u{2010}', '\u{ad}']).len();
            if out.text.len() > trimmed {
                // The hyphen stays in the text as given; only the break goes.
                out.repairs.push(gap.clone());
            }
            out.map.push_other(gap, 0);
            out.drop_tail(trimmed);
        }
        Joint::Breaks(count) => {
            let written = if gap.is_empty() { 0 } else { (*count).clamp(1, 2) };
            out.text.push_str("\n\n".get(..written).unwrap_or_default());
            out.map.push_other(gap, written);
        }
    }
}

impl Repaired {
    /// Takes the last characters of the text away again.
    fn drop_tail(&mut self, len: usize) {
        self.text.truncate(len);
        self.map.truncate(len);
    }
}

/// Copies a line, putting single characters right.
fn copy_characters(given: &str, range: Range<usize>, out: &mut Repaired) {
    let line = given.get(range.clone()).unwrap_or_default();
    let mut run_start = 0;
    let flush = |from: usize, to: usize, out: &mut Repaired| {
        if let Some(run) = line.get(from..to).filter(|run| !run.is_empty()) {
            out.text.push_str(run);
            out.map.push_same(range.start + from, run.len());
        }
    };
    for (at, character) in line.char_indices() {
        let Some(instead) = replacement(character) else { continue };
        flush(run_start, at, out);
        let end = at + character.len_utf8();
        out.text.push_str(instead);
        out.map.push_other(range.start + at..range.start + end, instead.len());
        if !matches!(instead, " " | "•") {
            out.repairs.push(range.start + at..range.start + end);
        }
        run_start = end;
    }
    flush(run_start, line.len(), out);
}

/// What to read instead of a character that typesetting or copying put there.
fn replacement(character: char) -> Option<&'static str> {
    Some(match character {
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' | '\u{1680}' => " ",
        '\u{ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2060}'
        | '\u{feff}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}' => "",
        '\u{fb00}' => "ff",
        '\u{fb01}' => "fi",
        '\u{fb02}' => "fl",
        '\u{fb03}' => "ffi",
        '\u{fb04}' => "ffl",
        '\u{fb05}' | '\u{fb06}' => "st",
        '\u{e000}'..='\u{f8ff}' | '▪' | '■' | '●' | '◦' | '‣' | '⁃' | '➢' | '✓' => "•",
        '\0'..='\u{8}' | '\u{b}' | '\u{e}'..='\u{1f}' | '\u{7f}' => " ",
        _ => return None,
    })
}

#[cfg(test)]
#[expect(clippy::string_slice, reason = "ranges of the text itself")]
mod tests {
    use super::*;

    fn repaired(given: &str) -> String {
        repair(given).text
    }

    #[test]
    fn odd_characters_are_put_right() {
        assert_eq!(repaired("3\u{a0}240 o\u{fb03}cials"), "3 240 officials");
        assert_eq!(repaired("man\u{ad}age\u{200b}ment"), "management");
        assert_eq!(repaired("\u{f0b7} 20 women"), "• 20 women");
    }

    #[test]
    fn a_page_break_inside_a_sentence_is_closed() {
        let text = "The postponement of certain activities due to the absence of a political\n\ntimetable.";
        assert_eq!(repaired(text), text.replace("\n\n", " "));
        let heading = "Background\n\nthe rest";
        assert_eq!(repaired(heading), heading);
    }

    #[test]
    fn page_furniture_is_taken_out_and_the_sentence_closed() {
        let page = |n| {
            format!(
                "The centres were kept open for women in the districts and mentors\n\nNote 2022\nPage {n} of 3\n\nreport on it.\n\n"
            )
        };
        let text = [page(1), page(2), page(3)].concat();
        let repaired = repair(&text);
        assert!(!repaired.text.contains("Note 2022"), "{}", repaired.text);
        assert_eq!(repaired.text.matches("mentors report on it.").count(), 3);
        assert_eq!(repaired.furniture.len(), 6);
    }

    #[test]
    fn hyphenated_words_are_joined_and_map_back() {
        let given = "women received empow-\nerment kits";
        let repaired = repair(given);
        assert_eq!(repaired.text, "women received empowerment kits");
        let at = repaired.text.find("empowerment").unwrap();
        assert_eq!(&given[repaired.map.given(at..at + 11)], "empow-\nerment");
    }

    #[test]
    fn every_byte_maps_inside_the_given_text() {
        let given = "A\u{a0}b\r\n\r\n\u{fb01}c\n3\n\nx";
        let repaired = repair(given);
        for at in 0..=repaired.text.len() {
            let range = repaired.map.given(at..repaired.text.len());
            assert!(range.end <= given.len() && given.is_char_boundary(range.start));
        }
    }
}

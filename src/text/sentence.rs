//! Where sentences end.

use std::ops::Range;

use super::fold::fold;

/// Short words before a full stop that end no sentence, in any of the languages.
const ABBREVIATIONS: &[&str] = &[
    "mr", "mrs", "ms", "dr", "prof", "st", "no", "nos", "vs", "approx", "incl", "e.g", "i.e", "etc", "cf",
    "fig", "art", "vol", "pp", "p", "ed", "al", "dept", "govt", "u.s", "u.n", "jan", "feb", "mar", "apr",
    "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "m", "mme", "mlle", "env", "nb", "sr", "sra",
    "dra", "ud", "uds", "aprox", "num", "pag", "ee", "uu", "ex", "exmo", "av", "est", "usd", "lt", "col",
    "gen",
];

/// The sentences of `text` within `range`, white space trimmed off.
pub fn sentences(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = range.start;
    let body = text.get(range.clone()).unwrap_or_default();
    let mut characters = body.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        if !matches!(character, '.' | '!' | '?' | '…') {
            continue;
        }
        let mut end = at + character.len_utf8();
        while let Some((next, closing)) = characters.peek().copied() {
            if !matches!(closing, '.' | '!' | '?' | '"' | '\'' | '”' | '’' | '»' | ')' | ']') {
                break;
            }
            end = next + closing.len_utf8();
            characters.next();
        }
        let before = body.get(start - range.start..at).unwrap_or_default();
        let after = body.get(end..).unwrap_or_default();
        if ends_sentence(character, before, after) {
            push_trimmed(text, start..range.start + end, &mut out);
            start = range.start + end;
        }
    }
    push_trimmed(text, start..range.end, &mut out);
    out
}

fn ends_sentence(mark: char, before: &str, after: &str) -> bool {
    let after = if before.ends_with(char::is_alphabetic) { without_footnote_mark(after) } else { after };
    if !after.is_empty() && !after.starts_with(char::is_whitespace) {
        return false;
    }
    let next = after.trim_start();
    let Some(first) = next.chars().next() else { return true };
    if mark != '.' {
        return !first.is_lowercase();
    }
    let last_word = before.rsplit(|c: char| c.is_whitespace() || c == '(').next().unwrap_or_default();
    let folded = fold(last_word);
    let initial = last_word.chars().count() == 1 && last_word.chars().all(char::is_uppercase);
    if ABBREVIATIONS.contains(&folded.as_str()) {
        // "... in Dec. The" ends; "Dr. Awa", "No. 5" do not.
        return matches!(folded.as_str(), "etc" | "usd" | "env" | "est" | "p") && first.is_uppercase();
    }
    !initial && !first.is_lowercase()
}

/// "women.3 They", "women.[3] They": the 3 is a footnote mark, the sentence ends before "They".
fn without_footnote_mark(after: &str) -> &str {
    let bracketed = after.starts_with('[');
    let number = if bracketed { after.trim_start_matches('[') } else { after };
    let behind = number.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_mark = (1..=2).contains(&(number.len() - behind.len()));
    let rest = if bracketed { behind.strip_prefix(']') } else { Some(behind) };
    rest.filter(|rest| is_mark && rest.starts_with(char::is_whitespace)).unwrap_or(after)
}

fn push_trimmed(text: &str, range: Range<usize>, out: &mut Vec<Range<usize>>) {
    let Some(slice) = text.get(range.clone()) else { return };
    let start = range.start + (slice.len() - slice.trim_start().len());
    let end = range.start + slice.trim_end().len();
    if start < end {
        out.push(start..end);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_where_a_reader_would_end_them() {
        let cases: &[(&str, usize)] = &[
            ("One. Two. Three.", 3),
            ("It cost 745 977.48 USD. Then more.", 2),
            ("Dr. Awa Sow met 20 women. They spoke.", 2),
            ("Law No. 29 was adopted, e.g. in Tete.", 1),
            ("More than 20 women... went home.", 1),
            ("“We came.” 20 women said so.", 2),
            ("en 2023. 680 jovens criaram clubes.", 2),
            ("The U.S. Government gave.", 1),
            ("served 40 women.3 They left.", 2),
            ("served 40 women.[3] They left.[4]", 2),
        ];
        for (text, expected) in cases {
            assert_eq!(sentences(text, 0..text.len()).len(), *expected, "{text}");
        }
    }
}

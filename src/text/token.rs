//! Words, numbers and signs, with where they stand.

use std::ops::Range;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Letters, with inner apostrophes and the dots of inclusive spellings.
    Word,
    /// A run of digits with its inner separators: `1,257`, `12.4`.
    Digits,
    /// A single other character.
    Sign,
}

/// A word, number or sign of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// First byte.
    pub start: usize,
    /// Past the last byte.
    pub end: usize,
    /// What it is.
    pub kind: Kind,
    /// No white space between it and the token before.
    pub glued: bool,
}

impl Token {
    /// The bytes of the token.
    pub fn range(&self) -> Range<usize> {
        self.start..self.end
    }

    /// The token as it stands.
    pub fn text<'a>(&self, text: &'a str) -> &'a str {
        text.get(self.range()).unwrap_or_default()
    }
}

/// The tokens of `text` within `range`.
///
/// Letters and digits are kept apart ("6th" is two glued tokens), so that every
/// digit lies in a [`Kind::Digits`] token.
pub fn tokenize(text: &str, range: Range<usize>, out: &mut Vec<Token>) {
    let mut at = range.start;
    let mut glued = false;
    while let Some(rest) = text.get(at..range.end).filter(|rest| !rest.is_empty()) {
        let first = rest.chars().next().unwrap_or(' ');
        if first.is_whitespace() {
            at += first.len_utf8();
            glued = false;
            continue;
        }
        let (kind, len) = if first.is_ascii_digit() {
            (Kind::Digits, if glued && in_list(text, out) { list_part(rest) } else { digits_len(rest) })
        } else if is_letter(first) {
            (Kind::Word, word_len(rest))
        } else {
            (Kind::Sign, first.len_utf8())
        };
        out.push(Token { start: at, end: at + len, kind, glued });
        at += len;
        glued = true;
    }
}

/// A letter, or a mark or underscore that belongs to the word around it.
fn is_letter(character: char) -> bool {
    character.is_alphabetic()
        || character == '_'
        || matches!(character, '\u{300}'..='\u{36f}')
        || (character.is_numeric() && !character.is_ascii_digit())
}

/// Digits, and separators with a digit on either side.
fn digits_len(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut at = 0;
    loop {
        while digit(at) {
            at += 1;
        }
        let tail = rest.get(at..).unwrap_or_default();
        match tail.chars().next() {
            Some(c @ ('.' | ',' | '\'' | '’')) if digit(at + c.len_utf8()) => at += c.len_utf8(),
            _ => return list_cut(rest.get(..at).unwrap_or_default()),
        }
    }
}

/// Digits, a comma and now digits again that the first cut off as a list.
fn in_list(text: &str, tokens: &[Token]) -> bool {
    match tokens {
        [.., first, comma] => {
            comma.glued
                && comma.text(text) == ","
                && first.kind == Kind::Digits
                && first.text(text).bytes().all(|byte| byte.is_ascii_digit())
        }
        _ => false,
    }
}

/// The digits up to the next comma of a list.
fn list_part(rest: &str) -> usize {
    let len = digits_len(rest);
    rest.get(..len).and_then(|run| run.find(',')).unwrap_or(len)
}

/// "22,24,26,31" is a list: only the first number belongs together.
fn list_cut(run: &str) -> usize {
    let parts: Vec<&str> = run.split(',').collect();
    let inner = parts.get(1..).unwrap_or_default();
    let threes = inner.iter().all(|part| part.split('.').next().is_some_and(|head| head.len() == 3));
    let lakhs = inner.split_last().is_some_and(|(last, middle)| {
        last.split('.').next().is_some_and(|head| head.len() == 3)
            && middle.iter().all(|part| part.len() == 2)
    });
    let is_list = inner.len() >= 2 && !threes && !lakhs && !run.contains(['\'', '’']);
    if is_list { parts.first().map_or(run.len(), |first| first.len()) } else { run.len() }
}

/// Letters; `'` between letters; and `.`, `·`, `•` of inclusive spellings ("élu.e.s").
fn word_len(rest: &str) -> usize {
    let mut at = 0;
    let mut characters = rest.char_indices().peekable();
    while let Some((start, character)) = characters.next() {
        if is_letter(character) {
            at = start + character.len_utf8();
            continue;
        }
        let following = rest.get(start + character.len_utf8()..).unwrap_or_default();
        let joins = match character {
            '\'' | '’' | 'ʼ' => following.chars().next().is_some_and(char::is_alphabetic),
            '.' | '·' | '•' | '‧' => is_inclusive_ending(following),
            '(' => is_bracketed_ending(following),
            '@' => following.chars().next().is_none_or(|c| c == 's' || !c.is_alphanumeric()),
            _ => false,
        };
        if !joins {
            break;
        }
        at = start + character.len_utf8();
        if character == '(' {
            at += following.find(')').map_or(0, |closing| closing + 1);
            while characters.peek().is_some_and(|(next, _)| *next < at) {
                characters.next();
            }
        }
    }
    at
}

/// "(ne)s", "(e)s", "(a)": behind a word, closed by a letter or the word's end.
fn is_bracketed_ending(following: &str) -> bool {
    let Some((inner, _)) = following.split_once(')') else { return false };
    (1..=4).contains(&inner.len()) && inner.chars().all(char::is_lowercase)
}

/// What may follow the dot of an inclusive spelling: "e", "e.s", "es", "s", "rice.s", "ne·s".
fn is_inclusive_ending(following: &str) -> bool {
    let letters = following.chars().take_while(|c| c.is_lowercase()).count();
    let ending: String = following.chars().take(letters).collect();
    matches!(
        ending.as_str(),
        "e" | "es"
            | "s"
            | "ne"
            | "nes"
            | "le"
            | "les"
            | "rice"
            | "rices"
            | "trice"
            | "trices"
            | "se"
            | "ses"
            | "euse"
            | "euses"
            | "ve"
            | "ves"
            | "ière"
            | "ières"
            | "ère"
            | "ères"
            | "fe"
            | "te"
            | "tes"
            | "sse"
            | "sses"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(text: &str) -> Vec<&str> {
        let mut out = Vec::new();
        tokenize(text, 0..text.len(), &mut out);
        out.iter().map(|token| token.text(text)).collect()
    }

    #[test]
    fn words_numbers_and_signs_are_kept_apart() {
        assert_eq!(tokens("1,257 Women, 12.4%."), ["1,257", "Women", ",", "12.4", "%", "."]);
        assert_eq!(tokens("the 6th of D_1.2"), ["the", "6", "th", "of", "D_", "1.2"]);
        assert_eq!(tokens("nrs 22,24,26,31"), ["nrs", "22", ",", "24", ",", "26", ",", "31"]);
        assert_eq!(tokens("In 2023, 12,800"), ["In", "2023", ",", "12,800"]);
        assert_eq!(tokens("locations3 women's"), ["locations", "3", "women's"]);
    }

    #[test]
    fn inclusive_spellings_are_one_word() {
        assert_eq!(tokens("640 étudiant.e.s des"), ["640", "étudiant.e.s", "des"]);
        assert_eq!(tokens("maîtres·ses."), ["maîtres·ses", "."]);
        assert_eq!(tokens("promotor@s locales"), ["promotor@s", "locales"]);
        assert_eq!(tokens("the end.So"), ["the", "end", ".", "So"]);
    }
}

//! Folds names so that spellings of one name compare equal: no marks, lower
//! case, apostrophes off, any other punctuation a single space.
//!
//! The table generator compiles this file too, so it must use nothing else of
//! the crate.

use unicode_normalization::UnicodeNormalization;

/// Whether it joins the letters around it and disappears in a folded name.
pub fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | 'ʻ' | 'ʾ' | 'ʿ' | '`' | '´' | '′')
}

/// Appends the folded form of one letter or digit; nothing for a mark.
pub fn fold_char(c: char, out: &mut String) {
    if c.is_ascii() {
        out.push(c.to_ascii_lowercase());
        return;
    }
    for part in std::iter::once(c).nfkd() {
        if unicode_normalization::char::is_combining_mark(part) {
            continue;
        }
        match unaccented(part) {
            Some(letters) => out.push_str(letters),
            None => out.extend(part.to_lowercase().filter(|l| l.is_alphanumeric())),
        }
    }
}

/// Letters that Unicode does not decompose.
fn unaccented(c: char) -> Option<&'static str> {
    Some(match c {
        'ø' | 'Ø' => "o",
        'ł' | 'Ł' => "l",
        'đ' | 'Đ' | 'ð' | 'Ð' | 'ɗ' | 'Ɗ' => "d",
        'ß' => "ss",
        'æ' | 'Æ' => "ae",
        'œ' | 'Œ' => "oe",
        'ı' => "i",
        'ħ' | 'Ħ' => "h",
        'ə' | 'Ə' | 'ɛ' | 'Ɛ' => "e",
        'ɔ' | 'Ɔ' => "o",
        'ŋ' | 'Ŋ' => "n",
        'ɓ' | 'Ɓ' => "b",
        'ƙ' | 'Ƙ' => "k",
        'ŧ' | 'Ŧ' => "t",
        _ => return None,
    })
}

/// Folds a whole name: `"Côte d’Ivoire"` to `"cote divoire"`.
pub fn fold(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for c in name.chars() {
        if c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c) {
            fold_char(c, &mut out);
        } else if !is_apostrophe(c) && !out.is_empty() && !out.ends_with(' ') {
            out.push(' ');
        }
    }
    if out.ends_with(' ') {
        out.pop();
    }
    out
}

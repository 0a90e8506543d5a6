//! Folding: the form of a word under which spellings count as the same.
//!
//! Also compiled into the build script, so that tables and text are folded by
//! one function.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Appends the folded form of `text` to `out`: lower case, no accents, one kind
/// of apostrophe.
///
/// "Ségou" and "SEGOU" become "segou", "d’août" becomes "d'aout".
pub fn fold_into(text: &str, out: &mut String) {
    if text.is_ascii() {
        out.extend(text.bytes().map(|byte| char::from(byte.to_ascii_lowercase())));
        return;
    }
    for character in text.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
        match character {
            '’' | '‘' | 'ʼ' | '´' | '`' => out.push('\''),
            'œ' => out.push_str("oe"),
            'æ' => out.push_str("ae"),
            'ø' => out.push('o'),
            'ß' => out.push_str("ss"),
            'ł' => out.push('l'),
            'ı' => out.push('i'),
            other => out.push(other),
        }
    }
}

/// The folded form of `text`. See [`fold_into`].
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_into(text, &mut folded);
    folded
}

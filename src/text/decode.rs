//! Bytes to text, or one clear sentence.

use std::fmt;

/// Why bytes are no text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum NotText {
    /// A file format that is not read.
    Format(&'static str),
    /// Bytes that no text has.
    Binary,
}

impl fmt::Display for NotText {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Format(name) => {
                write!(formatter, "is {name}; copy its text into a plain text file (.txt) and try that")
            }
            Self::Binary => {
                formatter.write_str("is not a text file; save the report as plain text (.txt) and try that")
            }
        }
    }
}

/// First bytes of well-known formats.
const FORMATS: &[(&[u8], &str)] = &[
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a zip, Word or Excel file"),
    (b"\xD0\xCF\x11\xE0", "an old Word or Excel file"),
    (b"\x89PNG", "a picture"),
    (b"\xFF\xD8\xFF", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x7FELF", "a program"),
    (b"MZ", "a program"),
    (b"{\\rtf", "a rich text file"),
];

/// The text of `bytes`: UTF-8, UTF-16 (where nothing marks it, by its zeros), else Windows-1252.
/// A leading byte order mark is no part of it.
///
/// # Errors
/// The bytes are those of another format, or of no text at all.
pub fn decode(bytes: &[u8]) -> Result<String, NotText> {
    if let Some((_, name)) =
        FORMATS.iter().find(|(magic, _)| bytes.starts_with(magic) && looks_binary(magic, bytes))
    {
        return Err(NotText::Format(name));
    }
    match bytes {
        [0xFF, 0xFE, rest @ ..] => return Ok(utf16(rest, u16::from_le_bytes)),
        [0xFE, 0xFF, rest @ ..] => return Ok(utf16(rest, u16::from_be_bytes)),
        _ => {}
    }
    if let Some(unit) = unmarked_utf16(bytes) {
        return Ok(utf16(bytes, unit));
    }
    let body = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match std::str::from_utf8(body) {
        // Stray control characters are read as spaces; a text of another encoding is full of NULs.
        Ok(_) if control_share(body) > 0.1 => Err(NotText::Binary),
        Ok(text) => Ok(text.to_owned()),
        Err(_) if control_share(body) > 0.02 => Err(NotText::Binary),
        Err(_) => Ok(body.iter().map(|byte| windows_1252(*byte)).collect()),
    }
}

/// "MZ" may begin a report; a program has a NUL soon.
fn looks_binary(magic: &[u8], bytes: &[u8]) -> bool {
    magic.len() > 2 || bytes.iter().take(512).any(|byte| *byte == 0)
}

/// Western text in UTF-16 has a zero in nearly every second byte, and in no other.
fn unmarked_utf16(bytes: &[u8]) -> Option<fn([u8; 2]) -> u16> {
    const LOOK: usize = 4096;
    let zeros =
        |first: usize| bytes.iter().take(LOOK).skip(first).step_by(2).filter(|byte| **byte == 0).count();
    let most = bytes.len().min(LOOK) * 2 / 5;
    match (zeros(0), zeros(1)) {
        (0, odd) if odd > most => Some(u16::from_le_bytes),
        (even, 0) if even > most => Some(u16::from_be_bytes),
        _ => None,
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).filter_map(|pair| <[u8; 2]>::try_from(pair).ok()).map(unit);
    char::decode_utf16(units).map(|result| result.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

/// Share of control characters that no text has.
fn control_share(bytes: &[u8]) -> f64 {
    let controls = bytes.iter().filter(|byte| **byte < 9 || (14..32).contains(*byte)).count();
    #[expect(clippy::cast_precision_loss, reason = "a share")]
    let share = controls as f64 / bytes.len().max(1) as f64;
    share
}

/// WHATWG's windows-1252; the five bytes it leaves open stay control characters.
fn windows_1252(byte: u8) -> char {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
        '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    byte.checked_sub(0x80).and_then(|at| HIGH.get(usize::from(at)).copied()).unwrap_or(char::from(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings_are_told_apart() {
        assert_eq!(decode("Ségou".as_bytes()).unwrap(), "Ségou");
        assert_eq!(decode(b"\xEF\xBB\xBFS\xC3\xA9gou").unwrap(), "Ségou");
        assert_eq!(decode(b"S\xE9gou \x80 5").unwrap(), "Ségou € 5");
        assert_eq!(decode(b"\xFF\xFES\0\xE9\0").unwrap(), "Sé");
        assert_eq!(decode(b"\xFE\xFF\0S\0\xE9").unwrap(), "Sé");
        assert_eq!(decode(b"5\0 \0m\0e\0n\0").unwrap(), "5 men");
        assert_eq!(decode(b"\x005\0 \0m\0e\0n").unwrap(), "5 men");
        assert_eq!(decode(b"").unwrap(), "");
    }

    #[test]
    fn other_formats_are_named() {
        assert_eq!(decode(b"%PDF-1.7 ..."), Err(NotText::Format("a PDF")));
        assert_eq!(decode(b"abc\0def"), Err(NotText::Binary));
    }
}

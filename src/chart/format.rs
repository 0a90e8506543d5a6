//! Numbers as a reader of a language writes them.
//!
//! Rounding never hides a small value: what is not zero never reads "0".

use serde::{Deserialize, Serialize};

/// The language of digits and words on a chart.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum Locale {
    /// English: `1,257.5`.
    #[default]
    En,
    /// French: `1 257,5` with a narrow no-break space.
    Fr,
    /// Spanish: `1.257,5`.
    Es,
    /// Portuguese: `1.257,5`.
    Pt,
    /// Arabic with the digits that reports have in these languages: `1,257.5`.
    Ar,
}

impl From<String> for Locale {
    /// Takes a BCP 47 tag such as `fr` or `pt-BR`; unknown languages get English.
    fn from(tag: String) -> Self {
        match tag.split(['-', '_']).next().map(str::to_ascii_lowercase).as_deref() {
            Some("fr") => Self::Fr,
            Some("es") => Self::Es,
            Some("pt") => Self::Pt,
            Some("ar") => Self::Ar,
            _ => Self::En,
        }
    }
}

impl From<Locale> for String {
    fn from(locale: Locale) -> Self {
        let tag = match locale {
            Locale::En => "en",
            Locale::Fr => "fr",
            Locale::Es => "es",
            Locale::Pt => "pt",
            Locale::Ar => "ar",
        };
        tag.to_owned()
    }
}

impl Locale {
    /// Whether its words run from right to left.
    pub(super) fn is_mirrored(self) -> bool {
        self == Self::Ar
    }

    fn group(self) -> char {
        match self {
            Self::En | Self::Ar => ',',
            Self::Fr => '\u{202f}',
            Self::Es | Self::Pt => '.',
        }
    }

    fn decimal(self) -> char {
        match self {
            Self::En | Self::Ar => '.',
            Self::Fr | Self::Es | Self::Pt => ',',
        }
    }
}

/// Writes a quantity with grouped digits and at most two decimals; from 10^15 on,
/// where digits no longer mean anything, as a power of ten.
///
/// ```
/// use headcount::chart::{Locale, number};
/// assert_eq!(number(1257.0, Locale::En), "1,257");
/// assert_eq!(number(1257.0, Locale::Pt), "1.257");
/// assert_eq!(number(0.004, Locale::En), "0.004");
/// ```
pub fn number(value: f64, locale: Locale) -> String {
    if !value.is_finite() {
        return "–".to_owned();
    }
    if value.abs() >= 1e15 {
        return format!("{value:e}");
    }
    let plain = decimals(value);
    let (sign, digits) = match plain.strip_prefix('-') {
        Some(rest) => ("−", rest),
        None => ("", plain.as_str()),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let mut text = format!("{sign}{}", grouped(whole, locale.group()));
    if !fraction.is_empty() {
        text.push(locale.decimal());
        text.push_str(fraction);
    }
    text
}

/// At most two decimals without trailing zeros, more where less would read "0".
fn decimals(value: f64) -> String {
    if value.fract() == 0.0 {
        return format!("{:.0}", value + 0.0);
    }
    let rounded = format!("{value:.2}");
    let trimmed = rounded.trim_end_matches('0').trim_end_matches('.');
    if trimmed.trim_start_matches('-') == "0" { format!("{value}") } else { trimmed.to_owned() }
}

fn grouped(digits: &str, separator: char) -> String {
    let mut text = String::with_capacity(digits.len() * 2);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(separator);
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_grouped_as_the_language_does() {
        let table = [
            (0.0, "0", "0", "0"),
            (-0.0, "0", "0", "0"),
            (7.0, "7", "7", "7"),
            (999.0, "999", "999", "999"),
            (1257.0, "1,257", "1\u{202f}257", "1.257"),
            (1_234_567.0, "1,234,567", "1\u{202f}234\u{202f}567", "1.234.567"),
            (745_977.48, "745,977.48", "745\u{202f}977,48", "745.977,48"),
            (2.5, "2.5", "2,5", "2,5"),
            (-1257.0, "−1,257", "−1\u{202f}257", "−1.257"),
        ];
        for (value, en, fr, es) in table {
            assert_eq!(number(value, Locale::En), en);
            assert_eq!(number(value, Locale::Fr), fr);
            assert_eq!(number(value, Locale::Es), es);
            assert_eq!(number(value, Locale::Pt), es);
        }
    }

    #[test]
    fn what_is_not_zero_never_reads_zero() {
        assert_eq!(number(0.004, Locale::En), "0.004");
        assert_eq!(number(0.1 + 0.2, Locale::En), "0.3");
        assert_eq!(number(99.999, Locale::En), "100");
    }

    #[test]
    fn numbers_beyond_digits_stay_short() {
        assert_eq!(number(1e15, Locale::En), "1e15");
        assert_eq!(number(f64::NAN, Locale::En), "–");
        assert_eq!(number(f64::INFINITY, Locale::En), "–");
    }

    #[test]
    fn a_language_tag_picks_the_locale_and_unknown_ones_read_english() {
        for (tag, locale) in [
            ("fr", Locale::Fr),
            ("pt-BR", Locale::Pt),
            ("ES_co", Locale::Es),
            ("ar", Locale::Ar),
            ("it", Locale::En),
        ] {
            assert_eq!(Locale::from(tag.to_owned()), locale);
        }
    }
}

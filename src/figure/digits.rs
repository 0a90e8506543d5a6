//! Numbers in digits: which sign groups and which is the decimal one.
//!
//! A number's own shape decides first, then the other numbers of the report,
//! then the language: "2.100 ménages" may stand beside "10,7 millions".

use crate::lang::LanguageData;
use crate::text::token::{Kind, Token};

/// What the report's unmistakable numbers show about its signs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Signs {
    comma_decimal: u32,
    dot_decimal: u32,
    comma_groups: u32,
    dot_groups: u32,
    language_comma: bool,
}

impl Signs {
    /// Reads the evidence of all tokens.
    pub fn new(text: &str, tokens: &[Token], language: &LanguageData) -> Self {
        let mut signs = Self { language_comma: language.decimal_comma, ..Self::default() };
        for token in tokens.iter().filter(|token| token.kind == Kind::Digits) {
            match shape(token.text(text)) {
                Shape::Decimal { sign: ',', .. } => signs.comma_decimal += 1,
                Shape::Decimal { sign: '.', .. } => signs.dot_decimal += 1,
                Shape::Groups { sign: ',' } => signs.comma_groups += 1,
                Shape::Groups { sign: '.' } => signs.dot_groups += 1,
                _ => {}
            }
        }
        signs
    }

    /// Whether the sign of "1.234" is the decimal one in this report.
    fn is_decimal(self, sign: char) -> bool {
        let (decimal, groups, other_groups, language) = match sign {
            ',' => (self.comma_decimal, self.comma_groups, self.dot_groups, self.language_comma),
            _ => (self.dot_decimal, self.dot_groups, self.comma_groups, !self.language_comma),
        };
        decimal > 0 && groups == 0 && other_groups > 0 && language
    }
}

/// What a run of digits and signs looks like by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// Digits only.
    Plain,
    /// Grouped whole number: "1,234,567", "1,25,000".
    Groups { sign: char },
    /// Grouped or not, with decimals: "1,234.5", "12.4", "0.125".
    Decimal { sign: char },
    /// "1.234": one sign, three digits after it.
    Either { sign: char },
    /// "1.2.3": no number.
    Other,
}

fn shape(digits: &str) -> Shape {
    let signs: Vec<char> = digits.chars().filter(|c| !c.is_ascii_digit()).collect();
    let parts: Vec<&str> = digits.split(|c: char| !c.is_ascii_digit()).collect();
    let (Some(first), Some(last)) = (parts.first(), parts.last()) else { return Shape::Other };
    let middle = parts.get(1..parts.len().saturating_sub(1)).unwrap_or_default();
    let Some(sign) = signs.last().copied() else { return Shape::Plain };
    let same = signs.iter().all(|other| *other == sign);
    let starts_group = (1..=3).contains(&first.len()) && (*first != "0");
    let threes = middle.iter().all(|part| part.len() == 3);
    let lakhs = sign == ',' && first.len() <= 2 && middle.iter().all(|part| part.len() == 2);
    if signs.len() == 1 {
        return match (last.len(), starts_group, sign) {
            (3, true, '\'' | '’') => Shape::Groups { sign },
            (3, true, _) => Shape::Either { sign },
            (_, _, ',' | '.') => Shape::Decimal { sign },
            _ => Shape::Other,
        };
    }
    if same && starts_group && last.len() == 3 && (threes || lakhs) {
        return Shape::Groups { sign };
    }
    let grouping_same = signs.iter().take(signs.len() - 1).all(|other| Some(other) == signs.first());
    if !same
        && grouping_same
        && starts_group
        && (threes || lakhs_before_decimal(middle))
        && matches!(sign, ',' | '.')
    {
        return Shape::Decimal { sign };
    }
    Shape::Other
}

/// "1,25,000.50": the middle parts before the decimals.
fn lakhs_before_decimal(middle: &[&str]) -> bool {
    middle.split_last().is_some_and(|(last, rest)| last.len() == 3 && rest.iter().all(|part| part.len() == 2))
}

/// A number read from digits.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Read {
    /// Its value.
    pub value: f64,
    /// It has a grouping sign, so it is no year.
    pub grouped: bool,
    /// It has decimals.
    pub decimal: bool,
}

/// The value of a run of digits and signs; none for "1.2.3".
///
/// `before_scale`: a word like "million" follows, so "1.234" is decimal.
pub fn read_digits(digits: &str, before_scale: bool, signs: Signs) -> Option<Read> {
    let decimal_sign = match shape(digits) {
        Shape::Plain | Shape::Groups { .. } => None,
        Shape::Decimal { sign } => Some(sign),
        Shape::Either { sign } => {
            // "3.450 millones" groups where the comma is the decimal sign, "1.250 million" does not.
            let usual = (sign == ',') == signs.language_comma;
            (before_scale && usual || signs.is_decimal(sign)).then_some(sign)
        }
        Shape::Other => return None,
    };
    let mut plain = String::with_capacity(digits.len());
    let decimal_at = decimal_sign.and_then(|sign| digits.rfind(sign));
    for (at, character) in digits.char_indices() {
        if character.is_ascii_digit() {
            plain.push(character);
        } else if Some(at) == decimal_at {
            plain.push('.');
        }
    }
    let value: f64 = plain.parse().ok()?;
    let has_sign = digits.chars().any(|c| !c.is_ascii_digit());
    Some(Read { value, grouped: has_sign && decimal_sign.is_none(), decimal: decimal_sign.is_some() })
}

/// The value of "4,800" where it counts nothing: the language decides, as no report
/// counts thousandths of people.
pub fn alone(digits: &str, language: &LanguageData) -> Option<f64> {
    let usual = if language.decimal_comma { ',' } else { '.' };
    match shape(digits) {
        Shape::Either { sign } if sign == usual => digits.replace(sign, ".").parse().ok(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::language;
    use crate::text::token::tokenize;

    fn value(digits: &str, report: &str) -> Option<f64> {
        let mut tokens = Vec::new();
        tokenize(report, 0..report.len(), &mut tokens);
        let signs = Signs::new(report, &tokens, language("en").unwrap());
        read_digits(digits, false, signs).map(|read| read.value)
    }

    #[test]
    fn the_shape_of_a_number_tells_its_signs() {
        let cases = [
            ("1257", 1257.0),
            ("1,257", 1257.0),
            ("30.260", 30260.0),
            ("1,234,567", 1_234_567.0),
            ("1.234.567", 1_234_567.0),
            ("1,25,000", 125_000.0),
            ("12.4", 12.4),
            ("7,7", 7.7),
            ("977.48", 977.48),
            ("1,234.5", 1234.5),
            ("1.234,56", 1234.56),
            ("0.125", 0.125),
            ("1'200", 1200.0),
            ("1,25,000.50", 125_000.5),
        ];
        for (digits, expected) in cases {
            assert_eq!(value(digits, ""), Some(expected), "{digits}");
        }
        assert_eq!(value("1.2.3", ""), None);
    }

    #[test]
    fn the_report_decides_where_the_shape_does_not() {
        assert_eq!(value("1.125", "12.4 per cent of 1,257,300"), Some(1.125));
        assert_eq!(value("1.125", "12,4 pour cent"), Some(1125.0));
    }
}

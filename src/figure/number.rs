//! Finds numbers in digits and words and works out their values.

use std::ops::Range;

use super::digits::{Signs, read_digits};
use super::rate;
use super::sum::Sum;
use crate::lang::Tag;
use crate::passage::Passage;
use crate::text::token::Kind;

/// A number of the text, before anything is known of what it counts.
#[derive(Debug, Clone, PartialEq)]
pub struct Number {
    /// Its tokens, both ends of a range and a bracketed repetition included.
    pub tokens: Range<usize>,
    /// Its value; the lower end of a range.
    pub value: f64,
    /// The upper end of a range.
    pub high: Option<f64>,
    /// Written in digits without any sign: may be a year or a code.
    pub bare: bool,
    /// Has decimals.
    pub decimal: bool,
    /// Only words.
    pub in_words: bool,
    /// "une trentaine".
    pub approximate: bool,
    /// What the words say, where words and digits differ.
    pub differs: Option<f64>,
}

/// The numbers of a passage, in order, outside `taken`.
pub fn find_numbers(passage: &Passage, signs: Signs, taken: &[Range<usize>]) -> Vec<Number> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < passage.len() {
        if let Some(range) = taken.iter().find(|range| range.contains(&at)) {
            at = range.end;
            continue;
        }
        // "por cento", "pour cent": no hundred.
        let percent = passage.words.covers(at, Tag::PercentWord);
        if percent > 0 {
            at += percent;
            continue;
        }
        match read_range(passage, at, signs) {
            Some(number) => {
                at = number.tokens.end;
                out.push(number);
            }
            None => at += 1,
        }
    }
    out
}

/// The numbers that a range is made of, or the number itself.
pub fn ends(passage: &Passage, number: Number, signs: Signs) -> Vec<Number> {
    if number.high.is_none() {
        return vec![number];
    }
    let mut out = Vec::new();
    let mut at = number.tokens.start;
    while at < number.tokens.end {
        let end = read_number(passage, at, signs);
        at = end.as_ref().map_or(at + 1, |end| end.tokens.end);
        out.extend(end);
    }
    out
}

/// "1,200-1,500", "10 to 14", "between 40 and 50".
fn read_range(passage: &Passage, at: usize, signs: Signs) -> Option<Number> {
    let first = read_number(passage, at, signs)?;
    let end = first.tokens.end;
    let joiner = joiner_after(passage, at, end);
    let Some(next_at) = joiner else { return Some(first) };
    let Some(second) = read_number(passage, next_at, signs) else { return Some(first) };
    let years = is_year_like(passage, &first) && is_year_like(passage, &second);
    let scaled = scale_shared(passage, &first, &second);
    let low = scaled.unwrap_or(first.value);
    let from_year = is_year_like(passage, &first) && passage.word(first.tokens.start).len() == 4;
    if second.value <= low
        || rate::begins_change(passage, &first)
        || years
        || from_year
        || second.high.is_some()
        || (second.in_words != first.in_words)
    {
        return Some(first);
    }
    Some(Number {
        tokens: first.tokens.start..second.tokens.end,
        value: low,
        high: Some(second.value),
        bare: first.bare && second.bare,
        decimal: first.decimal || second.decimal,
        ..first
    })
}

/// "1.2 to 1.5 million": the first end shares the scale of the second.
fn scale_shared(passage: &Passage, first: &Number, second: &Number) -> Option<f64> {
    let scale = second.tokens.clone().rev().find_map(|at| passage.words.value(at, Tag::Scale))?.0;
    let first_scaled = first.tokens.clone().any(|at| passage.is(at, Tag::Scale));
    (!first_scaled && first.value * scale < second.value).then_some(first.value * scale)
}

fn is_year_like(passage: &Passage, number: &Number) -> bool {
    number.bare
        && number.tokens.len() == 1
        && (1900.0..2100.0).contains(&number.value)
        && passage.word(number.tokens.start).len() == 4
}

/// Where the second number of a range would begin.
fn joiner_after(passage: &Passage, start: usize, end: usize) -> Option<usize> {
    if passage.is_dash(end) && (passage.is_glued(end) == passage.is_glued(end + 1)) {
        return Some(end + 1);
    }
    if !passage.is(end, Tag::RangeJoiner) {
        return None;
    }
    let before = start.checked_sub(1).unwrap_or(usize::MAX);
    let between = start > 0
        && (before.saturating_sub(2)..start).any(|at| {
            let len = passage.words.covers(at, Tag::Between);
            len > 0 && (at + len == start || is_money_sign(passage, at + len, start))
        });
    let is_and = passage.is(end, Tag::And);
    // "from 12 to 45" tells a change, "10 to 14 weeks" and "de 80 a 100 familias" a range.
    let from = between && !is_and && passage.is(before, Tag::Preposition) && passage.language.head_last;
    if is_and { between.then_some(end + 1) } else { (!from || !between).then_some(end + 1) }
}

/// "between US$ 3,000 and 8,000".
fn is_money_sign(passage: &Passage, from: usize, to: usize) -> bool {
    from < to && passage.words.covers(from, Tag::Currency) == to - from
}

/// One number: digits, words, or both.
fn read_number(passage: &Passage, at: usize, signs: Signs) -> Option<Number> {
    let plain = read_plain(passage, at, signs)?;
    Some(with_repetition(passage, plain, signs))
}

/// "fifty-four (54)", "54 (fifty-four)".
fn with_repetition(passage: &Passage, number: Number, signs: Signs) -> Number {
    let end = number.tokens.end;
    if !passage.is_sign(end, "(") {
        return number;
    }
    let Some(inner) = read_plain(passage, end + 1, signs) else { return number };
    if !passage.is_sign(inner.tokens.end, ")") || inner.in_words == number.in_words || inner.decimal {
        return number;
    }
    let differs = ((inner.value - number.value).abs() > 0.005).then_some(inner.value);
    let digits_first = !number.in_words;
    // Where they differ the digits are taken, and a note says so.
    let value = if digits_first { number.value } else { inner.value };
    let differs = differs.map(|_| if digits_first { inner.value } else { number.value });
    Number {
        value,
        tokens: number.tokens.start..inner.tokens.end + 1,
        differs,
        bare: digits_first && number.bare,
        in_words: false,
        ..number
    }
}

fn read_plain(passage: &Passage, at: usize, signs: Signs) -> Option<Number> {
    if let Some(number) = read_bare_fraction(passage, at) {
        return Some(number);
    }
    let mut reader =
        Reader { passage, signs, at, sum: Sum::default(), digits: false, words: false, last_decimal: false };
    reader.read(at)
}

/// ".25": a fraction without its zero.
fn read_bare_fraction(passage: &Passage, at: usize) -> Option<Number> {
    let digits = passage.word(at + 1);
    let sign = passage.is_sign(at, ".") || passage.is_sign(at, ",") && passage.language.decimal_comma;
    let fraction = sign
        && !passage.is_glued(at)
        && passage.is_glued(at + 1)
        && passage.kind(at + 1) == Some(Kind::Digits)
        && digits.bytes().all(|byte| byte.is_ascii_digit());
    let value = fraction.then(|| format!("0.{digits}").parse().ok()).flatten()?;
    Some(Number {
        tokens: at..at + 2,
        value,
        high: None,
        bare: false,
        decimal: true,
        in_words: false,
        approximate: false,
        differs: None,
    })
}

struct Reader<'p, 'a> {
    passage: &'p Passage<'a>,
    signs: Signs,
    at: usize,
    sum: Sum,
    digits: bool,
    words: bool,
    last_decimal: bool,
}

impl Reader<'_, '_> {
    fn read(&mut self, start: usize) -> Option<Number> {
        let mut bare = false;
        let mut decimal = false;
        let mut approximate = false;
        let mut end = start;
        self.skip_article_before_scale();
        let opened_by_article = self.at > start;
        while let Some(step) = self.step() {
            bare = step.bare && end == start;
            decimal |= step.decimal;
            approximate |= step.approximate;
            end = self.at;
            if step.last {
                break;
            }
            self.skip_joiner();
        }
        if end > start && self.words && self.at == end && self.read_fraction() {
            end = self.at;
            decimal = true;
        }
        if end == start || (opened_by_article && end <= start + 1) || self.is_no_number(start, end) {
            return None;
        }
        Some(Number {
            tokens: start..end,
            value: self.sum.value(),
            high: None,
            bare: bare && end == start + 1,
            decimal,
            in_words: self.words && !self.digits,
            approximate,
            differs: None,
        })
    }

    /// "a dozen", "a hundred", "un millier": the article belongs to the number.
    fn skip_article_before_scale(&mut self) {
        let (at, words) = (self.at, &self.passage.words);
        let is_article = words.is(at, Tag::Article) && !words.is(at, Tag::Demonstrative);
        let one = words.value(at, Tag::Cardinal).is_some_and(|(value, _)| value == 1.0)
            && words.is(at, Tag::Article);
        let next = at + 1;
        let scale = words.covers(next, Tag::Scale) > 0 || words.covers(next, Tag::Collective) > 0;
        if (is_article || one)
            && scale
            && self.passage.word(at).chars().count() <= 4
            && is_indefinite(self.passage, at)
        {
            self.at = next;
        }
    }

    /// "and" between parts of one number, a hyphen, a space between scale and rest.
    fn skip_joiner(&mut self) {
        let at = self.at;
        let hyphen =
            self.passage.is_any_sign(at, &["-", "\u{2010}", "\u{2011}"]) && self.passage.is_glued(at);
        let joiner = self.passage.is(at, Tag::NumberJoiner);
        if (hyphen || joiner) && self.words && self.is_number_word(at + 1) && self.joins_on(at + 1, hyphen) {
            self.at = at + 1;
        }
    }

    fn is_number_word(&self, at: usize) -> bool {
        self.passage.words.covers(at, Tag::Cardinal) > 0 || self.passage.words.covers(at, Tag::Scale) > 0
    }

    /// Whether the word after "and" can go on with this number.
    fn joins_on(&self, at: usize, hyphen: bool) -> bool {
        let mut trial = self.sum;
        let words = &self.passage.words;
        match (words.value(at, Tag::Cardinal), words.value(at, Tag::Scale)) {
            (Some((value, _)), _) => {
                trial.add(value, true) && (trial.open >= 20.0 || trial.is_scaled() || hyphen)
            }
            (None, Some((scale, _))) => scale >= 100.0 && trial.scale(scale),
            _ => false,
        }
    }

    /// Reads one more word or run of digits.
    fn step(&mut self) -> Option<Step> {
        if self.passage.kind(self.at) == Some(Kind::Digits) {
            return self.digits_step();
        }
        let words = &self.passage.words;
        let vague_alone = words.is(self.at, Tag::Vague) && !self.sum.any;
        if let Some((value, len)) = words.value(self.at, Tag::Collective).filter(|_| !vague_alone) {
            let mut trial = self.sum;
            if !trial.collect(value) {
                return None;
            }
            self.sum = trial;
            self.advance(len);
            return Some(Step { approximate: value != 12.0, last: true, ..Step::default() });
        }
        if let Some((value, len)) = words.value(self.at, Tag::Cardinal) {
            let mut trial = self.sum;
            let closed = self.last_decimal || self.digits && self.sum.open > 0.0;
            let fits = !closed && trial.add(value, true);
            return fits.then(|| {
                self.sum = trial;
                self.advance(len);
                Step::default()
            });
        }
        let (scale, len) = words.value(self.at, Tag::Scale).or_else(|| self.letter_scale())?;
        let mut trial = self.sum;
        let alone = self.passage.len() == len;
        let allowed = self.sum.any
            || alone
            || scale <= 1000.0 && self.passage.language.decimal_comma
            || self.at_article_scale()
            || words.covers(self.at + len, Tag::Scale) > 0 && scale < 1000.0;
        (allowed && trial.scale(scale)).then(|| {
            self.sum = trial;
            self.advance(len);
            self.last_decimal = false;
            Step::default()
        })
    }

    /// "2.3 k", "4.5 M" behind digits.
    fn letter_scale(&self) -> Option<(f64, usize)> {
        let scale = match self.passage.word(self.at) {
            "k" | "K" => 1e3,
            "M" => 1e6,
            _ => return None,
        };
        // "(228 M e 187 H)", "37 M&E officers" tell a sex and a trade.
        let money = (self.at.saturating_sub(4)..self.at + 2)
            .any(|at| self.passage.words.covers(at, Tag::Currency) > 0);
        let glued = self.passage.is_glued(self.at) && (self.last_decimal || scale < 1e6);
        (self.digits && !self.words && (money || glued)).then_some((scale, 1))
    }

    /// "nine point nought four", "cent virgule cinquante deux": words behind the point.
    fn read_fraction(&mut self) -> bool {
        let words = &self.passage.words;
        if self.digits || !words.is(self.at, Tag::DecimalWord) {
            return false;
        }
        let mut at = self.at + 1;
        let mut digits = String::new();
        while let Some((_, len)) = words.value(at, Tag::Cardinal).filter(|(value, _)| *value == 0.0) {
            digits.push('0');
            at += len;
        }
        if let Some(rest) =
            read_plain(self.passage, at, self.signs).filter(|rest| rest.in_words && !rest.decimal)
        {
            digits.push_str(&format!("{}", rest.value));
            at = rest.tokens.end;
        }
        let fraction = format!("0.{digits}").parse::<f64>().ok().filter(|_| !digits.is_empty());
        if let Some(fraction) = fraction {
            self.sum.open += fraction;
            self.at = at;
        }
        fraction.is_some()
    }

    /// "a million", "hundred": an article stands before.
    fn at_article_scale(&self) -> bool {
        self.at.checked_sub(1).is_some_and(|before| is_indefinite(self.passage, before))
    }

    fn advance(&mut self, len: usize) {
        self.at += len;
        self.words = true;
    }

    fn digits_step(&mut self) -> Option<Step> {
        let run = digit_run(self.passage, self.at);
        let scale_follows = self.passage.words.covers(run.end, Tag::Scale) > 0;
        let text: String = run.clone().map(|at| self.passage.word(at)).collect();
        let read = read_digits(&text, scale_follows, self.signs)?;
        // "4 mil 500", "un millón 126 mil": digits go on behind a scale.
        if self.sum.any && !(self.sum.open == 0.0 && self.sum.is_scaled() && read.value < self.sum.limit()) {
            return None;
        }
        if self.sum.any {
            self.sum.open = read.value;
            self.sum.after_scale = false;
        } else {
            self.sum = Sum { open: read.value, any: true, ..Sum::default() };
        }
        let grouped = read.grouped || run.len() > 1;
        self.at = run.end;
        self.digits = true;
        self.last_decimal = read.decimal;
        Some(Step { bare: !grouped && !read.decimal, decimal: read.decimal, ..Step::default() })
    }

    /// "un", "une" alone are articles; "one" in "one of", "no one" is none.
    fn is_no_number(&self, start: usize, end: usize) -> bool {
        let passage = self.passage;
        let one_word = self.words && !self.digits && end == start + 1;
        if !one_word || self.sum.value() != 1.0 {
            return false;
        }
        let before = start.checked_sub(1);
        // "uno" as the whole text, "solo una vaca": the word stands for the number.
        if passage.len() == 1 || before.is_some_and(|before| passage.is(before, Tag::Only)) {
            return false;
        }
        let ratio = passage.words.covers(end, Tag::RatioEvery).max(passage.words.covers(end, Tag::RatioOf));
        if ratio > 0 && self.is_number_word(end + ratio) {
            return false;
        }
        let article = passage.is(start, Tag::Article);
        let followed = passage.tags(end);
        article
            || followed.any(&[
                Tag::Of,
                Tag::Pronoun,
                Tag::Copula,
                Tag::Verb,
                Tag::Preposition,
                Tag::Auxiliary,
                Tag::Relative,
                Tag::Article,
            ])
            || passage.is_dash(end)
            || passage.kind(end) != Some(Kind::Word)
            || before.is_some_and(|before| {
                passage.tags(before).any(&[Tag::Negation, Tag::Article, Tag::Demonstrative])
            })
    }
}

/// An indefinite article ("a", "un", "una").
fn is_indefinite(passage: &Passage, at: usize) -> bool {
    let one = passage.words.value(at, Tag::Cardinal).is_some_and(|(value, _)| value == 1.0);
    passage.is(at, Tag::Article)
        && (one || passage.words.folded(at) == "a" && !passage.language.decimal_comma)
}

#[derive(Debug, Clone, Copy, Default)]
struct Step {
    bare: bool,
    decimal: bool,
    approximate: bool,
    last: bool,
}

/// Tokens of one number in digits: "745 977.48" is two.
fn digit_run(passage: &Passage, at: usize) -> Range<usize> {
    let plain = |at: usize| passage.word(at).bytes().all(|byte| byte.is_ascii_digit());
    let first = passage.word(at);
    let mut end = at + 1;
    if !plain(at) || !(1..=3).contains(&first.len()) || first.starts_with('0') || is_stuck(passage, at) {
        return at..end;
    }
    while passage.kind(end) == Some(Kind::Digits) && passage.gap_before(end) == " " {
        let word = passage.word(end);
        let head = word.split(['.', ',']).next().unwrap_or_default();
        let decimals = word.len() - head.len();
        if head.len() != 3 || decimals > 3 || next_is_stuck(passage, end) {
            break;
        }
        end += 1;
        if !plain(end - 1) {
            break;
        }
    }
    at..end
}

/// The digits touch a word or sign before: "D_1", "COVID-19", "B2".
fn is_stuck(passage: &Passage, at: usize) -> bool {
    passage.is_glued(at)
        && at.checked_sub(1).is_some_and(|before| {
            passage.kind(before) == Some(Kind::Word)
                || passage.is_dash(before)
                || passage.is_sign(before, "/")
        })
}

/// A letter touches the digits: "250th".
fn next_is_stuck(passage: &Passage, at: usize) -> bool {
    passage.is_glued(at + 1) && passage.kind(at + 1) == Some(Kind::Word)
}

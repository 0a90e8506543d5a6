//! Finds the words that a correction is about, in the text that it was made on
//! and in one that was edited since.
//!
//! An anchor is a quote with the words around it. In the same text it is found at
//! its span. Else every place where the quote's number (or the quote) stands is
//! compared by the words around it; where two are as good as each other, their
//! order decides if there are as many as there were, and nothing does if not: a
//! correction in the wrong place is worse than one that is listed.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::alike::{in_common, share, words};
use crate::model::{Figure, Span};
use crate::text::offsets::Utf16Index;

/// The words that a correction is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Anchor {
    /// The words, exactly as they stand.
    pub quote: String,
    /// The number within the quote: where it is found, other words of the quote
    /// may have changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// What stands before the quote.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub before: String,
    /// What stands behind it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub after: String,
    /// Where it stood.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub span: Option<Span>,
    /// Which it was, from 1, of the places that look alike.
    #[serde(default = "one")]
    pub occurrence: u32,
    /// How many places looked alike.
    #[serde(default = "one")]
    pub occurrences: u32,
}

fn one() -> u32 {
    1
}

/// Characters on either side of a quote: about ten words.
const CONTEXT: usize = 64;
/// Share of the words around it that must still be there.
const KEPT: f64 = 0.5;
/// How far behind the best of several look-alikes the one in its order may be.
const CLOSE: f64 = 0.2;
/// How far ahead one must be that had no look-alike when the anchor was made.
const CLEAR: f64 = 0.1;
/// Words that may have come in between.
const SPARE: usize = 2;

/// Where the words of an anchor are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Located {
    /// The quote, or, where other words of it have changed, its number alone. Bytes.
    pub(super) quote: Range<usize>,
    /// The number, or the quote of an anchor that has none. Bytes.
    pub(super) key: Range<usize>,
    /// Whether the text around it is as it was.
    pub(super) exact: bool,
}

/// The anchor of a span of the text, and of the number in it where there is one;
/// none where the span is empty or not in the text.
///
/// ```
/// use headcount::{model::Span, review::anchor};
/// let anchor = anchor("We trained 40 women in Kolda.", Span(11, 19), Some(Span(11, 13))).unwrap();
/// assert_eq!((anchor.quote.as_str(), anchor.number.as_deref()), ("40 women", Some("40")));
/// assert_eq!(anchor.after, " in Kolda.");
/// ```
pub fn anchor(text: &str, span: Span, number: Option<Span>) -> Option<Anchor> {
    let index = Utf16Index::new(text);
    let range = index.bytes(text, span)?;
    let number = number.and_then(|number| index.bytes(text, number));
    let inside = number.filter(|number| range.start <= number.start && number.end <= range.end);
    make(text, span, range, inside)
}

/// The anchor of a figure.
pub fn anchor_of(text: &str, figure: &Figure) -> Option<Anchor> {
    anchor(text, figure.span, Some(figure.number))
}

fn make(text: &str, span: Span, range: Range<usize>, number: Option<Range<usize>>) -> Option<Anchor> {
    let quote = text.get(range.clone()).filter(|quote| !quote.is_empty())?;
    let mut anchor = Anchor {
        quote: quote.to_owned(),
        number: number.and_then(|number| text.get(number)).map(str::to_owned),
        before: before(text, range.start, CONTEXT).to_owned(),
        after: after(text, range.end, CONTEXT).to_owned(),
        span: Some(span),
        occurrence: 1,
        occurrences: 1,
    };
    let own = range.start + anchor.key_in_quote();
    let alike = places(text, &anchor);
    if let Some(at) = alike.iter().position(|place| place.start == own) {
        anchor.occurrence = count(at + 1);
        anchor.occurrences = count(alike.len());
    }
    Some(anchor)
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

impl Anchor {
    /// What is looked for: the number, or else the quote.
    fn key(&self) -> &str {
        let number = self.number.as_deref().filter(|number| !number.is_empty());
        number.filter(|number| self.quote.contains(*number)).unwrap_or(&self.quote)
    }

    /// Bytes of the quote before the key.
    fn key_in_quote(&self) -> usize {
        self.quote.find(self.key()).unwrap_or(0)
    }
}

/// Finds an anchor, or says in one sentence why not.
pub(super) fn locate(text: &str, index: &Utf16Index, anchor: &Anchor) -> Result<Located, String> {
    let key = anchor.key();
    if key.trim().is_empty() {
        return Err("It quotes nothing, so there is nothing to find.".to_owned());
    }
    if let Some(located) = at_its_span(text, index, anchor) {
        return Ok(located);
    }
    let places = places(text, anchor);
    match choose(&places, anchor) {
        Some(place) => Ok(place.located(text, anchor)),
        None if !text.contains(key) => Err(format!("“{}” is not in the text.", anchor.shown())),
        None if places.is_empty() => {
            Err(format!("The text around “{}” has changed too much to be sure of it.", anchor.shown()))
        }
        None => Err(format!("Several places may be meant by “{}”, and nothing tells which.", anchor.shown())),
    }
}

/// The one that is meant, if that is sure.
fn choose<'p>(places: &'p [Place], anchor: &Anchor) -> Option<&'p Place> {
    let mut scores: Vec<f64> = places.iter().map(|place| place.score).collect();
    scores.sort_by(|one, two| two.total_cmp(one));
    let best = *scores.first()?;
    if anchor.occurrences <= 1 {
        let clear = scores.get(1).is_none_or(|second| best - second >= CLEAR);
        return places.iter().find(|place| clear && place.score >= best);
    }
    let wanted = usize::try_from(anchor.occurrence.checked_sub(1)?).ok()?;
    let all_there = places.len() == usize::try_from(anchor.occurrences).ok()?;
    places.get(wanted).filter(|place| all_there && best - place.score < CLOSE)
}

impl Anchor {
    /// The quote in little room, for sentences.
    pub(super) fn shown(&self) -> String {
        super::shown(&self.quote)
    }
}

/// The quote where it stood, with the text around it as it was.
fn at_its_span(text: &str, index: &Utf16Index, anchor: &Anchor) -> Option<Located> {
    let quote = index.bytes(text, anchor.span?)?;
    let same = text.get(quote.clone())? == anchor.quote
        && text.get(..quote.start)?.ends_with(&anchor.before)
        && text.get(quote.end..)?.starts_with(&anchor.after);
    let start = quote.start + anchor.key_in_quote();
    let key = start..start + anchor.key().len();
    (same && key.end <= quote.end).then_some(Located { quote, key, exact: true })
}

/// A place where the key stands.
#[derive(Debug, Clone)]
struct Place {
    start: usize,
    /// Share of the words around it that are those of the anchor.
    score: f64,
}

impl Place {
    fn located(&self, text: &str, anchor: &Anchor) -> Located {
        let key = self.start..self.start + anchor.key().len();
        let whole =
            self.start.checked_sub(anchor.key_in_quote()).map(|start| start..start + anchor.quote.len());
        let quote = whole.filter(|range| text.get(range.clone()) == Some(anchor.quote.as_str()));
        Located { quote: quote.unwrap_or_else(|| key.clone()), key, exact: false }
    }
}

/// The places of the key that have enough of the words around it, in the order of the text.
fn places(text: &str, anchor: &Anchor) -> Vec<Place> {
    let key = anchor.key();
    if key.trim().is_empty() {
        return Vec::new();
    }
    let head = anchor.quote.get(..anchor.key_in_quote()).unwrap_or_default();
    let tail = anchor.quote.get(anchor.key_in_quote() + key.len()..).unwrap_or_default();
    let front = [end_of(&anchor.before), head].concat();
    let back = [tail, start_of(&anchor.after)].concat();
    let (front, back) = (words(&front), words(&back));
    text.match_indices(key)
        .filter(|(start, _)| is_whole(text, *start, key))
        .map(|(start, _)| {
            let here = words(before(text, start, 2 * CONTEXT + head.len()));
            let there = words(after(text, start + key.len(), 2 * CONTEXT + tail.len()));
            // The nearest words alone, with a few to spare: farther ones may stand there by chance.
            let here = here.get(here.len().saturating_sub(front.len() + SPARE)..).unwrap_or_default();
            let there = there.get(..there.len().min(back.len() + SPARE)).unwrap_or_default();
            let kept = in_common(&front, here) + in_common(&back, there);
            Place { start, score: share(kept, front.len() + back.len()) }
        })
        .filter(|place| place.score >= KEPT)
        .collect()
}

/// The end of a long context, the start of one: a patch may claim any.
fn end_of(context: &str) -> &str {
    before(context, context.len(), 4 * CONTEXT)
}

fn start_of(context: &str) -> &str {
    after(context, 0, 4 * CONTEXT)
}

/// At most `length` bytes before `end`, whole words.
fn before(text: &str, end: usize, length: usize) -> &str {
    let mut start = end.saturating_sub(length);
    while start > 0 && start < end && (!text.is_char_boundary(start) || in_word(text, start)) {
        start += 1;
    }
    text.get(start..end).unwrap_or_default()
}

/// At most `length` bytes from `start`, whole words.
fn after(text: &str, start: usize, length: usize) -> &str {
    let mut end = (start + length).min(text.len());
    while end > start && end < text.len() && (!text.is_char_boundary(end) || in_word(text, end)) {
        end -= 1;
    }
    text.get(start..end).unwrap_or_default()
}

/// Whether a word goes on across this byte.
fn in_word(text: &str, at: usize) -> bool {
    let last = text.get(..at).and_then(|text| text.chars().next_back());
    let next = text.get(at..).and_then(|text| text.chars().next());
    last.is_some_and(char::is_alphanumeric) && next.is_some_and(char::is_alphanumeric)
}

/// Whether the key at `start` is no piece of a longer word or number.
fn is_whole(text: &str, start: usize, key: &str) -> bool {
    let end = start + key.len();
    let glued = |at: usize| in_word(text, at) || in_number(text, at);
    !glued(start) && !glued(end)
}

/// Whether a number such as "1,140" or "140.5" goes on across this byte.
fn in_number(text: &str, at: usize) -> bool {
    let sign = |c: char| matches!(c, ',' | '.' | '\'' | '’');
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let mut last = text.get(..at).unwrap_or_default().chars().rev();
    let mut next = text.get(at..).unwrap_or_default().chars();
    let (before, beyond, here, ahead) = (last.next(), last.next(), next.next(), next.next());
    before.is_some_and(sign) && digit(beyond) && digit(here)
        || digit(before) && here.is_some_and(sign) && digit(ahead)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "In Kolda the clubs trained 40 women and 12 men to keep bees. \
        Later on, the same school in Louga taught 40 girls to read and to write. In all 1,140 came.";

    fn anchor_at(text: &str, quote: &str) -> Anchor {
        let start = text.find(quote).unwrap();
        let index = Utf16Index::new(text);
        anchor(text, index.span(text, &(start..start + quote.len())), None).unwrap()
    }

    fn found<'t>(text: &'t str, anchor: &Anchor) -> Result<&'t str, String> {
        locate(text, &Utf16Index::new(text), anchor).map(|located| text.get(located.quote).unwrap())
    }

    #[test]
    fn in_the_same_text_it_is_at_its_span() {
        let anchor = anchor_at(TEXT, "40 girls");
        let located = locate(TEXT, &Utf16Index::new(TEXT), &anchor).unwrap();
        assert!(located.exact);
        assert_eq!(TEXT.get(located.quote), Some("40 girls"));
    }

    #[test]
    fn in_an_edited_text_the_words_around_tell() {
        let mut anchor = anchor_at(TEXT, "40 girls");
        anchor.number = Some("40".to_owned());
        let edited =
            format!("A new beginning. {}", TEXT.replace("taught", "helped").replace("girls", "pupils"));
        let located = locate(&edited, &Utf16Index::new(&edited), &anchor).unwrap();
        assert!(edited.get(located.key.start..).unwrap().starts_with("40 pupils"));
        assert!(!located.exact);
    }

    #[test]
    fn what_is_gone_is_said_to_be_gone() {
        let anchor = anchor_at(TEXT, "12 men");
        assert_eq!(found(&TEXT.replace("12", "13"), &anchor).unwrap_err(), "“12 men” is not in the text.");
    }

    #[test]
    fn a_number_is_not_found_inside_another() {
        let mut anchor = anchor_at(TEXT, "40 girls");
        anchor.number = Some("40".to_owned());
        anchor.quote = "40".to_owned();
        let without = TEXT.replace("40 women", "thirty women").replace("40 girls", "thirty girls");
        assert!(found(&without, &anchor).is_err(), "1,140 is another number");
    }

    #[test]
    fn look_alikes_are_told_by_their_order_and_only_if_all_are_there() {
        let told = "Long before the rains of that year came to the hills, the club in the next village taught \
            forty women to sew and to dye cloth, to keep books and to sell what they had made in town.\n\n";
        let text = told.repeat(3);
        let start = text.rfind("forty women").unwrap();
        let third = anchor(&text, Utf16Index::new(&text).span(&text, &(start..start + 11)), None).unwrap();
        assert_eq!((third.occurrence, third.occurrences), (3, 3));
        let more = format!("New. {text}");
        let located = locate(&more, &Utf16Index::new(&more), &third).unwrap();
        assert_eq!(located.quote.start, start + 5);
        let fewer = format!("New. {}", told.repeat(2));
        assert!(found(&fewer, &third).unwrap_err().contains("nothing tells which"));
        assert!(found(&format!("New. {told}"), &third).is_err(), "it may be another one");
    }

    #[test]
    fn hostile_anchors_find_nothing() {
        let anchor = |quote: &str, span| Anchor {
            quote: quote.to_owned(),
            number: Some("x".repeat(9)),
            before: "é".repeat(100_000),
            after: String::new(),
            span,
            occurrence: 0,
            occurrences: u32::MAX,
        };
        for span in [None, Some(Span(5, 1)), Some(Span(u32::MAX, u32::MAX)), Some(Span(0, u32::MAX))] {
            for quote in ["", " ", "40 girls", "\u{0}", "😀"] {
                assert!(found(TEXT, &anchor(quote, span)).is_err());
                assert!(found("😀", &anchor(quote, span)).is_err());
            }
        }
    }
}

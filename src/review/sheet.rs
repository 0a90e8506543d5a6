//! The analysis while it is being corrected: finds what a correction is about, and
//! brings all that follows from the figures up to date.

use std::collections::BTreeSet;
use std::ops::Range;

use super::anchor::{Anchor, Located, locate};
use super::{notes, relation};
use crate::model::{Analysis, Figure, Span};
use crate::tally::tally;
use crate::text::offsets::Utf16Index;

/// An analysis with its text.
pub(super) struct Sheet<'t> {
    pub(super) text: &'t str,
    pub(super) index: Utf16Index,
    pub(super) analysis: Analysis,
    /// Whether the words of the present correction are not quite where they were.
    pub(super) moved: bool,
    /// Number of the next figure's id.
    next: u64,
}

impl<'t> Sheet<'t> {
    pub(super) fn new(analysis: &Analysis, text: &'t str) -> Self {
        let number = |figure: &Figure| figure.id.strip_prefix('f')?.parse::<u32>().ok();
        let last = analysis.figures.iter().filter_map(number).max().unwrap_or(0);
        Self {
            text,
            index: Utf16Index::new(text),
            analysis: analysis.clone(),
            moved: false,
            next: u64::from(last) + 1,
        }
    }

    /// An id that no figure has or had.
    pub(super) fn new_id(&mut self) -> String {
        let id = format!("f{}", self.next);
        self.next += 1;
        id
    }

    pub(super) fn locate(&mut self, anchor: &Anchor) -> Result<Located, String> {
        let located = locate(self.text, &self.index, anchor)?;
        self.moved |= !located.exact;
        Ok(located)
    }

    pub(super) fn span(&self, bytes: &Range<usize>) -> Span {
        self.index.span(self.text, bytes)
    }

    pub(super) fn slice(&self, bytes: &Range<usize>) -> &'t str {
        self.text.get(bytes.clone()).unwrap_or_default()
    }

    /// The id of the figure that an anchor is about.
    pub(super) fn figure(&mut self, anchor: &Anchor) -> Result<String, String> {
        let located = self.locate(anchor)?;
        let (quote, key) = (self.span(&located.quote), self.span(&located.key));
        // In an edited text "215" may have become "1 215": another number.
        let other = |figure: &&Figure| !located.exact && anchor.number.is_some() && figure.number != key;
        let figures = self.analysis.figures.iter().filter(|figure| overlap(figure.number, key));
        let here: Vec<&Figure> = figures.filter(|figure| !other(figure)).collect();
        let exact = here.iter().find(|figure| figure.span == quote).copied();
        match (exact, here.as_slice()) {
            (Some(figure), _) => Ok(figure.id.clone()),
            (None, [figure]) => Ok(figure.id.clone()),
            (None, []) => Err(format!("“{}” is read as no figure.", anchor.shown())),
            _ => {
                Err(format!("“{}” holds several figures, and nothing tells which is meant.", anchor.shown()))
            }
        }
    }

    pub(super) fn get(&self, id: &str) -> Option<&Figure> {
        self.analysis.figures.iter().find(|figure| figure.id == id)
    }

    pub(super) fn get_mut(&mut self, id: &str) -> Option<&mut Figure> {
        self.analysis.figures.iter_mut().find(|figure| figure.id == id)
    }

    /// A figure's quote for a sentence.
    pub(super) fn quote(&self, id: &str) -> String {
        self.get(id).map(|figure| super::shown(&figure.quote)).unwrap_or_default()
    }

    pub(super) fn settle(&mut self) {
        settle(&mut self.analysis);
    }
}

/// Brings what follows from the figures up to date: what is counted and why
/// not, the notes, the totals.
pub(crate) fn settle(analysis: &mut Analysis) {
    for figure in &mut analysis.figures {
        figure.because = relation::because(figure);
        figure.counted = figure.because.is_none();
    }
    notes::prune(analysis);
    let doubtful = notes::doubtful(analysis);
    let overlapping: BTreeSet<&str> = doubtful.iter().map(String::as_str).collect();
    analysis.totals = tally(&analysis.figures, &analysis.outcomes, &overlapping);
}

/// Whether two spans share a character.
pub(super) fn overlap(one: Span, two: Span) -> bool {
    one.0 < two.1 && two.0 < one.1
}

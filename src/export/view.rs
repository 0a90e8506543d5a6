//! An analysis as the writers see it: masked if that was asked for, with its receipt.

use std::borrow::Cow;
use std::ops::Range;

use super::mask::{self, Hidden};
use super::receipt::Receipt;
use super::write::{Exported, Format, Options, Part};
use crate::model::{Analysis, Figure, Outcome, Span};
use crate::review::Patch;
use crate::text::offsets::Utf16Index;

/// What a writer works on.
pub(super) struct View<'v> {
    /// What is written, masked or not.
    pub(super) analysis: Cow<'v, Analysis>,
    pub(super) source: &'v str,
    pub(super) corrections: &'v Patch,
    pub(super) parts: &'v [Part],
    pub(super) charts: &'v [String],
    pub(super) options: &'v Options,
    pub(super) receipt: Receipt,
    text: &'v str,
    index: Utf16Index,
    /// What must not be read in the text, in its order.
    hidden: Vec<Hidden>,
    /// Ids of the masked figures.
    masked: Vec<String>,
}

impl<'v> View<'v> {
    pub(super) fn new(exported: &Exported<'v>, format: Format, options: &'v Options) -> Self {
        let index = Utf16Index::new(exported.text);
        let (analysis, hidden, masked) = if options.mask {
            let masked = mask::mask(exported.analysis, exported.text);
            (Cow::Owned(masked.analysis), masked.hidden, masked.figures)
        } else {
            (Cow::Borrowed(exported.analysis), Vec::new(), Vec::new())
        };
        let mut receipt = Receipt::new(&analysis, exported.corrections, format.as_str());
        receipt.exported_on.clone_from(&options.exported_on);
        receipt.masked = masked.len();
        receipt.reports = exported.parts.iter().map(|part| part.sha256.clone()).collect();
        if !masked.is_empty() {
            // Reasons and quotes of corrections could say what is masked.
            receipt.corrections.list.clear();
        }
        Self {
            analysis,
            source: exported.source,
            corrections: exported.corrections,
            parts: exported.parts,
            charts: exported.charts,
            options,
            receipt,
            text: exported.text,
            index,
            hidden,
            masked,
        }
    }

    /// Whether a figure's number must not be told.
    pub(super) fn is_masked(&self, figure: &Figure) -> bool {
        self.masked.contains(&figure.id)
    }

    /// Whether any number must not be told.
    pub(super) fn masks(&self) -> bool {
        !self.masked.is_empty()
    }

    /// The words at a place of the text, without what is hidden.
    pub(super) fn slice(&self, span: Span) -> String {
        mask::redacted(self.text, &self.index, span, &self.hidden)
    }

    /// The words around a place: at most so many bytes of each side.
    pub(super) fn around(&self, span: Span, most: usize) -> Option<(&'v str, &'v str, &'v str)> {
        let Range { start, end } = self.index.bytes(self.text, span)?;
        let mut from = start.saturating_sub(most);
        while !self.text.is_char_boundary(from) {
            from += 1;
        }
        let mut to = (end + most).min(self.text.len());
        while !self.text.is_char_boundary(to) {
            to -= 1;
        }
        Some((self.text.get(from..start)?, self.text.get(start..end)?, self.text.get(end..to)?))
    }

    /// The same span in Unicode code points.
    pub(super) fn characters(&self, span: Span) -> Option<(usize, usize)> {
        let bytes = self.index.bytes(self.text, span)?;
        let start = self.text.get(..bytes.start)?.chars().count();
        Some((start, start + self.text.get(bytes)?.chars().count()))
    }

    /// The outcome of a figure.
    pub(super) fn outcome(&self, figure: &Figure) -> Option<&Outcome> {
        let id = figure.outcome.as_ref()?;
        self.analysis.outcomes.iter().find(|outcome| outcome.id == *id)
    }

    /// The report that a figure stands in, where there are several.
    pub(super) fn part(&self, figure: &Figure) -> Option<&Part> {
        self.parts.iter().find(|part| part.span.0 <= figure.number.0 && figure.number.1 <= part.span.1)
    }
}

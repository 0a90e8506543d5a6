//! What a picture that leaves the page says of itself, in its footer and in its metadata.

use serde::Serialize;

use super::measure::clean;
use super::words::{self, fill};
use super::{Locale, Spec, title};
use crate::model::Analysis;

/// Where a picture comes from. What is not known is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Facts {
    /// What the chart is called.
    pub title: String,
    /// The title of the report.
    pub report: String,
    /// The file or page that the report's text came from.
    pub source: String,
    /// The date that its data are complete to.
    pub data_as_of: String,
    /// Name and version of what counted.
    pub software: String,
    /// SHA-256 of the report's text.
    pub sha256: String,
    /// All of it in words, as the footer has it.
    pub description: String,
}

/// The facts of one chart of an analysis.
pub fn facts(analysis: &Analysis, spec: &Spec) -> Facts {
    let report = &analysis.report;
    let mut facts = Facts {
        title: title(spec).to_owned(),
        report: clean(&report.title),
        source: clean(spec.source.as_deref().unwrap_or_default()),
        data_as_of: clean(report.data_as_of.as_deref().unwrap_or_default()),
        software: concat!("headcount ", env!("CARGO_PKG_VERSION")).to_owned(),
        sha256: clean(&report.sha256),
        description: String::new(),
    };
    facts.description = facts.lines(spec.locale).join(" · ");
    facts
}

impl Facts {
    /// The paragraphs of the footer: where the numbers come from, and which text that is.
    pub(super) fn lines(&self, locale: Locale) -> Vec<String> {
        let words = words::of(locale);
        let said = |template: &str, value: &str| match value {
            "" => String::new(),
            _ => fill(template, &[("name", value), ("date", value)]),
        };
        let source = if self.source == self.report { "" } else { &self.source };
        let origin = [
            self.report.clone(),
            said(words.from, source),
            said(words.data_as_of, &self.data_as_of),
            said(words.counted_by, &self.software),
        ];
        let origin = origin.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
        let lines = [origin, said(words.text_hash, &self.sha256)];
        lines.into_iter().filter(|line| !line.is_empty()).collect()
    }
}

//! A gold annotation: what a careful reader finds in a report.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use headcount::model::{Qualifier, Reason, Span, Stage, Unit};
use serde::Deserialize;

#[derive(Debug, Deserialize)]
pub(crate) struct Gold {
    #[serde(default)]
    pub(crate) report: Report,
    #[serde(default)]
    pub(crate) outcomes: Vec<Outcome>,
    pub(crate) figures: Vec<Figure>,
    /// Other spellings of an area that count as it.
    #[serde(default)]
    pub(crate) names: BTreeMap<String, Vec<String>>,
    pub(crate) totals: Totals,
}

#[derive(Debug, Default, Deserialize)]
pub(crate) struct Report {
    #[serde(default)]
    pub(crate) language: String,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Outcome {
    pub(crate) id: String,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Figure {
    pub(crate) quote: String,
    /// Which occurrence of the quote is meant, from 1.
    #[serde(default = "first")]
    nth: usize,
    pub(crate) value: f64,
    pub(crate) unit: Unit,
    /// Units that a reader could defend too.
    #[serde(default)]
    pub(crate) unit_also: Vec<Unit>,
    pub(crate) qualifier: Qualifier,
    pub(crate) stage: Stage,
    /// Stages that a reader could defend too.
    #[serde(default)]
    pub(crate) stage_also: Vec<Stage>,
    pub(crate) counted: bool,
    pub(crate) because: Option<Because>,
    pub(crate) adm1: Vec<String>,
    /// Where the quote is, worked out from `quote` and `nth`.
    #[serde(skip, default = "nowhere")]
    pub(crate) span: Span,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Because {
    pub(crate) kind: Reason,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Totals {
    pub(crate) people_counted: f64,
}

fn first() -> usize {
    1
}

fn nowhere() -> Span {
    Span(0, 0)
}

impl Gold {
    /// Reads an annotation and finds its quotes in the report's text.
    pub(crate) fn parse(json: &str, text: &str) -> Result<Self> {
        let mut gold: Self = serde_json::from_str(json)?;
        for figure in &mut gold.figures {
            figure.span = find_nth(text, &figure.quote, figure.nth)
                .with_context(|| format!("this quote is not in the text: \"{}\"", figure.quote))?;
        }
        Ok(gold)
    }
}

impl Figure {
    /// Whether this is a unit that the reader chose or could defend.
    pub(crate) fn allows_unit(&self, unit: Unit) -> bool {
        self.unit == unit || self.unit_also.contains(&unit)
    }
}

fn find_nth(text: &str, quote: &str, nth: usize) -> Option<Span> {
    let step = quote.chars().next()?.len_utf8();
    let mut from = 0;
    let mut found = None;
    // Occurrences may overlap.
    for _ in 0..nth.max(1) {
        let at = from + text.get(from..)?.find(quote)?;
        found = Some(at);
        from = at + step;
    }
    let start = found?;
    let units = |end: usize| Some(u32::try_from(text.get(..end)?.encode_utf16().count()).unwrap_or(u32::MAX));
    Some(Span(units(start)?, units(start + quote.len())?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nth_quote_is_found_in_utf16_units() {
        let text = "😀 20 men, é 20 men";
        assert_eq!(find_nth(text, "20 men", 1), Some(Span(3, 9)));
        assert_eq!(find_nth(text, "20 men", 2), Some(Span(13, 19)));
        assert_eq!(find_nth(text, "20 men", 3), None);
    }

    #[test]
    fn a_quote_that_is_not_in_the_text_is_named() {
        let json = r#"{"figures": [{"quote": "9 men", "value": 9, "unit": "person", "qualifier": "exact",
            "stage": "reached", "counted": true, "because": null, "adm1": []}], "totals": {"people_counted": 9}}"#;
        assert!(Gold::parse(json, "8 men").unwrap_err().to_string().contains("9 men"));
        assert!(Gold::parse(json, "9 men").is_ok());
    }
}

//! `headcount analyze FILE`: who was reached, where, under which outcome.

use std::path::Path;

use headcount::Analysis;
use headcount::review::{Patch, apply};

use crate::arguments::{Arguments, Format, json, read_report, read_text};

pub(crate) fn run(arguments: &Arguments) -> Result<String, String> {
    let document = read_report(arguments.file()?)?;
    let mut analysis = headcount::analyze(&document.text, &arguments.options);
    if let Some(file) = &arguments.corrections {
        analysis = corrected(&analysis, &document.text, file)?;
    }
    document.complete(&mut analysis);
    match arguments.format {
        Format::Table => Ok(headcount::export::table::table(&analysis)),
        Format::Json => json(&analysis),
    }
}

/// The analysis with the corrections of a file; names those that do not fit.
fn corrected(analysis: &Analysis, text: &str, file: &Path) -> Result<Analysis, String> {
    let patch =
        Patch::from_json(&read_text(file)?).map_err(|error| format!("{} has {error}", file.display()))?;
    let reviewed = apply(analysis, text, &patch);
    for unfit in &reviewed.unfit {
        let op = unfit.op.as_ref().map(|op| format!(" ({op})")).unwrap_or_default();
        eprintln!("headcount: correction {}{op} does not fit: {}", unfit.correction + 1, unfit.message);
    }
    Ok(reviewed.analysis)
}

//! `headcount analyze FILE`: who was reached, where, under which outcome.

use crate::arguments::{Arguments, Format, json, read};

pub(crate) fn run(arguments: &Arguments) -> Result<String, String> {
    let text = read(arguments.file()?)?;
    let analysis = headcount::analyze(&text, &arguments.options);
    match arguments.format {
        Format::Table => Ok(headcount::export::table::table(&analysis)),
        Format::Json => json(&analysis),
    }
}

//! `headcount places FILE`: every name of a place, and why it was taken or not.

use crate::arguments::{Arguments, Format, json, read};

pub(crate) fn run(arguments: &Arguments) -> Result<String, String> {
    let text = read(arguments.file()?)?;
    let found = headcount::place_names(&text, &arguments.options);
    match arguments.format {
        Format::Table => Ok(headcount::export::places::table(&found)),
        Format::Json => json(&found),
    }
}

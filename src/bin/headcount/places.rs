//! `headcount places FILE`: every name of a place, and why it was taken or not.

use crate::arguments::{Arguments, Format, json, read_report};

pub(crate) fn run(arguments: &Arguments) -> Result<String, String> {
    let text = read_report(arguments.file()?)?.text;
    let found = headcount::place_names(&text, &arguments.options);
    match arguments.format {
        Format::Table => Ok(headcount::export::places::table(&found)),
        Format::Json => json(&found),
    }
}

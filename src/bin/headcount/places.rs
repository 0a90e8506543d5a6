//! `headcount places FILE`: every name of a place, and why it was taken or not.

use headcount::export::Format;

use crate::arguments::{Arguments, json, other_format};
use crate::source;

pub(crate) fn run(arguments: &Arguments) -> Result<Vec<u8>, String> {
    let text = source::document(arguments.file()?)?.text;
    let found = headcount::place_names(&text, &arguments.options);
    match arguments.format {
        Format::Table => Ok(headcount::export::places::table(&found).into_bytes()),
        Format::Json => json(&found),
        other => Err(other_format("places", other)),
    }
}

//! `headcount analyze FILE`: who was reached, where, under which outcome.

use headcount::export::Exported;

use crate::arguments::Arguments;
use crate::{output, source};

pub(crate) fn run(arguments: &Arguments) -> Result<Vec<u8>, String> {
    let read = source::analysed(arguments.file()?, arguments)?;
    let exported = Exported {
        analysis: &read.analysis,
        text: &read.text,
        source: &read.name,
        corrections: &read.applied,
        charts: &[],
        parts: &[],
    };
    output::export(&exported, arguments)
}

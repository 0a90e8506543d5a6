//! `headcount compare A B` and `headcount collect FILES`: two reports side by side, several in one table.

use headcount::compare::{Told, collect, compare};
use headcount::export::compared::{collected, compared, compared_csv};
use headcount::export::{Exported, Format, mask};
use headcount::review::Patch;

use crate::arguments::{Arguments, json};
use crate::output;
use crate::source::{self, Read};

/// What became of the numbers of one report in another.
pub(crate) fn run_compare(arguments: &Arguments) -> Result<Vec<u8>, String> {
    let [before, after] = arguments.words.get(1..).unwrap_or_default() else {
        return Err("compare needs two files: the earlier report and the later one".to_owned());
    };
    let (before, after) = (source::analysed(before, arguments)?, source::analysed(after, arguments)?);
    let comparison = compare(told(&before), told(&after));
    let bytes = match arguments.format {
        Format::Table => compared(&comparison).into_bytes(),
        Format::Json => json(&comparison)?,
        Format::Csv => compared_csv(&comparison).map_err(|error| error.to_string())?,
        other => return Err(format!("compare has no format {}; use table, json or csv", other.as_str())),
    };
    output::deliver(bytes, arguments.out.as_deref())
}

/// All reports as one.
pub(crate) fn run_collect(arguments: &Arguments) -> Result<Vec<u8>, String> {
    let files = arguments.words.get(1..).unwrap_or_default();
    if files.is_empty() {
        return Err("collect needs files".to_owned());
    }
    let mut read = Vec::new();
    for file in files {
        read.extend(source::all(file, arguments)?);
    }
    let told: Vec<Told> = read.iter().map(told).collect();
    let collection = collect(&told);
    let entries = read.iter().flat_map(|read| read.applied.corrections.iter().cloned()).collect();
    let corrections = Patch { corrections: entries, ..Patch::new([]) };
    let exported = Exported {
        analysis: &collection.analysis,
        text: &collection.text,
        source: "",
        corrections: &corrections,
        charts: &[],
        parts: &collection.reports,
    };
    match arguments.format {
        Format::Table => output::deliver(collected(&collection).into_bytes(), arguments.out.as_deref()),
        Format::Json if arguments.export.mask => {
            Err("a collection as JSON cannot be masked; use another format".to_owned())
        }
        Format::Json => {
            if let Some(warning) = mask::warning(&collection.analysis).filter(|_| arguments.out.is_some()) {
                eprintln!("headcount: {warning}");
            }
            output::deliver(json(&collection)?, arguments.out.as_deref())
        }
        _ => output::export(&exported, arguments),
    }
}

fn told(read: &Read) -> Told<'_> {
    Told { name: &read.name, analysis: &read.analysis, text: &read.text }
}

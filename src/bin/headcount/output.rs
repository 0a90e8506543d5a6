//! What a command gives back: on the terminal, or as a file.

use std::io::Write as _;
use std::path::Path;

use headcount::export::{ExportError, Exported, Format, mask, write};

use crate::arguments::{Arguments, json};

/// Writes an analysis in the format that was asked for, to the file that was named.
pub(crate) fn export(exported: &Exported, arguments: &Arguments) -> Result<Vec<u8>, String> {
    let format = arguments.format;
    if format == Format::Xlsx && arguments.out.is_none() {
        return Err("a workbook is no text for a terminal; name a file with --out".to_owned());
    }
    protect(exported, arguments)?;
    // On the terminal, or in a pipe, JSON is the analysis and no more: the same that the module gives.
    if format == Format::Json && arguments.out.is_none() && !arguments.export.mask {
        return json(exported.analysis);
    }
    let bytes = write(exported, format, &arguments.export).map_err(|error| said(&error))?;
    deliver(bytes, arguments.out.as_deref())
}

/// A file's bytes go into it, and what is left for the terminal is nothing.
pub(crate) fn deliver(bytes: Vec<u8>, out: Option<&Path>) -> Result<Vec<u8>, String> {
    let Some(path) = out.filter(|path| path.as_os_str() != "-") else { return Ok(bytes) };
    let result = std::fs::File::create(path).and_then(|mut file| file.write_all(&bytes));
    result.map_err(|error| format!("cannot write {}: {error}", path.display()))?;
    Ok(Vec::new())
}

fn said(error: &ExportError) -> String {
    match error {
        ExportError::NoYear => format!("{error} with --year"),
        other => other.to_string(),
    }
}

/// Refuses to hand out small cells of vulnerable groups, unless someone has decided on them. What
/// the terminal shows is for the one who has the report; of an analysis as JSON it only warns.
fn protect(exported: &Exported, arguments: &Arguments) -> Result<(), String> {
    if arguments.export.mask || arguments.name_small_groups {
        return Ok(());
    }
    let Some(warning) = mask::warning(exported.analysis) else { return Ok(()) };
    let choice = "--mask leaves out the number and the finer place, --name-small-groups keeps them";
    match arguments.format {
        Format::Table => Ok(()),
        Format::Json if arguments.out.is_none() => Ok(()),
        Format::Json => {
            eprintln!("headcount: {warning}; {choice}");
            Ok(())
        }
        _ => Err(format!("{warning}; {choice}")),
    }
}

//! What a command is given to read: a report as text.

use std::io::Read as _;
use std::path::Path;

use headcount::project::{Project, ProjectReport};
use headcount::read::{Document, Limits};
use headcount::review::{Entry, Patch, Reviewed, apply};
use headcount::{Analysis, Options};

use crate::arguments::Arguments;

/// A report that was read and analysed, with its corrections.
pub(crate) struct Read {
    /// What it is called: the file's name.
    pub(crate) name: String,
    pub(crate) text: String,
    /// The analysis with the corrections.
    pub(crate) analysis: Analysis,
    /// The corrections that were applied.
    pub(crate) applied: Patch,
}

/// Reads and analyses a file that holds one report.
pub(crate) fn analysed(file: &Path, arguments: &Arguments) -> Result<Read, String> {
    let mut read = all(file, arguments)?;
    match (read.pop(), read.len()) {
        (Some(one), 0) => Ok(one),
        (None, _) => Err(format!("{} holds no report", file.display())),
        (Some(_), more) => Err(format!(
            "{} holds {} reports; headcount collect puts them together",
            file.display(),
            more + 1
        )),
    }
}

/// Reads and analyses what a file holds: a report, or the reports of a project.
pub(crate) fn all(file: &Path, arguments: &Arguments) -> Result<Vec<Read>, String> {
    let document = document(file)?;
    if Project::is_one(&document.text) {
        return project(file, &document.text, arguments);
    }
    let patch = match &arguments.corrections {
        Some(corrections) => patch(corrections)?,
        None => Patch::new([]),
    };
    let mut read = corrected(name(file), document.text.clone(), &arguments.options, patch);
    document.complete(&mut read.analysis);
    Ok(vec![read])
}

/// The reports of a project with its own corrections. What the command line says of country, language
/// and year comes before what the project says.
fn project(file: &Path, text: &str, arguments: &Arguments) -> Result<Vec<Read>, String> {
    if arguments.corrections.is_some() {
        return Err(format!("{} has corrections of its own; --corrections is for texts", file.display()));
    }
    let project = Project::from_json(text).map_err(|error| format!("{} is {error}", file.display()))?;
    let given = &arguments.options;
    let read = |report: ProjectReport| {
        let own = report.options();
        let options = Options {
            language: given.language.clone().or(own.language),
            country: if given.country.is_empty() { own.country } else { given.country.clone() },
            areas_as_of: given.areas_as_of.or(own.areas_as_of),
            all_numbers: given.all_numbers,
        };
        corrected(report.name, report.text, &options, report.corrections)
    };
    Ok(project.reports.into_iter().map(read).collect())
}

fn corrected(name: String, text: String, options: &Options, mut patch: Patch) -> Read {
    let Reviewed { analysis, steps, unfit } = apply(&headcount::analyze(&text, options), &text, &patch);
    for one in &unfit {
        let op = one.op.as_ref().map(|op| format!(" ({op})")).unwrap_or_default();
        eprintln!("headcount: correction {}{op} does not fit: {}", one.correction + 1, one.message);
    }
    let fits = |at: usize| steps.iter().any(|step| step.correction == at);
    let entries = patch.corrections.drain(..).enumerate().filter(|(at, _)| fits(*at));
    let applied: Vec<Entry> = entries.map(|(_, entry)| entry).collect();
    Read { name, text, analysis, applied: Patch { corrections: applied, ..patch } }
}

fn patch(file: &Path) -> Result<Patch, String> {
    Patch::from_json(&text(file)?).map_err(|error| format!("{} has {error}", file.display()))
}

/// The name of a file without its folder; empty for standard input.
fn name(file: &Path) -> String {
    match file.file_name() {
        Some(name) if file.as_os_str() != "-" => name.to_string_lossy().into_owned(),
        _ => String::new(),
    }
}

/// Reads a report of any kind, or says in one sentence why it is none.
pub(crate) fn document(file: &Path) -> Result<Document, String> {
    let (name, bytes) = bytes(file)?;
    headcount::read::read(&bytes, &name, &Limits::default()).map_err(|error| format!("{name} {error}"))
}

/// Reads a text file, or says in one sentence why it is none.
fn text(file: &Path) -> Result<String, String> {
    let (name, bytes) = bytes(file)?;
    headcount::text::decode::decode(&bytes).map_err(|error| format!("{name} {error}"))
}

/// What to call a file, and what is in it.
fn bytes(file: &Path) -> Result<(String, Vec<u8>), String> {
    let name = if file.as_os_str() == "-" { "standard input".to_owned() } else { file.display().to_string() };
    let mut bytes = Vec::new();
    let result = if file.as_os_str() == "-" {
        std::io::stdin().lock().read_to_end(&mut bytes).map(|_| ())
    } else {
        std::fs::read(file).map(|read| bytes = read)
    };
    result.map_err(|error| format!("cannot read {name}: {error}"))?;
    Ok((name, bytes))
}

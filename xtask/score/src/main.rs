//! `cargo xtask score DIR [--show NAME] [--write FILE]`: analyses held against gold annotations,
//! in numbers. `--write` makes the page's own module of them, `www/js/accuracy.js`.
//!
//! A gold folder holds `NAME.txt` beside `NAME.gold.json`. This only measures:
//! whether a number is good enough is for a test to say.

mod gold;
mod measure;
mod module;
mod table;
#[cfg(test)]
mod tests;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result, bail};

use gold::Gold;
use measure::Row;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (code, error) = match parse(&arguments).map(|request| run(&request)) {
        Ok(Ok(())) => return ExitCode::SUCCESS,
        Ok(Err(error)) => (1, format!("{error:#}")),
        Err(usage) => (2, usage),
    };
    let _ = writeln!(std::io::stderr(), "error: {error}");
    ExitCode::from(code)
}

/// What is asked for.
#[derive(Debug, Default)]
struct Request {
    folder: PathBuf,
    show: Option<String>,
    write: Option<PathBuf>,
}

fn run(request: &Request) -> Result<()> {
    let mut reports = find_reports(&request.folder)?;
    if let Some(name) = &request.show {
        reports.retain(|path| report_name(path) == *name);
        if reports.is_empty() {
            bail!("no {name}.gold.json in {}", request.folder.display());
        }
    }
    let rows = reports.iter().map(|path| score(path)).collect::<Result<Vec<_>>>()?;
    if let Some(file) = &request.write {
        std::fs::write(file, module::accuracy(&rows))
            .with_context(|| format!("cannot write {}", file.display()))?;
    }
    say(table::reports(&rows));
    if request.show.is_some() {
        rows.iter().for_each(|row| say(table::details(row)));
    } else {
        say(table::languages(&rows));
        say(table::errors(&rows));
    }
    Ok(())
}

fn parse(arguments: &[String]) -> Result<Request, String> {
    let mut folder = None;
    let mut request = Request::default();
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        if argument == "--show" {
            let name = rest.next().ok_or_else(|| "--show wants a report's name".to_owned())?;
            request.show = Some(name.clone());
        } else if argument == "--write" {
            let file = rest.next().ok_or_else(|| "--write wants a file".to_owned())?;
            request.write = Some(PathBuf::from(file));
        } else if argument.starts_with('-') || folder.is_some() {
            return Err(format!("score does not know \"{argument}\""));
        } else {
            folder = Some(PathBuf::from(argument));
        }
    }
    request.folder =
        folder.ok_or_else(|| "score wants a folder of NAME.txt and NAME.gold.json".to_owned())?;
    Ok(request)
}

/// Prints; a reader that has seen enough (`| head`) may close the pipe.
fn say(text: String) {
    let _ = writeln!(std::io::stdout(), "{text}");
}

fn find_reports(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = std::fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    let mut reports: Vec<PathBuf> = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.to_string_lossy().ends_with(".gold.json"))
        .collect();
    reports.sort();
    if reports.is_empty() {
        bail!("no *.gold.json in {}", folder.display());
    }
    Ok(reports)
}

fn report_name(gold: &Path) -> String {
    let name = gold.file_name().unwrap_or_default().to_string_lossy();
    name.trim_end_matches(".gold.json").to_owned()
}

fn score(path: &Path) -> Result<Row> {
    let name = report_name(path);
    let read = |path: &Path| {
        std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
    };
    let text = read(&path.with_file_name(format!("{name}.txt")))?;
    let gold = Gold::parse(&read(path)?, &text).with_context(|| path.display().to_string())?;
    let analysis = headcount::analyze(&text, &headcount::Options::default());
    Ok(measure::compare(name, &gold, &analysis))
}

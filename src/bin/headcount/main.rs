//! The command line of headcount: one file for each command, `arguments` for what
//! they share.

#![expect(clippy::print_stderr, reason = "this is the program that prints")]

mod analyze;
mod areas;
mod arguments;
mod output;
mod places;
mod several;
mod source;

use std::io::Write as _;
use std::process::ExitCode;

use arguments::Arguments;

const HELP: &str = "\
headcount: who was reached, where, under which outcome

usage: headcount analyze FILE [options]      people counted, by outcome and region
       headcount compare A B [options]       two reports side by side: what is new, gone, changed
       headcount collect FILES [options]     several reports as one: what they tell twice counts once
       headcount places FILE [options]       every name of a place, and why it was taken or not
       headcount areas --country ISO3        the first-level areas that are known
       FILE is plain text, Markdown, HTML, Word, OpenDocument, PDF, CSV, Excel, IATI,
       a zip with one of them, or a project (docs/project.md); - is standard input

options:
  --format FORMAT       what to print (default: table). analyze: table, json, csv, xlsx, html,
                        md, iati, annotations (docs/exports.md); collect too; compare: table,
                        json, csv; else table or json
  --out FILE            write it there (analyze, compare, collect)
  --all-numbers         also list every number that is no figure (analyze, json)
  --country ISO3        the report's country, if known better than the text tells;
                        several for a regional report: MLI,NER
  --language CODE       the report's language (ISO 639-1: fr), likewise
  --areas-as-of YEAR    count areas as they were then: what was split off later
                        counts for the area that it was part of
  --corrections FILE    apply corrections (docs/corrections.md) before printing
                        (analyze); those that do not fit are named on standard error
  --year YEAR           the areas of that year (areas; default: today's); the year of the
                        period, where the report names none (analyze, iati)
  --hxl                 a row of HXL hashtags (csv)
  --bom                 a byte order mark, by which Excel knows UTF-8 (csv)
  --results-only        the results alone, for an activity that is there (iati)
  --mask                write numbers below ten of vulnerable groups in one place as <10
  --name-small-groups   write them as they are; without either, no such file is written
  --exported-on DAY     the day of the export, if the file is to say it (2024-06-30)
  --help, --version

Exit codes: 0 done, with or without notes; 2 the file or the command could not be read.
";

/// A command: its name, the options it takes, what it prints.
struct Command {
    name: &'static str,
    options: &'static [&'static str],
    run: fn(&Arguments) -> Result<Vec<u8>, String>,
}

/// What `analyze` takes: how to read, and how to write.
const ANALYZE: &[&str] = &[
    "format",
    "out",
    "all-numbers",
    "country",
    "language",
    "areas-as-of",
    "corrections",
    "hxl",
    "bom",
    "mask",
    "name-small-groups",
    "results-only",
    "year",
    "exported-on",
];

const COMMANDS: [Command; 5] = [
    Command { name: "analyze", options: ANALYZE, run: analyze::run },
    Command {
        name: "compare",
        options: &["format", "out", "country", "language", "areas-as-of"],
        run: several::run_compare,
    },
    Command { name: "collect", options: ANALYZE, run: several::run_collect },
    Command { name: "places", options: &["format", "country", "language", "areas-as-of"], run: places::run },
    Command { name: "areas", options: &["format", "country", "year"], run: areas::run },
];

fn main() -> ExitCode {
    match arguments::parse(lexopt::Parser::from_env()).and_then(|arguments| run(&arguments)) {
        Ok(bytes) => print(&bytes),
        Err(message) => {
            eprintln!("headcount: {message}");
            ExitCode::from(2)
        }
    }
}

fn run(arguments: &Arguments) -> Result<Vec<u8>, String> {
    if arguments.version {
        return Ok(format!("headcount {}\n", env!("CARGO_PKG_VERSION")).into_bytes());
    }
    let Some(name) = arguments.words.first().filter(|_| !arguments.help) else {
        return Ok(HELP.as_bytes().to_vec());
    };
    let Some(command) = COMMANDS.iter().find(|command| name.as_os_str() == command.name) else {
        return Err(format!("there is no command {}; see headcount --help", name.display()));
    };
    match arguments.given.iter().find(|option| !command.options.contains(option)) {
        Some(option) => Err(format!("{} takes no --{option}; see headcount --help", command.name)),
        None => (command.run)(arguments),
    }
}

fn print(bytes: &[u8]) -> ExitCode {
    match std::io::stdout().lock().write_all(bytes) {
        // The reader of a pipe may go away: nothing to say.
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
            eprintln!("headcount: cannot write the output: {error}");
            ExitCode::from(2)
        }
        _ => ExitCode::SUCCESS,
    }
}

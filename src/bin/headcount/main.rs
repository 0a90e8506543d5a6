//! The command line of headcount: one file for each command, `arguments` for what
//! they share.

#![expect(clippy::print_stderr, reason = "this is the program that prints")]

mod analyze;
mod areas;
mod arguments;
mod places;

use std::io::Write as _;
use std::process::ExitCode;

use arguments::Arguments;

const HELP: &str = "\
headcount: who was reached, where, under which outcome

usage: headcount analyze FILE [options]      people counted, by outcome and region
       headcount places FILE [options]       every name of a place, and why it was taken or not
       headcount areas --country ISO3        the first-level areas that are known
       FILE is plain text, Markdown, HTML, Word, OpenDocument, PDF, CSV, Excel, IATI,
       or a zip with one of them; - is standard input

options:
  --format table|json   what to print (default: table)
  --all-numbers         also list every number that is no figure (analyze, json)
  --country ISO3        the report's country, if known better than the text tells;
                        several for a regional report: MLI,NER
  --language CODE       the report's language (ISO 639-1: fr), likewise
  --areas-as-of YEAR    count areas as they were then: what was split off later
                        counts for the area that it was part of
  --corrections FILE    apply corrections (docs/corrections.md) before printing
                        (analyze); those that do not fit are named on standard error
  --year YEAR           the areas of that year (areas; default: today's)
  --help, --version

Exit codes: 0 done, with or without notes; 2 the file or the command could not be read.
";

/// A command: its name, the options it takes, what it prints.
struct Command {
    name: &'static str,
    options: &'static [&'static str],
    run: fn(&Arguments) -> Result<String, String>,
}

const COMMANDS: [Command; 3] = [
    Command {
        name: "analyze",
        options: &["format", "all-numbers", "country", "language", "areas-as-of", "corrections"],
        run: analyze::run,
    },
    Command { name: "places", options: &["format", "country", "language", "areas-as-of"], run: places::run },
    Command { name: "areas", options: &["format", "country", "year"], run: areas::run },
];

fn main() -> ExitCode {
    match arguments::parse(lexopt::Parser::from_env()).and_then(|arguments| run(&arguments)) {
        Ok(text) => print(&text),
        Err(message) => {
            eprintln!("headcount: {message}");
            ExitCode::from(2)
        }
    }
}

fn run(arguments: &Arguments) -> Result<String, String> {
    if arguments.version {
        return Ok(format!("headcount {}\n", env!("CARGO_PKG_VERSION")));
    }
    let Some(name) = arguments.words.first().filter(|_| !arguments.help) else {
        return Ok(HELP.to_owned());
    };
    let Some(command) = COMMANDS.iter().find(|command| name.as_os_str() == command.name) else {
        return Err(format!("there is no command {}; see headcount --help", name.display()));
    };
    match arguments.given.iter().find(|option| !command.options.contains(option)) {
        Some(option) => Err(format!("{} takes no --{option}; see headcount --help", command.name)),
        None => (command.run)(arguments),
    }
}

fn print(text: &str) -> ExitCode {
    match std::io::stdout().lock().write_all(text.as_bytes()) {
        // The reader of a pipe may go away: nothing to say.
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
            eprintln!("headcount: cannot write the output: {error}");
            ExitCode::from(2)
        }
        _ => ExitCode::SUCCESS,
    }
}

//! The command line of headcount.

#![expect(clippy::print_stderr, reason = "this is the program that prints")]

use std::io::{Read as _, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;

use headcount::{Analysis, Options};
use lexopt::Arg::{Long, Short, Value};
use lexopt::ValueExt as _;

const HELP: &str = "\
headcount: who was reached, where, under which outcome

usage: headcount analyze FILE [options]      FILE - is standard input

options:
  --format table|json   what to print (default: table)
  --all-numbers         also list every number that is no figure (json)
  --country ISO3        the report's country, if known better than the text tells
  --language CODE       the report's language (en, fr, es, pt), likewise
  --help, --version

Exit codes: 0 analysed, with or without notes; 2 the file or the command could not be read.
";

#[derive(Debug, Clone, Copy)]
enum Format {
    Table,
    Json,
}

#[derive(Debug)]
struct Request {
    file: PathBuf,
    format: Format,
    options: Options,
}

#[derive(Debug)]
enum Command {
    Analyze(Request),
    Say(String),
}

fn main() -> ExitCode {
    match parse(lexopt::Parser::from_env()).and_then(run) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("headcount: {message}");
            ExitCode::from(2)
        }
    }
}

fn run(command: Command) -> Result<(), String> {
    let text = match command {
        Command::Say(text) => text,
        Command::Analyze(request) => {
            let text = read(&request.file)?;
            let analysis = headcount::analyze(&text, &request.options);
            render(&analysis, request.format)?
        }
    };
    match std::io::stdout().lock().write_all(text.as_bytes()) {
        // The reader of a pipe went away: nothing to say.
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        other => other.map_err(|error| format!("cannot write the output: {error}")),
    }
}

fn render(analysis: &Analysis, format: Format) -> Result<String, String> {
    match format {
        Format::Table => Ok(headcount::export::table::table(analysis)),
        Format::Json => serde_json::to_string_pretty(analysis)
            .map(|json| json + "\n")
            .map_err(|error| format!("cannot write JSON: {error}")),
    }
}

fn parse(mut arguments: lexopt::Parser) -> Result<Command, String> {
    let mut words: Vec<PathBuf> = Vec::new();
    let mut format = Format::Table;
    let mut options = Options::default();
    while let Some(argument) = arguments.next().map_err(|error| error.to_string())? {
        match argument {
            Long("help") | Short('h') => return Ok(Command::Say(HELP.to_owned())),
            Long("version") | Short('V') => {
                return Ok(Command::Say(format!("headcount {}\n", env!("CARGO_PKG_VERSION"))));
            }
            Long("format") => format = parse_format(&text(&mut arguments)?)?,
            Long("all-numbers") => options.all_numbers = true,
            Long("country") => options.country = Some(parse_country(&text(&mut arguments)?)?),
            Long("language") => options.language = Some(parse_language(&text(&mut arguments)?)?),
            Value(word) => words.push(word.into()),
            other => return Err(format!("{}; see headcount --help", other.unexpected())),
        }
    }
    match words.as_slice() {
        [] => Ok(Command::Say(HELP.to_owned())),
        [command, file] if command.as_os_str() == "analyze" => {
            Ok(Command::Analyze(Request { file: file.clone(), format, options }))
        }
        [command] if command.as_os_str() == "analyze" => {
            Err("analyze needs a file, or - for standard input".to_owned())
        }
        [command, ..] if command.as_os_str() == "analyze" => {
            Err("analyze takes one file at a time".to_owned())
        }
        [command, ..] => Err(format!("there is no command {}; see headcount --help", command.display())),
    }
}

fn text(arguments: &mut lexopt::Parser) -> Result<String, String> {
    let value = arguments.value().map_err(|error| error.to_string())?;
    value.string().map_err(|error| error.to_string())
}

fn parse_format(word: &str) -> Result<Format, String> {
    match word {
        "table" => Ok(Format::Table),
        "json" => Ok(Format::Json),
        other => Err(format!("there is no format {other}; use table or json")),
    }
}

fn parse_country(word: &str) -> Result<String, String> {
    let iso3 = word.to_uppercase();
    let known = headcount::place::country::country_name(&iso3).is_some();
    if known {
        Ok(iso3)
    } else {
        Err(format!("{word} is no country code of ISO 3166-1 alpha-3, such as MLI"))
    }
}

fn parse_language(word: &str) -> Result<String, String> {
    match headcount::lang::language(word) {
        Some(language) => Ok(language.code.to_owned()),
        None => {
            let known: Vec<&str> = headcount::lang::LANGUAGES.iter().map(|language| language.code).collect();
            Err(format!("there is no language {word}; known are {}", known.join(", ")))
        }
    }
}

/// Reads a text file, or says in one sentence why it is none.
fn read(file: &PathBuf) -> Result<String, String> {
    let name = if file.as_os_str() == "-" { "standard input".to_owned() } else { file.display().to_string() };
    let mut bytes = Vec::new();
    let result = if file.as_os_str() == "-" {
        std::io::stdin().lock().read_to_end(&mut bytes).map(|_| ())
    } else {
        std::fs::read(file).map(|read| bytes = read)
    };
    result.map_err(|error| format!("cannot read {name}: {error}"))?;
    headcount::text::decode::decode(&bytes).map_err(|error| format!("{name} {error}"))
}

//! What stands on the command line, and the file that it names.

use std::io::Read as _;
use std::path::{Path, PathBuf};

use headcount::Options;
use headcount::place::country::{country_name, find_countries};
use headcount::read::{Document, Limits};
use lexopt::Arg::{Long, Short, Value};
use lexopt::ValueExt as _;
use serde::Serialize;

/// How to print.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) enum Format {
    /// For a terminal.
    #[default]
    Table,
    /// For programs.
    Json,
}

/// The words and options of a command line; which of them fit is the command's business.
#[derive(Debug, Default)]
pub(crate) struct Arguments {
    /// The command and what follows it.
    pub(crate) words: Vec<PathBuf>,
    /// Names of the options that were given.
    pub(crate) given: Vec<&'static str>,
    pub(crate) format: Format,
    pub(crate) options: Options,
    pub(crate) year: Option<i32>,
    pub(crate) corrections: Option<PathBuf>,
    pub(crate) help: bool,
    pub(crate) version: bool,
}

impl Arguments {
    /// The one file that a command reads.
    pub(crate) fn file(&self) -> Result<&Path, String> {
        let command = self.words.first().map(|word| word.display().to_string()).unwrap_or_default();
        match self.words.get(1..).unwrap_or_default() {
            [file] => Ok(file),
            [] => Err(format!("{command} needs a file, or - for standard input")),
            _ => Err(format!("{command} takes one file at a time")),
        }
    }
}

pub(crate) fn parse(mut parser: lexopt::Parser) -> Result<Arguments, String> {
    let mut out = Arguments::default();
    while let Some(argument) = parser.next().map_err(|error| error.to_string())? {
        let name = match argument {
            Long("help") | Short('h') => {
                out.help = true;
                continue;
            }
            Long("version") | Short('V') => {
                out.version = true;
                continue;
            }
            Value(word) => {
                out.words.push(word.into());
                continue;
            }
            Long("all-numbers") => {
                out.options.all_numbers = true;
                "all-numbers"
            }
            Long("format") => {
                out.format = parse_format(&text(&mut parser)?)?;
                "format"
            }
            Long("country") => {
                out.options.country.extend(parse_countries(&text(&mut parser)?)?);
                "country"
            }
            Long("language") => {
                out.options.language = Some(parse_language(&text(&mut parser)?)?);
                "language"
            }
            Long("areas-as-of") => {
                out.options.areas_as_of = Some(parse_year(&text(&mut parser)?)?);
                "areas-as-of"
            }
            Long("year") => {
                out.year = Some(parse_year(&text(&mut parser)?)?);
                "year"
            }
            Long("corrections") => {
                out.corrections = Some(parser.value().map_err(|error| error.to_string())?.into());
                "corrections"
            }
            other => return Err(format!("{}; see headcount --help", other.unexpected())),
        };
        out.given.push(name);
    }
    Ok(out)
}

fn text(parser: &mut lexopt::Parser) -> Result<String, String> {
    let value = parser.value().map_err(|error| error.to_string())?;
    value.string().map_err(|error| error.to_string())
}

fn parse_format(word: &str) -> Result<Format, String> {
    match word {
        "table" => Ok(Format::Table),
        "json" => Ok(Format::Json),
        other => Err(format!("there is no format {other}; use table or json")),
    }
}

fn parse_countries(words: &str) -> Result<Vec<String>, String> {
    words.split(',').map(str::trim).map(parse_country).collect()
}

fn parse_country(word: &str) -> Result<String, String> {
    let iso3 = word.to_uppercase();
    if country_name(&iso3).is_some() {
        return Ok(iso3);
    }
    let hint = match find_countries(word).first() {
        Some(named) => format!("; {word} has the code {}", named.iso3),
        None => ", such as MLI for Mali".to_owned(),
    };
    Err(format!("{word} is no country code of ISO 3166-1 alpha-3{hint}"))
}

fn parse_year(word: &str) -> Result<i32, String> {
    let year = word.parse().ok().filter(|year| (1900..2100).contains(year));
    year.ok_or_else(|| format!("{word} is no year, such as 2020"))
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

/// Reads a report of any kind, or says in one sentence why it is none.
pub(crate) fn read_report(file: &Path) -> Result<Document, String> {
    let (name, bytes) = bytes(file)?;
    headcount::read::read(&bytes, &name, &Limits::default()).map_err(|error| format!("{name} {error}"))
}

/// Reads a text file, or says in one sentence why it is none.
pub(crate) fn read_text(file: &Path) -> Result<String, String> {
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

/// Anything as JSON for people and programs.
pub(crate) fn json<T: Serialize>(value: &T) -> Result<String, String> {
    serde_json::to_string_pretty(value)
        .map(|json| json + "\n")
        .map_err(|error| format!("cannot write JSON: {error}"))
}

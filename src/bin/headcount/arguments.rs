//! What stands on the command line.

use std::path::{Path, PathBuf};

use headcount::Options;
use headcount::export::{Format, Options as ExportOptions};
use headcount::place::country::{country_name, find_countries};
use lexopt::Arg::{Long, Short, Value};
use lexopt::ValueExt as _;
use serde::Serialize;

/// The words and options of a command line; which of them fit is the command's business.
#[derive(Debug)]
pub(crate) struct Arguments {
    /// The command and what follows it.
    pub(crate) words: Vec<PathBuf>,
    /// Names of the options that were given.
    pub(crate) given: Vec<&'static str>,
    pub(crate) format: Format,
    /// The file to write.
    pub(crate) out: Option<PathBuf>,
    pub(crate) export: ExportOptions,
    pub(crate) name_small_groups: bool,
    pub(crate) options: Options,
    pub(crate) year: Option<i32>,
    pub(crate) corrections: Option<PathBuf>,
    pub(crate) help: bool,
    pub(crate) version: bool,
}

impl Arguments {
    fn new() -> Self {
        Self {
            words: Vec::new(),
            given: Vec::new(),
            format: Format::Table,
            out: None,
            export: ExportOptions::default(),
            name_small_groups: false,
            options: Options::default(),
            year: None,
            corrections: None,
            help: false,
            version: false,
        }
    }

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

/// The options that any command takes.
const OPTIONS: [&str; 14] = [
    "all-numbers",
    "areas-as-of",
    "bom",
    "corrections",
    "country",
    "exported-on",
    "format",
    "hxl",
    "language",
    "mask",
    "name-small-groups",
    "out",
    "results-only",
    "year",
];

pub(crate) fn parse(mut parser: lexopt::Parser) -> Result<Arguments, String> {
    let mut out = Arguments::new();
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
            Long(name) => {
                let name = name.to_owned();
                option(&name, &mut parser, &mut out)?
            }
            other => return Err(format!("{}; see headcount --help", other.unexpected())),
        };
        out.given.push(name);
    }
    Ok(out)
}

/// Reads one option; its name as the commands list it.
fn option(name: &str, parser: &mut lexopt::Parser, out: &mut Arguments) -> Result<&'static str, String> {
    let Some(name) = OPTIONS.iter().find(|known| **known == name) else {
        return Err(format!("invalid option '--{name}'; see headcount --help"));
    };
    match *name {
        "all-numbers" => out.options.all_numbers = true,
        "hxl" => out.export.hxl = true,
        "bom" => out.export.bom = true,
        "mask" => out.export.mask = true,
        "results-only" => out.export.results_only = true,
        "name-small-groups" => out.name_small_groups = true,
        "format" => out.format = parse_format(&text(parser)?)?,
        "out" => out.out = Some(path(parser)?),
        "corrections" => out.corrections = Some(path(parser)?),
        "exported-on" => out.export.exported_on = Some(parse_day(&text(parser)?)?),
        "country" => out.options.country.extend(parse_countries(&text(parser)?)?),
        "language" => out.options.language = Some(parse_language(&text(parser)?)?),
        "areas-as-of" => out.options.areas_as_of = Some(parse_year(&text(parser)?)?),
        _ => {
            out.year = Some(parse_year(&text(parser)?)?);
            out.export.year = out.year;
        }
    }
    Ok(name)
}

fn path(parser: &mut lexopt::Parser) -> Result<PathBuf, String> {
    parser.value().map(PathBuf::from).map_err(|error| error.to_string())
}

fn text(parser: &mut lexopt::Parser) -> Result<String, String> {
    let value = parser.value().map_err(|error| error.to_string())?;
    value.string().map_err(|error| error.to_string())
}

fn parse_format(word: &str) -> Result<Format, String> {
    Format::from_name(word).ok_or_else(|| {
        let names = Format::ALL.map(Format::as_str).join(", ");
        format!("there is no format {word}; known are {names}")
    })
}

/// A day as ISO 8601 writes it.
fn parse_day(word: &str) -> Result<String, String> {
    let parts: Vec<Option<u32>> = word.split('-').map(|part| part.parse().ok()).collect();
    let fits = word.len() == 10
        && matches!(parts.as_slice(), [Some(_), Some(month), Some(day)] if (1..=12).contains(month) && (1..=31).contains(day));
    if fits { Ok(word.to_owned()) } else { Err(format!("{word} is no day, such as 2024-06-30")) }
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

/// Anything as JSON for people and programs.
pub(crate) fn json<T: Serialize>(value: &T) -> Result<Vec<u8>, String> {
    serde_json::to_string_pretty(value)
        .map(|json| (json + "\n").into_bytes())
        .map_err(|error| format!("cannot write JSON: {error}"))
}

/// What a command says that prints as table and JSON alone.
pub(crate) fn other_format(command: &str, format: Format) -> String {
    format!("{command} has no format {}; use table or json", format.as_str())
}

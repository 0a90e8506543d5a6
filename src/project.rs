//! Project files: reports with their corrections, to be opened again later.
//!
//! `docs/project.md` describes the format, `docs/project.schema.json` is its schema. The page
//! saves the same file. An analysis is not in it: it is made again from the text.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::model::Options;
use crate::review::{Patch, Reviewed, apply};

/// Name and version of the format.
pub const SCHEMA: &str = "headcount-project/1";

/// Reports that were worked on together.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Project {
    /// `headcount-project/1`.
    pub schema: String,
    /// Name and version of what saved it.
    #[serde(default)]
    pub software: String,
    /// In the order that the person put them in.
    pub reports: Vec<ProjectReport>,
}

/// A report as it is saved.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ProjectReport {
    /// What it is called, such as its file's name.
    #[serde(default)]
    pub name: String,
    /// Its text, as it was given.
    pub text: String,
    /// The country that the person chose (ISO 3166-1 alpha-3); in JSON a code, several in a list,
    /// or an empty text.
    #[serde(default, deserialize_with = "countries", serialize_with = "write_countries")]
    pub country: Vec<String>,
    /// The language that the person chose (ISO 639-1).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Count areas as they were in that year.
    #[serde(default)]
    pub areas_as_of: Option<i32>,
    /// What the person has put right.
    #[serde(default = "no_corrections")]
    pub corrections: Patch,
}

/// The text is no project, or one of another version.
#[derive(Debug)]
#[non_exhaustive]
pub enum ProjectError {
    /// It is not of the form.
    Form(serde_json::Error),
    /// Its `schema` is another.
    Version(String),
}

impl std::fmt::Display for ProjectError {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Form(error) => write!(formatter, "no project: {error}"),
            Self::Version(schema) => {
                write!(formatter, "a project of the format “{schema}”; this reads {SCHEMA}")
            }
        }
    }
}

impl std::error::Error for ProjectError {}

impl Project {
    /// Whether a text claims to be a project of any version.
    pub fn is_one(text: &str) -> bool {
        text.trim_start().starts_with('{')
            && serde_json::from_str::<Head>(text).is_ok_and(|head| head.is_ours())
    }

    /// Reads a project.
    ///
    /// # Errors
    /// The text is not of the form, or of another version. Single corrections that make no sense
    /// are no error: they are kept, and do not fit.
    pub fn from_json(text: &str) -> Result<Self, ProjectError> {
        let head: Head = serde_json::from_str(text).map_err(ProjectError::Form)?;
        if head.schema != SCHEMA {
            return Err(ProjectError::Version(head.schema));
        }
        serde_json::from_str(text).map_err(ProjectError::Form)
    }
}

/// What tells a project from other JSON.
#[derive(Deserialize)]
struct Head {
    schema: String,
}

impl Head {
    fn is_ours(&self) -> bool {
        self.schema.starts_with("headcount-project/")
    }
}

impl ProjectReport {
    /// How the person wanted it read.
    pub fn options(&self) -> Options {
        Options {
            language: self.language.clone(),
            country: self.country.clone(),
            areas_as_of: self.areas_as_of,
            all_numbers: false,
        }
    }

    /// Analyses it and replays its corrections.
    pub fn reviewed(&self) -> Reviewed {
        apply(&crate::analyze(&self.text, &self.options()), &self.text, &self.corrections)
    }
}

fn no_corrections() -> Patch {
    Patch::new([])
}

fn countries<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    let mut codes = crate::model::one_or_many(deserializer)?;
    codes.retain(|code| !code.is_empty());
    Ok(codes)
}

fn write_countries<S: Serializer>(codes: &[String], serializer: S) -> Result<S::Ok, S::Error> {
    match codes {
        [] => serializer.serialize_str(""),
        [one] => serializer.serialize_str(one),
        several => several.serialize(serializer),
    }
}

//! Corrections as they are saved: `docs/corrections.md` describes them.
//!
//! Reads and writes only. One that cannot be read is kept as it is, with why, so
//! that it spoils no other and is not lost when the patch is saved again.

use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;

use super::anchor::Anchor;
use crate::model::{Age, Qualifier, Reach, Sex, Stage, Unit};

/// Name and version of the format.
pub const SCHEMA: &str = "headcount-corrections/1";

/// A list of corrections, applied in its order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Patch {
    /// `headcount-corrections/1`.
    pub schema: String,
    /// The corrections. Undo takes the last away, redo puts it back.
    pub corrections: Vec<Entry>,
}

impl Patch {
    /// A patch of these corrections.
    pub fn new(corrections: impl IntoIterator<Item = Correction>) -> Self {
        Self {
            schema: SCHEMA.to_owned(),
            corrections: corrections.into_iter().map(|one| Entry::Read(Box::new(one))).collect(),
        }
    }

    /// Reads a patch; single corrections that make no sense are kept for
    /// [`super::apply`] to list.
    ///
    /// # Errors
    /// The text is no JSON, or no object with `schema` and a list `corrections`.
    pub fn from_json(json: &str) -> Result<Self, PatchError> {
        serde_json::from_str(json).map_err(PatchError)
    }
}

/// The text is no patch.
#[derive(Debug)]
pub struct PatchError(serde_json::Error);

impl std::fmt::Display for PatchError {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "no list of corrections: {}", self.0)
    }
}

impl std::error::Error for PatchError {}

/// One place in the list.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Entry {
    /// A correction.
    Read(Box<Correction>),
    /// Something else, as it was given.
    Unread(Unread),
}

/// What could not be read as a correction.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Unread {
    /// As it was given.
    pub given: Value,
    /// Why it could not be read.
    #[serde(skip)]
    pub why: String,
}

impl<'de> Deserialize<'de> for Entry {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let given = Value::deserialize(deserializer)?;
        Ok(match Correction::deserialize(&given) {
            Ok(correction) => Self::Read(Box::new(correction)),
            Err(error) => Self::Unread(Unread { given, why: error.to_string() }),
        })
    }
}

macro_rules! corrections {
    ($($(#[$doc:meta])* $variant:ident($body:ident) = $word:literal),+ $(,)?) => {
        /// One thing that a person has put right.
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
        #[serde(tag = "op", rename_all = "snake_case")]
        pub enum Correction { $($(#[$doc])* $variant($body)),+ }

        impl Correction {
            /// Its `op` in the patch.
            pub const fn op(&self) -> &'static str {
                match self { $(Self::$variant(_) => $word),+ }
            }

            /// Why the person did it, if they said so.
            pub fn reason(&self) -> Option<&str> {
                match self { $(Self::$variant(body) => body.reason.as_deref()),+ }
            }
        }
    };
}

corrections! {
    /// A figure says something else.
    Set(Set) = "set",
    /// A figure's people are in no other figure: count them.
    Count(OfFigure) = "count",
    /// Do not count a figure, whatever the rules say.
    DoNotCount(OfFigure) = "do_not_count",
    /// A figure's people are in another figure.
    SamePeople(SamePeople) = "same_people",
    /// What was read as a figure is none.
    Reject(OfFigure) = "reject",
    /// A figure that was not found.
    Add(Add) = "add",
    /// An outcome begins here.
    AddOutcome(AddOutcome) = "add_outcome",
    /// An outcome begins or ends elsewhere.
    MoveOutcome(MoveOutcome) = "move_outcome",
    /// Two outcomes are one.
    MergeOutcomes(MergeOutcomes) = "merge_outcomes",
    /// An outcome is called something else.
    RenameOutcome(RenameOutcome) = "rename_outcome",
    /// A note has been seen to.
    DismissNote(DismissNote) = "dismiss_note",
}

macro_rules! bodies {
    ($($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident: $type:ty),* $(,)? })+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct $name {
            $($(#[$field_doc])* pub $field: $type,)*
            /// Why, in the person's own words.
            #[serde(default, skip_serializing_if = "Option::is_none")]
            pub reason: Option<String>,
        }
    )+};
}

bodies! {
    /// [`Correction::Set`].
    Set {
        /// Which figure.
        figure: Anchor,
        /// What it says.
        to: Fields,
    }
    /// [`Correction::Count`], [`Correction::DoNotCount`], [`Correction::Reject`].
    OfFigure {
        /// Which figure.
        figure: Anchor,
    }
    /// [`Correction::SamePeople`].
    SamePeople {
        /// The figure that is not to be counted.
        figure: Anchor,
        /// The one that its people are in.
        of: Anchor,
        /// In which way.
        how: How,
    }
    /// [`Correction::Add`].
    Add {
        /// The words that say so: what was selected.
        at: Anchor,
        /// What they say, where it cannot be read from them.
        #[serde(rename = "as", default)]
        fields: Fields,
    }
    /// [`Correction::AddOutcome`].
    AddOutcome {
        /// The words that it begins with.
        at: Anchor,
        /// Its id.
        id: String,
        /// What to call it in little room; the id if not given.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        label: Option<String>,
        /// What it aims at.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        statement: Option<String>,
    }
    /// [`Correction::MoveOutcome`].
    MoveOutcome {
        /// Its id.
        outcome: String,
        /// Which end of it moves.
        #[serde(default)]
        edge: Edge,
        /// The words that it begins with, or those it ends with.
        at: Anchor,
    }
    /// [`Correction::MergeOutcomes`].
    MergeOutcomes {
        /// Id of the one that goes.
        outcome: String,
        /// Id of the one that stays.
        into: String,
    }
    /// [`Correction::RenameOutcome`].
    RenameOutcome {
        /// Its id.
        outcome: String,
        /// Its new id.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        id: Option<String>,
        /// Its new label.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        label: Option<String>,
        /// Its new statement.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        statement: Option<String>,
    }
    /// [`Correction::DismissNote`].
    DismissNote {
        /// Kind of the note.
        kind: String,
        /// The words that it is about, if it is about any.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        at: Option<Anchor>,
        /// Its message, where several of a kind may be about the same words.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        message: Option<String>,
    }
}

/// In which way the people of a figure are in another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum How {
    /// It is the same figure again.
    Repeats,
    /// It is a subset of the other.
    PartOf,
    /// It is a sum, and the other is its first part.
    TotalOf,
}

/// An end of an outcome.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Edge {
    /// Where it begins.
    #[default]
    Start,
    /// Where it ends.
    End,
}

/// What a figure says; what is left out stays as it is. `Some(None)` is a `null`
/// that was given: the text does not say.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Fields {
    /// The quantity.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<f64>,
    /// The least it can be.
    #[serde(deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub low: Option<Option<f64>>,
    /// The most it can be.
    #[serde(deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub high: Option<Option<f64>>,
    /// How exactly it is stated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub qualifier: Option<Qualifier>,
    /// What is counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<Unit>,
    /// ISO 4217, where the unit is money.
    #[serde(deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub currency: Option<Option<String>>,
    /// Who or what is counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// Sex of the people counted.
    #[serde(deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub sex: Option<Option<Sex>>,
    /// Age of the people counted.
    #[serde(deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub age: Option<Option<Age>>,
    /// Whether it happened.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stage: Option<Stage>,
    /// Whether people were reached directly.
    #[serde(deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub reach: Option<Option<Reach>>,
    /// First-level areas, by name, P-code or ISO code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub areas: Option<Vec<String>>,
    /// Id of the outcome.
    #[serde(deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Option<String>>,
}

/// Tells a `null` that is there from nothing at all.
fn given<'de, T: Deserialize<'de>, D: Deserializer<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
    T::deserialize(deserializer).map(Some)
}

//! A figure as it grows from step to step, in offsets of the repaired text.

use std::ops::Range;

use crate::lang::{Tag, TagSet};
use crate::model::{Age, NumberKind, Qualifier, Reach, Reason, Sex, Stage, Unit};

/// What the words around a figure say of its relation to others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Cue {
    /// Nothing.
    #[default]
    None,
    /// "of whom 40", "including 40", "40 of them".
    Part,
    /// "2,300 women from among the beneficiaries": part of a figure told elsewhere.
    PartOfEarlier,
    /// "(40 girls, 45 boys)" behind another figure.
    Bracket,
    /// "3,400 households (19,720 people)": the same people in another unit.
    SamePeople,
    /// "bringing the total to", "since 2021 ... in all".
    RunningTotal,
    /// "at the end of 2022 it had stood at".
    EarlierTotal,
    /// "by December the number had climbed to": the figure before is in this one.
    LaterTotal,
}

/// Where in a table a figure stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// Block index of the table's first row.
    pub table: usize,
    /// Block index of the row.
    pub row: usize,
    /// Column, from 0.
    pub column: usize,
    /// The row sums the rows above.
    pub total_row: bool,
    /// The column sums the others of its row.
    pub total_column: bool,
    /// The table has such a column.
    pub has_total_column: bool,
    /// Bytes of the row's first cell.
    pub label: Range<usize>,
    /// Bytes of the column's head.
    pub header: Range<usize>,
}

/// A figure before it is written out.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// Index of its block.
    pub block: usize,
    /// Index of the section it stands in.
    pub section: Option<usize>,
    /// Bytes of its sentence.
    pub sentence: Range<usize>,
    /// Bytes of the number.
    pub number: Range<usize>,
    /// Bytes from the qualifier to the noun.
    pub quote: Range<usize>,
    /// Bytes of the noun phrase.
    pub group: Range<usize>,
    /// Tokens of the number in its block.
    pub tokens: Range<usize>,
    /// Token after the noun phrase.
    pub head_end: usize,
    /// The quantity.
    pub value: f64,
    /// Upper end of a range.
    pub range_high: Option<f64>,
    /// How exactly it is stated.
    pub qualifier: Qualifier,
    /// What is counted.
    pub unit: Unit,
    /// ISO 4217.
    pub currency: Option<String>,
    /// What the words of the noun phrase tell.
    pub tags: TagSet,
    /// What the words of its breakdown tell, for the sex of a mixed group.
    pub breakdown: TagSet,
    /// Whether it happened.
    pub stage: Stage,
    /// Direct or indirect.
    pub reach: Option<Reach>,
    /// Relation to others by the words around it.
    pub cue: Cue,
    /// Of what is planned: the last year that its clause names.
    pub planned_for: Option<i32>,
    /// A verb of results stands by it.
    pub told_result: bool,
    /// The words around it say that it was told before.
    pub told_before: bool,
    /// Its unit is taken over from this draft.
    pub unit_from: Option<usize>,
    /// Its unit is a guess.
    pub guessed: bool,
    /// What the words say, where the digits say otherwise.
    pub differs: Option<f64>,
    /// Where in a table it stands.
    pub cell: Option<Cell>,
    /// Indices of the place mentions it is tied to.
    pub areas: Vec<usize>,
    /// How its people are already in another figure: which, and which way.
    pub relation: Option<(Reason, Option<usize>)>,
    /// Name of the rule that read it.
    pub rule: &'static str,
}

impl Draft {
    /// A person figure that happened, directly.
    pub fn is_reached_people(&self) -> bool {
        self.unit == Unit::Person && self.stage == Stage::Reached && self.reach != Some(Reach::Indirect)
    }

    /// In the people totals.
    pub fn is_counted(&self) -> bool {
        self.because().is_none()
    }

    /// Why it is not in the people totals: the first reason that fits.
    pub fn because(&self) -> Option<(Reason, Option<usize>)> {
        if self.unit != Unit::Person {
            Some((Reason::NotPeople, None))
        } else if self.stage != Stage::Reached {
            Some((Reason::NotReached, None))
        } else if self.reach == Some(Reach::Indirect) {
            Some((Reason::Indirect, None))
        } else {
            self.relation
        }
    }

    /// The index of the figure it is a part of.
    pub fn whole(&self) -> Option<usize> {
        match self.relation {
            Some((Reason::PartOf, whole)) => whole,
            _ => None,
        }
    }

    /// Sex by the words of the group and its breakdown.
    pub fn sex(&self) -> Option<Sex> {
        let tags = self.tags.union(self.breakdown);
        match (tags.has(Tag::Female), tags.has(Tag::Male)) {
            (true, true) => Some(Sex::Mixed),
            _ if self.tags.has(Tag::AnySex) => None,
            (true, false) if self.tags.has(Tag::Female) => Some(Sex::Female),
            (false, true) if self.tags.has(Tag::Male) => Some(Sex::Male),
            _ => None,
        }
    }

    /// Age by the words of the group.
    pub fn age(&self) -> Option<Age> {
        let known = [
            (Tag::Child, Age::Child),
            (Tag::Youth, Age::Youth),
            (Tag::Older, Age::Older),
            (Tag::Adult, Age::Adult),
        ];
        let older = self.tags.has(Tag::Older);
        let found: Vec<Age> = known
            .into_iter()
            .filter(|(tag, age)| self.tags.has(*tag) && !(older && *age == Age::Adult))
            .map(|(_, age)| age)
            .collect();
        match found.as_slice() {
            [] => None,
            [one] => Some(*one),
            [Age::Youth, Age::Adult] => Some(Age::Youth),
            _ => Some(Age::Mixed),
        }
    }
}

/// A number that is no figure, in offsets of the repaired text.
#[derive(Debug, Clone, PartialEq)]
pub struct Other {
    /// Its bytes.
    pub range: Range<usize>,
    /// What it is.
    pub kind: NumberKind,
    /// Its value, where it is one number.
    pub value: Option<f64>,
}

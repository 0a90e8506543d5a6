//! The plain data of an analysis, as `docs/analysis.schema.json` describes it.
//!
//! Nothing here computes. Field names and their order are the wire format: the
//! command line, the page and the exports all show this one object.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// `[start, end)` in UTF-16 code units of the text as it was given, so that
/// JavaScript's `text.slice(start, end)` is the quote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Span(pub u32, pub u32);

/// What one report becomes.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Analysis {
    /// Name and version of this format: `headcount-analysis/1`.
    pub schema: String,
    /// What the report says of itself.
    pub report: Report,
    /// The sections that results stand in, in the order of the text.
    pub outcomes: Vec<Outcome>,
    /// Every stated quantity, in the order of the text.
    pub figures: Vec<Figure>,
    /// Every mention of a place of the report's country.
    pub places: Vec<Place>,
    /// Sums over the figures.
    pub totals: Totals,
    /// What a reader should know or check.
    pub notes: Vec<Note>,
    /// Every number that is no figure, if [`Options::all_numbers`] asked for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub numbers: Option<Vec<OtherNumber>>,
}

/// How to read a report. The default finds everything out by itself.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Options {
    /// Language of the report (ISO 639-1), if known better than the text tells.
    pub language: Option<String>,
    /// Country of the report (ISO 3166-1 alpha-3), if known better than the text
    /// tells; several for a regional report. In JSON a code or a list of codes.
    #[serde(deserialize_with = "one_or_many")]
    pub country: Vec<String>,
    /// Count areas as they were in that year: what was split off later counts for
    /// the area that it was part of.
    pub areas_as_of: Option<i32>,
    /// Also list every number that is no figure.
    pub all_numbers: bool,
}

/// What the report says of itself.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// The report's own title; empty where it has none.
    pub title: String,
    /// The country it is about, where one could be settled on.
    pub country: Option<Country>,
    /// All countries it is about (ISO 3166-1 alpha-3).
    pub countries: Vec<String>,
    /// The year it reports on.
    pub year: Option<i32>,
    /// The date its data are complete to, `YYYY-MM-DD` (or `YYYY-MM`).
    pub data_as_of: Option<String>,
    /// ISO 639-1.
    pub language: String,
    /// SHA-256 of the given text as UTF-8, in hexadecimal: which text this is the analysis of.
    #[serde(default)]
    pub sha256: String,
}

impl Report {
    /// An area's name, with its country where the report is about several.
    pub fn area_name(&self, name: &str, iso3: &str) -> String {
        if self.countries.len() > 1 { format!("{name} ({iso3})") } else { name.to_owned() }
    }
}

/// A country of ISO 3166-1.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Country {
    /// Alpha-3 code.
    pub iso3: String,
    /// English short name.
    pub name: String,
}

/// A section that results stand in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// The code where there is one, else the heading's label, else its text.
    pub id: String,
    /// What to call it in little room: `1.1`.
    pub label: String,
    /// The outcome statement: the change that is aimed at.
    pub statement: String,
    /// From the heading to the next.
    pub span: Span,
    /// The report itself marks it as one that will go.
    pub to_be_deleted: bool,
    /// Id of the earlier outcome whose narrative this one repeats.
    pub repeats: Option<String>,
}

/// A quantity that the report states.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// `f1`, `f2`, ... in the order of the text.
    pub id: String,
    /// Id of the innermost section it stands in.
    pub outcome: Option<String>,
    /// The number with its qualifier and the noun it counts, as it stands.
    pub quote: String,
    /// Where the quote is.
    pub span: Span,
    /// Where the number itself is; no two figures share one.
    pub number: Span,
    /// The sentence or table row that says so.
    pub sentence: Span,
    /// The quantity; the lower bound of a range, the bound of "at most".
    #[serde(serialize_with = "shortest")]
    pub value: f64,
    /// The least it can be, where the text bounds it.
    #[serde(serialize_with = "shortest_or_null")]
    pub low: Option<f64>,
    /// The most it can be, where the text bounds it.
    #[serde(serialize_with = "shortest_or_null")]
    pub high: Option<f64>,
    /// How exactly it is stated.
    pub qualifier: Qualifier,
    /// What is counted.
    pub unit: Unit,
    /// ISO 4217 where the unit is money and the text names one.
    pub currency: Option<String>,
    /// Who or what is counted: the noun phrase without its number.
    pub group: String,
    /// Sex of the people counted, where the text says so.
    pub sex: Option<Sex>,
    /// Age of the people counted, where the text says so.
    pub age: Option<Age>,
    /// Whether it happened.
    pub stage: Stage,
    /// Whether people were reached directly, where the text says so.
    pub reach: Option<Reach>,
    /// First-level areas it is tied to; several share it.
    pub adm1: Vec<AreaRef>,
    /// Whether it is part of the people total.
    pub counted: bool,
    /// Why it is not.
    pub because: Option<Because>,
    /// How its people or households are already in another figure, whatever its
    /// stage; `because` is this only where nothing else keeps it from counting.
    pub relation: Option<Because>,
    /// Name of the rule that read it (docs/counting.md lists them).
    pub rule: String,
    /// Where its number stood in the file that the text was made from, if that file has
    /// pages, paragraphs or cells.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Source>,
}

/// A place in a file. It has what its kind of file has: a PDF pages, a Word file
/// paragraphs and tables, a spreadsheet sheets and cells.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Source {
    /// Page, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
    /// Paragraph outside tables, from 1, headings and list items included.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub paragraph: Option<u32>,
    /// Table, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub table: Option<u32>,
    /// Row of the table, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub row: Option<u32>,
    /// Column of the table, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<u32>,
    /// Name of the sheet, where there are several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// `B12`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cell: Option<String>,
}

impl std::fmt::Display for Source {
    /// "p. 3, table 1, row 2", "Data B12".
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let numbers = [
            ("p.", self.page),
            ("paragraph", self.paragraph),
            ("table", self.table),
            ("row", self.row),
            ("column", self.column),
        ];
        let numbers = numbers.into_iter().filter_map(|(word, number)| Some(format!("{word} {}", number?)));
        let cell: Vec<&str> = [&self.sheet, &self.cell].into_iter().flatten().map(String::as_str).collect();
        let cell = (!cell.is_empty()).then(|| cell.join(" "));
        formatter.write_str(&numbers.chain(cell).collect::<Vec<_>>().join(", "))
    }
}

/// A first-level area that a figure is tied to, and the mention that ties it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AreaRef {
    /// Its country (ISO 3166-1 alpha-3).
    #[serde(default)]
    pub iso3: String,
    /// The gazetteer's main spelling.
    pub name: String,
    /// OCHA place code.
    pub pcode: Option<String>,
    /// ISO 3166-2 code.
    pub iso: Option<String>,
    /// The mention, as it stands.
    pub quote: String,
    /// Where the mention is.
    pub span: Span,
}

/// A mention of a place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// Its country (ISO 3166-1 alpha-3); null where it may be in several.
    #[serde(default)]
    pub iso3: Option<String>,
    /// The gazetteer's main spelling.
    pub name: String,
    /// OCHA place code.
    pub pcode: Option<String>,
    /// ISO 3166-2 code.
    pub iso: Option<String>,
    /// 0 country, 1 first-level area, 2 second-level area, 3 town.
    pub level: u8,
    /// Main spelling of the first-level area it lies in, itself at level 1.
    pub adm1: Option<String>,
    /// The mention, as it stands.
    pub quote: String,
    /// Where the mention is.
    pub span: Span,
    /// Id of the innermost section it stands in.
    pub outcome: Option<String>,
    /// False where it is not where people are ("University of Bamako").
    pub locates: bool,
}

/// A name in the text that is a place's, whether it was taken for one or not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlaceName {
    /// What it is, or would have been.
    #[serde(flatten)]
    pub place: Place,
    /// Whether it is among the places of the analysis.
    pub taken: bool,
    /// Name of the rule that decided.
    pub rule: String,
    /// What the rule says.
    pub why: String,
}

/// The names of places in a report.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlaceNames {
    /// What the report says of itself.
    pub report: Report,
    /// In the order of the text.
    pub names: Vec<PlaceName>,
}

/// Sums over the figures. See docs/counting.md.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Totals {
    /// People reached.
    pub people: PeopleTotals,
    /// Households reached, never added to people.
    pub households: HouseholdTotals,
    /// One row per outcome in the order of the text, zeros too.
    pub by_outcome: Vec<OutcomeTotal>,
    /// The areas of counted figures, most people first.
    pub by_adm1: Vec<AreaTotal>,
    /// Counted people tied to no area.
    #[serde(serialize_with = "shortest")]
    pub unlocated: f64,
}

/// The range of the people total.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct PeopleTotals {
    /// Every reached figure as printed, repeats and sums included.
    #[serde(serialize_with = "shortest")]
    pub as_stated: f64,
    /// The same people once.
    #[serde(serialize_with = "shortest")]
    pub counted: f64,
    /// Counted, less the smaller figure of every possible overlap.
    #[serde(serialize_with = "shortest")]
    pub lowest: f64,
    /// Reached indirectly; in none of the others.
    #[serde(serialize_with = "shortest")]
    pub indirect: f64,
}

/// Households reached.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct HouseholdTotals {
    /// The same households once.
    #[serde(serialize_with = "shortest")]
    pub counted: f64,
}

/// People counted under one outcome.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OutcomeTotal {
    /// Id of the outcome; null for figures outside any.
    pub outcome: Option<String>,
    /// People.
    #[serde(serialize_with = "shortest")]
    pub counted: f64,
    /// Ids of the counted figures.
    pub figures: Vec<String>,
}

/// People counted in one first-level area.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AreaTotal {
    /// Its country (ISO 3166-1 alpha-3).
    #[serde(default)]
    pub iso3: String,
    /// The gazetteer's main spelling.
    pub name: String,
    /// OCHA place code.
    pub pcode: Option<String>,
    /// ISO 3166-2 code.
    pub iso: Option<String>,
    /// People of figures tied to this area only.
    #[serde(serialize_with = "shortest")]
    pub alone: f64,
    /// People of figures tied to this area and others: an upper bound that no
    /// sum over areas may use.
    #[serde(serialize_with = "shortest")]
    pub shared: f64,
    /// Ids of the counted figures.
    pub figures: Vec<String>,
}

/// What a reader should know or check.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Note {
    /// What it is about: `repeated_outcome`, `repaired_text`, ... (docs/counting.md).
    pub kind: String,
    /// Ids of the figures it is about.
    pub figures: Vec<String>,
    /// Where in the text, if at one place.
    pub span: Option<Span>,
    /// One plain sentence, in English.
    pub message: String,
    /// What the sentence is made from, by name, so that it can be said in another language.
    #[serde(default)]
    pub values: BTreeMap<String, NoteValue>,
}

/// A part of a note's sentence.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum NoteValue {
    /// A quantity.
    Number(#[serde(serialize_with = "shortest")] f64),
    /// A quote, a name, a year; or under `how` the word that tells sentences of one kind apart.
    Text(String),
    /// Several names.
    List(Vec<String>),
}

impl From<f64> for NoteValue {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl From<&str> for NoteValue {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<Vec<String>> for NoteValue {
    fn from(names: Vec<String>) -> Self {
        Self::List(names)
    }
}

/// A number that is no figure.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OtherNumber {
    /// As it stands.
    pub quote: String,
    /// Where it is.
    pub span: Span,
    /// What it is.
    pub kind: NumberKind,
    /// Its value, where it is one number.
    #[serde(serialize_with = "shortest_or_null")]
    pub value: Option<f64>,
}

/// Why a figure is not in the people total.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Because {
    /// The first reason that fits.
    pub kind: Reason,
    /// Id of the other figure that the reason points to.
    pub figure: Option<String>,
}

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($(#[$variant_doc])* $variant),+ }

        impl $name {
            /// The word that stands for it in the analysis.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
        }
    };
}

words! {
    /// How exactly a figure is stated.
    Qualifier {
        /// low = high = value
        Exact = "exact",
        /// low = value, no upper bound
        AtLeast = "at_least",
        /// low = value, no upper bound
        MoreThan = "more_than",
        /// low = 0, high = value
        AtMost = "at_most",
        /// low = 0, high = value
        FewerThan = "fewer_than",
        /// no bounds
        About = "about",
        /// low and high; value = low
        Range = "range",
    }
}

words! {
    /// What a figure counts.
    Unit {
        /// One human being.
        Person = "person",
        /// A household or family; never converted to people.
        Household = "household",
        /// A body: ministry, business, cooperative, group.
        Organisation = "organisation",
        /// An amount in a currency.
        Money = "money",
        /// A thing handed out, built or written.
        Item = "item",
        /// A place or building.
        Place = "place",
        /// Something that happens: session, call, campaign.
        Event = "event",
        /// A share of a hundred.
        Percent = "percent",
        /// A physical quantity: hectares, tonnes, kilometres.
        Measure = "measure",
        /// A length of time.
        Duration = "duration",
        /// Anything else.
        Other = "other",
    }
}

words! {
    /// Whether it happened (HXL: #reached, #targeted, #inneed, #population).
    Stage {
        /// It happened.
        Reached = "reached",
        /// Target, plan, expectation.
        Planned = "planned",
        /// People in need.
        InNeed = "in_need",
        /// Context: how many there are.
        Population = "population",
        /// The text does not say.
        Unknown = "unknown",
    }
}

words! {
    /// Whether people were reached directly.
    Reach {
        /// By the activity itself.
        Direct = "direct",
        /// Through others.
        Indirect = "indirect",
    }
}

words! {
    /// Sex of the people counted.
    Sex {
        /// Only women or girls are named.
        Female = "female",
        /// Only men or boys are named.
        Male = "male",
        /// Both are named.
        Mixed = "mixed",
    }
}

words! {
    /// Age of the people counted.
    Age {
        /// Children, girls, boys.
        Child = "child",
        /// Young people, adolescents.
        Youth = "youth",
        /// Adults.
        Adult = "adult",
        /// Older people.
        Older = "older",
        /// Several of these.
        Mixed = "mixed",
    }
}

words! {
    /// Why a figure is not in the people total.
    Reason {
        /// It counts something else than people.
        NotPeople = "not_people",
        /// It is planned, in need or context.
        NotReached = "not_reached",
        /// It counts people reached through others.
        Indirect = "indirect",
        /// It is the same figure again.
        Repeats = "repeats",
        /// It is a subset of another figure.
        PartOf = "part_of",
        /// It is a sum whose parts are counted.
        TotalOf = "total_of",
        /// A person has said that it does not count (a correction, never a rule).
        SetAside = "set_aside",
    }
}

words! {
    /// What a number is that is no figure.
    NumberKind {
        /// A year or a span of years.
        Year = "year",
        /// A calendar date or part of one.
        Date = "date",
        /// A time of day.
        Time = "time",
        /// First, 2nd.
        Ordinal = "ordinal",
        /// Part of a code, law, resolution, name.
        Id = "id",
        /// The number of a list item or heading.
        List = "list",
        /// A page number or other page furniture.
        Page = "page",
        /// A footnote mark.
        Footnote = "footnote",
        /// An age or an age range.
        Age = "age",
        /// A telephone number.
        Phone = "phone",
        /// "Hundreds of".
        Vague = "vague",
        /// Could not be made out.
        Unresolved = "unresolved",
        /// Anything else.
        Other = "other",
    }
}

/// A code, a list of codes, or nothing.
pub(crate) fn one_or_many<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Codes {
        One(String),
        Many(Vec<String>),
    }
    Ok(match Option::<Codes>::deserialize(deserializer)? {
        None => Vec::new(),
        Some(Codes::One(code)) => vec![code],
        Some(Codes::Many(codes)) => codes,
    })
}

/// Writes whole numbers without a fraction, as JavaScript does, so that the
/// command line's JSON and the page's are the same text.
pub(crate) fn shortest<S: Serializer>(value: &f64, serializer: S) -> Result<S::Ok, S::Error> {
    const EXACT: f64 = 9_007_199_254_740_992.0; // 2^53
    if value.fract() == 0.0 && value.abs() < EXACT {
        serializer.serialize_i64(*value as i64)
    } else {
        serializer.serialize_f64(*value)
    }
}

pub(crate) fn shortest_or_null<S: Serializer>(value: &Option<f64>, serializer: S) -> Result<S::Ok, S::Error> {
    match value {
        Some(value) => shortest(value, serializer),
        None => serializer.serialize_none(),
    }
}

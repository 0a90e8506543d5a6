//! The kinds of word that the grammar knows.

macro_rules! tags {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {
        /// A kind of word. Named in the language files in snake case.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        #[repr(u8)]
        pub enum Tag { $($(#[$doc])* $name),+ }

        impl Tag {
            /// The tag of a name as the language files write it: `of_whom`.
            pub fn from_name(name: &str) -> Option<Self> {
                let capitalised = |word: &str| {
                    let mut letters = word.chars();
                    let first = letters.next().map(|first| first.to_ascii_uppercase());
                    first.into_iter().chain(letters).collect::<String>()
                };
                let spelt: String = name.split('_').map(capitalised).collect();
                match spelt.as_str() {
                    $(stringify!($name) => Some(Self::$name),)+
                    _ => None,
                }
            }
        }
    };
}

tags! {
    /// "the", "some"
    Article,
    /// "of", "in", "with"
    Preposition,
    /// "and"
    And,
    /// "or"
    Or,
    /// "but", "while": a new clause
    CommaBreak,
    /// "who", "which"
    Relative,
    /// "is", "were"
    Copula,
    /// "has", "had"
    Auxiliary,
    /// "they"
    Pronoun,
    /// "these", "those": points back
    Demonstrative,
    /// "the"
    Definite,
    /// "they" at the head of a sentence: the people of the sentence before
    They,
    /// "there", "in the same villages": where the sentence before was
    There,
    /// "could", "would": it has not happened
    Modal,
    /// "not"
    Negation,
    /// "and" inside a number
    NumberJoiner,
    /// "of" between a number and what it counts
    Of,
    /// "'s"
    PossessiveEnd,

    /// "twelve"
    Cardinal,
    /// "thousand", "million"
    Scale,
    /// "To", or an ending of infinitives: at the head of a sentence a task
    Infinitive,
    /// "out of" between a part and its whole
    OutOf,
    /// "only" right before "one"
    Only,
    /// "point", "virgule" between number words
    DecimalWord,
    /// "dozen", "trentaine"
    Collective,
    /// "first"
    Ordinal,
    /// "March"
    Month,
    /// "hundreds"
    Vague,
    /// "th"
    OrdinalEnding,
    /// "per cent"
    PercentWord,
    /// "at least"
    AtLeast,
    /// "more than"
    MoreThan,
    /// "up to"
    AtMost,
    /// "fewer than"
    FewerThan,
    /// "about"
    About,
    /// "between"
    Between,
    /// "to"
    RangeJoiner,
    /// "or more"
    MoreAfter,

    /// "of every", "in every": the second half of a ratio follows
    RatioEvery,
    /// "in" of "one in three"
    RatioOf,
    /// "more than in" behind a number: how much more than another time
    Difference,
    /// "respectively": one place for each number
    Respectively,
    /// "in number", "in all" behind a number whose noun stands in front
    InNumber,
    /// "each", "a month" behind what is counted: a rate
    Each,
    /// "Each of" at the head of a sentence
    EachOf,
    /// "comprises": right before a number, of what has so many
    Having,
    /// "rose", "grew": a change from one number to another
    Change,
    /// "from" of a change
    ChangeFrom,

    /// Words that stand beside a year or a date
    DateWord,
    /// "fiscal year"
    YearWord,
    /// "aged"
    AgeWord,
    /// "years", "months"
    AgeUnit,
    /// "old"
    AgeAfter,
    /// "under" 18
    AgeLimit,
    /// "resolution" 1325
    IdWord,
    /// "hotline"
    PhoneWord,
    /// "a.m."
    TimeWord,
    /// "score"
    ScoreWord,

    /// People
    Person,
    /// Women or girls
    Female,
    /// Men or boys
    Male,
    /// Children
    Child,
    /// Young people
    Youth,
    /// Adults
    Adult,
    /// Older people
    Older,
    /// A noun of the group that tells no sex beside one that does ("women and
    /// children"); set by the grammar, in no file
    AnySex,
    /// "living with", "facing": goes on the noun phrase
    Status,
    /// Households
    Household,
    /// Bodies
    Organisation,
    /// Places and buildings
    Place,
    /// Things that happen
    Event,
    /// Things
    Item,
    /// Physical quantities
    Measure,
    /// Lengths of time
    Duration,
    /// Other things one counts
    Other,
    /// A currency; the value packs its code
    Currency,
    /// Nouns that often qualify the noun after them
    ModifierNoun,
    /// Adjectives that stand before the noun
    Adjective,
    /// "owned", "led"
    JoinedParticiple,
    /// Ending of words for people
    PersonEnding,
    /// Words with such an ending that are not people
    NotPerson,
    /// Ending of finite verbs
    VerbEnding,
    /// Finite verbs
    Verb,
    /// Verbs that tell a result
    ReachedVerb,

    /// "will", "target"
    Planned,
    /// "target" as a noun
    PlannedNoun,
    /// "Next steps"
    PlannedHeading,
    /// Ending of future verbs
    FutureEnding,
    /// "Needs", "Gaps" as a heading or label
    NeedHeading,
    /// "Context", "Situation" as a heading or label
    ContextHeading,
    /// "in need"
    InNeed,
    /// "population"
    Population,
    /// "it is estimated that"
    Estimate,
    /// "floods", "war": what strikes people
    Hazard,
    /// "affected", "displaced" as what befell people
    Harm,
    /// "indirectly"
    Indirect,
    /// "directly"
    Direct,

    /// "of whom"
    OfWhom,
    /// "Among the ...", "Of the ..." at the start of a clause
    PartOpener,
    /// "of them", right after a number
    OfThem,
    /// "part of the", "from among these": of a figure told elsewhere
    PartOfEarlier,
    /// "including"
    Including,
    /// "that is": the same people in another unit
    SamePeople,
    /// "total"
    TotalWord,
    /// "to date"
    RunningTotal,
    /// "since"
    Since,
    /// "had stood at"
    EarlierTotal,
    /// "had climbed to": the figure before is part of this one
    LaterTotal,
    /// "the same"
    RepeatCue,
    /// "At a glance"
    RecapHeading,
    /// "another", "new"
    Unrelated,

    /// "Outcome"
    HeadingWord,
    /// "to be deleted"
    ToBeDeleted,
    /// "Data as of"
    DataAsOf,
    /// "Progress in"
    ReportTitle,
    /// Column of targets
    TargetColumn,
    /// Column of what was before
    BaselineColumn,
    /// Column of results
    AchievedColumn,
    /// Column of numbers
    OfColumn,
}

/// A set of [`Tag`]s.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TagSet(u128);

impl TagSet {
    /// Adds a tag.
    pub const fn insert(&mut self, tag: Tag) {
        self.0 |= 1 << tag as u8;
    }

    /// Whether a tag is in it.
    pub const fn has(self, tag: Tag) -> bool {
        self.0 & (1 << tag as u8) != 0
    }

    /// Whether any of the tags is in it.
    pub fn any(self, tags: &[Tag]) -> bool {
        tags.iter().any(|tag| self.has(*tag))
    }

    /// Whether nothing is in it.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Everything that is in either.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// Groups of tags that the grammar asks for together.
pub mod groups {
    use super::Tag;

    /// Everything that can be counted.
    pub const NOUNS: &[Tag] = &[
        Tag::Person,
        Tag::Household,
        Tag::Organisation,
        Tag::Place,
        Tag::Event,
        Tag::Item,
        Tag::Measure,
        Tag::Duration,
        Tag::Other,
    ];
}

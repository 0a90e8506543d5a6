//! Why a name was taken for a place, or was not.

macro_rules! rules {
    ($($(#[$doc:meta])* $variant:ident = $word:literal, $takes:literal, $sentence:literal;)+) => {
        /// The rule that decided on a name.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Rule { $($(#[$doc])* $variant),+ }

        impl Rule {
            /// One word for it: `type-word`.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// Whether the name is a place by it.
            pub const fn takes(self) -> bool {
                match self { $(Self::$variant => $takes),+ }
            }

            /// What it says, in plain words.
            pub const fn explains(self) -> &'static str {
                match self { $(Self::$variant => $sentence),+ }
            }
        }
    };
}

rules! {
    /// The report's own country.
    Country = "country", true, "a country that the report is about";
    /// A first-level name that is no ordinary word.
    Name = "name", true, "a first-level name that is no ordinary word";
    /// "Region of X", "X State".
    TypeWord = "type-word", true, "a word such as region or state says so";
    /// In a list with a surer name.
    Listed = "listed", true, "it stands in a list with a surer area";
    /// A cell of a table, or a label, near others.
    Label = "label", true, "it labels a row or an item among others that are areas";
    /// "in X".
    Located = "located", true, "a word such as in stands before it";
    /// Called a place elsewhere in the report.
    Elsewhere = "elsewhere", true, "the report calls it a place elsewhere";
    /// A second-level area or town that is no ordinary word.
    OwnName = "own-name", true, "a place inside an area, whose name is no ordinary word";
    /// "Ms Kano".
    Titled = "person-title", false, "a person's title stands before it";
    /// "Amadou Gao".
    Person = "person-name", false, "it is part of a person's name or a longer name";
    /// "Meta", "centre".
    Ordinary = "ordinary-word", false, "it is an ordinary word too, and nothing says that a place is meant";
    /// "Niger" in Nigeria.
    CountryName = "country-name", false, "a country has that name too, and nothing says that the area is meant";
    /// "BAR".
    Acronym = "acronym", false, "it is written like an acronym";
    /// "the North of the country".
    Direction = "direction", false, "it is a direction here: the north of something";
    /// "North America", "Meta 5".
    RunsOn = "runs-on", false, "another name or a number goes on behind it";
    /// "em Maio".
    Month = "month", false, "it is a month, a day or an article too";
    /// "Koulikroo".
    OneLetterOff = "one-letter-off", false, "it is no known name, but one letter away from one";
    /// Another country of the report has the name here.
    OtherCountry = "other-country", false, "what stands around it speaks of another country";
}

#[cfg(test)]
mod tests {
    use super::Rule;

    #[test]
    fn a_rule_has_a_word_and_a_sentence() {
        assert_eq!(Rule::TypeWord.as_str(), "type-word");
        assert!(Rule::TypeWord.takes() && !Rule::Month.takes());
        assert!(Rule::Month.explains().contains("month"));
    }
}

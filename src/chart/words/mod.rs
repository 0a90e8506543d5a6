//! The words on a chart, a file per language.
//!
//! `{name}` and the like stand for what [`fill`] puts in. A new language is a new
//! file and a line in [`of`].

mod ar;
mod en;
mod es;
mod fr;
mod pt;

use super::format::Locale;

/// Every sentence that a chart can say.
#[derive(Debug)]
pub(super) struct Words {
    pub(super) by_adm1: &'static str,
    pub(super) by_outcome: &'static str,
    pub(super) counted_how: &'static str,
    pub(super) only_here: &'static str,
    pub(super) shared_key: &'static str,
    pub(super) shared: &'static str,
    pub(super) alone_and_shared: &'static str,
    pub(super) area_alone: &'static str,
    pub(super) area_shared: &'static str,
    pub(super) area_both: &'static str,
    pub(super) one_more: &'static str,
    pub(super) more: &'static str,
    pub(super) one_unlocated: &'static str,
    pub(super) unlocated: &'static str,
    pub(super) no_area: &'static str,
    pub(super) no_people: &'static str,
    pub(super) no_outcome: &'static str,
    pub(super) outside: &'static str,
    pub(super) whole_report: &'static str,
    pub(super) outcome_people: &'static str,
    pub(super) no_figure: &'static str,
    pub(super) no_person_figure: &'static str,
    pub(super) told_again: &'static str,
    pub(super) counted_under: &'static str,
    pub(super) and_rest: &'static str,
    pub(super) same_text: &'static str,
    pub(super) and: &'static str,
    /// Between the first things of a list.
    pub(super) comma: &'static str,
    pub(super) semicolon: &'static str,
    /// A name as it stands in a list.
    pub(super) name: &'static str,
    pub(super) item: &'static str,
    pub(super) flagged: &'static str,
    pub(super) not_reached: &'static str,
    pub(super) indirect: &'static str,
    pub(super) one_none_counted: &'static str,
    pub(super) none_counted: &'static str,
    pub(super) to_be_deleted: &'static str,
    pub(super) data_as_of: &'static str,
    pub(super) from: &'static str,
    pub(super) counted_by: &'static str,
    pub(super) text_hash: &'static str,
    pub(super) map: &'static str,
    pub(super) without_people: &'static str,
    pub(super) people: &'static str,
    pub(super) no_country: &'static str,
    pub(super) not_on_map: &'static str,
    pub(super) unlabelled: &'static str,
    pub(super) boundaries: &'static str,
    pub(super) matrix: &'static str,
    pub(super) who: &'static str,
    pub(super) range: &'static str,
    pub(super) more_outcomes: &'static str,
    pub(super) one_more_outcome: &'static str,
    pub(super) no_region: &'static str,
    pub(super) cell_unlocated: &'static str,
    pub(super) named: &'static str,
    pub(super) named_uncounted: &'static str,
    pub(super) labelled: &'static str,
    pub(super) no_region_under: &'static str,
    pub(super) by_sex: &'static str,
    pub(super) by_age: &'static str,
    pub(super) female: &'static str,
    pub(super) male: &'static str,
    pub(super) both_sexes: &'static str,
    pub(super) children: &'static str,
    pub(super) youth: &'static str,
    pub(super) adults: &'static str,
    pub(super) older: &'static str,
    pub(super) several_ages: &'static str,
    pub(super) unstated: &'static str,
    pub(super) breakdowns: &'static str,
    pub(super) as_stated: &'static str,
    pub(super) repeats: &'static str,
    pub(super) no_repeats: &'static str,
    pub(super) counted: &'static str,
    pub(super) overlaps: &'static str,
    pub(super) no_overlaps: &'static str,
    pub(super) lowest: &'static str,
    pub(super) beside: &'static str,
    pub(super) indirectly: &'static str,
    pub(super) planned: &'static str,
    pub(super) in_need: &'static str,
    pub(super) households: &'static str,
    pub(super) one_figure: &'static str,
    pub(super) largest_of: &'static str,
}

/// The words of a language.
pub(super) fn of(locale: Locale) -> &'static Words {
    match locale {
        Locale::En => &en::EN,
        Locale::Fr => &fr::FR,
        Locale::Es => &es::ES,
        Locale::Pt => &pt::PT,
        Locale::Ar => &ar::AR,
    }
}

/// Puts values into a sentence: `fill("{n} shared", &[("n", "12")])`.
///
/// A value is never searched for the next one's place, whatever the report wrote.
pub(super) fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut text = String::with_capacity(template.len() + 16);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let Some((name, tail)) = after.split_once('}') else { break };
        let value = values.iter().find(|(key, _)| *key == name).map_or("", |(_, value)| value);
        text.push_str(value);
        rest = tail;
    }
    text.push_str(rest);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_take_their_places() {
        assert_eq!(fill("{n} · {shared} shared", &[("n", "12"), ("shared", "3")]), "12 · 3 shared");
        assert_eq!(fill("{name}: {n}", &[("name", "{n}"), ("n", "3")]), "{n}: 3");
    }

    #[test]
    fn every_language_names_the_same_places() {
        let places = |words: &Words| {
            let all = format!("{words:?}");
            [
                "{n}",
                "{text}",
                "{people}",
                "{count}",
                "{shared}",
                "{name}",
                "{outcomes}",
                "{list}",
                "{last}",
                "{date}",
            ]
            .map(|place| all.matches(place).count())
        };
        for locale in [Locale::Fr, Locale::Es, Locale::Pt, Locale::Ar] {
            assert_eq!(places(of(locale)), places(of(Locale::En)), "{locale:?}");
        }
    }
}

//! What a reader should know or check, in plain sentences.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::figure::draft::Draft;
use crate::model::{Figure, Note, NoteValue, NumberKind, OtherNumber, Outcome, Span};
use crate::overlap::Overlaps;
use crate::place::mention::Mention;
use crate::place::rule::Rule;
use crate::report::sections::Section;
use crate::text::offsets::Utf16Index;
use crate::text::repair::Repaired;

/// What notes are made from.
pub(crate) struct Noting<'n> {
    pub(crate) given: &'n str,
    pub(crate) index: &'n Utf16Index,
    pub(crate) repaired: &'n Repaired,
    pub(crate) mentions: &'n [Mention],
    pub(crate) doubtful: &'n [Mention],
    pub(crate) sections: &'n [Section],
    pub(crate) drafts: &'n [Draft],
    pub(crate) figures: &'n [Figure],
    pub(crate) outcomes: &'n [Outcome],
    pub(crate) numbers: &'n [OtherNumber],
    pub(crate) overlaps: &'n Overlaps,
    /// Year the report is about.
    pub(crate) year: Option<i32>,
}

/// What a sentence is made from, by name.
type Values = Vec<(&'static str, NoteValue)>;

/// A number as a reader writes it: `1,257`.
fn written(value: f64) -> String {
    crate::chart::format::number(value, crate::chart::format::Locale::En)
}

impl Noting<'_> {
    /// All notes, those that touch the total first.
    pub(crate) fn notes(&self) -> Vec<Note> {
        let mut notes = Vec::new();
        self.empty_text(&mut notes);
        self.repeated_outcomes(&mut notes);
        self.possible_overlaps(&mut notes);
        self.mismatches(&mut notes);
        self.words_and_digits(&mut notes);
        self.unresolved(&mut notes);
        self.large(&mut notes);
        self.most_of_total(&mut notes);
        self.small_groups(&mut notes);
        self.past_targets(&mut notes);
        self.guesses(&mut notes);
        self.places(&mut notes);
        self.to_be_deleted(&mut notes);
        self.repaired_text(&mut notes);
        notes
    }

    fn given_span(&self, repaired: &Range<usize>) -> Span {
        self.index.span(self.given, &self.repaired.map.given(repaired.clone()))
    }

    fn id(&self, at: usize) -> Vec<String> {
        self.figures.get(at).map(|figure| figure.id.clone()).into_iter().collect()
    }

    fn quote(&self, at: usize) -> &str {
        self.figures.get(at).map_or("", |figure| figure.quote.as_str())
    }

    fn empty_text(&self, notes: &mut Vec<Note>) {
        if self.given.trim().is_empty() {
            let message = "There is no text to read.".to_owned();
            notes.push(note("empty_text", Vec::new(), None, message, Vec::new()));
        } else if self.figures.is_empty() {
            let message = match self.numbers.len() {
                0 => "No figure was found in this text, and no number.".to_owned(),
                1 => "No figure was found in this text; the one number in it counts nothing.".to_owned(),
                count => {
                    format!("No figure was found in this text; the {count} numbers in it count nothing.")
                }
            };
            let values = vec![("count", (self.numbers.len() as f64).into())];
            notes.push(note("no_figures", Vec::new(), None, message, values));
        }
    }

    /// Plans for a year before the report's: last year's plan, a deadline that is past.
    fn past_targets(&self, notes: &mut Vec<Note>) {
        let Some(year) = self.year else { return };
        for (at, draft) in self.drafts.iter().enumerate() {
            let past = draft.planned_for.filter(|planned| *planned < year);
            if let Some(planned) = past.filter(|_| crate::figure::counts_people(draft.unit)) {
                let message = format!(
                    "“{}” is a plan for {planned}, and the report is about {year}: does it say whether it happened?",
                    self.quote(at)
                );
                let values = vec![
                    ("figure", self.quote(at).into()),
                    ("planned", planned.to_string().as_str().into()),
                    ("year", year.to_string().as_str().into()),
                ];
                let span = self.figures.get(at).map(|figure| figure.span);
                notes.push(note("past_target", self.id(at), span, message, values));
            }
        }
    }

    fn repeated_outcomes(&self, notes: &mut Vec<Note>) {
        for repeat in &self.overlaps.repeated {
            let name = |at: usize| self.sections.get(at).map_or("", |section| section.label.as_str());
            let figures: Vec<String> = self
                .drafts
                .iter()
                .zip(self.figures)
                .filter(|(draft, figure)| {
                    draft.section == Some(repeat.section)
                        && figure
                            .relation
                            .as_ref()
                            .is_some_and(|because| because.kind == crate::model::Reason::Repeats)
                })
                .map(|(_, figure)| figure.id.clone())
                .collect();
            let alike = (repeat.alike * 100.0).round();
            let is_same = alike >= 99.5;
            let how = if is_same { "word for word".to_owned() } else { format!("({alike} % alike)") };
            let message = format!(
                "{} tells the narrative of {} again {how}; what both tell is counted once, under {}.",
                name(repeat.section),
                name(repeat.earlier),
                name(repeat.earlier)
            );
            let span = self.sections.get(repeat.section).and_then(|section| {
                self.outcomes.iter().find(|outcome| outcome.id == section.id).map(|outcome| outcome.span)
            });
            let values = vec![
                ("how", if is_same { "same" } else { "alike" }.into()),
                ("outcome", name(repeat.section).into()),
                ("earlier", name(repeat.earlier).into()),
                ("alike", alike.into()),
            ];
            notes.push(note("repeated_outcome", figures, span, message, values));
        }
    }

    fn possible_overlaps(&self, notes: &mut Vec<Note>) {
        for overlap in &self.overlaps.possible {
            let message = format!(
                "“{}” may be among “{}”: same areas, and both speak of {}. Both are counted; the lowest total leaves out the smaller.",
                self.quote(overlap.smaller),
                self.quote(overlap.larger),
                overlap.topic.join(", ")
            );
            let figures = [self.id(overlap.smaller), self.id(overlap.larger)].concat();
            let span = self.figures.get(overlap.smaller).map(|figure| figure.span);
            let values = vec![
                ("smaller", self.quote(overlap.smaller).into()),
                ("larger", self.quote(overlap.larger).into()),
                ("topic", overlap.topic.clone().into()),
            ];
            notes.push(note("possible_overlap", figures, span, message, values));
        }
    }

    fn mismatches(&self, notes: &mut Vec<Note>) {
        for mismatch in &self.overlaps.mismatches {
            let Some(total) = self.figures.get(mismatch.total) else { continue };
            let (kind, relation) = if mismatch.sum > total.value {
                ("parts_exceed_total", "more")
            } else {
                ("parts_miss_total", "less")
            };
            let difference = (mismatch.sum - total.value).abs();
            let message = format!(
                "The parts of “{}” add up to {}, {} {relation} than the total says. The total is counted.",
                total.quote,
                written(mismatch.sum),
                written(difference),
            );
            let figures = std::iter::once(mismatch.total).chain(mismatch.parts.iter().copied());
            let values = vec![
                ("figure", total.quote.as_str().into()),
                ("sum", mismatch.sum.into()),
                ("difference", difference.into()),
            ];
            let figures = figures.flat_map(|at| self.id(at)).collect();
            notes.push(note(kind, figures, Some(total.span), message, values));
        }
    }

    fn words_and_digits(&self, notes: &mut Vec<Note>) {
        for (at, draft) in self.drafts.iter().enumerate() {
            let Some(words) = draft.differs else { continue };
            let message = format!(
                "“{}” says {} in digits and {} in words. The digits are taken.",
                self.quote(at),
                written(draft.value),
                written(words)
            );
            let values = vec![
                ("figure", self.quote(at).into()),
                ("digits", draft.value.into()),
                ("words", words.into()),
            ];
            let span = Some(self.given_span(&draft.number));
            notes.push(note("words_and_digits_differ", self.id(at), span, message, values));
        }
    }

    fn unresolved(&self, notes: &mut Vec<Note>) {
        for number in self.numbers.iter().filter(|number| number.kind == NumberKind::Unresolved) {
            let message = format!("What {} counts could not be made out; it is in no total.", number.quote);
            let values = vec![("number", number.quote.as_str().into())];
            notes.push(note("unresolved_number", Vec::new(), Some(number.span), message, values));
        }
    }

    /// One figure that is most of the total: if it is misread, the total is.
    fn most_of_total(&self, notes: &mut Vec<Note>) {
        const SHARE: f64 = 0.6;
        const FEWEST: usize = 5;
        let counted = || self.figures.iter().filter(|figure| figure.counted);
        let total = counted().fold(0.0, |sum, figure| sum + figure.value);
        let Some(most) = counted().find(|figure| figure.value > total * SHARE) else { return };
        if counted().count() < FEWEST {
            return;
        }
        let share = (most.value / total * 100.0).round();
        let message = format!(
            "“{}” is {share} % of all people counted. Check that the report says that they were reached.",
            most.quote
        );
        let values = vec![("figure", most.quote.as_str().into()), ("share", share.into())];
        notes.push(note("most_of_total", vec![most.id.clone()], Some(most.span), message, values));
    }

    /// A million people and more, counted as reached: seldom what a report means.
    fn large(&self, notes: &mut Vec<Note>) {
        const MANY: f64 = 1e6;
        for figure in self.figures.iter().filter(|figure| figure.counted && figure.value >= MANY) {
            let message = format!("“{}” is counted as reached. Check that the report says so.", figure.quote);
            let values = vec![("figure", figure.quote.as_str().into())];
            notes.push(note("large_figure", vec![figure.id.clone()], Some(figure.span), message, values));
        }
    }

    /// Few people of a vulnerable group in one area: before this leaves the house, mask it.
    fn small_groups(&self, notes: &mut Vec<Note>) {
        for figure in crate::small_group::small_groups(self.figures) {
            let area = figure.adm1.first().map_or("", |area| area.name.as_str());
            let message = format!(
                "“{}” in {area}: fewer than 10 people of a vulnerable group in one place. Mask it before others see it.",
                figure.quote
            );
            let values = vec![("figure", figure.quote.as_str().into()), ("area", area.into())];
            notes.push(note("small_group", vec![figure.id.clone()], Some(figure.span), message, values));
        }
    }

    fn guesses(&self, notes: &mut Vec<Note>) {
        for (at, draft) in self
            .drafts
            .iter()
            .enumerate()
            .filter(|(_, draft)| draft.guessed && draft.rule == "number-unknown-noun")
        {
            let (how, unit) = match self.figures.get(at).map(|figure| figure.unit) {
                Some(crate::model::Unit::Person) => ("people", "people, by the verb behind it"),
                _ => ("other", "no people"),
            };
            let message =
                format!("“{}” was taken to count {unit}; no word list knows the noun.", self.quote(at));
            let values = vec![("how", how.into()), ("figure", self.quote(at).into())];
            let span = Some(self.given_span(&draft.quote));
            notes.push(note("unknown_noun", self.id(at), span, message, values));
        }
    }

    fn to_be_deleted(&self, notes: &mut Vec<Note>) {
        for outcome in self.outcomes.iter().filter(|outcome| outcome.to_be_deleted) {
            let message = format!("The report marks outcome {} as one to be deleted.", outcome.label);
            let values = vec![("outcome", outcome.label.as_str().into())];
            notes.push(note("to_be_deleted", Vec::new(), Some(outcome.span), message, values));
        }
    }

    /// Each remark on a place once, where it is first named.
    fn places(&self, notes: &mut Vec<Note>) {
        let mut said = BTreeSet::new();
        let doubtful = self.doubtful.iter().filter(|mention| mention.rule == Rule::OneLetterOff);
        for mention in self.mentions.iter().chain(doubtful) {
            let Some(remark) = &mention.remark else { continue };
            let again = remark.kind != "ambiguous_place" && !said.insert(&remark.message);
            if !again {
                let span = Some(self.given_span(&mention.range));
                let (message, values) = (remark.message.clone(), remark.values.clone());
                notes.push(note(remark.kind, Vec::new(), span, message, values));
            }
        }
    }

    fn repaired_text(&self, notes: &mut Vec<Note>) {
        for mention in self.mentions.iter().filter(|mention| mention.repaired) {
            let span = self.given_span(&mention.range);
            let quote = self.given.get(self.repaired.map.given(mention.range.clone())).unwrap_or_default();
            let message = format!("“{quote}” was read as {}.", mention.name);
            let values = vec![
                ("how", "name".into()),
                ("written", quote.into()),
                ("name", mention.name.as_str().into()),
            ];
            notes.push(note("repaired_text", Vec::new(), Some(span), message, values));
        }
        let counts = [
            (
                "joined",
                self.repaired.rejoined.len(),
                "sentence broken by a page was joined",
                "sentences broken by pages were joined",
            ),
            (
                "mended",
                self.repaired.repairs.len(),
                "ligature, soft hyphen or broken word was put right",
                "ligatures, soft hyphens or broken words were put right",
            ),
            (
                "left_out",
                self.repaired.furniture.len(),
                "running head or page number was left out",
                "running heads and page numbers were left out",
            ),
        ];
        for (how, count, one, many) in counts.into_iter().filter(|(_, count, _, _)| *count > 0) {
            let message = if count == 1 { format!("1 {one}.") } else { format!("{count} {many}.") };
            let values = vec![("how", how.into()), ("count", (count as f64).into())];
            notes.push(note("repaired_text", Vec::new(), None, message, values));
        }
    }
}

fn note(kind: &str, figures: Vec<String>, span: Option<Span>, message: String, values: Values) -> Note {
    let values = values.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    Note { kind: kind.to_owned(), figures, span, message, values }
}

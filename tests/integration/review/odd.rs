//! Any patch on any text: every correction ends as a step or as unfit with a
//! sentence, nothing panics, and the totals are sums.

use headcount::model::{Options, Span};
use headcount::review::{
    Add, AddOutcome, Anchor, Correction, DismissNote, Edge, Fields, How, MergeOutcomes, MoveOutcome,
    OfFigure, Patch, RenameOutcome, SamePeople, Set, anchor, anchor_of, apply,
};
use headcount::{Analysis, analyze};
use serde_json::{Value, json};

use super::{REPORT, faults, read};

struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % limit.max(1)
    }

    fn one_of<T: Clone>(&mut self, list: &[T]) -> T {
        list[self.below(list.len())].clone()
    }
}

fn with_numbers() -> Options {
    Options { all_numbers: true, ..Options::default() }
}

/// A correction made up of what the report has, in no sensible way.
fn any(chance: &mut Chance, text: &str, analysis: &Analysis) -> Option<Correction> {
    let figure = |chance: &mut Chance| anchor_of(text, &chance.one_of(&analysis.figures)).unwrap();
    let outcomes: Vec<String> = analysis.outcomes.iter().map(|outcome| outcome.id.clone()).collect();
    if analysis.figures.is_empty() || outcomes.is_empty() {
        return None;
    }
    let length = text.encode_utf16().count();
    let selected = |chance: &mut Chance| {
        let start = chance.below(length);
        let end = start + chance.below(40);
        anchor(text, Span(u32::try_from(start).unwrap(), u32::try_from(end).unwrap()), None)
    };
    Some(match chance.below(11) {
        0 | 1 => {
            Correction::Set(Set { figure: figure(chance), to: any_fields(chance, &outcomes), reason: None })
        }
        2 => Correction::Count(OfFigure { figure: figure(chance), reason: None }),
        3 => Correction::DoNotCount(OfFigure { figure: figure(chance), reason: None }),
        4 => {
            let how = chance.one_of(&[How::Repeats, How::PartOf, How::TotalOf]);
            Correction::SamePeople(SamePeople {
                figure: figure(chance),
                of: figure(chance),
                how,
                reason: None,
            })
        }
        5 => Correction::Reject(OfFigure { figure: figure(chance), reason: None }),
        6 => {
            let fields = any_fields(chance, &outcomes);
            Correction::Add(Add { at: selected(chance)?, fields, reason: None })
        }
        7 => {
            let id = format!("New {}", chance.below(3));
            let (label, statement) = (None, None);
            Correction::AddOutcome(AddOutcome { at: selected(chance)?, id, label, statement, reason: None })
        }
        8 => {
            let edge = chance.one_of(&[Edge::Start, Edge::End]);
            let outcome = chance.one_of(&outcomes);
            Correction::MoveOutcome(MoveOutcome { outcome, edge, at: selected(chance)?, reason: None })
        }
        9 if chance.below(2) == 0 => {
            let (outcome, into) = (chance.one_of(&outcomes), chance.one_of(&outcomes));
            Correction::MergeOutcomes(MergeOutcomes { outcome, into, reason: None })
        }
        9 => {
            let outcome = chance.one_of(&outcomes);
            let id = Some(chance.one_of(&outcomes) + " again");
            Correction::RenameOutcome(RenameOutcome {
                outcome,
                id,
                label: None,
                statement: None,
                reason: None,
            })
        }
        _ if analysis.notes.is_empty() => return None,
        _ => {
            let note = chance.one_of(&analysis.notes);
            let at = note.span.and_then(|span| anchor(text, span, None));
            let message = Some(note.message);
            Correction::DismissNote(DismissNote { kind: note.kind, at, message, reason: None })
        }
    })
}

fn any_fields(chance: &mut Chance, outcomes: &[String]) -> Fields {
    use headcount::model::{Age, Qualifier, Reach, Sex, Stage, Unit};
    let mut fields = Fields::default();
    match chance.below(8) {
        0 => fields.value = Some(chance.one_of(&[0.0, 7.0, 1e9, 2.5, -3.0, f64::NAN, f64::MAX])),
        1 => fields.unit = Some(chance.one_of(&[Unit::Person, Unit::Household, Unit::Money])),
        2 => fields.stage = Some(chance.one_of(&[Stage::Reached, Stage::Planned, Stage::Unknown])),
        3 => fields.reach = Some(chance.one_of(&[None, Some(Reach::Indirect), Some(Reach::Direct)])),
        4 => fields.areas = Some(vec![chance.one_of(&["SN01", "Kolda", "Gao", "", "Sé dhiou"]).to_owned()]),
        5 => fields.outcome = Some(Some(chance.one_of(outcomes)).filter(|_| chance.below(3) > 0)),
        6 => {
            fields.qualifier = Some(chance.one_of(&[Qualifier::Range, Qualifier::AtMost, Qualifier::About]));
            fields.high = chance.one_of(&[None, Some(Some(1e6)), Some(None)]);
        }
        _ => {
            fields.sex = Some(Some(Sex::Mixed));
            fields.age = Some(chance.one_of(&[None, Some(Age::Youth)]));
        }
    }
    fields
}

/// One sentence: it ends in a full stop, and nothing of it is left empty.
fn is_sentence(message: &str) -> bool {
    message.ends_with('.')
        && !message.contains("“”")
        && message.chars().next().is_some_and(|c| !c.is_lowercase())
}

#[test]
fn whatever_is_corrected_the_totals_are_sums_and_the_last_one_can_be_undone() {
    for (name, seeds) in [("sample", 4), ("cameroun-2023-fr", 2), ("bolivia-2023-es", 2)] {
        let text = read(&format!("tests/fixtures/reports/{name}.txt"));
        let analysis = analyze(&text, &with_numbers());
        for seed in 0..seeds {
            let mut chance = Chance(seed);
            let mut patch = Patch::new([]);
            let mut before = apply(&analysis, &text, &patch);
            assert_eq!(before.analysis, analysis, "an empty patch changes nothing");
            for _ in 0..30 {
                let Some(correction) = any(&mut chance, &text, &before.analysis) else { continue };
                patch.corrections.extend(Patch::new([correction.clone()]).corrections);
                let after = apply(&analysis, &text, &patch);
                let what = || format!("{name} {seed}: {correction:?}");
                assert_eq!(after.steps.len() + after.unfit.len(), patch.corrections.len(), "{}", what());
                assert_eq!(faults(&text, &after.analysis), [""; 0], "{}", what());
                for message in after.steps.iter().map(|step| &step.message) {
                    assert!(message.ends_with('.'), "{message}");
                }
                for unfit in &after.unfit {
                    assert!(unfit.message.ends_with('.'), "{}", unfit.message);
                }
                let mut undone = patch.clone();
                undone.corrections.pop();
                assert_eq!(apply(&analysis, &text, &undone), before, "{}", what());
                before = after;
            }
            assert_eq!(apply(&analysis, &text, &patch), before, "the same list gives the same");
        }
    }
}

/// Nothing is settled anew that no correction has touched.
#[test]
fn a_correction_that_says_what_is_so_changes_nothing() {
    for name in ["sample", "cameroun-2023-fr", "angola-2022-pt", "chile-2023-es", "kenya-2022-2-en"] {
        let text = read(&format!("tests/fixtures/reports/{name}.txt"));
        let analysis = analyze(&text, &with_numbers());
        for figure in &analysis.figures {
            let to = Fields { group: Some(figure.group.clone()), ..Fields::default() };
            let anchor = anchor_of(&text, figure).unwrap();
            let reviewed = apply(
                &analysis,
                &text,
                &Patch::new([Correction::Set(Set { figure: anchor, to, reason: None })]),
            );
            assert_eq!(reviewed.unfit, []);
            assert_eq!(reviewed.steps[0].changes, []);
            assert_eq!(reviewed.analysis, analysis, "{name} {}", figure.id);
        }
    }
}

fn listed(corrections: Value) -> Vec<String> {
    let json = json!({"schema": "headcount-corrections/1", "corrections": corrections}).to_string();
    let analysis = analyze(REPORT, &with_numbers());
    let reviewed = apply(&analysis, REPORT, &Patch::from_json(&json).unwrap());
    assert_eq!(reviewed.steps, []);
    assert_eq!(reviewed.analysis, analysis);
    reviewed.unfit.into_iter().map(|unfit| unfit.message).collect()
}

#[test]
fn what_is_no_correction_is_listed() {
    let anchor = json!({"quote": "60 girls"});
    let odd = json!([
        null,
        7,
        "reject",
        [],
        {},
        {"op": "explode"},
        {"op": "reject"},
        {"op": "reject", "figure": "60 girls"},
        {"op": "reject", "figure": {"quote": 7}},
        {"op": "reject", "figure": {"quote": "60 girls", "span": [-1, 2]}},
        {"op": "reject", "figure": {"quote": "60 girls", "span": [1]}},
        {"op": "reject", "figure": anchor, "author": "me"},
        {"op": "set", "figure": anchor, "to": {"value": "sixty"}},
        {"op": "set", "figure": anchor, "to": {"stage": "done"}},
        {"op": "set", "figure": anchor, "to": {"counted": true}},
        {"op": "same_people", "figure": anchor, "of": anchor, "how": "perhaps"},
    ]);
    let messages = listed(odd.clone());
    assert_eq!(messages.len(), odd.as_array().unwrap().len());
    for message in messages {
        assert!(message.starts_with("It could not be read: ") && is_sentence(&message), "{message}");
    }
}

#[test]
fn what_leads_nowhere_is_listed() {
    let anchor = json!({"quote": "60 girls"});
    let long = "x".repeat(100_000);
    let odd = json!([
        {"op": "reject", "figure": {"quote": ""}},
        {"op": "reject", "figure": {"quote": "\u{0}"}},
        {"op": "reject", "figure": {"quote": "61 girls"}},
        {"op": "reject", "figure": {"quote": long}},
        {"op": "reject", "figure": {"quote": "60 girls", "before": "other words here", "span": [4294967295_u32, 0]}},
        {"op": "reject", "figure": {"quote": "60 girls", "occurrence": 3, "occurrences": 2}},
        {"op": "reject", "figure": {"quote": "60 girls", "occurrence": 0, "occurrences": 0, "after": "x y z"}},
        {"op": "reject", "figure": {"quote": "back to school"}},
        {"op": "set", "figure": anchor, "to": {"value": 1e300}},
        {"op": "set", "figure": anchor, "to": {"value": -1}},
        {"op": "set", "figure": anchor, "to": {"group": long}},
        {"op": "set", "figure": anchor, "to": {"areas": ["Gao", ""]}},
        {"op": "same_people", "figure": anchor, "of": anchor, "how": "repeats"},
        {"op": "add", "at": {"quote": "back to school"}},
        {"op": "add_outcome", "at": {"quote": "Radio programmes"}, "id": " \n "},
        {"op": "add_outcome", "at": {"quote": "Radio programmes"}, "id": long},
        {"op": "move_outcome", "outcome": "", "at": {"quote": "Radio programmes"}},
        {"op": "merge_outcomes", "outcome": "Outcome 1", "into": "Outcome 11"},
        {"op": "rename_outcome", "outcome": "Outcome 1", "id": "Outcome 2"},
        {"op": "rename_outcome", "outcome": "Outcome 1"},
        {"op": "dismiss_note", "kind": "possible_overlap"},
    ]);
    let messages = listed(odd.clone());
    assert_eq!(messages.len(), odd.as_array().unwrap().len());
    for message in messages {
        assert!(is_sentence(&message) && message.chars().count() < 300, "{message}");
    }
}

#[test]
fn a_patch_of_another_format_is_listed_as_a_whole() {
    let json = json!({"schema": "headcount-corrections/2", "corrections": [{"op": "set"}, {"op": "new"}]});
    let analysis = analyze(REPORT, &Options::default());
    let reviewed = apply(&analysis, REPORT, &Patch::from_json(&json.to_string()).unwrap());
    assert_eq!(reviewed.unfit.len(), 2);
    assert!(reviewed.unfit[0].message.contains("headcount-corrections/2"));
}

#[test]
fn what_is_no_patch_is_an_error() {
    let deep =
        format!("{{\"schema\": \"headcount-corrections/1\", \"corrections\": {}1", "[".repeat(100_000));
    for json in ["", "{", "null", "[]", "{}", "{\"schema\": 1}", deep.as_str()] {
        let error = Patch::from_json(json).unwrap_err().to_string();
        assert!(error.starts_with("no list of corrections: "), "{error}");
    }
}

/// What is not understood is not lost when the patch is saved again.
#[test]
fn a_patch_is_written_as_it_was_read() {
    let json = json!({"schema": "headcount-corrections/1", "corrections": [
        {"op": "new", "something": [1, 2]},
        {"op": "set", "figure": {"quote": "60 girls", "span": [3, 11], "occurrence": 1, "occurrences": 1},
         "to": {"value": 7.0, "sex": null}, "reason": "The annex."},
    ]});
    let patch = Patch::from_json(&json.to_string()).unwrap();
    assert_eq!(serde_json::to_value(&patch).unwrap(), json);
}

#[test]
fn an_analysis_that_is_not_of_the_text_harms_nothing() {
    let analysis = analyze(REPORT, &with_numbers());
    let figures: Vec<Anchor> =
        analysis.figures.iter().map(|figure| anchor_of(REPORT, figure).unwrap()).collect();
    let corrections = figures.into_iter().map(|figure| Correction::Reject(OfFigure { figure, reason: None }));
    let patch = Patch::new(corrections);
    for text in ["", "😀", "60 girls", &REPORT.replace(' ', "\u{202e}")] {
        let reviewed = apply(&analysis, text, &patch);
        assert_eq!(reviewed.steps.len() + reviewed.unfit.len(), patch.corrections.len());
    }
    let mut circle = analysis;
    for (one, other) in [(0, "f8"), (7, "f1")] {
        let relation = json!({"kind": "repeats", "figure": other});
        circle.figures[one].relation = serde_json::from_value(relation).unwrap();
    }
    let reviewed = apply(&circle, REPORT, &patch);
    assert_eq!(reviewed.steps.len() + reviewed.unfit.len(), patch.corrections.len());
}

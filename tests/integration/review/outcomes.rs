//! Where outcomes begin and end, and notes that were seen to.

use headcount::review::{AddOutcome, DismissNote, Edge, MergeOutcomes, MoveOutcome, RenameOutcome};

use super::*;

#[test]
fn an_outcome_is_added_where_it_begins() {
    let body = AddOutcome {
        at: words("Radio programmes"),
        id: "Radio".to_owned(),
        label: None,
        statement: None,
        reason: None,
    };
    let reviewed = applied(vec![Correction::AddOutcome(body.clone())]);
    let rows: Vec<(Option<&str>, f64)> =
        reviewed.analysis.totals.by_outcome.iter().map(|row| (row.outcome.as_deref(), row.counted)).collect();
    let expected = [("Outcome 1", 200.0), ("Outcome 2", 60.0), ("Radio", 500.0), ("Outcome 3", 90.0)];
    assert_eq!(rows, expected.map(|(id, counted)| (Some(id), counted)));
    let twice = vec![Correction::AddOutcome(body.clone()), Correction::AddOutcome(body)];
    assert_eq!(refused(twice), "There is an outcome “Radio” already.");
}

#[test]
fn the_ends_of_an_outcome_are_moved() {
    let move_to = |outcome: &str, edge, at| {
        Correction::MoveOutcome(MoveOutcome { outcome: outcome.to_owned(), edge, at, reason: None })
    };
    let by_outcome = |correction| {
        let reviewed = applied(vec![correction]);
        let rows = reviewed.analysis.totals.by_outcome.iter().map(|row| row.counted);
        rows.collect::<Vec<f64>>()
    };
    let earlier = move_to("Outcome 2", Edge::Start, words("80 women"));
    assert_eq!(by_outcome(earlier), [120.0, 640.0, 90.0]);
    let later = move_to("Outcome 2", Edge::Start, words("Radio programmes"));
    assert_eq!(by_outcome(later), [260.0, 500.0, 90.0]);
    let end = move_to("Outcome 2", Edge::End, words("the clubs."));
    assert_eq!(by_outcome(end), [200.0, 60.0, 90.0, 500.0]);
    let past = move_to("Outcome 2", Edge::Start, words("As told above"));
    assert_eq!(refused(vec![past]), "Outcome “Outcome 2” ends before that.");
    let over = move_to("Outcome 3", Edge::Start, words("In 2023"));
    assert_eq!(refused(vec![over]), "Outcome “Outcome 2” would be left with nothing; merge the two.");
    let behind = move_to("Outcome 1", Edge::End, words("60 girls"));
    assert_eq!(refused(vec![behind]), "Outcome “Outcome 2” begins before that; move its start first.");
}

#[test]
fn outcomes_are_merged_and_renamed() {
    let merge = |outcome: &str, into: &str| {
        Correction::MergeOutcomes(MergeOutcomes {
            outcome: outcome.to_owned(),
            into: into.to_owned(),
            reason: None,
        })
    };
    let reviewed = applied(vec![merge("Outcome 2", "Outcome 1")]);
    assert_eq!(reviewed.analysis.outcomes.len(), 2);
    assert_eq!(reviewed.analysis.totals.by_outcome[0].counted, 760.0);
    assert_eq!(reviewed.analysis.outcomes[0].span.1, analysis().outcomes[1].span.1);
    assert!(refused(vec![merge("Outcome 1", "Outcome 1")]).contains("into itself"));
    let rename = Correction::RenameOutcome(RenameOutcome {
        outcome: "Outcome 2".to_owned(),
        id: Some("Education".to_owned()),
        label: Some("School".to_owned()),
        statement: None,
        reason: None,
    });
    let reviewed = applied(vec![rename]);
    assert_eq!(last(&reviewed), "Outcome “Outcome 2” is called “School”.");
    assert_eq!(get(&reviewed, "60 girls").outcome.as_deref(), Some("Education"));
}

#[test]
fn a_dismissed_note_is_gone_and_its_overlap_is_none() {
    let text = "Progress in Senegal\n\nOutcome 1: People save\n\nThe groups met every week. In Kolda and Louga, \
        900 women learned about savings, bookkeeping and marketing of vegetables.\n\nOutcome 2: People sell\n\n\
        The markets opened again. In Kolda, 300 women were shown how to keep savings, with lessons on bookkeeping \
        and marketing.\n";
    let analysis = analyze(text, &Options::default());
    let note = analysis.notes.iter().find(|note| note.kind == "possible_overlap").expect("an overlap");
    assert_eq!(analysis.totals.people.lowest, 900.0);
    let dismiss = Correction::DismissNote(DismissNote {
        kind: note.kind.clone(),
        at: anchor(text, note.span.unwrap(), None),
        message: Some(note.message.clone()),
        reason: None,
    });
    let reviewed = apply(&analysis, text, &Patch::new([dismiss.clone(), dismiss]));
    assert_eq!(reviewed.analysis.totals.people.lowest, 1200.0);
    assert_eq!(reviewed.unfit[0].message, "There is no note of the kind “possible_overlap” there.");
    // An overlap with what is not counted is none either.
    let aside = Correction::DoNotCount(of(anchor_of(text, &analysis.figures[1]).unwrap()));
    let reviewed = apply(&analysis, text, &Patch::new([aside]));
    assert_eq!(reviewed.analysis.totals.people.lowest, 900.0);
    assert!(!reviewed.analysis.notes.iter().any(|note| note.kind == "possible_overlap"));
}

//! Who is counted, and whose people are in which figure.

use headcount::model::{Reason, Stage};

use super::*;

#[test]
fn a_restaged_whole_takes_the_parts_of_its_sentence_along_and_lets_its_repeat_count() {
    let planned = Fields { stage: Some(Stage::Planned), ..Fields::default() };
    let reviewed = applied(vec![set("120 women farmers", planned)]);
    assert_eq!(get(&reviewed, "45").stage, Stage::Planned);
    let [first, again] =
        ["f1", "f8"].map(|id| reviewed.analysis.figures.iter().find(|figure| figure.id == id).unwrap());
    assert!(!first.counted && again.counted, "it is told as reached elsewhere");
    assert_eq!(counted(&reviewed), 850.0);
    assert_eq!(reviewed.steps[0].figures, ["f1", "f2", "f8"]);
}

#[test]
fn what_is_not_counted_is_set_aside_with_its_repeats_and_parts() {
    let reviewed = applied(vec![Correction::DoNotCount(of(figure("120 women farmers")))]);
    assert_eq!(counted(&reviewed), 730.0);
    assert_eq!(reviewed.analysis.totals.people.as_stated, 730.0);
    let because = get(&reviewed, "120 women farmers").because.as_ref().unwrap();
    assert_eq!((because.kind, because.figure.as_deref()), (Reason::SetAside, None));
    let households = applied(vec![Correction::DoNotCount(of(figure("30 households")))]);
    assert_eq!(households.analysis.totals.households.counted, 0.0);
    let back = vec![
        Correction::DoNotCount(of(figure("120 women farmers"))),
        Correction::Count(of(figure("120 women farmers"))),
    ];
    assert_eq!(applied(back).analysis, analysis());
}

#[test]
fn what_is_in_no_other_figure_is_counted() {
    let reviewed = applied(vec![Correction::Count(of(nth("120 women farmers", 1)))]);
    assert_eq!(last(&reviewed), "“120 women farmers” is counted; counted 850, now 970.");
    assert_eq!(
        refused(vec![Correction::Count(of(figure("30 households")))]),
        "“30 households” cannot be counted as it is: it counts no people but is of the unit household."
    );
    assert_eq!(
        refused(vec![Correction::Count(of(figure("200 more women")))]),
        "“200 more women” cannot be counted as it is: its stage is planned."
    );
}

#[test]
fn two_figures_are_the_same_people() {
    let part = same(figure("60 girls"), figure("500 listeners"), How::PartOf);
    assert_eq!(counted(&applied(vec![part])), 790.0);
    // The other telling is the one to count: the two change places.
    let turned = same(figure("120 women farmers"), nth("120 women farmers", 1), How::Repeats);
    let reviewed = applied(vec![turned]);
    assert_eq!(reviewed.analysis.totals.by_outcome[0].counted, 80.0);
    assert_eq!(reviewed.analysis.totals.by_outcome[2].counted, 210.0);
    assert_eq!(reviewed.analysis.totals.people, analysis().totals.people);
}

#[test]
fn nobody_is_counted_in_circles_or_in_what_is_not_counted() {
    let itself = same(figure("60 girls"), figure("60 girls"), How::Repeats);
    assert_eq!(refused(vec![itself]), "“60 girls” cannot be in itself.");
    let circle = vec![
        same(figure("60 girls"), figure("500 listeners"), How::PartOf),
        same(figure("500 listeners"), figure("60 girls"), How::PartOf),
    ];
    assert_eq!(refused(circle), "“60 girls” is itself in “500 listeners”; say first that it is counted.");
    let planned = same(figure("60 girls"), figure("200 more women"), How::PartOf);
    assert_eq!(
        refused(vec![planned]),
        "“200 more women” is not counted itself, so nothing can be counted in it."
    );
}

#[test]
fn of_a_rejected_figure_the_first_repeat_is_counted() {
    let reviewed = applied(vec![Correction::Reject(of(figure("120 women farmers")))]);
    assert_eq!(counted(&reviewed), 850.0);
    assert_eq!(reviewed.analysis.totals.by_outcome[2].counted, 210.0);
    let part = get(&reviewed, "45").because.clone().unwrap();
    assert_eq!((part.kind, part.figure.as_deref()), (Reason::PartOf, Some("f8")));
    assert_eq!(reviewed.steps[0].figures, ["f1", "f2", "f8"]);
    let both = vec![
        Correction::Reject(of(figure("120 women farmers"))),
        Correction::Reject(of(nth("120 women farmers", 1))),
    ];
    assert_eq!(counted(&applied(both)), 775.0, "the part counts by itself");
}

#[test]
fn a_sum_goes_to_its_next_part_and_counts_when_none_is_left() {
    let one = applied(vec![Correction::Reject(of(figure("50")))]);
    assert_eq!(get(&one, "90 judges").because.as_ref().unwrap().figure.as_deref(), Some("f11"));
    let both = vec![Correction::Reject(of(figure("50"))), Correction::Reject(of(figure("40")))];
    assert!(get(&applied(both), "90 judges").counted);
}

#[test]
fn a_rejected_number_is_a_number_still() {
    let reviewed = applied(vec![Correction::Reject(of(figure("500 listeners")))]);
    assert!(reviewed.analysis.numbers.iter().flatten().any(|number| number.quote == "500"));
    assert_eq!(last(&reviewed), "“500 listeners” is no figure; counted 850, now 350.");
    let again = vec![
        Correction::Reject(of(figure("500 listeners"))),
        Correction::Reject(of(figure("500 listeners"))),
    ];
    assert_eq!(refused(again), "“500 listeners” is read as no figure.");
}

#[test]
fn a_part_that_was_reached_leaves_a_whole_that_was_not() {
    let text = "Progress in Mali in 2023\n\nIn Gao 900 people need shelter, of whom 300 live in schools.\n";
    let analysis = analyze(text, &Options::default());
    let [whole, part] = analysis.figures.as_slice() else { panic!("{:?}", analysis.figures) };
    assert_eq!(part.relation.as_ref().and_then(|relation| relation.figure.as_ref()), Some(&whole.id));
    let reached = Fields { stage: Some(Stage::Reached), ..Fields::default() };
    let figure = anchor_of(text, part).unwrap();
    let reviewed =
        apply(&analysis, text, &Patch::new([Correction::Set(Set { figure, to: reached, reason: None })]));
    assert_eq!(counted(&reviewed), 300.0);
}

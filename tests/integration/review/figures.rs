//! What a figure says, what is none, and what was missed.

use headcount::model::{Qualifier, Reach, Unit};

use super::*;

#[test]
fn a_value_is_set_with_its_bounds() {
    let reviewed = applied(vec![set("80 women", Fields { value: Some(85.0), ..Fields::default() })]);
    assert_eq!(last(&reviewed), "“80 women”: value 80, now 85; counted 850, now 855.");
    assert_eq!(get(&reviewed, "80 women").low, Some(85.0));
    assert_eq!(reviewed.steps[0].figures, ["f3"]);
    assert!(!reviewed.steps[0].moved);

    let range = Fields { low: Some(Some(70.0)), high: Some(Some(90.0)), ..Fields::default() };
    let reviewed = applied(vec![set("80 women", range)]);
    let women = get(&reviewed, "80 women");
    assert_eq!((women.value, women.qualifier, women.high), (70.0, Qualifier::Range, Some(90.0)));
    assert_eq!(counted(&reviewed), 840.0);

    let at_most = Fields { qualifier: Some(Qualifier::AtMost), ..Fields::default() };
    let reviewed = applied(vec![set("80 women", at_most)]);
    assert_eq!((get(&reviewed, "80 women").low, get(&reviewed, "80 women").high), (Some(0.0), Some(80.0)));
}

#[test]
fn values_that_are_none_are_refused() {
    let value = |value: f64| Fields { value: Some(value), ..Fields::default() };
    for odd in [f64::NAN, f64::INFINITY, -1.0, 1e300] {
        assert!(refused(vec![set("80 women", value(odd))]).ends_with("is no count of anything."), "{odd}");
    }
    let upside_down = Fields { low: Some(Some(9.0)), high: Some(Some(8.0)), ..Fields::default() };
    assert!(refused(vec![set("80 women", upside_down)]).contains("upper bound"));
    let exact = Fields { qualifier: Some(Qualifier::Exact), high: Some(Some(99.0)), ..Fields::default() };
    assert_eq!(refused(vec![set("80 women", exact)]), "The bounds do not go with exact 80.");
    assert_eq!(refused(vec![set("80 women", Fields::default())]), "It changes nothing of “80 women”.");
}

#[test]
fn a_unit_moves_a_figure_out_of_the_people_and_back() {
    let household = Fields { unit: Some(Unit::Household), ..Fields::default() };
    let reviewed = applied(vec![set("80 women", household)]);
    assert_eq!(counted(&reviewed), 770.0);
    assert_eq!(reviewed.analysis.totals.households.counted, 110.0);
    let person = Fields { unit: Some(Unit::Person), ..Fields::default() };
    assert_eq!(counted(&applied(vec![set("30 households", person)])), 880.0);
}

#[test]
fn money_alone_has_a_currency() {
    let money = |currency: &str| Fields {
        unit: Some(Unit::Money),
        currency: Some(Some(currency.to_owned())),
        ..Fields::default()
    };
    assert_eq!(
        get(&applied(vec![set("80 women", money("XOF"))]), "80 women").currency.as_deref(),
        Some("XOF")
    );
    assert_eq!(refused(vec![set("80 women", money("francs"))]), "“francs” is no currency code such as USD.");
    let person = Fields { currency: Some(Some("XOF".to_owned())), ..Fields::default() };
    assert_eq!(get(&applied(vec![set("80 women", person)]), "80 women").currency, None);
}

#[test]
fn reach_sex_age_and_group_are_set_and_unset() {
    let fields = Fields {
        reach: Some(Some(Reach::Indirect)),
        group: Some("  listeners of\n the radio ".to_owned()),
        ..Fields::default()
    };
    let reviewed = applied(vec![set("500 listeners", fields)]);
    assert_eq!(get(&reviewed, "500 listeners").group, "listeners of the radio");
    assert_eq!(reviewed.analysis.totals.people.indirect, 500.0);
    assert_eq!(counted(&reviewed), 350.0);
    let none = Fields { sex: Some(None), age: Some(None), ..Fields::default() };
    let reviewed = applied(vec![set("60 girls", none)]);
    assert_eq!((get(&reviewed, "60 girls").sex, get(&reviewed, "60 girls").age), (None, None));
    assert_eq!(last(&reviewed), "“60 girls”: sex female, now not said; age child, now not said.");
}

#[test]
fn areas_are_given_by_name_or_code() {
    let areas = |names: &[&str]| Fields {
        areas: Some(names.iter().map(|name| (*name).to_owned()).collect()),
        ..Fields::default()
    };
    let reviewed = applied(vec![set("500 listeners", areas(&["ml04", "segou", "ML-6", "Gao"]))]);
    let figure = get(&reviewed, "500 listeners");
    let names: Vec<&str> = figure.adm1.iter().map(|area| area.name.as_str()).collect();
    assert_eq!(names, ["Ségou", "Timbuktu", "Gao"]);
    assert_eq!(figure.adm1[0].quote, "Ségou", "the mention in the same outcome");
    assert_eq!(figure.adm1[1].quote, "", "the text does not name it");
    assert_eq!(reviewed.analysis.totals.unlocated, 0.0);
    assert_eq!(applied(vec![set("60 girls", areas(&[]))]).analysis.totals.unlocated, 560.0);
    assert_eq!(
        refused(vec![set("500 listeners", areas(&["Gao", "Atlantis"]))]),
        "“Atlantis” is no first-level area of Mali."
    );
}

#[test]
fn a_figure_is_put_under_another_outcome() {
    let outcome = |id: Option<&str>| Fields { outcome: Some(id.map(str::to_owned)), ..Fields::default() };
    let reviewed = applied(vec![set("60 girls", outcome(Some("Outcome 1")))]);
    assert_eq!(reviewed.analysis.totals.by_outcome[0].counted, 260.0);
    let reviewed = applied(vec![set("60 girls", outcome(None))]);
    assert_eq!(reviewed.analysis.totals.by_outcome.last().unwrap().outcome, None);
    assert_eq!(
        refused(vec![set("60 girls", outcome(Some("Outcome 9")))]),
        "There is no outcome “Outcome 9”."
    );
}

#[test]
fn a_figure_is_added_from_what_was_selected() {
    let reviewed = applied(vec![add("the register ends with no. 35", Fields::default())]);
    let added = get(&reviewed, "the register ends with no. 35");
    assert_eq!(
        (added.id.as_str(), added.value, added.unit, added.rule.as_str()),
        ("f12", 35.0, Unit::Person, "added")
    );
    assert_eq!(added.outcome.as_deref(), Some("Outcome 2"));
    assert_eq!(counted(&reviewed), 885.0);
    // An added figure is corrected like any other.
    let at = anchor_of(REPORT, added).unwrap();
    let both = vec![add("the register ends with no. 35", Fields::default()), Correction::Reject(of(at))];
    assert_eq!(counted(&applied(both)), 850.0);
}

#[test]
fn a_selection_without_a_number_needs_a_value() {
    assert_eq!(
        refused(vec![add("Hundreds of boys", Fields::default())]),
        "No number can be read from “Hundreds of boys”; say its value."
    );
    let fields = Fields {
        value: Some(300.0),
        qualifier: Some(Qualifier::About),
        areas: Some(vec!["Ségou".to_owned()]),
        ..Fields::default()
    };
    let reviewed = applied(vec![add("Hundreds of boys", fields)]);
    assert_eq!(counted(&reviewed), 1150.0);
    assert_eq!(reviewed.analysis.totals.unlocated, 500.0);
}

#[test]
fn a_selection_that_is_no_one_number_is_refused() {
    let refused = |quote: &str| refused(vec![add(quote, Fields::default())]);
    assert_eq!(refused("60 girls went back"), "“60 girls went back” is a figure already: “60 girls”.");
    assert_eq!(refused("with no. 3"), "“with no. 3” cuts a number in two.");
    assert!(refused("50 in Gao and 40 in Kidal").contains("several numbers"));
}

#[test]
fn what_a_selection_leaves_of_a_date_is_a_number_still() {
    let text = "Progress in Mali in 2023\n\nThe course ended on 31 May 2023 in Gao.";
    let analysis = analyze(text, &Options { all_numbers: true, ..Options::default() });
    let at = anchor(text, span_of(text, "on 31"), None).unwrap();
    let patch = Patch::new([Correction::Add(Add { at, fields: Fields::default(), reason: None })]);
    let reviewed = apply(&analysis, text, &patch);
    assert_eq!(reviewed.unfit, []);
    assert_eq!(faults(text, &reviewed.analysis), [""; 0]);
    assert!(reviewed.analysis.numbers.iter().flatten().any(|number| number.quote == "May 2023"));
}

//! What is known with any choice of the gazetteer's tiers. Run with
//! `--no-default-features` too: first-level areas need no other tier.

use headcount::place::gazetteer::{Gazetteer, areas};
use headcount::place::mention::find_places;
use headcount::{Options, analyze};

fn names(text: &str) -> Vec<String> {
    let gazetteer = Gazetteer::for_country_in("MLI", Some(2023));
    let found = gazetteer.map(|gazetteer| find_places(text, &gazetteer)).unwrap_or_default();
    found.into_iter().map(|mention| mention.name).collect()
}

#[test]
fn first_level_areas_need_no_other_tier() {
    assert_eq!(areas("MLI", Some(2023)).len(), 20);
    assert_eq!(names("in Kayes, Mopti and the region of San"), ["Kayes", "Mopti", "San"]);
    let analysis = analyze("Mali in 2023\n\nWe trained 30 women in Kayes.", &Options::default());
    let rows: Vec<(&str, f64)> =
        analysis.totals.by_adm1.iter().map(|row| (row.name.as_str(), row.alone)).collect();
    assert_eq!(rows, [("Kayes", 30.0)]);
}

#[test]
fn what_lies_inside_is_known_with_its_tier() {
    let known = |name: &str| names(&format!("in the regions of Kayes and Mopti, and in {name}")).len() == 3;
    // A district without a town of that name, and a town that is no district.
    assert_eq!(known("Yorosso"), cfg!(feature = "adm2"));
    assert_eq!(known("Sagalo"), cfg!(feature = "places"));
}

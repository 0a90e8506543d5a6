//! What charts say in words and lengths.

use super::*;
use crate::chart::{Picture, lay};

#[test]
fn bars_are_as_long_as_they_stand_for_people() {
    let mut analysis = empty();
    let mut chance = Chance(7);
    for people in [1000.0, 500.0, 250.0] {
        chance.add_area(&mut analysis, people, people);
    }
    for width in WIDTHS {
        let layout = lay(&analysis, &Spec::new(Kind::ByAdm1, width));
        // The legend's two swatches come first; of a row the shared part is painted first.
        let bars: Vec<Rect> = marks_of_people(&layout).into_iter().skip(2).collect();
        assert_eq!(bars.len(), 6);
        for (index, bar) in bars.iter().enumerate() {
            let share = [1.0, 0.5, 0.25][index / 2];
            assert!((bar.width - bars[0].width * share).abs() < 1e-6, "{bars:?}");
        }
        assert!((bars[1].x + bars[1].width - bars[0].x).abs() < 1e-6, "shared starts where alone ends");
    }
}

#[test]
fn a_single_person_among_millions_is_still_seen() {
    let mut analysis = empty();
    let mut chance = Chance(7);
    chance.add_area(&mut analysis, 5e6, 0.0);
    chance.add_area(&mut analysis, 1.0, 0.0);
    let layout = lay(&analysis, &Spec::new(Kind::ByAdm1, 320.0));
    assert!(marks_of_people(&layout).iter().all(|bar| bar.width >= 2.0));
}

#[test]
fn shared_people_are_never_added_up() {
    let mut analysis = empty();
    let mut chance = Chance(7);
    for _ in 0..4 {
        chance.add_area(&mut analysis, 120.0, 1364.0);
    }
    let spec = Spec { limit: Some(2), ..Spec::new(Kind::ByAdm1, 720.0) };
    let layout = lay(&analysis, &spec);
    let texts: Vec<&str> = layout.texts.iter().map(|text| text.content.as_str()).collect();
    assert!(texts.contains(&"120 · up to 1,364 shared"), "{texts:?}");
    assert!(texts.contains(&"and 2 more regions"), "{texts:?}");
    let sums = ["1,484", "2,728", "2,968"];
    assert!(!texts.iter().any(|text| sums.iter().any(|sum| text.contains(sum))), "{texts:?}");
}

#[test]
fn an_empty_chart_says_why() {
    let mut analysis = empty();
    let said = |analysis: &Analysis, kind| {
        let texts = lay(analysis, &Spec::new(kind, 720.0)).texts;
        texts.into_iter().map(|text| text.content).collect::<Vec<_>>()
    };
    assert_eq!(said(&analysis, Kind::ByAdm1), ["No figures of people reached in this report"]);
    assert_eq!(said(&analysis, Kind::ByOutcome), ["No outcomes and no figures of people in this report"]);
    analysis.totals.people.counted = 40.0;
    analysis.totals.unlocated = 40.0;
    assert_eq!(
        said(&analysis, Kind::ByAdm1),
        ["No figures of people tied to a region in this report", "40 people are tied to no region"]
    );
    assert_eq!(
        said(&analysis, Kind::Map),
        ["No country is known for this report, so there is no map", "40 people are tied to no region"]
    );
    analysis.report.country = Some(Country { iso3: "MLI".to_owned(), name: "Mali".to_owned() });
    assert_eq!(said(&analysis, Kind::Map), said(&analysis, Kind::ByAdm1));
}

#[test]
fn a_picture_too_large_for_a_canvas_loses_sharpness_and_no_rows() {
    let mut analysis = empty();
    let mut chance = Chance(7);
    for index in 0..800 {
        chance.add_outcome(&mut analysis, index);
    }
    analysis.totals = tally(&[], &analysis.outcomes, &Default::default());
    let spec = Spec { scale: 3.0, limit: Some(800), ..Spec::new(Kind::ByOutcome, 320.0) };
    let (width, height) = Picture::new(&analysis, &spec).size();
    assert!(height <= 16_384 && width >= 1);
    let ratio = f64::from(height) / f64::from(width);
    assert!((ratio / (Picture::new(&analysis, &spec).height() / 320.0) - 1.0).abs() < 0.02);
}

#[test]
fn odd_numbers_from_a_page_make_a_picture_all_the_same() {
    let analysis = empty();
    for width in [f64::NAN, f64::INFINITY, -5.0, 0.0, 1e9] {
        let spec = Spec { scale: width, ..Spec::new(Kind::ByAdm1, width) };
        let (width, height) = Picture::new(&analysis, &spec).size();
        assert!(width >= 1 && height >= 1);
    }
}

//! Maps of real countries with made-up people, held to what a reader needs.

use crate::chart::layout::{Layout, Rect, Shape};
use crate::chart::tests::{Chance, bounds, empty, overlap};
use crate::chart::{Kind, Locale, Mark, Spec, lay};
use crate::model::{Analysis, AreaTotal, Country};
use crate::place::gazetteer::{Area, areas};

const COUNTRIES: [&str; 36] = [
    "MLI", "NPL", "FJI", "LBN", "IDN", "MDV", "CPV", "KIR", "RUS", "NZL", "CHL", "ECU", "FRA", "UKR", "TUV",
    "GMB", "STP", "COM", "SYC", "TUR", "VNM", "PHL", "HTI", "COD", "NGA", "COL", "ZAF", "LSO", "TON", "WSM",
    "BGD", "MOZ", "YEM", "SLV", "TLS", "NRU",
];
const WIDTHS: [f64; 6] = [280.0, 320.0, 479.0, 640.0, 1200.0, 1600.0];

fn country(iso3: &str) -> Analysis {
    let mut analysis = empty();
    analysis.report.country = Some(Country { iso3: iso3.to_owned(), name: iso3.to_owned() });
    analysis.report.countries = vec![iso3.to_owned()];
    analysis
}

fn add(analysis: &mut Analysis, name: &str, alone: f64, shared: f64) {
    add_coded(analysis, &Area { name: name.to_owned(), ..Area::default() }, alone, shared);
}

fn add_coded(analysis: &mut Analysis, area: &Area, alone: f64, shared: f64) {
    let figures = vec![format!("f{}", analysis.totals.by_adm1.len() + 1)];
    let Area { name, pcode, iso, .. } = area.clone();
    let iso3 = analysis.report.country.as_ref().map(|country| country.iso3.clone()).unwrap_or_default();
    analysis.totals.by_adm1.push(AreaTotal { iso3, name, pcode, iso, alone, shared, figures });
    analysis.totals.people.counted += alone;
}

/// People in some of the areas of a country.
fn made_up(chance: &mut Chance, iso3: &str) -> Analysis {
    let mut analysis = country(iso3);
    let few = chance.below(4) + 1;
    for area in areas(iso3, None) {
        if chance.below(4) < few {
            let most = chance.pick(&[10, 900, 50_000]);
            let people = (chance.below(most) + 1) as f64;
            let (alone, shared) =
                chance.pick(&[(people, 0.0), (people, 0.0), (0.0, people), (people, people)]);
            add_coded(&mut analysis, &area, alone, shared);
        }
    }
    analysis
}

fn every_map(mut check: impl FnMut(&Analysis, &Spec, &Layout)) {
    let mut chance = Chance(2024);
    for iso3 in COUNTRIES {
        let analysis = made_up(&mut chance, iso3);
        for width in WIDTHS {
            let locale = chance.pick(&[Locale::En, Locale::Fr, Locale::Es, Locale::Pt, Locale::Ar]);
            let heading = chance.one_in(2);
            let selected = vec!["f1".to_owned()];
            let spec = Spec { locale, heading, selected, ..Spec::new(Kind::Map, width) };
            check(&analysis, &spec, &lay(&analysis, &spec));
        }
    }
}

/// The squares around the circles that stand for people.
fn symbols(layout: &Layout) -> Vec<Rect> {
    let square = |shape: &Shape| match shape {
        Shape::HatchedDisc((x, y), radius)
        | Shape::Disc((x, y), radius, crate::chart::palette::Ink::Solid) => {
            Some(Rect { x: x - radius, y: y - radius, width: 2.0 * radius, height: 2.0 * radius })
        }
        _ => None,
    };
    layout.shapes.iter().filter_map(square).collect()
}

#[test]
fn no_two_labels_overlap_and_none_lies_on_a_symbol() {
    every_map(|analysis, spec, layout| {
        let told = format!("{:?} at {}", analysis.report.countries, spec.width);
        let texts: Vec<Rect> = layout.texts.iter().map(bounds).collect();
        for (index, text) in texts.iter().enumerate() {
            let said = &layout.texts[index].content;
            let other = texts.iter().skip(index + 1).position(|other| overlap(*text, *other));
            assert_eq!(other, None, "{said:?} in {told}");
            let (x, y) = (text.x.max(0.0), text.y);
            for symbol in symbols(layout) {
                let (cx, cy) = (symbol.x + symbol.width / 2.0, symbol.y + symbol.height / 2.0);
                let nearest = (cx.clamp(x, x + text.width), cy.clamp(y, y + text.height));
                let distance = (nearest.0 - cx).hypot(nearest.1 - cy);
                assert!(distance >= symbol.width / 2.0 - 0.01, "{said:?} on a symbol in {told}");
            }
        }
    });
}

#[test]
fn nothing_leaves_the_map() {
    every_map(|analysis, spec, layout| {
        let mut rects: Vec<Rect> = layout.texts.iter().map(bounds).chain(symbols(layout)).collect();
        rects.extend(layout.marks.iter().map(target));
        for shape in &layout.shapes {
            if let Shape::Polygon(points, _) | Shape::Path(points, _) = shape {
                rects.extend(points.iter().map(|(x, y)| Rect { x: *x, y: *y, width: 0.0, height: 0.0 }));
            }
        }
        for Rect { x, y, width, height } in rects {
            let fits = x >= -0.01
                && y >= -0.01
                && x + width <= layout.width + 0.01
                && y + height <= layout.height + 0.01;
            assert!(
                fits,
                "{x},{y} {width}x{height} leaves {:?} at {}",
                analysis.report.countries, spec.width
            );
        }
    });
}

fn target(mark: &Mark) -> Rect {
    Rect { x: mark.x, y: mark.y, width: mark.width, height: mark.height }
}

#[test]
fn marks_can_be_hit_one_at_a_time() {
    every_map(|analysis, spec, layout| {
        let marks: Vec<Rect> = layout.marks.iter().map(target).collect();
        for (index, mark) in marks.iter().enumerate() {
            assert!(mark.width > 0.0 && mark.height > 0.0);
            // A symbol and its own label lead to the same figures.
            let others = layout
                .marks
                .iter()
                .skip(index + 1)
                .filter(|other| other.figures != layout.marks[index].figures);
            let clear = others.map(target).all(|other| !overlap(*mark, other));
            assert!(clear, "{:?} in {:?} at {}", layout.marks[index], analysis.report.countries, spec.width);
        }
    });
}

#[test]
fn every_area_with_people_is_on_the_map_or_listed_under_it() {
    every_map(|analysis, spec, layout| {
        let listed: Vec<&String> = layout
            .marks
            .iter()
            .filter(|mark| mark.key == "elsewhere")
            .flat_map(|mark| &mark.figures)
            .collect();
        for total in &analysis.totals.by_adm1 {
            let is_its = |mark: &Mark| mark.key == total.name && mark.figures == total.figures;
            let is_there = layout.marks.iter().any(is_its)
                || total.figures.iter().all(|figure| listed.contains(&figure));
            assert!(is_there, "{} at {}", total.name, spec.width);
        }
    });
}

#[test]
fn most_labels_find_a_place() {
    let (mut there, mut all) = (0, 0);
    every_map(|analysis, spec, layout| {
        if spec.width >= 640.0 && analysis.totals.by_adm1.len() <= 15 {
            let marks = |name: &String| layout.marks.iter().filter(|mark| mark.key == *name).count();
            let marks: Vec<usize> = analysis.totals.by_adm1.iter().map(|total| marks(&total.name)).collect();
            there += marks.iter().filter(|count| **count == 2).count();
            all += marks.iter().filter(|count| **count > 0).count();
        }
    });
    assert!(there * 100 >= all * 93, "{there} of {all}");
}

fn texts(analysis: &Analysis, width: f64) -> Vec<String> {
    lay(analysis, &Spec::new(Kind::Map, width)).texts.into_iter().map(|text| text.content).collect()
}

#[test]
fn areas_without_a_place_are_listed_with_their_numbers() {
    let mut analysis = country("MLI");
    add(&mut analysis, "Kayes", 120.0, 0.0);
    add(&mut analysis, "Nowhere", 40.0, 0.0);
    add(&mut analysis, "Elsewhere", 0.0, 1_364.0);
    let texts = texts(&analysis, 640.0);
    assert!(texts.contains(&"Not on the map: Nowhere 40; Elsewhere 1,364 shared".to_owned()), "{texts:?}");
    assert!(texts.contains(&"Kayes".to_owned()));
    assert!(texts.iter().any(|text| text.contains("official endorsement")));
}

#[test]
fn an_area_that_was_not_there_in_the_year_has_its_place_all_the_same() {
    let mut analysis = country("MLI");
    analysis.report.year = Some(2020);
    add(&mut analysis, "Bougouni", 120.0, 0.0);
    assert!(texts(&analysis, 640.0).contains(&"Bougouni".to_owned()));
}

#[test]
fn several_countries_are_drawn_together() {
    let mut analysis = country("MLI");
    analysis.report.countries = ["MLI", "NER", "BFA"].map(str::to_owned).into();
    add(&mut analysis, "Gao", 120.0, 0.0);
    let shapes = |analysis: &Analysis| {
        let shapes = lay(analysis, &Spec::new(Kind::Map, 640.0)).shapes;
        shapes.iter().filter(|shape| matches!(shape, Shape::Polygon(..))).count()
    };
    assert_eq!(shapes(&analysis), 1);
    add(&mut analysis, "Tillabéri", 500.0, 0.0);
    assert_eq!(shapes(&analysis), 2);
}

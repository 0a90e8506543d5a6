//! Layouts of made-up analyses, held to what a reader needs.

use super::*;
use crate::chart::{Mark, lay};

const ANALYSES: u64 = 200;

fn every_layout(mut check: impl FnMut(&Analysis, &Spec, &Layout)) {
    let mut chance = Chance(2024);
    for _ in 0..ANALYSES {
        let analysis = chance.analysis();
        for kind in KINDS {
            let width = chance.pick(&WIDTHS);
            let spec = chance.spec(kind, width);
            check(&analysis, &spec, &lay(&analysis, &spec));
        }
    }
}

#[test]
fn no_two_texts_overlap_and_no_text_stands_on_a_bar() {
    every_layout(|_, spec, layout| {
        let texts: Vec<Rect> = layout.texts.iter().map(bounds).collect();
        let bars = marks_of_people(layout);
        for (index, text) in texts.iter().enumerate() {
            let said = &layout.texts[index].content;
            for (later, other) in texts.iter().enumerate().skip(index + 1) {
                let other_said = &layout.texts[later].content;
                assert!(!overlap(*text, *other), "{said:?} and {other_said:?} overlap in {spec:?}");
            }
            for bar in &bars {
                assert!(!overlap(*text, *bar), "{said:?} stands on {bar:?} in {spec:?}");
            }
        }
    });
}

#[test]
fn nothing_leaves_the_picture() {
    every_layout(|_, spec, layout| {
        let inside = |rect: Rect, what: &str| {
            let fits = rect.x >= 0.0
                && rect.y >= 0.0
                && rect.x + rect.width <= layout.width + 0.01
                && rect.y + rect.height <= layout.height + 0.01;
            assert!(fits && rect.width.is_finite(), "{what} {rect:?} leaves {spec:?}");
        };
        for text in &layout.texts {
            inside(bounds(text), &text.content);
            assert!(!text.content.is_empty());
        }
        for shape in &layout.shapes {
            match shape {
                Shape::Fill(rect, _) | Shape::Hatch(rect) => inside(*rect, "shape"),
                Shape::Disc((x, y), radius, _) | Shape::HatchedDisc((x, y), radius) => {
                    let (x, y, side) = (x - radius, y - radius, 2.0 * radius);
                    inside(Rect { x, y, width: side, height: side }, "disc");
                }
                other => panic!("no country is known, so there is no {other:?}"),
            }
        }
        for Mark { x, y, width, height, key, .. } in layout.marks.iter().cloned() {
            inside(Rect { x, y, width, height }, &key);
        }
    });
}

#[test]
fn marks_can_be_hit_one_at_a_time() {
    every_layout(|_, spec, layout| {
        let areas: Vec<Rect> = layout
            .marks
            .iter()
            .map(|mark| Rect { x: mark.x, y: mark.y, width: mark.width, height: mark.height })
            .collect();
        for (index, area) in areas.iter().enumerate() {
            assert!(area.height >= 24.0 && area.width >= 24.0, "{area:?} in {spec:?}");
            assert!(areas.iter().skip(index + 1).all(|other| !overlap(*area, *other)), "in {spec:?}");
        }
    });
}

#[test]
fn every_row_of_the_totals_has_a_mark_with_its_figures() {
    every_layout(|analysis, spec, layout| {
        let totals = &analysis.totals;
        let limit = spec.limit.unwrap_or(25) as usize;
        let has = |key: &str, figures: &[String]| {
            layout.marks.iter().any(|mark| mark.key == key && mark.figures == figures)
        };
        match spec.chart {
            Kind::ByOutcome => {
                let all = &totals.by_outcome;
                let there =
                    all.iter().filter(|row| has(row.outcome.as_deref().unwrap_or_default(), &row.figures));
                assert_eq!(there.count(), limit.min(all.len()));
            }
            Kind::ByAdm1 | Kind::Matrix => {
                let there = totals.by_adm1.iter().filter(|area| has(&area.name, &area.figures)).count();
                assert!(there >= limit.min(totals.by_adm1.len()), "{there} in {spec:?}");
            }
            // Made-up names have no country; `map/tests.rs` has areas that there are.
            Kind::Map => {
                let listed = layout.marks.iter().any(|mark| mark.key == "elsewhere");
                assert_eq!(listed, !totals.by_adm1.is_empty());
            }
            Kind::Who => {
                let counted = analysis.figures.iter().any(|figure| figure.counted);
                assert_eq!(layout.marks.is_empty(), !counted);
            }
            Kind::Range if totals.people.as_stated > 0.0 => {
                assert!(
                    ["as_stated", "counted", "lowest"]
                        .iter()
                        .all(|key| layout.marks.iter().any(|mark| mark.key == *key))
                );
            }
            Kind::Range => {}
        }
    });
}

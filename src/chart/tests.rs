//! Layouts of made-up analyses, held to what a reader needs.

use super::layout::{Anchor, Layout, Rect, Shape, Text, line_height};
use super::palette::Ink;
use super::{Kind, Locale, Mark, Picture, Spec, lay, measure};
use crate::model::*;

const ANALYSES: u64 = 200;
const WIDTHS: [f64; 7] = [280.0, 320.0, 479.0, 480.0, 720.0, 1200.0, 1600.0];

/// A small generator of its own: the same analyses on every machine.
pub(super) struct Chance(pub(super) u64);

impl Chance {
    pub(super) fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end
    }

    pub(super) fn one_in(&mut self, chances: usize) -> bool {
        self.below(chances) == 0
    }

    pub(super) fn pick<T: Clone>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())].clone()
    }

    fn name(&mut self) -> String {
        const WORDS: [&str; 16] = [
            "Kivu",
            "San",
            "Río Verde",
            "Território Autónomo da Região Norte",
            "Île-de-Nulle-Part",
            "محافظة الجبل الأخضر",
            "ירושלים",
            "Кіровоградська область",
            "新疆维吾尔自治区",
            "सुदूरपश्चिम",
            "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch",
            "WWWWWWWWWW",
            "e\u{301}e\u{301}\u{202e}x",
            "<b>&\"quoted\"</b>",
            "\u{1f469}\u{200d}\u{1f33e} farms",
            "",
        ];
        let count = if self.one_in(4) { 6 } else { 1 };
        (0..count).map(|_| self.pick(&WORDS)).collect::<Vec<_>>().join(" ")
    }

    fn people(&mut self) -> f64 {
        let small = self.below(3000) as f64;
        self.pick(&[0.0, 1.0, small, small, small, 7.0, 0.5, 123_456_789.0, 1e12, 1e300])
    }

    fn analysis(&mut self) -> Analysis {
        let mut analysis = empty();
        analysis.report.title = self.name();
        analysis.report.data_as_of = self.one_in(2).then(|| "2024-06-30".to_owned());
        let outcomes = self.below(20);
        for index in 0..outcomes {
            self.add_outcome(&mut analysis, index);
        }
        for _ in 0..self.below(61) {
            let alone = if self.one_in(2) { 0.0 } else { self.people() };
            let shared = self.people();
            self.add_area(&mut analysis, alone, shared);
        }
        analysis.totals.unlocated = self.people();
        analysis.totals.people.counted = self.people();
        analysis
    }

    fn add_outcome(&mut self, analysis: &mut Analysis, index: usize) {
        let id = format!("D_{index}");
        let label = if self.one_in(6) { self.name() } else { format!("{}.{}", index / 4, index % 4) };
        let figures = self.below(4);
        let mut total = OutcomeTotal { outcome: Some(id.clone()), counted: 0.0, figures: Vec::new() };
        for _ in 0..figures {
            let mut figure = figure(analysis.figures.len() + 1, &id);
            figure.value = self.people();
            figure.counted = self.one_in(2);
            if figure.counted {
                total.counted += figure.value;
                total.figures.push(figure.id.clone());
            } else {
                let kinds = [Reason::Repeats, Reason::PartOf, Reason::NotReached, Reason::Indirect];
                let earlier = format!("f{}", self.below(analysis.figures.len() + 1));
                figure.because = Some(Because { kind: self.pick(&kinds), figure: Some(earlier) });
            }
            analysis.figures.push(figure);
        }
        let statement = (0..self.below(5)).map(|_| self.name()).collect::<Vec<_>>().join(" ");
        let to_be_deleted = self.one_in(5);
        let repeats = self.one_in(5).then(|| "D_0".to_owned());
        analysis.outcomes.push(Outcome { id, label, statement, span: Span(0, 1), to_be_deleted, repeats });
        analysis.totals.by_outcome.push(total);
    }

    fn add_area(&mut self, analysis: &mut Analysis, alone: f64, shared: f64) {
        let figures = (0..1 + self.below(3)).map(|index| format!("f{index}")).collect();
        let name = self.name();
        analysis.totals.by_adm1.push(AreaTotal { name, pcode: None, iso: None, alone, shared, figures });
    }

    fn spec(&mut self, width: f64) -> Spec {
        Spec {
            heading: self.one_in(2),
            locale: self.pick(&[Locale::En, Locale::Fr, Locale::Es, Locale::Pt]),
            limit: self.pick(&[None, None, Some(5), Some(60)]),
            selected: vec!["f1".to_owned()],
            ..Spec::new(self.pick(&[Kind::ByAdm1, Kind::ByOutcome, Kind::Map]), width)
        }
    }
}

pub(super) fn empty() -> Analysis {
    Analysis {
        schema: String::new(),
        report: Report::default(),
        outcomes: Vec::new(),
        figures: Vec::new(),
        places: Vec::new(),
        totals: Totals::default(),
        notes: Vec::new(),
        numbers: None,
    }
}

fn figure(number: usize, outcome: &str) -> Figure {
    Figure {
        id: format!("f{number}"),
        outcome: Some(outcome.to_owned()),
        quote: String::new(),
        span: Span(0, 0),
        number: Span(0, 0),
        sentence: Span(0, 0),
        value: 0.0,
        low: None,
        high: None,
        qualifier: Qualifier::Exact,
        unit: Unit::Person,
        currency: None,
        group: String::new(),
        sex: None,
        age: None,
        stage: Stage::Reached,
        reach: None,
        adm1: Vec::new(),
        counted: true,
        because: None,
        relation: None,
        rule: String::new(),
    }
}

/// The room that a text takes.
pub(super) fn bounds(text: &Text) -> Rect {
    let width = measure::width(&text.content, text.size, text.bold);
    let height = line_height(text.size);
    let x = match text.anchor {
        Anchor::Left => text.x,
        Anchor::Middle => text.x - width / 2.0,
        Anchor::Right => text.x - width,
    };
    Rect { x, y: text.y - height / 2.0, width, height }
}

pub(super) fn overlap(one: Rect, other: Rect) -> bool {
    // Marks and bars end where others start; rounding may put them a hair beyond.
    const HAIR: f64 = 0.01;
    one.x + one.width > other.x + HAIR
        && other.x + other.width > one.x + HAIR
        && one.y + one.height > other.y + HAIR
        && other.y + other.height > one.y + HAIR
}

fn bars(layout: &Layout) -> Vec<Rect> {
    let bar = |shape: &Shape| match shape {
        Shape::Fill(rect, Ink::Solid) | Shape::Hatch(rect) => Some(*rect),
        _ => None,
    };
    layout.shapes.iter().filter_map(bar).collect()
}

fn every_layout(mut check: impl FnMut(&Analysis, &Spec, &Layout)) {
    let mut chance = Chance(2024);
    for _ in 0..ANALYSES {
        let analysis = chance.analysis();
        for width in [280.0, chance.pick(&WIDTHS), chance.pick(&WIDTHS)] {
            let spec = chance.spec(width);
            check(&analysis, &spec, &lay(&analysis, &spec));
        }
    }
}

#[test]
fn no_two_texts_overlap_and_no_text_stands_on_a_bar() {
    every_layout(|_, spec, layout| {
        let texts: Vec<Rect> = layout.texts.iter().map(bounds).collect();
        let bars = bars(layout);
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
                other => panic!("bars have no {other:?}"),
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
            assert!(area.height >= 24.0, "{area:?} in {spec:?}");
            assert!(areas.iter().skip(index + 1).all(|other| !overlap(*area, *other)), "in {spec:?}");
        }
    });
}

#[test]
fn every_row_of_the_totals_has_a_mark_with_its_figures() {
    every_layout(|analysis, spec, layout| match spec.chart {
        Kind::ByOutcome => {
            let rows = &analysis.totals.by_outcome;
            assert_eq!(layout.marks.len(), rows.len());
            for (mark, row) in layout.marks.iter().zip(rows) {
                assert_eq!(Some(&mark.key), row.outcome.as_ref());
                assert_eq!(mark.figures, row.figures);
            }
        }
        Kind::ByAdm1 => {
            let limit = spec.limit.unwrap_or(25) as usize;
            let shown = limit.min(analysis.totals.by_adm1.len());
            for mark in layout.marks.iter().take(shown) {
                let has = |area: &AreaTotal| area.name == mark.key && area.figures == mark.figures;
                assert!(analysis.totals.by_adm1.iter().any(has), "{mark:?}");
            }
        }
        // Made-up names have no country; `map/tests.rs` has areas that there are.
        Kind::Map => {
            let listed = layout.marks.iter().any(|mark| mark.key == "elsewhere");
            assert_eq!(listed, !analysis.totals.by_adm1.is_empty());
        }
    });
}

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
        let bars: Vec<Rect> = bars(&layout).into_iter().skip(2).collect();
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
    assert!(bars(&layout).iter().all(|bar| bar.width >= 2.0));
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
    let spec = Spec { scale: 3.0, ..Spec::new(Kind::ByOutcome, 320.0) };
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

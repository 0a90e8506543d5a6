//! Made-up analyses, and what tests of charts share.

mod layouts;
mod said;
mod totals;

use super::layout::{Anchor, Layout, Rect, Shape, Text, line_height};
use super::palette::Ink;
use super::{Kind, Locale, Spec, measure};
use crate::model::*;
use crate::tally::tally;

const KINDS: [Kind; 6] = [Kind::ByAdm1, Kind::ByOutcome, Kind::Map, Kind::Matrix, Kind::Who, Kind::Range];
const WIDTHS: [f64; 8] = [280.0, 320.0, 479.0, 480.0, 720.0, 800.0, 1200.0, 1600.0];

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

    /// A report as it might be read: its totals are those of its figures.
    fn analysis(&mut self) -> Analysis {
        let mut analysis = empty();
        analysis.report.title = self.name();
        analysis.report.data_as_of = self.one_in(2).then(|| "2024-06-30".to_owned());
        for index in 0..self.below(41) {
            self.add_outcome(&mut analysis, index);
        }
        let areas: Vec<String> = (0..self.below(61)).map(|_| self.name()).collect();
        for index in 0..areas.len() {
            let more = if self.one_in(2) { 0 } else { self.below(5) };
            let tied = areas.iter().cycle().skip(index).take(1 + more).cloned().collect();
            self.add_figure(&mut analysis, tied);
        }
        for _ in 0..self.below(30) {
            let tied = if areas.is_empty() || self.one_in(2) { Vec::new() } else { vec![self.pick(&areas)] };
            self.add_figure(&mut analysis, tied);
        }
        for _ in 0..self.below(40) {
            let name = if areas.is_empty() || self.one_in(4) { self.name() } else { self.pick(&areas) };
            let outcome = self.outcome(&analysis);
            analysis.places.push(place(&name, outcome, !self.one_in(8)));
        }
        let counted: Vec<String> = analysis.figures.iter().map(|figure| figure.id.clone()).collect();
        let doubtful = counted.iter().map(String::as_str).filter(|_| self.one_in(9)).collect();
        analysis.totals = tally(&analysis.figures, &analysis.outcomes, &doubtful);
        analysis
    }

    /// The id of one of the outcomes, or of none.
    fn outcome(&mut self, analysis: &Analysis) -> Option<String> {
        if analysis.outcomes.is_empty() || self.one_in(8) {
            return None;
        }
        Some(self.pick(&analysis.outcomes).id)
    }

    fn add_outcome(&mut self, analysis: &mut Analysis, index: usize) {
        let id = format!("D_{index}");
        let label = if self.one_in(6) { self.name() } else { format!("{}.{}", index / 4, index % 4) };
        let statement = (0..self.below(5)).map(|_| self.name()).collect::<Vec<_>>().join(" ");
        let to_be_deleted = self.one_in(5);
        let repeats = self.one_in(5).then(|| "D_0".to_owned());
        analysis.outcomes.push(Outcome { id, label, statement, span: Span(0, 1), to_be_deleted, repeats });
    }

    fn add_figure(&mut self, analysis: &mut Analysis, areas: Vec<String>) {
        let mut figure = figure(analysis.figures.len() + 1, self.outcome(analysis));
        figure.value = self.people();
        for name in areas {
            if figure.adm1.iter().all(|known| known.name != name) {
                figure.adm1.push(area(name));
            }
        }
        figure.sex = self.pick(&[None, Some(Sex::Female), Some(Sex::Male), Some(Sex::Mixed)]);
        figure.age =
            self.pick(&[None, Some(Age::Child), Some(Age::Youth), Some(Age::Older), Some(Age::Mixed)]);
        figure.counted = !self.one_in(3);
        if !figure.counted {
            let kinds = [Reason::Repeats, Reason::PartOf, Reason::NotReached, Reason::Indirect];
            let kind = self.pick(&kinds);
            figure.stage = match kind {
                Reason::NotReached => self.pick(&[Stage::Planned, Stage::InNeed, Stage::Population]),
                _ => Stage::Reached,
            };
            figure.reach = (kind == Reason::Indirect).then_some(Reach::Indirect);
            let other = format!("f{}", self.below(analysis.figures.len() + 1));
            figure.because = Some(Because { kind, figure: Some(other) });
        }
        analysis.figures.push(figure);
    }

    /// An area as the totals have it, whatever its figures.
    fn add_area(&mut self, analysis: &mut Analysis, alone: f64, shared: f64) {
        let figures = (0..1 + self.below(3)).map(|index| format!("f{index}")).collect();
        let name = self.name();
        analysis.totals.by_adm1.push(AreaTotal {
            iso3: String::new(),
            name,
            pcode: None,
            iso: None,
            alone,
            shared,
            figures,
        });
    }

    fn spec(&mut self, chart: Kind, width: f64) -> Spec {
        Spec {
            heading: self.one_in(2),
            locale: self.pick(&[Locale::En, Locale::Fr, Locale::Es, Locale::Pt, Locale::Ar]),
            limit: self.pick(&[None, None, Some(5), Some(60)]),
            selected: vec!["f1".to_owned()],
            ..Spec::new(chart, width)
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

fn area(name: String) -> AreaRef {
    AreaRef { iso3: String::new(), quote: name.clone(), name, pcode: None, iso: None, span: Span(0, 0) }
}

fn place(name: &str, outcome: Option<String>, locates: bool) -> Place {
    Place {
        iso3: None,
        name: name.to_owned(),
        pcode: None,
        iso: None,
        level: 1,
        adm1: Some(name.to_owned()),
        quote: name.to_owned(),
        span: Span(0, 0),
        outcome,
        locates,
    }
}

fn figure(number: usize, outcome: Option<String>) -> Figure {
    Figure {
        id: format!("f{number}"),
        outcome,
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
        source: None,
    }
}

/// Made-up analyses and those of all fixture reports, by name.
pub(super) fn every_analysis(mut check: impl FnMut(&str, &Analysis)) {
    let mut chance = Chance(77);
    for number in 0..60 {
        check(&format!("made up {number}"), &chance.analysis());
    }
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/reports");
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut reports: Vec<_> = files.filter(|file| file.extension().is_some_and(|end| end == "txt")).collect();
    reports.sort();
    assert!(reports.len() >= 60);
    for file in reports {
        let text = std::fs::read_to_string(&file).unwrap();
        check(&file.display().to_string(), &crate::analyze(&text, &Options::default()));
    }
}

/// Sum of the values of figures.
pub(super) fn people_of(analysis: &Analysis, ids: &[String], is_one: impl Fn(&Figure) -> bool) -> f64 {
    let of = |id: &String| analysis.figures.iter().find(|figure| figure.id == *id).unwrap();
    ids.iter().map(of).filter(|figure| is_one(figure)).fold(0.0, |sum, figure| sum + figure.value)
}

pub(super) fn near(one: f64, other: f64) -> bool {
    (one - other).abs() <= 1e-9 * one.abs().max(other.abs()).max(1.0)
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

/// What stands for people: bars, and the squares around discs.
fn marks_of_people(layout: &Layout) -> Vec<Rect> {
    let mark = |shape: &Shape| match shape {
        Shape::Fill(rect, Ink::Solid | Ink::Unsaid) | Shape::Hatch(rect) => Some(*rect),
        Shape::Disc((x, y), radius, Ink::Solid) | Shape::HatchedDisc((x, y), radius) => {
            Some(Rect { x: x - radius, y: y - radius, width: 2.0 * radius, height: 2.0 * radius })
        }
        _ => None,
    };
    layout.shapes.iter().filter_map(mark).collect()
}

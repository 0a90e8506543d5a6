//! A picture as plain data: what stands where, before anything is drawn.
//!
//! All lengths are CSS pixels. Tests hold layouts to what a reader needs: no two
//! texts overlap and none leaves the picture.

use super::Mark;
use super::measure::{self, Block};
use super::palette::Ink;

/// Font size of labels and numbers.
pub(super) const LABEL: f64 = 13.0;
/// Font size of legends, remarks and sources.
pub(super) const SMALL: f64 = 12.0;
/// Font size of the heading.
pub(super) const TITLE: f64 = 16.0;
/// Height of a line of text by its font size.
const LEADING: f64 = 1.3;

/// Height of a line of text of a font size.
pub(super) fn line_height(size: f64) -> f64 {
    (size * LEADING).round()
}

/// From the upper left corner of the picture, to the right and down.
pub(super) type Point = (f64, f64);

/// A rectangle with its upper left corner.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Rect {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) width: f64,
    pub(super) height: f64,
}

/// Which part of a line of text stands at its `x`, in every writing direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    Left,
    Middle,
    Right,
}

/// One line of text.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Text {
    pub(super) x: f64,
    /// Middle of the line.
    pub(super) y: f64,
    pub(super) anchor: Anchor,
    pub(super) size: f64,
    pub(super) bold: bool,
    pub(super) ink: Ink,
    pub(super) content: String,
}

/// What is not text, in the order of painting.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Shape {
    /// A plain rectangle.
    Fill(Rect, Ink),
    /// A hatched rectangle with an outline.
    Hatch(Rect),
    /// A plain circle.
    Disc(Point, f64, Ink),
    /// A hatched circle with an outline.
    HatchedDisc(Point, f64),
    /// A plain polygon.
    Polygon(Vec<Point>, Ink),
    /// A thin line.
    Path(Vec<Point>, Ink),
}

/// A whole picture.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Layout {
    pub(super) width: f64,
    pub(super) height: f64,
    pub(super) shapes: Vec<Shape>,
    pub(super) texts: Vec<Text>,
    pub(super) marks: Vec<Mark>,
}

/// How much of a picture there is: shapes, texts, marks.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Painted {
    shapes: usize,
    texts: usize,
    marks: usize,
}

impl Layout {
    /// The same from right to left, for words that run so.
    ///
    /// Backends write a line as one of a page from left to right, unless U+2068 says that
    /// its own first letter decides.
    pub(super) fn mirrored(mut self) -> Self {
        self.mirror(Painted::default());
        for text in &mut self.texts {
            text.content = format!("\u{2068}{}\u{2069}", text.content);
        }
        self
    }

    /// Turns what was put since then around the middle of the picture.
    fn mirror(&mut self, since: Painted) {
        let width = self.width;
        let shapes = self.shapes.iter_mut().skip(since.shapes);
        shapes.for_each(|shape| mirror(shape, width));
        for text in self.texts.iter_mut().skip(since.texts) {
            text.x = width - text.x;
            text.anchor = match text.anchor {
                Anchor::Left => Anchor::Right,
                Anchor::Middle => Anchor::Middle,
                Anchor::Right => Anchor::Left,
            };
        }
        for mark in self.marks.iter_mut().skip(since.marks) {
            mark.x = width - mark.x - mark.width;
        }
    }
}

fn mirror(shape: &mut Shape, width: f64) {
    match shape {
        Shape::Fill(rect, _) | Shape::Hatch(rect) => rect.x = width - rect.x - rect.width,
        Shape::Disc(centre, ..) | Shape::HatchedDisc(centre, _) => centre.0 = width - centre.0,
        Shape::Polygon(points, _) | Shape::Path(points, _) => {
            points.iter_mut().for_each(|point| point.0 = width - point.0);
        }
    }
}

/// Look of a run of text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Look {
    pub(super) size: f64,
    pub(super) bold: bool,
    pub(super) ink: Ink,
}

impl Look {
    pub(super) const LABEL: Self = Self { size: LABEL, bold: false, ink: Ink::Text };
    pub(super) const STRONG: Self = Self { bold: true, ..Self::LABEL };
    pub(super) const QUIET: Self = Self { ink: Ink::Quiet, ..Self::LABEL };
    pub(super) const WARN: Self = Self { size: SMALL, bold: false, ink: Ink::Warn };
    pub(super) const SMALL: Self = Self { size: SMALL, bold: false, ink: Ink::Quiet };
    /// A name on a map, and the number below it.
    pub(super) const NAME: Self = Self { size: SMALL, bold: true, ink: Ink::Text };
    pub(super) const NUMBER: Self = Self { size: SMALL, bold: false, ink: Ink::Text };
    pub(super) const TITLE: Self = Self { size: TITLE, bold: true, ink: Ink::Text };

    pub(super) fn width(self, text: &str) -> f64 {
        measure::width(text, self.size, self.bold)
    }

    pub(super) fn wrap(self, text: &str, room: f64, lines: usize) -> Vec<String> {
        measure::wrap(text, Block { size: self.size, bold: self.bold, room, lines })
    }

    pub(super) fn line(self) -> f64 {
        line_height(self.size)
    }
}

/// A picture that grows downwards.
#[derive(Debug)]
pub(super) struct Sheet {
    layout: Layout,
    /// Left and right margin.
    pub(super) margin: f64,
    /// Where the next thing goes.
    pub(super) y: f64,
}

impl Sheet {
    pub(super) fn new(width: f64) -> Self {
        let margin = if width < 480.0 { 12.0 } else { 16.0 };
        let layout = Layout { width, height: 0.0, shapes: vec![], texts: vec![], marks: vec![] };
        Self { layout, margin, y: margin }
    }

    /// Width between the margins.
    pub(super) fn inner(&self) -> f64 {
        self.layout.width - 2.0 * self.margin
    }

    /// Where the right margin starts.
    pub(super) fn right(&self) -> f64 {
        self.layout.width - self.margin
    }

    pub(super) fn fill(&mut self, rect: Rect, ink: Ink) {
        self.layout.shapes.push(Shape::Fill(rect, ink));
    }

    /// A bar that is only an outline, for what is taken away.
    pub(super) fn outline(&mut self, rect: Rect) {
        self.fill(rect, Ink::Unsaid);
        let Rect { x, y, width, height } = rect;
        if width > 2.0 {
            let inside = Rect { x: x + 1.0, y: y + 1.0, width: width - 2.0, height: height - 2.0 };
            self.fill(inside, Ink::Paper);
        }
    }

    pub(super) fn hatch(&mut self, rect: Rect) {
        self.layout.shapes.push(Shape::Hatch(rect));
    }

    pub(super) fn disc(&mut self, centre: Point, radius: f64, ink: Ink) {
        self.layout.shapes.push(Shape::Disc(centre, radius, ink));
    }

    /// A circle that is only an outline.
    pub(super) fn ring(&mut self, centre: Point, radius: f64) {
        self.disc(centre, radius, Ink::Quiet);
        self.disc(centre, radius - 1.5, Ink::Paper);
    }

    pub(super) fn hatched_disc(&mut self, centre: Point, radius: f64) {
        self.layout.shapes.push(Shape::HatchedDisc(centre, radius));
    }

    pub(super) fn polygon(&mut self, points: Vec<Point>, ink: Ink) {
        self.layout.shapes.push(Shape::Polygon(points, ink));
    }

    pub(super) fn path(&mut self, points: Vec<Point>, ink: Ink) {
        self.layout.shapes.push(Shape::Path(points, ink));
    }

    pub(super) fn painted(&self) -> Painted {
        let Layout { shapes, texts, marks, .. } = &self.layout;
        Painted { shapes: shapes.len(), texts: texts.len(), marks: marks.len() }
    }

    /// Turns what was put since then around the middle of the picture.
    pub(super) fn mirror(&mut self, since: Painted) {
        self.layout.mirror(since);
    }

    /// Where the next shape goes in the order of painting.
    pub(super) fn paint_order(&self) -> usize {
        self.layout.shapes.len()
    }

    /// Paints a rectangle below all shapes since `place`.
    pub(super) fn fill_below(&mut self, place: usize, rect: Rect, ink: Ink) {
        let place = place.min(self.layout.shapes.len());
        self.layout.shapes.insert(place, Shape::Fill(rect, ink));
    }

    pub(super) fn mark(&mut self, mark: Mark) {
        self.layout.marks.push(mark);
    }

    /// Puts one line of text with its middle at `y`.
    pub(super) fn text(&mut self, (x, y): (f64, f64), anchor: Anchor, look: Look, content: &str) {
        let Look { size, bold, ink } = look;
        self.layout.texts.push(Text { x, y, anchor, size, bold, ink, content: content.to_owned() });
    }

    /// Puts lines below one another, the first one's upper edge at `top`; returns the lower edge.
    pub(super) fn lines(&mut self, x: f64, top: f64, look: Look, lines: &[String]) -> f64 {
        let mut y = top;
        for line in lines {
            self.text((x, y + look.line() / 2.0), Anchor::Left, look, line);
            y += look.line();
        }
        y
    }

    /// Puts a paragraph over the whole width and moves below it.
    pub(super) fn paragraph(&mut self, look: Look, text: &str, most_lines: usize) {
        let lines = look.wrap(text, self.inner(), most_lines);
        self.y = self.lines(self.margin, self.y, look, &lines);
    }

    /// Puts a thin line over the whole width.
    pub(super) fn rule(&mut self) {
        let rect = Rect { x: self.margin, y: self.y, width: self.inner(), height: 1.0 };
        self.fill(rect, Ink::Rule);
        self.y += 1.0;
    }

    pub(super) fn finish(mut self) -> Layout {
        self.layout.height = (self.y + self.margin).ceil();
        self.layout
    }
}

//! Puts a layout on a backend, pixel by pixel the same on canvas and in SVG.
//!
//! Everything but text and thin lines is filled: backends differ in where they put
//! the middle of a stroke, and SVG ignores the width of a rectangle's.

use plotters::coord::Shift;
use plotters::prelude::{
    Circle, FontFamily, FontStyle, PathElement, Polygon, Rectangle, Text as Element, TextStyle,
};
use plotters::prelude::{DrawingArea, DrawingAreaErrorKind, DrawingBackend};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontDesc};

use super::Theme;
use super::layout::{Anchor, Layout, Point, Rect, Shape, Text};
use super::palette::{Ink, colour};

/// Sans serifs found on most machines, near in width to one another.
const FAMILY: &str = "Arial, Helvetica, Liberation Sans, Noto Sans, sans-serif";
/// Distance of stripes from one another and their own share of it, in CSS pixels.
const PITCH: f64 = 8.0;
const STRIPE: f64 = 3.0;
/// Discs are small, so their stripes are closer.
const PITCH_OF_DISC: f64 = 7.0;
/// From the middle of the em box, which backends anchor, up to the middle of capitals and
/// digits, which the eye sets against the bar: a share of the font size.
const EYE: f64 = 0.06;

/// How a layout becomes pixels.
#[derive(Debug, Clone, Copy)]
pub(super) struct Brush {
    pub(super) theme: Theme,
    /// Backing pixels per CSS pixel.
    pub(super) scale: f64,
    /// What the backend divides font sizes by: plotters' SVG backend by 1.24.
    pub(super) font_factor: f64,
}

type Outcome<B> = Result<(), DrawingAreaErrorKind<<B as DrawingBackend>::ErrorType>>;

/// Paints the whole picture, ground first.
pub(super) fn paint<B: DrawingBackend>(
    area: &DrawingArea<B, Shift>,
    layout: &Layout,
    brush: Brush,
) -> Outcome<B> {
    area.fill(&colour(Ink::Paper, brush.theme))?;
    for shape in &layout.shapes {
        match shape {
            Shape::Fill(rect, ink) => fill(area, brush.pixels(*rect), *ink, brush)?,
            Shape::Hatch(rect) => hatch(area, brush.pixels(*rect), brush)?,
            Shape::Disc(centre, radius, ink) => disc(area, brush.circle(*centre, *radius), *ink, brush)?,
            Shape::HatchedDisc(centre, radius) => hatch_disc(area, brush.circle(*centre, *radius), brush)?,
            Shape::Polygon(points, ink) => polygon(area, points, *ink, brush)?,
            Shape::Path(points, ink) => path(area, points, *ink, brush)?,
        }
    }
    for text in &layout.texts {
        write(area, text, brush)?;
    }
    area.present()
}

/// A rectangle of whole backing pixels: left, top, right, bottom.
type Pixels = (i32, i32, i32, i32);

/// A circle of whole backing pixels: middle and radius.
type Round = ((i32, i32), i32);

impl Brush {
    fn length(self, css: f64) -> i32 {
        ((css * self.scale).round() as i32).max(1)
    }

    fn point(self, (x, y): Point) -> (i32, i32) {
        ((x * self.scale).round() as i32, (y * self.scale).round() as i32)
    }

    fn circle(self, centre: Point, radius: f64) -> Round {
        (self.point(centre), self.length(radius))
    }

    fn pixels(self, rect: Rect) -> Pixels {
        let at = |css: f64| (css * self.scale).round() as i32;
        let (left, top) = (at(rect.x), at(rect.y));
        // What is there is seen, however thin.
        let right = at(rect.x + rect.width).max(left + 1);
        let bottom = at(rect.y + rect.height).max(top + 1);
        (left, top, right, bottom)
    }
}

fn fill<B: DrawingBackend>(
    area: &DrawingArea<B, Shift>,
    (left, top, right, bottom): Pixels,
    ink: Ink,
    brush: Brush,
) -> Outcome<B> {
    let style = colour(ink, brush.theme).filled();
    area.draw(&Rectangle::new([(left, top), (right, bottom)], style))
}

/// An outline, a bed in it, stripes on the bed.
fn hatch<B: DrawingBackend>(area: &DrawingArea<B, Shift>, outer: Pixels, brush: Brush) -> Outcome<B> {
    fill(area, outer, Ink::StripeEdge, brush)?;
    let edge = brush.length(1.0);
    let (left, top, right, bottom) = outer;
    let inside = (left + edge, top + edge, right - edge, bottom - edge);
    if inside.0 >= inside.2 || inside.1 >= inside.3 {
        return Ok(());
    }
    fill(area, inside, Ink::StripeBed, brush)?;
    let points = stripes(inside, brush.length(PITCH), brush.length(STRIPE));
    if points.is_empty() {
        return Ok(());
    }
    area.draw(&Polygon::new(points, colour(Ink::Stripe, brush.theme).filled()))
}

/// All diagonal stripes of a rectangle as one polygon, cut off at its edges.
///
/// A stripe is where `x + y` lies between two whole numbers, so that every corner is
/// a whole pixel. The polygon goes from stripe to stripe along the left and lower
/// edge and comes back the same way, which leaves nothing between them.
fn stripes((left, top, right, bottom): Pixels, pitch: i32, width: i32) -> Vec<(i32, i32)> {
    let (across, down) = (right - left, bottom - top);
    let low = |u: i32| if u <= down { (left, top + u) } else { (left + u - down, bottom) };
    let high = |u: i32| if u <= across { (left + u, top) } else { (right, top + u - across) };
    let mut points = Vec::new();
    let mut before = 0;
    let mut start = -((left + top).rem_euclid(pitch));
    while start < across + down {
        let (from, to) = (start.max(0), (start + width).min(across + down));
        start += pitch;
        if from >= to {
            continue;
        }
        if !points.is_empty() && before < down && from > down {
            points.push((left, bottom));
        }
        points.extend([low(from), high(from)]);
        if from < across && to > across {
            points.push((right, top));
        }
        points.extend([high(to), low(to)]);
        before = to;
    }
    if before > down {
        points.push((left, bottom));
    }
    points
}

fn disc<B: DrawingBackend>(
    area: &DrawingArea<B, Shift>,
    (centre, radius): Round,
    ink: Ink,
    brush: Brush,
) -> Outcome<B> {
    area.draw(&Circle::new(centre, radius, colour(ink, brush.theme).filled()))
}

/// An outline, a bed in it, stripes on the bed.
fn hatch_disc<B: DrawingBackend>(
    area: &DrawingArea<B, Shift>,
    (centre, radius): Round,
    brush: Brush,
) -> Outcome<B> {
    disc(area, (centre, radius), Ink::StripeEdge, brush)?;
    let inside = radius - brush.length(1.0);
    if inside < 1 {
        return Ok(());
    }
    disc(area, (centre, inside), Ink::StripeBed, brush)?;
    for points in round_stripes((centre, inside), brush.length(PITCH_OF_DISC), brush.length(STRIPE)) {
        area.draw(&Polygon::new(points, colour(Ink::Stripe, brush.theme).filled()))?;
    }
    Ok(())
}

/// The diagonal stripes of a disc, one of them through its middle.
fn round_stripes(((x, y), radius): Round, pitch: i32, width: i32) -> Vec<Vec<(i32, i32)>> {
    const ARC: i32 = 4;
    let radius = f64::from(radius);
    // Turned so that stripes are upright: `across` them from the middle, and along.
    let turned = |across: f64, along: f64| {
        let half = std::f64::consts::FRAC_1_SQRT_2;
        let (dx, dy) = ((across + along) * half, (across - along) * half);
        ((f64::from(x) + dx).round() as i32, (f64::from(y) + dy).round() as i32)
    };
    // Measured along a row of pixels a stripe is wider than across itself.
    let (pitch, width) =
        [pitch, width].map(|length| f64::from(length) * std::f64::consts::FRAC_1_SQRT_2).into();
    let most = (radius / pitch).ceil() as i32;
    let stripe = |number: i32| {
        let middle = f64::from(number) * pitch;
        let (from, to) = ((middle - width / 2.0).max(-radius), (middle + width / 2.0).min(radius));
        let side = (0..=ARC).map(|step| from + (to - from) * f64::from(step) / f64::from(ARC));
        let edge: Vec<(f64, f64)> =
            side.map(|across| (across, (radius * radius - across * across).max(0.0).sqrt())).collect();
        let there = edge.iter().map(|(across, along)| turned(*across, *along));
        let back = edge.iter().rev().map(|(across, along)| turned(*across, -along));
        (from < to).then(|| there.chain(back).collect())
    };
    (-most..=most).filter_map(stripe).collect()
}

fn polygon<B: DrawingBackend>(
    area: &DrawingArea<B, Shift>,
    points: &[Point],
    ink: Ink,
    brush: Brush,
) -> Outcome<B> {
    let mut points: Vec<(i32, i32)> = points.iter().map(|point| brush.point(*point)).collect();
    points.dedup();
    area.draw(&Polygon::new(points, colour(ink, brush.theme).filled()))
}

fn path<B: DrawingBackend>(
    area: &DrawingArea<B, Shift>,
    points: &[Point],
    ink: Ink,
    brush: Brush,
) -> Outcome<B> {
    let style = colour(ink, brush.theme).stroke_width(brush.length(1.0).unsigned_abs());
    let points: Vec<(i32, i32)> = points.iter().map(|point| brush.point(*point)).collect();
    area.draw(&PathElement::new(points, style))
}

fn write<B: DrawingBackend>(area: &DrawingArea<B, Shift>, text: &Text, brush: Brush) -> Outcome<B> {
    let style = if text.bold { FontStyle::Bold } else { FontStyle::Normal };
    let size = text.size * brush.scale * brush.font_factor;
    let horizontal = match text.anchor {
        Anchor::Left => HPos::Left,
        Anchor::Middle => HPos::Center,
        Anchor::Right => HPos::Right,
    };
    let ink = colour(text.ink, brush.theme);
    let style = TextStyle::from(FontDesc::new(FontFamily::Name(FAMILY), size, style))
        .color(&ink)
        .pos(Pos::new(horizontal, VPos::Center));
    let y = text.y + EYE * text.size;
    let at = ((text.x * brush.scale).round() as i32, (y * brush.scale).round() as i32);
    area.draw(&Element::new(text.content.as_str(), at, style))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Times that a polygon goes around a point.
    fn winding(points: &[(i32, i32)], (x, y): (f64, f64)) -> i32 {
        let mut turns = 0;
        for (index, &(x0, y0)) in points.iter().enumerate() {
            let (x1, y1) = points[(index + 1) % points.len()];
            let (x0, y0, x1, y1) = (f64::from(x0), f64::from(y0), f64::from(x1), f64::from(y1));
            let side = (x1 - x0) * (y - y0) - (x - x0) * (y1 - y0);
            if y0 <= y && y1 > y && side > 0.0 {
                turns += 1;
            } else if y0 > y && y1 <= y && side < 0.0 {
                turns -= 1;
            }
        }
        turns
    }

    #[test]
    fn stripes_fill_their_share_of_the_bar_and_nothing_else() {
        let (pitch, width) = (8, 3);
        for rect in [(0, 0, 60, 16), (5, 7, 9, 25), (3, 2, 4, 3), (10, 1, 26, 9), (101, 50, 113, 62)] {
            let (left, top, right, bottom) = rect;
            let points = stripes(rect, pitch, width);
            for (x, y) in (left - 2..right + 2).flat_map(|x| (top - 2..bottom + 2).map(move |y| (x, y))) {
                let inside = x >= left && x < right && y >= top && y < bottom;
                let striped = inside && (x + y).rem_euclid(pitch) < width;
                // Away from the middle of a pixel, where a stripe's edge may run.
                let at = (f64::from(x) + 0.3, f64::from(y) + 0.4);
                let painted = !points.is_empty() && winding(&points, at) != 0;
                assert_eq!(painted, striped, "at {x},{y} of {rect:?}: {points:?}");
            }
        }
    }
}

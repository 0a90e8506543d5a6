//! A map as plain geometry: ground, symbols, labels, and what stands around them.

use super::labels::{self, Ground, Label};
use super::symbols::{self, Disc, Scale};
use super::view::{Room, View};
use super::{Map, Symbol, listed, people};
use crate::chart::Spec;
use crate::chart::frame::{self, GAP, Remark};
use crate::chart::layout::{Anchor, Layout, Look, Point, Rect, Sheet};
use crate::chart::palette::Ink;
use crate::chart::words::{self, Words};

/// Below this width a map may be higher than wide.
const NARROW: f64 = 480.0;
/// Land that would be smaller is a dot of this radius.
const ISLET: f64 = 1.2;
/// Radius of areas without people.
const DOT: f64 = 1.6;

/// Lays out a map of the spec's width.
pub(in crate::chart) fn lay(map: &Map, spec: &Spec) -> Layout {
    let words = words::of(spec.locale);
    let mut sheet = Sheet::new(spec.width);
    frame::lay_heading(&mut sheet, map.heading.as_ref());
    frame::lay_legend(&mut sheet, &map.legend);
    let mut absent: Vec<&Symbol> = map.elsewhere.iter().collect();
    let mut lists = Vec::new();
    let picture = (!map.symbols.is_empty()).then(|| Picture::new(map, sheet.inner()));
    if let Some(picture) = &picture {
        let painted = sheet.painted();
        picture.lay(&mut sheet, map);
        if spec.locale.is_mirrored() {
            // West stays left: what is turned around twice is as it was.
            sheet.mirror(painted);
        }
        lay_sizes(&mut sheet, picture.scale, spec);
        absent.extend(&picture.outside);
        lists.push(list("unlabelled", &picture.unlabelled(), words.unlabelled, words));
    }
    lists.push(list("elsewhere", &absent, words.not_on_map, words));
    let lists: Vec<Remark> = lists.into_iter().flatten().collect();
    frame::lay_remarks(&mut sheet, &lists, false);
    frame::lay_remarks(&mut sheet, &map.remarks, false);
    if picture.is_some() {
        sheet.y += GAP / 2.0;
        sheet.paragraph(Look::SMALL, words.boundaries, 5);
    }
    frame::lay_source(&mut sheet, map.source.as_deref());
    sheet.finish()
}

/// A sentence that lists areas, if there are any.
fn list(key: &str, symbols: &[&Symbol], sentence: &str, words: &Words) -> Option<Remark> {
    let mut figures: Vec<String> = symbols.iter().flat_map(|symbol| symbol.figures.clone()).collect();
    figures.sort();
    figures.dedup();
    let selected = symbols.iter().any(|symbol| symbol.selected);
    let text = listed(symbols, sentence, words);
    (!symbols.is_empty()).then(|| Remark { key: key.to_owned(), text, figures, selected })
}

/// Everything on the map, from its own upper left corner.
struct Picture<'a> {
    view: View,
    shown: Vec<&'a Symbol>,
    /// Symbols too far away to be on it.
    outside: Vec<&'a Symbol>,
    scale: Scale,
    discs: Vec<Disc>,
    targets: Vec<Rect>,
    labels: Vec<Option<Label>>,
    dots: Vec<Point>,
}

impl<'a> Picture<'a> {
    fn new(map: &'a Map, width: f64) -> Self {
        let is_narrow = width < NARROW;
        let most_height = if is_narrow { width * 1.2 } else { (width * 0.7).clamp(400.0, 720.0) };
        let edge = symbols::largest(width, most_height) / 2.0;
        // Where there is little room beside a symbol, its label goes above or below it.
        let edge = (edge, if is_narrow { edge + Look::NAME.line() } else { edge });
        let room = Room { width, least_height: (width * 0.75).clamp(200.0, 270.0), most_height, edge };
        let people: Vec<_> = map.symbols.iter().map(|symbol| (symbol.place, symbol.people())).collect();
        let view = View::fit(&map.rings, &people, room);
        let (shown, outside): (Vec<&Symbol>, Vec<&Symbol>) =
            map.symbols.iter().partition(|symbol| view.shows(view.at(symbol.place)));
        let places: Vec<Point> = shown.iter().map(|symbol| view.at(symbol.place)).collect();
        let (discs, scale) = symbols::placed(&shown, &places, view.bounds());
        let targets = symbols::targets(&discs, view.bounds());
        let dots: Vec<Point> =
            map.dots.iter().map(|dot| view.at(*dot)).filter(|dot| view.shows(*dot)).collect();
        let ground = Ground { discs: &discs, targets: &targets, dots: &dots, bounds: view.bounds() };
        let labels = labels::placed(&shown, &ground);
        Self { view, shown, outside, scale, discs, targets, labels, dots }
    }

    fn unlabelled(&self) -> Vec<&'a Symbol> {
        let pairs = self.shown.iter().zip(&self.labels);
        pairs.filter(|(_, label)| label.is_none()).map(|(symbol, _)| *symbol).collect()
    }

    /// Puts it on the sheet and moves below it.
    fn lay(&self, sheet: &mut Sheet, map: &Map) {
        let corner = (sheet.margin, sheet.y);
        self.lay_ground(sheet, map, corner);
        for (symbol, disc) in self.shown.iter().zip(&self.discs) {
            lay_symbol(sheet, symbol, disc, corner);
        }
        for (symbol, label) in self.shown.iter().zip(&self.labels) {
            if let Some(label) = label {
                lay_label(sheet, symbol, label, corner);
            }
        }
        for (symbol, target) in self.shown.iter().zip(&self.targets) {
            let area = Rect { x: target.x + corner.0, y: target.y + corner.1, ..*target };
            sheet.mark(frame::mark(area, &symbol.key, &symbol.summary, &symbol.figures));
        }
        sheet.y += self.view.size.1 + GAP;
    }

    /// Land, islets too small for their shape, and areas without people.
    fn lay_ground(&self, sheet: &mut Sheet, map: &Map, corner: Point) {
        let moved = |(x, y): Point| (x + corner.0, y + corner.1);
        let mut polygons: Vec<(f64, Vec<Point>)> = map
            .rings
            .iter()
            .map(|ring| self.view.ring(ring).into_iter().map(moved).collect::<Vec<_>>())
            .filter(|points| points.len() > 2)
            .map(|points| (area(&points), points))
            .collect();
        // A hole lies in what is larger, and a country in the hole of another is smaller.
        polygons.sort_by(|one, other| other.0.abs().total_cmp(&one.0.abs()));
        for (area, points) in polygons {
            match centre_of_islet(&points) {
                Some(centre) if area < 0.0 => sheet.disc(centre, ISLET, Ink::Islet),
                Some(_) => {}
                None => {
                    sheet.polygon(points.clone(), if area < 0.0 { Ink::Land } else { Ink::Paper });
                    if map.countries > 1 {
                        sheet.path(points.iter().chain(points.first()).copied().collect(), Ink::Paper);
                    }
                }
            }
        }
        for dot in &self.dots {
            sheet.disc(moved(*dot), DOT, Ink::Dot);
        }
    }
}

/// Area of a polygon: negative where it turns left, as land does, for the picture's
/// second axis goes down.
fn area(points: &[Point]) -> f64 {
    let next = points.iter().cycle().skip(1);
    points.iter().zip(next).map(|(a, b)| a.0 * b.1 - b.0 * a.1).sum::<f64>() / 2.0
}

/// The middle of a polygon that is hardly larger than a dot.
fn centre_of_islet(points: &[Point]) -> Option<Point> {
    let low = points.iter().fold((f64::MAX, f64::MAX), |low, at| (low.0.min(at.0), low.1.min(at.1)));
    let high = points.iter().fold((f64::MIN, f64::MIN), |high, at| (high.0.max(at.0), high.1.max(at.1)));
    let is_small = high.0 - low.0 < 2.0 * ISLET && high.1 - low.1 < 2.0 * ISLET;
    is_small.then_some(((low.0 + high.0) / 2.0, (low.1 + high.1) / 2.0))
}

fn lay_symbol(sheet: &mut Sheet, symbol: &Symbol, disc: &Disc, corner: Point) {
    let centre = (disc.centre.0 + corner.0, disc.centre.1 + corner.1);
    if symbol.selected {
        sheet.disc(centre, disc.radius + 3.0, Ink::Text);
        sheet.disc(centre, disc.radius + 1.5, Ink::Paper);
    }
    if symbol.shared > 0.0 {
        sheet.hatched_disc(centre, disc.radius);
    }
    if disc.alone > 0.0 {
        sheet.disc(centre, disc.alone, Ink::Solid);
    }
}

fn lay_label(sheet: &mut Sheet, symbol: &Symbol, label: &Label, corner: Point) {
    let moved = |(x, y): Point| (x + corner.0, y + corner.1);
    if let Some((from, to)) = label.leader {
        sheet.path(vec![moved(from), moved(to)], Ink::Quiet);
    }
    let (x, top) = moved((label.rect.x, label.rect.y));
    let rect = Rect { x, y: top, ..label.rect };
    if symbol.selected {
        sheet.fill(rect, Ink::Band);
    }
    let x = match label.anchor {
        Anchor::Left => x,
        Anchor::Middle => x + rect.width / 2.0,
        Anchor::Right => x + rect.width,
    };
    let mut y = top;
    for (look, line) in &label.lines {
        sheet.text((x, y + look.line() / 2.0), label.anchor, *look, line);
        y += look.line();
    }
    sheet.mark(frame::mark(rect, &symbol.key, &symbol.summary, &symbol.figures));
}

/// Circles of round numbers of people, side by side.
fn lay_sizes(sheet: &mut Sheet, scale: Scale, spec: &Spec) {
    let look = Look::SMALL;
    let mut examples: Vec<(f64, String)> =
        scale.examples().into_iter().map(|count| (scale.radius(count), people(count, spec))).collect();
    // The largest ones say most, where not all fit.
    let wide = |(radius, text): &(f64, String)| 2.0 * radius + 6.0 + look.width(text);
    while examples.iter().map(wide).sum::<f64>() + 18.0 * examples.len() as f64 > sheet.inner() + 18.0 {
        examples.remove(0);
    }
    let highest = examples.iter().map(|(radius, _)| 2.0 * radius).fold(0.0, f64::max).max(look.line());
    let mut x = sheet.margin;
    for (radius, text) in &examples {
        let centre = (x + radius, sheet.y + highest / 2.0);
        sheet.disc(centre, *radius, Ink::Quiet);
        sheet.disc(centre, radius - 1.0, Ink::Paper);
        sheet.text((x + 2.0 * radius + 6.0, centre.1), Anchor::Left, look, text);
        x += 2.0 * radius + 6.0 + look.width(text) + 18.0;
    }
    if !examples.is_empty() {
        sheet.y += highest + GAP;
    }
}

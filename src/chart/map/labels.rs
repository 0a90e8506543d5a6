//! Where names and numbers go: beside their symbol, else a little away from it with a
//! line to it, and nowhere at all where there is no room.

use super::Symbol;
use super::symbols::Disc;
use crate::chart::layout::{Anchor, Look, Point, Rect};

/// From a symbol to its label.
const GAP: f64 = 4.0;
/// Beside a label, and above and below it.
const MARGIN: (f64, f64) = (5.0, 1.0);
/// Distances of labels with a line.
const AWAY: [f64; 5] = [14.0, 24.0, 38.0, 56.0, 80.0];
/// Widest name and widest number, where the map is not narrow.
const WIDEST_NAME: f64 = 220.0;
const WIDEST: f64 = 180.0;
/// With more symbols nobody is asked to move.
const MANY: usize = 40;
/// Times that all labels are placed anew where some have no room.
const ROUNDS: usize = 3;
/// What a label costs that lies on an area's dot, in steps of worse places.
const ON_DOT: f64 = 3.0;

/// A label that has found its place.
#[derive(Debug, Clone)]
pub(super) struct Label {
    pub(super) rect: Rect,
    pub(super) anchor: Anchor,
    pub(super) lines: Vec<(Look, String)>,
    /// A line from the symbol, where the label is away from it.
    pub(super) leader: Option<(Point, Point)>,
}

/// What is on the map already.
pub(super) struct Ground<'a> {
    pub(super) discs: &'a [Disc],
    /// Squares around the discs that nothing may cover.
    pub(super) targets: &'a [Rect],
    pub(super) dots: &'a [Point],
    pub(super) bounds: Rect,
}

/// A label for each symbol that there is room for, those of most people first.
pub(super) fn placed(symbols: &[&Symbol], ground: &Ground<'_>) -> Vec<Option<Label>> {
    let mut order: Vec<(usize, &Disc)> = ground.discs.iter().enumerate().collect();
    order.sort_by(|one, other| other.1.radius.total_cmp(&one.1.radius));
    let mut order: Vec<usize> = order.into_iter().map(|(index, _)| index).collect();
    let missing = |labels: &[Option<Label>]| {
        let pairs = ground.discs.iter().zip(labels).filter(|(_, label)| label.is_none());
        pairs.map(|(disc, _)| disc.radius).sum::<f64>()
    };
    let mut best = in_order(&order, symbols, ground);
    for _ in 0..ROUNDS {
        if missing(&best) == 0.0 {
            break;
        }
        // Once more, those without a label first.
        order.sort_by_key(|index| best.get(*index).is_some_and(Option::is_some));
        let next = in_order(&order, symbols, ground);
        if missing(&next) < missing(&best) {
            best = next;
        }
    }
    best
}

fn in_order(order: &[usize], symbols: &[&Symbol], ground: &Ground<'_>) -> Vec<Option<Label>> {
    let mut labels: Vec<Option<Label>> = vec![None; symbols.len()];
    for index in order {
        place(*index, symbols, ground, &mut labels);
    }
    if symbols.len() <= MANY {
        make_room(symbols, ground, &mut labels);
    }
    labels
}

/// Gives a symbol its best label; whether there is room for one.
fn place(index: usize, symbols: &[&Symbol], ground: &Ground<'_>, labels: &mut [Option<Label>]) -> bool {
    let (Some(symbol), Some(disc)) = (symbols.get(index), ground.discs.get(index)) else { return false };
    let label = best(index, symbol, disc, ground, labels);
    let is_placed = label.is_some();
    if let Some(place) = labels.get_mut(index) {
        *place = label;
    }
    is_placed
}

/// Where a symbol has no label, lets that of another one go elsewhere.
fn make_room(symbols: &[&Symbol], ground: &Ground<'_>, labels: &mut Vec<Option<Label>>) {
    for missing in 0..labels.len() {
        for other in 0..labels.len() {
            if labels.get(missing).is_some_and(Option::is_some) {
                break;
            }
            let mut trial = labels.clone();
            let moves = trial.get_mut(other).and_then(Option::take).is_some();
            if moves && [missing, other].into_iter().all(|index| place(index, symbols, ground, &mut trial)) {
                *labels = trial;
            }
        }
    }
}

fn best(
    index: usize,
    symbol: &Symbol,
    disc: &Disc,
    ground: &Ground<'_>,
    others: &[Option<Label>],
) -> Option<Label> {
    let lines = lines(symbol, ground.bounds.width);
    let size = (
        lines.iter().map(|(look, line)| look.width(line)).fold(0.0, f64::max),
        lines.iter().map(|(look, _)| look.line()).sum::<f64>(),
    );
    let mut best: Option<(f64, Label)> = None;
    for (step, (rect, anchor, leader)) in candidates(disc, size).into_iter().enumerate() {
        let label = Label { rect, anchor, lines: Vec::new(), leader };
        if !is_free(index, &label, ground, others) {
            continue;
        }
        let covered = ground.dots.iter().filter(|dot| is_in(**dot, grown(rect))).count();
        let cost = step as f64 + ON_DOT * covered as f64;
        if best.as_ref().is_none_or(|(least, _)| cost < *least) {
            best = Some((cost, label));
        }
    }
    best.map(|(_, label)| Label { lines, ..label })
}

fn lines(symbol: &Symbol, width: f64) -> Vec<(Look, String)> {
    let [widest_name, widest] = [WIDEST_NAME, WIDEST].map(|widest| widest.min(width * 0.42));
    let wrapped = |look: Look, text: &str, room: f64| {
        look.wrap(text, room, 2).into_iter().map(move |line| (look, line)).collect::<Vec<_>>()
    };
    let mut lines = wrapped(Look::NAME, &symbol.name, widest_name);
    // "120 · up to 300 shared": two numbers in one line, or in a line each.
    let parts: Vec<&str> = match Look::NUMBER.width(&symbol.value) <= widest {
        true => vec![&symbol.value],
        false => symbol.value.split(" · ").collect(),
    };
    lines.extend(parts.into_iter().flat_map(|part| wrapped(Look::NUMBER, part, widest)));
    lines
}

type Candidate = (Rect, Anchor, Option<(Point, Point)>);

/// Places for a label of a size, the best first.
fn candidates(disc: &Disc, (width, height): (f64, f64)) -> Vec<Candidate> {
    let mut out = Vec::new();
    let beside = [0.0, 180.0, -90.0, 90.0, -40.0, 40.0, -140.0, 140.0];
    for angle in beside {
        let (rect, anchor, _) = at_angle(disc, angle, GAP, (width, height));
        out.push((rect, anchor, None));
    }
    for away in AWAY {
        for turn in 0..24 {
            let (rect, anchor, end) = at_angle(disc, f64::from(turn) * 15.0, away, (width, height));
            let (x, y) = (end.0 - disc.centre.0, end.1 - disc.centre.1);
            let share = disc.radius / x.hypot(y).max(1.0);
            let start = (disc.centre.0 + x * share, disc.centre.1 + y * share);
            out.push((rect, anchor, Some((start, end))));
        }
    }
    out
}

/// A label in a direction (clockwise from the right), so far from the symbol's edge, and
/// the point of it that is next to the symbol.
fn at_angle(disc: &Disc, angle: f64, away: f64, (width, height): (f64, f64)) -> (Rect, Anchor, Point) {
    let (sin, cos) = angle.to_radians().sin_cos();
    let reach = disc.radius + away;
    let (x, y) = (disc.centre.0 + reach * cos, disc.centre.1 + reach * sin);
    let (left, anchor) = match cos {
        _ if cos > 0.3 => (x, Anchor::Left),
        _ if cos < -0.3 => (x - width, Anchor::Right),
        _ => (x - width / 2.0, Anchor::Middle),
    };
    // From above to below the point, as the direction turns from up to down.
    let top = y - height / 2.0 + sin * height / 2.0;
    (Rect { x: left, y: top, width, height }, anchor, (x, y))
}

fn is_free(index: usize, label: &Label, ground: &Ground<'_>, others: &[Option<Label>]) -> bool {
    let Rect { x, y, width, height } = label.rect;
    let bounds = ground.bounds;
    let inside = x >= bounds.x
        && y >= bounds.y
        && x + width <= bounds.x + bounds.width
        && y + height <= bounds.y + bounds.height;
    let around = grown(label.rect);
    let labels = || others.iter().flatten();
    let on_symbol = |(other, target): (usize, &Rect)| {
        overlap(around, *target) && (other != index || label.leader.is_some())
            || other != index && label.leader.is_some_and(|line| crosses(line, *target))
    };
    inside
        && !ground.discs.iter().any(|disc| is_on(disc, label.rect))
        && !ground.targets.iter().enumerate().any(on_symbol)
        && !labels().any(|other| overlap(around, other.rect))
        && !labels().any(|other| other.leader.is_some_and(|line| crosses(line, around)))
        && !label.leader.is_some_and(|line| labels().any(|other| crosses(line, grown(other.rect))))
        && !label
            .leader
            .is_some_and(|line| labels().filter_map(|other| other.leader).any(|other| meet(line, other)))
}

/// Whether a rectangle lies on a disc.
fn is_on(disc: &Disc, rect: Rect) -> bool {
    let (x, y) = disc.centre;
    let nearest = (x.clamp(rect.x, rect.x + rect.width), y.clamp(rect.y, rect.y + rect.height));
    (nearest.0 - x).hypot(nearest.1 - y) < disc.radius + 1.0
}

/// A label with its margin.
fn grown(rect: Rect) -> Rect {
    let (x, y) = MARGIN;
    Rect { x: rect.x - x, y: rect.y - y, width: rect.width + 2.0 * x, height: rect.height + 2.0 * y }
}

fn is_in((x, y): Point, rect: Rect) -> bool {
    x >= rect.x && x <= rect.x + rect.width && y >= rect.y && y <= rect.y + rect.height
}

fn overlap(one: Rect, other: Rect) -> bool {
    one.x < other.x + other.width
        && other.x < one.x + one.width
        && one.y < other.y + other.height
        && other.y < one.y + one.height
}

/// Whether a line touches a rectangle.
fn crosses((from, to): (Point, Point), rect: Rect) -> bool {
    let (right, bottom) = (rect.x + rect.width, rect.y + rect.height);
    let [a, b, c, d] = [(rect.x, rect.y), (right, rect.y), (right, bottom), (rect.x, bottom)];
    is_in(from, rect) || [(a, b), (b, c), (c, d), (d, a)].into_iter().any(|side| meet((from, to), side))
}

/// Whether two lines cross.
fn meet((a, b): (Point, Point), (c, d): (Point, Point)) -> bool {
    let side = |p: Point, q: Point, r: Point| (q.0 - p.0) * (r.1 - p.1) - (q.1 - p.1) * (r.0 - p.0);
    side(a, b, c) * side(a, b, d) <= 0.0 && side(c, d, a) * side(c, d, b) <= 0.0
}

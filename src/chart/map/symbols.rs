//! How large symbols are, and where they go so that none hides another.

use super::Symbol;
use crate::chart::layout::{Point, Rect};

/// Radius of the largest symbol, as a share of the side of a square of the map's size.
const LARGEST_SHARE: f64 = 0.065;
const LARGEST: f64 = 38.0;
/// Symbols are not made smaller than this to let them stay near their places.
const LEAST_LARGEST: f64 = 7.0;
/// What is not nothing is seen.
const LEAST: f64 = 2.5;
/// Width of a ring in which stripes can be seen.
const LEAST_RING: f64 = 4.0;
/// Between two symbols.
const BETWEEN: f64 = 1.0;
/// Rounds of pushing apart.
const ROUNDS: usize = 150;

/// A symbol in the picture.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Disc {
    pub(super) centre: Point,
    /// Radius of the people of the area alone, and of these with what is shared.
    pub(super) alone: f64,
    pub(super) radius: f64,
}

/// The radius of so many people.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scale {
    most: f64,
    largest: f64,
}

impl Scale {
    /// People to the area of a circle, so to the square of its radius.
    pub(super) fn radius(&self, people: f64) -> f64 {
        if people > 0.0 { ((people / self.most).sqrt() * self.largest).max(LEAST) } else { 0.0 }
    }

    /// Round numbers of people to explain sizes with, the largest last.
    pub(super) fn examples(&self) -> Vec<f64> {
        let round = |most: f64| {
            let power = 10_f64.powf(most.log10().floor());
            [5.0, 2.0, 1.0].map(|step| step * power).into_iter().find(|step| *step <= most).unwrap_or(power)
        };
        let large = round(self.most);
        let mut out = vec![round(large / 20.0), round(large / 4.0), large];
        out.retain(|people| *people >= 1.0 && people.is_finite() && self.radius(*people) > LEAST + 1.0);
        out.dedup();
        out
    }
}

/// Radius of the largest symbol on a map of a size.
pub(super) fn largest(width: f64, height: f64) -> f64 {
    ((width * height).sqrt() * LARGEST_SHARE).clamp(LEAST_LARGEST, LARGEST)
}

/// Puts each symbol as near to its place as the others let it. Where they would push
/// one another far away, all are drawn smaller.
pub(super) fn placed(symbols: &[&Symbol], places: &[Point], bounds: Rect) -> (Vec<Disc>, Scale) {
    let most = symbols.iter().map(|symbol| symbol.people()).fold(1.0, f64::max);
    let mut largest = largest(bounds.width, bounds.height);
    loop {
        let scale = Scale { most, largest };
        let mut discs: Vec<Disc> =
            symbols.iter().zip(places).map(|(symbol, place)| disc(symbol, *place, scale)).collect();
        push_apart(&mut discs, bounds);
        let moved = |(disc, place): (&Disc, &Point)| {
            (disc.centre.0 - place.0).hypot(disc.centre.1 - place.1) > disc.radius.max(6.0)
        };
        if largest <= LEAST_LARGEST || !discs.iter().zip(places).any(moved) {
            return (discs, scale);
        }
        largest = (largest * 0.88).max(LEAST_LARGEST);
    }
}

fn disc(symbol: &Symbol, centre: Point, scale: Scale) -> Disc {
    let inner = scale.radius(symbol.alone.min(symbol.people()));
    let whole = scale.radius(symbol.people());
    let radius = if symbol.shared > 0.0 { whole.max(inner + LEAST_RING) } else { inner };
    Disc { centre, alone: inner, radius: radius.max(LEAST) }
}

fn push_apart(discs: &mut [Disc], bounds: Rect) {
    for _ in 0..ROUNDS {
        let mut still = true;
        for index in 1..discs.len() {
            let (before, rest) = discs.split_at_mut(index);
            let Some(disc) = rest.first_mut() else { break };
            for other in before {
                still &= !push(disc, other);
            }
        }
        for disc in discs.iter_mut() {
            let inside = |at: f64, low: f64, length: f64| {
                let (low, high) = (low + disc.radius, low + length - disc.radius);
                if low < high { at.clamp(low, high) } else { (low + high) / 2.0 }
            };
            let (x, y) = disc.centre;
            disc.centre = (inside(x, bounds.x, bounds.width), inside(y, bounds.y, bounds.height));
        }
        if still {
            break;
        }
    }
}

/// Moves two symbols apart, the smaller one more; whether that was needed.
fn push(one: &mut Disc, other: &mut Disc) -> bool {
    let (x, y) = (one.centre.0 - other.centre.0, one.centre.1 - other.centre.1);
    let distance = x.hypot(y);
    let missing = one.radius + other.radius + BETWEEN - distance;
    if missing <= 0.01 {
        return false;
    }
    let (x, y) = if distance > 1e-6 { (x / distance, y / distance) } else { (0.6, 0.8) };
    let share = other.radius / (one.radius + other.radius);
    one.centre = (one.centre.0 + x * missing * share, one.centre.1 + y * missing * share);
    let share = 1.0 - share;
    other.centre = (other.centre.0 - x * missing * share, other.centre.1 - y * missing * share);
    true
}

/// Squares around symbols that can be hit, at least 24 pixels wide where there is
/// room; no two of them overlap.
pub(super) fn targets(discs: &[Disc], bounds: Rect) -> Vec<Rect> {
    const SMALLEST: f64 = 12.0;
    let half = |index: usize, disc: &Disc| {
        let others = discs.iter().enumerate().filter(|(other, _)| *other != index);
        let room = others.map(|(_, other)| {
            let (x, y) = (disc.centre.0 - other.centre.0, disc.centre.1 - other.centre.1);
            x.abs().max(y.abs()) * disc.radius / (disc.radius + other.radius)
        });
        room.fold(disc.radius.max(SMALLEST), f64::min)
    };
    let square = |(index, disc): (usize, &Disc)| {
        let half = half(index, disc);
        let (x, y) = disc.centre;
        let (left, top) = ((x - half).max(bounds.x), (y - half).max(bounds.y));
        let right = (x + half).min(bounds.x + bounds.width);
        let bottom = (y + half).min(bounds.y + bounds.height);
        Rect { x: left, y: top, width: right - left, height: bottom - top }
    };
    discs.iter().enumerate().map(square).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOUNDS: Rect = Rect { x: 0.0, y: 0.0, width: 600.0, height: 400.0 };

    fn symbol(alone: f64, shared: f64) -> Symbol {
        Symbol { alone, shared, ..Symbol::default() }
    }

    #[test]
    fn areas_stand_for_people() {
        let symbols = [symbol(1000.0, 0.0), symbol(250.0, 0.0), symbol(200.0, 800.0)];
        let (discs, _) =
            placed(&symbols.each_ref(), &[(100.0, 100.0), (300.0, 100.0), (500.0, 300.0)], BOUNDS);
        assert!((discs[0].radius / discs[1].radius - 2.0).abs() < 1e-9);
        assert!((discs[2].radius - discs[0].radius).abs() < 1e-9);
        assert!((discs[2].alone.powi(2) / discs[2].radius.powi(2) - 0.2).abs() < 1e-9);
    }

    #[test]
    fn no_symbol_hides_another_and_all_stay_near() {
        let symbol = symbol(900.0, 300.0);
        let places: Vec<Point> = (0..6).map(|index| (200.0 + f64::from(index % 3) * 20.0, 200.0)).collect();
        let (discs, _) = placed(&[&symbol; 6], &places, BOUNDS);
        for (index, one) in discs.iter().enumerate() {
            for other in discs.iter().skip(index + 1) {
                let distance = (one.centre.0 - other.centre.0).hypot(one.centre.1 - other.centre.1);
                assert!(distance >= one.radius + other.radius, "{one:?} {other:?}");
            }
        }
    }

    #[test]
    fn sizes_are_explained_in_round_numbers() {
        let scale = |most| Scale { most, largest: 40.0 };
        assert_eq!(scale(12_345.0).examples(), [500.0, 2_000.0, 10_000.0]);
        assert_eq!(scale(7.0).examples(), [1.0, 5.0]);
        assert_eq!(scale(1.0).examples(), [1.0]);
    }
}

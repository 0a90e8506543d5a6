//! From places on the globe to points in a picture.
//!
//! Equal in area, around the middle of what is shown (Lambert's azimuthal projection),
//! so that no country is stretched and the antimeridian is a line like any other. Far
//! islands do not make the mainland small: they are left out, unless people are there.

use super::Place;
use crate::chart::layout::{Point, Rect};
use crate::place::outline::Ring;

/// Share of the land that may be left out so that the rest is larger.
const MOST_LOST: f64 = 0.04;
/// How much larger the rest must get for that.
const LEAST_GAIN: f64 = 1.3;
/// The same for places with few of the people, and with more of them: there the
/// mainland would be a dot.
const GAIN_FOR_FEW: f64 = 1.5;
const GAIN_FOR_MANY: f64 = 3.2;
/// Share of the people that is few.
const FEW: f64 = 0.05;
/// A window is at least so many degrees wide and high.
const LEAST_SIDE: f64 = 0.1;
/// Lines are bent after so many degrees.
const LONGEST_LINE: f64 = 2.0;

/// A part of the globe and where it is in the picture.
#[derive(Debug, Clone, Copy)]
pub(super) struct View {
    middle: Place,
    /// CSS pixels to a radian in the middle.
    scale: f64,
    /// Where the middle is.
    origin: Point,
    /// Its lower right corner is where the map ends, its upper left one is 0, 0.
    pub(super) size: (f64, f64),
}

/// Room for a map.
#[derive(Debug, Clone, Copy)]
pub(super) struct Room {
    pub(super) width: f64,
    pub(super) least_height: f64,
    pub(super) most_height: f64,
    /// Beside the land, and above and below it, for symbols on the coast and labels.
    pub(super) edge: (f64, f64),
}

impl View {
    /// Fits what is to be seen into the room.
    pub(super) fn fit(rings: &[Ring], people: &[(Place, f64)], room: Room) -> Self {
        let (width, height) = (room.width - 2.0 * room.edge.0, room.most_height - 2.0 * room.edge.1);
        let seen = seen(rings, people, width / height);
        let middle = ((seen.south + seen.north) / 2.0, (seen.west + seen.east) / 2.0);
        let globe = Self { middle, scale: 1.0, origin: (0.0, 0.0), size: (0.0, 0.0) };
        let (mut low, mut high) = ((f64::MAX, f64::MAX), (f64::MIN, f64::MIN));
        let land = rings.iter().flatten();
        for (x, y) in land
            .chain(people.iter().map(|(place, _)| place))
            .filter(|place| seen.has(**place))
            .chain(&[middle])
            .map(|place| globe.at(*place))
        {
            low = (low.0.min(x), low.1.min(y));
            high = (high.0.max(x), high.1.max(y));
        }
        let least = LEAST_SIDE.to_radians();
        let (across, down) = ((high.0 - low.0).max(least), (high.1 - low.1).max(least));
        let scale = (width / across).min(height / down);
        let size =
            (room.width, (down * scale + 2.0 * room.edge.1).clamp(room.least_height, room.most_height));
        let centre = ((low.0 + high.0) / 2.0 * scale, (low.1 + high.1) / 2.0 * scale);
        let origin = (size.0 / 2.0 - centre.0, size.1 / 2.0 - centre.1);
        Self { middle, scale, origin, size }
    }

    /// Where a place is in the picture.
    pub(super) fn at(&self, (lat, lon): Place) -> Point {
        let (sin, cos) = lat.to_radians().sin_cos();
        let (sin_0, cos_0) = self.middle.0.to_radians().sin_cos();
        let (sin_east, cos_east) = (lon - self.middle.1).to_radians().sin_cos();
        // Nothing at the other end of the globe, which would be infinitely far away.
        let stretch = (2.0 / (1.0 + sin_0 * sin + cos_0 * cos * cos_east).max(0.05)).sqrt() * self.scale;
        let north = cos_0 * sin - sin_0 * cos * cos_east;
        (self.origin.0 + stretch * cos * sin_east, self.origin.1 - stretch * north)
    }

    pub(super) fn bounds(&self) -> Rect {
        Rect { x: 0.0, y: 0.0, width: self.size.0, height: self.size.1 }
    }

    pub(super) fn shows(&self, (x, y): Point) -> bool {
        x >= 0.0 && x <= self.size.0 && y >= 0.0 && y <= self.size.1
    }

    /// A ring in the picture, cut off at its edges; empty where it is outside.
    pub(super) fn ring(&self, ring: &Ring) -> Vec<Point> {
        let mut points = Vec::with_capacity(ring.len());
        for (from, to) in ring.iter().zip(ring.iter().cycle().skip(1)) {
            let (lat, lon) = (to.0 - from.0, to.1 - from.1);
            let pieces = (lat.abs().max(lon.abs()) / LONGEST_LINE).ceil().clamp(1.0, 90.0);
            for piece in 0..pieces as u32 {
                let part = f64::from(piece) / pieces;
                points.push(self.at((from.0 + lat * part, from.1 + lon * part)));
            }
        }
        let (right, bottom) = self.size;
        let sides: [&dyn Fn(Point) -> f64; 4] =
            [&|p: Point| p.0, &|p: Point| right - p.0, &|p: Point| p.1, &|p: Point| bottom - p.1];
        sides.iter().fold(points, |points, inside| cut_off(&points, inside))
    }
}

/// The part of a polygon where `inside` is not negative.
fn cut_off(points: &[Point], inside: &dyn Fn(Point) -> f64) -> Vec<Point> {
    let mut out = Vec::with_capacity(points.len());
    for (from, to) in points.iter().zip(points.iter().cycle().skip(1)) {
        let (a, b) = (inside(*from), inside(*to));
        if a >= 0.0 {
            out.push(*from);
        }
        if (a >= 0.0) != (b >= 0.0) {
            let part = a / (a - b);
            out.push((from.0 + (to.0 - from.0) * part, from.1 + (to.1 - from.1) * part));
        }
    }
    out
}

/// A part of the globe in degrees; `east` may be beyond 180.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Bounds {
    west: f64,
    east: f64,
    south: f64,
    north: f64,
}

impl Bounds {
    fn of<'a>(places: impl Iterator<Item = &'a Place>) -> Self {
        let none = Self { west: f64::MAX, east: f64::MIN, south: f64::MAX, north: f64::MIN };
        places
            .fold(none, |all, (lat, lon)| all.and(Self { west: *lon, east: *lon, south: *lat, north: *lat }))
    }

    fn and(self, other: Self) -> Self {
        Self {
            west: self.west.min(other.west),
            east: self.east.max(other.east),
            south: self.south.min(other.south),
            north: self.north.max(other.north),
        }
    }

    /// Moved around the globe so that its middle is east of `west`, and not once around.
    fn east_of(self, west: f64) -> Self {
        let turns = (((self.west + self.east) / 2.0 - west) / 360.0).floor() * 360.0;
        Self { west: self.west - turns, east: self.east - turns, ..self }
    }

    fn has(&self, (lat, lon): Place) -> bool {
        const HAIR: f64 = 1e-9;
        let east = (lon - self.west + HAIR).rem_euclid(360.0) - HAIR;
        east <= self.east - self.west + HAIR && lat >= self.south - HAIR && lat <= self.north + HAIR
    }

    /// Width and height in degrees of latitude.
    fn sides(&self) -> (f64, f64) {
        let across = ((self.south + self.north) / 2.0).to_radians().cos().max(0.1);
        ((self.east - self.west) * across, self.north - self.south)
    }

    /// How many degrees of latitude a room is high that this part just fits into.
    fn height_of_room(&self, aspect: f64) -> f64 {
        let (width, height) = self.sides();
        (width / aspect).max(height).max(LEAST_SIDE)
    }

    /// Side of a square as large as this part.
    fn side(&self) -> f64 {
        let (width, height) = self.sides();
        (width.max(LEAST_SIDE) * height.max(LEAST_SIDE)).sqrt()
    }
}

/// A ring, or a place with people.
#[derive(Debug, Clone, Copy)]
struct Thing {
    bounds: Bounds,
    land: f64,
    /// Share of all people.
    people: Option<f64>,
}

/// What part of the globe to show in a room of a width to its height.
fn seen(rings: &[Ring], people: &[(Place, f64)], aspect: f64) -> Bounds {
    let land = rings.iter().map(|ring| (Bounds::of(ring.iter()), land(ring), None));
    let most: f64 = people.iter().map(|(_, people)| people).sum();
    let people = people
        .iter()
        .map(|(place, people)| (Bounds::of([place].into_iter()), 0.0, Some(people / most.max(1.0))));
    let mut things: Vec<Thing> =
        land.chain(people).map(|(bounds, land, people)| Thing { bounds, land, people }).collect();
    let west = widest_gap(&things);
    things.iter_mut().for_each(|thing| thing.bounds = thing.bounds.east_of(west));
    let all: f64 = things.iter().map(|thing| thing.land).sum();
    let mut left = all * MOST_LOST;
    while let Some((lost, kept)) = best_cut(&things, left, aspect) {
        left -= lost;
        things = kept;
    }
    whole(&things)
}

fn whole(things: &[Thing]) -> Bounds {
    things.iter().map(|thing| thing.bounds).reduce(Bounds::and).unwrap_or(Bounds {
        west: 0.0,
        east: 0.0,
        south: 0.0,
        north: 0.0,
    })
}

/// Area of a ring in square degrees at the equator; holes have none.
fn land(ring: &Ring) -> f64 {
    let across = Bounds::of(ring.iter());
    let across = ((across.south + across.north) / 2.0).to_radians().cos();
    let next = ring.iter().cycle().skip(1);
    let twice: f64 = ring.iter().zip(next).map(|(a, b)| a.1 * b.0 - b.1 * a.0).sum();
    (twice / 2.0 * across).max(0.0)
}

/// The longitude east of which the globe is empty the farthest: where to start from.
fn widest_gap(things: &[Thing]) -> f64 {
    let mut spans: Vec<(f64, f64)> =
        things.iter().map(|thing| thing.bounds.east_of(-180.0)).map(|at| (at.west, at.east)).collect();
    spans.sort_by(|one, other| one.0.total_cmp(&other.0));
    let Some((first, _)) = spans.first().copied() else { return -180.0 };
    let (mut start, mut widest, mut end) = (first, f64::MIN, f64::MIN);
    let again = spans.iter().map(|(west, east)| (west + 360.0, east + 360.0));
    for (west, east) in spans.iter().copied().chain(again) {
        if end > f64::MIN && west - end > widest {
            (start, widest) = (west, west - end);
        }
        end = end.max(east);
    }
    start
}

/// Where a thing starts and ends, seen from one of the four sides.
type End = fn(&Bounds) -> (f64, f64);

/// What to leave out at one of the four sides so that the rest gets the largest.
fn best_cut(things: &[Thing], left: f64, aspect: f64) -> Option<(f64, Vec<Thing>)> {
    let before = whole(things);
    let ends: [End; 4] = [
        |at| (at.west, at.east),
        |at| (-at.east, -at.west),
        |at| (at.south, at.north),
        |at| (-at.north, -at.south),
    ];
    let mut best: Option<(f64, f64, Vec<Thing>)> = None;
    for end in ends {
        let mut row = things.to_vec();
        row.sort_by(|one, other| end(&one.bounds).0.total_cmp(&end(&other.bounds).0));
        let mut reach = f64::MIN;
        for index in 0..row.len() {
            let (kept, cut) = row.split_at(index);
            let Some(next) = cut.first() else { break };
            let is_gap = index > 0 && end(&next.bounds).0 > reach;
            reach = reach.max(end(&next.bounds).1);
            if !is_gap {
                continue;
            }
            let lost: f64 = cut.iter().map(|thing| thing.land).sum();
            let after = whole(kept);
            let larger = before.height_of_room(aspect) / after.height_of_room(aspect);
            let people = cut.iter().filter_map(|thing| thing.people).reduce(|all, share| all + share);
            let (gain, least) = match people {
                // Without getting larger, the mainland still comes to the middle.
                None => (larger.max(before.side() / after.side()), LEAST_GAIN),
                Some(share) if share <= FEW => (larger, GAIN_FOR_FEW),
                Some(_) => (larger, GAIN_FOR_MANY),
            };
            if lost <= left && gain >= least && best.as_ref().is_none_or(|(most, ..)| gain > *most) {
                best = Some((gain, lost, kept.to_vec()));
            }
        }
    }
    best.map(|(_, lost, kept)| (lost, kept))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::place::outline::outline;

    const ROOM: Room = Room { width: 640.0, least_height: 200.0, most_height: 480.0, edge: (10.0, 10.0) };

    fn shown(iso3: &str, people: &[(Place, f64)]) -> Bounds {
        seen(&outline(iso3), people, 1.3)
    }

    #[test]
    fn far_islands_are_left_out_unless_people_are_there() {
        let width = |iso3: &str, people: &[(Place, f64)]| {
            let seen = shown(iso3, people);
            seen.east - seen.west
        };
        let (quito, galapagos) = ((-0.22, -78.5), (-0.74, -90.31));
        assert!(width("ECU", &[]) < 7.0);
        assert!(width("ECU", &[(quito, 900.0), (galapagos, 100.0)]) > 12.0);
        assert!(width("ECU", &[(quito, 900.0), (galapagos, 10.0)]) < 7.0);
        assert!(width("CHL", &[]) < 11.0);
        assert!(width("NZL", &[]) < 13.0);
    }

    #[test]
    fn islands_that_are_the_country_stay() {
        let maldives = shown("MDV", &[]);
        assert!(maldives.north > 6.5 && maldives.south < -0.5, "{maldives:?}");
        let cabo_verde = shown("CPV", &[]);
        assert!(cabo_verde.east - cabo_verde.west > 2.5, "{cabo_verde:?}");
    }

    #[test]
    fn the_antimeridian_is_no_edge() {
        for (iso3, most) in [("FJI", 6.0), ("RUS", 180.0), ("KIR", 50.0), ("NZL", 20.0)] {
            let seen = shown(iso3, &[]);
            assert!(seen.east - seen.west < most, "{iso3} {seen:?}");
        }
    }

    #[test]
    fn north_is_up_and_shapes_are_kept() {
        let view = View::fit(&outline("MLI"), &[], ROOM);
        let [bamako, kayes, gao] =
            [(12.64, -8.0), (14.45, -11.43), (16.27, -0.04)].map(|place| view.at(place));
        assert!(kayes.0 < bamako.0 && bamako.0 < gao.0 && gao.1 < kayes.1 && kayes.1 < bamako.1);
        let (east, north) = (
            view.at((17.0, -2.9)).0 - view.at((17.0, -3.9)).0,
            view.at((17.5, -3.9)).1 - view.at((18.5, -3.9)).1,
        );
        assert!((east / north / 17.0_f64.to_radians().cos() - 1.0).abs() < 0.01);
    }

    #[test]
    fn polygons_end_at_the_edge() {
        let view = View::fit(&outline("MLI"), &[], ROOM);
        let ring: Ring = vec![(0.0, -60.0), (0.0, 50.0), (40.0, 50.0), (40.0, -60.0)];
        let cut = view.ring(&ring);
        assert!(cut.iter().all(|(x, y)| *x > -1e-6 && *x < 640.1 && *y > -1e-6 && *y < view.size.1 + 0.1));
        assert!(cut.len() >= 4);
        assert!(view.ring(&vec![(60.0, 50.0), (60.0, 51.0), (61.0, 50.0)]).is_empty());
    }

    #[test]
    fn a_place_by_itself_has_a_map() {
        let view = View::fit(&[], &[((10.0, 179.95), 7.0)], ROOM);
        let (x, y) = view.at((10.0, 179.95));
        assert!((x - 320.0).abs() < 1.0 && y > 0.0 && y < view.size.1);
    }
}

//! Outlines of countries, coarse enough to be small and fine enough for a map of
//! the width of a page. A country's own size says what that is.

use super::adm1::Area;
use super::overrides::Overrides;
use super::simplify::{area, bends, distance};
use super::source::Sources;
use super::topology::{Point, Ring, Topology};
use std::collections::{BTreeMap, BTreeSet};

/// How many times the smallest bend fits into the length of a country, at most.
const FINENESS: f64 = 150.0;
/// Points of a country, and so many more for each of its islands. Where it has more
/// of them, larger bends are left out.
const POINTS: usize = 110;
const POINTS_OF_ISLAND: usize = 12;
/// Steps of the grid to the smallest bend.
const STEPS: f64 = 1.6;
/// Islands smaller than a bend are kept where no other is so many bends near.
const ALONE: f64 = 6.0;

/// A row of `data/outlines.tsv`.
#[derive(Debug, PartialEq)]
pub(super) struct Outline {
    pub(super) country: String,
    /// Steps of the grid to a degree.
    pub(super) steps: i32,
    /// Closed rings on the grid, longitude first, the largest first; holes turn right.
    pub(super) rings: Vec<Vec<(i32, i32)>>,
}

/// The outlines of all countries that have areas and are on the map.
pub(super) fn outlines(sources: &Sources, overrides: &Overrides, areas: &[Area]) -> Vec<Outline> {
    let map = &sources.atlas;
    let with_areas: BTreeSet<&String> = areas.iter().map(|area| &area.country).collect();
    let polygons = polygons(sources, overrides);
    let rings = polygons.into_iter().filter(|(country, _)| with_areas.contains(country));
    let rings = rings.map(|(country, polygons)| (country, map.dissolved(&polygons)));
    let rings: BTreeMap<String, Vec<Ring>> = rings.collect();
    let needed: Vec<Vec<f64>> = map.arcs.iter().map(|arc| bends(arc)).collect();
    let bends = rings.iter().map(|(country, rings)| (country, bend(map, rings, &needed)));
    let bends: BTreeMap<&String, f64> = bends.collect();
    let simple = Topology { arcs: simplified(map, &needed, &rings, &bends), features: Vec::new() };
    let outline = |(country, rings): (&String, &Vec<Ring>)| {
        let bend = bends.get(country).copied().unwrap_or(1.0);
        let steps = (111.2 * STEPS / bend).clamp(4.0, 1000.0).round() as i32;
        let rings = on_grid(kept(&simple, rings, bend), steps);
        Outline { country: country.clone(), steps, rings }
    };
    rings.iter().map(outline).filter(|outline| !outline.rings.is_empty()).collect()
}

/// The polygons of each country: what the map gives it, and what overrides move.
fn polygons(sources: &Sources, overrides: &Overrides) -> BTreeMap<String, Vec<Vec<Ring>>> {
    let map = &sources.atlas;
    let by_number: BTreeMap<&str, &String> =
        sources.countries.iter().map(|(iso3, names)| (names.numeric.as_str(), iso3)).collect();
    let mut out: BTreeMap<String, Vec<Vec<Ring>>> = BTreeMap::new();
    for feature in &map.features {
        for polygon in &feature.polygons {
            let points = map.points(polygon.first().map(Vec::as_slice).unwrap_or_default());
            let moved = overrides.all("outline").find(|row| {
                let inside = row.value.is_empty() || points.iter().all(|point| is_in(&row.value, *point));
                // What `cut` made has the override's own name.
                row.target == feature.name && inside
                    || format!("{} {}", row.target, row.value) == feature.name
            });
            let own = by_number.get(feature.id.as_str()).filter(|_| !feature.id.is_empty());
            if let Some(country) = moved.map(|row| &row.country).or(own.copied()) {
                out.entry(country.clone()).or_default().push(polygon.clone());
            }
        }
    }
    out
}

/// Whether a point lies between west, south, east and north.
fn is_in(bounds: &str, (x, y): Point) -> bool {
    let bounds: Vec<f64> = bounds.split(',').filter_map(|number| number.trim().parse().ok()).collect();
    matches!(bounds[..], [west, south, east, north] if x >= west && x <= east && y >= south && y <= north)
}

/// How long a country is in kilometres. Far islands count little, or they would
/// make its mainland coarse; a string of islets counts more than its little land.
fn length(map: &Topology, rings: &[Ring]) -> f64 {
    let points: Vec<Vec<Point>> = rings.iter().map(|ring| map.points(ring)).collect();
    let land: f64 = points.iter().map(|ring| area(ring)).sum();
    let all = || points.iter().flatten();
    let side = |of: &dyn Fn(&Point) -> f64| {
        let (low, high) =
            all().map(of).fold((f64::MAX, f64::MIN), |(low, high), at| (low.min(at), high.max(at)));
        (low, high)
    };
    let ((west, east), (south, north)) = (side(&|p| p.0), side(&|p| p.1));
    let across = if east - west > 180.0 { 0.0 } else { distance((west, south), (east, north)) };
    land.abs().sqrt().max(across / 5.0)
}

/// The smallest bend that a country shows.
fn bend(map: &Topology, rings: &[Ring], needed: &[Vec<f64>]) -> f64 {
    let of = |arc: &i32| needed.get(index(*arc)).map(Vec::as_slice).unwrap_or_default();
    let of = |ring: &Ring| ring.iter().flat_map(of).copied().collect::<Vec<f64>>();
    let rings_of: Vec<(f64, Vec<f64>)> =
        rings.iter().map(|ring| (area(&map.points(ring)).abs(), of(ring))).collect();
    let mut bend = length(map, rings) / FINENESS;
    loop {
        let seen: Vec<&Vec<f64>> =
            rings_of.iter().filter(|(area, _)| is_seen(*area, bend)).map(|(_, needed)| needed).collect();
        let points = seen.iter().flat_map(|needed| needed.iter()).filter(|needed| **needed >= bend).count();
        if points <= POINTS + POINTS_OF_ISLAND * seen.len() {
            return bend;
        }
        bend *= 1.05;
    }
}

/// Whether a ring of an area in square kilometres is larger than a bend.
fn is_seen(area: f64, bend: f64) -> bool {
    area.abs() > 4.0 * bend * bend
}

fn index(arc: i32) -> usize {
    (if arc < 0 { !arc } else { arc }) as usize
}

/// Each arc once, as fine as the smallest of the countries on its sides needs it,
/// so that neighbours still meet.
fn simplified(
    map: &Topology,
    needed: &[Vec<f64>],
    rings: &BTreeMap<String, Vec<Ring>>,
    bends: &BTreeMap<&String, f64>,
) -> Vec<Vec<Point>> {
    let mut finest = vec![f64::INFINITY; map.arcs.len()];
    for (country, rings) in rings {
        let bend = bends.get(country).copied().unwrap_or_default();
        for arc in rings.iter().flatten() {
            if let Some(finest) = finest.get_mut(index(*arc)) {
                *finest = finest.min(bend);
            }
        }
    }
    let arcs = map.arcs.iter().zip(needed).zip(finest);
    let simple = arcs.map(|((arc, needed), bend)| {
        arc.iter().zip(needed).filter(|(_, needed)| **needed >= bend).map(|(point, _)| *point).collect()
    });
    simple.collect()
}

/// Rings that can be seen, the largest first, and of the smaller ones those that
/// lie by themselves: a map of islands is made of them.
fn kept(map: &Topology, rings: &[Ring], bend: f64) -> Vec<Vec<Point>> {
    let mut rings: Vec<Vec<Point>> = rings.iter().map(|ring| map.points(ring)).collect();
    // The map's outer rings turn right, holes left; here it is the other way around.
    rings.iter_mut().for_each(|ring| ring.reverse());
    rings.sort_by(|one, other| area(other).abs().total_cmp(&area(one).abs()));
    let mut out: Vec<Vec<Point>> = Vec::new();
    for ring in rings {
        let near = |other: &Vec<Point>| {
            let pairs = other.iter().flat_map(|a| ring.first().map(|b| distance(*a, *b)));
            pairs.fold(f64::INFINITY, f64::min) < ALONE * bend
        };
        if is_seen(area(&ring), bend) || (area(&ring) > 0.0 && !out.iter().any(near)) {
            out.push(ring);
        }
    }
    out
}

fn on_grid(rings: Vec<Vec<Point>>, steps: i32) -> Vec<Vec<(i32, i32)>> {
    let at = |degrees: f64| (degrees * f64::from(steps)).round() as i32;
    let ring = |ring: Vec<Point>| {
        let mut points: Vec<(i32, i32)> = ring.into_iter().map(|(x, y)| (at(x), at(y))).collect();
        points.dedup();
        // The last point is the first one again.
        points.pop();
        points
    };
    let rings = rings.into_iter().map(ring);
    rings.filter(|ring| ring.iter().collect::<BTreeSet<_>>().len() > 2).collect()
}

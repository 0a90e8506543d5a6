//! Reads TopoJSON: arcs that neighbours share, and the polygons made of them.

use super::Fallible;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// A place on the map: longitude, latitude.
pub(super) type Point = (f64, f64);

/// Arcs one after the other; `!n` is arc `n` from its end to its start.
pub(super) type Ring = Vec<i32>;

/// What the map draws as one thing.
#[derive(Debug, Clone, Default)]
pub(super) struct Feature {
    /// ISO 3166-1 numeric; empty for what has none.
    pub(super) id: String,
    pub(super) name: String,
    /// Outer ring first, then holes.
    pub(super) polygons: Vec<Vec<Ring>>,
}

/// A whole map.
#[derive(Debug, Default)]
pub(super) struct Topology {
    pub(super) arcs: Vec<Vec<Point>>,
    pub(super) features: Vec<Feature>,
}

impl Topology {
    /// Reads the object `countries`.
    pub(super) fn read(file: &Value) -> Fallible<Self> {
        let pair = |key: &str| -> Option<Point> {
            let pair = file.get("transform")?.get(key)?;
            Some((pair.get(0)?.as_f64()?, pair.get(1)?.as_f64()?))
        };
        let (scale, origin) = (pair("scale").ok_or("no scale")?, pair("translate").ok_or("no translate")?);
        let arcs = list(file.get("arcs")).map(|arc| decoded(arc, scale, origin)).collect();
        let features = list(file.pointer("/objects/countries/geometries")).map(feature).collect();
        Ok(Self { arcs, features })
    }

    pub(super) fn arc(&self, index: i32) -> &[Point] {
        let index = if index < 0 { !index } else { index };
        self.arcs.get(index as usize).map(Vec::as_slice).unwrap_or_default()
    }

    /// The points of a ring, the first one again at the end. Longitudes go on beyond
    /// 180 degrees where the ring does.
    pub(super) fn points(&self, ring: &[i32]) -> Vec<Point> {
        let mut out: Vec<Point> = Vec::new();
        for &index in ring {
            let mut arc = self.arc(index).to_vec();
            if index < 0 {
                arc.reverse();
            }
            let joined = usize::from(!out.is_empty());
            out.extend(arc.into_iter().skip(joined));
        }
        unwrapped(out)
    }

    /// Polygons that touch become one: what two of them share is no border.
    pub(super) fn dissolved(&self, polygons: &[Vec<Ring>]) -> Vec<Ring> {
        let rings: Vec<&Ring> = polygons.iter().flatten().collect();
        let used: BTreeSet<i32> = rings.iter().flat_map(|ring| ring.iter().copied()).collect();
        let is_inside = |arc: &i32| used.contains(&!arc);
        let (open, mut closed): (Vec<&Ring>, Vec<Ring>) =
            rings.into_iter().fold((Vec::new(), Vec::new()), |(mut open, mut closed), ring| {
                if ring.iter().any(is_inside) {
                    open.push(ring)
                } else {
                    closed.push(ring.clone())
                }
                (open, closed)
            });
        let border = open.into_iter().flatten().copied().filter(|arc| !is_inside(arc));
        closed.extend(self.stitched(border.collect()));
        closed
    }

    /// Rings of arcs that end where the next one starts.
    fn stitched(&self, arcs: Vec<i32>) -> Vec<Ring> {
        let key = |point: Option<&Point>| point.map(|(x, y)| (x.to_bits(), y.to_bits()));
        let start = |arc: i32| key(if arc < 0 { self.arc(arc).last() } else { self.arc(arc).first() });
        let mut from: BTreeMap<_, Vec<i32>> = BTreeMap::new();
        for &arc in &arcs {
            from.entry(start(arc)).or_default().push(arc);
        }
        let mut rings = Vec::new();
        let mut left: BTreeSet<i32> = arcs.iter().copied().collect();
        for arc in arcs {
            let (mut ring, mut next) = (Vec::new(), Some(arc).filter(|arc| left.contains(arc)));
            while let Some(arc) = next {
                left.remove(&arc);
                ring.push(arc);
                let after = from.get(&start(!arc)).into_iter().flatten();
                next = after.copied().find(|arc| left.contains(arc));
            }
            if !ring.is_empty() {
                rings.push(ring);
            }
        }
        rings
    }
}

fn list(value: Option<&Value>) -> impl Iterator<Item = &Value> {
    value.and_then(Value::as_array).into_iter().flatten()
}

/// Arcs are written as steps from point to point on a grid.
fn decoded(arc: &Value, scale: Point, origin: Point) -> Vec<Point> {
    let (mut x, mut y) = (0, 0);
    let step = |step: &Value, index: usize| step.get(index).and_then(Value::as_i64).unwrap_or_default();
    let points = list(Some(arc)).map(|to| {
        (x, y) = (x + step(to, 0), y + step(to, 1));
        (x as f64 * scale.0 + origin.0, y as f64 * scale.1 + origin.1)
    });
    unwrapped(points.collect())
}

/// Without jumps from one edge of the world to the other.
fn unwrapped(mut points: Vec<Point>) -> Vec<Point> {
    let mut before = points.first().map_or(0.0, |point| point.0);
    for (x, _) in &mut points {
        *x -= ((*x - before) / 360.0).round() * 360.0;
        before = *x;
    }
    points
}

fn feature(geometry: &Value) -> Feature {
    let text = |value: Option<&Value>| value.and_then(Value::as_str).unwrap_or_default().to_owned();
    let ring = |ring: &Value| list(Some(ring)).filter_map(Value::as_i64).map(|arc| arc as i32).collect();
    let polygon = |polygon: &Value| list(Some(polygon)).map(ring).collect();
    let arcs = geometry.get("arcs");
    let polygons = match geometry.get("type").and_then(Value::as_str) {
        Some("Polygon") => arcs.map(polygon).into_iter().collect(),
        _ => list(arcs).map(polygon).collect(),
    };
    Feature { id: text(geometry.get("id")), name: text(geometry.pointer("/properties/name")), polygons }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two squares side by side, and a third by itself.
    fn squares() -> Topology {
        let file = serde_json::json!({
            "transform": { "scale": [1.0, 1.0], "translate": [0.0, 0.0] },
            "arcs": [[[1, 0], [0, 1]], [[1, 1], [-1, 0], [0, -1], [1, 0]], [[1, 0], [1, 0], [0, 1], [-1, 0]],
                     [[5, 5], [1, 0], [0, 1], [-1, -1]]],
            "objects": { "countries": { "geometries": [
                { "type": "Polygon", "id": "001", "properties": { "name": "West" }, "arcs": [[0, 1]] },
                { "type": "MultiPolygon", "properties": { "name": "East" }, "arcs": [[[2, -1]], [[3]]] }
            ] } }
        });
        Topology::read(&file).unwrap()
    }

    #[test]
    fn arcs_are_read_forwards_and_backwards() {
        let map = squares();
        assert_eq!(map.features[0].name, "West");
        assert_eq!(map.points(&[0, 1]), [(1.0, 0.0), (1.0, 1.0), (0.0, 1.0), (0.0, 0.0), (1.0, 0.0)]);
        assert_eq!(map.points(&[2, -1]), [(1.0, 0.0), (2.0, 0.0), (2.0, 1.0), (1.0, 1.0), (1.0, 0.0)]);
    }

    #[test]
    fn a_ring_across_the_antimeridian_goes_on() {
        let points = vec![(179.0, 0.0), (-179.0, 0.0), (-179.0, 1.0), (179.0, 1.0), (179.0, 0.0)];
        let expected = [(179.0, 0.0), (181.0, 0.0), (181.0, 1.0), (179.0, 1.0), (179.0, 0.0)];
        assert_eq!(unwrapped(points), expected);
    }

    #[test]
    fn the_border_between_parts_of_one_country_goes() {
        let map = squares();
        let parts: Vec<Vec<Ring>> = map.features.iter().flat_map(|f| f.polygons.clone()).collect();
        let mut rings = map.dissolved(&parts);
        rings.sort();
        assert_eq!(rings, [vec![1, 2], vec![3]]);
    }
}

//! Cuts a country of the map along a parallel, where the map draws as one what are two.

use super::Fallible;
use super::overrides::Overrides;
use super::topology::{Feature, Point, Ring, Topology};
use std::collections::BTreeMap;

/// Does what overrides ask for by "south of LATITUDE": that part becomes a feature of
/// its own, called by the country's name and these words.
pub(super) fn cut(map: &mut Topology, overrides: &Overrides) -> Fallible<()> {
    for row in overrides.all("outline") {
        let Some(latitude) = row.value.strip_prefix("south of ") else { continue };
        let south = cut_off(map, &row.target, latitude.parse()?)?;
        let name = format!("{} {}", row.target, row.value);
        map.features.push(Feature { id: String::new(), name, polygons: south });
    }
    Ok(())
}

/// Takes what lies south of a latitude from a feature, and returns it.
fn cut_off(map: &mut Topology, name: &str, latitude: f64) -> Fallible<Vec<Vec<Ring>>> {
    split_arcs(map, name, latitude);
    let feature = map.features.iter().position(|feature| feature.name == name);
    let feature = feature.ok_or_else(|| format!("no {name} on the map"))?;
    let polygons = map.features.get_mut(feature).map(|feature| std::mem::take(&mut feature.polygons));
    let (mut north, mut south) = (Vec::new(), Vec::new());
    for polygon in polygons.unwrap_or_default() {
        let [ring] = &polygon[..] else {
            north.push(polygon);
            continue;
        };
        match halves(map, ring, latitude)? {
            (above, below) if below.is_empty() => north.push(vec![above]),
            (above, below) if above.is_empty() => south.push(vec![below]),
            (above, below) => {
                north.push(vec![above]);
                south.push(vec![below]);
            }
        }
    }
    if let Some(feature) = map.features.get_mut(feature) {
        feature.polygons = north;
    }
    Ok(south)
}

/// Makes arcs of the feature end at the parallel, for all who share them.
fn split_arcs(map: &mut Topology, name: &str, latitude: f64) {
    let of_feature = map.features.iter().filter(|feature| feature.name == name);
    let arcs: Vec<i32> = of_feature
        .flat_map(|feature| feature.polygons.iter().flatten().flatten())
        .map(|arc| if *arc < 0 { !arc } else { *arc })
        .collect();
    let mut pieces: BTreeMap<i32, Ring> = BTreeMap::new();
    for arc in arcs {
        let mut parts = split(map.arc(arc), latitude).into_iter();
        let (Some(first), Some(place)) = (parts.next(), map.arcs.get_mut(arc as usize)) else { continue };
        *place = first;
        let more = parts.map(|part| {
            map.arcs.push(part);
            map.arcs.len() as i32 - 1
        });
        pieces.insert(arc, std::iter::once(arc).chain(more).collect());
    }
    for ring in map.features.iter_mut().flat_map(|feature| &mut feature.polygons).flatten() {
        let whole = std::mem::take(ring);
        for arc in whole {
            match (pieces.get(&arc), pieces.get(&!arc)) {
                (Some(parts), _) => ring.extend(parts),
                (_, Some(parts)) => ring.extend(parts.iter().rev().map(|part| !part)),
                _ => ring.push(arc),
            }
        }
    }
}

/// A line in pieces that lie on one side of the parallel each.
fn split(line: &[Point], latitude: f64) -> Vec<Vec<Point>> {
    let mut out = vec![Vec::new()];
    let mut before: Option<Point> = None;
    for &to in line {
        if let Some(from) = before.filter(|from| (from.1 < latitude) != (to.1 < latitude)) {
            let part = (latitude - from.1) / (to.1 - from.1);
            let at = (from.0 + (to.0 - from.0) * part, latitude);
            out.last_mut().into_iter().for_each(|piece| piece.push(at));
            out.push(vec![at]);
        }
        out.last_mut().into_iter().for_each(|piece| piece.push(to));
        before = Some(to);
    }
    out
}

/// The northern and the southern part of a ring whose arcs end at the parallel.
fn halves(map: &mut Topology, ring: &Ring, latitude: f64) -> Fallible<(Ring, Ring)> {
    let is_north = |arc: &i32| map.arc(*arc).iter().any(|point| point.1 > latitude);
    let (mut north, mut south): (Ring, Ring) = ring.iter().partition(|arc| is_north(arc));
    let Some(start) = ring.iter().position(is_north) else { return Ok((north, south)) };
    if south.is_empty() {
        return Ok((north, south));
    }
    // Turned so that each half is one run of arcs: it must not start within either.
    let mut turned = ring.clone();
    turned.rotate_left(start);
    let runs_back = turned.iter().rev().take_while(|arc| is_north(arc)).count();
    turned.rotate_right(runs_back);
    let changes =
        turned.windows(2).filter(|pair| pair.iter().map(is_north).collect::<Vec<_>>() == [false, true]);
    if changes.count() > 0 {
        return Err("the parallel cuts a ring more than twice".into());
    }
    (north, south) = turned.iter().partition(|arc| is_north(arc));
    let (from, to) = (map.points(&north).last().copied(), map.points(&north).first().copied());
    map.arcs.push([from, to].into_iter().flatten().collect());
    let line = map.arcs.len() as i32 - 1;
    north.push(line);
    south.push(!line);
    Ok((north, south))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_country_is_cut_and_its_neighbour_keeps_its_border() {
        let arcs = vec![
            vec![(1.0, 3.0), (1.0, 0.0)],
            vec![(1.0, 0.0), (0.0, 0.0), (0.0, 3.0), (1.0, 3.0)],
            vec![(1.0, 0.0), (2.0, 0.0), (2.0, 3.0), (1.0, 3.0)],
        ];
        let feature = |name: &str, ring: Ring| Feature {
            name: name.to_owned(),
            polygons: vec![vec![ring]],
            ..Feature::default()
        };
        let mut map =
            Topology { arcs, features: vec![feature("West", vec![0, 1]), feature("East", vec![2, 0])] };
        let south = cut_off(&mut map, "West", 2.0).unwrap();
        let area = |ring: &Ring| super::super::simplify::area(&map.points(ring)).abs();
        let (north, south) = (&map.features[0].polygons[0][0], &south[0][0]);
        assert!((area(south) / area(north) - 2.0).abs() < 0.01, "{north:?} {south:?}");
        assert_eq!(map.points(&map.features[1].polygons[0][0]).len(), 6);
        assert_eq!(map.dissolved(&[vec![north.clone()], vec![south.clone()]]).len(), 1);
    }
}

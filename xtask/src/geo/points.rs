//! One point for each first-level area: the middle of the places in it, moved
//! to one of them, so that it is never in the sea or across a border.

use super::adm1::Area;
use super::fold::fold;
use super::source::Sources;
use super::towns::Towns;

/// Sets the points of all areas that have a known place.
pub(super) fn place(sources: &Sources, towns: &Towns, areas: &mut [Area]) {
    for area in areas.iter_mut() {
        let inside = towns.located.get(&(area.country.clone(), area.key().to_owned()));
        area.point = match inside {
            Some(points) if area.is_current() => medoid(points),
            _ => namesake(sources, area),
        };
    }
}

fn medoid(points: &[(f64, f64)]) -> Option<(f64, f64)> {
    let count = points.len() as f64;
    let (lat, lon) = points.iter().fold((0.0, 0.0), |(a, b), (lat, lon)| (a + lat / count, b + lon / count));
    let off = |p: &&(f64, f64)| (((p.0 - lat).powi(2) + (p.1 - lon).powi(2)) * 1e9) as u64;
    points.iter().min_by_key(off).copied()
}

/// A place with the area's own name: mostly its capital.
fn namesake(sources: &Sources, area: &Area) -> Option<(f64, f64)> {
    let iso2 = &sources.countries.get(&area.country)?.iso2;
    let names = area.folded();
    let places = sources.places.get(iso2)?;
    places.iter().find(|p| names.contains(&fold(&p.name))).map(|p| (p.lat, p.lon))
}

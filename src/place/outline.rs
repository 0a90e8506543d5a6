//! The outline of a country, from the gazetteer's blob.

use super::data;

/// A closed line of places: latitude, longitude. The first is not said again at the end.
pub type Ring = Vec<(f64, f64)>;

/// The outline of a country (ISO 3166-1 alpha-3): its land as rings that turn left, the
/// largest first, and holes in it as rings that turn right. Empty where none is known.
///
/// A ring across the antimeridian has longitudes beyond 180 degrees.
///
/// ```
/// let islands = headcount::place::outline::outline("FJI");
/// assert!(islands.len() > 10);
/// ```
pub fn outline(iso3: &str) -> Vec<Ring> {
    let bytes = data::outlines();
    let mut rest = Reader(&bytes);
    while let Some(country) = rest.code() {
        let Some(rings) = rest.rings() else { break };
        if country == iso3.as_bytes() {
            return rings;
        }
    }
    Vec::new()
}

/// What is left to read.
struct Reader<'a>(&'a [u8]);

impl Reader<'_> {
    fn code(&mut self) -> Option<[u8; 3]> {
        let (code, rest) = self.0.split_first_chunk::<3>()?;
        self.0 = rest;
        Some(*code)
    }

    fn rings(&mut self) -> Option<Vec<Ring>> {
        let steps = f64::from(self.number()?);
        let count = self.number()?;
        (0..count).map(|_| self.ring(steps)).collect()
    }

    fn ring(&mut self, steps: f64) -> Option<Ring> {
        let (mut lon, mut lat) = (0, 0);
        let count = self.number()?;
        let points = (0..count).map(|_| {
            lon += self.step()?;
            lat += self.step()?;
            Some((f64::from(lat) / steps, f64::from(lon) / steps))
        });
        points.collect()
    }

    fn step(&mut self) -> Option<i32> {
        let number = self.number()?;
        Some((number >> 1) as i32 ^ -((number & 1) as i32))
    }

    /// LEB128.
    fn number(&mut self) -> Option<u32> {
        let mut number = 0;
        for shift in (0..32).step_by(7) {
            let (byte, rest) = self.0.split_first()?;
            self.0 = rest;
            number |= u32::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }
}

//! Lines with fewer points that look the same: Visvalingam's way, which takes out
//! the point that spans the smallest triangle until all that are left span enough.

use super::topology::Point;

/// Kilometres per degree of latitude.
const DEGREE: f64 = 111.2;

/// Twice the area of a triangle in square kilometres, negative where it turns right.
pub(super) fn turn(a: Point, b: Point, c: Point) -> f64 {
    let across = ((a.1 + b.1 + c.1) / 3.0).to_radians().cos();
    ((b.0 - a.0) * (c.1 - a.1) - (c.0 - a.0) * (b.1 - a.1)) * across * DEGREE * DEGREE
}

/// Distance in kilometres, for short ones.
pub(super) fn distance(a: Point, b: Point) -> f64 {
    let across = ((a.1 + b.1) / 2.0).to_radians().cos();
    ((a.0 - b.0) * across).hypot(a.1 - b.1) * DEGREE
}

/// Area of a ring in square kilometres, negative for one that turns right.
pub(super) fn area(ring: &[Point]) -> f64 {
    let Some(first) = ring.first() else { return 0.0 };
    ring.windows(2).map(|pair| if let [a, b] = pair { turn(*first, *a, *b) / 2.0 } else { 0.0 }).sum()
}

/// For each point the size in kilometres of the smallest bend that needs it. Ends are
/// always needed, and three corners of a line that ends where it starts.
pub(super) fn bends(line: &[Point]) -> Vec<f64> {
    let mut out = vec![f64::INFINITY; line.len()];
    let mut left: Vec<usize> = (0..line.len()).collect();
    let mut spans: Vec<f64> = left.iter().map(|at| span_at(line, &left, *at)).collect();
    let least = if line.first() == line.last() { 4 } else { 2 };
    let mut largest: f64 = 0.0;
    while left.len() > least {
        let smallest = spans.iter().enumerate().min_by(|(_, a), (_, b)| a.total_cmp(b));
        let Some((at, _)) = smallest else { break };
        // What a point carries never shrinks, or a bend would go bit by bit.
        largest = largest.max(spans.remove(at));
        let gone = left.remove(at);
        if let Some(bend) = out.get_mut(gone) {
            *bend = largest.sqrt();
        }
        for near in [at.saturating_sub(1), at] {
            if let Some(span) = spans.get_mut(near) {
                *span = span_at(line, &left, near);
            }
        }
    }
    out
}

/// The triangle at a point of those that are left; infinite at the ends.
fn span_at(line: &[Point], left: &[usize], at: usize) -> f64 {
    let point = |at: usize| line.get(*left.get(at)?);
    let corners = at.checked_sub(1).and_then(|before| Some((point(before)?, point(at)?, point(at + 1)?)));
    corners.map_or(f64::INFINITY, |(a, b, c)| turn(*a, *b, *c).abs() / 2.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn simplified(line: &[Point], bend: f64) -> Vec<Point> {
        line.iter().zip(bends(line)).filter(|(_, needed)| *needed >= bend).map(|(point, _)| *point).collect()
    }
    #[test]
    fn small_bends_go_and_large_ones_stay() {
        let line = [(0.0, 0.0), (1.0, 0.01), (2.0, 0.0), (2.0, 2.0), (2.01, 3.0), (2.0, 4.0)];
        assert_eq!(simplified(&line, 30.0), [(0.0, 0.0), (2.0, 0.0), (2.0, 4.0)]);
        assert_eq!(simplified(&line, 0.0), line);
    }

    #[test]
    fn an_islet_stays_a_triangle() {
        let ring = [(0.0, 0.0), (0.01, 0.0), (0.01, 0.01), (0.0, 0.01), (0.0, 0.0)];
        assert_eq!(simplified(&ring, 1000.0).len(), 4);
    }

    #[test]
    fn a_degree_is_shorter_in_the_north() {
        assert!(
            (area(&[(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0), (0.0, 0.0)]) / 12_365.0 - 1.0).abs()
                < 0.01
        );
        assert!((distance((0.0, 60.0), (1.0, 60.0)) - 55.6).abs() < 0.1);
    }
}

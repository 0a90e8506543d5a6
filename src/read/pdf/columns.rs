//! Which parts of a page are read after which: columns one after the other.

use super::page::{Page, Segment};

/// Fewer lines than these side by side are no columns.
const LEAST_LINES: usize = 4;
/// Lines of running text have so many letters; cells of tables have fewer.
const LEAST_LETTERS: usize = 20;
/// The least space between columns, in ems: a wide table may reach into it.
const GUTTER: f32 = 0.4;
/// Columns inside columns: no page has more.
const DEEPEST: usize = 4;

/// The segments of a page, in parts that are read from top to bottom.
pub(super) fn in_reading_order(page: &Page) -> Vec<Vec<Segment>> {
    split(page.rows.iter().flatten().cloned().collect(), DEEPEST)
}

/// Segments from top to bottom, in parts.
fn split(segments: Vec<Segment>, depth: usize) -> Vec<Vec<Segment>> {
    if depth == 0 {
        return vec![segments];
    }
    let Some(edge) = best_edge(&segments) else { return vec![segments] };
    let mut out: Vec<Vec<Segment>> = Vec::new();
    // Bands without columns are one part with their neighbours.
    let mut single: Vec<Segment> = Vec::new();
    for band in bands(&segments, edge) {
        // Where the page has columns, the last lines of them are enough.
        if !is_columns(&band, edge, 1) {
            single.extend(band);
            continue;
        }
        if !single.is_empty() {
            out.push(std::mem::take(&mut single));
        }
        let (left, right): (Vec<Segment>, Vec<Segment>) =
            band.into_iter().partition(|segment| segment.left < edge - 1.0);
        out.extend(split(left, depth - 1));
        out.extend(split(right, depth - 1));
    }
    if !single.is_empty() {
        out.push(single);
    }
    out
}

/// Where a right column begins: the edge with the most lines beside each other.
fn best_edge(segments: &[Segment]) -> Option<f32> {
    let mut edges: Vec<f32> = segments.iter().map(|segment| segment.left).collect();
    edges.sort_by(f32::total_cmp);
    let groups = edges.chunk_by(|one, other| other - one < 2.0);
    let candidates =
        groups.filter(|group| group.len() >= LEAST_LINES).filter_map(|group| group.first().copied());
    let lines = |edge: f32| -> usize {
        bands(segments, edge).iter().filter(|band| is_columns(band, edge, LEAST_LINES)).map(Vec::len).sum()
    };
    let scored = candidates.map(|edge| (lines(edge), edge)).filter(|(lines, _)| *lines > 0);
    // Of equals the leftmost.
    scored.max_by(|one, other| one.0.cmp(&other.0).then(other.1.total_cmp(&one.1))).map(|(_, edge)| edge)
}

/// Segments between those that reach over an edge, and these by themselves.
fn bands(segments: &[Segment], edge: f32) -> Vec<Vec<Segment>> {
    let crosses =
        |segment: &Segment| segment.left < edge - 1.0 && segment.right > edge - GUTTER * segment.size;
    let mut out: Vec<Vec<Segment>> = Vec::new();
    let mut last = None;
    for segment in segments {
        let crossing = crosses(segment);
        match out.last_mut() {
            Some(band) if last == Some(crossing) => band.push(segment.clone()),
            _ => out.push(vec![segment.clone()]),
        }
        last = Some(crossing);
    }
    out
}

/// Whether running text stands on both sides of an edge.
fn is_columns(band: &[Segment], edge: f32, least: usize) -> bool {
    let (left, right): (Vec<&Segment>, Vec<&Segment>) =
        band.iter().partition(|segment| segment.left < edge - 1.0);
    let running = |side: &[&Segment]| side.len() >= least && usual_length(side) >= LEAST_LETTERS;
    let crossing = left.iter().any(|segment| segment.right > edge - GUTTER * segment.size);
    let overlap = || {
        let span = |side: &[&Segment]| {
            let y = || side.iter().map(|segment| segment.y);
            (y().fold(f32::INFINITY, f32::min), y().fold(f32::NEG_INFINITY, f32::max))
        };
        let ((top, bottom), (other_top, other_bottom)) = (span(&left), span(&right));
        top.max(other_top) <= bottom.min(other_bottom)
    };
    !crossing && running(&left) && running(&right) && overlap()
}

/// How long the line is that a letter usually stands in: a few short cells or words among
/// lines of text do not make it less.
fn usual_length(side: &[&Segment]) -> usize {
    let letters = || side.iter().map(|segment| segment.letters());
    letters().map(|letters| letters * letters).sum::<usize>() / letters().sum::<usize>().max(1)
}

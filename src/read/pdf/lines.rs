//! Lines of one column.

use super::page::{SAME_ROW, Segment};

/// Segments on one baseline, from left to right.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    pub(super) segments: Vec<Segment>,
}

impl Line {
    pub(super) fn y(&self) -> f32 {
        self.segments.first().map_or(0.0, |segment| segment.y)
    }

    pub(super) fn size(&self) -> f32 {
        self.segments.iter().map(|segment| segment.size).fold(0.0, f32::max)
    }

    pub(super) fn left(&self) -> f32 {
        self.segments.first().map_or(0.0, |segment| segment.left)
    }

    pub(super) fn right(&self) -> f32 {
        self.segments.last().map_or(0.0, |segment| segment.right)
    }

    pub(super) fn text(&self) -> String {
        self.segments.iter().map(|segment| segment.text.as_str()).collect::<Vec<_>>().join(" ")
    }
}

/// The segments of a column, which come from top to bottom, as lines.
pub(super) fn lines(segments: Vec<Segment>) -> Vec<Line> {
    let mut out: Vec<Line> = Vec::new();
    for segment in segments {
        match out
            .last_mut()
            .filter(|line| (line.y() - segment.y).abs() < SAME_ROW * line.size().max(segment.size))
        {
            Some(line) => line.segments.push(segment),
            None => out.push(Line { segments: vec![segment] }),
        }
    }
    out
}

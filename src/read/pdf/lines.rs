//! Lines of one column.

use super::page::{SAME_ROW, Segment};

/// Segments on one baseline, from left to right.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    /// From 1.
    pub(super) page: u32,
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
pub(super) fn lines(segments: Vec<Segment>, page: u32) -> Vec<Line> {
    let mut out: Vec<Line> = Vec::new();
    for segment in segments {
        match out
            .last_mut()
            .filter(|line| (line.y() - segment.y).abs() < SAME_ROW * line.size().max(segment.size))
        {
            Some(line) => line.segments.push(segment),
            None => out.push(Line { page, segments: vec![segment] }),
        }
    }
    close_loose(&mut out);
    out
}

/// In justified text a line with few words has gaps as wide as a table's, but all alike, and
/// ends where the column does: such a line is one segment.
fn close_loose(lines: &mut [Line]) {
    let right = lines.iter().map(Line::right).fold(0.0, f32::max);
    for line in lines {
        let gaps: Vec<f32> = line
            .segments
            .windows(2)
            .filter_map(|pair| Some(pair.last()?.left - pair.first()?.right))
            .collect();
        let (least, most) = gaps
            .iter()
            .fold((f32::INFINITY, 0.0_f32), |(least, most), gap| (least.min(*gap), most.max(*gap)));
        let letters =
            line.segments.iter().filter(|segment| segment.text.starts_with(char::is_alphabetic)).count();
        let full = right - line.right() < 0.3 * line.size();
        if gaps.len() > 1
            && most - least < 0.15 * line.size()
            && full
            && letters * 5 >= line.segments.len() * 3
        {
            let (text, right) = (line.text(), line.right());
            line.segments.truncate(1);
            line.segments
                .iter_mut()
                .for_each(|segment| (segment.text, segment.right) = (text.clone(), right));
        }
    }
}

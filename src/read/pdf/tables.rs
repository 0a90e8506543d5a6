//! Which lines of a column are rows of a table.

use super::super::blocks::Blocks;
use super::lines::Line;
use super::page::Segment;
use super::paragraphs::join_text;

/// Lines of running text, or the rows of a table with its number.
#[derive(Debug, PartialEq)]
pub(super) enum Part {
    Lines(Vec<Line>),
    Table(u32, Vec<Vec<String>>),
}

/// Lines further apart than so many ems are of other tables.
const APART: f32 = 4.0;
/// Lines that are nearer, in ems, go on a row of which they leave cells out.
const TIGHT: f32 = 1.4;
/// Lines that are nearer overlap: cells beside each other that are centred on their row.
const OVERLAPPING: f32 = 0.95;

/// A column in its parts.
pub(super) fn parts(lines: Vec<Line>, blocks: &mut Blocks) -> Vec<Part> {
    let mut out = Vec::new();
    let mut text: Vec<Line> = Vec::new();
    let mut rest = lines.as_slice();
    while let Some((line, after)) = rest.split_first() {
        match table(rest) {
            Some((length, columns)) => {
                let (mut own, behind) = rest.split_at_checked(length).unwrap_or((rest, &[]));
                // A label above its row's middle was taken for text.
                let lead = text.pop_if(|last| near(last, line) < OVERLAPPING);
                let with_lead: Vec<Line> = lead.into_iter().chain(own.iter().cloned()).collect();
                own = &with_lead;
                if !text.is_empty() {
                    out.push(Part::Lines(std::mem::take(&mut text)));
                }
                out.push(Part::Table(blocks.next_table(), rows(own, &columns)));
                rest = behind;
            }
            None => {
                text.push(line.clone());
                rest = after;
            }
        }
    }
    if !text.is_empty() {
        out.push(Part::Lines(text));
    }
    out
}

/// How far two lines are apart, in ems.
fn near(one: &Line, other: &Line) -> f32 {
    (other.y() - one.y()) / one.size().max(other.size()).max(1.0)
}

/// The edges of a column of a table.
type Column = (f32, f32);

/// The table that begins with the first of these lines: how many it has, and its columns.
fn table(lines: &[Line]) -> Option<(usize, Vec<Column>)> {
    let is_wide = |line: &Line| line.segments.len() > 1;
    lines.first().filter(|line| is_wide(line))?;
    let mut length: usize = 1;
    let mut pairs = lines.windows(2);
    let mut at = 1;
    while let Some([one, other]) = pairs.next() {
        at += 1;
        if near(one, other) > APART {
            break;
        }
        if is_wide(other) {
            length = at;
        } else if at - length > 2 {
            break;
        }
    }
    // What goes on the last row.
    while let (Some(last), Some(next)) =
        (length.checked_sub(1).and_then(|last| lines.get(last)), lines.get(length))
    {
        if near(last, next) >= OVERLAPPING {
            break;
        }
        length += 1;
    }
    let own = lines.get(..length)?;
    let columns = columns(own);
    let wide = own.iter().filter(|line| is_wide(line)).count();
    (wide >= 2 && columns.len() >= 2 && fits(own, &columns)).then_some((length, columns))
}

/// The columns of the lines with the most segments.
fn columns(lines: &[Line]) -> Vec<Column> {
    let most = lines.iter().map(|line| line.segments.len()).max().unwrap_or(0);
    let mut columns: Vec<Column> = Vec::new();
    for line in lines.iter().filter(|line| line.segments.len() == most) {
        for segment in &line.segments {
            columns.push((segment.left, segment.right));
        }
    }
    columns.sort_by(|one, other| one.0.total_cmp(&other.0));
    let mut out: Vec<Column> = Vec::new();
    for (left, right) in columns {
        match out.last_mut().filter(|last| left < last.1) {
            Some(last) => last.1 = last.1.max(right),
            None => out.push((left, right)),
        }
    }
    out
}

/// Whether hardly any segment lies in several columns.
fn fits(lines: &[Line], columns: &[Column]) -> bool {
    let segments = || lines.iter().filter(|line| line.segments.len() > 1).flat_map(|line| &line.segments);
    let over = segments().filter(|segment| touched(segment, columns) > 1).count();
    over * 5 <= segments().count()
}

fn touched(segment: &Segment, columns: &[Column]) -> usize {
    columns.iter().filter(|column| shared(segment, column) > 0.0).count()
}

fn shared(segment: &Segment, column: &Column) -> f32 {
    segment.right.min(column.1) - segment.left.max(column.0)
}

/// The column that a segment has the most of, or is nearest to.
fn column_of(segment: &Segment, columns: &[Column]) -> usize {
    let best = columns
        .iter()
        .enumerate()
        .max_by(|(_, one), (_, other)| shared(segment, one).total_cmp(&shared(segment, other)));
    best.map_or(0, |(at, _)| at)
}

/// The rows of a table: lines that go on a row are put to it.
fn rows(lines: &[Line], columns: &[Column]) -> Vec<Vec<String>> {
    let roomy = is_roomy(lines);
    let mut out: Vec<Vec<String>> = Vec::new();
    let mut before: Option<&Line> = None;
    for line in lines {
        let mut cells = vec![String::new(); columns.len()];
        for segment in &line.segments {
            if let Some(cell) = cells.get_mut(column_of(segment, columns)) {
                join_text(cell, &segment.text);
            }
        }
        let distance = before.map_or(f32::INFINITY, |before| near(before, line));
        match out.last_mut().filter(|row| goes_on(row, &cells, distance, roomy)) {
            Some(row) => row.iter_mut().zip(&cells).for_each(|(cell, more)| join_text(cell, more)),
            None => out.push(cells),
        }
        before = Some(line);
    }
    out
}

/// Whether rows stand further apart than lines of text do.
fn is_roomy(lines: &[Line]) -> bool {
    let wide: Vec<&Line> = lines.iter().filter(|line| line.segments.len() > 1).collect();
    let mut gaps: Vec<f32> =
        wide.windows(2).filter_map(|pair| Some(near(pair.first()?, pair.last()?))).collect();
    gaps.sort_by(f32::total_cmp);
    gaps.get(gaps.len() / 2).is_some_and(|gap| *gap > TIGHT + 0.1)
}

/// Whether a line goes on the row before.
fn goes_on(row: &[String], cells: &[String], distance: f32, roomy: bool) -> bool {
    if distance < OVERLAPPING {
        return true;
    }
    let filled = cells.iter().filter(|cell| !cell.is_empty()).count();
    let leaves_out = filled < cells.len()
        && cells.iter().zip(row).all(|(cell, above)| cell.is_empty() || !above.is_empty());
    let first = cells.first().map_or("", String::as_str);
    let in_words = first.is_empty() || first.starts_with(|c: char| c.is_lowercase() || c == '(');
    let numbers = cells.iter().skip(1).any(|cell| cell.starts_with(|c: char| c.is_ascii_digit()));
    distance < TIGHT && leaves_out && !numbers && (roomy || in_words)
}

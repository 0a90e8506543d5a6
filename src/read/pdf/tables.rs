//! Which lines of a column are rows of a table.

use super::lines::Line;
use super::page::Segment;
use super::paragraphs::join_text;

/// Lines of running text, or of a table.
#[derive(Debug, PartialEq)]
pub(super) enum Part {
    Lines(Vec<Line>),
    Table(Vec<Line>),
}

/// A row of a table, and the page that it begins on.
#[derive(Debug, PartialEq)]
pub(super) struct Row {
    pub(super) page: u32,
    pub(super) cells: Vec<String>,
}

/// Lines further apart than so many ems are of other tables.
const APART: f32 = 4.0;
/// Lines that are nearer, in ems, go on a row of which they leave cells out.
const TIGHT: f32 = 1.4;
/// Lines of a label between two lines with several cells.
const MOST_LABEL_LINES: usize = 4;
/// Lines that are nearer overlap: cells beside each other that are centred on their row.
const OVERLAPPING: f32 = 0.95;

/// A column in its parts.
pub(super) fn parts(lines: &[Line]) -> Vec<Part> {
    let mut out = Vec::new();
    let mut text: Vec<Line> = Vec::new();
    let mut rest = lines;
    while let Some((line, after)) = rest.split_first() {
        match table(rest) {
            Some(length) => {
                let (own, behind) = rest.split_at_checked(length).unwrap_or((rest, &[]));
                // A label above its row's middle was taken for text.
                let lead = text.pop_if(|last| near(last, line) < OVERLAPPING);
                if !text.is_empty() {
                    out.push(Part::Lines(std::mem::take(&mut text)));
                }
                out.push(Part::Table(lead.into_iter().chain(own.iter().cloned()).collect()));
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

/// The table that begins with the first of these lines: how many it has.
fn table(lines: &[Line]) -> Option<usize> {
    let mut wide = lines.first().filter(|line| is_wide(line))?;
    let mut length: usize = 1;
    for (at, pair) in lines.windows(2).enumerate() {
        let [one, other] = pair else { break };
        if near(one, other) > APART {
            break;
        }
        if is_wide(other) {
            (wide, length) = (other, at + 2);
        } else if at + 2 - length > MOST_LABEL_LINES || !lies_in_cell(other, wide) {
            break;
        }
    }
    // What goes on the last row.
    while let (Some(last), Some(next)) =
        (length.checked_sub(1).and_then(|last| lines.get(last)), lines.get(length))
    {
        let distance = near(last, next);
        let more =
            distance < TIGHT && lies_in_cell(next, wide) && !next.text().starts_with(char::is_uppercase);
        if !(distance < OVERLAPPING || more) {
            break;
        }
        length += 1;
    }
    let own = lines.get(..length)?;
    (own.iter().filter(|line| is_wide(line)).count() >= 2 && is_table(own)).then_some(length)
}

fn is_wide(line: &Line) -> bool {
    line.segments.len() > 1
}

/// Whether a line can be a cell of the row that a wide line is of: it touches one column.
fn lies_in_cell(line: &Line, wide: &Line) -> bool {
    let columns: Vec<Column> = wide.segments.iter().map(|segment| (segment.left, segment.right)).collect();
    line.segments.first().is_some_and(|segment| touched(segment, &columns) <= 1)
}

fn is_table(lines: &[Line]) -> bool {
    let columns = columns(lines);
    columns.len() >= 2 && fits(lines, &columns)
}

/// Puts the lines of a table to one that ended with the page before, if they go on it:
/// their columns are the same, and a head that is printed again is left out.
///
/// # Errors
/// They do not: the lines, as they are.
pub(super) fn go_on(table: &mut Vec<Line>, more: Vec<Line>) -> Result<(), Vec<Line>> {
    const AWAY: f32 = 3.0;
    let (Some(last), Some(first)) = (table.last(), more.first()) else { return Err(more) };
    let shift = last.y() + AWAY * last.size().max(first.size()) - first.y();
    let again = table.iter().zip(&more).take_while(|(one, other)| one.text() == other.text()).count();
    let mut whole = table.clone();
    whole.extend(more.iter().skip(again).cloned().map(|mut line| {
        line.segments.iter_mut().for_each(|segment| segment.y += shift);
        line
    }));
    if !is_table(&whole) {
        return Err(more);
    }
    *table = whole;
    Ok(())
}

/// Where the lines have words below each other, with stripes between that hardly any line
/// crosses.
fn columns(lines: &[Line]) -> Vec<Column> {
    const STRIPE: f32 = 0.3;
    let few = lines.len() / 10;
    let segments = || lines.iter().flat_map(|line| &line.segments);
    let mut edges: Vec<(f32, bool)> =
        segments().flat_map(|segment| [(segment.left, true), (segment.right, false)]).collect();
    edges.sort_by(|one, other| one.0.total_cmp(&other.0));
    let stripe = STRIPE * lines.iter().map(Line::size).fold(0.0, f32::max);
    let mut out: Vec<Column> = Vec::new();
    let mut open = 0_usize;
    for (x, begins) in edges {
        let before = open;
        open = if begins { open + 1 } else { open.saturating_sub(1) };
        if begins && before == few {
            match out.last_mut().filter(|last| x - last.1 < stripe) {
                Some(last) => last.1 = x,
                None => out.push((x, x)),
            }
        } else if !begins
            && open == few
            && let Some(last) = out.last_mut()
        {
            last.1 = x;
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
pub(super) fn rows(lines: &[Line]) -> Vec<Row> {
    let columns = columns(lines);
    let roomy = is_roomy(lines);
    let mut out: Vec<Row> = Vec::new();
    let mut before: Option<&Line> = None;
    for line in lines {
        let mut cells = vec![String::new(); columns.len()];
        for segment in &line.segments {
            if let Some(cell) = cells.get_mut(column_of(segment, &columns)) {
                join_text(cell, &segment.text);
            }
        }
        let distance = before.map_or(f32::INFINITY, |before| near(before, line));
        match out.last_mut().filter(|row| goes_on(&row.cells, &cells, distance, roomy)) {
            Some(row) => row.cells.iter_mut().zip(&cells).for_each(|(cell, more)| join_text(cell, more)),
            None => out.push(Row { page: line.page, cells }),
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
    let number = |cell: &str| cell.starts_with(|c: char| c.is_ascii_digit());
    let twice = cells.iter().zip(row).any(|(cell, above)| number(cell) && !above.is_empty());
    if roomy {
        return distance < TIGHT && !twice;
    }
    let first = cells.first().map_or("", String::as_str);
    let in_words = first.is_empty() || first.starts_with(|c: char| c.is_lowercase() || c == '(');
    let leaves_out = cells.iter().any(String::is_empty)
        && cells.iter().zip(row).all(|(cell, above)| cell.is_empty() || !above.is_empty());
    distance < TIGHT && leaves_out && in_words && !cells.iter().skip(1).any(|cell| number(cell))
}

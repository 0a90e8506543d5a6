//! A matrix as plain geometry: panels of as many columns as there is room for.

use std::ops::Range;

use super::{Cell, Content, Line, Matrix, Shown};
use crate::chart::Spec;
use crate::chart::frame::{self, GAP, NAMED, RING, ROW_GAP};
use crate::chart::layout::{Anchor, Layout, Look, Point, Rect, Sheet};
use crate::chart::palette::Ink;

/// Radius of the largest disc.
const LARGEST: f64 = 11.0;
/// What is not nothing is seen: radius of the smallest disc, and of the smallest hatched one.
const SMALLEST: f64 = 2.5;
const SMALLEST_HATCHED: f64 = 4.5;
/// Shares of the width that names of areas may take, and one long word of them; in CSS
/// pixels they take no more than so much.
const NAMES: f64 = 0.34;
const LONG_NAMES: f64 = 0.42;
const MOST_NAMES: f64 = 220.0;
/// Words of a column's label that are wider are written below, behind a letter.
const WIDEST_WORD: f64 = 62.0;
/// Least width of a column, so that its cells can be hit.
const LEAST_COLUMN: f64 = 28.0;
/// A column is at most so much wider than it needs to be, or the eye loses its row.
const MOST_SLACK: f64 = 48.0;
/// Larger numbers are nonsense, and their sums would not be finite.
const MOST: f64 = 1e290;

const NAME: Look = Look::LABEL;
const HEAD: Look = Look::NAME;
const NUMBER: Look = Look::NUMBER;

/// Lays out a matrix of the spec's width.
pub(in crate::chart) fn lay(matrix: &Matrix, spec: &Spec) -> Layout {
    let mut sheet = Sheet::new(spec.width);
    frame::lay_heading(&mut sheet, matrix.heading.as_ref());
    frame::lay_legend(&mut sheet, &matrix.legend);
    let content = &matrix.content;
    if !content.lines.is_empty() {
        let plan = Plan::new(content, sheet.inner());
        for columns in plan.panels(content.columns.len()) {
            plan.lay_panel(&mut sheet, content, columns);
        }
        plan.lay_letters(&mut sheet, content);
    }
    frame::lay_remarks(&mut sheet, &matrix.remarks, !content.lines.is_empty());
    frame::lay_source(&mut sheet, matrix.source.as_deref());
    sheet.finish()
}

/// Where the columns are, and how their cells are filled.
#[derive(Debug)]
struct Plan {
    names: f64,
    column: f64,
    panels: usize,
    /// Numbers stand beside their disc, else below it.
    beside: bool,
    /// From the left edge of a column to the middle of its discs.
    disc: f64,
    /// Columns are headed by letters, which are explained below.
    letters: bool,
    radius_of_one: f64,
}

impl Plan {
    fn new(content: &Content, inner: f64) -> Self {
        let widest = |widths: &mut dyn Iterator<Item = f64>| widths.fold(0.0, f64::max);
        let words = content.lines.iter().flat_map(|line| line.label.split(' '));
        let word = widest(&mut words.map(|word| NAME.width(word))).min(inner * LONG_NAMES);
        let most_names = word.max(inner * NAMES).min(MOST_NAMES);
        let names = content.lines.iter().flat_map(|line| NAME.wrap(&line.label, most_names, 2));
        let names = widest(&mut names.map(|line| NAME.width(&line))).max(LEAST_COLUMN) + GAP;
        let cells = || content.lines.iter().flat_map(|line| &line.cells);
        let number = widest(&mut cells().flat_map(|cell| &cell.numbers).map(|number| NUMBER.width(number)));
        let words = content.columns.iter().flat_map(|column| column.label.split(' '));
        let word = widest(&mut words.map(|word| HEAD.width(word)));
        let letters = word > WIDEST_WORD
            || content
                .columns
                .iter()
                .any(|column| HEAD.wrap(&column.label, word.max(LEAST_COLUMN), 4).len() > 3);
        let head = if letters { LEAST_COLUMN } else { word + GAP / 2.0 };
        let count = content.columns.len().max(1);
        let room = inner - names;
        let beside = (2.0 * LARGEST + 4.0 + number + 2.0 * GAP).max(head).max(LEAST_COLUMN);
        let below = (2.0 * LARGEST + GAP).max(number + GAP / 2.0).max(head).max(LEAST_COLUMN);
        let is_beside = beside * count as f64 <= room;
        let least = if is_beside { beside } else { below };
        let most_in_panel = ((room / least).floor() as usize).clamp(1, count);
        let panels = count.div_ceil(most_in_panel);
        let per_panel = count.div_ceil(panels);
        let column = (room / per_panel as f64).min(least + MOST_SLACK);
        let disc =
            if is_beside { (column - 2.0 * LARGEST - 4.0 - number) / 2.0 + LARGEST } else { column / 2.0 };
        let most = widest(&mut cells().filter(|cell| cell.look == Shown::People).map(people));
        let radius_of_one = if most > 0.0 { LARGEST / most.sqrt() } else { 0.0 };
        Self { names, column, panels, beside: is_beside, disc, letters, radius_of_one }
    }

    /// The columns of each panel, as many in one as in the other.
    fn panels(&self, count: usize) -> Vec<Range<usize>> {
        let start = |panel: usize| (panel * count).div_ceil(self.panels);
        (0..self.panels).map(|panel| start(panel)..start(panel + 1)).collect()
    }

    /// Left edge of a column that is the `place`th of its panel.
    fn x(&self, sheet: &Sheet, place: usize) -> f64 {
        sheet.margin + self.names + place as f64 * self.column
    }

    /// Puts some of the columns, with the areas that have something in them.
    fn lay_panel(&self, sheet: &mut Sheet, content: &Content, columns: Range<usize>) {
        if columns.start > 0 {
            sheet.y += 2.0 * GAP;
        }
        self.lay_heads(sheet, content, columns.clone());
        for line in &content.lines {
            let cells: Vec<&Cell> = line.cells.iter().filter(|cell| columns.contains(&cell.column)).collect();
            if !cells.is_empty() {
                self.lay_line(sheet, line, &cells, &columns);
            }
        }
    }

    fn lay_heads(&self, sheet: &mut Sheet, content: &Content, columns: Range<usize>) {
        let room = self.column - GAP / 2.0;
        let shown = content.columns.iter().enumerate().skip(columns.start).take(columns.len());
        let heads: Vec<(usize, Vec<String>)> = shown
            .map(|(at, column)| {
                let label = if self.letters { letter(at) } else { column.label.clone() };
                (at, HEAD.wrap(&label, room, 3))
            })
            .collect();
        let most_lines = heads.iter().map(|(_, lines)| lines.len()).max().unwrap_or(1).max(1);
        let height = (most_lines as f64 * HEAD.line() + ROW_GAP).max(24.0);
        for (at, lines) in &heads {
            let x = self.x(sheet, at - columns.start);
            let mut y = sheet.y + height - ROW_GAP / 2.0 - lines.len() as f64 * HEAD.line();
            for line in lines {
                sheet.text((x + self.column / 2.0, y + HEAD.line() / 2.0), Anchor::Middle, HEAD, line);
                y += HEAD.line();
            }
            if let Some(column) = content.columns.get(*at) {
                let area = Rect { x, y: sheet.y, width: self.column, height };
                sheet.mark(frame::mark(area, &column.key, &column.summary, &column.figures));
            }
        }
        sheet.y += height;
    }

    fn lay_line(&self, sheet: &mut Sheet, line: &Line, cells: &[&Cell], columns: &Range<usize>) {
        let width = self.names + columns.len() as f64 * self.column;
        sheet.fill(Rect { x: sheet.margin, y: sheet.y, width, height: 1.0 }, Ink::Rule);
        let look = if line.is_area { NAME } else { Look::QUIET };
        let label = look.wrap(&line.label, self.names - GAP, 2);
        let label_height = label.len() as f64 * look.line();
        let filled = cells.iter().map(|cell| self.cell_height(cell)).fold(0.0, f64::max);
        let height = label_height.max(filled).max(2.0 * LARGEST) + ROW_GAP;
        sheet.lines(sheet.margin, sheet.y + (height - label_height) / 2.0, look, &label);
        let area = Rect { x: sheet.margin, y: sheet.y, width: self.names, height };
        sheet.mark(frame::mark(area, &line.key, &line.summary, &line.figures));
        for cell in cells {
            let x = self.x(sheet, cell.column - columns.start);
            self.lay_cell(sheet, cell, Rect { x, y: sheet.y, width: self.column, height });
        }
        sheet.y += height;
    }

    fn cell_height(&self, cell: &Cell) -> f64 {
        let numbers = cell.numbers.len() as f64 * NUMBER.line();
        let has_disc = cell.look == Shown::People && !self.beside;
        if has_disc { 2.0 * LARGEST + numbers } else { numbers }
    }

    fn lay_cell(&self, sheet: &mut Sheet, cell: &Cell, area: Rect) {
        if cell.selected {
            let below_rule = Rect { y: area.y + 1.0, height: area.height - 1.0, ..area };
            sheet.fill(below_rule, Ink::Band);
        }
        let numbers: Vec<String> =
            cell.numbers.iter().flat_map(|number| NUMBER.wrap(number, area.width - 2.0, 1)).collect();
        let look = if cell.look == Shown::Unlocated { Look::SMALL } else { NUMBER };
        let height = numbers.len() as f64 * look.line();
        let middle = area.y + area.height / 2.0;
        let x = area.x + self.disc;
        if self.beside || numbers.is_empty() {
            lay_disc(sheet, cell, (x, middle), self.radius_of_one);
            sheet.lines(x + LARGEST + 4.0, middle - height / 2.0, look, &numbers);
        } else {
            let top = middle - self.cell_height(cell) / 2.0;
            lay_disc(sheet, cell, (x, top + LARGEST), self.radius_of_one);
            let mut y = top + self.cell_height(cell) - height + look.line() / 2.0;
            for number in &numbers {
                sheet.text((x, y), Anchor::Middle, look, number);
                y += look.line();
            }
        }
        sheet.mark(frame::mark(area, &cell.key, &cell.summary, &cell.figures));
    }

    /// Says which letter stands for which outcome.
    fn lay_letters(&self, sheet: &mut Sheet, content: &Content) {
        if !self.letters {
            return;
        }
        sheet.y += GAP;
        let (letters, labels) = (HEAD, Look::SMALL);
        let indent =
            content.columns.iter().enumerate().map(|(at, _)| letters.width(&letter(at))).fold(0.0, f64::max)
                + 6.0;
        let mut x = sheet.margin;
        let mut low = sheet.y;
        for (at, column) in content.columns.iter().enumerate() {
            let lines = labels.wrap(&column.label, sheet.inner() - indent, 2);
            let wide = indent + lines.iter().map(|line| labels.width(line)).fold(0.0, f64::max);
            if x > sheet.margin && (x + wide > sheet.right() || lines.len() > 1) {
                x = sheet.margin;
                sheet.y = low + 2.0;
            }
            sheet.text((x, sheet.y + letters.line() / 2.0), Anchor::Left, letters, &letter(at));
            low = low.max(sheet.lines(x + indent, sheet.y, labels, &lines)).max(sheet.y + letters.line());
            x += wide + 2.0 * GAP;
        }
        sheet.y = low + GAP;
    }
}

/// Puts what stands for a cell; people of no area have their number only.
fn lay_disc(sheet: &mut Sheet, cell: &Cell, centre: Point, radius_of_one: f64) {
    let radius = |people: f64| people.min(MOST).sqrt() * radius_of_one;
    match cell.look {
        Shown::Unlocated => return,
        Shown::Named => return sheet.disc(centre, NAMED, Ink::Unsaid),
        Shown::Uncounted => return sheet.ring(centre, RING),
        Shown::People => {}
    }
    let mut room = LARGEST;
    let alone = radius(cell.alone).max(SMALLEST);
    if cell.shared > 0.0 {
        let least = if cell.alone > 0.0 { alone + 2.0 } else { SMALLEST_HATCHED };
        let around = radius(people(cell)).max(least).min(LARGEST);
        sheet.hatched_disc(centre, around);
        // However few are shared, they are seen around the others.
        room = around - 2.0;
    }
    if cell.alone > 0.0 {
        sheet.disc(centre, alone.min(room), Ink::Solid);
    }
    if cell.alone <= 0.0 && cell.shared <= 0.0 {
        sheet.ring(centre, RING);
    }
}

/// What a disc's size stands for.
fn people(cell: &Cell) -> f64 {
    let within = |people: f64| if people.is_finite() { people.clamp(0.0, MOST) } else { 0.0 };
    within(cell.alone) + within(cell.shared)
}

/// A, B, ... Z, AA, AB, ...
fn letter(at: usize) -> String {
    let last = char::from(b'A' + (at % 26) as u8);
    if at < 26 { last.to_string() } else { letter(at / 26 - 1) + &last.to_string() }
}

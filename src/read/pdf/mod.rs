//! Pages of positioned words to text, as a person reads them.
//!
//! Knows no PDF and no library that reads them: the command line hands over what
//! [`file`] finds in a file, the page what pdf.js does. Columns are read one after the
//! other, running heads and page numbers are left out, lines become paragraphs, rows of
//! tables stay rows.

mod columns;
#[cfg(feature = "pdf")]
pub(crate) mod file;
mod furniture;
mod lines;
mod page;
mod paragraphs;
mod tables;
#[cfg(test)]
mod tests;

use serde::Deserialize;

use super::blocks::{Block, Blocks, Shape};
use super::document::{Document, Kind};
use super::error::ReadError;
use lines::Line;
use page::{Page, Segment};
use paragraphs::Sizes;
use tables::Part;

/// Words that stand in one direction on a page, as pdf.js has them (`TextItem`).
#[derive(Debug, Clone, Deserialize)]
pub struct Item {
    /// What they say.
    #[serde(rename = "str")]
    pub text: String,
    /// Where they begin and how large they are: a matrix `[a, b, c, d, x, y]` that maps one
    /// em to the page.
    pub transform: [f32; 6],
    /// How far they reach.
    pub width: f32,
}

/// The size of a page and where its items lie on it.
#[derive(Debug, Clone, Copy, Deserialize)]
pub struct View {
    /// From left to right.
    pub width: f32,
    /// From top to bottom.
    pub height: f32,
    /// Maps an item's coordinates to ones that begin in the upper left corner.
    pub transform: [f32; 6],
}

/// Pages with fewer letters and digits each have no text to speak of.
const LEAST_LETTERS: usize = 3;

/// The pages of a file, added in their order.
#[derive(Debug, Default)]
pub struct Layout {
    pages: Vec<Page>,
}

impl Layout {
    /// Adds the next page.
    pub fn add_page(&mut self, view: &View, items: impl IntoIterator<Item = Item>) {
        self.pages.push(Page::new(view, items));
    }

    /// The text of all pages.
    ///
    /// # Errors
    /// There is none on any page: they are scans.
    pub fn finish(mut self, name: &str) -> Result<Document, ReadError> {
        let letters = |page: &Page| page.rows.iter().flatten().map(Segment::letters).sum::<usize>();
        let bare = self.pages.iter().filter(|page| letters(page) < LEAST_LETTERS).count();
        if bare == self.pages.len() {
            return Err(ReadError::Scan);
        }
        furniture::remove(&mut self.pages);
        let sizes = Sizes::new(&self.pages);
        let mut reading = Reading::default();
        for (page, number) in self.pages.iter().zip(1..) {
            for column in columns::in_reading_order(page) {
                for (at, part) in tables::parts(&lines::lines(column, number)).into_iter().enumerate() {
                    reading.add(part, at == 0, &sizes);
                }
            }
        }
        let mut blocks = reading.finish();
        if bare > 0 {
            let message = format!("{bare} of {} pages have no text; they may be scans.", self.pages.len());
            blocks.note("pages_without_text", &message);
        }
        blocks.finish(name, Kind::Pdf)
    }
}

/// What was read so far.
#[derive(Default)]
struct Reading {
    blocks: Blocks,
    /// The last table, which may go on in the next column.
    table: Vec<Line>,
}

impl Reading {
    fn add(&mut self, part: Part, begins_column: bool, sizes: &Sizes) {
        let lines = match part {
            Part::Table(lines) if begins_column && !self.table.is_empty() => {
                match tables::go_on(&mut self.table, lines) {
                    Ok(()) => return,
                    Err(lines) => lines,
                }
            }
            Part::Table(lines) => lines,
            Part::Lines(lines) => {
                self.end_table();
                return self.append(paragraphs::of_text(&lines, sizes));
            }
        };
        self.end_table();
        self.table = lines;
    }

    fn end_table(&mut self) {
        if !self.table.is_empty() {
            let rows = tables::rows(&std::mem::take(&mut self.table));
            let number = self.blocks.next_table();
            self.blocks.list.extend(paragraphs::of_table(rows, number));
        }
    }

    /// Adds blocks of text; the first may go on the one before.
    fn append(&mut self, read: Vec<Block>) {
        let mut read = read.into_iter();
        if let Some(first) = read.next() {
            match self.blocks.list.last_mut().filter(|last| goes_on(last, &first)) {
                Some(last) => paragraphs::join(last, first),
                None => self.blocks.list.push(first),
            }
        }
        self.blocks.list.extend(read);
    }

    fn finish(mut self) -> Blocks {
        self.end_table();
        self.blocks
    }
}

/// Whether a paragraph was broken by the end of a column.
fn goes_on(last: &Block, next: &Block) -> bool {
    let flows = matches!(last.shape, Shape::Paragraph | Shape::Item(_)) && next.shape == Shape::Paragraph;
    let (Some(before), Some(after)) = (last.pieces.last(), next.pieces.first()) else { return false };
    let open = !before.text.ends_with(['.', '!', '?', ':', ';', '…', '"', '”', '»']);
    let begun = after.text.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit() || c == '(');
    flows && open && (begun || before.text.ends_with('-'))
}

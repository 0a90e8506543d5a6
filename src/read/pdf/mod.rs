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

use serde::Deserialize;

use super::blocks::{Block, Blocks, Shape};
use super::document::{Document, Kind};
use super::error::ReadError;
use page::{Page, Segment};
use paragraphs::Sizes;

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
        let mut blocks = Blocks::default();
        for (at, page) in self.pages.iter().enumerate() {
            let number = u32::try_from(at + 1).unwrap_or(u32::MAX);
            for column in columns::in_reading_order(page) {
                let parts = tables::parts(lines::lines(column), &mut blocks);
                let read = paragraphs::blocks(parts, number, &sizes);
                append(&mut blocks, read);
            }
        }
        if bare > 0 {
            let message = format!("{bare} of {} pages have no text; they may be scans.", self.pages.len());
            blocks.note("pages_without_text", &message);
        }
        blocks.finish(name, Kind::Pdf)
    }
}

/// Adds what was read of a column; its first paragraph may go on the one before.
fn append(blocks: &mut Blocks, read: Vec<Block>) {
    let mut read = read.into_iter();
    if let Some(first) = read.next() {
        match blocks.list.last_mut().filter(|last| goes_on(last, &first)) {
            Some(last) => paragraphs::join(last, first),
            None => blocks.list.push(first),
        }
    }
    blocks.list.extend(read);
}

/// Whether a paragraph was broken by the end of a column.
fn goes_on(last: &Block, next: &Block) -> bool {
    let flows = matches!(last.shape, Shape::Paragraph | Shape::Item(_)) && next.shape == Shape::Paragraph;
    let (Some(before), Some(after)) = (last.pieces.last(), next.pieces.first()) else { return false };
    let open = !before.text.ends_with(['.', '!', '?', ':', ';', '…', '"', '”', '»']);
    let begun = after.text.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit() || c == '(');
    flows && open && (begun || before.text.ends_with('-'))
}

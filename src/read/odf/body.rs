//! The text of an OpenDocument text: its paragraphs and tables in order.

use super::super::blocks::{Blocks, Shape};
use super::super::error::ReadError;
use super::super::table::{Cell, Table};
use super::super::xml::{Element, Node, Xml};
use super::styles::{Mark, Styles};

/// More tables inside tables than this are read as text of the outer ones.
const DEEPEST: usize = 16;
/// More spaces in a row than anyone types.
const MOST_SPACES: u32 = 100;

/// A paragraph while it is read; others lie in it where text boxes and notes do.
#[derive(Debug, Default)]
struct Paragraph {
    text: String,
    heading: Option<u8>,
}

struct List {
    style: String,
    number: u32,
    fresh: bool,
}

struct Rows {
    table: Table,
    cells: Vec<Cell>,
}

/// Where the reader is.
pub(super) struct Body<'a> {
    styles: &'a Styles,
    blocks: Blocks,
    in_text: bool,
    paragraphs: Vec<Paragraph>,
    lists: Vec<List>,
    tables: Vec<Rows>,
    /// Tables that are open and read as text of the outer ones.
    too_deep: usize,
    /// In the body of a note, and its paragraphs so far.
    note: Option<Vec<String>>,
    /// Notes in the order of the text, to be written at its end.
    notes: Vec<String>,
}

impl<'a> Body<'a> {
    pub(super) fn new(styles: &'a Styles) -> Self {
        Self {
            styles,
            blocks: Blocks::default(),
            in_text: false,
            paragraphs: Vec::new(),
            lists: Vec::new(),
            tables: Vec::new(),
            too_deep: 0,
            note: None,
            notes: Vec::new(),
        }
    }

    pub(super) fn finish(mut self) -> Blocks {
        for (at, note) in self.notes.iter().enumerate() {
            self.blocks.push(Shape::Paragraph, &format!("[{}] {note}", at + 1));
        }
        self.blocks
    }

    pub(super) fn read(&mut self, text: &str) -> Result<(), ReadError> {
        let mut xml = Xml::new(text);
        while let Some(node) = xml.next()? {
            match node {
                Node::Open(element) if self.passes_over(&element) => xml.skip()?,
                Node::Open(element) => self.open(&element),
                Node::Text(text) => self.text(&text),
                Node::Close(name) => self.close(&name),
            }
        }
        Ok(())
    }

    fn passes_over(&mut self, element: &Element) -> bool {
        if element.name() == "tracked-changes" {
            self.blocks.note(
                "tracked_changes",
                "The file has tracked changes; it was read as if all of them were accepted.",
            );
            return true;
        }
        matches!(
            element.name(),
            "annotation"
                | "note-citation"
                | "table-of-content"
                | "illustration-index"
                | "table-index"
                | "alphabetical-index"
                | "object-index"
                | "user-index"
                | "bibliography"
                | "forms"
        )
    }

    fn open(&mut self, element: &Element) {
        match element.name() {
            "text" => self.in_text = true,
            "h" => {
                let level = element.number("outline-level").unwrap_or(1);
                self.begin(Some(u8::try_from(level).unwrap_or(9)));
            }
            "p" if self.in_text => {
                let title = element.attribute("style-name").is_some_and(|style| self.styles.is_title(&style));
                self.begin(title.then_some(1));
            }
            "s" => {
                let spaces = element.number("c").unwrap_or(1).min(MOST_SPACES);
                self.add(&" ".repeat(spaces as usize));
            }
            "tab" => self.add("\t"),
            "line-break" => self.add("\n"),
            "list" => {
                let style = element.attribute("style-name");
                let style =
                    style.or_else(|| self.lists.last().map(|list| list.style.clone())).unwrap_or_default();
                self.lists.push(List { style, number: 0, fresh: false });
            }
            "list-item" => {
                if let Some(list) = self.lists.last_mut() {
                    list.number = list.number.saturating_add(1);
                    list.fresh = true;
                }
            }
            "note" => {
                self.add(&format!("[{}]", self.notes.len() + 1));
                self.note = Some(Vec::new());
            }
            _ => self.open_table(element),
        }
    }

    fn open_table(&mut self, element: &Element) {
        match element.name() {
            "table" if self.too_deep > 0 || self.tables.len() >= DEEPEST => self.too_deep += 1,
            "table-cell" | "covered-table-cell" if self.too_deep > 0 => {}
            "table" => {
                let table = Table::new(&mut self.blocks, false);
                self.tables.push(Rows { table, cells: Vec::new() });
            }
            "table-cell" | "covered-table-cell" => {
                let cell = Cell {
                    rows: element.number("number-rows-spanned").unwrap_or(1),
                    continues: element.name() == "covered-table-cell",
                    ..Cell::default()
                };
                let repeats = element.number("number-columns-repeated").unwrap_or(1).clamp(1, 200);
                if let Some(rows) = self.tables.last_mut() {
                    rows.cells.extend(std::iter::repeat_n(cell, repeats as usize));
                }
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "text" => self.in_text = false,
            "h" | "p" => {
                if let Some(paragraph) = self.paragraphs.pop() {
                    self.end(paragraph);
                }
            }
            "list" => drop(self.lists.pop()),
            "note" => self.notes.extend(self.note.take().map(|paragraphs| paragraphs.join(" "))),
            "table" if self.too_deep > 0 => self.too_deep -= 1,
            "table-row" if self.too_deep == 0 => {
                if let Some(rows) = self.tables.last_mut() {
                    let cells = std::mem::take(&mut rows.cells);
                    rows.table.row(cells, &mut self.blocks);
                }
            }
            "table" => drop(self.tables.pop()),
            _ => {}
        }
    }

    fn begin(&mut self, heading: Option<u8>) {
        self.paragraphs.push(Paragraph { text: String::new(), heading });
    }

    fn add(&mut self, text: &str) {
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.text.push_str(text);
        }
    }

    /// White space is one space: the format writes others as elements.
    fn text(&mut self, text: &str) {
        let Some(paragraph) = self.paragraphs.last_mut() else { return };
        for character in text.chars() {
            match character {
                ' ' | '\t' | '\n' | '\r' => {
                    if !paragraph.text.ends_with(' ') {
                        paragraph.text.push(' ');
                    }
                }
                other => paragraph.text.push(other),
            }
        }
    }

    /// Adds a paragraph to the note, the cell or the text that it stands in.
    fn end(&mut self, paragraph: Paragraph) {
        let text = paragraph.text.trim();
        if text.is_empty() {
            return;
        }
        if let Some(note) = &mut self.note {
            return note.push(text.to_owned());
        }
        if let Some(cell) = self.tables.last_mut().and_then(|rows| rows.cells.last_mut()) {
            return cell.paragraphs.push(text.to_owned());
        }
        let text = if text.matches('\t').count() >= 2 { text.to_owned() } else { text.replace('\t', " ") };
        let level = u32::try_from(self.lists.len()).unwrap_or(u32::MAX);
        let shape = match (paragraph.heading, self.lists.last_mut()) {
            (Some(level), _) => Shape::Heading(level),
            (None, Some(list)) if list.fresh => {
                list.fresh = false;
                match self.styles.mark(&list.style, level) {
                    Some(Mark::Number(format, behind)) if !format.is_empty() => {
                        Shape::Item(Some(number(list.number, format) + behind))
                    }
                    _ => Shape::Item(None),
                }
            }
            _ => Shape::Paragraph,
        };
        self.blocks.push(shape, &text);
    }
}

fn number(count: u32, format: &str) -> String {
    let letter = |first: u8| {
        let at = u8::try_from(count.saturating_sub(1) % 26).unwrap_or(0);
        char::from(first + at).to_string()
    };
    match format {
        "a" => letter(b'a'),
        "A" => letter(b'A'),
        _ => count.to_string(),
    }
}

//! The text of a Word file: its paragraphs and tables in order.

use super::super::blocks::{Blocks, Shape};
use super::super::error::ReadError;
use super::super::table::{Cell, Table};
use super::super::xml::{Element, Node, Xml};
use super::numbering::{Mark, Numbering};
use super::styles::{InList, Styles};

/// More tables inside tables than this are read as text of the outer ones.
const DEEPEST: usize = 16;

/// A paragraph while it is read.
#[derive(Debug, Default)]
struct Paragraph {
    text: String,
    style: Option<String>,
    list: InList,
    outline: Option<u8>,
    /// Its end was deleted: the next paragraph goes on in it.
    runs_on: bool,
}

/// A table while it is read.
struct Rows {
    table: Table,
    cells: Vec<Cell>,
    deleted: bool,
}

/// Where the reader is.
pub(super) struct Body<'a> {
    styles: &'a Styles,
    numbering: Numbering,
    blocks: Blocks,
    /// Paragraphs lie in each other where text boxes are in them.
    paragraphs: Vec<Paragraph>,
    tables: Vec<Rows>,
    /// Tables that are open and read as text of the outer ones.
    too_deep: usize,
    /// Inside the properties of a paragraph, not those of a run.
    in_properties: bool,
    hidden: bool,
    /// Ids of the notes that were referred to, in the order of the text.
    notes: Vec<(String, String)>,
}

impl<'a> Body<'a> {
    pub(super) fn new(styles: &'a Styles, numbering: Numbering) -> Self {
        Self {
            styles,
            numbering,
            blocks: Blocks::default(),
            paragraphs: Vec::new(),
            tables: Vec::new(),
            too_deep: 0,
            in_properties: false,
            hidden: false,
            notes: Vec::new(),
        }
    }

    pub(super) fn finish(mut self) -> Blocks {
        while let Some(paragraph) = self.paragraphs.pop() {
            self.end(paragraph);
        }
        self.blocks
    }

    /// Reads a part with paragraphs and tables.
    pub(super) fn read(&mut self, text: &str) -> Result<(), ReadError> {
        let mut xml = Xml::new(text);
        while let Some(node) = xml.next()? {
            match node {
                Node::Open(element) if self.passes_over(&element) => xml.skip()?,
                Node::Open(element) if element.name() == "t" => {
                    let text = xml.inner_text()?;
                    self.add(&text);
                }
                Node::Open(element) => self.open(&element),
                Node::Close(name) => self.close(&name),
                Node::Text(_) => {}
            }
        }
        Ok(())
    }

    /// Deleted text, and what is there twice. Says so where a change was tracked.
    fn passes_over(&mut self, element: &Element) -> bool {
        match element.name() {
            "del" | "moveFrom" if !self.in_properties && !self.is_in_row_properties() => {
                self.note_changes();
                true
            }
            "Fallback" | "instrText" | "delText" | "pPrChange" | "rPrChange" | "tblPrChange" | "sectPr"
            | "tblGrid" => true,
            _ => false,
        }
    }

    fn is_in_row_properties(&self) -> bool {
        self.tables.last().is_some_and(|rows| rows.cells.is_empty() && self.paragraphs.is_empty())
    }

    fn note_changes(&mut self) {
        self.blocks.note(
            "tracked_changes",
            "The file has tracked changes; it was read as if all of them were accepted.",
        );
    }

    fn open(&mut self, element: &Element) {
        let value = || element.attribute("val");
        match element.name() {
            "p" => self.begin(),
            "pPr" => self.in_properties = true,
            "rPr" | "r" => self.hidden = false,
            "vanish" if !self.in_properties => {
                self.hidden = value().is_none_or(|value| value != "0" && value != "false")
            }
            "pStyle" => self.set(|paragraph, value| paragraph.style = value, value()),
            "numId" => self.set(|paragraph, value| paragraph.list.list = value, value()),
            "ilvl" => self.set(
                |paragraph, value| paragraph.list.level = value.and_then(|level| level.parse().ok()),
                value(),
            ),
            "outlineLvl" => self.set(
                |paragraph, value| paragraph.outline = value.and_then(|level| level.parse().ok()),
                value(),
            ),
            "ins" | "moveTo" => self.note_changes(),
            "del" | "moveFrom" if self.in_properties => {
                self.note_changes();
                self.set(|paragraph, _| paragraph.runs_on = true, None);
            }
            "del" => {
                self.note_changes();
                self.tables.last_mut().into_iter().for_each(|rows| rows.deleted = true);
            }
            "tab" if !self.in_properties => self.add("\t"),
            "br" | "cr" if element.attribute("type").is_none_or(|kind| kind == "textWrapping") => {
                self.add("\n")
            }
            "noBreakHyphen" => self.add("\u{2011}"),
            "footnoteReference" | "endnoteReference" => self.refer(element),
            _ => self.open_table(element),
        }
    }

    fn open_table(&mut self, element: &Element) {
        match element.name() {
            "tbl" if self.too_deep > 0 || self.tables.len() >= DEEPEST => self.too_deep += 1,
            "tc" | "gridSpan" | "vMerge" if self.too_deep > 0 => {}
            "tbl" => {
                let table = Table::new(&mut self.blocks, false);
                self.tables.push(Rows { table, cells: Vec::new(), deleted: false });
            }
            "tc" => {
                if let Some(rows) = self.tables.last_mut() {
                    rows.cells.push(Cell::default());
                }
            }
            "gridSpan" => {
                let columns = element.number("val").unwrap_or(1);
                self.cell().into_iter().for_each(|cell| cell.columns = columns);
            }
            "vMerge" => {
                let begins = element.attribute("val").is_some_and(|value| value == "restart");
                if let Some(cell) = self.cell() {
                    cell.continues = !begins;
                    cell.rows = u32::MAX;
                }
            }
            _ => {}
        }
    }

    fn cell(&mut self) -> Option<&mut Cell> {
        self.tables.last_mut()?.cells.last_mut()
    }

    fn close(&mut self, name: &str) {
        match name {
            "p" => {
                if let Some(paragraph) = self.paragraphs.pop() {
                    if paragraph.runs_on {
                        self.paragraphs.push(paragraph);
                    } else {
                        self.end(paragraph);
                    }
                }
            }
            "pPr" => self.in_properties = false,
            "r" => self.hidden = false,
            "tbl" if self.too_deep > 0 => self.too_deep -= 1,
            "tr" if self.too_deep == 0 => {
                if let Some(rows) = self.tables.last_mut() {
                    let cells = std::mem::take(&mut rows.cells);
                    if !std::mem::take(&mut rows.deleted) {
                        rows.table.row(cells, &mut self.blocks);
                    }
                }
            }
            "tbl" => drop(self.tables.pop()),
            _ => {}
        }
    }

    fn begin(&mut self) {
        if let Some(last) = self.paragraphs.last_mut().filter(|last| last.runs_on) {
            last.runs_on = false;
        } else {
            self.paragraphs.push(Paragraph::default());
        }
    }

    fn set(&mut self, change: impl FnOnce(&mut Paragraph, Option<String>), value: Option<String>) {
        if self.in_properties
            && let Some(paragraph) = self.paragraphs.last_mut()
        {
            change(paragraph, value);
        }
    }

    fn add(&mut self, text: &str) {
        if let Some(paragraph) = self.paragraphs.last_mut().filter(|_| !self.hidden) {
            paragraph.text.push_str(text);
        }
    }

    fn refer(&mut self, element: &Element) {
        let kind = element.name().trim_end_matches("Reference").to_owned();
        let id = element.attribute("id").unwrap_or_default();
        self.notes.push((kind, id));
        let mark = format!("[{}]", self.notes.len());
        self.add(&mark);
    }

    /// Adds a paragraph to the cell or to the text that it stands in.
    fn end(&mut self, paragraph: Paragraph) {
        let style = paragraph.style.as_deref();
        if paragraph.text.trim().is_empty() || self.styles.is_contents(style) {
            return;
        }
        let heading = paragraph
            .outline
            .map_or_else(|| self.styles.heading(style), |level| (level < 9).then_some(level + 1));
        let inherited = self.styles.list(style);
        let list = InList {
            list: paragraph.list.list.or(inherited.list),
            level: paragraph.list.level.or(inherited.level),
        };
        let mark = self.numbering.next(&list);
        let text = without_tabs(&paragraph.text);
        if let Some(cell) = self.cell() {
            let number = match mark {
                Some(Mark::Number(number)) => number + " ",
                _ => String::new(),
            };
            return cell.paragraphs.push(number + text.trim());
        }
        match (heading, mark) {
            (Some(level), Some(Mark::Number(number))) => {
                self.blocks.push(Shape::Heading(level), &format!("{number} {text}"));
            }
            (Some(level), _) => self.blocks.push(Shape::Heading(level), &text),
            (None, Some(Mark::Number(number))) => self.blocks.push(Shape::Item(Some(number)), &text),
            (None, Some(Mark::Bullet)) => self.blocks.push(Shape::Item(None), &text),
            (None, Some(Mark::None) | None) => self.blocks.push(Shape::Paragraph, &text),
        }
    }

    /// Adds the notes that the text referred to, with their numbers.
    pub(super) fn read_notes(&mut self, text: &str, kind: &str) -> Result<(), ReadError> {
        let mut xml = Xml::new(text);
        while let Some(node) = xml.next()? {
            match node {
                Node::Open(element) if self.passes_over(&element) => xml.skip()?,
                Node::Open(element) if element.name() == kind => {
                    let id = element.attribute("id").unwrap_or_default();
                    let known = self.notes.iter().position(|(of, note)| of == kind && *note == id);
                    match known {
                        Some(at) => self.paragraphs.push(Paragraph {
                            text: format!("[{}] ", at + 1),
                            runs_on: true,
                            ..Paragraph::default()
                        }),
                        None => xml.skip()?,
                    }
                }
                Node::Open(element) if element.name() == "t" => {
                    let text = xml.inner_text()?;
                    self.add(&text);
                }
                Node::Open(element) => self.open(&element),
                Node::Close(name) => self.close(&name),
                Node::Text(_) => {}
            }
        }
        Ok(())
    }
}

/// Tabs that only set a line apart would look like a table's; two or more are one.
fn without_tabs(text: &str) -> String {
    if text.trim().matches('\t').count() >= 2 { text.to_owned() } else { text.replace('\t', " ") }
}

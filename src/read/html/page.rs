//! A page while it is read: which block is open, in which list, in which cell.

use super::super::blocks::{Blocks, Shape};
use super::super::table::{Cell, Table};
use super::Element;
use super::elements::{heading, is_aside, is_block, is_main};

/// A page with less in its main part has its text elsewhere.
const LEAST_MAIN: usize = 200;

/// Where the reader is.
#[derive(Default)]
pub(super) struct Page {
    blocks: Blocks,
    /// For each block whether it is in the main part.
    in_main: Vec<bool>,
    text: String,
    heading: Option<u8>,
    lists: Vec<List>,
    tables: Vec<Rows>,
    /// The element that is passed over, and how many of its name are open.
    aside: Option<(String, usize)>,
    /// How many main parts are open.
    main: usize,
    /// In the page's header, outside its main part, only headings are text.
    header: usize,
    pre: usize,
    title: Option<String>,
    in_title: bool,
    /// In a link to another place of the page.
    in_reference: bool,
    /// Where a raised mark begins in the text.
    raised: Option<usize>,
    before: usize,
}

struct List {
    ordered: bool,
    number: u32,
    /// An item has begun and has no text yet.
    fresh: bool,
}

struct Rows {
    table: Table,
    row: Option<Vec<Cell>>,
    in_cell: bool,
}

impl Page {
    pub(super) fn new(blocks: Blocks) -> Self {
        let before = blocks.list.len();
        Self { blocks, before, ..Self::default() }
    }

    pub(super) fn open(&mut self, element: &Element) {
        if let Some((name, open)) = &mut self.aside {
            *open += usize::from(name == element.name);
            return;
        }
        if is_aside(element) {
            self.aside = Some((element.name.to_owned(), 1));
            return;
        }
        if is_block(element.name) {
            self.flush();
        }
        if is_main(element) {
            self.main += 1;
        }
        match element.name {
            "title" if self.title.is_none() => self.in_title = true,
            "header" if self.main == 0 => self.header += 1,
            "ul" | "ol" => self.open_list(element),
            "li" => self.open_item(),
            "pre" => self.pre += 1,
            "br" => self.text.push('\n'),
            "a" => self.in_reference = element.attribute("href").is_some_and(|to| to.starts_with('#')),
            "sup" => self.raised = Some(self.text.len()),
            "table" => {
                let table = Table::new(&mut self.blocks, true);
                self.tables.push(Rows { table, row: None, in_cell: false });
            }
            "tr" => self.open_row(),
            "td" | "th" => self.open_cell(element),
            name => self.heading = heading(name).or(self.heading),
        }
    }

    pub(super) fn close(&mut self, name: &str) {
        if let Some((aside, open)) = &mut self.aside {
            if aside == name {
                *open -= 1;
                if *open == 0 {
                    self.aside = None;
                }
            }
            return;
        }
        if is_block(name) {
            self.flush();
        }
        match name {
            "title" => self.in_title = false,
            "header" => self.header = self.header.saturating_sub(1),
            "main" | "article" => self.main = self.main.saturating_sub(1),
            "ul" | "ol" => drop(self.lists.pop()),
            "pre" => self.pre = self.pre.saturating_sub(1),
            "a" => self.in_reference = false,
            "sup" => self.close_raised(),
            "tr" => self.close_row(),
            "td" | "th" => self.tables.last_mut().into_iter().for_each(|rows| rows.in_cell = false),
            "table" => {
                self.close_row();
                self.tables.pop();
            }
            name if heading(name).is_some() => self.heading = None,
            _ => {}
        }
    }

    /// White space is one space, but in `pre`.
    pub(super) fn text(&mut self, text: &str) {
        if self.aside.is_some() {
            return;
        }
        if self.in_title {
            self.title.get_or_insert_default().push_str(text);
            return;
        }
        if self.pre > 0 {
            self.text.push_str(text);
            return;
        }
        for character in text.chars() {
            match character {
                ' ' | '\t' | '\n' | '\r' | '\u{c}' => {
                    if !self.text.is_empty() && !self.text.ends_with([' ', '\n']) {
                        self.text.push(' ');
                    }
                }
                other => self.text.push(other),
            }
        }
    }

    fn open_list(&mut self, element: &Element) {
        let number = if element.name == "ol" { element.number("start").saturating_sub(1) } else { 0 };
        self.lists.push(List { ordered: element.name == "ol", number, fresh: false });
    }

    fn open_item(&mut self) {
        if self.lists.is_empty() {
            self.lists.push(List { ordered: false, number: 0, fresh: false });
        }
        if let Some(list) = self.lists.last_mut() {
            list.number = list.number.saturating_add(1);
            list.fresh = true;
        }
    }

    fn open_row(&mut self) {
        self.close_row();
        if let Some(rows) = self.tables.last_mut() {
            rows.row = Some(Vec::new());
        }
    }

    fn open_cell(&mut self, element: &Element) {
        if let Some(rows) = self.tables.last_mut() {
            let rows_over = element.number("rowspan");
            let cell = Cell { columns: element.number("colspan"), rows: rows_over, ..Cell::default() };
            rows.row.get_or_insert_default().push(cell);
            rows.in_cell = true;
        }
    }

    fn close_row(&mut self) {
        if let Some(rows) = self.tables.last_mut() {
            rows.in_cell = false;
            if let Some(cells) = rows.row.take() {
                rows.table.row(cells, &mut self.blocks);
            }
        }
        self.mark_new();
    }

    /// A raised number is a footnote's, unless it stands behind a unit: "km2".
    fn close_raised(&mut self) {
        let Some(start) = self.raised.take() else { return };
        let Some(mark) = self.text.get(start..).map(str::trim) else { return };
        if !(1..=3).contains(&mark.len()) || !mark.bytes().all(|byte| byte.is_ascii_digit()) {
            return;
        }
        let word: String = self.text.get(..start).unwrap_or_default().chars().rev().take(3).collect();
        let unit = word.chars().take_while(|c| c.is_alphabetic()).count() <= 2 && word.starts_with('m');
        if unit && !self.in_reference {
            return;
        }
        let mark = format!("[{mark}]");
        self.text.truncate(start);
        self.text.push_str(&mark);
    }

    /// Ends the open block.
    fn flush(&mut self) {
        self.raised = None;
        let text = std::mem::take(&mut self.text);
        if text.trim().is_empty() {
            return;
        }
        if let Some(cell) =
            self.tables.last_mut().filter(|rows| rows.in_cell).and_then(|rows| rows.row.as_mut()?.last_mut())
        {
            cell.paragraphs.push(text.trim().to_owned());
            return;
        }
        if self.header > 0 && self.main == 0 && self.heading.is_none() {
            return;
        }
        let shape = match (self.heading, self.lists.last_mut()) {
            (Some(level), _) => Shape::Heading(level),
            (None, Some(list)) if list.fresh => {
                list.fresh = false;
                Shape::Item(list.ordered.then(|| format!("{}.", list.number)))
            }
            _ => Shape::Paragraph,
        };
        self.blocks.push(shape, &text);
        self.mark_new();
    }

    fn mark_new(&mut self) {
        self.in_main.resize(self.blocks.list.len() - self.before, self.main > 0);
    }

    /// The blocks of the main part, if it has one.
    pub(super) fn finish(mut self) -> Blocks {
        self.flush();
        self.close_row();
        let before = self.before;
        let length = |block: &super::super::blocks::Block| -> usize {
            block.pieces.iter().map(|piece| piece.text.len()).sum()
        };
        let read = self.blocks.list.split_off(before);
        let main: usize =
            read.iter().zip(&self.in_main).filter(|(_, main)| **main).map(|(block, _)| length(block)).sum();
        let has_title = read.iter().any(|block| block.shape == Shape::Heading(1));
        if let Some(title) = self.title.filter(|title| !has_title && !title.trim().is_empty()) {
            self.blocks.push(Shape::Heading(1), &title);
        }
        let kept = read
            .into_iter()
            .zip(self.in_main)
            .filter(|(block, in_main)| main < LEAST_MAIN || *in_main || block.shape == Shape::Heading(1));
        self.blocks.list.extend(kept.map(|(block, _)| block));
        self.blocks
    }
}

//! Markdown to blocks.

use pulldown_cmark::{Event, HeadingLevel, MetadataBlockKind, Options, Parser, Tag, TagEnd};

use super::blocks::{Blocks, Shape};
use super::html;
use super::table::{Cell, Table};

/// Where the reader is.
#[derive(Default)]
struct Reader {
    blocks: Blocks,
    text: String,
    /// For each open list its next number, if it is a numbered one.
    lists: Vec<Option<u64>>,
    /// An item has begun and has no text yet.
    item: Option<Option<String>>,
    table: Option<Table>,
    cells: Vec<Cell>,
    html: String,
    metadata: bool,
    note: Option<String>,
}

/// What a Markdown text says.
pub(crate) fn read(text: &str) -> Blocks {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let mut reader = Reader::default();
    for event in Parser::new_ext(text, options) {
        reader.event(event);
    }
    reader.flush();
    reader.blocks
}

impl Reader {
    fn event(&mut self, event: Event) {
        match event {
            Event::Start(tag) => self.open(tag),
            Event::End(tag) => self.close(tag),
            Event::Text(text) | Event::Code(text) => self.text.push_str(&text),
            Event::SoftBreak => self.text.push(' '),
            Event::HardBreak => self.text.push('\n'),
            Event::FootnoteReference(label) => self.text.push_str(&format!("[{label}]")),
            Event::Html(html) => self.html.push_str(&html),
            Event::InlineHtml(html) if html.starts_with("<br") => self.text.push('\n'),
            _ => {}
        }
    }

    fn open(&mut self, tag: Tag) {
        match tag {
            Tag::List(first) => {
                self.flush();
                self.lists.push(first);
            }
            Tag::Item => {
                self.flush();
                let number = self.lists.last_mut().and_then(Option::as_mut).map(|next| {
                    *next += 1;
                    format!("{}.", *next - 1)
                });
                self.item = Some(number);
            }
            Tag::Table(_) => self.table = Some(Table::new(&mut self.blocks, false)),
            Tag::MetadataBlock(MetadataBlockKind::YamlStyle) => self.metadata = true,
            Tag::FootnoteDefinition(label) => self.note = Some(format!("[{label}] ")),
            Tag::Strikethrough => {}
            _ => {}
        }
    }

    fn close(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(level) => {
                let text = std::mem::take(&mut self.text);
                self.blocks.push(Shape::Heading(depth(level)), &text);
            }
            TagEnd::Paragraph | TagEnd::CodeBlock | TagEnd::Item => self.flush(),
            TagEnd::List(_) => drop(self.lists.pop()),
            TagEnd::FootnoteDefinition => self.note = None,
            TagEnd::TableCell => {
                let text = std::mem::take(&mut self.text);
                self.cells.push(Cell { paragraphs: vec![text], ..Cell::default() });
            }
            TagEnd::TableHead | TagEnd::TableRow => {
                let cells = std::mem::take(&mut self.cells);
                if let Some(table) = &mut self.table {
                    table.row(cells, &mut self.blocks);
                }
            }
            TagEnd::Table => self.table = None,
            TagEnd::HtmlBlock => {
                let page = std::mem::take(&mut self.html);
                self.blocks = html::read(&page, std::mem::take(&mut self.blocks));
            }
            TagEnd::MetadataBlock(_) => self.close_metadata(),
            _ => {}
        }
    }

    /// Of what stands before the text only the title is part of it.
    fn close_metadata(&mut self) {
        self.metadata = false;
        let text = std::mem::take(&mut self.text);
        let title = text.lines().find_map(|line| line.strip_prefix("title:"));
        if let Some(title) = title {
            self.blocks.push(Shape::Heading(1), title.trim().trim_matches(['"', '\'']));
        }
    }

    fn flush(&mut self) {
        let text = std::mem::take(&mut self.text);
        if text.trim().is_empty() {
            return;
        }
        match (self.item.take(), self.note.take()) {
            (Some(number), _) => self.blocks.push(Shape::Item(number), &text),
            (None, Some(mark)) => self.blocks.push(Shape::Paragraph, &(mark + &text)),
            (None, None) => self.blocks.push(Shape::Paragraph, &text),
        }
    }
}

const fn depth(level: HeadingLevel) -> u8 {
    level as u8
}

#[cfg(test)]
mod tests {
    use super::super::document::Kind;
    use super::*;

    #[test]
    fn markdown_is_read_without_its_marks() {
        let text = "---\ntitle: \"Progress in Mali\"\nauthor: A\n---\n\n## Outcome 1\n\nWe **trained** 120\n[women](x)[^1].\n\n\
                    1. one\n2. two\n   - deep\n\n| Region | Women |\n|---|--:|\n| Kayes | 20 \\| 30 |\n\n<table><tr><td>a</td><td>b</td></tr></table>\n\n[^1]: Of these 40.\n";
        assert_eq!(
            read(text).finish("a.md", Kind::Markdown).unwrap().text,
            "# Progress in Mali\n\n## Outcome 1\n\nWe trained 120 women[1].\n1. one\n2. two\n- deep\n\n\
             Region\tWomen\nKayes\t20 | 30\n\na\tb\n\n[1] Of these 40.\n"
        );
    }
}

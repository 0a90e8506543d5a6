//! Styles of paragraphs: which are headings, which are in lists.

use std::collections::BTreeMap;

use super::super::error::ReadError;
use super::super::xml::{Element, Node, Xml};

/// A list and a level of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct InList {
    pub(super) list: Option<String>,
    pub(super) level: Option<usize>,
}

/// A style of paragraphs, by what it says itself.
#[derive(Debug, Clone, Default)]
struct Style {
    /// Its English name in small letters.
    name: String,
    based_on: Option<String>,
    /// Level of a heading from 0; 9 is running text.
    outline: Option<u8>,
    list: InList,
}

/// The styles of a file, by id.
#[derive(Debug, Default)]
pub(super) struct Styles(BTreeMap<String, Style>);

/// Longer chains of styles go in a circle.
const LONGEST_CHAIN: usize = 20;

impl Styles {
    pub(super) fn read(text: &str) -> Result<Self, ReadError> {
        let mut styles = BTreeMap::new();
        let mut open: Option<(String, Style)> = None;
        let mut xml = Xml::new(text);
        while let Some(node) = xml.next()? {
            match node {
                Node::Open(element) if element.name() == "style" => {
                    open = Some((element.attribute("styleId").unwrap_or_default(), Style::default()));
                }
                Node::Open(element) => {
                    if let Some((_, style)) = &mut open {
                        style.take(&element);
                    }
                }
                Node::Close(name) if name == "style" => styles.extend(open.take()),
                _ => {}
            }
        }
        Ok(Self(styles))
    }

    /// A style and those that it is based on, nearest first.
    fn chain(&self, id: Option<&str>) -> impl Iterator<Item = &Style> {
        let first = id.and_then(|id| self.0.get(id));
        std::iter::successors(first, |style| self.0.get(style.based_on.as_ref()?)).take(LONGEST_CHAIN)
    }

    /// Level of the heading that a style makes, from 1.
    pub(super) fn heading(&self, id: Option<&str>) -> Option<u8> {
        self.chain(id)
            .find_map(|style| {
                let named = style.name.strip_prefix("heading ").and_then(|level| level.trim().parse().ok());
                let title = (style.name == "title").then_some(1);
                // A style that says of itself to be text ends the search.
                title.or(named).or(style.outline.map(|level| level + 1))
            })
            .filter(|level| (1..=9).contains(level))
    }

    /// Whether a paragraph is a line of a table of contents.
    pub(super) fn is_contents(&self, id: Option<&str>) -> bool {
        self.chain(id).any(|style| style.name.starts_with("toc ") || style.name == "table of figures")
    }

    /// The list that a style puts its paragraphs in.
    pub(super) fn list(&self, id: Option<&str>) -> InList {
        let list = self.chain(id).find_map(|style| style.list.list.clone());
        let level = self.chain(id).find_map(|style| style.list.level);
        InList { list, level }
    }
}

impl Style {
    fn take(&mut self, element: &Element) {
        let value = || element.attribute("val");
        match element.name() {
            "name" => self.name = value().unwrap_or_default().to_lowercase(),
            "basedOn" => self.based_on = value(),
            "outlineLvl" => self.outline = value().and_then(|level| level.parse().ok()),
            "numId" => self.list.list = value(),
            "ilvl" => self.list.level = value().and_then(|level| level.parse().ok()),
            _ => {}
        }
    }
}

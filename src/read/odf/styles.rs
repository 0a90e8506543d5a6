//! Styles of an OpenDocument text: which are titles, how lists are marked.

use std::collections::BTreeMap;

use super::super::error::ReadError;
use super::super::xml::{Node, Xml};

/// How a level of a list is marked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Mark {
    Bullet,
    /// Format of the number, and what stands behind it.
    Number(String, String),
}

/// Styles by name.
#[derive(Debug, Default)]
pub(super) struct Styles {
    parents: BTreeMap<String, String>,
    lists: BTreeMap<(String, u32), Mark>,
}

/// Longer chains of styles go in a circle.
const LONGEST_CHAIN: usize = 20;

impl Styles {
    /// Adds the styles that a part of the file defines.
    pub(super) fn read(&mut self, text: &str) -> Result<(), ReadError> {
        let mut list = String::new();
        let mut xml = Xml::new(text);
        while let Some(node) = xml.next()? {
            let Node::Open(element) = node else { continue };
            match element.name() {
                "style" => {
                    if let (Some(name), Some(parent)) =
                        (element.attribute("name"), element.attribute("parent-style-name"))
                    {
                        self.parents.insert(name, parent);
                    }
                }
                "list-style" => list = element.attribute("name").unwrap_or_default(),
                "list-level-style-bullet" => {
                    self.lists.insert((list.clone(), element.number("level").unwrap_or(1)), Mark::Bullet);
                }
                "list-level-style-number" => {
                    let text = |name| element.attribute(name).unwrap_or_default();
                    let mark = Mark::Number(text("num-format"), text("num-suffix"));
                    self.lists.insert((list.clone(), element.number("level").unwrap_or(1)), mark);
                }
                // What follows is text: no style comes any more.
                "body" => return Ok(()),
                _ => {}
            }
        }
        Ok(())
    }

    /// Whether a style is that of titles, or is based on it.
    pub(super) fn is_title(&self, name: &str) -> bool {
        let chain = std::iter::successors(Some(name), |name| self.parents.get(*name).map(String::as_str));
        chain.take(LONGEST_CHAIN).any(|name| name == "Title")
    }

    /// The mark of a list at a level from 1.
    pub(super) fn mark(&self, list: &str, level: u32) -> Option<&Mark> {
        self.lists.get(&(list.to_owned(), level))
    }
}

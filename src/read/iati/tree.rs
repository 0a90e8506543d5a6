//! A small tree of an XML file.

use super::super::error::ReadError;
use super::super::xml::{Node, Xml};

/// What lies deeper is left out: activities have no more than ten levels.
const DEEPEST: usize = 32;

/// An element, with names without their prefixes.
#[derive(Debug, Default)]
pub(in super::super) struct Element {
    pub(super) name: String,
    attributes: Vec<(String, String)>,
    /// The text that stands in it directly.
    pub(super) text: String,
    children: Vec<Element>,
}

impl Element {
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    pub(super) fn child(&self, name: &str) -> Option<&Element> {
        self.children.iter().find(|child| child.name == name)
    }

    pub(super) fn children<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Element> + Clone {
        self.children.iter().filter(move |child| child.name == name)
    }
}

/// The outermost element of a file.
///
/// # Errors
/// It is not well formed, or has no element.
pub(super) fn read(text: &str) -> Result<Element, ReadError> {
    let mut xml = Xml::new(text);
    let mut open: Vec<Element> = Vec::new();
    while let Some(node) = xml.next()? {
        match node {
            Node::Open(_) if open.len() >= DEEPEST => xml.skip()?,
            Node::Open(element) => {
                open.push(Element {
                    name: element.name().to_owned(),
                    attributes: element.attributes(),
                    ..Element::default()
                });
            }
            Node::Text(text) => {
                if let Some(last) = open.last_mut() {
                    last.text.push_str(&text);
                }
            }
            Node::Close(_) => {
                let Some(element) = open.pop() else { break };
                match open.last_mut() {
                    Some(parent) => parent.children.push(element),
                    None => return Ok(element),
                }
            }
        }
    }
    Err(ReadError::Damaged)
}

//! XML as a plain sequence: elements by their local name, text with its entities read.
//!
//! Entities that a file defines for itself are left out: nothing is ever expanded.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};

use super::error::ReadError;

/// What comes next.
#[derive(Debug)]
pub(crate) enum Node<'a> {
    Open(Element<'a>),
    Close(String),
    Text(Cow<'a, str>),
}

/// The start of an element.
#[derive(Debug)]
pub(crate) struct Element<'a>(BytesStart<'a>);

impl Element<'_> {
    /// Its name without prefix.
    pub(crate) fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }

    /// The value of an attribute, by its name without prefix.
    pub(crate) fn attribute(&self, name: &str) -> Option<String> {
        let mut attributes = self.0.attributes();
        let mut attributes = attributes.with_checks(false).flatten();
        let value = attributes.find(|attribute| attribute.key.local_name().into_inner() == name)?.value;
        Some(quick_xml::escape::unescape(&value).map_or_else(|_| value.to_string(), Cow::into_owned))
    }

    /// All attributes, by their names without prefix.
    pub(crate) fn attributes(&self) -> Vec<(String, String)> {
        let mut attributes = self.0.attributes();
        let attributes = attributes.with_checks(false).flatten();
        attributes
            .map(|attribute| {
                let value = quick_xml::escape::unescape(&attribute.value)
                    .map_or_else(|_| attribute.value.to_string(), Cow::into_owned);
                (attribute.key.local_name().into_inner().to_owned(), value)
            })
            .collect()
    }

    /// An attribute that is a number.
    pub(crate) fn number(&self, name: &str) -> Option<u32> {
        self.attribute(name)?.trim().parse().ok()
    }
}

/// Reads XML from its beginning to its end.
pub(crate) struct Xml<'a> {
    reader: Reader<&'a [u8]>,
    depth: usize,
}

impl<'a> Xml<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Self { reader, depth: 0 }
    }

    /// The next node; none at the end.
    ///
    /// # Errors
    /// It is not well formed, or ends too early.
    pub(crate) fn next(&mut self) -> Result<Option<Node<'a>>, ReadError> {
        loop {
            match self.reader.read_event().map_err(|_| ReadError::Damaged)? {
                Event::Start(start) => {
                    self.depth += 1;
                    return Ok(Some(Node::Open(Element(start))));
                }
                Event::End(end) => {
                    self.depth = self.depth.saturating_sub(1);
                    return Ok(Some(Node::Close(end.local_name().into_inner().to_owned())));
                }
                Event::Text(text) => return Ok(Some(Node::Text(text.xml10_content()))),
                Event::CData(text) => return Ok(Some(Node::Text(text.xml10_content()))),
                Event::GeneralRef(reference) => {
                    if let Ok(Some(character)) = reference.resolve_char_ref() {
                        return Ok(Some(Node::Text(character.to_string().into())));
                    }
                    if let Some(text) = resolve_predefined_entity(&reference) {
                        return Ok(Some(Node::Text(text.into())));
                    }
                }
                Event::Eof if self.depth > 0 => return Err(ReadError::Damaged),
                Event::Eof => return Ok(None),
                _ => {}
            }
        }
    }

    /// Passes over the rest of the element that was opened last.
    ///
    /// # Errors
    /// As [`Xml::next`].
    pub(crate) fn skip(&mut self) -> Result<(), ReadError> {
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside && self.next()?.is_some() {}
        Ok(())
    }

    /// All text inside the element that was opened last.
    ///
    /// # Errors
    /// As [`Xml::next`].
    pub(crate) fn inner_text(&mut self) -> Result<String, ReadError> {
        let outside = self.depth.saturating_sub(1);
        let mut out = String::new();
        while self.depth > outside {
            match self.next()? {
                Some(Node::Text(text)) => out.push_str(&text),
                Some(_) => {}
                None => break,
            }
        }
        Ok(out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entities_are_read_and_never_expanded() {
        let bomb = "<!DOCTYPE a [<!ENTITY b \"bbbb\">]><a>1 &amp; 2&#233;&b;<![CDATA[<3]]></a>";
        let mut xml = Xml::new(bomb);
        assert!(matches!(xml.next(), Ok(Some(Node::Open(_)))));
        assert_eq!(xml.inner_text().unwrap(), "1 & 2é<3");
        assert!(matches!(xml.next(), Ok(None)));
    }

    #[test]
    fn what_ends_too_early_is_damaged() {
        let mut xml = Xml::new("<a><b>text");
        assert!(matches!(xml.next(), Ok(Some(Node::Open(_)))));
        assert_eq!(xml.skip(), Err(ReadError::Damaged));
    }
}

//! Web pages to blocks: the main text by headings, paragraphs, lists and rows.
//!
//! Only tokens are read, no tree is built: nothing nests without end, nothing runs,
//! nothing is fetched.

mod elements;
mod page;

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::{Rawtext, Rcdata, ScriptData};
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

use super::blocks::Blocks;
use page::Page;

/// Adds what a page says to `blocks`.
pub(crate) fn read(text: &str, blocks: Blocks) -> Blocks {
    let sink = Sink(RefCell::new(Page::new(blocks)));
    let tokenizer = Tokenizer::new(sink, TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(text));
    // Scripts are text that is passed over: the tokenizer stops at none.
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    tokenizer.sink.0.into_inner().finish()
}

struct Sink(RefCell<Page>);

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut page = self.0.borrow_mut();
        match token {
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => {
                page.open(&element(&tag));
                return raw_text(&tag.name);
            }
            Token::TagToken(tag) => page.close(&tag.name),
            Token::CharacterTokens(text) => page.text(&text),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

/// In these elements a "<" begins no tag.
fn raw_text(name: &str) -> TokenSinkResult<()> {
    match name {
        "script" => TokenSinkResult::RawData(ScriptData),
        "style" | "xmp" | "iframe" | "noembed" | "noframes" => TokenSinkResult::RawData(Rawtext),
        "title" | "textarea" => TokenSinkResult::RawData(Rcdata),
        _ => TokenSinkResult::Continue,
    }
}

/// The start of an element, by name and attributes.
pub(super) struct Element<'a> {
    name: &'a str,
    attributes: Vec<(&'a str, &'a str)>,
}

impl Element<'_> {
    fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| *key == name).map(|(_, value)| *value)
    }

    fn number(&self, name: &str) -> u32 {
        self.attribute(name).and_then(|value| value.trim().parse().ok()).unwrap_or(1)
    }
}

fn element(tag: &Tag) -> Element<'_> {
    let attributes = tag.attrs.iter().map(|attribute| (&*attribute.name.local, &*attribute.value)).collect();
    Element { name: &tag.name, attributes }
}

//! What the elements of a page are for.

use super::Element;

/// Parts of a page that are not its text.
const ASIDE: [&str; 24] = [
    "script", "style", "noscript", "template", "svg", "iframe", "object", "nav", "footer", "aside", "button",
    "select", "datalist", "textarea", "dialog", "audio", "video", "canvas", "map", "noembed", "noframes",
    "del", "math", "menu",
];

/// Elements that begin and end a line of their own.
const BLOCKS: [&str; 33] = [
    "p",
    "div",
    "section",
    "article",
    "main",
    "header",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "table",
    "tr",
    "td",
    "th",
    "caption",
    "blockquote",
    "pre",
    "figure",
    "figcaption",
    "address",
    "hr",
    "body",
    "details",
    "summary",
    "fieldset",
];

/// Elements that have no end.
const VOID: [&str; 13] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];

/// Roles of parts that are not the text.
const ROLES: [&str; 8] =
    ["navigation", "banner", "contentinfo", "search", "complementary", "menu", "dialog", "doc-backlink"];

/// Whether all inside an element is passed over.
pub(super) fn is_aside(element: &Element) -> bool {
    if VOID.contains(&element.name) {
        return false;
    }
    let hidden = element.attribute("hidden").is_some()
        || element.attribute("aria-hidden") == Some("true")
        || element.attribute("style").is_some_and(|style| style.replace(' ', "").contains("display:none"));
    let role = element.attribute("role").is_some_and(|role| ROLES.contains(&role));
    let back = element.name == "a"
        && element.attribute("class").is_some_and(|class| class.contains("footnote-back"));
    hidden || role || back || ASIDE.contains(&element.name)
}

/// Whether an element stands on lines of its own.
pub(super) fn is_block(name: &str) -> bool {
    BLOCKS.contains(&name)
}

/// Whether an element holds the main text of a page.
pub(super) fn is_main(element: &Element) -> bool {
    matches!(element.name, "main" | "article") || element.attribute("role") == Some("main")
}

/// The level of a heading.
pub(super) fn heading(name: &str) -> Option<u8> {
    let level = name.strip_prefix('h')?.parse().ok()?;
    (1..=6).contains(&level).then_some(level)
}

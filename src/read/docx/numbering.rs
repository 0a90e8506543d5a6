//! Numbers of lists and headings, which Word writes nowhere but counts anew.

use std::collections::BTreeMap;

use super::super::error::ReadError;
use super::super::xml::{Node, Xml};
use super::styles::InList;

/// How a level of a list is numbered.
#[derive(Debug, Clone, Default)]
struct Level {
    /// `decimal`, `lowerLetter`, `bullet`, `none`, ...
    format: String,
    /// "%1.%2", "Outcome %1:"
    text: String,
    start: u32,
}

/// The mark of a paragraph in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Mark {
    Bullet,
    Number(String),
    /// The list has no marks at this level.
    None,
}

/// All lists of a file, and how far each has been counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    /// By abstract list: its levels.
    levels: BTreeMap<String, BTreeMap<usize, Level>>,
    /// The abstract list of each list.
    lists: BTreeMap<String, String>,
    counted: BTreeMap<String, Vec<Option<u32>>>,
}

const DEEPEST: usize = 9;

impl Numbering {
    pub(super) fn read(text: &str) -> Result<Self, ReadError> {
        let mut out = Self::default();
        let (mut kind, mut list, mut level) = (String::new(), String::new(), 0);
        let mut xml = Xml::new(text);
        while let Some(node) = xml.next()? {
            let Node::Open(element) = node else { continue };
            let value = element.attribute("val").unwrap_or_default();
            match element.name() {
                "abstractNum" => kind = element.attribute("abstractNumId").unwrap_or_default(),
                "num" => list = element.attribute("numId").unwrap_or_default(),
                "abstractNumId" => drop(out.lists.insert(list.clone(), value)),
                "lvl" => {
                    level = element.number("ilvl").map_or(0, |level| level as usize);
                    let levels = out.levels.entry(kind.clone()).or_default();
                    levels.insert(level, Level { start: 1, ..Level::default() });
                }
                "numFmt" => out.set(&kind, level, |level| level.format = value),
                "lvlText" => out.set(&kind, level, |level| level.text = value),
                "start" => out.set(&kind, level, |level| level.start = value.parse().unwrap_or(1)),
                _ => {}
            }
        }
        Ok(out)
    }

    fn set(&mut self, kind: &str, level: usize, change: impl FnOnce(&mut Level)) {
        if let Some(level) = self.levels.get_mut(kind).and_then(|levels| levels.get_mut(&level)) {
            change(level);
        }
    }

    /// The mark of the next paragraph at a place of a list; none if it is in no list.
    pub(super) fn next(&mut self, place: &InList) -> Option<Mark> {
        let list = place.list.as_deref().filter(|list| *list != "0")?;
        let kind = self.lists.get(list)?.clone();
        let at = place.level.unwrap_or(0).min(DEEPEST);
        let levels = self.levels.get(&kind)?;
        let level = levels.get(&at).cloned().unwrap_or_default();
        let counted = self.counted.entry(kind).or_default();
        counted.resize(at + 1, None);
        for (depth, count) in counted.iter_mut().enumerate() {
            let start = levels.get(&depth).map_or(1, |level| level.start);
            *count = Some(match (*count, depth == at) {
                (Some(count), true) => count.saturating_add(1),
                (Some(count), false) => count,
                (None, _) => start,
            });
        }
        Some(match level.format.as_str() {
            "bullet" => Mark::Bullet,
            "none" => Mark::None,
            _ if level.text.is_empty() => Mark::None,
            _ => Mark::Number(written(&level.text, counted, levels)),
        })
    }
}

/// "%1.%2" with the numbers in it.
fn written(text: &str, counted: &[Option<u32>], levels: &BTreeMap<usize, Level>) -> String {
    let mut out = text.to_owned();
    for (depth, count) in counted.iter().enumerate() {
        let format = levels.get(&depth).map_or("decimal", |level| level.format.as_str());
        out = out.replace(&format!("%{}", depth + 1), &number(count.unwrap_or(1), format));
    }
    out
}

fn number(count: u32, format: &str) -> String {
    let letter = |first: u8| {
        let at = u8::try_from(count.saturating_sub(1) % 26).unwrap_or(0);
        char::from(first + at).to_string()
    };
    match format {
        "lowerLetter" => letter(b'a'),
        "upperLetter" => letter(b'A'),
        "lowerRoman" => roman(count).to_lowercase(),
        "upperRoman" => roman(count),
        _ => count.to_string(),
    }
}

fn roman(mut count: u32) -> String {
    const SIGNS: [(u32, &str); 9] =
        [(100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
    if count > 399 {
        return count.to_string();
    }
    let mut out = String::new();
    for (value, sign) in SIGNS {
        while count >= value {
            out.push_str(sign);
            count -= value;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_counted_as_word_counts_them() {
        let text = r#"<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="7">
            <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="Outcome %1:"/></w:lvl>
            <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2)"/></w:lvl>
            </w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num></w:numbering>"#;
        let mut numbering = Numbering::read(text).unwrap();
        let mut next = |level| {
            let mark = numbering.next(&InList { list: Some("3".to_owned()), level: Some(level) });
            match mark {
                Some(Mark::Number(number)) => number,
                other => format!("{other:?}"),
            }
        };
        assert_eq!([0, 1, 1, 0, 1].map(&mut next), ["Outcome 1:", "1.a)", "1.b)", "Outcome 2:", "2.a)"]);
        assert_eq!(numbering.next(&InList::default()), None);
        assert_eq!(roman(94), "XCIV");
    }
}

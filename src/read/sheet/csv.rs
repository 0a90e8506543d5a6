//! Values with separators between them.

use csv::{ReaderBuilder, StringRecord};

use super::super::Limits;
use super::super::blocks::Blocks;
use super::super::error::ReadError;
use super::{MOST_COLUMNS, Sheet};

const SEPARATORS: [u8; 4] = [b',', b';', b'\t', b'|'];
/// How many records tell which separator it is.
const LOOK: usize = 50;

/// What a file of values says.
///
/// # Errors
/// None that is known: every text is some values.
pub(crate) fn read(text: &str, limits: &Limits) -> Result<Blocks, ReadError> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let (separator, text) = match text.strip_prefix("sep=").and_then(|rest| rest.split_once('\n')) {
        Some((sign, rest)) => (sign.bytes().next().unwrap_or(b','), rest),
        None => (separator(&text), text.as_str()),
    };
    let mut sheet = Sheet::default();
    let mut blocks = Blocks::default();
    let mut number = 0;
    for record in records(text, separator) {
        number += 1 + empty_lines(text, &record);
        if sheet.rows.len() >= limits.rows {
            super::note_rows(&mut blocks, limits);
            break;
        }
        for (column, value) in (1..=MOST_COLUMNS).zip(&record) {
            sheet.set(number, column, value.to_owned());
        }
    }
    sheet.write(false, &mut blocks);
    Ok(blocks)
}

fn records(text: &str, separator: u8) -> impl Iterator<Item = StringRecord> {
    let reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(std::io::Cursor::new(text.as_bytes().to_vec()));
    reader.into_records().flatten()
}

/// Empty lines before a record: they are rows to a person, and no records.
fn empty_lines(text: &str, record: &StringRecord) -> u32 {
    let start = record.position().and_then(|position| usize::try_from(position.byte()).ok());
    let before = start.and_then(|start| text.get(start..)).unwrap_or_default();
    u32::try_from(before.bytes().take_while(|byte| *byte == b'\n').count()).unwrap_or(0)
}

/// The separator by which most of the first records have as many values as the others.
fn separator(text: &str) -> u8 {
    let agree = |separator: u8| {
        let mut counts: Vec<usize> = records(text, separator).take(LOOK).map(|record| record.len()).collect();
        counts.retain(|count| *count > 1);
        counts.sort_unstable();
        counts.chunk_by(usize::eq).map(<[usize]>::len).max().unwrap_or(0)
    };
    // The first of equals.
    let best = SEPARATORS.iter().rev().max_by_key(|separator| agree(**separator));
    best.copied().unwrap_or(b',')
}

#[cfg(test)]
mod tests {
    use super::super::super::document::Kind;
    use super::*;

    fn text(csv: &str) -> String {
        read(csv, &Limits::default()).unwrap().finish("a.csv", Kind::Csv).unwrap().text
    }

    #[test]
    fn the_separator_is_found() {
        for separator in [",", ";", "\t", "|"] {
            let csv =
                ["Region", "Women"].join(separator) + "\n" + &["\"Kayes, \nGao; a|b\"", "1"].join(separator);
            assert_eq!(text(&csv), "Region\tWomen\nKayes, Gao; a|b\t1\n");
        }
        assert_eq!(text("sep=;\na,b;c\n"), "a,b\tc\n");
    }

    #[test]
    fn cells_keep_their_place_below_empty_lines() {
        let document =
            read("a,b\n\n\"x\ny\",c\nd,e\n", &Limits::default()).unwrap().finish("a", Kind::Csv).unwrap();
        let cells: Vec<_> = document.parts.into_iter().filter_map(|part| part.source.cell).collect();
        assert_eq!(cells, ["A1", "B1", "A3", "B3", "A4", "B4"]);
    }
}

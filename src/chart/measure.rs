//! How much room text takes, from a width table of our own.
//!
//! Backends are never asked: in the browser plotters measures by adding an element
//! to the page, and natively it guesses from bytes. The table is the wider of Arial
//! and DejaVu Sans for each character, so that text fits whichever sans serif the
//! reader's machine has.

use unicode_normalization::char::{decompose_canonical, is_combining_mark};

/// Advance widths of U+0020 to U+007E in thousandths of the font size.
const ASCII: [u16; 95] = [
    318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337, 636, 636, 636, 636, 636,
    636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 556, 1015, 684, 686, 722, 770, 667, 611, 778, 752, 295,
    500, 667, 557, 863, 748, 787, 667, 787, 722, 667, 611, 732, 684, 989, 685, 667, 685, 390, 337, 390, 838,
    556, 500, 613, 635, 550, 635, 615, 352, 635, 634, 278, 278, 579, 278, 974, 634, 612, 635, 635, 411, 521,
    392, 634, 592, 818, 592, 592, 525, 636, 337, 636, 838,
];

/// How much wider bold text is, at most.
const BOLD: f64 = 1.14;

/// Width of one line of text in CSS pixels, rather too much than too little.
pub(super) fn width(text: &str, size: f64, bold: bool) -> f64 {
    let thousandths: f64 = text.chars().map(|c| f64::from(advance(c))).sum();
    thousandths / 1000.0 * size * if bold { BOLD } else { 1.0 }
}

fn advance(c: char) -> u16 {
    if let Some(width) = ascii(c) {
        return width;
    }
    if is_combining_mark(c) {
        return 0;
    }
    let mut base = c;
    decompose_canonical(c, |part| {
        if !is_combining_mark(part) {
            base = part;
        }
    });
    ascii(base).unwrap_or_else(|| advance_beyond_ascii(base))
}

fn ascii(c: char) -> Option<u16> {
    (c as usize).checked_sub(0x20).and_then(|index| ASCII.get(index)).copied()
}

/// Estimates by script: there is no telling which font will stand in.
fn advance_beyond_ascii(c: char) -> u16 {
    match c {
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' => 0,
        '\u{a0}' | '\u{202f}' | '\u{2009}' | '·' | '‘' | '’' => 318,
        'Æ' | 'Œ' | 'æ' | 'œ' => 1070,
        '\u{80}'..='\u{24f}' => 838,
        'Ж' | 'М' | 'Ф' | 'Ш' | 'Щ' | 'Ы' | 'Ю' | 'ж' | 'ф' | 'ш' | 'щ' | 'ы' | 'ю' => 1100,
        '\u{370}'..='\u{52f}' => 790,
        '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}' => 720,
        '\u{1f000}'..='\u{1faff}' => 1400,
        _ => 1070,
    }
}

/// One line of printable text: white space folded, control and direction marks out.
///
/// A mark that turns the writing direction and is never closed would turn the rest
/// of the picture with it; other control characters are not allowed in SVG.
pub(super) fn clean(text: &str) -> String {
    let printable: String = text
        .chars()
        .filter(|c| !matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fffe}' | '\u{ffff}'))
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    printable.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Font and room of a block of text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Block {
    /// Font size in CSS pixels.
    pub(super) size: f64,
    /// Bold letters.
    pub(super) bold: bool,
    /// Width in CSS pixels that no line may exceed.
    pub(super) room: f64,
    /// Most lines; what is left over ends in an ellipsis.
    pub(super) lines: usize,
}

impl Block {
    fn fits(&self, text: &str) -> bool {
        width(text, self.size, self.bold) <= self.room
    }
}

/// Breaks text into lines that fit.
pub(super) fn wrap(text: &str, block: Block) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
        if block.fits(&longer) || lines.len() + 1 >= block.lines {
            line = longer;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        line = hard_break(word, block, &mut lines);
    }
    if !line.is_empty() {
        lines.push(shorten(&line, block));
    }
    lines
}

/// Breaks a word that is longer than a line, as long as another line may follow;
/// returns what is left for the last one.
fn hard_break(word: &str, block: Block, lines: &mut Vec<String>) -> String {
    let mut piece = String::new();
    for c in word.chars() {
        let longer = format!("{piece}{c}");
        if !piece.is_empty() && !block.fits(&longer) && lines.len() + 1 < block.lines {
            lines.push(std::mem::take(&mut piece));
            piece.push(c);
        } else {
            piece = longer;
        }
    }
    piece
}

/// Cuts text at the end so that it fits with an ellipsis: after a word where that
/// leaves most of the line, never inside an accented letter.
fn shorten(text: &str, block: Block) -> String {
    if block.fits(text) {
        return text.to_owned();
    }
    let mut kept: String = text.to_owned();
    while let Some(cut) = kept.pop() {
        if is_combining_mark(cut) {
            continue;
        }
        let mid_word = !cut.is_whitespace();
        if !block.fits(&with_ellipsis(&kept)) {
            continue;
        }
        return match kept.rsplit_once(' ') {
            Some((words, _)) if mid_word && words.len() * 5 > kept.len() * 3 => with_ellipsis(words),
            _ => with_ellipsis(&kept),
        };
    }
    String::new()
}

fn with_ellipsis(text: &str) -> String {
    let tidy = text.trim_end_matches(|c: char| c.is_whitespace() || c.is_ascii_punctuation());
    format!("{tidy}…")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block(room: f64, lines: usize) -> Block {
        Block { size: 10.0, bold: false, room, lines }
    }

    #[test]
    fn accents_take_no_room_of_their_own() {
        assert_eq!(width("Ségou", 13.0, false), width("Segou", 13.0, false));
        assert_eq!(width("Se\u{301}gou", 13.0, false), width("Segou", 13.0, false));
    }

    #[test]
    fn wide_scripts_are_wider_than_latin() {
        assert!(width("東京都", 13.0, false) > width("abc", 13.0, false));
        assert!(width("Ж", 13.0, false) > width("K", 13.0, false));
        assert!(width("1.1", 13.0, true) > width("1.1", 13.0, false));
    }

    #[test]
    fn every_line_of_a_wrap_fits() {
        let text = "By 2024, women and girls affected by crises lead, participate in and benefit from relief";
        for room in [20.0, 60.0, 100.0, 300.0] {
            for lines in 1..4 {
                let wrapped = wrap(text, block(room, lines));
                assert!(wrapped.len() <= lines, "{wrapped:?}");
                assert!(wrapped.iter().all(|line| width(line, 10.0, false) <= room), "{wrapped:?}");
            }
        }
    }

    #[test]
    fn text_that_fits_is_left_alone() {
        assert_eq!(wrap("Kayes", block(100.0, 2)), ["Kayes"]);
        assert_eq!(wrap("", block(100.0, 2)), Vec::<String>::new());
        assert_eq!(wrap("one two", block(24.0, 2)), ["one", "two"]);
    }

    #[test]
    fn what_is_left_over_ends_in_an_ellipsis() {
        assert_eq!(wrap("one two, three", block(55.0, 1)), ["one two…"]);
        assert_eq!(wrap("Abracadabra", block(30.0, 3)), ["Abrac", "adabr", "a"]);
        assert_eq!(wrap("Abracadabra", block(30.0, 2)), ["Abrac", "ada…"]);
        assert_eq!(wrap("se\u{301}se\u{301}se\u{301}", block(30.0, 1)), ["se\u{301}s…"]);
    }

    #[test]
    fn direction_and_control_marks_are_cleaned_away() {
        assert_eq!(clean(" a\n\tb\u{202e}c\u{0} \u{2067}d"), "a bc d");
    }
}

//! One page: its items in rows, each row in segments with wide gaps between them.

use super::super::blocks::one_line;
use super::{Item, View};

/// Words beside each other with no wide gap in them.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Segment {
    pub(super) left: f32,
    pub(super) right: f32,
    /// Of the baseline, from the top.
    pub(super) y: f32,
    /// Of the letters.
    pub(super) size: f32,
    pub(super) text: String,
}

impl Segment {
    pub(super) fn letters(&self) -> usize {
        self.text.chars().filter(|c| c.is_alphanumeric()).count()
    }
}

/// A page with its rows from top to bottom.
#[derive(Debug, Clone)]
pub(super) struct Page {
    pub(super) height: f32,
    pub(super) rows: Vec<Vec<Segment>>,
}

/// An item that reads from left to right.
#[derive(Debug, Clone)]
struct Run {
    x: f32,
    y: f32,
    width: f32,
    size: f32,
    text: String,
}

/// A gap that is wider than so many ems ends a segment.
const WIDE_GAP: f32 = 1.0;
/// A gap that is wider than so many ems is a space.
const SPACE: f32 = 0.18;
/// Baselines that are nearer than so many ems are one row: raised marks lie on it.
pub(super) const SAME_ROW: f32 = 0.45;

impl Page {
    pub(super) fn new(view: &View, items: impl IntoIterator<Item = Item>) -> Self {
        let (height, runs) = upright(view, items);
        let rows = rows(runs).into_iter().map(segments).filter(|row| !row.is_empty()).collect();
        Self { height, rows }
    }
}

/// The items in the direction that most of the page's text has, turned to read from left
/// to right. Others are marks across the page or names of axes.
fn upright(view: &View, items: impl IntoIterator<Item = Item>) -> (f32, Vec<Run>) {
    let mut turned: [Vec<Run>; 4] = Default::default();
    for item in items {
        let matrix = times(view.transform, item.transform);
        let [a, b, c, d, x, y] = matrix;
        let size = c.hypot(d);
        let straight = a.abs().max(b.abs()) > 8.0 * a.abs().min(b.abs());
        let known =
            size.is_finite() && size > 0.5 && x.is_finite() && y.is_finite() && item.width.is_finite();
        if !(straight && known) || item.text.trim().is_empty() {
            continue;
        }
        let (turn, x, y) = match (a.abs() > b.abs(), a > 0.0, b > 0.0) {
            (true, true, _) => (0, x, y),
            (false, _, true) => (1, y, view.width - x),
            (true, false, _) => (2, view.width - x, view.height - y),
            (false, _, false) => (3, view.height - y, x),
        };
        if let Some(runs) = turned.get_mut(turn) {
            runs.push(Run { x, y, width: item.width.max(0.0), size, text: item.text });
        }
    }
    let letters = |runs: &Vec<Run>| runs.iter().map(|run| run.text.len()).sum::<usize>();
    let most = (0..4).rev().max_by_key(|turn| turned.get(*turn).map_or(0, letters)).unwrap_or(0);
    let height = if most % 2 == 0 { view.height } else { view.width };
    (height, turned.into_iter().nth(most).unwrap_or_default())
}

/// The product of two matrices.
fn times(one: [f32; 6], other: [f32; 6]) -> [f32; 6] {
    let [a, b, c, d, e, f] = one;
    let [g, h, i, j, k, l] = other;
    [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f]
}

/// Runs on the same baseline, from top to bottom.
fn rows(mut runs: Vec<Run>) -> Vec<Vec<Run>> {
    runs.sort_by(|one, other| one.y.total_cmp(&other.y));
    let mut rows: Vec<Vec<Run>> = Vec::new();
    // Baseline and size of the largest run of the last row.
    let mut base = (f32::NEG_INFINITY, 0.0_f32);
    for run in runs {
        if run.y - base.0 <= SAME_ROW * base.1.max(run.size) {
            if run.size > base.1 {
                base = (run.y, run.size);
            }
            if let Some(row) = rows.last_mut() {
                row.push(run);
            }
        } else {
            base = (run.y, run.size);
            rows.push(vec![run]);
        }
    }
    rows
}

/// A row's runs from left to right, put together where no wide gap is between them.
fn segments(mut row: Vec<Run>) -> Vec<Segment> {
    row.sort_by(|one, other| one.x.total_cmp(&other.x));
    let mut out: Vec<Segment> = Vec::new();
    for (at, run) in row.iter().enumerate() {
        let gap = out.last().map_or(f32::INFINITY, |last| run.x - last.right);
        let near = |last: &&mut Segment| gap <= WIDE_GAP * last.size.max(run.size) || is_mark(&last.text);
        match out.last_mut().filter(near) {
            // The same words printed twice, a little apart, are bold.
            Some(last) if gap < -0.5 * run.width && last.text.ends_with(run.text.trim()) => {}
            Some(last) => last.append(run, gap),
            None => {
                let next = row.get(at + 1).filter(|next| next.x - run.x - run.width < WIDE_GAP * next.size);
                let text =
                    next.and_then(|next| raised(run, next.size, next.y)).map(|mark| format!("[{mark}]"));
                out.push(Segment {
                    left: run.x,
                    right: run.x + run.width,
                    y: run.y,
                    size: run.size,
                    text: text.unwrap_or_else(|| run.text.clone()),
                });
            }
        }
    }
    for segment in &mut out {
        segment.text = one_line(&without_ligatures(&segment.text));
    }
    out.retain(|segment| !segment.text.is_empty());
    out
}

impl Segment {
    /// Puts the next run of the row to it.
    fn append(&mut self, run: &Run, gap: f32) {
        let mark = raised(run, self.size, self.y);
        if let Some(mark) = mark.filter(|_| gap < SPACE * self.size && self.text.ends_with(']')) {
            // The second digit of a footnote's number.
            self.text.pop();
            self.text.push_str(mark);
            self.text.push(']');
        } else if let Some(mark) = mark {
            let word = self.text.rsplit(' ').next().unwrap_or_default();
            let power = matches!(word, "m" | "km" | "cm" | "dm" | "mm")
                || word.ends_with(|c: char| c.is_ascii_digit());
            self.text.push_str(&if power {
                mark.chars().map(as_power).collect()
            } else {
                format!("[{mark}]")
            });
        } else {
            if gap > SPACE * self.size && !self.text.ends_with(' ') && !run.text.starts_with(' ') {
                self.text.push(' ');
            }
            self.text.push_str(&run.text);
            if run.size > self.size {
                (self.size, self.y) = (run.size, run.y);
            }
        }
        self.right = self.right.max(run.x + run.width);
    }
}

/// The mark of a list item: what follows is its text, however wide the gap.
pub(super) fn is_mark(text: &str) -> bool {
    let text = text.trim();
    let bullet = matches!(
        text,
        "•" | "-" | "–" | "—" | "·" | "►" | "»" | "o" | "▪" | "●" | "○" | "■" | "◦" | "‣" | "✓"
    );
    // Symbol fonts have their bullets where no letters are.
    let private = text.chars().count() == 1 && text.chars().all(|c| ('\u{e000}'..='\u{f8ff}').contains(&c));
    let inner = text.trim_start_matches('(').trim_end_matches(['.', ')']);
    let short = inner.len() <= 2 && inner.chars().all(|c| c.is_ascii_alphanumeric()) && !inner.is_empty();
    bullet || private || (short && text.ends_with(['.', ')']))
}

/// Ligatures as the letters that they stand for.
fn without_ligatures(text: &str) -> String {
    // The last two are where old fonts have them.
    const LIGATURES: [(char, &str); 7] = [
        ('ﬀ', "ff"),
        ('ﬁ', "fi"),
        ('ﬂ', "fl"),
        ('ﬃ', "ffi"),
        ('ﬄ', "ffl"),
        ('\u{f001}', "fi"),
        ('\u{f002}', "fl"),
    ];
    let mut out = text.to_owned();
    for (ligature, letters) in LIGATURES {
        if out.contains(ligature) {
            out = out.replace(ligature, letters);
        }
    }
    out
}

/// A small raised number beside letters of a size: a footnote's, or a power.
fn raised(run: &Run, size: f32, y: f32) -> Option<&str> {
    let mark = run.text.trim();
    let small = run.size < 0.9 * size && run.y < y - 0.12 * size;
    let number = (1..=3).contains(&mark.len()) && mark.bytes().all(|byte| byte.is_ascii_digit());
    (small && number).then_some(mark)
}

fn as_power(digit: char) -> char {
    match digit {
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    pub(in super::super) const VIEW: View =
        View { width: 600.0, height: 800.0, transform: [1.0, 0.0, 0.0, -1.0, 0.0, 800.0] };

    fn item(x: f32, y: f32, size: f32, text: &str) -> Item {
        let width = 0.5 * size * text.chars().count() as f32;
        Item { text: text.to_owned(), transform: [size, 0.0, 0.0, size, x, y], width }
    }

    fn texts(items: Vec<Item>) -> Vec<Vec<String>> {
        let page = Page::new(&VIEW, items);
        page.rows.iter().map(|row| row.iter().map(|segment| segment.text.clone()).collect()).collect()
    }

    #[test]
    fn words_on_a_baseline_are_a_row() {
        let items = vec![
            item(50.0, 700.0, 10.0, "second"),
            item(50.0, 720.0, 10.0, "20 wo"),
            item(75.0, 720.0, 10.0, "men"),
            item(92.0, 724.0, 6.0, "1"),
            item(95.0, 724.0, 6.0, "3"),
            item(102.0, 720.0, 10.0, "came"),
            item(300.0, 720.0, 10.0, "12 km"),
            item(325.0, 724.0, 6.0, "2"),
            item(50.0, 680.0, 10.0, "•"),
            item(75.0, 680.0, 10.0, "item"),
        ];
        assert_eq!(texts(items), [vec!["20 women[13] came", "12 km²"], vec!["second"], vec!["• item"]]);
    }

    #[test]
    fn text_across_the_page_is_left_out_and_a_page_that_lies_is_turned() {
        let up = |x: f32, y: f32, text: &str| Item {
            text: text.to_owned(),
            transform: [0.0, 10.0, -10.0, 0.0, x, y],
            width: 50.0,
        };
        let items = vec![up(20.0, 100.0, "DRAFT"), item(50.0, 700.0, 10.0, "Progress in Mali")];
        assert_eq!(texts(items), [["Progress in Mali"]]);
        let items = vec![up(40.0, 100.0, "second"), up(20.0, 100.0, "first")];
        assert_eq!(texts(items), [["first"], ["second"]]);
    }
}

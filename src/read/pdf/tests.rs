//! Whole pages, as they are laid out.

use super::*;

const VIEW: View = View { width: 600.0, height: 800.0, transform: [1.0, 0.0, 0.0, -1.0, 0.0, 800.0] };

fn item(x: f32, y: f32, text: &str) -> Item {
    let width = 5.0 * text.chars().count() as f32;
    Item { text: text.to_owned(), transform: [10.0, 0.0, 0.0, 10.0, x, y], width }
}

fn text(pages: Vec<Vec<Item>>) -> String {
    let mut layout = Layout::default();
    for items in pages {
        layout.add_page(&VIEW, items);
    }
    layout.finish("a.pdf").unwrap().text
}

/// Lines below each other.
fn lines(x: f32, y: f32, lines: &[&str]) -> Vec<Item> {
    lines.iter().zip(0_u8..).map(|(line, at)| item(x, y - 13.0 * f32::from(at), line)).collect()
}

#[test]
fn columns_are_read_one_after_the_other() {
    let left = [
        "The programme trained women in the",
        "regions of Kayes and Gao. They opened",
        "shops and sold what they",
        "made at the market of the next town.",
    ];
    let right = [
        "In the second half of the year men",
        "joined the courses. Most of them were",
        "farmers from the villages",
        "around the town, and stayed on.",
    ];
    let page = [lines(50.0, 600.0, &left), lines(320.0, 600.0, &right)].concat();
    assert_eq!(text(vec![page]), format!("{}\n\n{}\n", left.join(" "), right.join(" ")));
}

#[test]
fn a_table_goes_on_over_the_page_and_its_head_comes_once() {
    let row = |y: f32, cells: [&str; 3]| -> Vec<Item> {
        cells.iter().zip([50.0, 250.0, 400.0]).map(|(cell, x)| item(x, y, cell)).collect()
    };
    let head = ["Region", "Women", "Men"];
    let first = [
        lines(50.0, 300.0, &["People trained, by region, in the whole year:"]),
        row(200.0, head),
        row(180.0, ["Kayes", "20", "30"]),
    ];
    let second = [row(700.0, head), row(680.0, ["Gao", "40", "50"]), row(660.0, ["Mopti", "60", "70"])];
    assert_eq!(
        text(vec![first.concat(), second.concat()]),
        "People trained, by region, in the whole year:\n\nRegion\tWomen\tMen\nKayes\t20\t30\nGao\t40\t50\nMopti\t60\t70\n"
    );
}

#[test]
fn cells_of_several_lines_are_one_cell() {
    let page = [
        vec![item(50.0, 700.0, "Indicator"), item(300.0, 700.0, "Target"), item(400.0, 700.0, "Actual")],
        // Its number stands beside the middle of the label.
        vec![item(50.0, 670.0, "Women who were trained"), item(50.0, 658.0, "in book keeping")],
        vec![item(300.0, 664.0, "200"), item(400.0, 664.0, "150")],
        vec![item(50.0, 630.0, "Men"), item(300.0, 630.0, "100"), item(400.0, 630.0, "90")],
    ];
    assert_eq!(
        text(vec![page.concat()]),
        "Indicator\tTarget\tActual\nWomen who were trained in book keeping\t200\t150\nMen\t100\t90\n"
    );
}

#[test]
fn heads_and_numbers_of_pages_are_left_out_and_sentences_go_on() {
    let page = |number: &str, line: &str| {
        vec![item(50.0, 770.0, "Annual report 2023"), item(50.0, 700.0, line), item(300.0, 30.0, number)]
    };
    let pages = vec![page("1", "We trained 120 women in Kayes,"), page("2", "where they live, and 45 men.")];
    assert_eq!(text(pages), "We trained 120 women in Kayes, where they live, and 45 men.\n");
}

#[test]
fn nonsense_is_no_panic() {
    let strange = |value: f32| Item {
        text: "20 women".to_owned(),
        transform: [value, value, -value, value, value, value],
        width: value,
    };
    for value in [f32::NAN, f32::INFINITY, f32::NEG_INFINITY, f32::MAX, f32::MIN, 0.0, -1.0] {
        let mut layout = Layout::default();
        layout.add_page(&View { width: value, height: value, transform: [value; 6] }, vec![strange(value)]);
        layout.add_page(&VIEW, vec![strange(value), item(value, value, "30 men"), item(50.0, value, "40")]);
        let _ = layout.finish("a.pdf");
    }
}

//! The brief as Markdown: the words and tables of [`super::brief`], without charts.

use super::brief::{self, Table};
use super::escape::markdown;
use super::table;
use super::view::View;

/// A page of Markdown (CommonMark with GitHub's tables).
pub(super) fn md(view: &View) -> String {
    let (title, facts) = table::heading(&view.analysis);
    let mut out = format!("# {}\n\n", markdown(&title));
    if !facts.is_empty() {
        out += &format!("{}\n\n", markdown(&facts));
    }
    let sentences = table::sentences(&view.analysis);
    for (at, sentence) in sentences.iter().chain(&brief::beside(view)).enumerate() {
        let sentence = markdown(sentence);
        out += &if at == 0 { format!("**{sentence}**\n\n") } else { format!("{sentence}\n\n") };
    }
    for table in [brief::by_area(view), brief::by_outcome(view), brief::ledger(view)] {
        out += &section(&table);
    }
    out += &list("Notes", view.analysis.notes.iter().map(|note| note.message.as_str()));
    out += &format!("## How it was counted\n\n{}\n\n", markdown(brief::METHOD));
    out += "## Sources\n\n";
    for (name, value) in brief::sources(view) {
        out += &format!("- {}: {}\n", markdown(&name), markdown(&value));
    }
    out.push('\n');
    let corrections = brief::corrections(view);
    out += &list("Corrections", corrections.iter().map(String::as_str));
    out + &view.receipt.hidden("<!-- ", " -->\n")
}

fn list<'l>(title: &str, lines: impl Iterator<Item = &'l str>) -> String {
    let lines: String = lines.map(|line| format!("- {}\n", markdown(line))).collect();
    if lines.is_empty() { lines } else { format!("## {title}\n\n{lines}\n") }
}

fn section(table: &Table) -> String {
    if table.rows.is_empty() {
        return String::new();
    }
    let row = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let mut out = format!("## {}\n\n", table.title);
    if !table.remark.is_empty() {
        out += &format!("{}\n\n", markdown(table.remark));
    }
    out += &row(table.head.iter().map(|head| (*head).to_owned()).collect());
    out += &row(table.head.iter().map(|_| "---".to_owned()).collect());
    out.extend(table.rows.iter().map(|cells| row(cells.iter().map(|cell| markdown(cell)).collect())));
    out.push('\n');
    out
}

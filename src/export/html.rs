//! The brief as one HTML file for a browser or for paper: nothing in it is fetched, nothing runs.

use super::brief::{self, Table};
use super::escape::{line, markup};
use super::table;
use super::view::View;

const STYLE: &str = include_str!("brief.css");

/// SHA-256 of [`STYLE`], by which the policy lets it pass. A test keeps it true.
const STYLE_SHA256: &str = "XKhOv9wA42b1w50/ZTakEbi95Q8zsmxpwEzJ7dZJg1w=";

/// A page with the headline, charts, every figure, notes and sources.
pub(super) fn html(view: &View) -> String {
    let (title, facts) = table::heading(&view.analysis);
    let (title, facts) = (markup(&line(&title)), markup(&line(&facts)));
    let mut body = format!("<h1>{title}</h1>\n<p class=\"facts\">{facts}</p>\n");
    let sentences = table::sentences(&view.analysis);
    for (at, sentence) in sentences.iter().chain(&brief::beside(view)).enumerate() {
        let class = if at == 0 { " class=\"headline\"" } else { "" };
        body += &format!("<p{class}>{}</p>\n", markup(sentence));
    }
    body += &charts(view);
    for table in [brief::by_area(view), brief::by_outcome(view), brief::ledger(view)] {
        body += &section(&table);
    }
    body += &list("Notes", view.analysis.notes.iter().map(|note| note.message.clone()));
    body += &format!("<h2>How it was counted</h2>\n<p>{}</p>\n", markup(brief::METHOD));
    body += &sources(view);
    body += &list("Corrections", brief::corrections(view).into_iter());
    page(&title, &body, &view.receipt.embedded())
}

fn page(title: &str, body: &str, receipt: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{STYLE_SHA256}'; base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n\
         <title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n{body}\
         <script type=\"application/json\" id=\"headcount-receipt\">{receipt}</script>\n</body>\n</html>\n"
    )
}

fn charts(view: &View) -> String {
    let drawn = if view.charts.is_empty() { drawn(view) } else { view.charts.to_vec() };
    drawn.iter().map(|picture| figure(picture)).collect()
}

/// A chart under its own title, which is markup already.
fn figure(picture: &str) -> String {
    let title = picture.split_once("<title>").and_then(|(_, rest)| rest.split_once("</title>"));
    let title = title.map_or("", |(title, _)| title);
    format!("<figure>\n<figcaption>{title}</figcaption>\n{picture}</figure>\n")
}

#[cfg(feature = "standalone")]
fn drawn(view: &View) -> Vec<String> {
    use super::svg::svg;
    use crate::chart::{Kind, Spec};

    /// Width in CSS pixels: a page of A4 with its margins.
    const WIDTH: f64 = 680.0;
    let map = (!view.analysis.report.countries.is_empty()).then_some(Kind::Map);
    let kinds = [Kind::Range, Kind::ByAdm1, Kind::ByOutcome].into_iter().chain(map);
    kinds.map(|kind| svg(&view.analysis, &Spec::new(kind, WIDTH))).collect()
}

#[cfg(not(feature = "standalone"))]
fn drawn(_: &View) -> Vec<String> {
    Vec::new()
}

fn section(table: &Table) -> String {
    if table.rows.is_empty() {
        return String::new();
    }
    let cells = |cells: Vec<String>, tag: &str| -> String {
        let cells: String =
            cells.iter().map(|cell| format!("<{tag}>{}</{tag}>", markup(&line(cell)))).collect();
        format!("<tr>{cells}</tr>\n")
    };
    let head = cells(table.head.iter().map(|head| (*head).to_owned()).collect(), "th");
    let rows: String = table.rows.iter().map(|row| cells(row.clone(), "td")).collect();
    let remark = if table.remark.is_empty() { String::new() } else { format!("<p>{}</p>\n", table.remark) };
    format!(
        "<h2>{}</h2>\n{remark}<table>\n<thead>{head}</thead>\n<tbody>\n{rows}</tbody>\n</table>\n",
        table.title
    )
}

fn list(title: &str, lines: impl Iterator<Item = String>) -> String {
    let lines: String = lines.map(|text| format!("<li>{}</li>\n", markup(&line(&text)))).collect();
    if lines.is_empty() { lines } else { format!("<h2>{title}</h2>\n<ul>\n{lines}</ul>\n") }
}

fn sources(view: &View) -> String {
    let fact = |(name, value): (String, String)| {
        format!("<dt>{}</dt><dd>{}</dd>\n", markup(&line(&name)), markup(&line(&value)))
    };
    let facts: String = brief::sources(view).into_iter().map(fact).collect();
    format!("<h2>Sources</h2>\n<dl>\n{facts}</dl>\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use sha2::{Digest, Sha256};

    fn base64(bytes: &[u8]) -> String {
        const SIGNS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        let mut out = String::new();
        for group in bytes.chunks(3) {
            let padded = [0, 1, 2].map(|at| group.get(at).copied().unwrap_or(0));
            let bits = padded.iter().fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte));
            for place in 0..4 {
                let sign = SIGNS.get((bits >> (18 - 6 * place)) as usize & 63).copied().unwrap_or(b'=');
                out.push(if place > group.len() { '=' } else { char::from(sign) });
            }
        }
        out
    }

    #[test]
    fn the_policy_lets_the_style_pass() {
        assert_eq!(base64(b"abcd"), "YWJjZA==");
        assert_eq!(base64(&Sha256::digest(STYLE)), STYLE_SHA256);
    }
}

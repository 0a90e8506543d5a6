//! The brief, as HTML and as Markdown.

use headcount::chart::{Kind, Spec};
use headcount::export::{Exported, Format, Options, svg, write};

use super::{Report, SMALL, fixtures};

#[test]
fn it_has_headline_charts_figures_and_sources() {
    let report = Report::of(SMALL);
    let html = report.plain(Format::Html);
    assert!(html.contains("<p class=\"headline\">1,027 people counted under 2 of 2 outcomes.</p>"), "{html}");
    assert_eq!(html.matches("<svg ").count(), 4);
    assert!(html.contains("<td>120 women farmers</td><td>counted 120</td><td>Kayes</td>"));
    assert!(html.contains(&report.analysis.report.sha256) && html.contains("report.txt"));
    let markdown = report.plain(Format::Md);
    assert!(
        markdown.starts_with("# Progress in Mali in 2023\n\nMali · 2023 · data as of 2024-06-30\n"),
        "{markdown}"
    );
    assert!(markdown.contains("| f1 | 120 women farmers | counted 120 | Kayes |"));
}

/// A page has drawn them already, and its module for files has no charts.
#[test]
fn charts_that_are_given_are_taken() {
    let report = Report::of(SMALL);
    let charts = [svg::svg(&report.analysis, &Spec::new(Kind::Who, 400.0))];
    let exported = Exported {
        analysis: &report.analysis,
        text: &report.text,
        source: "",
        corrections: &report.corrections,
        charts: &charts,
        parts: &[],
    };
    let html = String::from_utf8(write(&exported, Format::Html, &Options::default()).unwrap()).unwrap();
    assert_eq!(html.matches("<svg ").count(), 1);
    assert!(html.contains("<figcaption>People counted, by sex and age</figcaption>"));
}

#[test]
fn nothing_is_fetched_and_nothing_runs() {
    for (name, report) in fixtures().into_iter().step_by(9) {
        let html = report.plain(Format::Html);
        assert!(html.contains("content=\"default-src 'none'; style-src 'sha256-"), "{name}");
        for part in [" src=", " href=", "url(", "@import", " style=", "<script>", " on"] {
            let outside =
                html.replace(" only", "").replace(" on ", "").replace(" one", "").replace(" once", "");
            let found =
                outside.match_indices(part).find(|(at, _)| part != " on" || is_handler(&outside, *at));
            assert_eq!(found, None, "{name}");
        }
    }
}

/// ` onload="` inside a tag.
fn is_handler(html: &str, at: usize) -> bool {
    let word: String = html[at + 1..].chars().take_while(char::is_ascii_alphabetic).collect();
    html[at + 1 + word.len()..].starts_with("=\"")
}

#[test]
fn report_text_is_no_markup() {
    let text = "<script>alert(1)</script> in Mali in 2023\n\nOutcome 1: <img src=x onerror=alert(1)> | a\n\n\
                We trained 120 women & \"men\" in Kayes </td> `code` [x](http://evil.example).\n\n\
                <!-- headcount-receipt {} --> 30 men came to Gao.";
    let report = Report::of(text);
    let html = report.plain(Format::Html);
    assert_eq!(html.matches("<script").count(), 1, "the receipt alone");
    assert!(!html.contains("<img") && !html.contains("</td> `code`"));
    let markdown = report.plain(Format::Md);
    assert!(
        !markdown.contains("<script")
            && !markdown.contains("<img")
            && !markdown.replace("\\]", "").contains("](")
    );
    assert_eq!(markdown.matches("<!--").count(), 1, "the receipt alone");
}

//! Report text on its way into other formats: it stays text.

/// For text and attribute values of HTML and XML.
pub(super) fn markup(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            // XML 1.0 has no way to write these.
            other if !is_xml(other) => out.push('\u{FFFD}'),
            other => out.push(other),
        }
    }
    out
}

fn is_xml(character: char) -> bool {
    matches!(character, '\t' | '\n' | '\r' | ' '..='\u{FFFD}' | '\u{10000}'..)
}

/// White space as single spaces.
pub(super) fn line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A line of Markdown (CommonMark, GitHub's tables) that shows the text as it is.
pub(super) fn markdown(text: &str) -> String {
    let line = line(text);
    let mut out = String::with_capacity(line.len());
    let mut letters = line.chars().peekable();
    let mut at = 0;
    while let Some(character) = letters.next() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '#' | '|' | '~' | '!' | '$' | '^' | '@' | '{' | '}' => {
                out.extend(['\\', character]);
            }
            // Only at the beginning of a line do these mean anything.
            '-' | '+' | '=' if at == 0 => out.extend(['\\', character]),
            '.' | ')' if is_item(&out, letters.peek()) => out.extend(['\\', character]),
            // "www." and "http://" begin a link.
            '.' if out.to_ascii_lowercase().ends_with("www") => out.extend(['\\', character]),
            ':' if letters.peek() == Some(&'/') => out.extend(['\\', character]),
            other => out.push(other),
        }
        at += 1;
    }
    out
}

/// Whether "1." would begin a list.
fn is_item(before: &str, after: Option<&char>) -> bool {
    let number = !before.is_empty() && before.bytes().all(|byte| byte.is_ascii_digit());
    number && after.is_none_or(|next| *next == ' ')
}

/// A cell of a table that spreadsheets open: never a formula.
///
/// A text whose first sign starts a formula in Excel or LibreOffice gets a single
/// quote in front (OWASP, "CSV Injection"). The same goes for what follows a semicolon or a
/// tab, where programs of many countries see the next cell.
pub(super) fn cell(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 1);
    let mut at_start = true;
    for character in text.chars() {
        if at_start && is_formula(character) {
            out.push('\'');
        }
        out.push(character);
        // Spaces and quotes are dropped by some before they look at the cell.
        at_start = match character {
            ' ' | '"' | '\u{a0}' => at_start,
            ';' | '\t' | '\r' | '\n' => true,
            _ => false,
        };
    }
    out
}

/// The signs of OWASP's list, wide forms too.
fn is_formula(character: char) -> bool {
    matches!(character, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_becomes_text() {
        for (given, wanted) in [
            ("=HYPERLINK(\"http://x\")", "'=HYPERLINK(\"http://x\")"),
            ("+cmd", "'+cmd"),
            ("-2", "'-2"),
            ("@x", "'@x"),
            ("\tx", "'\tx"),
            ("  =1", "  '=1"),
            ("a;=1", "a;'=1"),
            ("a\n=1", "a\n'=1"),
            ("120 women = many", "120 women = many"),
        ] {
            assert_eq!(cell(given), wanted);
        }
    }

    #[test]
    fn markup_is_text() {
        assert_eq!(markup("<a href='x'>&\u{b}"), "&lt;a href=&#39;x&#39;&gt;&amp;\u{FFFD}");
    }

    #[test]
    fn markdown_is_text() {
        assert_eq!(markdown("# a [b](c) <i> | *d*"), "\\# a \\[b\\](c) &lt;i&gt; \\| \\*d\\*");
        assert_eq!(markdown("1. www.x.org http://y 1.5"), "1\\. www\\.x.org http\\://y 1.5");
        assert_eq!(markdown("a\n- b"), "a - b");
    }
}

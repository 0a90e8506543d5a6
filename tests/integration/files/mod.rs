//! Files of every kind: the same report says the same in each; what is no report is
//! refused in one sentence.

mod damaged;
mod made;
mod refused;

use headcount::model::Source;
use headcount::read::{Content, Document, Kind, Limits, ReadError, read, read_all};
use headcount::{Analysis, Options, analyze};
use made::{docx, spreadsheet, zip};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/files/");

pub(super) fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(format!("{FOLDER}{name}")).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn document(name: &str) -> Document {
    read(&fixture(name), name, &Limits::default()).unwrap_or_else(|error| panic!("{name} {error}"))
}

fn analysis(document: &Document) -> Analysis {
    let mut analysis = analyze(&document.text, &Options::default());
    document.complete(&mut analysis);
    analysis
}

/// Value, unit, outcome, areas and whether it counts, a line for each figure.
fn figures(document: &Document) -> Vec<String> {
    let analysis = analysis(document);
    let line = |figure: &headcount::model::Figure| {
        let areas: Vec<&str> = figure.adm1.iter().map(|area| area.name.as_str()).collect();
        let why = figure.because.as_ref().map(|because| because.kind);
        format!(
            "{} {:?} {:?} {} {why:?} {}",
            figure.value,
            figure.unit,
            figure.qualifier,
            figure.outcome.as_deref().unwrap_or("-"),
            areas.join(", ")
        )
    };
    analysis.figures.iter().map(line).collect()
}

#[test]
fn the_same_report_gives_the_same_figures_in_every_kind_of_file() {
    let expected = figures(&document("report.txt"));
    assert_eq!(expected.len(), 18, "{expected:#?}");
    for name in ["report.md", "report.html", "report.docx", "report.odt", "report.pdf", "columns.pdf"] {
        let document = document(name);
        assert_eq!(figures(&document), expected, "{name}:\n{}", document.text);
        let report = analysis(&document).report;
        assert_eq!(report.title, "Progress in Senegal in 2023", "{name}");
        assert_eq!((report.year, report.data_as_of.as_deref()), (Some(2023), Some("2024-05-15")), "{name}");
    }
}

#[test]
fn the_same_table_gives_the_same_figures_in_every_spreadsheet() {
    let expected = figures(&document("table.csv"));
    assert_eq!(expected.len(), 6, "{expected:#?}");
    for name in ["table.xlsx", "table.ods"] {
        let document = document(name);
        assert_eq!(figures(&document), expected, "{name}:\n{}", document.text);
        let cells: Vec<_> = sources(&document).into_iter().filter_map(|source| source.cell).collect();
        assert_eq!(cells, ["B5", "C5", "B6", "C6", "B7", "C7"], "{name}");
    }
    let text = String::from_utf8(fixture("table.csv")).unwrap();
    let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    for bytes in
        [wide.clone(), [&[0xFF, 0xFE], wide.as_slice()].concat(), text.replace(',', ";").into_bytes()]
    {
        let document = read(&bytes, "table.csv", &Limits::default()).unwrap();
        assert_eq!(figures(&document), expected, "{}", document.text);
    }
}

#[test]
fn an_analysis_with_places_is_what_the_schema_says() {
    for name in ["report.docx", "columns.pdf", "table.xlsx", "table.ods", "report.html"] {
        let value = serde_json::to_value(analysis(&document(name))).unwrap();
        assert_eq!(crate::schema::faults_of(&value), Vec::<String>::new(), "{name}");
    }
}

fn sources(document: &Document) -> Vec<Source> {
    analysis(document).figures.into_iter().filter_map(|figure| figure.source).collect()
}

#[test]
fn figures_know_their_place_in_the_file() {
    let first = |name: &str| sources(&document(name)).first().cloned().unwrap();
    let at_paragraph = Source { paragraph: Some(4), ..Source::default() };
    assert_eq!(first("report.docx"), at_paragraph);
    assert_eq!(first("report.odt"), at_paragraph);
    assert_eq!(first("report.pdf"), Source { page: Some(1), ..Source::default() });
    let pages: Vec<_> =
        sources(&document("columns.pdf")).into_iter().filter_map(|source| source.page).collect();
    assert!(pages.is_sorted() && pages.first() == Some(&1) && pages.last() == Some(&2), "{pages:?}");
    let in_table: Vec<String> = sources(&document("report.docx"))
        .iter()
        .filter(|source| source.table.is_some())
        .map(ToString::to_string)
        .collect();
    assert_eq!(in_table.first().map(String::as_str), Some("table 1, row 2, column 2"));
    assert!(sources(&document("report.txt")).is_empty());
}

#[test]
fn parts_are_in_order_and_lie_in_the_text() {
    for name in
        ["report.md", "report.html", "report.docx", "report.odt", "report.pdf", "columns.pdf", "table.xlsx"]
    {
        let document = document(name);
        let units: Vec<u16> = document.text.encode_utf16().collect();
        let mut last = 0;
        for part in &document.parts {
            assert!(last <= part.span.0 && part.span.0 < part.span.1, "{name}: {part:?}");
            last = part.span.1;
            assert!(String::from_utf16(&units[part.span.0 as usize..part.span.1 as usize]).is_ok());
        }
        assert!(last as usize <= units.len(), "{name}");
    }
}

#[test]
fn changes_that_were_tracked_are_read_as_accepted() {
    let document = docx(
        r#"<w:p><w:r><w:t>We trained </w:t></w:r><w:ins w:id="1"><w:r><w:t>120</w:t></w:r></w:ins>
           <w:del w:id="2"><w:r><w:delText>90</w:delText></w:r></w:del><w:moveFrom w:id="3"><w:r><w:t>80</w:t></w:r></w:moveFrom>
           <w:r><w:t xml:space="preserve"> women</w:t></w:r></w:p>
           <w:p><w:pPr><w:rPr><w:del w:id="4"/></w:rPr></w:pPr><w:r><w:t>One </w:t></w:r></w:p>
           <w:p><w:r><w:t>paragraph.</w:t></w:r></w:p>"#,
    );
    let document = read(&document, "a.docx", &Limits::default()).unwrap();
    assert_eq!(document.text, "We trained 120 women\n\nOne paragraph.\n");
    assert_eq!(document.notes.first().map(|note| note.kind), Some("tracked_changes"));
    let analysis = analysis(&document);
    assert!(analysis.notes.iter().any(|note| note.kind == "tracked_changes"), "{:?}", analysis.notes);
}

#[test]
fn markup_in_a_report_is_text() {
    let script = "&lt;script&gt;alert(1)&lt;/script&gt; 20 women &amp; &lt;b&gt;";
    let document = docx(&format!("<w:p><w:r><w:t>{script}</w:t></w:r></w:p>"));
    let document = read(&document, "a.docx", &Limits::default()).unwrap();
    assert_eq!(document.text, "<script>alert(1)</script> 20 women & <b>\n");
    let page = "<html><head><title>T</title><style>p{}</style></head><body><nav>10 men</nav><script>20 men</script>\
                <p onclick=x>30 women<iframe src=x>40</iframe></p><footer>50 men</footer>";
    let document = read(page.as_bytes(), "a.html", &Limits::default()).unwrap();
    assert_eq!((document.kind, document.text.as_str()), (Kind::Html, "# T\n\n30 women\n"));
}

#[test]
fn formulas_are_read_as_what_they_gave() {
    let sheet = r#"<row r="1"><c r="A1" t="str"><v>Region</v></c><c r="B1" t="str"><v>Women</v></c></row>
        <row r="2"><c r="A2" t="str"><f>HYPERLINK("http://x")</f><v>Dakar</v></c><c r="B2"><f>60*2</f><v>120</v></c></row>
        <row r="3"><c r="A3" t="str"><v>=1+1</v></c><c r="B3"><f>NOW()</f></c></row>
        <row r="1048576"><c r="XFD1048576"><v>7</v></c></row>"#;
    let document = read(&spreadsheet(sheet), "a.xlsx", &Limits::default()).unwrap();
    assert_eq!(document.text, "Region\tWomen\nDakar\t120\n\n=1+1\n");
}

#[test]
fn a_zip_of_reports_is_several_documents() {
    let inner = zip(&[("a.txt", b"20 women".as_slice())]);
    let (docx, pdf) = (fixture("report.docx"), fixture("report.pdf"));
    let bytes = zip(&[
        ("2023/b.docx", docx.as_slice()),
        ("2023/a.txt", b"20 women"),
        ("__MACOSX/2023/._a.txt", b"x"),
        ("c.pdf", pdf.as_slice()),
        ("d.png", b"\x89PNG\r\n"),
        ("e.zip", inner.as_slice()),
    ]);
    let found = read_all(&bytes, "reports.zip", &Limits::default()).unwrap();
    let shown: Vec<String> = found
        .iter()
        .map(|file| match &file.content {
            Content::Document(document) => format!("{} {:?}", file.name, document.kind),
            Content::Refused(error) => format!("{} {}", file.name, error.kind()),
            Content::Pdf(_) => file.name.clone(),
        })
        .collect();
    assert_eq!(shown, ["2023/a.txt Text", "2023/b.docx Docx", "c.pdf Pdf", "d.png picture", "e.zip archive"]);
    assert_eq!(read(&bytes, "reports.zip", &Limits::default()), Err(ReadError::Several));
    assert_eq!(read(&inner, "reports.zip", &Limits::default()).unwrap().text, "20 women");
}

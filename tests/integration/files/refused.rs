//! What is no report: one sentence each, soon, and in little memory.

use std::time::{Duration, Instant};

use headcount::read::{Limits, ReadError, read};

use super::fixture;
use super::made::{docx, old_office, pages, spreadsheet, zip};

/// Far more than any of them takes, and far less than reading it would.
const SOON: Duration = Duration::from_secs(20);

fn refusal(bytes: &[u8], name: &str) -> ReadError {
    let start = Instant::now();
    let error = match read(bytes, name, &Limits::default()) {
        Err(error) => error,
        Ok(document) => panic!("{name} was read: {:?}", document.text.chars().take(200).collect::<String>()),
    };
    assert!(start.elapsed() < SOON, "{name} took {:?}", start.elapsed());
    error
}

#[test]
fn each_file_that_is_no_report_has_its_sentence() {
    let text = "<w:p><w:r><w:t>20 women</w:t></w:r></w:p>";
    let half = |bytes: Vec<u8>| bytes[..bytes.len() / 2].to_vec();
    let program = [b"MZ\x90\0\x03\0\0\0".as_slice(), &[0; 200]].concat();
    let gif = b"GIF89a".to_vec();
    let cases: Vec<(&str, Vec<u8>, ReadError)> = vec![
        ("truncated.docx", half(docx(text)), ReadError::Damaged),
        ("truncated.odt", half(fixture("report.odt")), ReadError::Damaged),
        ("truncated.xlsx", half(spreadsheet("")), ReadError::Damaged),
        ("truncated.xml", b"<iati-activities><iati-activity><title>".to_vec(), ReadError::Damaged),
        ("broken.docx", docx("<w:p><w:r></w:p>"), ReadError::Damaged),
        ("empty.docx", docx("<w:p/>"), ReadError::Empty),
        ("empty.txt", Vec::new(), ReadError::Empty),
        ("spaces.txt", b" \n\t\n".to_vec(), ReadError::Empty),
        ("empty.zip", zip(&[]), ReadError::Empty),
        ("empty.xlsx", spreadsheet(""), ReadError::Empty),
        ("empty.html", b"<html><body><script>1</script></body></html>".to_vec(), ReadError::Empty),
        ("encrypted.pdf", fixture("encrypted.pdf"), ReadError::Encrypted),
        ("encrypted.docx", old_office("EncryptedPackage"), ReadError::Encrypted),
        ("scan.pdf", fixture("scan.pdf"), ReadError::Scan),
        ("empty.pdf", pages(1), ReadError::Scan),
        ("long.pdf", pages(10_000), ReadError::Pages),
        ("no.pdf", b"%PDF-1.7\nnothing".to_vec(), ReadError::Damaged),
        ("old.doc", old_office("WordDocument"), ReadError::OldOffice),
        ("report.docx", program.clone(), ReadError::Program),
        ("report.txt", program, ReadError::Program),
        ("report.pdf", b"\x7FELF\x02\x01".to_vec(), ReadError::Program),
        ("photo.txt", gif, ReadError::Picture),
        ("slides.pptx", presentation(), ReadError::Presentation),
        ("report.rtf", b"{\\rtf1 20 women}".to_vec(), ReadError::RichText),
        ("report.tar.gz", b"\x1F\x8B\x08\0".to_vec(), ReadError::Archive),
        ("data.xml", b"<?xml version=\"1.0\"?><a/>".to_vec(), ReadError::Markup),
        ("data.txt", b"20 women \0\0\x01".to_vec(), ReadError::Binary),
        ("large.txt", vec![b'a'; Limits::default().bytes + 1], ReadError::Large),
    ];
    for (name, bytes, expected) in cases {
        let error = refusal(&bytes, name);
        assert_eq!(error, expected, "{name}");
        let sentence = error.to_string();
        assert!((10..160).contains(&sentence.len()) && !sentence.contains('\n'), "{sentence}");
        assert!(
            sentence.starts_with("is ") || sentence.starts_with("has ") || sentence.starts_with("unpacks ")
        );
    }
}

fn presentation() -> Vec<u8> {
    let types = b"<Types><Override ContentType=\"application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml\"/></Types>";
    zip(&[("[Content_Types].xml", types)])
}

#[test]
fn bombs_are_not_unpacked() {
    let zeros = vec![b' '; 300_000_000];
    let types = br#"<Types><Override ContentType="wordprocessingml"/></Types>"#;
    let bomb = zip(&[("[Content_Types].xml", types), ("word/document.xml", zeros.as_slice())]);
    assert!(bomb.len() < 400_000, "{}", bomb.len());
    assert_eq!(refusal(&bomb, "bomb.docx"), ReadError::Bomb);
    let spreadsheet = br#"<Types><Override ContentType="spreadsheetml"/></Types>"#;
    let bomb = zip(&[("[Content_Types].xml", spreadsheet), ("xl/sharedStrings.xml", zeros.as_slice())]);
    assert_eq!(refusal(&bomb, "bomb.xlsx"), ReadError::Bomb);
    let names: Vec<String> = (0..6_000).map(|at| format!("{at}.txt")).collect();
    let many: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), b"a".as_slice())).collect();
    assert_eq!(refusal(&zip(&many), "many.zip"), ReadError::Bomb);
    let quarter = &zeros[..3_900_000];
    let several: Vec<(&str, &[u8])> = names.iter().take(80).map(|name| (name.as_str(), quarter)).collect();
    assert_eq!(refusal(&zip(&several), "several.zip"), ReadError::Bomb);
}

#[test]
fn what_repeats_without_end_is_read_once() {
    let content = r#"<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:spreadsheet><table:table table:name="A">
        <table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384"><text:p>a 1</text:p></table:table-cell></table:table-row>
        </table:table></office:spreadsheet></office:document-content>"#;
    let bytes = zip(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", content.as_bytes()),
    ]);
    let document = read(&bytes, "a.ods", &Limits::default()).unwrap();
    assert!(document.text.len() < 100_000, "{}", document.text.len());
    let deep = format!("{}20 women{}", "<div>".repeat(200_000), "</div>".repeat(200_000));
    let document = read(format!("<html>{deep}").as_bytes(), "deep.html", &Limits::default()).unwrap();
    assert_eq!(document.text, "20 women\n");
    let nested = "<w:tbl><w:tr><w:tc>".repeat(50_000)
        + "<w:p><w:r><w:t>20 women</w:t></w:r></w:p>"
        + &"</w:tc></w:tr></w:tbl>".repeat(50_000);
    assert!(read(&docx(&nested), "deep.docx", &Limits::default()).is_ok());
}

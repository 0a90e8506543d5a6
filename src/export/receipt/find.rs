//! Reads receipts back from files.

use serde::Deserialize;

use super::{MARK, Receipt, SCHEMA, Sums};
use crate::model::Analysis;

/// The receipt of a file: any export of headcount, its charts as SVG or PNG, and the bare analysis.
/// None where there is none.
///
/// A file with a damaged receipt has none. What a receipt says is what the file says: it is no proof.
pub fn find(bytes: &[u8]) -> Option<Receipt> {
    if bytes.starts_with(PNG) {
        return png(bytes);
    }
    if bytes.starts_with(b"PK") {
        return workbook(bytes);
    }
    let text = std::str::from_utf8(bytes).ok()?;
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    if text.trim_start().starts_with('{') {
        return json(text);
    }
    marked(text).or_else(|| svg(text)).or_else(|| csv(bytes))
}

/// The receipt under the key `receipt`; else what a bare analysis tells.
fn json(text: &str) -> Option<Receipt> {
    #[derive(Deserialize)]
    struct Holder {
        receipt: Option<Receipt>,
    }
    if let Some(receipt) = serde_json::from_str::<Holder>(text).ok()?.receipt {
        return valid(receipt);
    }
    let analysis: Analysis = serde_json::from_str(text).ok()?;
    (analysis.schema == crate::SCHEMA).then(|| Receipt {
        schema: SCHEMA.to_owned(),
        format: "json".to_owned(),
        sha256: analysis.report.sha256.clone(),
        data_as_of: analysis.report.data_as_of.clone(),
        totals: Sums::from(&analysis.totals),
        ..Receipt::default()
    })
}

fn valid(receipt: Receipt) -> Option<Receipt> {
    (receipt.schema == SCHEMA).then_some(receipt)
}

/// In a comment or an instruction. Report text cannot make one: its signs are escaped.
fn marked(text: &str) -> Option<Receipt> {
    ["<!-- ", "<?", "id=\"headcount-receipt\">"].into_iter().find_map(|before| {
        let (_, after) =
            text.split_once(&format!("{before}{}", if before.ends_with('>') { "" } else { MARK }))?;
        let receipt = serde_json::Deserializer::from_str(after).into_iter::<Receipt>().next()?.ok()?;
        valid(receipt)
    })
}

/// The metadata of a chart, in the terms of Dublin Core.
fn svg(text: &str) -> Option<Receipt> {
    if !text.trim_start().starts_with("<svg") {
        return None;
    }
    let term = |name: &str| {
        let (_, after) = text.split_once(&format!("<dc:{name}>"))?;
        after.split_once(&format!("</dc:{name}>")).map(|(value, _)| value.to_owned())
    };
    let sha256 = term("identifier")?.strip_prefix("sha256:")?.to_owned();
    Some(picture("svg", sha256, term("creator"), term("coverage")))
}

fn picture(format: &str, sha256: String, software: Option<String>, data_as_of: Option<String>) -> Receipt {
    Receipt {
        schema: SCHEMA.to_owned(),
        format: format.to_owned(),
        software: software.unwrap_or_default(),
        sha256,
        data_as_of,
        ..Receipt::default()
    }
}

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";

/// The texts that the page writes into a chart as PNG.
fn png(bytes: &[u8]) -> Option<Receipt> {
    let mut rest = bytes.strip_prefix(PNG)?;
    let (mut sha256, mut software, mut data_as_of) = (None, None, None);
    while let Some((length, after)) = rest.split_first_chunk::<4>() {
        let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
        let (kind, after) = after.split_first_chunk::<4>()?;
        let (content, after) = after.split_at_checked(length)?;
        // What is drawn comes after the texts, or before them: only the end ends it.
        rest = after.get(4..)?;
        let Some((key, value)) = png_text(kind, content) else { continue };
        match key {
            b"SHA-256" => sha256 = Some(value),
            b"Software" => software = Some(value),
            b"Data as of" => data_as_of = Some(value),
            _ => {}
        }
    }
    Some(picture("png", sha256?, software, data_as_of))
}

/// The key and the text of a chunk: Latin-1 in `tEXt`, UTF-8 in `iTXt`.
fn png_text<'c>(kind: &[u8; 4], content: &'c [u8]) -> Option<(&'c [u8], String)> {
    let at = content.iter().position(|byte| *byte == 0)?;
    let (key, rest) = (content.get(..at)?, content.get(at + 1..)?);
    match kind {
        b"tEXt" => Some((key, rest.iter().map(|byte| char::from(*byte)).collect())),
        // No compression, no language, no translated key: what the page writes.
        b"iTXt" => Some((key, String::from_utf8(rest.strip_prefix(&[0, 0, 0, 0])?.to_vec()).ok()?)),
        _ => None,
    }
}

/// The last columns of a table of figures.
fn csv(bytes: &[u8]) -> Option<Receipt> {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(bytes);
    let heads = reader.headers().ok()?.clone();
    let column = |name: &str| heads.iter().position(|head| head.trim_start_matches('\u{FEFF}') == name);
    let digest = column("report_sha256")?;
    let (software, corrections, corrections_sha256) =
        (column("software")?, column("corrections"), column("corrections_sha256"));
    let (people, masked, data_as_of) = (column("people_counted"), column("masked"), column("data_as_of"));
    let counted = column("counted");
    let mut found = picture("csv", String::new(), None, None);
    let (mut sum, mut hidden) = (0.0, 0.0);
    for row in reader.records() {
        let row = row.ok()?;
        let cell = |at: Option<usize>| at.and_then(|at| row.get(at)).filter(|cell| !cell.is_empty());
        // The row of hashtags.
        let Some(sha256) = cell(Some(digest)).filter(|cell| !cell.starts_with('#')) else { continue };
        if !found.reports.iter().any(|known| known == sha256) {
            found.reports.push(sha256.to_owned());
        }
        found.software = cell(Some(software)).unwrap_or_default().to_owned();
        found.data_as_of = cell(data_as_of).map(str::to_owned);
        found.corrections.count = cell(corrections).and_then(|cell| cell.parse().ok()).unwrap_or(0);
        found.corrections.sha256 = cell(corrections_sha256).map(str::to_owned);
        found.masked = cell(masked).and_then(|cell| cell.parse().ok()).unwrap_or(0);
        match cell(people).map(str::parse::<f64>) {
            Some(value) => sum += value.ok()?,
            // Masked figures count as one in the totals beside them.
            None if cell(counted) == Some("true") => hidden += 1.0,
            None => {}
        }
    }
    found.totals.counted = Some(sum + hidden);
    match found.reports.as_slice() {
        [] => return None,
        [one] => {
            found.sha256.clone_from(one);
            found.reports.clear();
        }
        _ => found.data_as_of = None,
    }
    Some(found)
}

#[cfg(not(feature = "xlsx"))]
fn workbook(_: &[u8]) -> Option<Receipt> {
    None
}

/// The document properties of a workbook.
#[cfg(feature = "xlsx")]
fn workbook(bytes: &[u8]) -> Option<Receipt> {
    use std::io::Read as _;

    /// More than any properties of ours have.
    const MOST: u64 = 1 << 20;
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).ok()?;
    let mut xml = String::new();
    archive.by_name("docProps/custom.xml").ok()?.take(MOST).read_to_string(&mut xml).ok()?;
    let property = |name: &str| {
        let (_, after) = xml.split_once(&format!("name=\"headcount {name}\""))?;
        let (content, _) = after.split_once("</property>")?;
        let (_, value) = content.split_once("<vt:")?;
        let (_, value) = value.split_once('>')?;
        let value = value.split_once("</vt:").map(|(value, _)| value)?;
        Some(value.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&"))
    };
    let mut found =
        picture("xlsx", property("report SHA-256")?, property("software"), property("data as of"));
    found.exported_on = property("exported on");
    found.corrections.count = property("corrections").and_then(|value| value.parse().ok()).unwrap_or(0);
    found.corrections.sha256 = property("corrections SHA-256");
    found.masked = property("masked").and_then(|value| value.parse().ok()).unwrap_or(0);
    found.totals = property("totals").and_then(|json| serde_json::from_str(&json).ok()).unwrap_or_default();
    let digests = (1..).map(|at| property(&format!("report {at} SHA-256")));
    found.reports = digests.map_while(|digest| digest).collect();
    Some(found)
}

//! What a file is: by what is in it, then by its name.

use super::Limits;
use super::error::ReadError;
use super::package::Package;
use crate::text::decode::decode;

/// What was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sniffed {
    Text,
    Markdown,
    Html,
    Docx,
    Odt,
    Csv,
    Xlsx,
    Ods,
    Iati,
    Pdf,
    Zip,
}

/// First bytes of what is not read.
const REFUSED: [(&[u8], ReadError); 16] = [
    (b"{\\rtf", ReadError::RichText),
    (b"\x89PNG", ReadError::Picture),
    (b"\xFF\xD8\xFF", ReadError::Picture),
    (b"GIF8", ReadError::Picture),
    (b"II*\0", ReadError::Picture),
    (b"MM\0*", ReadError::Picture),
    (b"\x7FELF", ReadError::Program),
    (b"\xCF\xFA\xED\xFE", ReadError::Program),
    (b"\xCA\xFE\xBA\xBE", ReadError::Program),
    (b"\0asm", ReadError::Program),
    (b"\x1F\x8B", ReadError::Archive),
    (b"7z\xBC\xAF\x27\x1C", ReadError::Archive),
    (b"Rar!", ReadError::Archive),
    (b"\xFD7zXZ", ReadError::Archive),
    (b"BZh", ReadError::Archive),
    (b"\x28\xB5\x2F\xFD", ReadError::Archive),
];

/// A PDF may have something else before its first bytes.
const PDF_WITHIN: usize = 1024;
/// How much of a text is looked at.
const LOOK: usize = 4096;

/// What a file is.
///
/// # Errors
/// It is of a kind that is not read.
pub(super) fn sniff(bytes: &[u8], name: &str, limits: &Limits) -> Result<Sniffed, ReadError> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return packed(bytes, limits);
    }
    if bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        return Err(old_office(bytes));
    }
    let start = bytes.get(..bytes.len().min(PDF_WITHIN)).unwrap_or_default();
    if start.windows(5).any(|window| window == b"%PDF-") {
        return Ok(Sniffed::Pdf);
    }
    if let Some((_, error)) = REFUSED.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Err(*error);
    }
    // "MZ" may begin a report; a program has a NUL soon.
    if bytes.starts_with(b"MZ") && start.contains(&0) {
        return Err(ReadError::Program);
    }
    if bytes.starts_with(b"RIFF") && start.get(8..12) == Some(b"WEBP") {
        return Err(ReadError::Picture);
    }
    written(bytes, name)
}

/// A text, by how it begins, then by the end of its name.
fn written(bytes: &[u8], name: &str) -> Result<Sniffed, ReadError> {
    let start =
        decode(bytes.get(..bytes.len().min(LOOK)).unwrap_or_default()).unwrap_or_default().to_lowercase();
    let start = start.trim_start();
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension).to_lowercase();
    if start.contains("<iati-activit") {
        return Ok(Sniffed::Iati);
    }
    let page = start.starts_with("<!doctype html")
        || start.starts_with("<html")
        || start.contains("<html ")
        || start.contains("<html>");
    match extension.as_str() {
        "html" | "htm" | "xhtml" => Ok(Sniffed::Html),
        _ if page && start.starts_with('<') => Ok(Sniffed::Html),
        "csv" | "tsv" => Ok(Sniffed::Csv),
        _ if start.starts_with("<?xml") => Err(ReadError::Markup),
        "md" | "markdown" => Ok(Sniffed::Markdown),
        _ => Ok(Sniffed::Text),
    }
}

/// A zip file, by what it holds.
fn packed(bytes: &[u8], limits: &Limits) -> Result<Sniffed, ReadError> {
    let mut package = Package::open(bytes, limits)?;
    if package.has("[Content_Types].xml") {
        let types = package.text("[Content_Types].xml")?.unwrap_or_default();
        for (kind, found) in [
            ("wordprocessingml", Ok(Sniffed::Docx)),
            ("spreadsheetml", Ok(Sniffed::Xlsx)),
            ("presentationml", Err(ReadError::Presentation)),
            ("ms-excel", Ok(Sniffed::Xlsx)),
        ] {
            if types.contains(kind) {
                return found;
            }
        }
    }
    if package.has("mimetype") {
        return open_document(&mut package);
    }
    Ok(Sniffed::Zip)
}

fn open_document(package: &mut Package) -> Result<Sniffed, ReadError> {
    let kind = package.text("mimetype")?.unwrap_or_default();
    // Encrypted ones keep their names and only say so here.
    let manifest = package.text("META-INF/manifest.xml")?.unwrap_or_default();
    if manifest.contains("encryption-data") {
        return Err(ReadError::Encrypted);
    }
    if kind.contains("opendocument.text") {
        Ok(Sniffed::Odt)
    } else if kind.contains("opendocument.spreadsheet") {
        Ok(Sniffed::Ods)
    } else if kind.contains("opendocument.presentation") {
        Err(ReadError::Presentation)
    } else {
        Err(ReadError::Binary)
    }
}

/// Word and Excel put encrypted files of today into containers of the old kind.
fn old_office(bytes: &[u8]) -> ReadError {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    if bytes.windows(name.len()).any(|window| window == name) {
        ReadError::Encrypted
    } else {
        ReadError::OldOffice
    }
}

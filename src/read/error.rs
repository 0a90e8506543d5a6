//! Why a file is not read: a kind each, one clear sentence each.

use std::fmt;

use crate::text::decode::NotText;

/// Why a file cannot be read. Its message goes on from the file's name: "a.pdf is ...".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum ReadError {
    /// More bytes than [`Limits::bytes`](super::Limits::bytes).
    Large,
    /// More pages than [`Limits::pages`](super::Limits::pages).
    Pages,
    /// Unpacks to more than [`Limits`](super::Limits) let it.
    Bomb,
    /// Protected by a password.
    Encrypted,
    /// Pages without a text layer.
    Scan,
    /// Damaged, or cut short.
    Damaged,
    /// Nothing to read in it.
    Empty,
    /// The formats of Word, Excel and PowerPoint before 2007.
    OldOffice,
    /// An archive that is no zip, or one inside another.
    Archive,
    /// Several reports, where one was asked for.
    Several,
    /// A picture.
    Picture,
    /// A program.
    Program,
    /// Slides.
    Presentation,
    /// Rich text.
    RichText,
    /// XML that is no IATI activity file.
    Markup,
    /// A PDF, in a build that leaves them to others.
    Pdf,
    /// Bytes that no text has.
    Binary,
}

impl ReadError {
    /// Its name, for those who have words of their own for each.
    pub const fn kind(self) -> &'static str {
        match self {
            Self::Large => "large",
            Self::Pages => "pages",
            Self::Bomb => "bomb",
            Self::Encrypted => "encrypted",
            Self::Scan => "scan",
            Self::Damaged => "damaged",
            Self::Empty => "empty",
            Self::OldOffice => "old_office",
            Self::Archive => "archive",
            Self::Several => "several",
            Self::Picture => "picture",
            Self::Program => "program",
            Self::Presentation => "presentation",
            Self::RichText => "rich_text",
            Self::Markup => "markup",
            Self::Pdf => "pdf",
            Self::Binary => "binary",
        }
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Large => "is too large; save the report alone, without its pictures, and try that",
            Self::Pages => "has too many pages; save those with results as a file of their own",
            Self::Bomb => "unpacks to far more than a report holds, so it was not opened",
            Self::Encrypted => "is protected by a password; save a copy without one and try that",
            Self::Scan => {
                "has pages but no text, as scans do; run text recognition (OCR) on it, or use the file it was made from"
            }
            Self::Damaged => "is damaged or cut short; get the file again",
            Self::Empty => "has no text in it",
            Self::OldOffice => {
                "is in an old format of Word, Excel or PowerPoint; open it there, save it as .docx or .xlsx and try that"
            }
            Self::Archive => "is an archive that is not opened; unpack it, or pack the reports as one .zip",
            Self::Several => "has several reports in it; unpack it and name one",
            Self::Picture => "is a picture; run text recognition (OCR) on it, or use the file it was made from",
            Self::Program => "is a program, not a report",
            Self::Presentation => "is a presentation; save its text as .docx or .txt and try that",
            Self::RichText => "is a rich text file; save it as .docx and try that",
            Self::Markup => "is XML, but no IATI activity file",
            Self::Pdf => "is a PDF, which this build does not read",
            Self::Binary => "is not a text file; save the report as plain text (.txt) and try that",
        })
    }
}

impl std::error::Error for ReadError {}

impl From<NotText> for ReadError {
    fn from(_: NotText) -> Self {
        Self::Binary
    }
}

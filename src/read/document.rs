//! What a file becomes: text, and where each part of it came from.

use serde::Serialize;

use crate::model::{Analysis, Note, Source, Span};

/// What kind of file a document was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Plain text.
    Text,
    /// Markdown.
    Markdown,
    /// A web page.
    Html,
    /// Word.
    Docx,
    /// OpenDocument text.
    Odt,
    /// Values with separators.
    Csv,
    /// Excel.
    Xlsx,
    /// OpenDocument spreadsheet.
    Ods,
    /// IATI activities.
    Iati,
    /// Portable Document Format.
    Pdf,
}

/// A file as text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Document {
    /// Name of the file.
    pub name: String,
    /// What it was.
    pub kind: Kind,
    /// Its text, as the analysis reads it; offsets of an analysis are offsets in this.
    pub text: String,
    /// Where the parts of the text stood, in the order of the text; none for plain text.
    pub parts: Vec<Part>,
    /// What a reader should know of the file.
    pub notes: Vec<ReadNote>,
}

/// A piece of a document's text that stood at one place of the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Part {
    /// Where it is in the text.
    pub span: Span,
    /// Where it was in the file.
    #[serde(flatten)]
    pub source: Source,
}

/// Something about the file that its text does not show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReadNote {
    /// What it is about: `tracked_changes`, `hidden_sheets`, `pages_without_text`, `rows_left_out`.
    pub kind: &'static str,
    /// One plain sentence, in English.
    pub message: String,
}

impl Document {
    /// The part that holds an offset of the text, in UTF-16 code units.
    pub fn locate(&self, offset: u32) -> Option<&Part> {
        let after = self.parts.partition_point(|part| part.span.0 <= offset);
        self.parts.get(after.checked_sub(1)?).filter(|part| offset < part.span.1)
    }

    /// Adds to an analysis of the text what only the file knows: where each figure
    /// stands in it, and the notes of its reader.
    pub fn complete(&self, analysis: &mut Analysis) {
        for figure in &mut analysis.figures {
            figure.source = self.locate(figure.number.0).map(|part| part.source.clone());
        }
        analysis.notes.extend(self.notes.iter().map(|note| Note {
            kind: note.kind.to_owned(),
            figures: Vec::new(),
            span: None,
            message: note.message.clone(),
            values: std::collections::BTreeMap::new(),
        }));
    }
}

//! Files that leave headcount, read back by other programs' readers.

mod brief;
mod formulas;
mod iati;
mod masked;
mod receipts;
mod tables;

use headcount::export::{Exported, Format, Options, write};
use headcount::review::Patch;
use headcount::{Analysis, analyze};

/// A text with its analysis, ready to be written.
pub(crate) struct Report {
    pub(crate) text: String,
    pub(crate) analysis: Analysis,
    pub(crate) corrections: Patch,
}

impl Report {
    pub(crate) fn of(text: &str) -> Self {
        let analysis = analyze(text, &headcount::Options::default());
        Self { text: text.to_owned(), analysis, corrections: Patch::new([]) }
    }

    pub(crate) fn write(&self, format: Format, options: &Options) -> Vec<u8> {
        let exported = Exported {
            analysis: &self.analysis,
            text: &self.text,
            source: "report.txt",
            corrections: &self.corrections,
            charts: &[],
            parts: &[],
        };
        write(&exported, format, options).unwrap()
    }

    pub(crate) fn plain(&self, format: Format) -> String {
        String::from_utf8(self.write(format, &Options::default())).unwrap()
    }
}

/// All fixture reports by name.
pub(crate) fn fixtures() -> Vec<(String, Report)> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/reports");
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    paths.sort();
    let read = |path: std::path::PathBuf| {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        (name, Report::of(&std::fs::read_to_string(path).unwrap()))
    };
    paths.into_iter().map(read).collect()
}

/// Rows of a CSV file as maps from head to cell.
pub(crate) fn rows(csv: &[u8]) -> Vec<std::collections::BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_reader(csv);
    reader.deserialize().map(|row| row.unwrap()).collect()
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    let report = Report::of(SMALL);
    for format in Format::ALL {
        let options = Options::default();
        assert_eq!(report.write(format, &options), report.write(format, &options), "{format:?}");
    }
}

/// A report with what exports must get right.
pub(crate) const SMALL: &str = "Progress in Mali in 2023\n\nData as of 30 June 2024\n\n\
Outcome 1: Women earn more\n\n\
In 2023, 120 women farmers in Kayes were trained, of whom 45 are under thirty. 7 survivors of rape in Bla (Ségou) received care.\n\n\
Outcome 2: Men listen\n\n\
At least 900 men of Kayes, Gao and Mopti were reached. We will train 60 more judges in Gao in 2025. 40 households got seed.\n";

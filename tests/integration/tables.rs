//! The tables of texts in `tests/fixtures`: a folder each, a file per language.

use std::path::Path;

/// Every line of a folder's tables but the empty ones and comments (`#`), in
/// order: its language, its number in the file from 1, and itself.
pub(super) fn lines(folder: &str) -> Vec<(String, usize, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(folder);
    let mut files: Vec<_> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "tsv"))
        .collect();
    files.sort();
    let read = |file: std::path::PathBuf| {
        let language = file.file_stem().unwrap().to_str().unwrap().to_owned();
        let text = std::fs::read_to_string(&file).unwrap();
        let line = |(at, line): (usize, &str)| (language.clone(), at + 1, line.to_owned());
        text.lines().enumerate().map(line).collect::<Vec<_>>()
    };
    let told = |line: &str| !line.is_empty() && !line.starts_with('#');
    files.into_iter().flat_map(read).filter(|(_, _, line)| told(line)).collect()
}

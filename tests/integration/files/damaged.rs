//! Files as they come out of broken downloads and broken disks: read or refused, never a panic.

use headcount::read::{Limits, read_all};

use super::fixture;

const FILES: [&str; 12] = [
    "report.txt",
    "report.md",
    "report.html",
    "report.docx",
    "report.odt",
    "report.pdf",
    "columns.pdf",
    "encrypted.pdf",
    "scan.pdf",
    "table.csv",
    "table.xlsx",
    "table.ods",
];

/// The next of a row of numbers that only looks like chance.
fn next(state: &mut u64) -> usize {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    (*state >> 33) as usize
}

#[test]
fn files_that_are_cut_short_are_read_or_refused() {
    for name in FILES {
        let bytes = fixture(name);
        for cut in 0..40 {
            let length = bytes.len() * cut / 40;
            let _ = read_all(&bytes[..length], name, &Limits::default());
        }
        for less in 1..20.min(bytes.len()) {
            let _ = read_all(&bytes[..bytes.len() - less], name, &Limits::default());
        }
    }
}

#[test]
fn files_with_wrong_bytes_are_read_or_refused() {
    let mut state = 7;
    for name in FILES {
        let bytes = fixture(name);
        for round in 0..80 {
            let mut broken = bytes.clone();
            for _ in 0..=round % 8 {
                let at = next(&mut state) % broken.len();
                broken[at] = next(&mut state) as u8;
            }
            let _ = read_all(&broken, name, &Limits::default());
        }
    }
}

/// A flipped byte in a zip is found by its checksum before any reader sees it; so the
/// parts are broken inside it.
#[test]
fn packed_files_with_broken_parts_are_read_or_refused() {
    let mut state = 11;
    for name in ["report.docx", "report.odt", "table.xlsx", "table.ods"] {
        let bytes = fixture(name);
        let parts = unpacked(&bytes);
        for round in 0..120 {
            let mut broken = parts.clone();
            let chosen = next(&mut state) % broken.len();
            let part = &mut broken[chosen].1;
            if round % 3 == 0 {
                part.truncate(next(&mut state) % (part.len() + 1));
            } else if !part.is_empty() {
                for _ in 0..=round % 20 {
                    let at = next(&mut state) % part.len();
                    // Signs of XML do more harm than others.
                    part[at] = b"<>/\"=& 09a"[next(&mut state) % 10];
                }
            }
            let entries: Vec<(&str, &[u8])> =
                broken.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
            let _ = read_all(&super::zip(&entries), name, &Limits::default());
        }
    }
}

fn unpacked(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|at| {
            let mut entry = archive.by_index(at).unwrap();
            let name = entry.name().unwrap().into_owned();
            let mut bytes = Vec::new();
            std::io::Read::read_to_end(&mut entry, &mut bytes).unwrap();
            (name, bytes)
        })
        .collect()
}

//! Counts tests in what the test runners print.

use std::ops::AddAssign;

/// How many tests ended how.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) passed: u64,
    pub(crate) failed: u64,
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

impl Tally {
    /// Reads one line of a runner's output: `test result: ok. 5 passed; 1 failed; ...`
    /// of Rust's harness and of wasm-bindgen's, `# pass 5` and `# fail 1` of Node's TAP.
    pub(crate) fn read(&mut self, line: &str) {
        let line = line.trim();
        if let Some(result) = line.strip_prefix("test result: ") {
            let counts = result.split_once(". ").map_or("", |(_, counts)| counts);
            for count in counts.split(';') {
                match count.trim().split_once(' ') {
                    Some((number, "passed")) => self.passed += number.parse().unwrap_or(0),
                    Some((number, "failed")) => self.failed += number.parse().unwrap_or(0),
                    _ => {}
                }
            }
        } else if let Some(number) = node_count(line, "pass") {
            self.passed += number;
        } else if let Some(number) = node_count(line, "fail").or_else(|| node_count(line, "cancelled")) {
            self.failed += number;
        }
    }
}

fn node_count(line: &str, word: &str) -> Option<u64> {
    let rest = line.strip_prefix("ℹ ").or_else(|| line.strip_prefix("# "))?;
    rest.strip_prefix(word)?.strip_prefix(' ')?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(output: &str) -> Tally {
        let mut tally = Tally::default();
        output.lines().for_each(|line| tally.read(line));
        tally
    }

    #[test]
    fn every_test_binary_of_cargo_counts() {
        let output = "running 2 tests\ntest a ... ok\n\
            test result: ok. 2 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s\n\
            test result: FAILED. 3 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.10s\n";
        assert_eq!(tally(output), Tally { passed: 5, failed: 1 });
    }

    #[test]
    fn wasm_bindgens_runner_counts() {
        let output = "test result: ok. 4 passed; 0 failed; 0 ignored; 0 filtered out; finished in 0.12s";
        assert_eq!(tally(output), Tally { passed: 4, failed: 0 });
    }

    #[test]
    fn nodes_runner_counts_what_it_cancelled_as_failed() {
        let output = "ℹ tests 9\nℹ pass 6\nℹ fail 2\nℹ cancelled 1\nℹ skipped 0\n# pass 1\npassing thought";
        assert_eq!(tally(output), Tally { passed: 7, failed: 3 });
    }
}

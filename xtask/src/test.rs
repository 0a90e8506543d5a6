//! `cargo xtask test`: every test there is, in order, with a sum at the end.
//!
//! Nothing is skipped in silence: what cannot run is a failure that says what is
//! missing.

use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow, bail};

use crate::config::{self, Config};
use crate::shell::{Usage, command, root, run as run_command, say, scratch_dir, shown};
use crate::tally::Tally;
use crate::{build, chrome, http, npm, size, toolchain, tools};

struct Part {
    name: &'static str,
    about: &'static str,
    /// Whether it looks at what `build` made.
    needs_build: bool,
    run: fn(&Config) -> Result<Tally>,
}

const BUILD: &str = "build";

const PARTS: [Part; 5] = [
    Part { name: "rust", about: "the core and the commands, natively", needs_build: false, run: rust },
    Part { name: "wasm", about: "the WebAssembly module, in a browser", needs_build: false, run: wasm },
    Part { name: BUILD, about: "what the page loads, within its budgets", needs_build: false, run: package },
    Part {
        name: "types",
        about: "the page's JavaScript and the module's types",
        needs_build: true,
        run: types,
    },
    Part { name: "browser", about: "the page, in a browser", needs_build: true, run: browser },
];

struct Done {
    name: &'static str,
    result: Result<Tally>,
    took: Duration,
}

pub(crate) fn run(arguments: &[String]) -> Result<()> {
    let parts = parse(arguments)?;
    let config = config::load()?;
    let mut done: Vec<Done> = Vec::new();
    for Part { name, about, needs_build, run } in parts {
        say(format!("\n== {name}: {about}"));
        let start = Instant::now();
        let not_built = done.iter().any(|done| done.name == BUILD && done.result.is_err());
        let result = if *needs_build && not_built { Err(anyhow!("nothing was built")) } else { run(&config) };
        if let Err(error) = &result {
            say(format!("{name} failed: {error:#}"));
        }
        done.push(Done { name, result, took: start.elapsed() });
    }
    summary(&done)
}

/// The parts that were asked for, and the build if one of them needs it.
fn parse(arguments: &[String]) -> Result<Vec<&'static Part>, Usage> {
    let mut only = Vec::new();
    let mut rest = arguments.iter().map(String::as_str);
    while let Some(argument) = rest.next() {
        if argument != "--only" {
            return Err(Usage(format!("test does not know \"{argument}\"")));
        }
        let wanted = rest.next().unwrap_or_default();
        let known = PARTS.iter().find(|part| part.name == wanted);
        let names = || PARTS.map(|part| part.name).join(", ");
        only.push(known.ok_or_else(|| Usage(format!("--only wants one of {}", names())))?);
    }
    let asked = |part: &Part| only.is_empty() || only.iter().any(|other| other.name == part.name);
    let needed = |part: &Part| part.name == BUILD && only.iter().any(|other| other.needs_build);
    Ok(PARTS.iter().filter(|part| asked(part) || needed(part)).collect())
}

fn summary(done: &[Done]) -> Result<()> {
    say("\n== summary");
    let mut sum = Tally::default();
    let mut broken = 0;
    for Done { name, result, took } in done {
        let seconds = took.as_secs_f64();
        let outcome = match result {
            Ok(tally) => {
                sum += *tally;
                format!("{} passed, {} failed", tally.passed, tally.failed)
            }
            Err(error) => {
                broken += 1;
                format!("did not run to its end: {error:#}")
            }
        };
        say(format!("{name:<8}{seconds:>7.1} s   {outcome}"));
    }
    if broken > 0 {
        bail!("{broken} of {} parts did not run to their end", done.len());
    }
    say(format!("\n{} passed, {} failed", sum.passed, sum.failed));
    if sum.failed > 0 {
        bail!("{} tests failed", sum.failed);
    }
    Ok(())
}

fn rust(_: &Config) -> Result<Tally> {
    let mut tally = counted(command("cargo").args(["test", "--quiet", "--workspace", "--no-fail-fast"]))?;
    say("The same with the smallest gazetteer");
    let smallest = ["test", "--quiet", "--package", "headcount", "--no-default-features", "--test", "tiers"];
    tally += counted(command("cargo").args(smallest))?;
    Ok(tally)
}

fn wasm(config: &Config) -> Result<Tally> {
    let toolchain = toolchain::ensure()?;
    tools::ensure(config)?;
    let mut test = toolchain.command("wasm-pack")?;
    test.args(["--log-level", "error", "test", "--headless", "--chrome"]);
    let browser = chrome::browser()?;
    if let Some(driver) = chrome::driver() {
        test.arg("--chromedriver").arg(driver);
    }
    test.arg("--").args(config.feature_arguments()).args(["--test", "wasm"]);
    counted(test.env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", webdriver_settings(&browser)?))
}

/// Tells chromedriver which browser to start, and how.
fn webdriver_settings(browser: &std::path::Path) -> Result<PathBuf> {
    let file = scratch_dir("webdriver")?.join("webdriver.json");
    let arguments = [
        "headless",
        "no-sandbox",
        "disable-gpu",
        "disable-quic",
        "disable-dev-shm-usage",
        "disable-background-networking",
        "disable-component-update",
        "disable-sync",
        "no-first-run",
    ];
    let settings = serde_json::json!({"goog:chromeOptions": {"binary": browser, "args": arguments}});
    std::fs::write(&file, settings.to_string())?;
    Ok(file)
}

fn package(config: &Config) -> Result<Tally> {
    build::build(config)?;
    // Too large is a failed test, but one can still look at what was built.
    Ok(match size::check(config) {
        Ok(()) => Tally { passed: 1, failed: 0 },
        Err(error) => {
            say(format!("{error:#}"));
            Tally { passed: 0, failed: 1 }
        }
    })
}

fn types(_: &Config) -> Result<Tally> {
    let compiler = npm::test_tools()?.join("node_modules/typescript/bin/tsc");
    run_command(command("node").arg(compiler).args(["--project", "www/jsconfig.json"]))?;
    Ok(Tally { passed: 1, failed: 0 })
}

fn browser(config: &Config) -> Result<Tally> {
    let specs = specs()?;
    let tools = npm::test_tools()?;
    let chrome = chrome::browser()?;
    say("Compiling the command line, to compare the page with it");
    run_command(command("cargo").args(["build", "--quiet", "--package", &config.package, "--bins"]))?;
    let address = http::in_background(&root().join("www"), &config.csp)?;
    let program = format!("{}{}", config.package, std::env::consts::EXE_SUFFIX);
    counted(
        command("node")
            .args(["--test", "--test-reporter=spec"])
            .args(specs)
            .current_dir(tools)
            .env("HEADCOUNT_URL", address)
            .env("HEADCOUNT_BIN", crate::shell::target_dir().join("debug").join(program))
            .env("CHROME", chrome),
    )
}

fn specs() -> Result<Vec<PathBuf>> {
    let folder = root().join("tests/browser");
    let mut specs: Vec<PathBuf> = std::fs::read_dir(&folder)
        .with_context(|| format!("cannot read {}", folder.display()))?
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            name.ends_with(".test.mjs") || name.ends_with(".spec.mjs")
        })
        .collect();
    specs.sort();
    if specs.is_empty() {
        bail!("no *.test.mjs in tests/browser");
    }
    Ok(specs)
}

/// Runs a test runner, passes its output on and counts its tests.
///
/// Failed tests are in the tally; failing for another reason is an error.
fn counted(command: &mut Command) -> Result<Tally> {
    let mut child =
        command.stdout(Stdio::piped()).spawn().with_context(|| format!("cannot start {}", shown(command)))?;
    let mut tally = Tally::default();
    let mut screen = std::io::stdout();
    for line in child.stdout.take().into_iter().flat_map(|output| BufReader::new(output).split(b'\n')) {
        let line = line?;
        screen.write_all(&line)?;
        screen.write_all(b"\n")?;
        tally.read(&String::from_utf8_lossy(&line));
    }
    let status = child.wait()?;
    if !status.success() && tally.failed == 0 {
        bail!("`{}` failed ({status})", shown(command));
    }
    if tally.passed + tally.failed == 0 {
        bail!("`{}` ran no test", shown(command));
    }
    Ok(tally)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(words: &str) -> Result<Vec<&'static str>, String> {
        let words: Vec<String> = words.split_whitespace().map(str::to_owned).collect();
        let parts = parse(&words).map_err(|error| error.to_string())?;
        Ok(parts.iter().map(|part| part.name).collect())
    }

    #[test]
    fn without_a_choice_everything_runs() {
        assert_eq!(names("").unwrap(), ["rust", "wasm", "build", "types", "browser"]);
    }

    #[test]
    fn a_part_brings_the_build_that_it_needs() {
        assert_eq!(names("--only browser --only rust").unwrap(), ["rust", "build", "browser"]);
        assert_eq!(names("--only wasm").unwrap(), ["wasm"]);
    }

    #[test]
    fn an_unknown_part_is_refused() {
        assert!(names("--only brwser").unwrap_err().contains("browser"));
        assert!(names("--only").is_err());
        assert!(names("--fast").unwrap_err().contains("--fast"));
    }
}

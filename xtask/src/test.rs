//! `cargo xtask test`: every test there is, in order, with a sum at the end.
//!
//! Nothing is skipped in silence: what cannot run is a failure that says what is
//! missing.

use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::config::{self, Config};
use crate::shell::{Usage, command, root, run as run_command, say, scratch_dir, shown};
use crate::tally::Tally;
use crate::{build, chrome, http, npm, size, toolchain, tools};

type Part = (&'static str, &'static str, fn(&Config) -> Result<Tally>);

const PARTS: [Part; 4] = [
    ("rust", "the core and the commands, natively", rust),
    ("wasm", "the WebAssembly module, in a browser", wasm),
    ("types", "the page's JavaScript against the module's types", types),
    ("browser", "the page, in a browser", browser),
];

struct Done {
    name: &'static str,
    result: Result<Tally>,
    took: Duration,
}

pub(crate) fn run(arguments: &[String]) -> Result<()> {
    let only = parse(arguments)?;
    let config = config::load()?;
    let mut done = Vec::new();
    for (name, about, part) in PARTS {
        if !only.is_empty() && !only.contains(&name) {
            continue;
        }
        say(format!("\n== {name}: {about}"));
        let start = Instant::now();
        let result = part(&config);
        if let Err(error) = &result {
            say(format!("{name} failed: {error:#}"));
        }
        done.push(Done { name, result, took: start.elapsed() });
    }
    summary(&done)
}

fn parse(arguments: &[String]) -> Result<Vec<&'static str>, Usage> {
    let mut only = Vec::new();
    let mut rest = arguments.iter().map(String::as_str);
    while let Some(argument) = rest.next() {
        if argument != "--only" {
            return Err(Usage(format!("test does not know \"{argument}\"")));
        }
        let wanted = rest.next().unwrap_or_default();
        let known = PARTS.iter().map(|(name, ..)| *name).find(|name| *name == wanted);
        only.push(known.ok_or_else(|| Usage("--only wants one of rust, wasm, types, browser".to_owned()))?);
    }
    Ok(only)
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
    counted(command("cargo").args(["test", "--quiet", "--workspace", "--no-fail-fast"]))
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
    test.args(["--", "--no-default-features", "--test", "wasm"]);
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

fn types(config: &Config) -> Result<Tally> {
    ready_for_node(config)?;
    let project = root().join("www/jsconfig.json");
    if !project.is_file() {
        bail!("www/jsconfig.json is missing: it says which files to check");
    }
    let compiler = npm::test_tools()?.join("node_modules/typescript/bin/tsc");
    run_command(command("node").arg(compiler).arg("--project").arg(project))?;
    Ok(Tally { passed: 1, failed: 0 })
}

fn browser(config: &Config) -> Result<Tally> {
    ready_for_node(config)?;
    size::check(config)?;
    let missing = config.missing_files(&root());
    if !missing.is_empty() {
        bail!("pkg-config.json names what is not there: {}", missing.join(", "));
    }
    let specs = specs()?;
    let tools = npm::test_tools()?;
    let chrome = chrome::browser()?;
    say("Compiling the command line, to compare the page with it");
    run_command(command("cargo").args(["build", "--quiet", "--package", &config.package, "--bins"]))?;
    let server = http::bind(0)?;
    let address = format!("http://127.0.0.1:{}", http::port(&server));
    http::start(server, &root().join("www"), &config.csp)?;
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

/// Node, its packages and the built module.
fn ready_for_node(config: &Config) -> Result<()> {
    if !npm::is_there() {
        bail!("node and npm are not on PATH; install Node 20 or later");
    }
    build::build(config).map(drop)
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

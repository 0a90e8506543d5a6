//! `cargo xtask serve`: builds, then shows the page at a local address.

use anyhow::{Result, bail};

use crate::shell::{Usage, root, say};
use crate::{build, config, http};

const PORT: u16 = 8080;

#[derive(Debug, PartialEq, Eq)]
struct Arguments {
    port: u16,
    build: bool,
}

pub(crate) fn run(arguments: &[String]) -> Result<()> {
    let arguments = parse(arguments)?;
    let config = config::load()?;
    if arguments.build {
        build::build(&config)?;
    }
    for file in [&config.entry.page, &config.entry.script] {
        if !root().join(file).is_file() {
            bail!("{file} is missing: there is no page to show");
        }
    }
    let server = http::bind(arguments.port)?;
    let port = http::port(&server);
    if arguments.port != 0 && port != arguments.port {
        say(format!("Port {} is taken, so this is on {port}.", arguments.port));
    }
    let server = http::start(server, &root().join("www"), &config.csp)?;
    say("");
    say(format!("  The sample, analysed:  http://127.0.0.1:{port}/?sample"));
    say(format!("  An empty page:         http://127.0.0.1:{port}/"));
    say("");
    say("Ctrl+C ends it.");
    // It ends only with the program.
    let _ = server.join();
    Ok(())
}

fn parse(arguments: &[String]) -> Result<Arguments, Usage> {
    let mut parsed = Arguments { port: PORT, build: true };
    let mut rest = arguments.iter().map(String::as_str);
    while let Some(argument) = rest.next() {
        match argument {
            "--no-build" => parsed.build = false,
            "--port" => {
                let port = rest.next().and_then(|port| port.parse().ok());
                parsed.port =
                    port.ok_or_else(|| Usage("--port wants a number from 0 to 65535".to_owned()))?;
            }
            other => return Err(Usage(format!("serve does not know \"{other}\""))),
        }
    }
    Ok(parsed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(words: &str) -> Result<Arguments, String> {
        let words: Vec<String> = words.split_whitespace().map(str::to_owned).collect();
        parse(&words).map_err(|error| error.to_string())
    }

    #[test]
    fn options_are_read_in_any_order() {
        assert_eq!(parsed(""), Ok(Arguments { port: PORT, build: true }));
        assert_eq!(parsed("--no-build --port 0"), Ok(Arguments { port: 0, build: false }));
    }

    #[test]
    fn what_is_not_understood_is_named() {
        assert!(parsed("--prt 1").unwrap_err().contains("--prt"));
        assert!(parsed("--port 70000").is_err());
        assert!(parsed("--port").is_err());
    }
}

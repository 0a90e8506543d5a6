//! The project's own commands, run as `cargo xtask COMMAND`.
//!
//! One file for each command; what they share is in `config` (pkg-config.json),
//! `shell` (running programs), `tools` and `toolchain` (getting what a build needs).
#![expect(clippy::print_stderr, reason = "these are commands for a terminal")]

mod apt;
mod bench;
mod build;
mod bundle;
mod chrome;
mod config;
mod debian;
mod geo;
mod http;
mod lint;
mod npm;
mod score;
mod serve;
mod shell;
mod size;
mod tally;
mod test;
mod toolchain;
mod tools;

use std::process::ExitCode;

struct Entry {
    name: &'static str,
    usage: &'static str,
    about: &'static str,
    run: fn(&[String]) -> anyhow::Result<()>,
}

const COMMANDS: &[Entry] = &[
    Entry {
        name: "serve",
        usage: "[--port N] [--no-build]",
        about: "build, then show the page at a local address",
        run: serve::run,
    },
    Entry {
        name: "build",
        usage: "",
        about: "compile the core to WebAssembly, into www/pkg",
        run: build::run,
    },
    Entry {
        name: "test",
        usage: "[--only rust|wasm|build|types|browser]...",
        about: "run every test: native, WebAssembly, types, browser",
        run: test::run,
    },
    Entry { name: "lint", usage: "", about: "check formatting and lints, as CI does", run: lint::run },
    Entry {
        name: "bench",
        usage: "[areas|charts]...",
        about: "build, then print how long indexing a country and drawing the charts take",
        run: bench::run,
    },
    Entry {
        name: "score",
        usage: "DIR [--show NAME]",
        about: "compare analyses with gold annotations (NAME.txt beside NAME.gold.json)",
        run: score::run,
    },
    Entry {
        name: "size",
        usage: "",
        about: "how large the build and the parts of its gazetteer are",
        run: size::run,
    },
    Entry {
        name: "geo",
        usage: "",
        about: "make the gazetteer tables under data/ again, from their pinned sources",
        run: |arguments| geo::run(arguments).map_err(|error| anyhow::anyhow!("{error}")),
    },
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some((name, rest)) = arguments.split_first() else {
        shell::say(help().trim_end());
        return ExitCode::SUCCESS;
    };
    if matches!(name.as_str(), "help" | "--help" | "-h") {
        shell::say(help().trim_end());
        return ExitCode::SUCCESS;
    }
    let Some(command) = COMMANDS.iter().find(|command| command.name == name) else {
        eprintln!("xtask has no command \"{name}\"; `cargo xtask help` lists them.");
        return ExitCode::from(2);
    };
    match (command.run)(rest) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::from(if error.is::<shell::Usage>() { 2 } else { 1 })
        }
    }
}

fn help() -> String {
    let mut text = String::from("cargo xtask COMMAND\n\n");
    for Entry { name, usage, about, .. } in COMMANDS {
        text.push_str(&format!("  {:<49} {about}\n", format!("{name} {usage}")));
    }
    text
}

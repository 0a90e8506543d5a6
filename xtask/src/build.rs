//! `cargo xtask build`: the crate compiled to WebAssembly, into `www/pkg`: the core, and
//! the readers of files as a module of their own.

use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::config::{self, Config};
use crate::shell::{Usage, command, root, run as run_command, say, scratch_dir};
use crate::toolchain::{self, Toolchain};
use crate::{npm, size, tools};

/// What Rust's wasm32 target uses by default; wasm-opt must be told.
const FEATURES: [&str; 7] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

pub(crate) fn run(arguments: &[String]) -> Result<()> {
    if let Some(unknown) = arguments.first() {
        bail!(Usage(format!("build takes no arguments, not even \"{unknown}\"")));
    }
    let config = config::load()?;
    build(&config)?;
    size::check(&config)
}

/// A WebAssembly module of the page, and where it goes.
struct Module {
    /// Of its files: `NAME.js`, `NAME_bg.wasm`.
    name: String,
    about: &'static str,
    folder: &'static str,
    features: Vec<String>,
}

/// What the page loads at once, and what it loads with the first file that is not plain text, or that leaves it.
fn modules(config: &Config) -> [Module; 2] {
    [
        Module {
            name: config.package.clone(),
            about: "the core",
            folder: "www/pkg",
            features: config.feature_arguments(),
        },
        Module {
            name: "files".to_owned(),
            about: "readers and writers of files",
            folder: "www/pkg/files",
            features: ["--no-default-features", "--features", "files,exports,xlsx"].map(str::to_owned).into(),
        },
    ]
}

/// Gets the tools where they are missing, and builds.
pub(crate) fn build(config: &Config) -> Result<Toolchain> {
    let toolchain = toolchain::ensure()?;
    tools::ensure(config)?;
    for module in modules(config) {
        compile(config, &toolchain, &module)?;
    }
    vendor(config)?;
    match config.built().into_iter().find(|file| !root().join(file).is_file()) {
        Some(file) => bail!("pkg-config.json names {file}, but the build did not make it"),
        None => Ok(toolchain),
    }
}

/// Copies what the page takes from npm packages, as they are.
fn vendor(config: &Config) -> Result<()> {
    if !npm::is_there() {
        say("www/vendor not made: it comes from npm, which is not here (install Node 20 or later)");
        return Ok(());
    }
    let packages = npm::build_tools()?.join("node_modules");
    for (package, files) in &config.vendor {
        for file in files {
            let target = root().join("www/vendor").join(package).join(file);
            if let Some(folder) = target.parent() {
                std::fs::create_dir_all(folder)?;
            }
            copy_if_changed(&packages.join(package).join(file), &target)?;
        }
    }
    Ok(())
}

/// Compiles one module and ships it.
fn compile(config: &Config, toolchain: &Toolchain, module: &Module) -> Result<()> {
    let staging = scratch_dir(&format!("pkg-{}", module.name))?;
    let wasm = format!("{}_bg.wasm", module.name);
    let time = if staging.join(&wasm).exists() { "" } else { " (the first time 1 to 2 minutes)" };
    say(format!("Compiling {} to WebAssembly with wasm-pack{time}", module.about));
    run_command(
        toolchain
            .command("wasm-pack")?
            // A page is loaded before it is fast: a tenth smaller for some speed.
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "s")
            .args(["--log-level", "error", "build", "--target", "web", "--release", "--mode", "no-install"])
            .args(["--out-name", &module.name])
            .arg("--out-dir")
            .arg(&staging)
            .arg("--")
            .args(&module.features),
    )?;
    let shipped = root().join(module.folder);
    std::fs::create_dir_all(&shipped)?;
    optimise(config, module, &staging.join(&wasm), &shipped.join(&wasm))?;
    for entry in std::fs::read_dir(&staging)? {
        let name = entry?.file_name();
        if name.to_string_lossy() != wasm {
            copy_if_changed(&staging.join(&name), &shipped.join(&name))?;
        }
    }
    Ok(())
}

/// Runs wasm-opt, unless it had the very same input the last time.
fn optimise(config: &Config, module: &Module, input: &Path, output: &Path) -> Result<()> {
    if !npm::is_there() {
        say(
            "wasm-opt skipped: it comes from npm, which is not here (install Node 20 or later); the file works, but is larger",
        );
        return copy_if_changed(input, output);
    }
    let version = config.tool("binaryen")?;
    let folder = scratch_dir(&format!("wasm-opt-{}", module.name))?;
    let (last_input, last_output) =
        (folder.join(format!("{version}-in.wasm")), folder.join(format!("{version}-out.wasm")));
    if last_output.is_file() && same(input, &last_input) {
        return copy_if_changed(&last_output, output);
    }
    let program = npm::build_tools()?.join("node_modules/binaryen/bin/wasm-opt");
    say(format!("Making it smaller with wasm-opt {version} (up to a minute)"));
    run_command(
        command("node").arg(program).arg("-Oz").args(FEATURES).arg(input).arg("-o").arg(&last_output),
    )?;
    copy_if_changed(input, &last_input)?;
    copy_if_changed(&last_output, output)
}

fn same(one: &Path, other: &Path) -> bool {
    matches!((std::fs::read(one), std::fs::read(other)), (Ok(one), Ok(other)) if one == other)
}

fn copy_if_changed(from: &Path, to: &Path) -> Result<()> {
    if same(from, to) {
        return Ok(());
    }
    std::fs::copy(from, to)
        .map(drop)
        .with_context(|| format!("cannot copy {} to {}", from.display(), to.display()))
}

//! A compiler for wasm32 made of Debian's packages, for machines where rustup
//! cannot reach its server.
//!
//! Debian has a current rustc with the source of its standard library, but not
//! the library built for wasm32. So that is built once, into a sysroot under
//! `.tools`: nothing in /usr or in rustup's folders is touched.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::apt;
use crate::shell::{command, forget_outer_toolchain, output, path_with, run, say, tools_dir};
use crate::toolchain::TARGET;

const PACKAGES: [&str; 3] = ["rustc-web", "cargo-web", "rust-web-src"];
const RUSTC: &str = "/usr/bin/rustc";
const CARGO: &str = "/usr/bin/cargo";
const RUSTLIB: &str = "/usr/lib/rustlib";

/// Whether it was made before.
pub(crate) fn is_ready() -> bool {
    std::fs::read_to_string(stamp()).is_ok_and(|version| Some(version) == rustc_version())
}

/// Whether this machine has Debian's packages at all.
pub(crate) fn is_possible() -> bool {
    cfg!(target_os = "linux") && Path::new("/usr/bin/apt-get").exists()
}

/// Makes the compiler unless it is there, and returns its folder.
pub(crate) fn ensure() -> Result<PathBuf> {
    let sysroot = sysroot();
    if is_ready() {
        return Ok(sysroot);
    }
    if !is_possible() {
        bail!("Debian's compiler needs a Linux with apt-get");
    }
    if rustc_version().is_none() || !source().exists() || !Path::new(CARGO).exists() {
        apt::install(&PACKAGES, "Debian's Rust compiler is needed to build for the browser without rustup")?;
    }
    let version = rustc_version().with_context(|| format!("{RUSTC} is older than {}", required()))?;
    if sysroot.exists() {
        std::fs::remove_dir_all(&sysroot)?;
    }
    let host = host(&version).context("rustc does not say what it runs on")?;
    lay_out(&sysroot, &host)?;
    link(&linker(&host, &version)?, &host_bin(&sysroot, &host).join("rust-lld"))?;
    say(format!(
        "Building Rust's standard library for {TARGET} with Debian's compiler (once, about a minute)"
    ));
    build_std(&sysroot)?;
    std::fs::write(stamp(), version)?;
    Ok(sysroot)
}

fn sysroot() -> PathBuf {
    tools_dir().join("debian-rust")
}

fn stamp() -> PathBuf {
    sysroot().join("rustc-version")
}

fn source() -> PathBuf {
    Path::new(RUSTLIB).join("src/rust/library/Cargo.lock")
}

fn required() -> &'static str {
    env!("CARGO_PKG_RUST_VERSION")
}

/// What `rustc -vV` says, if it is new enough for this workspace.
fn rustc_version() -> Option<String> {
    let version = output(command(RUSTC).arg("-vV").env_remove("LD_LIBRARY_PATH"))?;
    let release = field(&version, "release: ")?;
    (minor(release)? >= minor(required())?).then_some(version)
}

fn field<'a>(version: &'a str, name: &str) -> Option<&'a str> {
    version.lines().find_map(|line| line.strip_prefix(name))
}

fn minor(release: &str) -> Option<u32> {
    release.strip_prefix("1.")?.split('.').next()?.parse().ok()
}

fn host(version: &str) -> Option<String> {
    field(version, "host: ").map(str::to_owned)
}

fn host_bin(sysroot: &Path, host: &str) -> PathBuf {
    sysroot.join("lib/rustlib").join(host).join("bin")
}

/// Makes a sysroot that is Debian's but for what wasm32 needs.
fn lay_out(sysroot: &Path, host: &str) -> Result<()> {
    let rustlib = sysroot.join("lib/rustlib");
    for folder in [sysroot.join("bin"), host_bin(sysroot, host), rustlib.join(TARGET).join("lib")] {
        std::fs::create_dir_all(folder)?;
    }
    link(&Path::new(RUSTLIB).join("src"), &rustlib.join("src"))?;
    link(&Path::new(RUSTLIB).join(host).join("lib"), &rustlib.join(host).join("lib"))?;
    link(Path::new(CARGO), &sysroot.join("bin/cargo"))?;
    let wrapper = sysroot.join("bin/rustc");
    // Relative, so that the checkout can be moved.
    let script = format!("#!/bin/sh\nexec {RUSTC} --sysroot \"${{0%/bin/rustc}}\" \"$@\"\n");
    std::fs::write(&wrapper, script)?;
    run(command("chmod").arg("755").arg(wrapper))
}

/// An LLD that can link WebAssembly: any Rust toolchain's, else Debian's.
fn linker(host: &str, version: &str) -> Result<PathBuf> {
    let own = output(command("rustc").args(["--print", "sysroot"])).map(PathBuf::from);
    let home = std::env::var_os("RUSTUP_HOME").map(PathBuf::from);
    let home = home.or_else(|| std::env::home_dir().map(|home| home.join(".rustup")));
    let toolchains = home.and_then(|home| std::fs::read_dir(home.join("toolchains")).ok());
    let toolchains = toolchains.into_iter().flatten().flatten().map(|entry| entry.path());
    let mut linkers = own.into_iter().chain(toolchains).map(|root| host_bin(&root, host).join("rust-lld"));
    if let Some(linker) = linkers.find(|linker| linker.is_file()) {
        return Ok(linker);
    }
    let llvm = field(version, "LLVM version: ").and_then(|version| version.split('.').next());
    let package = format!("lld-{}", llvm.context("rustc does not say which LLVM it has")?);
    let linker = Path::new("/usr/bin").join(&package);
    if !linker.exists() {
        apt::install(&[&package], "Debian's linker is needed to build for the browser without rustup")?;
    }
    Ok(linker)
}

/// Compiles the standard library for wasm32 and puts it into the sysroot.
fn build_std(sysroot: &Path) -> Result<()> {
    let work = tools_dir().join("std-build");
    std::fs::create_dir_all(work.join("src"))?;
    std::fs::write(work.join("src/lib.rs"), "")?;
    std::fs::write(
        work.join("Cargo.toml"),
        "[package]\nname = \"nothing\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n",
    )?;
    run(cargo(sysroot)?
        .args(["build", "--quiet", "--release", "-Z", "build-std=std,panic_abort,test", "--target", TARGET])
        .current_dir(&work)
        .env("RUSTC_BOOTSTRAP", "1")
        // Without it a later build with `lto = true` finds no bitcode in std.
        .env("RUSTFLAGS", "-Cembed-bitcode=yes")
        .env("CARGO_TARGET_DIR", work.join("target")))?;
    let libraries = sysroot.join("lib/rustlib").join(TARGET).join("lib");
    for file in std::fs::read_dir(work.join("target").join(TARGET).join("release/deps"))? {
        let file = file?;
        let name = file.file_name().to_string_lossy().into_owned();
        if name.ends_with(".rlib") && !name.starts_with("libnothing-") {
            std::fs::copy(file.path(), libraries.join(name))?;
        }
    }
    std::fs::remove_dir_all(&work).with_context(|| format!("cannot remove {}", work.display()))
}

fn cargo(sysroot: &Path) -> Result<Command> {
    let mut cargo = command(CARGO);
    cargo.env("PATH", path_with(&[sysroot.join("bin")])?);
    forget_outer_toolchain(&mut cargo);
    Ok(cargo)
}

#[cfg(unix)]
fn link(original: &Path, link: &Path) -> Result<()> {
    std::os::unix::fs::symlink(original, link).with_context(|| format!("cannot make {}", link.display()))
}

#[cfg(not(unix))]
fn link(_: &Path, _: &Path) -> Result<()> {
    bail!("Debian's compiler needs Debian")
}

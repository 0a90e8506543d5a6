//! `cargo xtask lint`: formatting and lints, as CI checks them.

use anyhow::{Result, bail};

use crate::shell::{Usage, command, run as run_command, say};
use crate::toolchain::{TARGET, has_target};

pub(crate) fn run(arguments: &[String]) -> Result<()> {
    if let Some(unknown) = arguments.first() {
        bail!(Usage(format!("lint takes no arguments, not even \"{unknown}\"")));
    }
    say("Checking formatting");
    run_command(command("cargo").args(["fmt", "--all", "--check"]))?;
    say("Checking lints");
    run_command(command("cargo").args(["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]))?;
    if !has_target() {
        say(format!(
            "Lints of src/wasm not checked: this toolchain has no target {TARGET} (rustup target add {TARGET})"
        ));
        return Ok(());
    }
    say("Checking lints of what is built for the browser");
    for (features, targets) in
        [("page", &["--lib", "--test", "wasm"][..]), ("files,exports,xlsx", &["--lib"][..])]
    {
        run_command(
            command("cargo")
                .args(["clippy", "--package", "headcount", "--no-default-features", "--features", features])
                .args(targets)
                .args(["--target", TARGET, "--", "-D", "warnings"]),
        )?;
    }
    Ok(())
}

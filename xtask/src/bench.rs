//! `cargo xtask bench`: how long the page takes, printed and never judged.

use anyhow::{Result, bail};

use crate::shell::{Usage, command, root, run as run_command};
use crate::{build, chrome, config, http, npm};

pub(crate) fn run(arguments: &[String]) -> Result<()> {
    let what: Vec<&str> = arguments.iter().map(String::as_str).collect();
    if what != ["charts"] {
        bail!(Usage("bench wants to know what: charts".to_owned()));
    }
    let config = config::load()?;
    build::build(&config)?;
    let tools = npm::test_tools()?;
    let address = http::in_background(&root().join("www"), &config.csp)?;
    run_command(
        command("node")
            .args(["--test-reporter=spec"])
            .arg(root().join("benches/charts.mjs"))
            .current_dir(tools)
            .env("HEADCOUNT_URL", address)
            .env("CHROME", chrome::browser()?),
    )
}

//! `cargo xtask bench`: how long the page takes, printed and never judged.

use anyhow::{Result, bail};

use crate::shell::{Usage, command, root, run as run_command};
use crate::{build, chrome, config, http, npm};

/// A file each in `benches/`.
const BENCHES: [&str; 3] = ["areas", "charts", "drop"];

pub(crate) fn run(arguments: &[String]) -> Result<()> {
    if let Some(unknown) = arguments.iter().find(|name| !BENCHES.contains(&name.as_str())) {
        bail!(Usage(format!("no bench is called {unknown}; there are {}", BENCHES.join(", "))));
    }
    let asked = |name: &&str| arguments.is_empty() || arguments.iter().any(|argument| argument == name);
    let config = config::load()?;
    build::build(&config)?;
    let tools = npm::test_tools()?;
    let address = http::in_background(&root().join("www"), &config.csp)?;
    for name in BENCHES.iter().filter(|name| asked(name)) {
        run_command(
            command("node")
                .args(["--test-reporter=spec"])
                .arg(root().join(format!("benches/{name}.mjs")))
                .current_dir(&tools)
                .env("HEADCOUNT_URL", &address)
                .env("CHROME", chrome::browser()?),
        )?;
    }
    Ok(())
}

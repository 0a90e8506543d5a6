//! Debian's packages, where they are at hand and we may install them.

use anyhow::{Result, bail};

use crate::shell::{command, find_program, output, run, say};

/// Installs packages, or says which command would.
///
/// Nothing that is installed already is removed for them.
pub(crate) fn install(packages: &[&str], why: &str) -> Result<()> {
    let wanted = install_command(packages);
    let Some(mut words) = privilege() else {
        bail!("{why}\nInstall it as root:  {wanted}");
    };
    say(format!("Installing {} with apt-get: {why} (once, under a minute)", packages.join(", ")));
    words.extend(["apt-get", "install", "-y", "--no-install-recommends", "--no-remove"]);
    words.extend(packages);
    if apt(&words).is_ok() {
        return Ok(());
    }
    // Fresh images come without package lists.
    let mut update = words.clone();
    update.truncate(words.iter().position(|word| *word == "install").unwrap_or(0));
    update.push("update");
    apt(&update)?;
    apt(&words).map_err(|error| error.context(format!("{why}\nTry by hand:  {wanted}")))
}

/// The command a person would type.
pub(crate) fn install_command(packages: &[&str]) -> String {
    format!("apt-get install -y --no-install-recommends {}", packages.join(" "))
}

fn apt(words: &[&str]) -> Result<()> {
    let Some((program, arguments)) = words.split_first() else { return Ok(()) };
    run(command(program).args(arguments).arg("-qq").env("DEBIAN_FRONTEND", "noninteractive"))
}

/// What to put before `apt-get`; `None` where there is no apt-get or no right to use it.
fn privilege() -> Option<Vec<&'static str>> {
    find_program(&["apt-get"])?;
    if output(command("id").arg("-u"))? == "0" {
        return Some(Vec::new());
    }
    output(command("sudo").args(["-n", "true"])).map(|_| vec!["sudo", "-n"])
}

//! Node, npm, and the browser that tests drive.

use crate::process;
use anyhow::{Context, bail};
use std::path::Path;
use std::process::{Command, Stdio};

/// The npm workspace.
pub(crate) const WEB: &str = "www";

/// Whether Node and npm can be started.
pub(crate) fn is_there() -> bool {
    ["node", npm()].iter().all(|program| {
        let version = Command::new(program).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
        version.is_ok_and(|status| status.success())
    })
}

/// Installs what `www/package-lock.json` lists, unless that is what is there.
pub(crate) fn install() -> anyhow::Result<()> {
    let modified = |path: &str| std::fs::metadata(Path::new(WEB).join(path)).and_then(|file| file.modified()).ok();
    let wanted = modified("package-lock.json");
    // npm writes this file when it has installed everything.
    if modified("node_modules/.package-lock.json").is_some_and(|installed| Some(installed) >= wanted) {
        return Ok(());
    }
    let mut install = Command::new(npm());
    install.args(["ci", "--no-fund", "--no-audit", "--prefix", WEB]);
    process::run(&mut install).context("the web packages cannot be installed; Node 20.19 or later is needed")
}

/// Runs a script of a package in the workspace.
pub(crate) fn run_script(package: &str, script: &str) -> anyhow::Result<()> {
    process::run(Command::new(npm()).args(["run", "--silent", script, "--prefix", WEB, "--workspace", package]))
}

/// Sees to it that there is a Chromium: in `CHROMIUM`, or installed; Debian's is installed when that can be done.
pub(crate) fn chromium() -> anyhow::Result<()> {
    if std::env::var_os("CHROMIUM").is_some() || CHROMIUM.iter().any(|path| Path::new(path).exists()) {
        return Ok(());
    }
    let is_debian = Path::new("/usr/bin/apt-get").exists();
    if !is_debian || !is_root() {
        bail!(
            "the tests need Chromium: install it (Debian: `sudo apt-get install chromium`) or set CHROMIUM to its path"
        );
    }
    let apt = |args: &[&str]| process::run(Command::new("apt-get").args(args).env("DEBIAN_FRONTEND", "noninteractive"));
    apt(&["update", "--quiet"])?;
    apt(&["install", "--quiet", "--yes", "--no-install-recommends", "chromium"]).context("Chromium cannot be installed")
}

/// Where the tests look for it; the same list as in `www/tests/support/browser.js`.
const CHROMIUM: [&str; 5] = [
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
    "/usr/bin/google-chrome-stable",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

fn is_root() -> bool {
    process::output(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0")
}

fn npm() -> &'static str {
    if cfg!(windows) { "npm.cmd" } else { "npm" }
}

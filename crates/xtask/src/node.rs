//! Node, npm, and the browser that tests drive.

use crate::process;
use anyhow::{Context, bail};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The npm workspace.
pub(crate) const WEB: &str = "www";

/// The oldest Node that will do, major and minor, and how messages name it; `www/package.json` says the same.
const OLDEST: (u32, u32) = (20, 19);
pub(crate) const OLDEST_SHOWN: &str = "20.19";

/// Whether there are npm and a Node that is new enough.
pub(crate) fn is_there() -> bool {
    let version = |program| {
        let output = Command::new(program).arg("--version").stderr(Stdio::null()).output().ok()?;
        output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
    };
    version(npm()).is_some() && version("node").and_then(|version| parse(&version)) >= Some(OLDEST)
}

/// Major and minor of `v20.19.1`.
fn parse(version: &str) -> Option<(u32, u32)> {
    let mut parts = version.trim().trim_start_matches('v').split('.');
    Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
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
    process::run(&mut install).context("the web packages cannot be installed")
}

/// Runs a script of a package in the workspace.
pub(crate) fn run_script(package: &str, script: &str) -> anyhow::Result<()> {
    run_script_with(package, script, &[])
}

/// Runs a script of a package in the workspace, with variables of the environment.
pub(crate) fn run_script_with(package: &str, script: &str, environment: &[(&str, &str)]) -> anyhow::Result<()> {
    let mut run = Command::new(npm());
    run.args(["run", "--silent", script, "--prefix", WEB, "--workspace", package]).envs(environment.iter().copied());
    process::run(&mut run)
}

/// A browser that the tests drive.
struct Browser {
    name: &'static str,
    /// The variable of the environment that says where it is.
    variable: &'static str,
    /// Debian's package.
    package: &'static str,
    /// Where it usually is.
    usual: &'static [&'static str],
}

const CHROMIUM: Browser = Browser {
    name: "Chromium",
    variable: "CHROMIUM",
    package: "chromium",
    usual: &[
        "/usr/bin/chromium",
        "/usr/bin/chromium-browser",
        "/usr/bin/google-chrome",
        "/usr/bin/google-chrome-stable",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    ],
};

const FIREFOX: Browser = Browser {
    name: "Firefox",
    variable: "FIREFOX",
    package: "firefox-esr",
    usual: &["/usr/bin/firefox-esr", "/usr/bin/firefox", "/Applications/Firefox.app/Contents/MacOS/firefox"],
};

/// Where Chromium is: in `CHROMIUM`, or installed; Debian's is installed when that can be done.
pub(crate) fn chromium() -> anyhow::Result<PathBuf> {
    CHROMIUM.find()
}

/// Where Firefox is: in `FIREFOX`, or installed; Debian's is installed when that can be done.
pub(crate) fn firefox() -> anyhow::Result<PathBuf> {
    FIREFOX.find()
}

impl Browser {
    fn find(&self) -> anyhow::Result<PathBuf> {
        let Self { name, variable, package, usual } = self;
        let installed = || usual.iter().map(PathBuf::from).find(|path| path.exists());
        if let Some(path) = std::env::var_os(variable).map(PathBuf::from).or_else(installed) {
            return Ok(path);
        }
        let is_debian = Path::new("/usr/bin/apt-get").exists();
        if !is_debian || !is_root() {
            bail!(
                "the tests need {name}: install it (Debian: `sudo apt-get install {package}`) or set {variable} to its path"
            );
        }
        let apt =
            |args: &[&str]| process::run(Command::new("apt-get").args(args).env("DEBIAN_FRONTEND", "noninteractive"));
        apt(&["update", "--quiet"])?;
        apt(&["install", "--quiet", "--yes", "--no-install-recommends", package])
            .with_context(|| format!("{name} cannot be installed"))?;
        installed().with_context(|| {
            format!("{name} was installed, and is in none of the usual places; set {variable} to its path")
        })
    }
}

fn is_root() -> bool {
    process::output(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0")
}

fn npm() -> &'static str {
    if cfg!(windows) { "npm.cmd" } else { "npm" }
}

#[cfg(test)]
mod tests {
    use super::{OLDEST, OLDEST_SHOWN, parse};

    #[test]
    fn versions_are_compared_as_numbers() {
        assert_eq!(parse("v20.19.2\n"), Some((20, 19)));
        assert!(parse("v20.9.0") < Some(OLDEST) && parse("v22.0.0") > Some(OLDEST));
        assert!(parse("node") < Some(OLDEST));
        assert_eq!(parse(&format!("v{OLDEST_SHOWN}.0")), Some(OLDEST));
    }
}

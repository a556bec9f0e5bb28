//! Programs from elsewhere that the tests run.

use crate::process;
use crate::test::program;
use anyhow::{Context, bail};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The mdBook that the preprocessor is built for; the same version as `mdbook-driver` in the root manifest.
const MDBOOK: &str = "0.5.4";

/// The real `mdbook` of the right version: the one in `SEAMLINE_MDBOOK`, else one that is installed below `target` if
/// it is not there yet.
pub(crate) fn mdbook(target: &Path) -> anyhow::Result<PathBuf> {
    if let Some(given) = std::env::var_os("SEAMLINE_MDBOOK").map(PathBuf::from) {
        return match version(&given) {
            Ok(version) if version == MDBOOK => Ok(given),
            Ok(version) => bail!(
                "SEAMLINE_MDBOOK is mdbook {version}, and the tests want {MDBOOK}; unset it to have that installed"
            ),
            Err(error) => {
                Err(error.context("SEAMLINE_MDBOOK names no mdbook that runs; unset it to have one installed"))
            }
        };
    }
    let root = target.join("tools");
    let binary = root.join("bin").join(program("mdbook"));
    if version(&binary).is_ok_and(|version| version == MDBOOK) {
        eprintln!("mdbook {MDBOOK} is in {}", binary.display());
        return Ok(binary);
    }
    let mut install = process::cargo(["install", "mdbook", "--version"]);
    install
        .arg(format!("={MDBOOK}"))
        .args(["--locked", "--no-default-features", "--features", "search", "--root"])
        .arg(&root);
    // Its own directory, so that the workspace's is not cluttered and an interrupted build goes on where it stood.
    install.arg("--target-dir").arg(root.join("build"));
    process::run(&mut install).with_context(|| {
        format!("the tests run the real mdbook {MDBOOK}; if you have one, set SEAMLINE_MDBOOK to its path")
    })?;
    Ok(binary)
}

fn version(mdbook: &Path) -> anyhow::Result<String> {
    let output = process::output(Command::new(mdbook).arg("--version"))?;
    let version = output.trim().strip_prefix("mdbook v");
    version.map(str::to_owned).with_context(|| format!("`{}` is no mdbook", mdbook.display()))
}

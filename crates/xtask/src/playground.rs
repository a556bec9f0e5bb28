//! `cargo xtask playground`: the page where a spec is written and seen.

use crate::{Command, args, node, process, wasm};
use anyhow::Context;

pub(crate) const COMMAND: Command = Command {
    name: "playground",
    summary: "Builds the playground, or serves it for work on it",
    help: "\
Usage: cargo xtask playground [--serve]

Builds the page into www/playground/dist. `cargo xtask book` brings it into the book, at playground/.

Options:
  --serve   serve the page as it is written, and again on every change of its sources; Ctrl-C ends it

Examples:
  cargo xtask playground
  cargo xtask playground --serve

Needs Rust, and Node 20.19 or later.
",
    run,
};

const PACKAGE: &str = "@seamline/playground";

/// Where the built page is.
pub(crate) const OUTPUT: &str = "www/playground/dist";

fn run(args: &[&str]) -> anyhow::Result<()> {
    let [serve] = args::flags(args, ["--serve"])?;
    wasm::package_and_modules(false)?;
    if serve { node::run_script(PACKAGE, "serve") } else { build() }
}

/// Builds the page around the npm package as it was built.
pub(crate) fn build() -> anyhow::Result<()> {
    node::run_script_with(PACKAGE, "build", &[("SEAMLINE_COMMIT", &commit())]).context("the playground does not build")
}

/// The commit that is built, for the page to tell; none outside a repository.
fn commit() -> String {
    let commit = process::output(std::process::Command::new("git").args(["rev-parse", "--short=10", "HEAD"]));
    commit.map_or_else(|_| String::new(), |commit| commit.trim().to_owned())
}

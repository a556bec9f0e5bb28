//! `cargo xtask book`: the guide, built by Seamline itself.

use crate::{Command, args, process, workspace};
use anyhow::{Context, ensure};
use std::path::Path;

pub(crate) const COMMAND: Command = Command {
    name: "book",
    summary: "Builds the guide with its checked example specs, and says where it is",
    help: "\
Usage: cargo xtask book [--serve] [--open]

Options:
  --serve   serve the book on this machine and build it again on every change; Ctrl-C ends it
  --open    serve it and open it in the browser

Examples:
  cargo xtask book            build into book/book
  cargo xtask book --serve    write with the book beside you

Needs Rust and nothing else.
",
    run,
};

const SOURCE: &str = "book";
const OUTPUT: &str = "book/book";

fn run(args: &[&str]) -> anyhow::Result<()> {
    let [serve, open] = args::flags(args, ["--serve", "--open"])?;
    let seamline = ["run", "--release", "--package", "seamline-cli", "--bin", "seamline", "--", "book"];
    if serve || open {
        let open = open.then_some("--open");
        return process::run(&mut process::cargo(seamline.into_iter().chain(["serve", SOURCE]).chain(open)));
    }
    process::run(&mut process::cargo(seamline.into_iter().chain(["build", SOURCE])))?;
    announce()
}

/// Builds the book with a `seamline` that is there already.
pub(crate) fn build_with(seamline: &Path) -> anyhow::Result<()> {
    process::run(std::process::Command::new(seamline).args(["book", "build", SOURCE]))?;
    announce()
}

fn announce() -> anyhow::Result<()> {
    let output = std::env::current_dir()?.join(OUTPUT);
    let index = output.join("index.html");
    ensure!(index.is_file(), "the build passed, yet there is no `{}`", index.display());
    println!("The book is in {}", output.display());
    println!("Open {}", workspace::file_url(&index.canonicalize().context("the book's index is gone")?));
    Ok(())
}

//! `cargo xtask book`: the guide, built by Seamline itself.

use crate::{Command, args, node, playground, process, wasm, workspace};
use anyhow::{Context, ensure};
use std::path::{Path, PathBuf};

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

Needs Rust. With Node 20.19 or later the book has the playground in it, at playground/, and the validator for its pages
\"Try it\" and \"Embed it\"; without Node it is built without, and says so.
",
    run,
};

const SOURCE: &str = "book";
const OUTPUT: &str = "book/book";

/// What a reader of a book without a playground finds in its place.
const NO_PLAYGROUND: &str = include_str!("no-playground.html");

fn run(args: &[&str]) -> anyhow::Result<()> {
    let [serve, open] = args::flags(args, ["--serve", "--open"])?;
    web()?;
    let seamline = ["run", "--release", "--package", "seamline-cli", "--bin", "seamline", "--", "book"];
    if serve || open {
        let open = open.then_some("--open");
        return process::run(&mut process::cargo(seamline.into_iter().chain(["serve", SOURCE]).chain(open)));
    }
    process::run(&mut process::cargo(seamline.into_iter().chain(["build", SOURCE])))?;
    announce()
}

/// Builds the book with a `seamline` that is there already, and with the web packages as they were built.
pub(crate) fn build_with(seamline: &Path) -> anyhow::Result<()> {
    bring_web()?;
    process::run(std::process::Command::new(seamline).args(["book", "build", SOURCE]))?;
    announce()
}

/// The validator for the pages that embed it, and the playground, where they can be built.
fn web() -> anyhow::Result<()> {
    if !node::is_there() {
        eprintln!(
            "note: there is no Node, so the book is built without the playground and without the validator in its pages"
        );
        return put_word();
    }
    wasm::package_and_modules(false)?;
    playground::build()?;
    bring_web()
}

/// Puts a page where links lead that are meant for the playground.
fn put_word() -> anyhow::Result<()> {
    let page = emptied(Path::new("playground"))?.join("index.html");
    std::fs::write(&page, NO_PLAYGROUND).with_context(|| format!("`{}` cannot be written", page.display()))
}

/// Copies the web packages to where mdBook takes files from.
fn bring_web() -> anyhow::Result<()> {
    let is_loaded = |file: &Path| file.extension().is_some_and(|ending| ending == "js" || ending == "wasm");
    for folder in ["dist", "wasm"] {
        bring(&Path::new("www/validator").join(folder), &Path::new("validator").join(folder), &is_loaded)?;
    }
    bring(Path::new(playground::OUTPUT), Path::new("playground"), &|_| true)
}

/// Copies some files of a folder into the book, in the place of those that are there.
fn bring(from: &Path, to: &Path, wanted: &dyn Fn(&Path) -> bool) -> anyhow::Result<()> {
    let to = emptied(to)?;
    copy(from, &to, wanted)
}

/// A folder of the book's sources with nothing in it.
fn emptied(folder: &Path) -> anyhow::Result<PathBuf> {
    let folder = Path::new(SOURCE).join("src").join(folder);
    if folder.is_dir() {
        std::fs::remove_dir_all(&folder).with_context(|| format!("`{}` cannot be removed", folder.display()))?;
    }
    std::fs::create_dir_all(&folder).with_context(|| format!("`{}` cannot be made", folder.display()))?;
    Ok(folder)
}

fn copy(from: &Path, to: &Path, wanted: &dyn Fn(&Path) -> bool) -> anyhow::Result<()> {
    std::fs::create_dir_all(to).with_context(|| format!("`{}` cannot be made", to.display()))?;
    for entry in std::fs::read_dir(from).with_context(|| format!("`{}` cannot be read", from.display()))? {
        let path = entry?.path();
        let Some(name) = path.file_name() else { continue };
        if path.is_dir() {
            copy(&path, &to.join(name), wanted)?;
        } else if wanted(&path) {
            std::fs::copy(&path, to.join(name)).with_context(|| format!("`{}` cannot be copied", path.display()))?;
        }
    }
    Ok(())
}

fn announce() -> anyhow::Result<()> {
    let output = std::env::current_dir()?.join(OUTPUT);
    let index = output.join("index.html");
    ensure!(index.is_file(), "the build passed, yet there is no `{}`", index.display());
    println!("The book is in {}", output.display());
    println!("Open {}", workspace::file_url(&index.canonicalize().context("the book's index is gone")?));
    Ok(())
}

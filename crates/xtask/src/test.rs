//! `cargo xtask test`: everything that must pass, from the tools that it needs to the built book.

use crate::stages::Stages;
use crate::{Command, args, book, process, snapshots, tools, web, workspace};
use anyhow::Context;
use std::path::{Path, PathBuf};

pub(crate) const COMMAND: Command = Command {
    name: "test",
    summary: "Installs what the tests need, runs all of them and builds the book",
    help: "\
Usage: cargo xtask test [--accept] [-- CARGO_TEST_ARGS...]

Stages: tools (the real mdbook, once, into target/tools), build, tests, snapshots (none that no test asks for), wasm (the
modules and the npm package), book, web (parity with the native core, the package's consumers, the book in a real browser).

Options:
  --accept            take the new snapshots as right; look at the diff before you commit it
  -- CARGO_TEST_ARGS  run `cargo test --workspace` with these; only the stages tools, build and tests run

Environment:
  SEAMLINE_MDBOOK   an mdbook to use in place of the one in target/tools
  CHROMIUM          a Chromium to use in place of an installed one
  FIREFOX           a Firefox to use in place of an installed one

Examples:
  cargo xtask test
  cargo xtask test -- corpus             the tests whose name contains `corpus`
  cargo xtask test --accept -- corpus    the same, taking their snapshots
",
    run,
};

/// Which tests run, and what becomes of a snapshot that differs.
#[derive(Default)]
pub(crate) struct Options {
    accept: bool,
    /// Passed on to `cargo test`; with any, part of the tests may not run.
    cargo_test: Vec<String>,
}

fn run(args: &[&str]) -> anyhow::Result<()> {
    let own = args.iter().position(|arg| *arg == "--").unwrap_or(args.len());
    let [accept] = args::flags(&args[..own], ["--accept"])?;
    let cargo_test = args.iter().skip(own + 1).map(|arg| (*arg).to_owned()).collect();
    let mut run = Stages::default();
    stages(&mut run, &Options { accept, cargo_test });
    run.finish()
}

/// Adds the stages of the tests; each needs the one before it.
pub(crate) fn stages(stages: &mut Stages, options: &Options) {
    let mut places = None;
    let ready = stages.run("tools", || {
        places = Some(Places::find()?);
        Ok(())
    });
    let Some(places) = places.filter(|_| ready) else { return };
    let passed = stages.run("build", build) && stages.run("tests", || tests(&places, options));
    if passed && options.cargo_test.is_empty() {
        stages.run("snapshots", || snapshots::check(&places.references));
        let is_built = stages.run("wasm", web::prepare)
            && stages.run("book", || book::build_with(&places.binaries.join(program("seamline"))));
        if is_built {
            stages.run("web", || web::test(&places.binaries));
        }
    }
}

/// Where the tests find what they run.
struct Places {
    mdbook: PathBuf,
    /// Our own binaries, as the tests were built with them.
    binaries: PathBuf,
    /// The file in which insta notes each snapshot that a test asks for.
    references: PathBuf,
}

impl Places {
    fn find() -> anyhow::Result<Self> {
        let target = workspace::read()?.target;
        Ok(Self {
            mdbook: tools::mdbook(&target)?,
            binaries: target.join("debug"),
            references: target.join("snapshot-references.txt"),
        })
    }
}

/// One build for binaries and tests: with the same targets cargo picks the same features, and compiles nothing twice.
fn build() -> anyhow::Result<()> {
    process::run(&mut process::cargo(["build", "--workspace", "--all-targets"])).context("the workspace does not build")
}

fn tests(places: &Places, options: &Options) -> anyhow::Result<()> {
    if places.references.exists() {
        std::fs::remove_file(&places.references)
            .with_context(|| format!("`{}` cannot be removed", places.references.display()))?;
    }
    let mut command = process::cargo(["test", "--workspace", "--no-fail-fast"]);
    command.args(&options.cargo_test);
    command.env("SEAMLINE_MDBOOK", &places.mdbook).env("SEAMLINE_BIN_DIR", &places.binaries);
    command.env("INSTA_UPDATE", if options.accept { "always" } else { "no" });
    command.env("INSTA_SNAPSHOT_REFERENCES_FILE", &places.references);
    process::run(&mut command).context(
        "a test failed; `cargo xtask test -- NAME` runs it alone, `--accept` takes a snapshot that should differ",
    )
}

/// The file name of a program on this system.
pub(crate) fn program(name: &str) -> impl AsRef<Path> {
    format!("{name}{}", std::env::consts::EXE_SUFFIX)
}

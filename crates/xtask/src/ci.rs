//! `cargo xtask ci`: what continuous integration checks, stage by stage.

use crate::stages::Stages;
use crate::{Command, args, directions, modules, process, rules, test, workspace};
use anyhow::Context;

pub(crate) const COMMAND: Command = Command {
    name: "ci",
    summary: "Checks everything that continuous integration checks",
    help: "\
Usage: cargo xtask ci [--no-test]

Stages: format, clippy (warnings denied), dependency directions, rule pages in step; then those of `cargo xtask test`.
All of the first four run even when one of them fails; the tests run when they passed.

Options:
  --no-test   leave `cargo xtask test` out; `.ci/run` calls it by itself

Examples:
  cargo xtask ci              before a push
  cargo xtask ci --no-test    the quick half
",
    run,
};

fn run(args: &[&str]) -> anyhow::Result<()> {
    let [no_test] = args::flags(args, ["--no-test"])?;
    let mut stages = Stages::default();
    stages.run("format", format);
    stages.run("clippy", clippy);
    stages.run("directions", || {
        directions::check(&workspace::read()?)?;
        modules::check()
    });
    stages.run("rule pages", rules::check);
    if stages.passed() && !no_test {
        test::stages(&mut stages, &test::Options::default());
    }
    stages.finish()
}

fn format() -> anyhow::Result<()> {
    process::run(&mut process::cargo(["fmt", "--all", "--check"])).context("run `cargo fmt --all`")
}

fn clippy() -> anyhow::Result<()> {
    let args = ["clippy", "--workspace", "--all-targets", "--", "--deny", "warnings"];
    process::run(&mut process::cargo(args)).context("clippy has something to say")
}

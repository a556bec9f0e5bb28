//! `cargo xtask rules`: the rule pages of the book, written from the rules' own documentation.

use crate::{Command, args, process};
use anyhow::Context;

pub(crate) const COMMAND: Command = Command {
    name: "rules",
    summary: "Writes the rule pages of the book from the rules' documentation",
    help: "\
Usage: cargo xtask rules [--check]

Writes book/src/rules/ and the list of rules in book/src/SUMMARY.md. They are committed, and `cargo xtask ci` checks
that they are in step.

Options:
  --check   write nothing; fail when a page is not what it would be

Examples:
  cargo xtask rules    after a rule was added or its documentation changed
",
    run,
};

fn run(args: &[&str]) -> anyhow::Result<()> {
    let [check_only] = args::flags(args, ["--check"])?;
    if check_only { check() } else { process::run(&mut rule_pages([])) }
}

/// Fails when a page is not what the rules say.
pub(crate) fn check() -> anyhow::Result<()> {
    process::run(&mut rule_pages(["--", "--check"]))
        .context("the rule pages cannot be shown to be in step; `cargo xtask rules` writes them, then commit them")
}

fn rule_pages<const N: usize>(args: [&'static str; N]) -> std::process::Command {
    process::cargo(["run", "--quiet", "--package", "seamline-tools", "--bin", "rule-pages"].into_iter().chain(args))
}

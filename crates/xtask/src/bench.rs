//! `cargo xtask bench`: measurements, each from one run.

use crate::args::Usage;
use crate::{Command, args, process};

pub(crate) const COMMAND: Command = Command {
    name: "bench",
    summary: "Measures speed, growth and memory",
    help: "\
Usage: cargo xtask bench core

Benches:
  core   `seamline::check`: time over pulldown-cmark's HTML of the same text, growth from 10 KB to 10 MB in three
         shapes, peak memory over the size of the text

Examples:
  cargo xtask bench core
",
    run,
};

fn run(args: &[&str]) -> anyhow::Result<()> {
    let Some((&bench, rest)) = args.split_first() else {
        return Err(Usage::error("say what to measure: `cargo xtask bench core`"));
    };
    args::flags(rest, [])?;
    match bench {
        "core" => process::run(&mut process::cargo([
            "run",
            "--release",
            "--package",
            "seamline-tools",
            "--bin",
            "bench-core",
        ])),
        _ => Err(Usage::error(format!("there is no bench `{bench}`; there is `core`"))),
    }
}

//! `cargo xtask bench`: measurements, each from one run.

use crate::args::Usage;
use crate::test::program;
use crate::{Command, args, node, playground, process, wasm, workspace};

pub(crate) const COMMAND: Command = Command {
    name: "bench",
    summary: "Measures speed, growth and memory",
    help: "\
Usage: cargo xtask bench core|wasm|playground

Benches:
  core         `seamline::check`: time over pulldown-cmark's HTML of the same text, growth from 10 KB to 10 MB in three
               shapes, peak memory over the size of the text
  wasm         the module in Chromium: time of a check over that of the same check natively, and for how long a check of
               1 MB in the worker keeps the page from answering; needs Node and Chromium
  playground   the built playground in Chromium: findings and frames behind each key in a short text and in 1 MB, tasks
               that hold up the page meanwhile, and what has to come before somebody can type; needs Node and Chromium

Examples:
  cargo xtask bench core
  cargo xtask bench wasm
  cargo xtask bench playground
",
    run,
};

fn run(args: &[&str]) -> anyhow::Result<()> {
    let Some((&bench, rest)) = args.split_first() else {
        return Err(Usage::error("say what to measure: `cargo xtask bench core`"));
    };
    args::flags(rest, [])?;
    match bench {
        "core" => core(),
        "wasm" => wasm(),
        "playground" => playground(),
        _ => Err(Usage::error(format!("there is no bench `{bench}`; there are `core`, `wasm` and `playground`"))),
    }
}

fn core() -> anyhow::Result<()> {
    process::run(&mut process::cargo(["run", "--release", "--package", "seamline-tools", "--bin", "bench-core"]))
}

/// The bench page starts the native peer by itself, by turns with its own rounds.
fn wasm() -> anyhow::Result<()> {
    let chromium = node::chromium()?;
    wasm::package_and_modules(false)?;
    process::run(&mut process::cargo(["build", "--release", "--package", "seamline-tools", "--bin", "bench-core"]))?;
    let native = workspace::read()?.target.join("release").join(program("bench-core"));
    process::run(std::process::Command::new("node").arg("www/bench/bench.js").arg(native).env("CHROMIUM", chromium))
}

fn playground() -> anyhow::Result<()> {
    let chromium = node::chromium()?;
    wasm::package_and_modules(false)?;
    playground::build()?;
    process::run(std::process::Command::new("node").arg("www/bench/playground.js").env("CHROMIUM", chromium))
}

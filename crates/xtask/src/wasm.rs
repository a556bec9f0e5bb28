//! `cargo xtask wasm`: the WebAssembly modules and the npm package around them.

use crate::{Command, args, node, process};
use anyhow::{Context, ensure};
use std::path::Path;

pub(crate) const COMMAND: Command = Command {
    name: "wasm",
    summary: "Builds the WebAssembly modules that wasm-pack.toml lists, and the npm package around them",
    help: "\
Usage: cargo xtask wasm [--check-size] [--package NAME]...

Compiles each package for wasm32-unknown-unknown (the target is installed when it is missing), writes its JavaScript
with wasm-bindgen, makes it small with Binaryen's wasm-opt, and prints its size raw, as gzip and as brotli. Then
builds the npm package in www/validator: TypeScript, rule pages, custom-elements manifest.

Options:
  --check-size     fail when a module is larger than its budget in wasm-pack.toml
  --package NAME   build only this package's module, and not the npm package

Examples:
  cargo xtask wasm
  cargo xtask wasm --check-size
  cargo xtask wasm --package diagrams

Needs Rust, and Node 20.19 or later.
",
    run,
};

/// The npm package.
const PACKAGE: &str = "www/validator";

/// What goes with every copy.
const TERMS: [&str; 3] = ["LICENSE-APACHE", "LICENSE-MIT", "THIRD-PARTY.md"];

/// The page of every rule, which the npm package brings along beside its module.
const RULES: &str = "www/validator/rules.json";

fn run(args: &[&str]) -> anyhow::Result<()> {
    let mut rest = args.iter();
    let (mut check_size, mut packages) = (false, Vec::new());
    while let Some(&arg) = rest.next() {
        match arg {
            "--check-size" => check_size = true,
            "--package" => packages.push(*rest.next().ok_or_else(|| args::Usage::error("`--package` needs a name"))?),
            other => {
                return Err(args::Usage::error(format!(
                    "`{other}` is not understood; there is `--check-size`, `--package`"
                )));
            }
        }
    }
    if packages.is_empty() { package_and_modules(check_size) } else { modules(&packages, check_size) }
}

/// Everything that is shipped.
pub(crate) fn package_and_modules(check_size: bool) -> anyhow::Result<()> {
    pack(check_size.then_some("--check-size").into_iter())?;
    for terms in TERMS {
        std::fs::copy(terms, Path::new(PACKAGE).join(terms)).with_context(|| format!("`{terms}` cannot be copied"))?;
    }
    let pages = ["run", "--quiet", "--package", "seamline-tools", "--bin", "rule-pages", "--", "--json", RULES];
    process::run(&mut process::cargo(pages))?;
    node::run_script("@seamline/validator", "build").context("the npm package does not build")
}

/// The modules of some packages, which need not be among those that are shipped.
pub(crate) fn modules(packages: &[&str], check_size: bool) -> anyhow::Result<()> {
    let packages = packages.iter().flat_map(|package| ["--package", *package]);
    pack(packages.chain(check_size.then_some("--check-size")))
}

fn pack<'a>(args: impl Iterator<Item = &'a str>) -> anyhow::Result<()> {
    ensure!(node::is_there(), "Node {} or later is needed, with npm, and is not on the PATH", node::OLDEST_SHOWN);
    node::install()?;
    target()?;
    let pack = ["run", "--quiet", "--package", "seamline-wasm-pack", "--"];
    process::run(&mut process::cargo(pack.into_iter().chain(args)))
}

const TARGET: &str = "wasm32-unknown-unknown";

/// Installs what Rust needs to compile for WebAssembly.
fn target() -> anyhow::Result<()> {
    let sysroot = process::output(std::process::Command::new("rustc").args(["--print", "sysroot"]))?;
    if Path::new(sysroot.trim()).join("lib/rustlib").join(TARGET).is_dir() {
        return Ok(());
    }
    process::run(std::process::Command::new("rustup").args(["target", "add", TARGET]))
        .with_context(|| format!("Rust's standard library for {TARGET} is needed"))
}

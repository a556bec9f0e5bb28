//! Binaryen's wasm-opt, as the npm package `binaryen` brings it.

use anyhow::{Context, ensure};
use std::path::Path;
use std::process::Command;

/// Makes a module smaller, in its place.
pub(crate) fn shrink(module: &Path, args: &[String], wasm_opt: &Path) -> anyhow::Result<()> {
    ensure!(wasm_opt.is_file(), "`{}` is not there; run `npm ci` in `www`", wasm_opt.display());
    let smaller = module.with_extension("smaller.wasm");
    let mut node = Command::new("node");
    node.arg(wasm_opt).arg(module).args(args).arg("-o").arg(&smaller);
    eprintln!("$ {node:?}");
    let status = node.status().context("node cannot be started")?;
    ensure!(status.success(), "wasm-opt failed ({status})");
    std::fs::rename(&smaller, module).with_context(|| format!("`{}` cannot be replaced", module.display()))
}

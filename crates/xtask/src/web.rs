//! The tests of what runs in browsers and in Node.

use crate::{node, playground, process, wasm};
use anyhow::Context;
use std::path::Path;
use std::process::Command;

/// Specs with what the native core says of them.
const CASES: &str = "target/parity/cases.jsonl";

/// Builds what the tests run: the package, the playground, the module that can crash, the cases of parity.
pub(crate) fn prepare() -> anyhow::Result<()> {
    node::chromium()?;
    node::firefox()?;
    wasm::package_and_modules(true)?;
    playground::build()?;
    wasm::modules(&["crashing"], false)?;
    let cases = ["run", "--quiet", "--package", "seamline-tools", "--bin", "parity-cases", "--", CASES];
    process::run(&mut process::cargo(cases))
}

/// How many files of tests run side by side: each that needs a browser starts one, which takes a core and a gigabyte.
const AT_ONCE: &str = "--test-concurrency=2";

/// Runs the tests, with our own binaries from a folder.
pub(crate) fn test(binaries: &Path) -> anyhow::Result<()> {
    let (chromium, firefox) = (node::chromium()?, node::firefox()?);
    node::run_script("@seamline/validator", "types:check")?;
    let files = test_files(&Path::new(node::WEB).join("tests"))?;
    let mut tests = Command::new("node");
    tests.args(["--test", AT_ONCE, "--test-reporter=spec"]).args(files);
    tests.env("SEAMLINE_BIN_DIR", binaries).env("CHROMIUM", chromium).env("FIREFOX", firefox);
    process::run(&mut tests).context("a test of the web packages failed")
}

/// Every `*.test.js` one folder down, in order of their paths.
fn test_files(folder: &Path) -> anyhow::Result<Vec<std::path::PathBuf>> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).with_context(|| format!("`{}` cannot be read", folder.display()))? {
        let path = entry?.path();
        if path.is_dir() && !path.ends_with("node_modules") {
            for file in std::fs::read_dir(&path)? {
                let file = file?.path();
                if file.to_string_lossy().ends_with(".test.js") {
                    files.push(file);
                }
            }
        }
    }
    files.sort();
    Ok(files)
}

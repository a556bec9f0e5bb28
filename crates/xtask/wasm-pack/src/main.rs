//! Makes the WebAssembly packages that `wasm-pack.toml` lists: compiled, given their JavaScript glue, made small, and
//! weighed. `cargo xtask wasm` sees to it that what this needs is there, and runs it.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a program for people at a terminal")]

mod glue;
mod manifest;
mod shrink;
mod weigh;

use anyhow::{Context, bail, ensure};
use manifest::{Manifest, Package};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::Instant;
use weigh::Weight;

const USAGE: &str = "Usage: seamline-wasm-pack [--check-size] [--package NAME]... [--wasm-opt PATH]";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match Order::read(&args).and_then(|order| run(&order)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// What the command line asks for.
struct Order {
    /// Names of packages; all that are shipped when there are none.
    packages: Vec<String>,
    /// Whether a module that is larger than its budget is an error.
    check_size: bool,
    wasm_opt: PathBuf,
}

impl Order {
    fn read(args: &[String]) -> anyhow::Result<Self> {
        let wasm_opt = PathBuf::from("www/node_modules/binaryen/bin/wasm-opt");
        let mut order = Self { packages: Vec::new(), check_size: false, wasm_opt };
        let mut args = args.iter();
        while let Some(arg) = args.next() {
            let mut value = || args.next().cloned().with_context(|| format!("`{arg}` needs a value\n{USAGE}"));
            match arg.as_str() {
                "--check-size" => order.check_size = true,
                "--package" => order.packages.push(value()?),
                "--wasm-opt" => order.wasm_opt = value()?.into(),
                _ => bail!("`{arg}` is not understood\n{USAGE}"),
            }
        }
        Ok(order)
    }
}

fn run(order: &Order) -> anyhow::Result<()> {
    let manifest = Manifest::load(Path::new(manifest::FILE))?;
    let mut weights = Vec::new();
    for (name, package) in manifest.chosen(&order.packages)? {
        let start = Instant::now();
        let weight = make(name, package, &order.wasm_opt).with_context(|| format!("package `{name}`"))?;
        eprintln!("{name}: {} in {:.1} s", package.out_dir.display(), start.elapsed().as_secs_f64());
        weights.push((name, package, weight));
    }
    print!("{}", weigh::table(&weights));
    let too_large = weigh::over_budget(&weights);
    if !too_large.is_empty() && order.check_size {
        bail!("over the budget of {}: {}", manifest::FILE, too_large.join("; "));
    }
    too_large.iter().for_each(|line| eprintln!("warning: {line}"));
    Ok(())
}

/// Builds one package into its folder. What is there already from the same module is not made again.
fn make(name: &str, package: &Package, wasm_opt: &Path) -> anyhow::Result<Weight> {
    let compiled = compile(package)?;
    let input = std::fs::read(&compiled).with_context(|| format!("`{}` cannot be read", compiled.display()))?;
    let output = package.out_dir.join(format!("{}_bg.wasm", package.out_name));
    let stamp = Stamp::of(package, &input, wasm_opt)?;
    if !stamp.is_on(package, &output) {
        std::fs::create_dir_all(&package.out_dir)?;
        // What is half done when this is interrupted must not look finished.
        stamp.remove(package)?;
        glue::generate(package, &compiled).context("wasm-bindgen")?;
        shrink::shrink(&output, &package.wasm_opt.args, wasm_opt).context("wasm-opt")?;
        stamp.put(package)?;
    }
    weigh::weigh(&output).with_context(|| format!("`{name}` cannot be weighed"))
}

/// What cargo makes of the crate.
fn compile(package: &Package) -> anyhow::Result<PathBuf> {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.args(["build", "--target", TARGET, "--package", &package.krate, "--profile", &package.profile]);
    if !package.features.is_empty() {
        cargo.args(["--features", &package.features.join(",")]);
    }
    // Each set of features has its own folder, so that no build undoes another one's.
    let folder = PathBuf::from("target/wasm").join(package.features.join("-"));
    cargo.arg("--target-dir").arg(&folder);
    if let Some(sources) = sources_of_dependencies() {
        // Else the message of a panic tells every visitor of a page where the module was built. Flags of the environment
        // would win over those of a configuration, so they are added to.
        let flag = format!("--remap-path-prefix={}=", sources.display());
        let separator = '\x1f'.to_string();
        let own =
            std::env::var("RUSTFLAGS").ok().map(|flags| flags.split_whitespace().collect::<Vec<_>>().join(&separator));
        let own = std::env::var("CARGO_ENCODED_RUSTFLAGS").ok().or(own).filter(|flags| !flags.is_empty());
        let flags: Vec<String> = own.into_iter().chain([flag]).collect();
        cargo.env("CARGO_ENCODED_RUSTFLAGS", flags.join(&separator));
    }
    eprintln!("$ {cargo:?}");
    let status = cargo.status().context("cargo cannot be started")?;
    ensure!(status.success(), "cargo failed ({status})");
    Ok(folder.join(TARGET).join(&package.profile).join(format!("{}.wasm", package.krate.replace('-', "_"))))
}

/// Where cargo keeps the sources of what we depend on.
fn sources_of_dependencies() -> Option<PathBuf> {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    home.or_else(|| Some(std::env::home_dir()?.join(".cargo"))).map(|home| home.join("registry/src"))
}

const TARGET: &str = "wasm32-unknown-unknown";

/// What a finished module was made from.
struct Stamp(String);

impl Stamp {
    /// Of the module as it was compiled, the version of wasm-opt, and the settings. The version of wasm-bindgen stands in
    /// the module.
    fn of(package: &Package, input: &[u8], wasm_opt: &Path) -> anyhow::Result<Self> {
        let manifest = wasm_opt.ancestors().nth(2).map(|package| package.join("package.json"));
        let manifest = manifest.and_then(|path| std::fs::read(path).ok()).unwrap_or_default();
        let hash = input.iter().chain(&manifest).fold(0xcbf2_9ce4_8422_2325_u64, |hash, &byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
        });
        Ok(Self(format!("{hash:016x} {package:?}\n")))
    }

    fn path(package: &Package) -> PathBuf {
        package.out_dir.join(format!(".{}-made-from", package.out_name))
    }

    fn is_on(&self, package: &Package, output: &Path) -> bool {
        output.is_file() && std::fs::read_to_string(Self::path(package)).is_ok_and(|stamp| stamp == self.0)
    }

    fn remove(&self, package: &Package) -> anyhow::Result<()> {
        match std::fs::remove_file(Self::path(package)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
            _ => Ok(()),
        }
    }

    fn put(&self, package: &Package) -> anyhow::Result<()> {
        Ok(std::fs::write(Self::path(package), &self.0)?)
    }
}

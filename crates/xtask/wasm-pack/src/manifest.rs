//! `wasm-pack.toml`, the packaging manifest.

use anyhow::{Context, bail};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Where it is, from the root of the repository.
pub(crate) const FILE: &str = "wasm-pack.toml";

/// All packages.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Manifest {
    #[serde(rename = "package")]
    packages: BTreeMap<String, Package>,
}

/// A crate that becomes a module.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Package {
    /// The crate.
    #[serde(rename = "crate")]
    pub(crate) krate: String,
    /// Features that it is built with.
    #[serde(default)]
    pub(crate) features: Vec<String>,
    /// The profile of Cargo.toml that it is built under.
    pub(crate) profile: String,
    /// Where the module and its glue go.
    pub(crate) out_dir: PathBuf,
    /// What their names start with.
    pub(crate) out_name: String,
    /// Whether it is made when no package is named; a package for tests alone is not.
    #[serde(default = "yes")]
    pub(crate) shipped: bool,
    /// How the glue is written.
    pub(crate) wasm_bindgen: WasmBindgen,
    /// How the module is made small.
    pub(crate) wasm_opt: WasmOpt,
    /// How large it may be.
    pub(crate) budget: Option<Budget>,
}

/// Settings of wasm-bindgen.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct WasmBindgen {
    /// Whether `init()` without an argument loads the module from beside its glue.
    pub(crate) default_module_path: bool,
    /// Whether the names of functions are taken out of the module.
    pub(crate) remove_name_section: bool,
    /// Whether the glue can start over with a new instance, which is the way out of a crash where no worker can be ended.
    pub(crate) reset_state: bool,
}

/// Settings of Binaryen's wasm-opt.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct WasmOpt {
    /// Its arguments, but for the files.
    pub(crate) args: Vec<String>,
}

/// The largest sizes, in KB of 1000 bytes.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Budget {
    /// Of the module as it is.
    pub(crate) raw: u64,
    /// Of the module as brotli packs it.
    pub(crate) brotli: u64,
}

fn yes() -> bool {
    true
}

impl Manifest {
    /// Reads the manifest.
    pub(crate) fn load(path: &Path) -> anyhow::Result<Self> {
        let text = std::fs::read_to_string(path).with_context(|| format!("`{}` cannot be read", path.display()))?;
        toml::from_str(&text).with_context(|| format!("`{}` is not as it should be", path.display()))
    }

    /// The packages of these names; all that are shipped when there are no names.
    pub(crate) fn chosen<'m>(&'m self, names: &'m [String]) -> anyhow::Result<Vec<(&'m str, &'m Package)>> {
        if names.is_empty() {
            let shipped = self.packages.iter().filter(|(_, package)| package.shipped);
            return Ok(shipped.map(|(name, package)| (name.as_str(), package)).collect());
        }
        let find = |name: &'m String| match self.packages.get(name) {
            Some(package) => Ok((name.as_str(), package)),
            None => {
                let known: Vec<String> = self.packages.keys().map(|name| format!("`{name}`")).collect();
                bail!("{FILE} has no package `{name}`; it has {}", known.join(", "))
            }
        };
        names.iter().map(find).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PACKAGE: &str = "[package.one]\ncrate = \"a\"\nprofile = \"wasm\"\nout-dir = \"o\"\nout-name = \"n\"\n\
        wasm-bindgen = { default-module-path = true, remove-name-section = true, reset-state = true }\n\
        wasm-opt = { args = [\"-Oz\"] }\n";

    #[test]
    fn the_manifest_of_the_repository_is_read() {
        let manifest = Manifest::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../..").join(FILE)).unwrap();
        let shipped = manifest.chosen(&[]).unwrap();
        assert!(shipped.iter().all(|(_, package)| package.shipped && package.budget.is_some()));
        assert!(shipped.iter().any(|(name, _)| *name == "validator"));
    }

    #[test]
    fn an_unknown_key_is_an_error_that_names_it() {
        assert!(toml::from_str::<Manifest>(PACKAGE).is_ok());
        let error = toml::from_str::<Manifest>(&format!("{PACKAGE}wasm-optt = 1\n")).unwrap_err().to_string();
        assert!(error.contains("line 8") && error.contains("wasm-optt"), "{error}");
        let error = toml::from_str::<Manifest>(&format!("{PACKAGE}[profile.x]\n")).unwrap_err().to_string();
        assert!(error.contains("profile"), "{error}");
    }

    #[test]
    fn a_package_that_is_not_there_is_named() {
        let manifest: Manifest = toml::from_str(PACKAGE).unwrap();
        let names = ["two".to_owned()];
        assert!(manifest.chosen(&names).unwrap_err().to_string().contains("it has `one`"));
    }
}

//! The order of the modules inside the core, and what the core keeps out of.
//!
//! A module imports only what stands before it, as `ARCHITECTURE.md` draws the way of a spec. Tests are exempt.

use crate::paths::{self, Import, Origin};
use anyhow::{Context, bail};
use std::path::{Path, PathBuf};

/// Where the core is.
const CORE: &str = "crates/seamline/src";

/// The way of a spec through the core, first to last. Modules on one line may not import one another. What `lib.rs`
/// itself defines, and a module needs, stands here as `crate::Name`.
const ORDER: &[&[&str]] = &[
    &["source"],
    &["finding"],
    &["limits", "sort"],
    &["edit"],
    &["markdown"],
    &["config"],
    &["spec"],
    &["architecture"],
    &["crate::Context", "crate::Architecture", "crate::Documents"],
    &["names"],
    &["diagram"],
    &["facts"],
    &["claims"],
    &["fixes"],
    &["rules", "checklist"],
    &["crate::Checked"],
    &["render", "symbols"],
    &["report"],
    &["scaffold"],
    &["completion"],
    &["settings"],
];

/// Crates that read no files, clock or environment and start no threads, so that they run in a browser.
const PURE: &[&str] = &[CORE, "crates/seamline-svg/src"];

/// What [`PURE`] crates keep out of, under `std`.
const IMPURE: &[&str] = &["env", "fs", "net", "process", "thread", "time"];

/// Fails when a module of the core imports what stands after it, or a pure crate reaches outside.
pub(crate) fn check() -> anyhow::Result<()> {
    let mut problems = Vec::new();
    for file in read(CORE)? {
        problems.extend(file.imports.iter().filter_map(|import| {
            let problem = match &import.from {
                Origin::Crate(name) => out_of_order(file.module.first()?, name)?,
                Origin::Std(_) => return None,
            };
            Some(format!("\n  {}:{}: {problem}", file.path.display(), import.line))
        }));
    }
    for root in PURE {
        for file in read(root)? {
            problems.extend(file.imports.iter().filter_map(|import| {
                let problem = impure(&import.from)?;
                Some(format!("\n  {}:{}: {problem}", file.path.display(), import.line))
            }));
        }
    }
    if !problems.is_empty() {
        problems.dedup();
        bail!("inside the crates (the order is in crates/xtask/src/modules.rs):{}", problems.concat());
    }
    eprintln!("each module of the core imports only what stands before it");
    Ok(())
}

fn impure(from: &Origin) -> Option<String> {
    match from {
        Origin::Std(name) if IMPURE.contains(&name.as_str()) => {
            Some(format!("`std::{name}` reaches outside; pass what it gives as an argument"))
        }
        Origin::Std(_) | Origin::Crate(_) => None,
    }
}

/// What is wrong when the module `own` of the core names `crate::name`.
fn out_of_order(own: &str, name: &str) -> Option<String> {
    let place = |module: &str| ORDER.iter().position(|step| step.contains(&module));
    let Some(here) = place(own) else {
        return Some(format!("the module `{own}` has no place in the order; give it one"));
    };
    let Some(there) = place(name).or_else(|| place(&format!("crate::{name}"))) else {
        return Some(format!(
            "`{own}` imports `crate::{name}`, which has no place in the order; name a module that has"
        ));
    };
    (own != name && there >= here).then(|| format!("`{own}` imports `{name}`, which does not stand before it"))
}

/// A source file with what it imports.
struct File {
    path: PathBuf,
    /// The path of the module, from the root of the crate; empty for `lib.rs`, which may import everything.
    module: Vec<String>,
    imports: Vec<Import>,
}

/// The Rust files below `root`, in order of their paths, without those that hold only tests.
fn read(root: &str) -> anyhow::Result<Vec<File>> {
    let mut paths = Vec::new();
    collect(Path::new(root), &mut paths)?;
    paths.sort();
    let mut files = Vec::new();
    for path in paths {
        let text = std::fs::read_to_string(&path).with_context(|| format!("`{}` cannot be read", path.display()))?;
        let module = module(path.strip_prefix(root)?);
        let imports = paths::imports(&text, &module).with_context(|| format!("`{}` is no Rust", path.display()))?;
        files.push(File { path, module, imports });
    }
    Ok(files)
}

fn collect(directory: &Path, paths: &mut Vec<PathBuf>) -> anyhow::Result<()> {
    let entries = std::fs::read_dir(directory).with_context(|| format!("`{}` cannot be read", directory.display()))?;
    for entry in entries {
        let path = entry?.path();
        if path.file_stem().is_some_and(|stem| stem == "tests") {
            continue;
        }
        if path.is_dir() {
            collect(&path, paths)?;
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            paths.push(path);
        }
    }
    Ok(())
}

/// The module that a file holds: `spec/flow.rs` and `spec/flow/mod.rs` hold `spec::flow`, `lib.rs` the crate itself.
fn module(path: &Path) -> Vec<String> {
    let path = path.with_extension("");
    let mut names: Vec<String> = path.iter().map(|name| name.to_string_lossy().into_owned()).collect();
    if names.last().is_some_and(|name| name == "mod") || names == ["lib"] {
        names.pop();
    }
    names
}

#[cfg(test)]
mod tests {
    use super::{impure, module, out_of_order};
    use crate::paths::Origin;
    use std::path::Path;

    #[test]
    fn a_module_imports_what_stands_before_it() {
        assert_eq!(out_of_order("spec", "markdown"), None);
        assert_eq!(out_of_order("spec", "spec"), None);
        assert_eq!(out_of_order("report", "Checked"), None);
        assert_eq!(out_of_order("claims", "Context"), None);
    }

    #[test]
    fn a_module_does_not_import_what_stands_after_or_beside_it() {
        assert!(out_of_order("markdown", "spec").is_some());
        assert!(out_of_order("rules", "render").is_some());
        assert!(out_of_order("facts", "check").is_some());
    }

    #[test]
    fn a_module_without_a_place_is_reported() {
        assert!(out_of_order("helpers", "source").is_some());
    }

    #[test]
    fn the_outside_is_kept_out() {
        assert!(impure(&Origin::Std("fs".to_owned())).is_some());
        assert!(impure(&Origin::Std("fmt".to_owned())).is_none());
    }

    #[test]
    fn a_file_holds_the_module_that_rust_says() {
        assert_eq!(module(Path::new("lib.rs")), [""; 0]);
        assert_eq!(module(Path::new("limits.rs")), ["limits"]);
        assert_eq!(module(Path::new("spec/mod.rs")), ["spec"]);
        assert_eq!(module(Path::new("spec/flow.rs")), ["spec", "flow"]);
    }
}

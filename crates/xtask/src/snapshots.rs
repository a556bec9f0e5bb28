//! Snapshots that no test asks for: left-overs that look like tests.

use anyhow::{Context, bail};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Where snapshots may lie.
const ROOTS: &[&str] = &["crates", "tests"];

/// Fails when there is a `.snap` file that is not among `references`, the file that insta wrote during the tests.
pub(crate) fn check(references: &Path) -> anyhow::Result<()> {
    let mut found = BTreeSet::new();
    for root in ROOTS {
        collect(Path::new(root), &mut found)?;
    }
    if found.is_empty() {
        eprintln!("there are no snapshots");
        return Ok(());
    }
    let text = std::fs::read_to_string(references)
        .with_context(|| format!("`{}` should list the snapshots that the tests asked for", references.display()))?;
    let asked: BTreeSet<PathBuf> = text.lines().filter_map(|line| Path::new(line).canonicalize().ok()).collect();
    let unasked: Vec<String> = found.difference(&asked).map(|path| format!("\n  {}", path.display())).collect();
    if !unasked.is_empty() {
        bail!("no test asks for these snapshots; remove them:{}", unasked.concat());
    }
    eprintln!("{} snapshots, each asked for", found.len());
    Ok(())
}

fn collect(directory: &Path, found: &mut BTreeSet<PathBuf>) -> anyhow::Result<()> {
    let entries = std::fs::read_dir(directory).with_context(|| format!("`{}` cannot be read", directory.display()))?;
    for entry in entries {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, found)?;
        } else if path.extension().is_some_and(|extension| extension == "snap") {
            found.insert(path.canonicalize()?);
        }
    }
    Ok(())
}

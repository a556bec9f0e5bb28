//! Which crate may depend on which. The table is the rule; `ARCHITECTURE.md` explains it.

use crate::workspace::{Member, Workspace};
use anyhow::bail;

/// What a crate may depend on, of those in this repository.
enum Ours {
    Only(&'static [&'static str]),
    Any,
}

use Ours::{Any, Only};

const ALLOWED: &[(&str, Ours)] = &[
    ("seamline", Only(&[])),
    ("seamline-svg", Only(&[])),
    ("seamline-project", Only(&["seamline"])),
    ("mdbook-seamline", Only(&["seamline", "seamline-svg", "seamline-project"])),
    ("seamline-cli", Only(&["seamline", "seamline-svg", "seamline-project", "mdbook-seamline"])),
    ("seamline-wasm", Only(&["seamline"])),
    ("seamline-svg-wasm", Only(&["seamline-svg"])),
    ("xtask", Only(&[])),
    ("seamline-wasm-pack", Only(&[])),
    ("seamline-tools", Any),
    ("seamline-tests", Any),
];

/// Fails when a crate depends on one of ours that it may not depend on, for any purpose.
pub(crate) fn check(workspace: &Workspace) -> anyhow::Result<()> {
    let problems = problems(&workspace.members);
    if !problems.is_empty() {
        bail!("dependency directions (the table is in crates/xtask/src/directions.rs):{}", problems.concat());
    }
    eprintln!("{} crates depend only on what they may", workspace.members.len());
    Ok(())
}

fn problems(members: &[Member]) -> Vec<String> {
    let mut problems = Vec::new();
    for member in members {
        let Some((_, allowed)) = ALLOWED.iter().find(|(name, _)| *name == member.name) else {
            problems.push(format!("\n  `{}` is not in the table; say there what it may depend on", member.name));
            continue;
        };
        for dependency in member.dependencies.iter().filter(|name| members.iter().any(|ours| ours.name == **name)) {
            match allowed {
                Any => {}
                Only(names) if names.contains(&dependency.as_str()) => {}
                Only(_) => problems.push(format!("\n  `{}` may not depend on `{dependency}`", member.name)),
            }
        }
    }
    problems
}

#[cfg(test)]
mod tests {
    use super::problems;
    use crate::workspace::Member;

    fn member(name: &str, dependencies: &[&str]) -> Member {
        Member { name: name.to_owned(), dependencies: dependencies.iter().map(|name| (*name).to_owned()).collect() }
    }

    #[test]
    fn the_core_depends_on_nothing_of_ours() {
        let members = [member("seamline", &["serde", "seamline-svg"]), member("seamline-svg", &[])];
        assert_eq!(problems(&members), ["\n  `seamline` may not depend on `seamline-svg`"]);
    }

    #[test]
    fn an_adapter_depends_on_the_core() {
        assert!(problems(&[member("seamline-project", &["seamline"]), member("seamline", &[])]).is_empty());
    }

    #[test]
    fn a_new_crate_needs_a_place_in_the_table() {
        assert_eq!(problems(&[member("seamline-extra", &[])]).len(), 1);
    }
}

//! The workspace as cargo sees it.

use crate::process;
use anyhow::Context;
use serde_json::Value;
use std::path::{Path, PathBuf};

/// Members and places of the workspace.
pub(crate) struct Workspace {
    /// Where cargo puts what it builds.
    pub(crate) target: PathBuf,
    /// Every member, by name.
    pub(crate) members: Vec<Member>,
}

/// One package of the workspace.
pub(crate) struct Member {
    pub(crate) name: String,
    /// Names of the packages that it depends on, for any purpose: building, testing, running.
    pub(crate) dependencies: Vec<String>,
}

/// Makes the root of the workspace the working directory, from wherever in it the command was called.
pub(crate) fn enter() -> anyhow::Result<()> {
    // Cargo sets the variable when it runs us; the constant is for a binary that is started without it.
    let manifest = std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
    let manifest = PathBuf::from(manifest);
    let root = manifest.ancestors().nth(2).context("xtask does not lie in crates/xtask")?;
    std::env::set_current_dir(root).with_context(|| format!("`{}` cannot be entered", root.display()))
}

/// Asks cargo.
pub(crate) fn read() -> anyhow::Result<Workspace> {
    let json = process::output(&mut process::cargo(["metadata", "--no-deps", "--format-version", "1"]))?;
    parse(&json).context("`cargo metadata` printed something unexpected")
}

fn parse(json: &str) -> anyhow::Result<Workspace> {
    let metadata: Value = serde_json::from_str(json)?;
    let target = metadata["target_directory"].as_str().context("no `target_directory`")?.into();
    let packages = metadata["packages"].as_array().context("no `packages`")?;
    let mut members = packages.iter().map(member).collect::<anyhow::Result<Vec<_>>>()?;
    members.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(Workspace { target, members })
}

fn member(package: &Value) -> anyhow::Result<Member> {
    let name = |value: &Value| value["name"].as_str().map(str::to_owned).context("a package without a name");
    let dependencies = package["dependencies"].as_array().context("a package without `dependencies`")?;
    Ok(Member { name: name(package)?, dependencies: dependencies.iter().map(name).collect::<Result<_, _>>()? })
}

/// `path` as a `file:` URL that a terminal makes clickable.
pub(crate) fn file_url(path: &Path) -> String {
    let path = path.to_string_lossy().replace('\\', "/");
    let mut url = String::from(if path.starts_with('/') { "file://" } else { "file:///" });
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'.' | b'_' | b'~' | b':' => url.push(byte.into()),
            _ => url += &format!("%{byte:02X}"),
        }
    }
    url
}

#[cfg(test)]
mod tests {
    use super::{file_url, parse};
    use std::path::Path;

    #[test]
    fn members_come_with_their_dependencies() {
        let json = r#"{ "target_directory": "/t", "packages": [ { "name": "b", "dependencies": [] },
            { "name": "a", "dependencies": [ { "name": "b", "kind": "dev" } ] } ] }"#;
        let workspace = parse(json).unwrap();
        assert_eq!(workspace.target, Path::new("/t"));
        assert_eq!(workspace.members[0].name, "a");
        assert_eq!(workspace.members[0].dependencies, ["b"]);
    }

    #[test]
    fn a_file_url_escapes_what_ends_a_link() {
        assert_eq!(file_url(Path::new("/home/a b/ü#1")), "file:///home/a%20b/%C3%BC%231");
    }
}

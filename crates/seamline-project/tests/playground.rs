//! What a spec takes along into the playground.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop there")]

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use flate2::read::DeflateDecoder;
use seamline_project::{ErrorKind, LONGEST_FRAGMENT, Project, Settings};
use serde_json::{Value, json};
use std::path::Path;
use tempfile::TempDir;

const SPEC: &str = "# Integration: Post\r\n\r\n**Architecture:** system.md\r\n";
const SYSTEM: &str = "| Module | Responsibility |\n|---|---|\n| Mail | Letters |\n";

fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    folder
}

/// What the link of `text`, which stands at `path` of the folder, opens; none without a link.
fn opened(folder: &TempDir, path: &str, text: &str) -> Option<Value> {
    let project = Project::load(folder.path(), Settings::default()).unwrap();
    let fragment = project.playground_fragment(&folder.path().join(path), text).unwrap()?;
    assert!(fragment.len() <= LONGEST_FRAGMENT);
    let deflated = BASE64_URL_SAFE_NO_PAD.decode(fragment.strip_prefix("#v1=").unwrap()).unwrap();
    Some(serde_json::from_reader(DeflateDecoder::new(deflated.as_slice())).unwrap())
}

/// Text that hardly gets shorter.
fn noise(words: u64) -> String {
    (0..words).map(|word| format!("{:x} ", word.wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29))).collect()
}

#[test]
fn a_spec_takes_along_what_it_is_checked_against() {
    let settings = "fail-on = \"never\"\nspecs = [\"features/*.md\"]\nactors = [\"Courier\"]\n\n\
        [[override]]\nfiles = [\"drafts/*.md\"]\nprofile = \"draft\"\n";
    let folder = folder(&[("seamline.toml", settings), ("system.md", SYSTEM)]);
    assert_eq!(
        opened(&folder, "drafts/./post.md", SPEC).unwrap(),
        json!({
            "spec": SPEC,
            "architecture": SYSTEM,
            "config": "profile = \"draft\"\nactors = [\"Courier\"]\n",
            "path": "drafts/post.md",
        })
    );
    assert_eq!(
        opened(&folder, "features/post.md", "").unwrap(),
        json!({ "spec": "", "config": "profile = \"review\"\nactors = [\"Courier\"]\n", "path": "features/post.md" })
    );
}

#[test]
fn the_architecture_is_the_one_of_the_check() {
    let folder = folder(&[("seamline.toml", "architecture = \"docs/a.md\"\n"), ("system.md", SYSTEM)]);
    let project = Project::load(folder.path(), Settings::default()).unwrap();
    let error = project.playground_fragment(Path::new("post.md"), SPEC).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::MissingArchitecture);
    std::fs::create_dir(folder.path().join("docs")).unwrap();
    std::fs::write(folder.path().join("docs/a.md"), "Nothing\n").unwrap();
    assert_eq!(opened(&folder, "post.md", SPEC).unwrap()["architecture"], "Nothing\n");
}

#[test]
fn a_place_outside_the_project_is_not_told() {
    let (inside, outside) = (folder(&[]), folder(&[]));
    let elsewhere = outside.path().join("post.md");
    for path in [&elsewhere.to_string_lossy(), "-"] {
        assert_eq!(opened(&inside, path, "").unwrap().get("path"), None, "{path}");
    }
}

#[test]
fn what_is_too_long_for_a_link_stays_away() {
    let folder = folder(&[("system.md", SYSTEM)]);
    let rest = noise(2_000);
    let text = format!("{SPEC}{rest}");
    assert_eq!(opened(&folder, "post.md", &text).unwrap()["architecture"], SYSTEM);
    std::fs::write(folder.path().join("system.md"), format!("{SYSTEM}{}", noise(4_000))).unwrap();
    let alone = opened(&folder, "post.md", &text).unwrap();
    assert_eq!((alone.get("architecture"), &alone["spec"]), (None, &json!(text)));
    assert_eq!(opened(&folder, "post.md", &format!("{SPEC}{}", noise(4_000))), None);
}

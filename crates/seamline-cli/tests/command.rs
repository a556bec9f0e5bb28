//! The real binary on good, bad and missing input.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

const CLEAN: &str = "# Integration: Night Mail\n\n**Architecture:** a.md\n**Type:** Data Flow\n**Priority:** P1\n\n\
    ## Overview\n\nMail at night.\n\n## Modules Involved\n\nn/a: one script\n\n## Data Flow\n\nn/a: one script\n\n\
    ## Failure Modes\n\nn/a: one script\n\n## Implementation Phases\n\nn/a: one script\n\n## Testing Strategy\n\n\
    n/a: by hand\n\n## Rollout Plan\n\nn/a: internal\n";
const ARCHITECTURE: &str = "| Module | Responsibility |\n|---|---|\n| mail | Letters |\n";
const UNKNOWN: &str = "\n## Synchronous Calls\n\n| From | To | Method |\n|---|---|---|\n| 🚢 mai | Maik | Send |\n";

struct Folder(TempDir);

impl Folder {
    fn new(files: &[(&str, &[u8])]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for (name, content) in files {
            std::fs::write(folder.path().join(name), content).unwrap();
        }
        Self(folder)
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn run(&self, arguments: &[&str]) -> Output {
        self.run_with(arguments, "")
    }

    fn run_with(&self, arguments: &[&str], input: &str) -> Output {
        let mut child = Command::new(env!("CARGO_BIN_EXE_seamline"))
            .args(arguments)
            .current_dir(self.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // A command that ends without reading has closed its end.
        _ = child.stdin.take().unwrap().write_all(input.as_bytes());
        child.wait_with_output().unwrap()
    }
}

fn out(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn err(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

#[test]
fn a_clean_spec_passes_and_a_folder_is_searched() {
    let folder = Folder::new(&[("a.md", ARCHITECTURE.as_bytes()), ("spec.md", CLEAN.as_bytes())]);
    let output = folder.run(&["check", "--profile", "ship"]);
    assert_eq!(code(&output), 0, "{}{}", out(&output), err(&output));
    assert!(out(&output).ends_with("nothing found in 1 spec\n"), "{}", out(&output));
    assert!(!out(&output).contains('\u{1b}'), "colour without a terminal");
}

#[test]
fn findings_are_shown_at_their_place_and_fail_by_policy() {
    let text = format!("{CLEAN}{UNKNOWN}");
    let folder = Folder::new(&[("a.md", ARCHITECTURE.as_bytes()), ("spec.md", text.as_bytes())]);
    let output = folder.run(&["check", "spec.md"]);
    assert_eq!(code(&output), 1);
    assert!(out(&output).contains("error[modules/unknown]: `Maik`"), "{}", out(&output));
    // The emoji counts two units.
    assert!(out(&output).contains("spec.md:39:12"), "{}", out(&output));
    assert_eq!(code(&folder.run(&["check", "--fail-on", "never"])), 0);
    assert!(out(&folder.run(&["check", "--color", "always"])).contains('\u{1b}'));
}

#[test]
fn json_is_the_report_and_nothing_else() {
    let folder = Folder::new(&[("a.md", ARCHITECTURE.as_bytes()), ("spec.md", CLEAN.as_bytes())]);
    for (arguments, input) in
        [(["check", "--format", "json", "spec.md"], ""), (["check", "--format", "json", "-"], CLEAN)]
    {
        let output = folder.run_with(&arguments, input);
        let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(report["version"], 1);
        assert_eq!(report["files"][0]["title"], "Night Mail");
        assert_eq!(report["files"][0]["checklist"].as_array().unwrap().len(), 7);
    }
}

#[test]
fn trouble_names_the_file_and_ends_with_2() {
    let folder = Folder::new(&[
        ("spec.md", CLEAN.as_bytes()),
        ("latin.md", b"# Integration: caf\xe9\n"),
        ("empty.md", b""),
        ("bad.toml", b""),
    ]);
    for (arguments, said) in [
        (&["check", "latin.md"][..], "latin.md: is not UTF-8: the byte at offset 18"),
        (&["check", "absent.md"], "absent.md: there is no such file or folder"),
        (&["check", "spec.md", "--architecture", "absent.md"], "absent.md: the architecture document is not there"),
        (&["check", "--profile", "strict"], "invalid value 'strict'"),
        (&["explain", "modules/undeclard"], "did you mean `modules/undeclared`?"),
        (&["book", "build", "nowhere"], "nowhere"),
    ] {
        let output = folder.run(arguments);
        assert_eq!(code(&output), 2, "{arguments:?}: {}{}", out(&output), err(&output));
        assert!(err(&output).contains(said), "{arguments:?}: {}", err(&output));
    }
    // The good file is reported although the other one is not readable.
    let output = folder.run(&["check", "latin.md", "spec.md"]);
    assert_eq!(code(&output), 2);
    assert!(out(&output).contains("Night Mail"));
    let output = folder.run(&["check", "empty.md"]);
    assert!(out(&output).contains("structure/missing-title"), "{}", out(&output));
}

#[test]
fn configuration_is_found_and_its_errors_point_into_it() {
    let folder =
        Folder::new(&[("spec.md", CLEAN.as_bytes()), ("seamline.toml", b"profile = \"ship\"\nfail_on = \"never\"\n")]);
    let output = folder.run(&["check"]);
    assert_eq!(code(&output), 2);
    assert!(
        err(&output).contains("seamline.toml:2:1: unknown key `fail_on`; did you mean `fail-on`?"),
        "{}",
        err(&output)
    );
    std::fs::write(folder.path().join("seamline.toml"), "architecture = \"gone.md\"\n").unwrap();
    let output = folder.run(&["check"]);
    assert_eq!(code(&output), 2);
    assert!(err(&output).contains("gone.md"), "{}", err(&output));
    std::fs::write(folder.path().join("seamline.toml"), "[rules]\n\"modules/architecture-unreadable\" = \"error\"\n")
        .unwrap();
    let output = folder.run(&["check"]);
    assert_eq!(code(&output), 1, "{}", out(&output));
    assert!(out(&output).contains("`a.md` is not there"));
}

#[test]
fn rules_are_listed_and_explained() {
    let folder = Folder::new(&[]);
    let list = out(&folder.run(&["explain"]));
    for rule in seamline::rules::all() {
        assert!(list.contains(rule.name), "{}", rule.name);
    }
    let page = out(&folder.run(&["explain", "failures/no-recovery"]));
    assert!(page.contains("## Why") && page.contains("How to fix it"), "{page}");
}

#[test]
fn hostile_sizes_end_in_findings() {
    let bars = "|".repeat(10 * 1024 * 1024);
    let quotes = format!("# Integration: x\n\n{}", ">".repeat(200_000));
    let brackets = format!("# Integration: x\n\n{}", "[".repeat(200_000));
    for text in [&bars, &quotes, &brackets] {
        let folder = Folder::new(&[("huge.md", text.as_bytes())]);
        let output = folder.run(&["check", "huge.md"]);
        assert!(code(&output) <= 1, "{}", err(&output));
        assert!(output.stdout.len() < 100_000, "{} bytes", output.stdout.len());
    }
}

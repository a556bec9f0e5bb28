//! The real binary on good, bad and missing input.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop there")]

mod harness;

use harness::{Folder, code, err, out};
use std::process::{Command, Stdio};

const CLEAN: &str = "# Integration: Night Mail\n\n**Architecture:** a.md\n**Type:** Data Flow\n**Priority:** P1\n\n\
    ## Overview\n\nMail at night.\n\n## Modules Involved\n\nn/a: one script\n\n## Data Flow\n\nn/a: one script\n\n\
    ## Failure Modes\n\nn/a: one script\n\n## Implementation Phases\n\nn/a: one script\n\n## Testing Strategy\n\n\
    n/a: by hand\n\n## Rollout Plan\n\nn/a: internal\n";
const ARCHITECTURE: &str = "| Module | Responsibility |\n|---|---|\n| mail | Letters |\n";
const UNKNOWN: &str = "\n## Synchronous Calls\n\n| From | To | Method |\n|---|---|---|\n| 🚢 mai | Maik | Send |\n";

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
    std::fs::write(folder.path().join("seamline.toml"), "[rules]\n\"links/missing-document\" = \"error\"\n").unwrap();
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
    assert!(page.contains("\nWhy\n") && page.contains("\nHow to fix it\n"), "{page}");
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

#[test]
fn a_spec_is_checked_once_however_it_is_named() {
    let spec = CLEAN.as_bytes();
    let folder = Folder::new(&[
        (".git/HEAD", b""),
        (".gitignore", b"drafts/\n"),
        ("docs/a.md", spec),
        ("docs/b.md", spec),
        ("drafts/c.md", spec),
        ("readme.md", b"# Readme\n"),
    ]);
    for (from, paths, expected) in [
        ("", &[][..], &["docs/a.md", "docs/b.md"][..]),
        ("", &["."], &["docs/a.md", "docs/b.md"]),
        ("", &["docs/b.md", "./docs/a.md", "docs", "docs/../docs/a.md"], &["docs/../docs/a.md", "docs/b.md"]),
        ("", &["drafts/c.md", "readme.md"], &["drafts/c.md", "readme.md"]),
        ("docs", &[], &["a.md", "b.md"]),
        ("drafts", &[], &["../docs/a.md", "../docs/b.md"]),
        ("", &["-", "docs/a.md"], &["docs/a.md", "<stdin>"]),
    ] {
        let arguments = [&["check", "--format", "json", "--fail-on", "never"], paths].concat();
        let output = folder.run_in(from, &arguments, CLEAN);
        let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        let files: Vec<&str> =
            report["files"].as_array().unwrap().iter().map(|file| file["path"].as_str().unwrap()).collect();
        assert_eq!(files, expected, "{paths:?} in {from:?}: {}", err(&output));
        assert_eq!(code(&output), 0, "{}", err(&output));
    }
}

#[test]
fn what_cannot_be_checked_is_said_and_the_rest_is_checked() {
    let folder = Folder::new(&[
        ("a.md", ARCHITECTURE.as_bytes()),
        ("good.md", CLEAN.as_bytes()),
        ("latin.md", b"# Integration: caf\xe9\n"),
        ("empty/readme.md", b"# Readme\n"),
    ]);
    let output = folder.run(&["check", "gone.md", "good.md", "latin.md", "empty", "also-gone.md"]);
    assert_eq!(code(&output), 2);
    assert!(out(&output).ends_with("nothing found in 1 spec\n"), "{}", out(&output));
    for said in ["gone.md: there is", "latin.md: is not UTF-8", "empty: there is no spec here", "also-gone.md: there"] {
        assert!(err(&output).contains(said), "{said}: {}", err(&output));
    }
    // A spec that is not UTF-8 is not passed over in silence because it was found and not named.
    let output = folder.run(&["check"]);
    assert_eq!(code(&output), 2);
    assert!(err(&output).contains("latin.md: is not UTF-8: the byte at offset 18"), "{}", err(&output));
    // Of an architecture document that is missing for all, one line is enough.
    let output = folder.run(&["check", "good.md", "a.md", "--architecture", "gone.md"]);
    assert_eq!((code(&output), out(&output).as_str(), err(&output).lines().count()), (2, "", 1), "{}", err(&output));
    let output = folder.run(&["check", "--format", "json", "gone.md"]);
    assert_eq!(code(&output), 2);
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["files"].as_array().unwrap().len(), 0);
}

#[test]
fn line_endings_and_a_byte_order_mark_keep_their_places() {
    let text = format!("{CLEAN}{UNKNOWN}");
    for (name, text, place) in [
        ("unix", text.clone(), "spec.md:39:12"),
        ("windows", text.replace('\n', "\r\n"), "spec.md:39:12"),
        ("mark", format!("\u{feff}{text}"), "spec.md:39:12"),
    ] {
        let folder = Folder::new(&[("a.md", ARCHITECTURE.as_bytes()), ("spec.md", text.as_bytes())]);
        let output = folder.run(&["check", "spec.md"]);
        assert!(out(&output).contains(place), "{name}: {}", out(&output));
        assert!(out(&output).contains("🚢 mai | Maik | Send"), "{name}: {}", out(&output));
    }
}

#[test]
fn colour_is_for_terminals_and_nobody_else() {
    let folder = Folder::new(&[("spec.md", b"# Integration: \x1b[31mRed\n")]);
    let colourful = |set: &[(&str, &str)], arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_seamline"));
        command.args(arguments).current_dir(folder.path()).envs(set.iter().copied());
        let output = command.stdin(Stdio::null()).output().unwrap();
        out(&output).contains('\u{1b}')
    };
    for (set, arguments, expected) in [
        (&[][..], &["check"][..], false),
        (&[], &["check", "--color", "always"], true),
        (&[("CLICOLOR_FORCE", "1")], &["check"], true),
        (&[("NO_COLOR", "1"), ("CLICOLOR_FORCE", "1")], &["check"], false),
        (&[("CLICOLOR_FORCE", "1")], &["check", "--color", "never"], false),
        (&[("CLICOLOR_FORCE", "1")], &["check", "--format", "json"], false),
        (&[], &["explain"], false),
        (&[], &["explain", "failures/no-recovery", "--color", "always"], true),
    ] {
        assert_eq!(colourful(set, arguments), expected, "{set:?} {arguments:?}");
    }
    // Escapes of the document are shown, not sent.
    let output = folder.run(&["check", "--color", "always"]);
    assert!(!out(&output).contains("\u{1b}[31mRed"), "{}", out(&output));
}

#[test]
fn long_lines_and_wide_names_are_cut() {
    let wide = "🚢é".repeat(20_000);
    let text =
        format!("{CLEAN}\n## Synchronous Calls\n\n| From | To | Method |\n|---|---|---|\n| mail | {wide} | Send |\n");
    let folder = Folder::new(&[("a.md", ARCHITECTURE.as_bytes()), ("spec.md", text.as_bytes())]);
    let output = folder.run(&["check", "spec.md"]);
    assert!(out(&output).contains("spec.md:39:10"), "{}", out(&output));
    assert!(output.stdout.len() < 5_000, "{} bytes", output.stdout.len());
}

#[test]
fn a_reader_that_goes_away_is_no_trouble() {
    let folder = Folder::new(&[("spec.md", CLEAN.as_bytes())]);
    for arguments in [&["explain"][..], &["check"], &["check", "--format", "json"], &["--help"]] {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let mut command = Command::new(env!("CARGO_BIN_EXE_seamline"));
        command.args(arguments).current_dir(folder.path()).stdout(writer).stderr(Stdio::piped());
        let output = command.output().unwrap();
        assert_eq!(err(&output), "", "{arguments:?}");
        assert_eq!(code(&output), 0, "{arguments:?}");
    }
}

#[test]
fn a_book_is_built_and_what_mdbook_says_is_heard() {
    let spec = format!("{CLEAN}\n{{{{#include gone.md}}}}\n");
    let folder = Folder::new(&[
        ("book.toml", b"[book]\ntitle = \"B\"\n[preprocessor.seamline]\nfail-on = \"error\"\n"),
        ("src/SUMMARY.md", b"- [A](a.md)\n- [S](s.md)\n"),
        ("src/a.md", ARCHITECTURE.as_bytes()),
        ("src/s.md", spec.as_bytes()),
    ]);
    let output = folder.run(&["book", "build", "--dest-dir", "out"]);
    assert_eq!(code(&output), 0, "{}", err(&output));
    assert!(folder.path().join("out/s.html").is_file());
    assert!(err(&output).contains("error: Error updating \"{{#include gone.md}}\""), "{}", err(&output));

    std::fs::write(folder.path().join("src/s.md"), format!("{CLEAN}{UNKNOWN}")).unwrap();
    let output = folder.run(&["book", "build"]);
    assert_eq!(code(&output), 1, "{}", err(&output));
    assert!(err(&output).contains("error[modules/unknown]"), "{}", err(&output));

    std::fs::write(folder.path().join("book.toml"), "[book]\ntitel = 1\n").unwrap();
    let output = folder.run(&["book", "build"]);
    assert_eq!(code(&output), 2, "{}", err(&output));
    assert!(err(&output).contains("titel"), "{}", err(&output));
}

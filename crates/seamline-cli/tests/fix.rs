//! `seamline fix`: what it writes, shows and says, and that nothing is ever half written.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop there")]

mod harness;

use harness::{Folder, code, err, out};
use std::collections::BTreeSet;
use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};

const ARCHITECTURE: &str = "| Module | Responsibility |\n|---|---|\n| Parcels | Parcels |\n| Lockers | Doors |\n";
const WRONG: &str = "# Integration: Locker Pickup 🚢\n\n**Architecture:** a.md\n**Type:** Data Flow\n\n\
    ## Modules Involved\n\n| Module | Role |\n|---|---|\n| Parcels | Consumer |\n| Lokers | 港 é |\n\n## Overview\n\n\
    Doors open.\n";

/// The text with its misspelt module mended.
fn right(text: &str) -> String {
    text.replace("Lokers", "Lockers")
}

fn folder(specs: &[(&str, &str)]) -> Folder {
    let files = specs.iter().map(|(name, text)| (*name, text.as_bytes()));
    Folder::new(&[("a.md", ARCHITECTURE.as_bytes())].into_iter().chain(files).collect::<Vec<_>>())
}

fn read(folder: &Folder, name: &str) -> String {
    std::fs::read_to_string(folder.path().join(name)).unwrap()
}

fn names(folder: &Folder) -> BTreeSet<String> {
    let entries = std::fs::read_dir(folder.path()).unwrap();
    entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect()
}

#[test]
fn what_needs_a_look_is_only_fixed_when_asked_for() {
    let folder = folder(&[("one.md", WRONG), ("two.md", WRONG)]);
    let output = folder.run(&["fix"]);
    assert_eq!((code(&output), read(&folder, "one.md").as_str()), (0, WRONG));
    assert_eq!(out(&output), "nothing to fix in 2 specs; 2 fixes need --unsafe\n");
    let output = folder.run(&["fix", "--unsafe", "two.md"]);
    assert_eq!(code(&output), 0, "{}", err(&output));
    let said = "two.md:11: modules/not-in-architecture: write `Lockers`\n1 fix in 1 file\n";
    assert_eq!(out(&output), said);
    assert_eq!((read(&folder, "one.md"), read(&folder, "two.md")), (WRONG.to_owned(), right(WRONG)));
    let output = folder.run(&["fix", "--unsafe", "two.md"]);
    assert_eq!((code(&output), out(&output).as_str()), (0, "nothing to fix in 1 spec\n"));
    assert_eq!(names(&folder).len(), 3, "nothing is left beside the files");
}

#[test]
fn as_many_fixes_need_a_look_as_are_then_applied() {
    let events = "# Integration: Pickup\n\n**Architecture:** a.md\n\n## Coordination Points\n\n### Asynchronous Events\n\n\
        | Event | Publisher | Subscribers |\n|---|---|---|\n| BayFreed | Lockers | Parcels |\n| BayTaken | Lockers | Parcels |\n\n\
        ## Failure Modes\n\n| Failure | Impact | Detection |\n|---|---|---|\n| Door jams | Parcel stays | Sensor |\n\n\
        ## API Contracts\n\n### Events Published\n\n| Event | Module | Payload | When |\n|---|---|---|---|\n\
        | BayTaken | Lockers | bay | The door shuts |\n";
    for (text, summary, then) in [
        (events, "nothing to fix in 1 spec\n", "nothing to fix in 1 spec\n"),
        (WRONG, "nothing to fix in 1 spec; 1 fix needs --unsafe\n", "1 fix to make in 1 file\n"),
    ] {
        let folder = folder(&[("spec.md", text)]);
        assert_eq!(out(&folder.run(&["fix"])), summary);
        let output = out(&folder.run(&["fix", "--check", "--unsafe"]));
        assert!(output.ends_with(then) && !output.contains("left out"), "{output}");
    }
}

#[test]
fn what_would_take_too_long_is_said_to_be_left() {
    let allow = "<!-- seamline-allow failures/bare-log: the depot reads it -->\n\n";
    let text = format!("# Integration: Pickup\n\n## Overview\n\nWords.\n\n{}", allow.repeat(36_000));
    let folder = folder(&[("spec.md", &text)]);
    let output = out(&folder.run(&["fix", "--check", "--rule", "structure/unused-allow"]));
    let [.., note, summary] = output.lines().collect::<Vec<_>>()[..] else { panic!("{output}") };
    assert!(note.starts_with("spec.md: at least ") && note.contains(" fixes not tried: "), "{note}");
    assert!(summary.contains(" in 1 file; at least ") && summary.ends_with(" fixes not tried"), "{summary}");
}

#[test]
fn line_endings_and_a_byte_order_mark_are_kept() {
    for (ending, mark) in [("\n", ""), ("\r\n", ""), ("\r", ""), ("\n", "\u{feff}"), ("\r\n", "\u{feff}")] {
        let text = format!("{mark}{}", WRONG.replace('\n', ending));
        let folder = folder(&[("spec.md", &text)]);
        let output = folder.run(&["fix", "--unsafe"]);
        assert!(out(&output).starts_with("spec.md:11: "), "{ending:?}: {}", out(&output));
        assert_eq!(read(&folder, "spec.md"), right(&text), "{ending:?} {mark:?}");
        let output = folder.run_with(&["fix", "--unsafe", "-"], &text);
        assert_eq!(out(&output), right(&text), "{ending:?} {mark:?}");
    }
}

#[test]
fn rules_and_groups_limit_what_is_fixed() {
    for (rule, expected) in [
        ("modules", right(WRONG)),
        ("modules/not-in-architecture", right(WRONG)),
        ("modules/unknown", WRONG.to_owned()),
        ("structure", WRONG.to_owned()),
    ] {
        let folder = folder(&[("spec.md", WRONG)]);
        let output = folder.run(&["fix", "--unsafe", "--rule", rule]);
        assert_eq!((code(&output), read(&folder, "spec.md")), (0, expected), "{rule}: {}", err(&output));
    }
    let folder = folder(&[("spec.md", WRONG)]);
    let output = folder.run(&["fix", "--unsafe", "--rule", "modules/not-in-architekture"]);
    assert_eq!((code(&output), read(&folder, "spec.md").as_str()), (2, WRONG));
    assert!(err(&output).contains("did you mean `modules/not-in-architecture`?"), "{}", err(&output));
}

#[test]
fn check_and_diff_write_nothing() {
    let folder = folder(&[("spec.md", WRONG)]);
    let output = folder.run(&["fix", "--unsafe", "--check"]);
    assert_eq!(code(&output), 1);
    assert!(out(&output).ends_with("1 fix to make in 1 file\n"), "{}", out(&output));
    assert_eq!(code(&folder.run(&["fix", "--check"])), 0, "what needs a look is not asked for");
    let output = folder.run(&["fix", "--unsafe", "--diff"]);
    assert_eq!(code(&output), 0);
    let diff = "--- spec.md\n+++ spec.md\n@@ -8,7 +8,7 @@\n | Module | Role |\n |---|---|\n | Parcels | Consumer |\n\
                -| Lokers | 港 é |\n+| Lockers | 港 é |\n \n ## Overview\n \n";
    assert_eq!(out(&output), diff);
    assert!(err(&output).ends_with("1 fix to make in 1 file\n"), "{}", err(&output));
    assert_eq!(code(&folder.run(&["fix", "--unsafe", "--diff", "--check"])), 1);
    assert_eq!(read(&folder, "spec.md"), WRONG);
    let output = folder.run(&["fix", "--diff", "--check"]);
    assert_eq!((code(&output), out(&output).as_str()), (0, ""));
}

#[test]
fn a_diff_is_exact_for_programs_and_safe_on_a_terminal() {
    let text = format!("{}\u{1b}[31mred\n", WRONG.replace("\n\n## Overview\n\nDoors open.", ""));
    let windows = text.replace('\n', "\r\n");
    let folder = folder(&[("spec.md", &windows)]);
    let output = folder.run(&["fix", "--unsafe", "--diff"]);
    assert!(
        out(&output).contains("-| Lokers | 港 é |\r\n+| Lockers | 港 é |\r\n \u{1b}[31mred\r\n"),
        "{}",
        out(&output)
    );
    let output = folder.run(&["fix", "--unsafe", "--diff", "--color", "always"]);
    assert!(out(&output).contains("\u{1b}[32m+| Lockers"), "{}", out(&output));
    assert!(!out(&output).contains("\u{1b}[31mred") && !out(&output).contains('\r'), "{}", out(&output));
}

#[test]
fn a_stream_is_written_to_standard_output_and_the_report_is_not() {
    let folder = folder(&[]);
    let output = folder.run_with(&["fix", "--unsafe", "-"], WRONG);
    assert_eq!((code(&output), out(&output)), (0, right(WRONG)));
    assert!(err(&output).starts_with("<stdin>:11: modules/not-in-architecture: "), "{}", err(&output));
    let output = folder.run_with(&["fix", "-"], WRONG);
    assert_eq!((code(&output), out(&output).as_str()), (0, WRONG), "what has no fix comes out as it went in");
    let output = folder.run_with(&["fix", "--unsafe", "--check", "-"], WRONG);
    assert_eq!((code(&output), out(&output).as_str()), (1, ""));
    let output = folder.run_with(&["fix", "--unsafe", "-", "a.md"], WRONG);
    assert_eq!((code(&output), out(&output).as_str()), (2, ""));
    assert!(err(&output).contains("`-` stands for the one spec"), "{}", err(&output));
}

#[test]
fn what_cannot_be_read_does_not_stop_the_others() {
    let folder = Folder::new(&[
        ("a.md", ARCHITECTURE.as_bytes()),
        ("latin.md", b"# Integration: caf\xe9\n"),
        ("spec.md", WRONG.as_bytes()),
    ]);
    let output = folder.run(&["fix", "--unsafe", "gone.md", "latin.md", "spec.md"]);
    assert_eq!((code(&output), read(&folder, "spec.md")), (2, right(WRONG)));
    assert!(out(&output).ends_with("1 fix in 1 file\n"), "{}", out(&output));
    for said in ["gone.md: there is no such file", "latin.md: is not UTF-8"] {
        assert!(err(&output).contains(said), "{said}: {}", err(&output));
    }
    let output = folder.run(&["fix", "gone.md"]);
    assert_eq!((code(&output), out(&output).as_str()), (2, ""));
}

#[cfg(unix)]
mod unix {
    use super::*;
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, chown, symlink};
    use std::os::unix::process::CommandExt as _;
    use std::path::Path;

    fn mode(path: &Path) -> u32 {
        path.metadata().unwrap().permissions().mode() & 0o7777
    }

    fn set_mode(path: &Path, mode: u32) {
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
    }

    #[test]
    fn permissions_are_kept() {
        let folder = folder(&[("spec.md", WRONG)]);
        let path = folder.path().join("spec.md");
        set_mode(&path, 0o640);
        assert_eq!(code(&folder.run(&["fix", "--unsafe"])), 0);
        assert_eq!((mode(&path), read(&folder, "spec.md")), (0o640, right(WRONG)));
    }

    #[test]
    fn a_link_stays_a_link() {
        let folder = folder(&[("specs/real.md", WRONG)]);
        let link = folder.path().join("link.md");
        symlink("specs/real.md", &link).unwrap();
        let output = folder.run(&["fix", "--unsafe", "link.md"]);
        assert_eq!(code(&output), 0, "{}", err(&output));
        assert!(link.is_symlink());
        assert_eq!(read(&folder, "specs/real.md"), right(WRONG));
    }

    #[test]
    fn a_read_only_file_is_said_and_left_alone() {
        let folder = folder(&[("fine.md", WRONG), ("spec.md", WRONG)]);
        set_mode(&folder.path().join("spec.md"), 0o444);
        let output = folder.run(&["fix", "--unsafe"]);
        assert_eq!((code(&output), read(&folder, "spec.md").as_str()), (2, WRONG));
        assert!(err(&output).contains("spec.md: is read-only; make it writable first"), "{}", err(&output));
        assert_eq!((read(&folder, "fine.md"), names(&folder).len()), (right(WRONG), 3));
    }

    /// Permissions of folders mean nothing to the superuser, so the command is run as somebody else if need be.
    #[test]
    fn a_read_only_folder_is_said_and_nothing_is_left_in_it() {
        let outer = folder(&[("specs/spec.md", WRONG)]);
        let (binary, specs) = (outer.path().join("seamline"), outer.path().join("specs"));
        std::fs::copy(env!("CARGO_BIN_EXE_seamline"), &binary).unwrap();
        let mut command = Command::new(&binary);
        command.args(["fix", "--unsafe", "specs", "--architecture", "a.md"]).current_dir(outer.path());
        if outer.path().metadata().unwrap().uid() == 0 {
            const NOBODY: u32 = 65_534;
            for path in [outer.path(), &specs, &specs.join("spec.md")] {
                chown(path, Some(NOBODY), Some(NOBODY)).unwrap();
            }
            command.uid(NOBODY).gid(NOBODY);
        }
        set_mode(&specs, 0o555);
        let output = command.stdin(Stdio::null()).output().unwrap();
        let left = std::fs::read_dir(&specs).unwrap().count();
        set_mode(&specs, 0o755);
        assert_eq!((code(&output), left), (2, 1), "{}", err(&output));
        assert!(err(&output).contains("spec.md: cannot be written: Permission denied"), "{}", err(&output));
        assert_eq!(read(&outer, "specs/spec.md"), WRONG);
    }
}

/// How many specs there are to fix when the command is killed.
const MANY: usize = 60;

struct Killed {
    folder: Folder,
    old: String,
}

impl Killed {
    /// Specs long enough that writing one takes a while.
    fn new() -> Self {
        let old = format!("{WRONG}{}", "\nNothing of interest, at some length. 🚢\n".repeat(500));
        let files: Vec<String> = (0..MANY).map(|at| format!("spec-{at:03}.md")).collect();
        let files: Vec<(&str, &str)> = files.iter().map(|name| (name.as_str(), old.as_str())).collect();
        Self { folder: folder(&files), old }
    }

    fn start(&self) -> Child {
        let mut command = Command::new(env!("CARGO_BIN_EXE_seamline"));
        command.args(["fix", "--unsafe"]).current_dir(self.folder.path());
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap()
    }

    /// Kills the command and says how many of the files are new. All others are old.
    fn kill(&self, mut child: Child) -> usize {
        child.kill().unwrap();
        child.wait().unwrap();
        let new = right(&self.old);
        let mut changed = 0;
        for name in names(&self.folder) {
            if name.starts_with("spec-") {
                let text = read(&self.folder, &name);
                assert!(text == self.old || text == new, "{name} is neither old nor new: {} bytes", text.len());
                changed += usize::from(text == new);
            } else {
                let is_beside = name.starts_with(".seamline-") && name.ends_with(".tmp");
                assert!(name == "a.md" || is_beside, "{name}");
            }
        }
        changed
    }
}

#[test]
fn killed_after_some_of_its_output_it_leaves_each_file_old_or_new() {
    for lines in [1, 2, 7, 20, 45] {
        let killed = Killed::new();
        let mut child = killed.start();
        let output = BufReader::new(child.stdout.take().unwrap());
        assert_eq!(output.lines().take(lines).filter(Result::is_ok).count(), lines);
        let changed = killed.kill(child);
        assert!(changed >= lines, "{changed} files are new after {lines} lines");
    }
}

#[test]
fn killed_while_it_writes_it_leaves_each_file_old_or_new() {
    for file in [0, 1, 5, 30] {
        let killed = Killed::new();
        let child = killed.start();
        let watched = format!("spec-{file:03}.md");
        while read(&killed.folder, &watched) == killed.old {
            std::thread::yield_now();
        }
        assert!(killed.kill(child) > file);
    }
}

#[test]
fn killed_while_a_file_stands_beside_it_leaves_each_file_old_or_new() {
    let killed = Killed::new();
    let child = killed.start();
    let is_done = || read(&killed.folder, &format!("spec-{:03}.md", MANY - 1)) != killed.old;
    while !names(&killed.folder).iter().any(|name| name.starts_with(".seamline-")) && !is_done() {
        std::thread::yield_now();
    }
    killed.kill(child);
    // What a killed run left beside the files is in nobody's way.
    let output = killed.folder.run(&["fix", "--unsafe"]);
    assert_eq!(code(&output), 0, "{}", err(&output));
    assert_eq!(read(&killed.folder, "spec-059.md"), right(&killed.old));
}

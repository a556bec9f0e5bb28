//! `seamline new` and `seamline decide`, run as the real binary.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop there")]

mod harness;

use harness::{Folder, code, err, out};

const ARCHITECTURE: &[u8] =
    b"# System\n\n| Module | Responsibility |\n|---|---|\n| Cart | a |\n| Payments | b |\n| Email | c |\n";
const USUAL: &str = "docs/architecture/SYSTEM-ARCHITECTURE.md";

fn project() -> Folder {
    Folder::new(&[(USUAL, ARCHITECTURE), (".git/HEAD", b"")])
}

fn written(folder: &Folder, name: &str) -> String {
    std::fs::read_to_string(folder.path().join("features/integrations").join(name)).unwrap()
}

#[test]
fn a_spec_is_written_and_a_draft_of_it_is_clean() {
    let folder = project();
    let arguments = [
        "new",
        "guest-checkout",
        "Buy without an account.",
        "--module",
        "cart:both",
        "--module",
        "Payments",
        "--module",
        "Cart",
        "--priority",
        "p1",
    ];
    let output = folder.run(&arguments);
    assert_eq!(code(&output), 0, "{}", err(&output));
    assert!(out(&output).contains("features/integrations/guest-checkout.md is written"), "{}", out(&output));
    let text = written(&folder, "guest-checkout.md");
    for line in [
        "# Integration: Guest Checkout",
        "**Priority:** P1",
        "> Buy without an account.",
        "| Cart | Both | [What changes] |",
        "| [Test 1] | Cart, Payments | [Which flow] |",
        "| `guest_checkout_enabled` | [What it turns on] | off |",
    ] {
        assert!(text.lines().any(|written| written.trim_end() == line), "{line} is not in\n{text}");
    }
    let check = folder.run(&["check", "--profile", "draft", "--fail-on", "warning"]);
    assert_eq!(code(&check), 0, "{}", out(&check));
}

#[test]
fn a_spec_that_is_there_is_only_written_over_by_force() {
    let folder = project();
    assert_eq!(code(&folder.run(&["new", "night-run"])), 0);
    let path = folder.path().join("features/integrations/night-run.md");
    std::fs::write(&path, "mine").unwrap();
    let output = folder.run(&["new", "night-run"]);
    assert_eq!((code(&output), std::fs::read_to_string(&path).unwrap().as_str()), (2, "mine"));
    assert!(err(&output).contains("--force"), "{}", err(&output));
    assert_eq!(code(&folder.run(&["new", "night-run", "--force"])), 0);
    assert!(written(&folder, "night-run.md").starts_with("# Integration: Night Run"));
}

#[test]
fn what_cannot_be_meant_is_refused_with_the_way_out() {
    let folder = project();
    for (arguments, message) in [
        (&["new", "Guest Checkout"][..], "did you mean `guest-checkout`?"),
        (&["new", "?!"], "is no name"),
        (&["new", "a", "--module", "Payment"], "did you mean `Payments`?"),
        (&["new", "a", "--module", "Cart:owner"], "there are producer, consumer and both"),
        (&["new", "a", "--module", "Stock"], "; for a module that is to be added, use `--new-module Stock`"),
        (&["new", "a", "--module", "Front Desk"], "`--new-module \"Front Desk\"`"),
        (&["new", "a", "--priority", "P9"], "[possible values: P0, P1, P2, P3]"),
        (&["new", "a", "--type", "saga"], "--type <TYPE>"),
        (&["new", "a", "--new-module", "Stock, Desk"], "are several modules"),
        (&["new", "a", "--architecture", "gone.md"], "is not there"),
        (&["new"], "seamline new NAME"),
        (&["decide"], "--modules N"),
    ] {
        let output = folder.run(arguments);
        assert_eq!(code(&output), 2, "{arguments:?}: {}", out(&output));
        assert!(err(&output).contains(message), "{arguments:?}: {}", err(&output));
    }
    assert!(!folder.path().join("features").exists());
}

#[test]
fn it_can_be_printed_and_put_elsewhere() {
    let folder = project();
    let output = folder.run(&["new", "night-run", "--new-module", "Stock:producer", "--type", "process", "--stdout"]);
    assert!(out(&output).contains("| Stock | Producer |") && out(&output).contains("**Type:** System Process"));
    assert!(!folder.path().join("features").exists());
    assert_eq!(code(&folder.run(&["new", "night-run", "--dir", "specs"])), 0);
    assert!(folder.path().join("specs/night-run.md").is_file());
    let output = folder.run(&["new", "night-run", "--dir", "my specs"]);
    assert!(out(&output).contains("draft \"my specs/night-run.md\"\n"), "{}", out(&output));
}

#[test]
fn answers_decide_as_far_as_they_are_given() {
    let folder = project();
    for (arguments, kind, text) in [
        (&["--modules", "3"][..], "integration-spec", "it modifies 3 modules"),
        (&["--modules", "2"], "undecided", "--data-flows yes|no"),
        (&["--modules", "2", "--data-flows", "no", "--rollback", "no"], "feature-brief", "a feature brief will do"),
        (&["--aggregates", "yes"], "integration-spec", "a transaction spans several aggregates"),
    ] {
        let human = folder.run(&[&["decide"], arguments].concat());
        assert_eq!(code(&human), 0, "{}", err(&human));
        assert!(out(&human).contains(text), "{}", out(&human));
        let json = folder.run(&[&["decide", "--format", "json"], arguments].concat());
        let decision: serde_json::Value = serde_json::from_str(&out(&json)).unwrap();
        assert_eq!(decision["kind"], kind);
        assert_eq!(decision["indicators"].as_array().unwrap().len(), 5);
    }
}

/// The interactive mode at a real pseudo terminal.
#[cfg(unix)]
mod interactive {
    use super::{Folder, project, written};
    use rexpect::session::{PtySession, spawn_command};
    use std::process::Command;

    const ENTER: &str = "\r";

    fn start(folder: &Folder, command: &str) -> PtySession {
        let mut seamline = Command::new(env!("CARGO_BIN_EXE_seamline"));
        seamline.arg(command).current_dir(folder.path()).env("TERM", "xterm").env_remove("NO_COLOR");
        spawn_command(seamline, Some(20_000)).unwrap()
    }

    /// Waits for a question and types an answer.
    fn answer(terminal: &mut PtySession, question: &str, keys: &str) {
        terminal.exp_string(question).unwrap_or_else(|error| panic!("{question}: {error}"));
        terminal.send(keys).unwrap();
        terminal.send(ENTER).unwrap();
        terminal.flush().unwrap();
    }

    /// Waits for the end; the status is a type of the terminal's own library, which says `Exited(Pid(1), 0)`.
    fn assert_exit(terminal: &mut PtySession, code: i32) {
        terminal.exp_eof().unwrap();
        let status = format!("{:?}", terminal.process().wait().unwrap());
        assert!(status.starts_with("Exited(") && status.ends_with(&format!(", {code})")), "{status}");
    }

    #[test]
    fn questions_lead_to_a_spec() {
        let folder = project();
        let mut terminal = start(&folder, "new");
        answer(&mut terminal, "How many modules", "4");
        terminal.exp_string("it modifies 4 modules").unwrap();
        answer(&mut terminal, "in kebab-case", "Night Run");
        terminal.exp_string("night-run").unwrap();
        // The wrong name is still there and has to go first.
        answer(&mut terminal, "Name", &format!("{}night-run", "\u{7f}".repeat("Night Run".len())));
        answer(&mut terminal, "What does it achieve", "Deliver while people sleep.");
        answer(&mut terminal, "What kind", "System");
        answer(&mut terminal, "How urgent", "P1");
        // The space bar picks, and the arrow goes to the next one.
        answer(&mut terminal, "Which modules", " \u{1b}[B ");
        answer(&mut terminal, "Write it to", "y");
        assert_exit(&mut terminal, 0);
        let text = written(&folder, "night-run.md");
        for line in [
            "**Type:** System Process",
            "**Priority:** P1",
            "> Deliver while people sleep.",
            "**Modules:** Cart, Payments",
        ] {
            assert!(text.lines().any(|written| written.trim_end() == line), "{line} is not in\n{text}");
        }
    }

    #[test]
    fn a_feature_of_one_module_needs_no_spec() {
        let folder = project();
        let mut terminal = start(&folder, "new");
        answer(&mut terminal, "How many modules", "1");
        answer(&mut terminal, "Does data flow", "n");
        answer(&mut terminal, "undone in another", "n");
        answer(&mut terminal, "new interfaces", "n");
        answer(&mut terminal, "several aggregates", "n");
        terminal.exp_string("a feature brief will do").unwrap();
        answer(&mut terminal, "all the same", "n");
        terminal.exp_string("nothing is written").unwrap();
        assert_exit(&mut terminal, 0);
        assert!(!folder.path().join("features").exists());
    }

    #[test]
    fn a_feature_brief_can_be_overruled_and_modules_typed() {
        let folder = Folder::new(&[(".git/HEAD", b"")]);
        let mut terminal = start(&folder, "new");
        for (question, keys) in [
            ("How many modules", "2"),
            ("Does data flow", "n"),
            ("undone in another", "n"),
            ("new interfaces", "n"),
            ("several aggregates", "n"),
            ("all the same", "y"),
            ("in kebab-case", "night-run"),
            ("What does it achieve", ""),
            ("What kind", ""),
            ("How urgent", ""),
            ("commas between them", "Cart:producer, Front Desk"),
            ("Write it to", "y"),
        ] {
            answer(&mut terminal, question, keys);
        }
        assert_exit(&mut terminal, 0);
        let text = written(&folder, "night-run.md");
        for row in ["| Cart | Producer | [What changes] |", "**Modules:** Cart, Front Desk"] {
            assert!(text.lines().any(|written| written.trim_end() == row), "{row} is not in\n{text}");
        }
    }

    #[test]
    fn what_is_not_confirmed_is_not_written() {
        let folder = project();
        // No is an answer; leaving by Ctrl-C or Escape is none.
        for (keys, code) in [("n\r", 0), ("\u{3}", 130), ("\u{1b}", 130)] {
            let mut terminal = start(&folder, "new");
            answer(&mut terminal, "How many modules", "3");
            answer(&mut terminal, "in kebab-case", "night-run");
            for question in ["What does it achieve", "What kind", "How urgent", "Which modules"] {
                answer(&mut terminal, question, "");
            }
            terminal.exp_string("Write it to").unwrap();
            terminal.send(keys).unwrap();
            terminal.flush().unwrap();
            assert_exit(&mut terminal, code);
            assert!(!folder.path().join("features").exists(), "{keys:?}");
        }
    }

    #[test]
    fn leaving_leaves_nothing() {
        let folder = project();
        for command in ["new", "decide"] {
            let mut terminal = start(&folder, command);
            terminal.exp_string("How many modules").unwrap();
            terminal.send_control('c').unwrap();
            assert_exit(&mut terminal, 130);
        }
        assert!(!folder.path().join("features").exists());
    }
}

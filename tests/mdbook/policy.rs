//! What is said, and when the build fails.

use crate::harness::Book;
use crate::spec::{HOLD, INVENTORY, PLAIN};

/// `HOLD` with its inventory, in a book with another chapter.
fn hold(settings: &str, text: &str) -> Book {
    let book = Book::new(settings, &[("plain.md", PLAIN), ("specs/hold.md", text), ("architecture.md", INVENTORY)]);
    book.write("architecture.md", INVENTORY);
    book
}

/// `HOLD` with a caller that no module list knows.
fn broken() -> String {
    HOLD.replace("| Catalog | Loans | PlaceHold |", "| Catalogue2 | Loans | PlaceHold |")
}

#[test]
fn findings_are_lines_with_a_place() {
    let run = hold("", HOLD).build();
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert_eq!(run.stdout, "");
    insta::assert_snapshot!("findings", run.stderr);
}

#[test]
fn errors_fail_the_build_once_at_the_end() {
    let run = hold("", &broken()).build();
    assert_eq!(run.code, Some(101));
    insta::assert_snapshot!("failure", run.stderr);
}

#[test]
fn the_policy_decides() {
    let broken = broken();
    for (settings, text, code) in [
        ("fail-on = \"never\"", broken.as_str(), 0),
        ("fail-on = \"error\"", HOLD, 0),
        ("fail-on = \"warning\"", HOLD, 101),
        ("profile = \"ship\"", HOLD, 101),
        ("profile = \"draft\"\nfail-on = \"warning\"", HOLD, 0),
    ] {
        let run = hold(settings, text).build();
        assert_eq!(run.code, Some(code), "{settings}\n{}", run.stderr);
    }
}

#[test]
fn the_environment_overrides_the_configuration() {
    let run = hold("", &broken()).env("MDBOOK_PREPROCESSOR__SEAMLINE__FAIL_ON", "never").build();
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let run = hold("", HOLD).env("MDBOOK_PREPROCESSOR__SEAMLINE__FAIL_ON", "warning").build();
    assert_eq!(run.code, Some(101), "{}", run.stderr);
}

#[test]
fn a_book_without_specs_is_silent() {
    let run = Book::new("", &[("plain.md", PLAIN)]).build();
    assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""));
}

#[test]
fn an_include_that_is_not_replaced_is_named() {
    let text = HOLD.replace("## Failure Modes", "{{#include failures.md}}\n\n## Failure Modes");
    let run = hold("before = [\"links\"]", &text).build();
    let lines: Vec<&str> = run.stderr.lines().collect();
    let at = lines.iter().position(|line| line.contains("{{#include failures.md}}")).expect(&run.stderr);
    let line = text.lines().position(|line| line.starts_with("{{#include")).unwrap() + 1;
    assert!(lines[at].starts_with(&format!("src/specs/hold.md:{line}:1: warning: ")), "{}", lines[at]);
    assert!(lines[at + 1].contains("after = [\"links\"]"), "{}", lines[at + 1]);
}

#[test]
fn an_include_that_is_meant_to_be_seen_is_no_trouble() {
    let text = HOLD.replace("## Failure Modes", "`\\{{#include failures.md}}`\n\n## Failure Modes");
    let run = hold("", &text).build();
    assert!(!run.stderr.contains("include"), "{}", run.stderr);
}

#[test]
fn places_behind_an_include_are_those_of_the_file() {
    let (before, after) = HOLD.split_once("## Failure Modes").unwrap();
    let calls = "| From | To | Method | Purpose |\n|--|--|--|--|\n| Nobody | Loans | Ask | Nothing |\n";
    let text = format!("{before}### More\n\n{{{{#include calls.md}}}}\n\n## Failure Modes{after}");
    let book = hold("fail-on = \"never\"", &text);
    book.write("src/specs/calls.md", calls);
    let run = book.build();
    let bounces = text.lines().position(|line| line.starts_with("| Message bounces")).unwrap() + 1;
    assert!(run.stderr.contains(&format!("src/specs/hold.md:{bounces}:")), "{}", run.stderr);
}

#[test]
fn a_diagram_that_cannot_be_drawn_stays_as_text() {
    let text = HOLD.replace("    C->>L: Place hold\n", "    C->>L Place hold ((\n");
    let book = hold("", &text);
    let run = book.build();
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let said = run.stderr.lines().find(|line| line.contains("this diagram is left as text")).expect(&run.stderr);
    let line = text.lines().position(|line| line.contains("((")).unwrap() + 1;
    assert!(said.starts_with(&format!("src/specs/hold.md:{line}:")), "{said}");
    assert!(book.read("book/specs/hold.html").contains("class=\"language-mermaid\""));
}

#[test]
fn two_renderers_do_not_say_everything_twice() {
    let book = hold("", HOLD);
    let once = book.build().stderr;
    book.append("book.toml", "\n[output.html]\n\n[output.markdown]\n");
    let run = book.build();
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert_eq!(run.stderr, once);
}

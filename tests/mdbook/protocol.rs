//! The program on its own: its arguments, its input and what it leaves untouched.

use crate::harness::Book;
use crate::spec::{HOLD, INVENTORY, PLAIN};
use serde_json::{Value, json};

/// What mdBook sends for a book with these chapters.
fn sent(book: &Book, renderer: &str, settings: Value, chapters: &[(&str, &str)]) -> Value {
    let items: Vec<Value> = chapters
        .iter()
        .map(|(path, text)| {
            json!({"Chapter": {"name": path, "content": text, "number": [1], "sub_items": [], "path": path,
                "source_path": path, "parent_names": []}})
        })
        .collect();
    let context = json!({"root": book.path(""), "renderer": renderer, "mdbook_version": "0.5.4",
        "config": {"book": {"src": "src"}, "preprocessor": {"seamline": settings}}});
    json!([context, {"items": items}])
}

fn contents(stdout: &str) -> Vec<String> {
    let book: Value = serde_json::from_str(stdout).unwrap();
    book["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| item["Chapter"]["content"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn other_chapters_come_back_byte_for_byte() {
    let chapters = [("plain.md", PLAIN), ("hold.md", HOLD)];
    let book = Book::new("", &chapters);
    let run = book.preprocess(&[], &sent(&book, "html", json!({}), &chapters).to_string());
    let after = contents(&run.stdout);
    assert_eq!(after[0], PLAIN);
    assert_ne!(after[1], HOLD);
}

#[test]
fn a_spec_keeps_every_line_that_is_not_replaced() {
    let crlf = HOLD.replace('\n', "\r\n");
    for text in [HOLD, &crlf] {
        let chapters = [("hold.md", text)];
        let book = Book::new("", &chapters);
        let run = book.preprocess(&[], &sent(&book, "html", json!({}), &chapters).to_string());
        let page = &contents(&run.stdout)[0];
        let (_, tables) = text.split_once("## Coordination Points").unwrap();
        let mut rest = page.as_str();
        for line in tables.split_inclusive('\n') {
            let at = rest.find(line).unwrap_or_else(|| panic!("{line:?} is gone"));
            rest = &rest[at + line.len()..];
        }
    }
}

#[test]
fn all_diagrams_are_drawn_when_asked_for() {
    let chapters = [("plain.md", PLAIN)];
    let book = Book::new("", &chapters);
    let settings = json!({"render-mermaid": "all"});
    let run = book.preprocess(&[], &sent(&book, "html", settings.clone(), &chapters).to_string());
    let page = &contents(&run.stdout)[0];
    assert!(page.contains("<svg"), "{}", run.stderr);
    // The fence that is shown inside a longer one is a sample, no diagram.
    assert!(page.starts_with("# Plain\r\n\r\n````markdown\r\n```mermaid\r\ngraph LR\r\n```\r\n````\r\n\r\n"));
    assert_eq!(page.matches("<svg").count(), 1);
    let run = book.preprocess(&[], &sent(&book, "epub", settings, &chapters).to_string());
    assert_eq!(contents(&run.stdout)[0], PLAIN);
}

#[test]
fn the_test_renderer_gets_the_book_as_it_is() {
    let chapters = [("hold.md", HOLD)];
    let book = Book::new("", &chapters);
    let run = book.preprocess(&[], &sent(&book, "test", json!({"fail-on": "warning"}), &chapters).to_string());
    assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""));
    assert_eq!(contents(&run.stdout)[0], HOLD);
}

#[test]
fn the_same_book_gives_the_same_bytes() {
    let chapters = [("hold.md", HOLD), ("plain.md", PLAIN)];
    let book = Book::new("", &chapters);
    book.write("src/architecture.md", INVENTORY);
    let input = sent(&book, "html", json!({}), &chapters).to_string();
    let (one, other) = (book.preprocess(&[], &input), book.preprocess(&[], &input));
    assert_eq!(one.stdout, other.stdout);
    assert_eq!(one.stderr, other.stderr);
}

#[test]
fn renderers_are_told_apart() {
    let book = Book::new("", &[]);
    for (renderer, code) in [("html", 0), ("markdown", 0), ("epub", 0), ("test", 1)] {
        let run = book.preprocess(&["supports", renderer], "");
        assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (Some(code), "", ""), "{renderer}");
    }
}

#[test]
fn run_by_hand_it_says_how_it_is_used() {
    let book = Book::new("", &[]);
    let run = book.preprocess(&[], "");
    assert_eq!((run.code, run.stdout.as_str()), (Some(2), ""));
    insta::assert_snapshot!("run_by_hand", run.stderr);
}

#[test]
fn input_that_is_no_book_is_named_as_such() {
    let book = Book::new("", &[]);
    for stdin in ["# Integration: A\n", "[1, 2]", "[{}, {}]", "\u{0}"] {
        let run = book.preprocess(&[], stdin);
        assert_eq!((run.code, run.stdout.as_str()), (Some(2), ""));
        assert!(run.stderr.contains("stdin does not hold what mdBook sends"), "{}", run.stderr);
        assert!(!run.stderr.contains("panicked"), "{}", run.stderr);
    }
}

#[test]
fn arguments_are_checked() {
    let book = Book::new("", &[]);
    for args in [&["--frobnicate"][..], &["supports"], &["supports", "html", "epub"], &["build"]] {
        let run = book.preprocess(args, "");
        assert_eq!((run.code, run.stdout.as_str()), (Some(2), ""), "{args:?}");
    }
    let help = book.preprocess(&["--help"], "");
    assert_eq!(help.code, Some(0));
    assert!(help.stdout.contains("[preprocessor.seamline]"));
    let version = book.preprocess(&["--version"], "");
    assert!(version.stdout.starts_with("mdbook-seamline "), "{}", version.stdout);
}

#[test]
fn another_release_series_is_said_once_and_changes_nothing() {
    let chapters = [("plain.md", PLAIN)];
    let book = Book::new("", &chapters);
    let mut input = sent(&book, "html", json!({}), &chapters);
    input[0]["mdbook_version"] = json!("0.6.1");
    let run = book.preprocess(&[], &input.to_string());
    assert_eq!(run.code, Some(0));
    assert_eq!(run.stderr.lines().count(), 1, "{}", run.stderr);
    assert!(run.stderr.contains("this is mdBook 0.6.1"), "{}", run.stderr);
    assert_eq!(contents(&run.stdout)[0], PLAIN);
}

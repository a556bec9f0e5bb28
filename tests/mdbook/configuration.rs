//! book.toml, seamline.toml, and what is wrong with them.

use crate::harness::{Book, book_toml};
use crate::spec::{HOLD, INVENTORY, PLAIN};

fn stderr(settings: &str) -> String {
    let run = Book::new(settings, &[("hold.md", HOLD), ("architecture.md", INVENTORY)]).build();
    assert_eq!(run.code, Some(101), "{}", run.stderr);
    run.stderr
}

#[test]
fn an_unknown_key_is_pointed_at() {
    insta::assert_snapshot!("unknown_key", stderr("render-mermeid = \"all\""));
    insta::assert_snapshot!("unknown_shared_key", stderr("profil = \"draft\""));
}

#[test]
fn a_value_that_does_not_fit_is_pointed_at() {
    insta::assert_snapshot!("unknown_value", stderr("render-mermaid = \"al\""));
    insta::assert_snapshot!("wrong_type", stderr("badges = \"yes\""));
    insta::assert_snapshot!("unknown_profile", stderr("profile = \"strict\""));
}

#[test]
fn a_key_from_the_environment_is_named() {
    let book = Book::new("", &[("hold.md", HOLD)]).env("MDBOOK_PREPROCESSOR__SEAMLINE__BADGE", "true");
    let run = book.build();
    assert_eq!(run.code, Some(101));
    assert!(run.stderr.contains("badge"), "{}", run.stderr);
    assert!(run.stderr.contains("badges"), "{}", run.stderr);
}

#[test]
fn keys_of_mdbook_itself_are_allowed() {
    let settings = "before = [\"zzz\"]\nafter = [\"links\"]\noptional = true\nrenderers = [\"html\", \"test\"]";
    let book = Book::new(settings, &[("plain.md", PLAIN)]);
    let run = book.build();
    assert_eq!(run.code, Some(0), "{}", run.stderr);
}

#[test]
fn an_architecture_that_is_configured_must_be_there() {
    insta::assert_snapshot!("missing_architecture", stderr("architecture = \"nowhere/system.md\""));
}

#[test]
fn the_architecture_is_found_from_the_book() {
    let book = Book::new("architecture = \"docs/system.md\"", &[("hold.md", HOLD)]);
    book.write("docs/system.md", INVENTORY);
    let run = book.build();
    assert_eq!(run.code, Some(0), "{}", run.stderr);
}

#[test]
fn globs_make_a_spec_of_any_chapter() {
    let text = HOLD.replace("# Integration: Hold Pickup", "# Hold Pickup");
    let chapters = [("specs/hold.md", text.as_str()), ("architecture.md", INVENTORY)];
    let book = Book::new("", &chapters);
    assert!(!book.page("specs/hold.html").contains("seamline"));
    let book = Book::new("specs = [\"src/specs/*.md\"]", &chapters);
    assert!(book.page("specs/hold.html").contains("seamline"));
}

#[test]
fn book_toml_overrides_seamline_toml_key_by_key() {
    let chapters = [("hold.md", HOLD), ("architecture.md", INVENTORY)];
    let book = Book::new("", &chapters);
    book.write("seamline.toml", "profile = \"ship\"\nfail-on = \"error\"\n");
    assert_eq!(book.build().code, Some(101));
    book.write("book.toml", &book_toml("fail-on = \"never\""));
    let run = book.build();
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert!(run.stderr.contains(": error["), "the profile of seamline.toml holds: {}", run.stderr);
    book.write("book.toml", &book_toml("profile = \"draft\""));
    assert_eq!(book.build().code, Some(0));
}

#[test]
fn a_book_that_mdbook_rejects_fails_with_its_words() {
    let book = Book::new("", &[("hold.md", HOLD)]);
    book.append("book.toml", "\n[build]\nbuild-dri = \"out\"\n");
    let run = book.build();
    assert_eq!(run.code, Some(101));
    assert!(run.stderr.contains("build-dri"), "{}", run.stderr);
    let book = Book::new("", &[("hold.md", HOLD)]);
    std::fs::remove_file(book.path("src/SUMMARY.md")).unwrap();
    let run = book.build();
    assert_eq!(run.code, Some(101));
    assert!(run.stderr.contains("SUMMARY.md"), "{}", run.stderr);
    assert!(!run.stderr.contains("panicked"), "{}", run.stderr);
}

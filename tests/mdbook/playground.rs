//! The way from a page into the playground.

use crate::harness::{Book, book_toml};
use crate::page::main_part;
use crate::spec::{HOLD, INVENTORY};
use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use flate2::read::DeflateDecoder;
use serde_json::{Value, json};

const RELATIVE: &str = "playground-url = \"playground/\"";

/// The address behind "Open in the playground", up to its fragment, and what the fragment opens.
fn link(page: &str) -> Option<(&str, Value)> {
    let (_, rest) = page.split_once("<p class=\"seamline seamline-playground\"><a href=\"")?;
    let (address, rest) = rest.split_once('"').unwrap();
    assert!(rest.starts_with(">Open in the playground</a></p>"), "{}", &rest[..100]);
    Some(opened(address))
}

fn opened(address: &str) -> (&str, Value) {
    let (playground, fragment) = address.split_once("#v1=").unwrap();
    let deflated = BASE64_URL_SAFE_NO_PAD.decode(fragment).unwrap();
    (playground, serde_json::from_reader(DeflateDecoder::new(deflated.as_slice())).unwrap())
}

/// A book with the same spec at several depths, each with its inventory beside it.
fn deep(settings: &str) -> Book {
    let chapters = [("hold.md", HOLD), ("specs/hold.md", HOLD), ("specs/returns/README.md", HOLD)];
    let book = Book::new(settings, &chapters);
    for folder in ["", "specs/", "specs/returns/"] {
        book.write(&format!("src/{folder}architecture.md"), INVENTORY);
    }
    book
}

/// Text that hardly gets shorter.
fn noise(words: u64) -> String {
    (0..words).map(|word| format!("{:x} ", word.wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29))).collect()
}

#[test]
fn every_depth_leads_to_the_playground_of_the_book_with_the_spec() {
    let book = deep(RELATIVE);
    for (page, path, playground) in [
        ("hold.html", "src/hold.md", "playground/"),
        ("specs/hold.html", "src/specs/hold.md", "../playground/"),
        ("specs/returns/index.html", "src/specs/returns/README.md", "../../playground/"),
    ] {
        let expected =
            json!({ "spec": HOLD, "architecture": INVENTORY, "config": "profile = \"review\"\n", "path": path });
        assert_eq!(link(&book.page(page)), Some((playground, expected)), "{page}");
    }
    // mdBook takes the last slash off where it puts all chapters into one page; servers put it back.
    assert_eq!(link(&book.read("book/print.html")).unwrap().0, "playground");
}

#[test]
fn an_address_of_its_own_stays_as_it_is() {
    for address in ["https://example.org/try/?from=a&to=b", "/try/"] {
        let book = deep("");
        book.write("seamline.toml", &format!("playground-url = {address:?}\nprofile = \"draft\"\n"));
        let page = book.page("specs/hold.html");
        let (playground, opened) = link(&page).unwrap();
        assert_eq!(
            (playground.replace("&amp;", "&").as_str(), &opened["config"]),
            (address, &json!("profile = \"draft\"\n"))
        );
    }
}

#[test]
fn other_renderers_have_no_playground_beside_them() {
    let rendered = |address: &str| {
        let book = deep(&format!("playground-url = {address:?}"));
        book.append("book.toml", "\n[output.markdown]\n");
        book.page("specs/hold.md")
    };
    assert!(!rendered("playground/").contains("playground"));
    let page = rendered("https://example.org/try/");
    let (_, link) = page.split_once("\n\n[Open in the playground](<").unwrap();
    let (playground, opened) = opened(link.split_once(">)").unwrap().0);
    assert_eq!((playground, &opened["spec"]), ("https://example.org/try/", &json!(HOLD)));
}

#[test]
fn without_the_key_a_page_is_the_same_but_for_the_link() {
    let (without, with) = (deep("").page("specs/hold.html"), deep(RELATIVE).page("specs/hold.html"));
    let (without, with) = (main_part(&without), main_part(&with));
    assert!(link(without).is_none() && link(with).is_some());
    // The line stands between blank ones.
    let is_other = |line: &&str| !line.is_empty() && !line.starts_with("<p class=\"seamline seamline-playground\">");
    assert!(with.lines().filter(is_other).eq(without.lines().filter(is_other)));
}

#[test]
fn the_link_has_the_text_of_the_file() {
    let text = format!("\u{feff}{}\n\n{{{{#include part.md}}}}\n", HOLD.replace("Reader", "読者 📚 e\u{301}"))
        .replace('\n', "\r\n");
    let book =
        Book::new(&format!("after = [\"links\"]\n{RELATIVE}"), &[("hold.md", &text), ("architecture.md", INVENTORY)]);
    book.write("src/part.md", "A part.\n");
    let page = book.page("hold.html");
    assert!(page.contains("A part."));
    assert_eq!(link(&page).unwrap().1["spec"], text);
}

#[test]
fn what_is_too_long_for_a_link_has_none() {
    let long = format!("{HOLD}\n\n## Notes\n\n{}\n", noise(4_000));
    let page = |spec: &str, architecture: &str| {
        Book::new(RELATIVE, &[("hold.md", spec), ("architecture.md", architecture)]).page("hold.html")
    };
    let alone = page(HOLD, &format!("{INVENTORY}\n{}\n", noise(4_000)));
    let (_, opened) = link(&alone).unwrap();
    assert_eq!((&opened["spec"], opened.get("architecture")), (&json!(HOLD), None), "the spec goes alone");
    assert_eq!(link(&page(&long, INVENTORY)), None);
}

#[test]
fn an_address_that_would_run_something_ends_the_build() {
    let book = deep("");
    for address in ["javascript:alert(1)//", "playground/#"] {
        book.write("book.toml", &book_toml(&format!("playground-url = {address:?}")));
        let run = book.build();
        assert_eq!(run.code, Some(101), "{}", run.stderr);
        assert!(run.stderr.contains("`playground-url` is"), "{}", run.stderr);
    }
}

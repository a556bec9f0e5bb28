//! The library inside another program, as `seamline book` uses it.

use crate::harness::Book;
use crate::spec::{HOLD, INVENTORY};
use mdbook_driver::MDBook;
use mdbook_seamline::{Failed, Seamline};

fn build(book: &Book) -> Result<(), mdbook_driver::errors::Error> {
    let mut driver = MDBook::load(book.path("")).unwrap();
    driver.with_preprocessor(Seamline::new());
    driver.build()
}

#[test]
fn findings_are_told_from_trouble() {
    let chapters = [("hold.md", HOLD), ("architecture.md", INVENTORY)];
    let error = build(&Book::new("fail-on = \"warning\"", &chapters)).unwrap_err();
    let failed = error.downcast_ref::<Failed>().expect("findings fail with their own error");
    assert!(failed.count() > 0);

    let error = build(&Book::new("fail-on = \"sometimes\"", &chapters)).unwrap_err();
    assert!(error.downcast_ref::<Failed>().is_none());
}

#[test]
fn the_library_replaces_the_command_of_book_toml() {
    let book = Book::new("", &[("hold.md", HOLD), ("architecture.md", INVENTORY)]);
    let text = book.read("book.toml");
    let command = text.lines().find(|line| line.starts_with("command")).unwrap();
    book.write("book.toml", &text.replace(command, "command = \"there-is-no-such-program\""));
    build(&book).unwrap();
    assert!(book.read("book/hold.html").contains("<svg"));
}

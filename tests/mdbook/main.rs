//! The preprocessor as mdBook starts it: the real `mdbook` program, the real `mdbook-seamline`, a book in a folder of its
//! own for every test.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop there")]

mod configuration;
mod embedded;
mod harness;
mod page;
mod playground;
mod policy;
mod protocol;
mod spec;

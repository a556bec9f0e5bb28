//! mdBook's protocol: `[context, book]` as JSON on stdin, the book as JSON on stdout.
//!
//! Only what the preprocessor needs is read from the context. mdBook's own reader refuses a context with any key that it
//! does not know, which breaks a preprocessor on the next release of mdBook for no reason.

use mdbook_preprocessor::book::Book;
use mdbook_preprocessor::config::Config;
use mdbook_preprocessor::errors::{Error, Result};
use mdbook_preprocessor::{MDBOOK_VERSION, PreprocessorContext};
use serde::Deserialize;
use serde_json::Value;
use std::path::PathBuf;

/// What mdBook sent.
#[derive(Debug)]
pub struct Input {
    /// Where and for which renderer the book is built, and with which configuration.
    pub context: PreprocessorContext,
    /// The chapters.
    pub book: Book,
    /// What to say when mdBook is another release series than the one that this program was built for.
    pub version_note: Option<String>,
}

/// Reads what mdBook sends to a preprocessor.
pub fn read_input(json: &[u8]) -> Result<Input> {
    let Sent(sent, book) = serde_json::from_slice(json).map_err(|error| {
        Error::new(error).context("stdin does not hold what mdBook sends to a preprocessor, `[context, book]` as JSON")
    })?;
    let version_note = version_note(&sent.mdbook_version);
    let book = serde_json::from_value(book).map_err(|error| {
        let note = version_note.as_deref().unwrap_or("the book has a form that this version does not know");
        Error::new(error).context(note.to_owned())
    })?;

    let mut config = Config::default();
    if let Some(src) = sent.config.pointer("/book/src").and_then(Value::as_str) {
        config.book.src = PathBuf::from(src);
    }
    for table in ["output", "preprocessor"] {
        if let Some(value) = sent.config.get(table) {
            config.set(table, value)?;
        }
    }
    let mut context = PreprocessorContext::new(sent.root, config, sent.renderer);
    context.mdbook_version = sent.mdbook_version;
    Ok(Input { context, book, version_note })
}

#[derive(Deserialize)]
struct Sent(SentContext, Value);

#[derive(Deserialize)]
struct SentContext {
    root: PathBuf,
    #[serde(default)]
    config: Value,
    renderer: String,
    mdbook_version: String,
}

/// A note when `version` is outside the release series (`0.5`) that the protocol was taken from.
fn version_note(version: &str) -> Option<String> {
    let built_for = semver::Version::parse(MDBOOK_VERSION).ok()?;
    let series = format!("{}.{}", built_for.major, built_for.minor);
    let fits = semver::VersionReq::parse(&format!("^{series}"))
        .is_ok_and(|req| semver::Version::parse(version).is_ok_and(|version| req.matches(&version)));
    (!fits).then(|| {
        format!("mdbook-seamline {} was built for mdBook {series}; this is mdBook {version}", env!("CARGO_PKG_VERSION"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_release_series_is_silent() {
        assert_eq!(version_note("0.5.0"), None);
        assert_eq!(version_note("0.5.99"), None);
        assert!(version_note("0.4.52").unwrap().contains("this is mdBook 0.4.52"));
        assert!(version_note("0.6.0").is_some());
    }

    #[test]
    fn keys_of_a_later_release_are_no_trouble() {
        let json = r#"[{"root": "/b", "renderer": "html", "mdbook_version": "0.5.9", "shiny": 1, "config": {
            "book": {"src": "text", "shiny": 1}, "rust": {"edition": "2033"},
            "preprocessor": {"seamline": {"profile": "draft"}}}}, {"items": [], "shiny": 1}]"#;
        let input = read_input(json.as_bytes()).unwrap();
        assert_eq!(input.context.config.book.src, PathBuf::from("text"));
        let profile = input.context.config.get::<String>("preprocessor.seamline.profile").unwrap();
        assert_eq!(profile.as_deref(), Some("draft"));
        assert_eq!(input.version_note, None);
    }

    #[test]
    fn an_older_protocol_is_named() {
        let json = r#"[{"root": "/b", "renderer": "html", "mdbook_version": "0.4.40"}, {"sections": []}]"#;
        let error = format!("{:#}", read_input(json.as_bytes()).unwrap_err());
        assert!(error.contains("this is mdBook 0.4.40"), "{error}");
    }
}

//! What callers get instead of an answer: an `Error` whose `code` programs can tell apart.

use js_sys::{Error, Reflect};
use seamline::limits;
use wasm_bindgen::JsValue;

/// Why there is no answer.
#[derive(Debug)]
pub(crate) struct Failure {
    code: &'static str,
    message: String,
    /// Line and UTF-16 column, from 1, in the text of the settings.
    place: Option<(u32, u32)>,
}

impl Failure {
    /// Options, a selection or answers that are not what they should be.
    pub(crate) fn options(message: &str) -> Self {
        Self { code: "bad-options", message: message.to_owned(), place: None }
    }

    /// A seamline.toml that cannot be used.
    pub(crate) fn config(error: seamline::settings::Error) -> Self {
        let space = if error.place.is_some() { "" } else { " " };
        Self { code: "bad-config", message: format!("seamline.toml:{space}{error}"), place: error.place }
    }

    /// An architecture document that the settings name and that is not among the documents.
    pub(crate) fn architecture(path: &str) -> Self {
        let message =
            format!("the architecture document `{path}`, which seamline.toml names, is not among `options.documents`");
        Self { code: "missing-architecture", message, place: None }
    }

    /// A text over the limit.
    pub(crate) fn too_large(what: &str, bytes: usize) -> Self {
        let message = format!("{what} has {bytes} bytes, and at most {} are read", limits::INPUT_BYTES);
        Self { code: "too-large", message, place: None }
    }

    /// What should not happen.
    pub(crate) fn internal(message: &str) -> Self {
        Self { code: "internal", message: message.to_owned(), place: None }
    }
}

impl From<Failure> for JsValue {
    fn from(failure: Failure) -> Self {
        let error = Error::new(&failure.message);
        // Properties of a new object can be set.
        let set = |key: &str, value: &Self| _ = Reflect::set(&error, &key.into(), value);
        set("name", &"SeamlineError".into());
        set("code", &failure.code.into());
        if let Some((line, column)) = failure.place {
            set("line", &line.into());
            set("column", &column.into());
        }
        error.into()
    }
}

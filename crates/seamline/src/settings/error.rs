//! Settings that cannot be used.

use super::toml::place;
use std::fmt;

/// What is wrong with settings, where, and the way out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    /// The keys that lead to it; an entry of a list is a number.
    pub path: Vec<String>,
    /// What is wrong, without its place.
    pub message: String,
    /// Line and UTF-16 column, from 1, in the text that was read, where they are known.
    pub place: Option<(u32, u32)>,
}

impl Error {
    pub(super) fn new(path: Vec<String>, message: String) -> Self {
        Self { path, message, place: None }
    }

    /// The error with its place in `text`, where the settings stand in the tables `within`.
    #[must_use]
    pub fn found_in(self, text: &str, within: &[&str]) -> Self {
        let path: Vec<&str> = within.iter().copied().chain(self.path.iter().map(String::as_str)).collect();
        let place = place(text, &path);
        Self { place, ..self }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some((line, column)) = self.place {
            write!(f, "{line}:{column}: ")?;
        }
        f.write_str(&self.message)
    }
}

impl std::error::Error for Error {}

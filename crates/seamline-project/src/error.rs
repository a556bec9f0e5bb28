//! What can go wrong outside the core.

use std::fmt;
use std::path::{Path, PathBuf};

/// A file that cannot be used, and the way out.
#[derive(Debug)]
pub struct Error {
    kind: ErrorKind,
    path: PathBuf,
    /// Line and column, from 1, where they are known.
    place: Option<(u32, u32)>,
    message: String,
}

/// What kind of trouble it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ErrorKind {
    /// A file or folder could not be read or written.
    Io,
    /// A file is not UTF-8, or is too large.
    Content,
    /// A configuration has a key or a value that is not known.
    Configuration,
    /// The architecture document that was asked for is not there.
    MissingArchitecture,
    /// There is no spec where one was looked for.
    NothingToCheck,
}

impl Error {
    pub(crate) fn new(kind: ErrorKind, path: &Path, message: impl Into<String>) -> Self {
        Self { kind, path: path.to_owned(), place: None, message: message.into() }
    }

    pub(crate) fn at(self, place: Option<(u32, u32)>) -> Self {
        Self { place, ..self }
    }

    /// What kind of trouble it is.
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.path.display())?;
        if let Some((line, column)) = self.place {
            write!(f, ":{line}:{column}")?;
        }
        write!(f, ": {}", self.message)
    }
}

impl std::error::Error for Error {}

//! Why a diagram was not drawn.

use std::fmt;
use std::ops::Range;

/// Why a diagram was not drawn, and where in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    kind: ErrorKind,
    span: Option<Range<usize>>,
    message: String,
}

/// The kinds of [`Error`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The text is not the Mermaid that its first line declares.
    Syntax,
    /// No diagram type is declared, or one that is not drawn.
    Unsupported,
    /// The text, or the picture, is over a limit.
    TooLarge,
    /// The picture, or its identifier, did not pass the audit.
    Unsafe,
    /// The drawing went wrong in a way the text does not explain.
    Internal,
}

impl Error {
    pub(crate) fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        Self { kind, span: None, message: message.into() }
    }

    pub(crate) fn internal(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::Internal, message)
    }

    pub(crate) fn at(mut self, span: Option<Range<usize>>) -> Self {
        self.span = span;
        self
    }

    /// What kind of failure this is.
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// The bytes of the Mermaid text that are to blame, when they are known.
    pub fn span(&self) -> Option<Range<usize>> {
        self.span.clone()
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)
    }
}

impl std::error::Error for Error {}

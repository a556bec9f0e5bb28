//! A part of the format: its heading, its entries, and what is known when there are none.

use crate::markdown::Text;
use crate::source::Span;

/// A section of the format as a document has it.
#[derive(Debug, Clone)]
pub struct Part<'a, T> {
    /// The first heading that introduces it; none when the document has no such section, though a table of its shape
    /// may still have been found in the section above it.
    pub heading: Option<Heading<'a>>,
    /// What it lists.
    pub entries: Vec<T>,
    /// `n/a: reason` under the heading, or a heading that says that there is nothing (`No New HTTP Endpoints`).
    pub exempt: Option<Exemption<'a>>,
    /// Whether there is text in which no entry could be recognised.
    pub unread: bool,
}

impl<T> Default for Part<'_, T> {
    fn default() -> Self {
        Self { heading: None, entries: Vec::new(), exempt: None, unread: false }
    }
}

impl<T> Part<'_, T> {
    /// Whether the document has nothing of this part at all.
    pub fn is_absent(&self) -> bool {
        self.heading.is_none() && self.entries.is_empty() && self.exempt.is_none()
    }

    /// Whether a heading stands with nothing under it.
    pub fn is_empty(&self) -> bool {
        self.heading.is_some() && self.entries.is_empty() && self.exempt.is_none() && !self.unread
    }
}

/// A heading of the document.
#[derive(Debug, Clone, Default)]
pub struct Heading<'a> {
    /// Its text.
    pub text: Text<'a>,
    /// The heading with its marks.
    pub span: Span,
}

/// A statement that something does not apply, with the author's reason.
#[derive(Debug, Clone)]
pub struct Exemption<'a> {
    /// The statement.
    pub text: Text<'a>,
    /// Whether it gives a reason.
    pub has_reason: bool,
}

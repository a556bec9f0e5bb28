//! What an author may want to write next: names that are known, words of the format, headings and tables that are missing.

mod offers;
mod place;
mod skeleton;

use crate::source::Span;
use crate::symbols::SymbolKind;
use crate::{Checked, Context, markdown};
use place::Here;

/// What fits a place of a spec.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Completions {
    /// What an offer takes the place of; up to the caret it is what the author has begun to write.
    pub replaces: Span,
    /// What may stand there, best first. An editor narrows them down by what is written.
    pub items: Vec<Completion>,
}

/// Something that may be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completion {
    /// What it is known by.
    pub label: String,
    /// What it is.
    pub kind: CompletionKind,
    /// A few words on it; empty when there are none.
    pub detail: String,
    /// What is put into the text. Its lines end with `\n`; what the author has to say is in it in brackets.
    pub insert: String,
}

/// What is offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CompletionKind {
    /// A name of the spec or of its architecture.
    Name(SymbolKind),
    /// A word that the format has for this place.
    Word,
    /// A section with all that the format has in it.
    Section,
    /// What the format has in the section that the caret is in.
    Body,
}

impl CompletionKind {
    /// Its name in answers.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Name(kind) => kind.as_str(),
            Self::Word => "word",
            Self::Section => "section",
            Self::Body => "body",
        }
    }
}

/// What fits at an offset of a checked spec, in bytes. One past the end, or inside a character, is moved back.
pub fn completions(checked: &Checked<'_>, context: &Context<'_>, offset: usize) -> Completions {
    let document = markdown::read(checked.text);
    let here = Here::find(checked, &document, &context.options.lexicon, offset);
    let items = offers::at(&here, checked, &document, context);
    Completions { replaces: here.written, items }
}

#[cfg(test)]
mod tests;

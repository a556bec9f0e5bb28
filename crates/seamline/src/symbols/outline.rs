//! Headings, each with all that stands below it.

use crate::markdown::Document;
use crate::source::Span;

/// A heading and its section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// The heading's words.
    pub title: String,
    /// 1 to 6.
    pub level: u8,
    /// From the heading to the end of its last subsection.
    pub span: Span,
    /// The heading's words in the text.
    pub heading: Span,
}

pub(super) fn sections(text: &str, document: &Document<'_>) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::with_capacity(document.sections.len());
    // Sections that are not at their end yet, each deeper than the one before.
    let mut open: Vec<usize> = Vec::new();
    for section in document.sections.iter().filter(|section| section.level > 0) {
        let start = section.span.start as usize;
        while let Some(at) = open.pop_if(|at| sections[*at].level >= section.level) {
            sections[at].span = Span::new(sections[at].span.start as usize, start);
        }
        open.push(sections.len());
        sections.push(Section {
            title: section.heading.as_str().trim().to_owned(),
            level: section.level,
            span: Span::new(start, text.len()),
            heading: if section.heading.as_str().is_empty() { section.span } else { section.heading.span },
        });
    }
    sections
}

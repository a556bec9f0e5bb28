//! Related Documents.

use super::field::split;
use super::outline::Outline;
use super::{PartKind, Spec};
use crate::markdown::Text;
use crate::source::Span;

/// A document that the spec refers to.
#[derive(Debug, Clone)]
pub struct RelatedDocument<'a> {
    /// What it is to the spec.
    pub kind: RelatedKind,
    /// Path or address: a link's target, or the bare path without a note behind it.
    pub target: String,
    /// Where the target stands; where it is a link's, the link's text.
    pub span: Span,
    /// The text that names it.
    pub text: Text<'a>,
}

impl RelatedDocument<'_> {
    /// Path and anchor; none for an address on the web, which nobody here can look at.
    pub fn path(&self) -> Option<(&str, Option<&str>)> {
        let is_address = self.target.contains("://") || self.target.starts_with("mailto:");
        (!is_address).then(|| match self.target.split_once('#') {
            Some((path, anchor)) => (path, Some(anchor)),
            None => (self.target.as_str(), None),
        })
    }
}

/// What a related document is, by the label in front of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RelatedKind {
    /// The architecture document.
    Architecture,
    /// A module's own spec.
    ModuleSpec,
    /// A feature that must be there first.
    FeatureDependency,
    /// Anything else.
    Other,
}

pub(super) fn read<'a>(outline: &Outline<'_, 'a>, spec: &mut Spec<'a>) {
    let mut kind = RelatedKind::Other;
    let mut documents = Vec::new();
    for block in outline.blocks(PartKind::Related) {
        if block.lists <= 1 {
            kind = RelatedKind::Other;
        }
        for line in block.lines() {
            let mut text = line.clone();
            if let Some(fields) = split(line, outline.lexicon) {
                kind = match fields.meaning.map(|meaning| meaning.name()) {
                    Some("label.architecture") => RelatedKind::Architecture,
                    Some("label.module-specs") => RelatedKind::ModuleSpec,
                    Some("label.feature-dependencies") => RelatedKind::FeatureDependency,
                    _ => RelatedKind::Other,
                };
                text = fields.field.lines.into_iter().next().unwrap_or_default();
            }
            documents.extend(named(kind, text));
        }
    }
    spec.related = outline.filled(PartKind::Related, documents);
}

/// The documents of a line: its link, or the paths between its commas, each without a note behind it.
fn named(kind: RelatedKind, text: Text<'_>) -> Vec<RelatedDocument<'_>> {
    if let Some(link) = text.link() {
        let target = link.to_owned();
        return if is_path(&target) {
            vec![RelatedDocument { kind, target, span: text.span, text }]
        } else {
            Vec::new()
        };
    }
    let mut start = 0;
    let mut documents = Vec::new();
    for part in text.as_str().split(',') {
        let from = start + part.len() - part.trim_start().len();
        start += part.len() + 1;
        let path = part.split_whitespace().next().unwrap_or("").trim_end_matches(['.', ';']);
        if is_path(path) {
            let text = text.slice(from..from + path.len());
            documents.push(RelatedDocument { kind, target: path.to_owned(), span: text.span, text });
        }
    }
    documents
}

/// Whether a word is a path and no part of a sentence: `features/late-arrival.md`, not `e.g.` or `and/or`.
fn is_path(word: &str) -> bool {
    let file = word.split('#').next().unwrap_or(word);
    let ending = file.rsplit('/').next().and_then(|name| name.rsplit_once('.')).map_or("", |(_, ending)| ending);
    let has_ending = (2..=8).contains(&ending.len()) && ending.bytes().all(|byte| byte.is_ascii_alphanumeric());
    has_ending || word.contains("://") || (word.starts_with('#') && word.len() > 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_decoded() {
        let text = "# Integration: X\n\n## Related Documents\n\n- [a](docs/my%20module.md#%C3%BCber)\n- [b](a%ZZ.md)\n";
        let document = crate::markdown::read(text);
        let spec = crate::spec::read(&document, &crate::config::Lexicon::default());
        let paths: Vec<_> = spec.related.entries.iter().filter_map(RelatedDocument::path).collect();
        assert_eq!(paths, [("docs/my module.md", Some("über")), ("a%ZZ.md", None)]);
    }

    #[test]
    fn paths_are_told_from_words() {
        for path in ["a.md", "docs/b.adoc", "../c.md#top", "https://example.org", "#phases"] {
            assert!(is_path(path), "{path}");
        }
        for word in ["e.g.", "and/or", "modules", "1.5", "[links"] {
            assert!(!is_path(word), "{word}");
        }
    }
}

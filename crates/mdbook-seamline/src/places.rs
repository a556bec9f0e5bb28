//! Where a byte of a chapter stands in the file on disk, and what the file is called.
//!
//! mdBook hands over the text of a chapter after other preprocessors have been at it: includes are expanded, a byte
//! order mark is gone. What such a change leaves alone at the start and at the end of the text still has its exact
//! place in the file; what lies between is placed where the change begins, and the caller is told.

use seamline::source::{LineIndex, Position};
use std::path::Path;

/// The places of one chapter.
#[derive(Debug)]
pub(crate) struct Places<'t> {
    text: &'t str,
    index: LineIndex,
    chapter_len: usize,
    /// Bytes that the chapter and the file have in common at their starts.
    prefix: usize,
    /// Bytes that they have in common at their ends, none of them counted in `prefix`.
    suffix: usize,
}

/// A place in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Place {
    /// Line and column.
    pub(crate) position: Position,
    /// Whether the words themselves stand there, and not only the change that brought them in.
    pub(crate) exact: bool,
}

impl<'t> Places<'t> {
    /// Compares a chapter with its file. A chapter without a file is its own.
    pub(crate) fn new(chapter: &'t str, file: Option<&'t str>) -> Self {
        let text = file.unwrap_or(chapter);
        let prefix = common(chapter.bytes(), text.bytes());
        let (chapter_rest, text_rest) = (&chapter.as_bytes()[prefix..], &text.as_bytes()[prefix..]);
        let suffix = common(chapter_rest.iter().rev(), text_rest.iter().rev());
        Self { text, index: LineIndex::new(text), chapter_len: chapter.len(), prefix, suffix }
    }

    /// The place of a byte offset into the chapter.
    pub(crate) fn of(&self, offset: usize) -> Place {
        let from_end = self.chapter_len.saturating_sub(offset);
        let (offset, exact) = if offset < self.prefix {
            (offset, true)
        } else if from_end <= self.suffix {
            (self.text.len() - from_end, true)
        } else {
            (self.prefix, false)
        };
        Place { position: self.index.position(self.text, offset), exact }
    }
}

/// The path of a file as a reader can open it: from the working folder, else from the book, else whole.
pub(crate) fn shown_path(file: &Path, root: &Path) -> String {
    let working = std::env::current_dir().unwrap_or_default();
    let shown = if file.is_relative() { Ok(file) } else { file.strip_prefix(working) };
    forward_slashes(shown.or_else(|_| file.strip_prefix(root)).unwrap_or(file))
}

fn forward_slashes(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

fn common<T: PartialEq>(one: impl Iterator<Item = T>, other: impl Iterator<Item = T>) -> usize {
    one.zip(other).take_while(|(one, other)| one == other).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(chapter: &str, file: &str, needle: &str) -> (u32, u32, bool) {
        let places = Places::new(chapter, Some(file));
        let place = places.of(chapter.find(needle).unwrap());
        (place.position.line, place.position.column, place.exact)
    }

    #[test]
    fn an_unchanged_chapter_has_exact_places() {
        assert_eq!(place("# A\n\nb c\n", "# A\n\nb c\n", "c"), (3, 3, true));
    }

    #[test]
    fn a_byte_order_mark_counts_one_column() {
        assert_eq!(place("# A\n\nb\n", "\u{feff}# A\n\nb\n", "A"), (1, 4, true));
        assert_eq!(place("# A\n\nb\n", "\u{feff}# A\n\nb\n", "b"), (3, 1, true));
    }

    #[test]
    fn text_around_an_include_keeps_its_places() {
        let file = "# A\n\n{{#include x.md}}\n\nend\n";
        let chapter = "# A\n\none\ntwo\nthree\n\nend\n";
        assert_eq!(place(chapter, file, "A"), (1, 3, true));
        assert_eq!(place(chapter, file, "two"), (3, 1, false));
        assert_eq!(place(chapter, file, "end"), (5, 1, true));
    }

    #[test]
    fn a_chapter_without_a_file_is_its_own() {
        assert!(Places::new("a\nb", None).of(2).exact);
    }

    #[test]
    fn the_end_of_the_text_has_a_place() {
        let places = Places::new("a\n", Some("a\n"));
        assert_eq!(places.of(2).position.line, 2);
    }
}

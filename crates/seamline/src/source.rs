//! Text, byte spans, and the one place where a byte offset becomes a line and a column.
//!
//! Inside the core every position is a byte offset into the text as it was given, byte order mark included. The
//! contract counts UTF-16 code units, as editors and JavaScript strings do; [`LineIndex`] converts at the edge.

use serde::Serialize;

/// A half-open range of byte offsets into one document, both on character boundaries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// Offset of the first byte.
    pub start: u32,
    /// Offset behind the last byte.
    pub end: u32,
}

impl Span {
    /// The span from `start` to `end`; an `end` before `start` gives an empty span at `start`.
    pub fn new(start: usize, end: usize) -> Self {
        // The input limit keeps every offset far below `u32::MAX`.
        let start = u32::try_from(start).unwrap_or(u32::MAX);
        Self { start, end: u32::try_from(end).unwrap_or(u32::MAX).max(start) }
    }

    /// The empty span at `offset`.
    pub fn at(offset: usize) -> Self {
        Self::new(offset, offset)
    }

    /// The offsets as a range, for slicing the text.
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Whether the span covers no byte.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The smallest span that covers both.
    pub fn to(self, other: Span) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The text under the span; empty when the span does not fit `text`.
    pub fn of(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or("")
    }
}

/// The text without white space around it. Most texts have none, as their first and last byte tell.
pub(crate) fn trim(text: &str) -> &str {
    match text.as_bytes() {
        [] => text,
        [one] if one.is_ascii_graphic() => text,
        [first, .., last] if first.is_ascii_graphic() && last.is_ascii_graphic() => text,
        _ => text.trim(),
    }
}

/// A place in a document as the report gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Position {
    /// Line, from 1. `\n`, `\r\n` and `\r` end a line.
    pub line: u32,
    /// Column in UTF-16 code units, from 1.
    pub column: u32,
    /// UTF-16 code units from the start of the document, from 0. A byte order mark counts one.
    pub offset: u32,
}

/// Where each line of a document starts, in bytes and in UTF-16 code units.
#[derive(Debug, Clone)]
pub struct LineIndex {
    lines: Vec<LineStart>,
}

#[derive(Debug, Clone, Copy)]
struct LineStart {
    byte: u32,
    utf16: u32,
}

impl LineIndex {
    /// Reads the line starts of `text` in one pass.
    pub fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut lines = vec![LineStart { byte: 0, utf16: 0 }];
        let mut utf16 = 0u32;
        for (at, &byte) in bytes.iter().enumerate() {
            utf16 += utf16_units(byte);
            let ends_line = byte == b'\n' || (byte == b'\r' && bytes.get(at + 1) != Some(&b'\n'));
            if ends_line {
                lines.push(LineStart { byte: at as u32 + 1, utf16 });
            }
        }
        Self { lines }
    }

    /// The line and column of a byte offset of `text`, which must be the text that the index was made from.
    /// An offset past the end or inside a character is moved back to the nearest boundary.
    pub fn position(&self, text: &str, offset: usize) -> Position {
        let mut offset = offset.min(text.len());
        while !text.is_char_boundary(offset) {
            offset -= 1;
        }
        let line = self.line_of(offset);
        let start = self.lines[line];
        let units: u32 = text.as_bytes()[start.byte as usize..offset].iter().map(|&b| utf16_units(b)).sum();
        Position { line: line as u32 + 1, column: units + 1, offset: start.utf16 + units }
    }

    /// The byte offset at which the line of `offset` starts.
    pub fn line_start(&self, offset: usize) -> usize {
        self.lines[self.line_of(offset)].byte as usize
    }

    fn line_of(&self, offset: usize) -> usize {
        // The first line starts at 0, so the partition point is never 0.
        self.lines.partition_point(|line| line.byte as usize <= offset) - 1
    }
}

/// The byte offset of a place that is counted in UTF-16 code units. One past the end is the end; one inside a character is
/// the character's start.
pub fn utf16_to_byte(text: &str, units: usize) -> usize {
    let mut left = units;
    let inside = text.char_indices().find(|(_, c)| match left.checked_sub(c.len_utf16()) {
        Some(rest) => {
            left = rest;
            false
        }
        None => true,
    });
    inside.map_or(text.len(), |(at, _)| at)
}

/// UTF-16 units that a UTF-8 byte stands for: continuation bytes none, four-byte leads two, all others one.
fn utf16_units(byte: u8) -> u32 {
    match byte {
        0x80..=0xBF => 0,
        0xF0..=0xFF => 2,
        _ => 1,
    }
}

/// The beginning of a text, at most so many bytes of it.
pub(crate) fn cut(text: &str, bytes: usize) -> &str {
    let mut end = text.len().min(bytes);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn utf16_offsets_and_bytes_are_each_other_again() {
        let text = "\u{feff}é🚢\r\nz";
        let index = LineIndex::new(text);
        for at in (0..=text.len()).filter(|at| text.is_char_boundary(*at)) {
            assert_eq!(utf16_to_byte(text, index.position(text, at).offset as usize), at);
        }
        assert_eq!((utf16_to_byte(text, 3), utf16_to_byte(text, 99)), (5, text.len()));
    }

    #[test]
    fn columns_count_utf16_units_and_every_line_ending_counts() {
        let text = "\u{feff}a\r\nb😀c\rd\n";
        let index = LineIndex::new(text);
        let at = |needle: char| index.position(text, text.find(needle).unwrap());
        assert_eq!(at('a'), Position { line: 1, column: 2, offset: 1 });
        assert_eq!(at('c'), Position { line: 2, column: 4, offset: 7 });
        assert_eq!(at('d'), Position { line: 3, column: 1, offset: 9 });
        assert_eq!(index.position(text, text.len()), Position { line: 4, column: 1, offset: 11 });
    }

    #[test]
    fn an_offset_inside_a_character_moves_back() {
        let text = "😀";
        assert_eq!(LineIndex::new(text).position(text, 2), Position { line: 1, column: 1, offset: 0 });
    }
}

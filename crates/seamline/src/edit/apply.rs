//! A text with edits spliced in.

use super::moves::Moves;
use crate::finding::Edit;
use crate::sort::sort_by_key;
use crate::source::Span;
use std::fmt;
use std::ops::Range;

/// Why a text was left as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Refused {
    /// The span of the edit that does not fit.
    pub span: Span,
    /// What is wrong with it.
    pub reason: Reason,
}

/// What is wrong with an edit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// It ends behind the text.
    Outside,
    /// It starts or ends inside a character.
    InsideCharacter,
    /// It starts or ends between the two characters of a line ending.
    InsideLineEnding,
    /// It overlaps another edit.
    Overlap,
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let reason = match self.reason {
            Reason::Outside => "ends behind the text",
            Reason::InsideCharacter => "starts or ends inside a character",
            Reason::InsideLineEnding => "starts or ends inside a line ending",
            Reason::Overlap => "overlaps another edit",
        };
        write!(f, "the edit of the bytes {} to {} {reason}", self.span.start, self.span.end)
    }
}

impl std::error::Error for Refused {}

/// `text` with the edits applied, in whatever order they are given; insertions at one place stand in the given order.
///
/// Edits write `\n`; it becomes the line ending that the document has most of. A byte order mark stays in front.
///
/// # Errors
/// When an edit does not fit the text or overlaps another.
pub fn apply<'e>(text: &str, edits: impl IntoIterator<Item = &'e Edit>) -> Result<String, Refused> {
    splice(text, edits).map(|(text, _)| text)
}

/// As [`apply`], with what tells where each place of the new text stood in the old one.
pub(super) fn splice<'e>(text: &str, edits: impl IntoIterator<Item = &'e Edit>) -> Result<(String, Moves), Refused> {
    let edits = in_order(text, edits)?;
    let ending = line_ending(text);
    let mut out = String::with_capacity(text.len() + edits.iter().map(|(_, edit)| edit.text.len()).sum::<usize>());
    let mut moves = Moves::default();
    let mut at = 0;
    for (old, edit) in edits {
        if old.start < at {
            return Err(Refused { span: edit.span, reason: Reason::Overlap });
        }
        out.push_str(&text[at..old.start]);
        let start = out.len();
        push_lines(&mut out, &edit.text, ending);
        at = old.end;
        moves.push(old, start..out.len());
    }
    out.push_str(&text[at..]);
    Ok((out, moves))
}

/// The edits by place, with their ranges, each of which fits the text.
fn in_order<'e>(
    text: &str,
    edits: impl IntoIterator<Item = &'e Edit>,
) -> Result<Vec<(Range<usize>, &'e Edit)>, Refused> {
    let mark = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let mut ordered = Vec::new();
    for edit in edits {
        if let Some(reason) = misfit(text, edit.span) {
            return Err(Refused { span: edit.span, reason });
        }
        // What is inserted at the very start stands behind the mark, and what replaces the start leaves it.
        let range = edit.span.range();
        ordered.push((range.start.max(mark)..range.end.max(mark), edit));
    }
    sort_by_key(&mut ordered, |(range, _)| (range.start, range.end));
    Ok(ordered)
}

fn misfit(text: &str, span: Span) -> Option<Reason> {
    let Range { start, end } = span.range();
    let splits =
        |at: usize| at > 0 && text.as_bytes().get(at - 1) == Some(&b'\r') && text.as_bytes().get(at) == Some(&b'\n');
    match () {
        () if start > end || end > text.len() => Some(Reason::Outside),
        () if text.get(start..end).is_none() => Some(Reason::InsideCharacter),
        () if splits(start) || splits(end) => Some(Reason::InsideLineEnding),
        () => None,
    }
}

/// The line ending that a document has most of; of equally many, `\n` before `\r\n` before `\r`.
pub(crate) fn line_ending(text: &str) -> &'static str {
    let bytes = text.as_bytes();
    let (mut unix, mut windows, mut old_mac) = (0, 0, 0);
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            b'\n' if at > 0 && bytes[at - 1] == b'\r' => windows += 1,
            b'\n' => unix += 1,
            b'\r' if bytes.get(at + 1) != Some(&b'\n') => old_mac += 1,
            _ => {}
        }
    }
    match (unix, windows, old_mac) {
        _ if unix >= windows && unix >= old_mac => "\n",
        _ if windows >= old_mac => "\r\n",
        _ => "\r",
    }
}

/// The edits as [`apply`] puts them in, with the line ending that the document has most of: for those who splice them
/// themselves.
pub fn with_line_endings(text: &str, edits: &[Edit]) -> Vec<Edit> {
    let ending = line_ending(text);
    edits.iter().map(|edit| Edit { span: edit.span, text: with_line_ending(&edit.text, ending) }).collect()
}

/// The text of an edit with a document's line ending.
pub(crate) fn with_line_ending(text: &str, ending: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push_lines(&mut out, text, ending);
    out
}

fn push_lines(out: &mut String, text: &str, ending: &str) {
    let mut lines = text.split('\n').peekable();
    while let Some(line) = lines.next() {
        if lines.peek().is_some() {
            // An edit may repeat words of the document together with their line ending.
            out.push_str(line.strip_suffix('\r').unwrap_or(line));
            out.push_str(ending);
        } else {
            out.push_str(line);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edit(start: usize, end: usize, text: &str) -> Edit {
        Edit { span: Span::new(start, end), text: text.to_owned() }
    }

    #[test]
    fn edits_are_spliced_in_whatever_order_they_come() {
        let edits = [edit(6, 6, "!"), edit(0, 1, "H"), edit(3, 5, ""), edit(6, 6, "?")];
        assert_eq!(apply("hello\n", &edits).unwrap(), "Hel\n!?");
        assert_eq!(apply("hello\n", &[]).unwrap(), "hello\n");
    }

    #[test]
    fn an_insertion_stands_before_what_is_replaced_from_its_place() {
        let edits = [edit(1, 2, "B"), edit(1, 1, "+"), edit(2, 2, "-")];
        assert_eq!(apply("abc", &edits).unwrap(), "a+B-c");
    }

    #[test]
    fn new_lines_end_as_the_others_do() {
        let edits = [edit(1, 1, "\nb\r\nc")];
        assert_eq!(apply("a\r\nd\n\r\n", &edits).unwrap(), "a\r\nb\r\nc\r\nd\n\r\n");
        assert_eq!(apply("a\rd", &edits).unwrap(), "a\rb\rc\rd");
        assert_eq!(apply("a\nd", &edits).unwrap(), "a\nb\nc\nd");
        assert_eq!(apply("a", &edits).unwrap(), "a\nb\nc");
    }

    #[test]
    fn a_byte_order_mark_stays_in_front() {
        assert_eq!(apply("\u{feff}ab", &[edit(0, 0, "x")]).unwrap(), "\u{feff}xab");
        assert_eq!(apply("\u{feff}ab", &[edit(0, 4, "x")]).unwrap(), "\u{feff}xb");
        assert_eq!(apply("\u{feff}", &[edit(0, 3, "x")]).unwrap(), "\u{feff}x");
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        let reason = |text: &str, edits: &[Edit]| apply(text, edits).unwrap_err().reason;
        assert_eq!(reason("ab", &[edit(1, 3, "")]), Reason::Outside);
        assert_eq!(reason("🚢", &[edit(0, 2, "")]), Reason::InsideCharacter);
        assert_eq!(reason("\u{feff}a", &[edit(1, 1, "")]), Reason::InsideCharacter);
        assert_eq!(reason("a\r\nb", &[edit(2, 2, "x")]), Reason::InsideLineEnding);
        assert_eq!(reason("abcd", &[edit(0, 3, "x"), edit(2, 4, "y")]), Reason::Overlap);
        assert_eq!(reason("abcd", &[edit(0, 3, "x"), edit(2, 2, "y")]), Reason::Overlap);
    }
}

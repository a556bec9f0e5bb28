//! `Label: text` in list items and paragraphs.

use crate::config::{Kind, Lexicon, Term};
use crate::markdown::Text;
use crate::source::Span;

/// What an author wrote behind a label.
#[derive(Debug, Clone, Default)]
pub struct Field<'a> {
    /// The label, for findings about an empty field.
    pub label: Span,
    /// The text, line by line; nested items included.
    pub lines: Vec<Text<'a>>,
}

impl<'a> Field<'a> {
    /// The first line.
    pub fn text(&self) -> &str {
        self.lines.first().map_or("", Text::as_str)
    }

    /// All lines, joined by a space.
    pub fn whole(&self) -> String {
        self.lines.iter().map(Text::as_str).collect::<Vec<_>>().join(" ")
    }

    /// The text's span; that of the label when there is none.
    pub fn span(&self) -> Span {
        let written = self.lines.iter().filter(|line| !line.is_blank()).map(|line| line.span);
        written.reduce(Span::to).unwrap_or(self.label)
    }
}

/// A field and the meaning of its label.
#[derive(Debug, Clone)]
pub struct Fields<'a> {
    /// Meaning of the label, such as `label.input`; none for a label that the lexicon does not know.
    pub meaning: Option<Term>,
    /// The label without marks and colon.
    pub label: Text<'a>,
    /// What stands behind it.
    pub field: Field<'a>,
}

/// Bytes of the longest label that is not bold; a colon further on is part of a sentence.
const LONGEST_LABEL: usize = 40;

/// Splits `**Label:** text`, `Label: text` or `**Label**: text`. A label is bold, or a phrase that the lexicon knows.
/// A bold phrase of the lexicon that fills its line is a label without a colon.
pub(super) fn split<'a>(line: &Text<'a>, lexicon: &Lexicon) -> Option<Fields<'a>> {
    let text = line.as_str();
    let strong = line.leading_strong();
    let Some(colon) = colon(text) else {
        let fills_line = strong > 0 && strong == text.trim_end().len();
        return if fills_line { titled(line, lexicon) } else { None };
    };
    let width = text[colon..].chars().next().map_or(1, char::len_utf8);
    // The colon stands in the bold run, or right behind it.
    let in_bold = strong > 0 && colon <= strong + 1;
    if !in_bold && colon > LONGEST_LABEL {
        return None;
    }
    let label = line.part(0..colon);
    let meaning = lexicon.exact(Kind::Label, label.as_str()).first().copied();
    if !in_bold && meaning.is_none() {
        return None;
    }
    let value = line.part(colon + width..text.len());
    let field = Field { label: label.span, lines: vec![value] };
    Some(Fields { meaning, label, field })
}

/// Where the first colon stands.
pub(super) fn colon(text: &str) -> Option<usize> {
    // The wide one starts with a byte that few characters do, so that the text need not be decoded.
    let is_wide = |at: usize| text[at..].starts_with('：');
    let mut bytes = text.bytes().enumerate();
    bytes.find(|&(at, byte)| byte == b':' || (byte == WIDE_COLON && is_wide(at))).map(|(at, _)| at)
}

/// First byte of `：`.
const WIDE_COLON: u8 = 0xef;

/// The field that a line opens which is nothing but a label: a heading, or a bold line.
pub(super) fn titled<'a>(line: &Text<'a>, lexicon: &Lexicon) -> Option<Fields<'a>> {
    let label = line.trim();
    let meaning = *lexicon.exact(Kind::Label, label.as_str()).first()?;
    let field = Field { label: label.span, lines: Vec::new() };
    Some(Fields { meaning: Some(meaning), label, field })
}

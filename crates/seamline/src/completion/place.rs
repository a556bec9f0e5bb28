//! What kind of place the caret is in.

use crate::Checked;
use crate::config::{Kind, Lexicon, Term};
use crate::markdown::{BlockKind, Document, Table};
use crate::source::{Span, cut};
use crate::spec::{PartKind, column};

/// The caret's place.
pub(super) struct Here {
    pub(super) place: Place,
    /// What is written there already, as far as an offer replaces it.
    pub(super) written: Span,
    /// Whether the line above has words, so that a heading or a table needs a blank line in front.
    pub(super) is_close: bool,
    /// The innermost section.
    pub(super) section: usize,
    /// The part of the format that it belongs to.
    pub(super) part: Option<PartKind>,
}

/// The kinds of place in which different things fit.
pub(super) enum Place {
    /// A line that begins as a heading does.
    Heading,
    /// A line without a word, outside tables and code.
    Blank,
    /// A cell below a header that the lexicon knows.
    Cell {
        column: Term,
        /// Whether the table has a column of paths.
        has_path: bool,
    },
    /// Behind a label, such as `**Priority:**`.
    Field(Term),
    /// Anywhere else.
    Prose,
}

impl Here {
    pub(super) fn find(checked: &Checked<'_>, document: &Document<'_>, lexicon: &Lexicon, offset: usize) -> Self {
        let text = checked.text;
        let offset = cut(text, offset).len();
        let start = text[..offset].rfind(['\n', '\r']).map_or(0, |at| at + 1);
        let above = &text[..start];
        let above = above.strip_suffix('\n').unwrap_or(above);
        let above = above.strip_suffix('\r').unwrap_or(above).rfind(['\n', '\r']).map_or(0, |at| at + 1);
        let after = text[offset..].lines().next().unwrap_or("");
        let line = Line { before: &text[start..offset], after, start, above };
        let section = document.sections.iter().rposition(|section| section.span.start as usize <= offset).unwrap_or(0);
        let (place, written) = line.place(document, lexicon);
        let is_close = !text[line.above..start].trim().is_empty();
        Self { place, written, is_close, section, part: part_of(checked, document, section) }
    }
}

/// The part that a section, or one around it, is named after.
fn part_of(checked: &Checked<'_>, document: &Document<'_>, section: usize) -> Option<PartKind> {
    let around = std::iter::successors(Some(section), |&at| document.sections.get(at)?.parent);
    let named = |at| checked.spec.named.iter().find(|(_, section)| *section == at).map(|(part, _)| *part);
    around.filter_map(named).next()
}

/// The caret's line.
struct Line<'t> {
    before: &'t str,
    after: &'t str,
    /// Offset of its first byte.
    start: usize,
    /// That of the line above it.
    above: usize,
}

impl Line<'_> {
    fn place(&self, document: &Document<'_>, lexicon: &Lexicon) -> (Place, Span) {
        let caret = self.start + self.before.len();
        // The bar that begins a new row is none yet, and belongs to the table above all the same.
        let first = if self.before.starts_with('|') { self.above } else { self.start };
        let around = document
            .blocks
            .iter()
            .filter(|block| block.span.start as usize <= caret && first < block.span.end as usize);
        let mut is_code = false;
        for block in around {
            match &block.kind {
                BlockKind::Table(table) => {
                    if let Some(found) = self.cell(table, lexicon) {
                        return found;
                    }
                }
                BlockKind::Fence(_) => is_code = true,
                _ => {}
            }
        }
        if is_code {
            return (Place::Prose, self.word());
        }
        let indent = self.before.len() - self.before.trim_start().len();
        if self.before.trim().is_empty() && self.after.trim().is_empty() {
            return (Place::Blank, Span::new(self.start, caret));
        }
        let marks = self.before[indent..].bytes().take_while(|byte| *byte == b'#').count();
        if (1..=6).contains(&marks) && self.before[indent + marks..].chars().next().is_none_or(|next| next == ' ') {
            return (Place::Heading, Span::new(self.start + indent, caret));
        }
        match self.label(lexicon) {
            Some((label, value)) => (Place::Field(label), self.item(value)),
            None => (Place::Prose, self.word()),
        }
    }

    /// The cell of a row; none in the header and the line below it.
    fn cell(&self, table: &Table<'_>, lexicon: &Lexicon) -> Option<(Place, Span)> {
        let is_delimiter =
            self.before.bytes().all(|byte| matches!(byte, b'|' | b'-' | b':' | b' ')) && self.before.contains('-');
        if self.start < table.header_span.end as usize || is_delimiter {
            return None;
        }
        let bars: Vec<usize> = self.bars().collect();
        let leads = self.before.trim_start().starts_with('|');
        let at = bars.len() - usize::from(leads);
        let value = bars.last().map_or(0, |bar| bar + 1);
        let meanings = || table.header.iter().map(|header| column(header.as_str(), lexicon));
        let written = self.item(value);
        Some(match meanings().nth(at).flatten() {
            Some(column) => {
                let has_path = meanings().flatten().any(|column| column.name() == "column.path");
                (Place::Cell { column, has_path }, written)
            }
            None => (Place::Prose, self.word()),
        })
    }

    /// The bars in front of the caret that separate cells.
    fn bars(&self) -> impl Iterator<Item = usize> + '_ {
        let bytes = self.before.as_bytes();
        let is_escaped = |at: usize| bytes[..at].iter().rev().take_while(|byte| **byte == b'\\').count() % 2 == 1;
        (0..bytes.len()).filter(move |&at| bytes[at] == b'|' && !is_escaped(at))
    }

    /// `- **Module:** ` as its label, and where its value begins.
    fn label(&self, lexicon: &Lexicon) -> Option<(Term, usize)> {
        let colon = self.before.find(':')?;
        let label = self.before[..colon].trim_start_matches(|c: char| c.is_whitespace() || "-*+>_".contains(c));
        let term = *lexicon.exact(Kind::Label, label.trim_end_matches(['*', '_', ' '])).first()?;
        let value = self.before[colon + 1..].trim_start_matches(['*', '_']);
        Some((term, self.before.len() - value.len()))
    }

    /// The item of a list that the caret is in, of a value that begins at `value` in this line. A placeholder goes whole.
    fn item(&self, value: usize) -> Span {
        let begun = &self.before[value..];
        let item = begun.rfind([',', ';']).map_or(0, |at| at + 1);
        let start = value + item + (begun[item..].len() - begun[item..].trim_start().len());
        let is_placeholder = self.before[start..].starts_with('[') && !self.before[start..].contains(']');
        let rest =
            self.after.find(']').filter(|at| is_placeholder && !self.after[..*at].contains('|')).map_or(0, |at| at + 1);
        Span::new(self.start + start, self.start + self.before.len() + rest)
    }

    /// The word in front of the caret.
    fn word(&self) -> Span {
        let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.');
        let start = self.before.trim_end_matches(is_part).len();
        Span::new(self.start + start, self.start + self.before.len())
    }
}

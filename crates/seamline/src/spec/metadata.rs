//! What stands between the title and the first section: metadata lines and the one-line summary.

use super::field::split;
use super::outline::Outline;
use super::{PartKind, Spec};
use crate::config::{Kind, Lexicon, Term};
use crate::markdown::{BlockKind, Text};
use crate::source::Span;

/// The metadata lines.
#[derive(Debug, Clone, Default)]
pub struct Metadata<'a> {
    /// Path of the architecture document.
    pub architecture: Option<Entry<'a>>,
    /// Kind of integration. Real specs seldom keep to the template's three values, so any text will do.
    pub kind: Option<Entry<'a>>,
    /// Priority; may carry a suffix, as in `P0 (needed for launch)`.
    pub priority: Option<Entry<'a>>,
    /// Other lines of the form `Key: value`.
    pub others: Vec<Entry<'a>>,
}

/// A metadata line.
#[derive(Debug, Clone)]
pub struct Entry<'a> {
    /// The key.
    pub key: Text<'a>,
    /// The value; empty when the author left it out.
    pub value: Text<'a>,
}

impl Entry<'_> {
    /// The value as a path: the link's target if it is a link, without an anchor and a note behind it. Gives none for
    /// what is no path, such as the name of a style.
    pub fn path(&self) -> Option<&str> {
        let written = self.value.link().unwrap_or(self.value.as_str()).trim();
        let path = written.split(" (").next().unwrap_or(written);
        let path = path.split('#').next().unwrap_or(path).trim();
        path.contains(['/', '.']).then_some(path)
    }

    /// Key and value.
    pub fn span(&self) -> Span {
        self.key.span.to(self.value.span)
    }
}

/// Reads metadata from the document's beginning up to its first section of level 2.
pub(super) fn read<'a>(outline: &Outline<'_, 'a>, spec: &mut Spec<'a>) {
    let sections = &outline.document.sections;
    // Front matter in front of the title looks like a heading of level 2.
    let title = sections.iter().position(|section| section.level == 1).unwrap_or(0);
    let head = sections.iter().enumerate().skip(title).take_while(|(_, section)| section.level < 2);
    for block in head.flat_map(|(at, _)| outline.document.own_blocks(at)) {
        if let BlockKind::Table(table) = &block.kind {
            let rows = std::iter::once(table.header.as_slice()).chain(table.rows().map(|row| row.cells));
            rows.for_each(|row| read_row(row, outline.lexicon, &mut spec.metadata));
        }
        let lines = block.lines();
        let mut found = false;
        for line in lines {
            found |= read_line(line, outline.lexicon, &mut spec.metadata);
        }
        let summary = block.quotes > 0 && matches!(block.kind, BlockKind::Paragraph(_));
        if summary && !found && spec.summary.is_none() {
            spec.summary = lines.first().cloned();
        }
    }
    let overview = outline.blocks(PartKind::Overview).flat_map(|block| block.lines()).cloned().collect();
    spec.overview = outline.filled(PartKind::Overview, overview);
    spec.coordination = outline.container(PartKind::Coordination);
    spec.testing = outline.container(PartKind::Testing);
    spec.rollout = outline.container(PartKind::Rollout);
}

/// Reads one line; says whether it was metadata.
fn read_line<'a>(line: &Text<'a>, lexicon: &Lexicon, metadata: &mut Metadata<'a>) -> bool {
    let Some(fields) = split(line, lexicon) else { return false };
    let value = fields.field.lines.into_iter().next().unwrap_or_default();
    add(Entry { key: fields.label, value }, fields.meaning, metadata);
    true
}

/// Reads a row of a table that lists metadata: a key and its value. Other tables have no such key.
fn read_row<'a>(cells: &[Text<'a>], lexicon: &Lexicon, metadata: &mut Metadata<'a>) {
    let [key, value, ..] = cells else { return };
    let meaning = lexicon.exact(Kind::Label, key.as_str().trim_end_matches([':', '：'])).first().copied();
    if meaning.is_some() {
        add(Entry { key: key.clone(), value: value.clone() }, meaning, metadata);
    }
}

/// The first entry of a key counts: a footer may repeat it.
fn add<'a>(entry: Entry<'a>, meaning: Option<Term>, metadata: &mut Metadata<'a>) {
    const ARCHITECTURE: Term = Term::new("label.architecture");
    const TYPE: Term = Term::new("label.type");
    const PRIORITY: Term = Term::new("label.priority");
    match meaning {
        Some(ARCHITECTURE) => _ = metadata.architecture.get_or_insert(entry),
        Some(TYPE) => _ = metadata.kind.get_or_insert(entry),
        Some(PRIORITY) => _ = metadata.priority.get_or_insert(entry),
        _ => metadata.others.push(entry),
    }
}

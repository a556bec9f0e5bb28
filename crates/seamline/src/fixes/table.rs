//! Edits inside tables, which keep the columns of a table in line.

use super::{Ground, fix, insert, next_line, replace};
use crate::config::{Kind, Term};
use crate::finding::{Edit, Fix};
use crate::markdown::{Block, BlockKind, Table, Text};
use crate::source::Span;

/// The table that a place stands in.
pub(super) fn around<'g, 'a>(ground: &Ground<'g, 'a>, place: Span) -> Option<(&'g Block<'a>, &'g Table<'a>)> {
    let blocks = &ground.document.blocks;
    // Blocks follow one another; a table holds no other block.
    let behind = blocks.partition_point(|block| block.span.start <= place.start);
    let block = blocks.get(behind.checked_sub(1)?)?;
    match &block.kind {
        BlockKind::Table(table) if place.start < block.span.end => Some((block, table)),
        _ => None,
    }
}

/// The replacement of words in a cell. In a table whose columns are in line, the white space behind the words gives
/// way, or grows.
pub(super) fn fitted(ground: &Ground<'_, '_>, span: Span, text: &str) -> Edit {
    let Some((block, _)) = around(ground, span).filter(|(block, _)| is_in_line(ground.text, block.span)) else {
        return replace(span, text);
    };
    let behind = &ground.text[span.end as usize..block.span.end as usize];
    let spaces = behind.len() - behind.trim_start_matches(' ').len();
    if !behind[spaces..].starts_with('|') || spaces == 0 {
        return replace(span, text);
    }
    let (before, after) = (span.of(ground.text).chars().count(), text.chars().count());
    let left = (spaces + before).saturating_sub(after).max(1);
    let end = span.end as usize + spaces;
    replace(Span::new(span.start as usize, end), format!("{text}{}", " ".repeat(left)))
}

/// A row for the table, its cells chosen by the meaning of their column and as wide as those above.
pub(super) fn row(
    ground: &Ground<'_, '_>,
    block: &Block<'_>,
    table: &Table<'_>,
    cell: impl Fn(&str) -> String,
) -> Edit {
    let lexicon = &ground.context.options.lexicon;
    let widths = if is_in_line(ground.text, block.span) { widths(ground.text, table) } else { Vec::new() };
    let mut line = String::from("|");
    for (at, header) in table.header.iter().enumerate() {
        let meaning = lexicon.leading(Kind::Column, header.as_str()).0.first().map_or("", |term: &Term| term.name());
        let text = cell(meaning.strip_prefix("column.").unwrap_or(meaning)).replace('|', "\\|");
        let padding = widths.get(at).copied().unwrap_or(0).saturating_sub(text.chars().count());
        line.push_str(&format!(" {text}{} |", " ".repeat(padding)));
    }
    let at = next_line(ground.text, (block.span.end as usize).saturating_sub(1).max(block.span.start as usize));
    let is_last_line = !ground.text[..at].ends_with(['\n', '\r']);
    insert(at, if is_last_line { format!("\n{line}") } else { format!("{line}\n") })
}

/// Adds a column behind the last one, with blank cells.
pub(super) fn add_column(ground: &Ground<'_, '_>, header: Span, name: &str) -> Option<Fix> {
    let (block, _) = around(ground, header)?;
    let mut edits = Vec::new();
    let mut at = block.span.start as usize;
    for (number, line) in block.span.of(ground.text).split_inclusive('\n').enumerate() {
        let written = line.trim_end();
        let end = at + written.len();
        at += line.len();
        if written.is_empty() {
            continue;
        }
        let cell = match number {
            0 => name.to_owned(),
            1 => "-".repeat(name.chars().count().max(3)),
            _ => " ".repeat(name.chars().count()),
        };
        let has_bar = written.ends_with('|');
        edits.push(insert(end, if has_bar { format!(" {cell} |") } else { format!(" | {cell}") }));
    }
    Some(fix(format!("add the column `{name}`"), false, edits))
}

/// Characters of each column, the white space around the words left out.
fn widths(text: &str, table: &Table<'_>) -> Vec<usize> {
    let line = table.header_span.of(text).trim();
    let inner = line.trim_start_matches('|').trim_end_matches('|');
    inner.split('|').map(|cell| cell.chars().count().saturating_sub(2)).collect()
}

/// Whether every line of a table is as long as its first one.
fn is_in_line(text: &str, table: Span) -> bool {
    let mut lengths = table.of(text).lines().map(|line| line.trim_end().chars().count());
    lengths.next().is_some_and(|first| lengths.all(|length| length == first))
}

/// The row of a table that a place stands in.
pub(super) fn row_around<'g, 'a>(table: &'g Table<'a>, place: Span) -> Option<(Span, &'g [Text<'a>], usize)> {
    let row = table.rows().find(|row| row.span.start <= place.start && place.start < row.span.end)?;
    Some((row.span, row.cells, row.written))
}

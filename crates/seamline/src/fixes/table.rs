//! Edits inside tables, which keep the columns of a table in line.

use super::{Ground, insert, lines, next_line, replace, start};
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
    cell: &dyn Fn(&str) -> String,
) -> Edit {
    let lexicon = &ground.context.options.lexicon;
    let widths = if is_in_line(ground.text, block.span) { widths(ground.text, table) } else { Vec::new() };
    let cells: Vec<String> = table
        .header
        .iter()
        .enumerate()
        .map(|(at, header)| {
            let meaning =
                lexicon.leading(Kind::Column, header.as_str()).0.first().map_or("", |term: &Term| term.name());
            let text = cell(meaning.strip_prefix("column.").unwrap_or(meaning)).replace('|', "\\|");
            let padding = widths.get(at).copied().unwrap_or(0).saturating_sub(text.chars().count());
            format!("{text}{}", " ".repeat(padding))
        })
        .collect();
    let line = line(&cells, table.header_span.of(ground.text));
    let at = next_line(ground.text, (block.span.end as usize).saturating_sub(1).max(block.span.start as usize));
    let is_last_line = !ground.text[..at].ends_with(['\n', '\r']);
    insert(at, if is_last_line { format!("\n{line}") } else { format!("{line}\n") })
}

/// A line of cells between outer bars, or without where the header has none. A blank cell needs the bar that ends it.
fn line(cells: &[String], header: &str) -> String {
    let header = header.trim();
    let ends = [cells.first(), cells.last()];
    let may_be_bare = cells.len() > 1 && ends.into_iter().flatten().all(|cell| !cell.trim().is_empty());
    let inner = cells.join(" | ");
    let open = if header.starts_with('|') || !may_be_bare { "| " } else { "" };
    let close = if ends_with_bar(header) || !may_be_bare { " |" } else { "" };
    format!("{open}{}{close}", if close.is_empty() { inner.trim_end() } else { &inner })
}

/// Whether a line ends with a bar between cells, not with one that belongs to a cell.
fn ends_with_bar(line: &str) -> bool {
    line.strip_suffix('|').is_some_and(|rest| rest.bytes().rev().take_while(|&byte| byte == b'\\').count() % 2 == 0)
}

/// Adds a column behind the last one, with blank cells.
pub(super) fn add_column(ground: &Ground<'_, '_>, header: Span, name: &str) -> Option<Fix> {
    let (block, _) = around(ground, header)?;
    let mut edits = Vec::new();
    for (number, line) in lines(ground.text, block.span).enumerate() {
        let written = line.of(ground.text).trim_end();
        let end = line.start as usize + written.len();
        if written.is_empty() {
            continue;
        }
        let cell = match number {
            0 => name.to_owned(),
            1 => "-".repeat(name.chars().count().max(3)),
            _ => " ".repeat(name.chars().count()),
        };
        let text = match (ends_with_bar(written), cell.trim().is_empty()) {
            (true, _) => format!(" {cell} |"),
            (false, false) => format!(" | {cell}"),
            // Without a bar behind it a blank cell would be no cell.
            (false, true) => format!(" | {cell} |"),
        };
        edits.push(insert(end, text));
    }
    Some(start(format!("add the column `{name}`"), edits))
}

/// Characters of each column, the white space around the words left out.
fn widths(text: &str, table: &Table<'_>) -> Vec<usize> {
    let line = table.header_span.of(text).trim();
    let inner = line.trim_start_matches('|').trim_end_matches('|');
    // A blank stands on each side of the words, but at the ends of a line without outer bars.
    let last = inner.split('|').count() - 1;
    let blanks = |at: usize| {
        2 - usize::from(at == 0 && !line.starts_with('|')) - usize::from(at == last && !line.ends_with('|'))
    };
    inner.split('|').enumerate().map(|(at, cell)| cell.chars().count().saturating_sub(blanks(at))).collect()
}

/// Whether every line of a table is as long as its first one.
fn is_in_line(text: &str, table: Span) -> bool {
    let mut lengths = lines(text, table).map(|line| line.of(text).trim_end().chars().count());
    lengths.next().is_some_and(|first| lengths.all(|length| length == first))
}

/// The row of a table that a place stands in.
pub(super) fn row_around<'g, 'a>(table: &'g Table<'a>, place: Span) -> Option<(Span, &'g [Text<'a>], usize)> {
    let row = table.rows().find(|row| row.span.start <= place.start && place.start < row.span.end)?;
    Some((row.span, row.cells, row.written))
}

//! Tables with a span per cell.

use super::Text;
use crate::source::{Span, trim};
use std::ops::Range;

/// A table as written.
#[derive(Debug, Clone, Default)]
pub struct Table<'a> {
    /// The header's cells.
    pub header: Vec<Text<'a>>,
    /// The header row.
    pub header_span: Span,
    /// The cells of all rows, so that a table is one list and not one for each row.
    cells: Vec<Text<'a>>,
    /// The rows below the header.
    rows: Vec<Placed>,
}

/// Rows that most tables do not have more of.
const ROWS: usize = 8;

/// A row, by the place of its cells.
#[derive(Debug, Clone)]
struct Placed {
    cells: Range<usize>,
    written: usize,
    span: Span,
}

/// A row of a table.
#[derive(Debug, Clone, Copy)]
pub struct Row<'t, 'a> {
    /// As many cells as the header has at the most; cells that the row leaves out may be missing.
    pub cells: &'t [Text<'a>],
    /// Cells that the row has in the text, those that a renderer drops included.
    pub written: usize,
    /// The whole row.
    pub span: Span,
}

impl<'a> Table<'a> {
    /// The rows below the header.
    pub fn rows(&self) -> impl Iterator<Item = Row<'_, 'a>> {
        self.rows.iter().map(|row| {
            let cells = self.cells.get(row.cells.clone()).unwrap_or(&[]);
            Row { cells, written: row.written, span: row.span }
        })
    }

    /// Adds a cell to the row that is being read.
    pub(super) fn push(&mut self, cell: Text<'a>) {
        self.cells.push(cell);
    }

    /// Makes the cells so far the header.
    pub(super) fn end_header(&mut self, span: Span) {
        let room = Vec::with_capacity(self.cells.len() * ROWS);
        (self.header, self.header_span) = (std::mem::replace(&mut self.cells, room), span);
        self.rows.reserve(ROWS);
    }

    /// Makes the cells since the last row a row.
    pub(super) fn end_row(&mut self, written: usize, span: Span) {
        let start = self.rows.last().map_or(0, |last| last.cells.end);
        self.rows.push(Placed { cells: start..self.cells.len(), written, span });
    }
}

impl<'t, 'a> Row<'t, 'a> {
    /// The cell in a column, from 0; none when the row ends before it.
    pub fn cell(&self, column: usize) -> Option<&'t Text<'a>> {
        self.cells.get(column).filter(|_| column < self.written)
    }
}

/// Counts the cells of a row as written: bars that are not escaped separate, those at both ends do not count.
pub(super) fn written_cells(row: &str) -> usize {
    let row = trim(row);
    let row = row.strip_prefix('|').unwrap_or(row).as_bytes();
    let escapes = |before: &[u8]| before.iter().rev().take_while(|&&byte| byte == b'\\').count() % 2 == 1;
    let bars = match plain_bars(row) {
        Some(bars) => bars,
        None => (0..row.len()).filter(|&at| row[at] == b'|' && !escapes(&row[..at])).count(),
    };
    let ends_in_bar = row.split_last().is_some_and(|(last, before)| *last == b'|' && !escapes(before));
    if ends_in_bar { bars } else { bars + 1 }
}

/// The bars of a row in which none is escaped.
fn plain_bars(row: &[u8]) -> Option<usize> {
    let mut bars = 0;
    // Sums of one byte are made sixteen at a time.
    for part in row.chunks(usize::from(u8::MAX)) {
        let (mut found, mut escapes) = (0u8, 0u8);
        for &byte in part {
            found += u8::from(byte == b'|');
            escapes |= u8::from(byte == b'\\');
        }
        if escapes != 0 {
            return None;
        }
        bars += usize::from(found);
    }
    Some(bars)
}

#[cfg(test)]
mod tests {
    use super::written_cells;
    use crate::markdown::{BlockKind, read};

    #[test]
    fn bars_are_counted_as_a_renderer_splits_them() {
        for (row, cells) in [("| a | b |", 2), ("a | b", 2), ("| a \\| b | c |", 2), ("| a |", 1), ("| a | | |", 3)] {
            assert_eq!(written_cells(row), cells, "{row}");
        }
    }

    #[test]
    fn cells_keep_their_place_whatever_the_shape() {
        let source =
            "| Name | Note |\r\n|---|---|\r\n| `a\\|b` | **c** d | lost |\r\n| é |\r\n\r\nx | y\n--|--\n1 | 2\n";
        let document = read(source);
        let tables: Vec<_> = document
            .blocks
            .iter()
            .filter_map(|block| match &block.kind {
                BlockKind::Table(table) => Some(table),
                _ => None,
            })
            .collect();
        let [first, second] = tables[..] else { panic!("two tables") };
        let rows: Vec<_> = first.rows().chain(second.rows()).collect();
        assert_eq!(rows[0].cell(0).unwrap().as_str(), "a|b");
        assert_eq!(rows[0].cell(1).unwrap().as_str(), "c d");
        assert_eq!(rows[0].written, 3);
        assert_eq!(rows[1].cell(0).unwrap().span.of(source), "é");
        assert!(rows[1].cell(1).is_none());
        assert_eq!(rows[2].cell(1).unwrap().span.of(source), "2");
    }
}

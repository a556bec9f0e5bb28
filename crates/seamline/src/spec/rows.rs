//! Rows of a table by the meaning of their columns.

use super::outline::{Outline, PartKind};
use super::{MissingColumn, RaggedRow, Spec};
use crate::config::{Kind, Lexicon, Term};
use crate::markdown::{Row, Table, Text};
use crate::source::Span;

/// The columns of one table, by meaning.
pub(super) struct Columns {
    meanings: Vec<Option<Term>>,
}

impl Columns {
    pub(super) fn of(table: &Table<'_>, lexicon: &Lexicon) -> Self {
        let meanings = table.header.iter().map(|cell| lexicon.leading(Kind::Column, cell.as_str()).0.first().copied());
        Self { meanings: meanings.collect() }
    }

    pub(super) fn has(&self, column: &str) -> bool {
        self.index(column).is_some()
    }

    /// Index of the first column with this meaning; `column` is the term without its kind.
    fn index(&self, column: &str) -> Option<usize> {
        self.meanings.iter().position(|term| {
            term.and_then(|term| term.name().strip_prefix("column.")).is_some_and(|meaning| meaning == column)
        })
    }
}

/// A row that is read by the meaning of its columns.
pub(super) struct Cells<'r, 'a> {
    row: &'r Row<'a>,
    columns: &'r [Option<usize>],
}

impl<'a> Cells<'_, 'a> {
    /// The cell of the `at`-th wanted column. A row that ends before it gives an empty text at the row's end; a table
    /// that has no such column gives none.
    pub(super) fn get(&self, at: usize) -> Option<Text<'a>> {
        let index = (*self.columns.get(at)?)?;
        Some(self.row.cell(index).cloned().unwrap_or_else(|| Text::plain("", Span::at(self.row.span.end as usize))))
    }

    /// Like [`Cells::get`]; a missing column gives an empty text at the row's end.
    pub(super) fn text(&self, at: usize) -> Text<'a> {
        self.get(at).unwrap_or_else(|| Text::plain("", Span::at(self.row.span.end as usize)))
    }

    /// The whole row.
    pub(super) fn span(&self) -> Span {
        self.row.span
    }
}

/// A column that a reader asks for.
pub(super) struct Wanted {
    /// Meanings that will do, best first.
    pub(super) meanings: &'static [&'static str],
    /// The template's spelling, when rows cannot be judged without the column.
    pub(super) required: Option<&'static str>,
}

pub(super) const fn wanted(meanings: &'static [&'static str]) -> Wanted {
    Wanted { meanings, required: None }
}

pub(super) const fn required(spelling: &'static str, meanings: &'static [&'static str]) -> Wanted {
    Wanted { meanings, required: Some(spelling) }
}

/// Reads every row of every table of a part. The first wanted column falls back to the table's first, whatever its
/// header says. Rows that only group others, with one cell in a wider table, are passed over.
pub(super) fn read<'a, T>(
    outline: &Outline<'_, 'a>,
    part: PartKind,
    columns: &[Wanted],
    spec: &mut Spec<'a>,
    mut row_of: impl FnMut(&Cells<'_, 'a>) -> T,
) -> Vec<T> {
    let mut entries = Vec::new();
    for table in outline.tables(part) {
        let known = Columns::of(table, outline.lexicon);
        let indices = indices(columns, &known);
        for (column, index) in columns.iter().zip(&indices) {
            if let (Some(spelling), None) = (column.required, index) {
                let subject = table.header.first().cloned().unwrap_or_default();
                let header = table.header_span;
                spec.missing_columns.push(MissingColumn { part, column: spelling, header, subject });
            }
        }
        for row in &table.rows {
            if row.written == 1 && table.header.len() > 1 {
                continue;
            }
            if row.written > table.header.len() {
                let subject = row.cells.first().cloned().unwrap_or_default();
                let (cells, columns) = (row.written, table.header.len());
                spec.ragged_rows.push(RaggedRow { subject, span: row.span, cells, columns });
            }
            entries.push(row_of(&Cells { row, columns: &indices }));
        }
    }
    entries
}

fn indices(columns: &[Wanted], known: &Columns) -> Vec<Option<usize>> {
    let mut taken: Vec<usize> = Vec::new();
    let mut indices: Vec<Option<usize>> = Vec::new();
    for column in columns {
        let index = column.meanings.iter().filter_map(|meaning| known.index(meaning)).find(|at| !taken.contains(at));
        taken.extend(index);
        indices.push(index);
    }
    if let Some(first @ None) = indices.first_mut()
        && !taken.contains(&0)
    {
        *first = Some(0);
    }
    indices
}

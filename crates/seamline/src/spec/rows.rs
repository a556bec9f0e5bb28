//! Rows of a table by the meaning of their columns.

use super::outline::{Outline, PartKind};
use super::{Filler, MissingColumn, NamelessRow, RaggedRow, Spec, filler};
use crate::config::{Kind, Lexicon, SHORT, Term, fold_in};
use crate::markdown::{Mark, Row, Table, Text};
use crate::source::Span;

/// The columns of one table, by meaning.
pub(super) struct Columns {
    meanings: Vec<Option<(Term, Closeness)>>,
}

/// How well a header says what its column means, best first: `Recovery`, `Mitigation`, `Recovery Time`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Closeness {
    Name,
    Synonym,
    Beginning,
}

impl Columns {
    pub(super) fn of(table: &Table<'_>, lexicon: &Lexicon) -> Self {
        Self { meanings: table.header.iter().map(|cell| meaning(cell.as_str(), lexicon)).collect() }
    }

    pub(super) fn has(&self, column: &str) -> bool {
        self.index(column, &[]).is_some()
    }

    /// Index of the last column whose header nobody knows and that is not read as another.
    fn unknown(&self, read: &[Option<usize>]) -> Option<usize> {
        (0..self.meanings.len()).rev().find(|&at| self.meanings[at].is_none() && !read.contains(&Some(at)))
    }

    /// Index of the column that means this best; `column` is the term without its kind.
    fn index(&self, column: &str, taken: &[usize]) -> Option<usize> {
        let close = |at: usize| {
            let (term, closeness) = self.meanings[at].filter(|_| !taken.contains(&at))?;
            (term.name().strip_prefix("column.") == Some(column)).then_some((closeness, at))
        };
        (0..self.meanings.len()).filter_map(close).min().map(|(_, at)| at)
    }
}

/// What a column means, by its header.
pub(crate) fn column(header: &str, lexicon: &Lexicon) -> Option<Term> {
    meaning(header, lexicon).map(|(term, _)| term)
}

fn meaning(header: &str, lexicon: &Lexicon) -> Option<(Term, Closeness)> {
    let mut buffer = [0; SHORT];
    let folded = fold_in(header, &mut buffer);
    let (terms, words) = lexicon.leading_folded(Kind::Column, &folded);
    let term = *terms.first()?;
    let is_name = term.name().strip_prefix("column.") == Some(&*folded);
    let is_whole = folded.bytes().filter(|&byte| byte == b' ').count() + 1 == words;
    let closeness = match (is_name, is_whole) {
        (true, _) => Closeness::Name,
        (false, true) => Closeness::Synonym,
        (false, false) => Closeness::Beginning,
    };
    Some((term, closeness))
}

/// A row that is read by the meaning of its columns.
pub(super) struct Cells<'r, 'a> {
    row: Row<'r, 'a>,
    columns: &'r [Option<usize>],
}

impl<'a> Cells<'_, 'a> {
    /// The cell of the `at`-th wanted column. A row that ends before it gives an empty text behind its last cell; a
    /// table that has no such column gives none.
    pub(super) fn get(&self, at: usize) -> Option<Text<'a>> {
        let index = (*self.columns.get(at)?)?;
        Some(self.row.cell(index).cloned().unwrap_or_else(|| self.nothing()))
    }

    /// Like [`Cells::get`]; a missing column gives an empty text behind the row's last cell.
    pub(super) fn text(&self, at: usize) -> Text<'a> {
        self.get(at).unwrap_or_else(|| self.nothing())
    }

    /// An empty text behind the last cell; the row itself may end on the next line.
    fn nothing(&self) -> Text<'a> {
        let last = self.row.cells.iter().take(self.row.written).next_back();
        let end = last.map_or(self.row.span.start, |cell| cell.span.end);
        Text::plain("", Span::at(end as usize))
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

/// Reads every row of the tables of a part, as [`each_row`] finds them.
pub(super) fn read<'a, T>(
    outline: &Outline<'_, 'a>,
    part: PartKind,
    columns: &[Wanted],
    spec: &mut Spec<'a>,
    mut row_of: impl FnMut(&Cells<'_, 'a>) -> T,
) -> Vec<T> {
    let mut entries = Vec::new();
    each_row(outline, part, columns, spec, &mut |cells| entries.push(row_of(cells)));
    entries
}

/// Visits every row of the tables of a part. The first wanted column falls back to the table's first, whatever its
/// header says. Rows that only group others are passed over.
///
/// Once a table of the part has every column that is required, those that lack one are something else: settings of a
/// circuit breaker under Failure Modes.
fn each_row<'a>(
    outline: &Outline<'_, 'a>,
    part: PartKind,
    columns: &[Wanted],
    spec: &mut Spec<'a>,
    visit: &mut dyn FnMut(&Cells<'_, 'a>),
) {
    let read_header = |table| {
        let known = Columns::of(table, outline.lexicon);
        (table, indices(columns, &known), known)
    };
    let mut tables: Vec<(&Table<'a>, Vec<Option<usize>>, Columns)> = outline.tables(part).map(read_header).collect();
    if tables.iter().any(|(_, indices, _)| is_complete(columns, indices)) {
        tables.retain(|(_, indices, _)| is_complete(columns, indices));
    }
    for (table, indices, known) in tables {
        for (column, index) in columns.iter().zip(&indices) {
            if let (Some(spelling), None) = (column.required, index) {
                let subject = table.header.first().cloned().unwrap_or_default();
                let header = table.header_span;
                let candidate = known.unknown(&indices).and_then(|at| table.header.get(at)).cloned();
                spec.missing_columns.push(MissingColumn { part, column: spelling, header, subject, candidate });
            }
        }
        for row in table.rows() {
            if groups_others(row, table) {
                continue;
            }
            if row.written > table.header.len() {
                let subject = row.cells.first().cloned().unwrap_or_default();
                let (cells, columns) = (row.written, table.header.len());
                spec.ragged_rows.push(RaggedRow { subject, span: row.span, cells, columns });
            }
            let cells = Cells { row, columns: &indices };
            if let Some(cell) = blank_name(&cells, outline.lexicon) {
                spec.nameless_rows.push(NamelessRow { part, cell });
            }
            visit(&cells);
        }
    }
}

/// The first wanted cell, when it is blank and another cell of the row is not.
fn blank_name(cells: &Cells<'_, '_>, lexicon: &Lexicon) -> Option<Span> {
    let says = |text: &Text<'_>| filler(text.as_str(), lexicon);
    let name = cells.get(0).filter(|name| says(name) == Filler::Blank)?;
    cells.row.cells.iter().any(|cell| says(cell).is_content()).then_some(name.span)
}

/// Whether a row only names a group of the rows below it: one cell in a wider table, or a bold one before blank ones.
fn groups_others(row: Row<'_, '_>, table: &Table<'_>) -> bool {
    if table.header.len() < 2 {
        return false;
    }
    let Some((first, others)) = row.cells.split_first() else { return true };
    let is_bold = || first.pieces().all(|(run, mark)| mark == Mark::Strong || run.trim().is_empty());
    row.written == 1 || (!first.is_blank() && others.iter().all(Text::is_blank) && is_bold())
}

fn is_complete(columns: &[Wanted], indices: &[Option<usize>]) -> bool {
    columns.iter().zip(indices).all(|(column, index)| column.required.is_none() || index.is_some())
}

fn indices(columns: &[Wanted], known: &Columns) -> Vec<Option<usize>> {
    let mut taken: Vec<usize> = Vec::new();
    let mut indices: Vec<Option<usize>> = Vec::new();
    for column in columns {
        let index = column.meanings.iter().find_map(|meaning| known.index(meaning, &taken));
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

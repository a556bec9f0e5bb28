//! Inventory tables and build-order tables.

use super::Inventory;
use crate::config::{Kind, Lexicon, Term};
use crate::markdown::{BlockKind, Document, Row, Table, Text};
use crate::spec::{Filler, Name, filler};

const MODULE: Term = Term::new("column.module");
const DEPENDENCIES: Term = Term::new("column.dependencies");
const EXTERNALS: Term = Term::new("column.externals");
const PHASE: Term = Term::new("column.phase");
const MODULES: Term = Term::new("column.modules");
const EVERYTHING: Term = Term::new("word.everything");

pub(super) fn read(document: &Document<'_>, lexicon: &Lexicon, inventory: &mut Inventory) {
    let tables: Vec<&Table<'_>> = document
        .blocks
        .iter()
        .filter_map(|block| match &block.kind {
            BlockKind::Table(table) => Some(table),
            _ => None,
        })
        .collect();
    let columns = |table: &Table<'_>| -> Vec<Option<Term>> {
        table.header.iter().map(|cell| lexicon.leading(Kind::Column, cell.as_str()).0.first().copied()).collect()
    };
    for table in &tables {
        let columns = columns(table);
        if columns.first() == Some(&Some(MODULE)) {
            read_modules(table, &columns, lexicon, inventory);
        }
    }
    // The build order only dates modules; it comes second, wherever it stands.
    for table in &tables {
        let columns = columns(table);
        if let ([Some(PHASE), ..], Some(at)) = (columns.as_slice(), position(&columns, MODULES)) {
            read_phases(table, at, lexicon, inventory);
        }
    }
}

fn read_modules(table: &Table<'_>, columns: &[Option<Term>], lexicon: &Lexicon, inventory: &mut Inventory) {
    let dependencies = position(columns, DEPENDENCIES);
    let externals = position(columns, EXTERNALS);
    let phase = position(columns, PHASE);
    for row in table.rows() {
        let Some(cell) = row.cell(0).filter(|cell| filler(cell.as_str(), lexicon).is_content()) else { continue };
        let depends_on = names(row, dependencies, lexicon);
        inventory.externals.extend(names(row, externals, lexicon));
        let number = phase.and_then(|at| row.cell(at)).and_then(|cell| first_number(cell.as_str()));
        if let Some(module) = inventory.entry(Name::one(cell).as_str()) {
            module.states_dependencies |= !depends_on.is_empty() || says_none(row, dependencies, lexicon);
            module.dependencies.extend(depends_on);
            module.phase = module.phase.or(number);
        }
    }
}

/// Whether a cell says that there is nothing: "None", or "n/a: the lowest layer".
fn says_none(row: Row<'_, '_>, column: Option<usize>, lexicon: &Lexicon) -> bool {
    let cell = column.and_then(|at| row.cell(at));
    cell.is_some_and(|cell| {
        matches!(filler(cell.as_str(), lexicon), Filler::None { .. } | Filler::NotApplicable { .. })
    })
}

fn read_phases(table: &Table<'_>, modules: usize, lexicon: &Lexicon, inventory: &mut Inventory) {
    for row in table.rows() {
        let phase = row.cell(0).and_then(|cell| first_number(cell.as_str()));
        for name in names(row, Some(modules), lexicon) {
            if let Some(module) = inventory.known(&name) {
                module.phase = phase.or(module.phase);
            }
        }
    }
}

fn names(row: Row<'_, '_>, column: Option<usize>, lexicon: &Lexicon) -> Vec<String> {
    let cell: Option<&Text<'_>> = column.and_then(|at| row.cell(at));
    let names = cell.map_or_else(Vec::new, |cell| Name::list(cell, lexicon));
    names.iter().map(|name| name.as_str().trim().to_owned()).filter(|name| !lexicon.is(EVERYTHING, name)).collect()
}

fn position(columns: &[Option<Term>], term: Term) -> Option<usize> {
    columns.iter().position(|column| *column == Some(term))
}

/// The first number in a text, such as the 3 of `Phase 3: later`.
pub(super) fn first_number(text: &str) -> Option<u64> {
    text.split(|c: char| !c.is_ascii_digit()).find(|digits| !digits.is_empty())?.parse().ok()
}

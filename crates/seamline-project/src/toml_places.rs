//! Where a key stands in a TOML file.

use seamline::source::LineIndex;
use toml::de::{DeTable, DeValue};

/// Line and column, from 1, of the last key of a path of keys; none when the file does not have it.
pub(crate) fn place(text: &str, path: &[&str]) -> Option<(u32, u32)> {
    let document = DeTable::parse(text).ok()?;
    let (last, tables) = path.split_last()?;
    let mut table = document.get_ref();
    for name in tables {
        let (_, value) = table.iter().find(|(key, _)| key.get_ref() == name)?;
        let DeValue::Table(inner) = value.get_ref() else { return None };
        table = inner;
    }
    let (key, _) = table.iter().find(|(key, _)| key.get_ref() == last)?;
    Some(position(text, key.span().start))
}

/// Line and column, from 1, of a byte offset.
pub(crate) fn position(text: &str, offset: usize) -> (u32, u32) {
    let position = LineIndex::new(text).position(text, offset);
    (position.line, position.column)
}

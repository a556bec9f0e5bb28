//! Where a key stands in a TOML file.

use seamline::source::LineIndex;
use toml::de::{DeArray, DeTable, DeValue};

/// Line and column, from 1, of the last key of a path of keys; a number in the path is an index into an array of
/// tables. None when the file does not have it.
pub(crate) fn place(text: &str, path: &[&str]) -> Option<(u32, u32)> {
    let document = DeTable::parse(text).ok()?;
    let (last, way) = path.split_last()?;
    let mut table = document.get_ref();
    let mut array: Option<&DeArray<'_>> = None;
    for step in way {
        let value = match array.take() {
            None => table.iter().find(|(key, _)| key.get_ref() == step)?.1,
            Some(array) => array.get(step.parse::<usize>().ok()?)?,
        };
        match value.get_ref() {
            DeValue::Table(inner) => table = inner,
            DeValue::Array(inner) => array = Some(inner),
            _ => return None,
        }
    }
    let (key, _) = table.iter().find(|(key, _)| key.get_ref() == last)?;
    Some(position(text, key.span().start))
}

/// Line and column, from 1, of a byte offset.
pub(crate) fn position(text: &str, offset: usize) -> (u32, u32) {
    let position = LineIndex::new(text).position(text, offset);
    (position.line, position.column)
}

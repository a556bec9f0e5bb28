//! The text of a seamline.toml.

use super::{Error, Value};
use crate::limits;
use crate::source::LineIndex;
use std::collections::BTreeMap;
use toml_span::value::{Table, ValueInner};
use toml_span::{ErrorKind, Value as Toml};

/// The top-level table of a TOML text.
pub(super) fn table(text: &str) -> Result<BTreeMap<String, Value>, Error> {
    if text.len() > limits::SETTINGS_BYTES {
        let message =
            format!("the settings have {} bytes, and at most {} are read", text.len(), limits::SETTINGS_BYTES);
        return Err(Error::new(Vec::new(), message));
    }
    let parsed = toml_span::parse(text).map_err(|error| {
        let message = syntax_error(&error);
        Error { place: Some(position(text, error.span.start)), ..Error::new(Vec::new(), message) }
    })?;
    Ok(parsed.as_table().map(of_table).unwrap_or_default())
}

/// Line and UTF-16 column, from 1, of the last key of a path of keys in a TOML text; a number in the path is an index into
/// a list. None when the text does not have it.
pub fn place(text: &str, path: &[&str]) -> Option<(u32, u32)> {
    if text.len() > limits::SETTINGS_BYTES {
        return None;
    }
    let document = toml_span::parse(text).ok()?;
    let (last, way) = path.split_last()?;
    let mut value = &document;
    for step in way {
        value = match value.as_array() {
            Some(list) => list.get(step.parse::<usize>().ok()?)?,
            None => value.as_table()?.get(*step)?,
        };
    }
    let (key, _) = value.as_table()?.get_key_value(*last)?;
    Some(position(text, key.span.start))
}

fn position(text: &str, offset: usize) -> (u32, u32) {
    let position = LineIndex::new(text).position(text, offset);
    (position.line, position.column)
}

fn of_table(table: &Table<'_>) -> BTreeMap<String, Value> {
    let mut values = BTreeMap::new();
    // One by one: to collect them would bring along a sort of its own.
    values.extend(table.iter().map(|(key, value)| (key.name.to_string(), of_value(value))));
    values
}

fn of_value(value: &Toml<'_>) -> Value {
    match value.as_ref() {
        ValueInner::String(text) => Value::Text(text.to_string()),
        ValueInner::Array(list) => Value::List(list.iter().map(of_value).collect()),
        ValueInner::Table(table) => Value::Table(of_table(table)),
        ValueInner::Integer(number) => Value::Other(number.to_string()),
        ValueInner::Boolean(is_true) => Value::Other(is_true.to_string()),
        ValueInner::Float(_) => Value::Other("a number with a fraction".to_owned()),
    }
}

/// The parser's words, with the way out of the mistake that names with a slash and a dot invite.
fn syntax_error(error: &toml_span::Error) -> String {
    match error.kind {
        ErrorKind::Unexpected('/') => {
            format!("{error}; write the name of a rule or a term in quotes, such as \"modules/undeclared\" = \"off\"")
        }
        _ => format!("{error}; mend the TOML here"),
    }
}

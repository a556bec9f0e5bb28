//! Settings as files have them: seamline.toml, and the table of a book.toml.

use crate::{Error, ErrorKind};
use seamline::settings::{self, Settings, Value};
use std::path::Path;

/// Reads a seamline.toml; `text` is what stands in it.
pub(crate) fn from_file(path: &Path, text: &str) -> Result<Settings, Error> {
    Settings::from_toml(text).map_err(|error| of_file(path, error))
}

/// Reads `[preprocessor.seamline]` of a book.toml, as mdBook gives it. `text` is the file's text, for places in errors;
/// `others` are keys that somebody else reads.
///
/// # Errors
/// When there is a key or value that is not known.
pub fn from_book(origin: &Path, table: &toml::Table, text: Option<&str>, others: &[&str]) -> Result<Settings, Error> {
    let table = table.iter().map(|(key, value)| (key.clone(), of_value(value))).collect();
    Settings::from_table(&table, others).map_err(|error| {
        let error = match text {
            Some(text) => error.found_in(text, &["preprocessor", "seamline"]),
            None => error,
        };
        of_file(origin, error)
    })
}

/// Makes the architecture's path absolute: from the first of `bases` where it is, else from the first of all.
pub(crate) fn with_architecture_from(settings: Settings, bases: &[&Path]) -> Settings {
    let architecture = settings.architecture.map(|path| {
        let found = bases.iter().map(|base| base.join(&path)).find(|path| path.exists());
        found.or_else(|| bases.first().map(|base| base.join(&path))).unwrap_or(path)
    });
    Settings { architecture, ..settings }
}

fn of_file(path: &Path, error: settings::Error) -> Error {
    Error::new(ErrorKind::Configuration, path, error.message).at(error.place)
}

fn of_value(value: &toml::Value) -> Value {
    match value {
        toml::Value::String(text) => Value::Text(text.clone()),
        toml::Value::Array(list) => Value::List(list.iter().map(of_value).collect()),
        toml::Value::Table(table) => {
            Value::Table(table.iter().map(|(key, value)| (key.clone(), of_value(value))).collect())
        }
        other => Value::Other(other.to_string()),
    }
}

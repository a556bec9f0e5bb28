//! Values of a configuration, whatever it was read from.

use crate::claims::short;
use std::collections::BTreeMap;
use std::fmt;

/// A value.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Value>),
    /// A table.
    Table(BTreeMap<String, Value>),
    /// Anything else, such as a number, as messages show it. No setting takes one.
    Other(String),
}

impl Value {
    /// The text, if it is one.
    pub(super) fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The list, if it is one.
    pub(super) fn as_list(&self) -> Option<&[Self]> {
        match self {
            Self::List(list) => Some(list),
            _ => None,
        }
    }

    /// The table, if it is one.
    pub(super) fn as_table(&self) -> Option<&BTreeMap<String, Self>> {
        match self {
            Self::Table(table) => Some(table),
            _ => None,
        }
    }
}

/// How many entries of a list a message shows.
const SHOWN: usize = 5;

/// As TOML writes it in one line, long texts and lists cut; a table only says that it is one, and so does a list in a list.
impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => write!(f, "\"{}\"", short(text)),
            Self::List(list) => {
                f.write_str("[")?;
                for (at, value) in list.iter().take(SHOWN).enumerate() {
                    f.write_str(if at > 0 { ", " } else { "" })?;
                    match value {
                        Self::List(_) => f.write_str("[…]")?,
                        value => fmt::Display::fmt(value, f)?,
                    }
                }
                f.write_str(if list.len() > SHOWN { ", …]" } else { "]" })
            }
            Self::Table(_) => f.write_str("a table"),
            Self::Other(text) => f.write_str(&short(text)),
        }
    }
}

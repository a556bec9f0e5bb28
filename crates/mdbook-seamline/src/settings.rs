//! `[preprocessor.seamline]` of book.toml over seamline.toml.

use crate::places::shown_path;
use mdbook_preprocessor::PreprocessorContext;
use mdbook_preprocessor::errors::{Error, Result};
use seamline::settings::place;
use seamline_project::{Project, from_book};
use std::path::{Path, PathBuf};
use toml::{Table, Value};

/// Keys that mdBook itself reads from a preprocessor's table, then those that only a book has.
const OTHER_KEYS: [&str; 8] =
    ["command", "before", "after", "optional", "renderers", "render-mermaid", "badges", "findings"];

/// What a book decides.
#[derive(Debug)]
pub(crate) struct BookSettings {
    /// The project that the book is in, with the settings of both.
    pub(crate) project: Project,
    /// Which diagrams become SVG.
    pub(crate) render_mermaid: RenderMermaid,
    /// Whether a page opens with its checklist in short.
    pub(crate) badges: bool,
    /// Whether a page lists its findings.
    pub(crate) findings: bool,
}

/// Which diagrams become SVG.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum RenderMermaid {
    /// Those of specs.
    Specs,
    /// Those of every chapter.
    All,
    /// None.
    Off,
}

impl BookSettings {
    /// Reads the table as mdBook gives it, with what the environment overrides; the file is only read for places.
    pub(crate) fn load(context: &PreprocessorContext) -> Result<Self> {
        let table: Table = context.config.get("preprocessor.seamline")?.unwrap_or_default();
        let file = context.root.join("book.toml");
        let text = std::fs::read_to_string(&file).ok();
        let origin = PathBuf::from(shown_path(&file, &context.root));
        let shared = from_book(&origin, &table, text.as_deref(), &OTHER_KEYS)?;
        let own = OwnKeys { origin: &origin, text: text.as_deref(), table: &table };
        Ok(Self {
            render_mermaid: own.choice(
                "render-mermaid",
                &[
                    (Value::from("specs"), RenderMermaid::Specs),
                    (Value::from("all"), RenderMermaid::All),
                    (Value::from("off"), RenderMermaid::Off),
                ],
            )?,
            badges: own.choice("badges", &[(Value::from(true), true), (Value::from(false), false)])?,
            findings: own.choice("findings", &[(Value::from("page"), true), (Value::from("off"), false)])?,
            project: Project::load(&context.root, shared)?,
        })
    }
}

/// The keys that only a book has, and where they stand.
struct OwnKeys<'t> {
    origin: &'t Path,
    text: Option<&'t str>,
    table: &'t Table,
}

impl OwnKeys<'_> {
    /// The meaning of a key's value; the first of `choices` is the default.
    fn choice<T: Copy>(&self, key: &str, choices: &[(Value, T)]) -> Result<T> {
        let given = self.table.get(key);
        let chosen = choices.iter().find(|(value, _)| given.is_none_or(|given| given == value));
        chosen.map(|&(_, meaning)| meaning).ok_or_else(|| {
            let given = given.map(ToString::to_string).unwrap_or_default();
            let values: Vec<String> = choices.iter().map(|(value, _)| value.to_string()).collect();
            let origin = self.origin.display();
            let place = self.place(key).unwrap_or_default();
            Error::msg(format!("{origin}{place}: `{key}` is {given}, and may be {}", values.join(", ")))
        })
    }

    /// `:line:column` of a key; none for one that comes from the environment.
    fn place(&self, key: &str) -> Option<String> {
        let (line, column) = place(self.text?, &["preprocessor", "seamline", key])?;
        Some(format!(":{line}:{column}"))
    }
}

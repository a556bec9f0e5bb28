//! What a caller may pass.

use crate::failure::Failure;
use crate::fields::{Fields, entries, setting};
use js_sys::Array;
use seamline::facts::documents::normal_path;
use seamline::limits;
use seamline::render::Drawn;
use seamline::scaffold::{Answers, Kind, Module, Priority, Scaffold};
use seamline::settings::Settings;
use std::collections::BTreeMap;
use wasm_bindgen::{JsCast, JsValue};

/// Options that are those of seamline.toml, by their names here and there.
const SETTINGS: [(&str, &str); 6] = [
    ("profile", "profile"),
    ("failOn", "fail-on"),
    ("actors", "actors"),
    ("docsUrl", "docs-url"),
    ("rules", "rules"),
    ("lexicon", "lexicon"),
];

/// What stands for a file system and for a command line: a spec's path, the documents around it, and the settings.
#[derive(Debug, Default)]
pub(crate) struct Options {
    /// Path of the spec from the project's root.
    pub(crate) path: Option<String>,
    /// The architecture document.
    pub(crate) architecture: Option<Document>,
    /// Texts of other documents by their path from the project's root; of some only the path may be known.
    pub(crate) documents: Option<BTreeMap<String, Option<String>>>,
    /// What the text of a seamline.toml says.
    config: Settings,
    /// What the options themselves say, which wins.
    own: Settings,
}

/// A document that is given by its text.
#[derive(Debug)]
pub(crate) struct Document {
    pub(crate) path: Option<String>,
    pub(crate) text: String,
}

impl Options {
    /// The fields of options; `others` are keys that somebody else reads.
    pub(crate) fn fields(value: &JsValue, others: &[&str]) -> Result<Fields, Failure> {
        let own_keys = SETTINGS.map(|(key, _)| key);
        let known: Vec<&str> =
            ["path", "architecture", "documents", "config"].iter().chain(&own_keys).chain(others).copied().collect();
        Fields::read(value, "options", &known)
    }

    /// Reads options that have no other fields.
    pub(crate) fn read(value: &JsValue) -> Result<Self, Failure> {
        Self::of(&Self::fields(value, &[])?)
    }

    /// Reads options out of fields that may have others.
    pub(crate) fn of(fields: &Fields) -> Result<Self, Failure> {
        let config = match fields.text("config")? {
            Some(text) => Settings::from_toml(&text).map_err(Failure::config)?,
            None => Settings::default(),
        };
        let mut own = BTreeMap::new();
        for (key, name) in SETTINGS {
            if let Some(value) = fields.get(key) {
                own.insert(name.to_owned(), setting(value, key)?);
            }
        }
        let own = Settings::from_table(&own, &[])
            .map_err(|error| Failure::options(&format!("in `options`: {}", named_here(error.message))))?;
        Ok(Self {
            path: path(fields)?,
            architecture: fields.get("architecture").map(architecture).transpose()?.flatten(),
            documents: fields.get("documents").filter(|documents| !documents.is_null()).map(documents).transpose()?,
            config,
            own,
        })
    }

    /// The settings of the spec: what the configuration says, its overrides that are for the spec, and the options.
    pub(crate) fn settings(&self) -> Settings {
        let path = self.path.as_deref().unwrap_or_default();
        let overrides = self.config.overrides.iter();
        let overrides = overrides.filter(|one| seamline::settings::matches(&one.files, path));
        let laid = overrides.fold(self.config.clone(), |laid, one| laid.overlay(one.settings.clone()));
        laid.overlay(self.own.clone())
    }
}

/// The path of the spec, in the one spelling by which globs and documents are found.
fn path(fields: &Fields) -> Result<Option<String>, Failure> {
    let path = fields.text("path")?.map(|path| normal_path(&path));
    let is_path = |path: &String| !path.is_empty() && path.len() <= limits::PATH_BYTES;
    let wanted = format!("a path of at most {} bytes", limits::PATH_BYTES);
    if path.as_ref().is_none_or(is_path) { Ok(path) } else { Err(fields.wrong("path", &wanted)) }
}

/// A message about settings with the names that they have among options.
fn named_here(message: String) -> String {
    SETTINGS.iter().fold(message, |message, (here, there)| message.replace(&format!("`{there}`"), &format!("`{here}`")))
}

/// A text that is no longer than what is read.
fn within_limit(what: &str, text: String) -> Result<String, Failure> {
    if text.len() <= limits::INPUT_BYTES { Ok(text) } else { Err(Failure::too_large(what, text.len())) }
}

/// A text, or a text with its path.
fn architecture(value: &JsValue) -> Result<Option<Document>, Failure> {
    if let Some(text) = value.as_string() {
        return Ok(Some(Document { path: None, text: within_limit("the architecture document", text)? }));
    }
    if value.is_null() {
        return Ok(None);
    }
    if !value.is_object() {
        return Err(Failure::options("`options.architecture` has to be a string, or an object with `text` and `path`"));
    }
    let fields = Fields::read(value, "options.architecture", &["path", "text"])?;
    let text = fields.text("text")?.ok_or_else(|| fields.wrong("text", "a string"))?;
    Ok(Some(Document { path: path(&fields)?, text: within_limit("the architecture document", text)? }))
}

fn documents(value: &JsValue) -> Result<BTreeMap<String, Option<String>>, Failure> {
    let mut documents = BTreeMap::new();
    for (path, text) in entries(value, "options.documents")? {
        let text = match text.as_string() {
            Some(text) => Some(within_limit(&format!("the document `{path}`"), text)?),
            None if text.is_null() => None,
            None => {
                let message = format!("`options.documents` has something else than a string or null for `{path}`");
                return Err(Failure::options(&message));
            }
        };
        if documents.insert(normal_path(&path), text).is_some() {
            return Err(Failure::options(&format!("`options.documents` has `{path}` twice, in two spellings")));
        }
    }
    Ok(documents)
}

/// What a chapter shows.
#[derive(Debug)]
pub(crate) struct ChapterOptions {
    pub(crate) markdown: bool,
    pub(crate) id_prefix: Option<String>,
    pub(crate) badges: bool,
    pub(crate) findings: bool,
    pub(crate) mermaid: bool,
    pub(crate) rule_links: Option<String>,
    /// Figures as drawn, by their ids.
    pub(crate) drawn: Vec<(String, Drawn)>,
}

impl ChapterOptions {
    /// The options that only a chapter has.
    pub(crate) const KEYS: &[&str] = &["target", "idPrefix", "badges", "findings", "mermaid", "ruleLinks", "drawn"];

    /// Reads them out of options that may have others.
    pub(crate) fn of(fields: &Fields) -> Result<Self, Failure> {
        Ok(Self {
            markdown: fields.choice("target", &[("html", false), ("markdown", true)])?.unwrap_or_default(),
            id_prefix: id_prefix(fields)?,
            badges: fields.flag("badges")?.unwrap_or(true),
            findings: fields.flag("findings")?.unwrap_or(true),
            mermaid: fields.flag("mermaid")?.unwrap_or(true),
            rule_links: fields.text("ruleLinks")?,
            drawn: fields.get("drawn").map(drawn).transpose()?.unwrap_or_default(),
        })
    }
}

/// What every id starts with. It stands in the chapter as it is.
pub(crate) fn id_prefix(fields: &Fields) -> Result<Option<String>, Failure> {
    let prefix = fields.text("idPrefix")?;
    let allowed = |prefix: &String| {
        let mut bytes = prefix.bytes();
        bytes.next().is_some_and(|first| first.is_ascii_alphabetic())
            && bytes.all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
            && prefix.len() <= 100
    };
    match prefix {
        Some(prefix) if !allowed(&prefix) => {
            Err(fields.wrong("idPrefix", "a letter and then letters, digits, `-` and `_`, at most 100"))
        }
        prefix => Ok(prefix),
    }
}

fn drawn(value: &JsValue) -> Result<Vec<(String, Drawn)>, Failure> {
    let drawn = |(id, value): (String, JsValue)| {
        let fields = Fields::read(&value, &format!("options.drawn[\"{id}\"]"), &["svg", "css"])?;
        let text = |key| fields.text(key)?.ok_or_else(|| fields.wrong(key, "a string"));
        Ok((id, Drawn { svg: text("svg")?, css: text("css")? }))
    };
    entries(value, "options.drawn")?.into_iter().map(drawn).collect()
}

/// What a new spec is made from.
pub(crate) fn scaffold(value: &JsValue) -> Result<Scaffold, Failure> {
    let keys = ["name", "description", "architecture", "type", "priority", "modules"];
    let fields = Fields::read(value, "options", &keys)?;
    let name = fields.text("name")?.ok_or_else(|| fields.wrong("name", "a string"))?;
    let modules = match fields.get("modules") {
        Some(list) if Array::is_array(list) => list.unchecked_ref::<Array>().iter().map(|one| module(&one)).collect(),
        Some(_) => Err(fields.wrong("modules", "a list")),
        None => Ok(Vec::new()),
    };
    let architecture = fields.text("architecture")?;
    let spec = Scaffold {
        name,
        description: fields.text("description")?.unwrap_or_default(),
        architecture: architecture.unwrap_or_else(|| seamline::architecture::USUAL_PATH.to_owned()),
        kind: fields.choice("type", &Kind::ALL.map(|kind| (kind.as_str(), kind)))?,
        priority: fields.choice("priority", &Priority::ALL.map(|priority| (priority.as_str(), priority)))?,
        modules: modules?,
    };
    spec.accepted().map_err(|error| Failure::options(&error))
}

/// A module by its name, or with its role.
fn module(value: &JsValue) -> Result<Module, Failure> {
    if let Some(name) = value.as_string() {
        return Ok(Module { name, role: String::new() });
    }
    let fields = Fields::read(value, "options.modules[]", &["name", "role"])?;
    let roles = [("Producer", "Producer"), ("Consumer", "Consumer"), ("Both", "Both")];
    Ok(Module {
        name: fields.text("name")?.ok_or_else(|| fields.wrong("name", "a string"))?,
        role: fields.choice("role", &roles)?.unwrap_or_default().to_owned(),
    })
}

/// What is known of a feature.
pub(crate) fn answers(value: &JsValue) -> Result<Answers, Failure> {
    let keys = ["modules", "dataFlows", "rollback", "sharedTypes", "aggregates"];
    let fields = Fields::read(value, "answers", &keys)?;
    Ok(Answers {
        modules: fields.count("modules")?,
        data_flows: fields.flag("dataFlows")?,
        rollback: fields.flag("rollback")?,
        shared_types: fields.flag("sharedTypes")?,
        aggregates: fields.flag("aggregates")?,
    })
}

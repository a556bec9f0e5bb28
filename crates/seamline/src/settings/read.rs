//! From a table of keys to settings.

use super::address::is_safe;
use super::glob::problem;
use super::{Error, FailOn, Override, Settings, Value};
use crate::claims::short;
use crate::config::{Language, Level, Lexicon, Profile};
use crate::limits;
use crate::rules;
use std::collections::BTreeMap;

type Table = BTreeMap<String, Value>;

const KEYS: [&str; 10] = [
    "architecture",
    "specs",
    "profile",
    "fail-on",
    "actors",
    "docs-url",
    "playground-url",
    "rules",
    "lexicon",
    "override",
];
/// The keys of an override.
const OVERRIDE_KEYS: [&str; 4] = ["files", "profile", "actors", "rules"];

/// Reads settings; `others` are keys that somebody else reads.
pub(super) fn settings(table: &Table, others: &[&str]) -> Result<Settings, Error> {
    Reader { within: &[] }.read(table, others)
}

/// Reads the keys of one table.
struct Reader<'r> {
    /// The keys that lead to the table.
    within: &'r [&'r str],
}

impl Reader<'_> {
    fn read(&self, table: &Table, others: &[&str]) -> Result<Settings, Error> {
        let mut settings = Settings::default();
        for (key, value) in table {
            match key.as_str() {
                "architecture" => settings.architecture = Some(self.string(key, value)?.into()),
                "specs" => settings.specs = Some(self.globs(key, value)?),
                "profile" => {
                    settings.profile =
                        Some(self.choice(key, value, &Profile::ALL.map(|profile| (profile.as_str(), profile)))?)
                }
                "fail-on" => {
                    settings.fail_on =
                        Some(self.choice(key, value, &FailOn::ALL.map(|policy| (policy.as_str(), policy)))?)
                }
                "actors" => settings.actors = Some(self.strings(&[key], value)?),
                "docs-url" => settings.docs_url = Some(self.address(key, value, "https://example.com/rules/")?),
                "playground-url" => settings.playground_url = Some(self.playground(key, value)?),
                "rules" => settings.rules = self.rules(value)?,
                "lexicon" => self.lexicon(value, &mut settings)?,
                "override" => settings.overrides = self.overrides(value)?,
                other if others.contains(&other) => {}
                other => return Err(self.unknown(&[other], "key", &[&KEYS[..], others].concat())),
            }
        }
        Ok(settings)
    }

    fn overrides(&self, value: &Value) -> Result<Vec<Override>, Error> {
        let tables = value.as_list().map(|tables| tables.iter().map(Value::as_table).collect::<Option<Vec<_>>>());
        let tables = tables.flatten().ok_or_else(|| {
            let message = "`override` has to be a list of tables; write [[override]] above each of them";
            self.error(&["override"], message.to_owned())
        })?;
        let read = |(at, table): (usize, &Table)| {
            let index = at.to_string();
            let within: Vec<&str> = self.within.iter().copied().chain(["override", &index]).collect();
            Reader { within: &within }.override_of(table)
        };
        tables.into_iter().enumerate().map(read).collect()
    }

    fn override_of(&self, table: &Table) -> Result<Override, Error> {
        if let Some(other) = table.keys().find(|key| !OVERRIDE_KEYS.contains(&key.as_str())) {
            return Err(self.unknown(&[other], "key of an override", &OVERRIDE_KEYS));
        }
        let Some(files) = table.get("files") else {
            let first: Vec<&str> = table.keys().map(String::as_str).take(1).collect();
            return Err(self.error(&first, "an override needs `files`, the globs of what it is for".to_owned()));
        };
        let mut rest = table.clone();
        rest.remove("files");
        Ok(Override { files: self.globs("files", files)?, settings: self.read(&rest, &[])? })
    }

    fn string(&self, key: &str, value: &Value) -> Result<String, Error> {
        let text = value.as_text().map(str::to_owned);
        text.ok_or_else(|| self.error(&[key], format!("`{key}` is {value}, and has to be a text in quotes")))
    }

    /// An address that pages may link to.
    fn address(&self, key: &str, value: &Value, example: &str) -> Result<String, Error> {
        let address = self.string(key, value)?;
        if is_safe(&address) {
            return Ok(address);
        }
        let message = format!("`{key}` is {value}, and has to be an address such as {example}, or a path");
        Err(self.error(&[key], message))
    }

    fn playground(&self, key: &str, value: &Value) -> Result<String, Error> {
        let address = self.address(key, value, "https://example.com/playground/")?;
        if address.contains('#') {
            let message = format!("`{key}` is {value}, and may have no `#`: what is opened there stands behind one");
            return Err(self.error(&[key], message));
        }
        Ok(address)
    }

    fn strings(&self, path: &[&str], value: &Value) -> Result<Vec<String>, Error> {
        let list = value.as_list().map(|list| list.iter().map(|entry| entry.as_text().map(str::to_owned)).collect());
        let key = path.last().copied().unwrap_or_default();
        list.flatten().ok_or_else(|| {
            self.error(path, format!("`{key}` is {value}, and has to be a list of texts, such as [\"a\", \"b\"]"))
        })
    }

    fn globs(&self, key: &str, value: &Value) -> Result<Vec<String>, Error> {
        let globs = self.strings(&[key], value)?;
        for glob in &globs {
            if let Some(problem) = problem(glob) {
                return Err(self.error(&[key], format!("`{}` is no glob: {problem}", short(glob))));
            }
        }
        Ok(globs)
    }

    fn choice<T: Copy>(&self, key: &str, value: &Value, choices: &[(&str, T)]) -> Result<T, Error> {
        let chosen = value.as_text().and_then(|text| choices.iter().find(|(name, _)| *name == text));
        chosen.map(|(_, meaning)| *meaning).ok_or_else(|| {
            let names: Vec<String> = choices.iter().map(|(name, _)| format!("\"{name}\"")).collect();
            self.error(&[key], format!("`{key}` is {value}, and may be {}", names.join(", ")))
        })
    }

    fn rules(&self, value: &Value) -> Result<BTreeMap<String, Level>, Error> {
        let names: Vec<&str> = rules::all().iter().map(|rule| rule.name).chain(rules::groups()).collect();
        let mut levels = BTreeMap::new();
        for (name, level) in self.table("rules", value)? {
            if !names.contains(&name.as_str()) {
                return Err(self.unknown(&["rules", name], "rule or group", &names));
            }
            let chosen = level.as_text().and_then(|text| Level::ALL.into_iter().find(|level| level.as_str() == text));
            let Some(chosen) = chosen else {
                let message = format!("`{name}` is {level}, and may be \"off\", \"hint\", \"warning\", \"error\"");
                return Err(self.error(&["rules", name], message));
            };
            levels.insert(name.clone(), chosen);
        }
        Ok(levels)
    }

    fn lexicon(&self, value: &Value, settings: &mut Settings) -> Result<(), Error> {
        for (term, phrases) in self.table("lexicon", value)? {
            if term == "language" {
                settings.languages = Some(self.languages(phrases)?);
                continue;
            }
            // Without quotes, `column.purpose` is a table in a table to TOML.
            let Value::Table(terms) = phrases else {
                self.term(term, &["lexicon", term], phrases, settings)?;
                continue;
            };
            for (rest, phrases) in terms {
                self.term(&format!("{term}.{rest}"), &["lexicon", term, rest], phrases, settings)?;
            }
        }
        Ok(())
    }

    fn term(&self, term: &str, path: &[&str], phrases: &Value, settings: &mut Settings) -> Result<(), Error> {
        Lexicon::default().extend(term, &[]).map_err(|error| self.error(path, error.to_string()))?;
        settings.lexicon.insert(term.to_owned(), self.strings(path, phrases)?);
        Ok(())
    }

    /// One language, or a list of them.
    fn languages(&self, value: &Value) -> Result<Vec<Language>, Error> {
        let language = |value: &Value| {
            let code = value.as_text()?;
            Language::ALL.into_iter().find(|language| language.code() == code)
        };
        let languages = match value {
            Value::List(list) => list.iter().map(language).collect(),
            one => language(one).map(|language| vec![language]),
        };
        languages.ok_or_else(|| {
            let codes = Language::ALL.map(|language| format!("\"{}\"", language.code())).join(", ");
            self.error(
                &["lexicon", "language"],
                format!("`language` is {value}, and may be {codes}, or a list of them"),
            )
        })
    }

    fn table<'v>(&self, key: &str, value: &'v Value) -> Result<&'v Table, Error> {
        value.as_table().ok_or_else(|| self.error(&[key], format!("`{key}` is {value}, and has to be a table")))
    }

    fn unknown(&self, path: &[&str], what: &str, known: &[&str]) -> Error {
        let name = path.last().copied().unwrap_or_default();
        let distance = |known: &&&str| strsim::damerau_levenshtein(known, name);
        // The distance to a name of a megabyte would take minutes.
        let close = known.iter().filter(|_| name.len() <= limits::SUGGESTION_BYTES).min_by_key(distance);
        let hint = match close.filter(|known| distance(known) <= 3) {
            Some(nearest) => format!("did you mean `{nearest}`?"),
            None if known.len() <= 20 => format!("there are {}", known.join(", ")),
            None => "`seamline explain` lists them".to_owned(),
        };
        self.error(path, format!("unknown {what} `{}`; {hint}", short(name)))
    }

    fn error(&self, path: &[&str], message: String) -> Error {
        let full = self.within.iter().chain(path).map(|key| (*key).to_owned()).collect();
        Error::new(full, message)
    }
}

//! What a project decides.

use crate::toml_places::{place, position};
use crate::{Error, ErrorKind};
use globset::{Glob, GlobBuilder};
use seamline::config::{Language, Level, Lexicon, Options, Profile};
use seamline::finding::Summary;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use toml::{Table, Value};

/// From which severity on a run fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum FailOn {
    /// Errors fail.
    #[default]
    Error,
    /// Warnings fail as well.
    Warning,
    /// Findings never fail.
    Never,
}

impl FailOn {
    /// Whether findings of these counts fail.
    pub fn fails(self, summary: Summary) -> bool {
        match self {
            Self::Error => summary.errors > 0,
            Self::Warning => summary.errors + summary.warnings > 0,
            Self::Never => false,
        }
    }
}

/// Settings as one source gives them: a key that it does not have is none or empty.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// The architecture document.
    pub architecture: Option<PathBuf>,
    /// Which files are specs, as globs from the project's root.
    pub specs: Option<Vec<String>>,
    /// How strict.
    pub profile: Option<Profile>,
    /// What fails a run.
    pub fail_on: Option<FailOn>,
    /// Names that are no modules.
    pub actors: Option<Vec<String>>,
    /// Where the rule pages are, without a slash at its end.
    pub docs_url: Option<String>,
    /// Levels by rule or group.
    pub rules: BTreeMap<String, Level>,
    /// Languages that specs are written in, besides English.
    pub languages: Option<Vec<Language>>,
    /// Phrases by term of the lexicon.
    pub lexicon: BTreeMap<String, Vec<String>>,
    /// Settings for some of the files, later ones over earlier ones.
    pub overrides: Vec<Override>,
}

/// Settings for the files that globs match.
#[derive(Debug, Clone)]
pub struct Override {
    /// Globs from the project's root.
    pub files: Vec<String>,
    /// Profile, actors and rules.
    pub settings: Settings,
}

const KEYS: [&str; 9] =
    ["architecture", "specs", "profile", "fail-on", "actors", "docs-url", "rules", "lexicon", "override"];
/// The keys of an override.
const OVERRIDE_KEYS: [&str; 4] = ["files", "profile", "actors", "rules"];

impl Settings {
    /// Reads seamline.toml.
    ///
    /// # Errors
    /// When it is no TOML, or has a key or value that is not known; the error points at it.
    pub fn from_toml_str(path: &Path, text: &str) -> Result<Self, Error> {
        let table: Table = toml::from_str(text).map_err(|error| {
            let at = error.span().map(|span| position(text, span.start));
            Error::new(ErrorKind::Configuration, path, syntax_error(error.message())).at(at)
        })?;
        Reader { origin: path, text: Some(text), within: &[] }.read(&table, &[])
    }

    /// Reads `[preprocessor.seamline]` of book.toml. `text` is the file's text, for places in errors; `others` are keys
    /// that somebody else reads.
    ///
    /// # Errors
    /// When there is a key or value that is not known.
    pub fn from_table(origin: &Path, table: &Table, text: Option<&str>, others: &[&str]) -> Result<Self, Error> {
        Reader { origin, text, within: &["preprocessor", "seamline"] }.read(table, others)
    }

    /// These settings with those of `over` in their place, key by key.
    #[must_use]
    pub fn overlay(self, over: Self) -> Self {
        let mut rules = self.rules;
        rules.extend(over.rules);
        let mut lexicon = self.lexicon;
        lexicon.extend(over.lexicon);
        Self {
            architecture: over.architecture.or(self.architecture),
            specs: over.specs.or(self.specs),
            profile: over.profile.or(self.profile),
            fail_on: over.fail_on.or(self.fail_on),
            actors: over.actors.or(self.actors),
            docs_url: over.docs_url.or(self.docs_url),
            rules,
            languages: over.languages.or(self.languages),
            lexicon,
            overrides: if over.overrides.is_empty() { self.overrides } else { over.overrides },
        }
    }

    /// Makes the architecture's path absolute: from the first of `bases` where it is, else from the first of all.
    #[must_use]
    pub fn with_architecture_from(mut self, bases: &[&Path]) -> Self {
        self.architecture = self.architecture.map(|path| {
            let found = bases.iter().map(|base| base.join(&path)).find(|path| path.exists());
            found.or_else(|| bases.first().map(|base| base.join(&path))).unwrap_or(path)
        });
        self
    }

    /// The core's options.
    pub(crate) fn options(&self) -> Options {
        let mut lexicon = Lexicon::default();
        self.languages.iter().flatten().for_each(|&language| lexicon.add_language(language));
        for (term, phrases) in &self.lexicon {
            // Unknown terms were refused when the settings were read.
            _ = lexicon.extend(term, phrases);
        }
        Options {
            profile: self.profile.unwrap_or_default(),
            levels: self.rules.clone(),
            actors: self.actors.clone().unwrap_or_default(),
            lexicon,
            docs_url: self.docs_url.as_ref().map(|url| url.trim_end_matches('/').to_owned()),
        }
    }
}

/// The parser's words, with the way out of the mistake that names with a slash and a dot invite.
fn syntax_error(message: &str) -> String {
    if message.contains("unquoted key") {
        format!("{message}; write the name of a rule or a term in quotes, such as \"modules/undeclared\" = \"off\"")
    } else {
        format!("{message}; mend the TOML here")
    }
}

/// A glob of `specs`. As in .gitignore, `*` stays inside a folder and `**` does not.
pub(crate) fn glob(text: &str) -> Result<Glob, globset::Error> {
    GlobBuilder::new(text).literal_separator(true).build()
}

struct Reader<'r> {
    origin: &'r Path,
    text: Option<&'r str>,
    /// The tables of the file that the settings stand in.
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
                "fail-on" => settings.fail_on = Some(self.choice(key, value, &FAIL_ON)?),
                "actors" => settings.actors = Some(self.strings(&[key], value)?),
                "docs-url" => settings.docs_url = Some(self.string(key, value)?),
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
        let tables = value.as_array().map(|tables| tables.iter().map(Value::as_table).collect::<Option<Vec<_>>>());
        let tables = tables.flatten().ok_or_else(|| {
            let message = "`override` has to be a list of tables; write [[override]] above each of them";
            self.error(&["override"], message.to_owned())
        })?;
        let read = |(at, table): (usize, &Table)| {
            let index = at.to_string();
            let within: Vec<&str> = self.within.iter().copied().chain(["override", &index]).collect();
            Reader { within: &within, ..*self }.override_of(table)
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
        let text = value.as_str().map(str::to_owned);
        text.ok_or_else(|| self.error(&[key], format!("`{key}` is {value}, and has to be a text in quotes")))
    }

    fn strings(&self, path: &[&str], value: &Value) -> Result<Vec<String>, Error> {
        let list = value.as_array().map(|list| list.iter().map(|entry| entry.as_str().map(str::to_owned)).collect());
        let key = path.last().copied().unwrap_or_default();
        list.flatten().ok_or_else(|| {
            self.error(path, format!("`{key}` is {value}, and has to be a list of texts, such as [\"a\", \"b\"]"))
        })
    }

    fn globs(&self, key: &str, value: &Value) -> Result<Vec<String>, Error> {
        let globs = self.strings(&[key], value)?;
        for glob in &globs {
            self::glob(glob).map_err(|error| self.error(&[key], format!("`{glob}` is no glob: {}", error.kind())))?;
        }
        Ok(globs)
    }

    fn choice<T: Copy>(&self, key: &str, value: &Value, choices: &[(&str, T)]) -> Result<T, Error> {
        let chosen = value.as_str().and_then(|text| choices.iter().find(|(name, _)| *name == text));
        chosen.map(|(_, meaning)| *meaning).ok_or_else(|| {
            let names: Vec<String> = choices.iter().map(|(name, _)| format!("\"{name}\"")).collect();
            self.error(&[key], format!("`{key}` is {value}, and may be {}", names.join(", ")))
        })
    }

    fn rules(&self, value: &Value) -> Result<BTreeMap<String, Level>, Error> {
        let names: Vec<&str> =
            seamline::rules::all().iter().map(|rule| rule.name).chain(seamline::rules::groups()).collect();
        let mut levels = BTreeMap::new();
        for (name, level) in self.table("rules", value)? {
            if !names.contains(&name.as_str()) {
                return Err(self.unknown(&["rules", name], "rule or group", &names));
            }
            let chosen = level.as_str().and_then(|text| LEVELS.iter().find(|(name, _)| *name == text));
            let Some((_, chosen)) = chosen else {
                let message = format!("`{name}` is {level}, and may be \"off\", \"hint\", \"warning\", \"error\"");
                return Err(self.error(&["rules", name], message));
            };
            levels.insert(name.clone(), *chosen);
        }
        Ok(levels)
    }

    fn lexicon(&self, value: &Value, settings: &mut Settings) -> Result<(), Error> {
        for (term, phrases) in self.table("lexicon", value)? {
            if term == "language" {
                settings.languages = Some(self.languages(phrases)?);
                continue;
            }
            Lexicon::default().extend(term, &[]).map_err(|error| self.error(&["lexicon", term], error.to_string()))?;
            settings.lexicon.insert(term.clone(), self.strings(&["lexicon", term], phrases)?);
        }
        Ok(())
    }

    /// One language, or a list of them.
    fn languages(&self, value: &Value) -> Result<Vec<Language>, Error> {
        let language = |value: &Value| {
            let code = value.as_str()?;
            Language::ALL.into_iter().find(|language| language.code() == code)
        };
        let languages = match value {
            Value::Array(list) => list.iter().map(language).collect(),
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
        let nearest = known.iter().min_by_key(|known| strsim::damerau_levenshtein(known, name));
        let hint = match nearest.filter(|known| strsim::damerau_levenshtein(known, name) <= 3) {
            Some(nearest) => format!("did you mean `{nearest}`?"),
            None if known.len() <= 20 => format!("there are {}", known.join(", ")),
            None => "`seamline explain` lists them".to_owned(),
        };
        self.error(path, format!("unknown {what} `{name}`; {hint}"))
    }

    fn error(&self, path: &[&str], message: String) -> Error {
        let full: Vec<&str> = self.within.iter().chain(path).copied().collect();
        let at = self.text.and_then(|text| place(text, &full));
        Error::new(ErrorKind::Configuration, self.origin, message).at(at)
    }
}

const FAIL_ON: [(&str, FailOn); 3] = [("error", FailOn::Error), ("warning", FailOn::Warning), ("never", FailOn::Never)];
const LEVELS: [(&str, Level); 4] =
    [("off", Level::Off), ("hint", Level::Hint), ("warning", Level::Warning), ("error", Level::Error)];

#[cfg(test)]
mod tests {
    use super::*;
    use seamline::config::Term;

    fn error(text: &str) -> String {
        Settings::from_toml_str(Path::new("seamline.toml"), text).unwrap_err().to_string()
    }

    #[test]
    fn errors_point_into_the_file() {
        assert_eq!(error("profil = \"ship\"\n"), "seamline.toml:1:1: unknown key `profil`; did you mean `profile`?");
        assert_eq!(
            error("\n[rules]\n\"modules/undeclare\" = \"off\"\n"),
            "seamline.toml:3:1: unknown rule or group `modules/undeclare`; did you mean `modules/undeclared`?"
        );
        assert_eq!(
            error("profile = \"strict\"\n"),
            "seamline.toml:1:1: `profile` is \"strict\", and may be \"draft\", \"review\", \"ship\""
        );
        assert!(error("a = \n").starts_with("seamline.toml:1:"), "{}", error("a = \n"));
        assert!(error("[lexicon]\n\"section.module\" = []\n").contains("section.modules"));
        assert!(error("specs = [\"a[\"]\n").contains("no glob"));
    }

    #[test]
    fn a_language_comes_on_top_of_english() {
        let read = |text| Settings::from_toml_str(Path::new("seamline.toml"), text).unwrap();
        for text in
            ["lexicon.language = \"de\"\n", "[lexicon]\nlanguage = [\"en\", \"de\"]\n\"word.flag\" = [\"Weiche\"]\n"]
        {
            let lexicon = read(text).options().lexicon;
            assert!(lexicon.is(Term::new("section.modules"), "Beteiligte Module"), "{text}");
            assert!(lexicon.is(Term::new("section.modules"), "Modules Involved"), "{text}");
        }
        assert_eq!(
            error("[lexicon]\nlanguage = \"fr\"\n"),
            "seamline.toml:2:1: `language` is \"fr\", and may be \"en\", \"de\", or a list of them"
        );
        assert!(error("\nlexicon.language = [\"de\", 1]\n").starts_with("seamline.toml:2:9:"));
    }

    #[test]
    fn overrides_are_read_and_their_errors_point_into_them() {
        let text =
            "[[override]]\nfiles = [\"drafts/*.md\"]\nprofile = \"draft\"\n[override.rules]\nrollout = \"off\"\n";
        let settings = Settings::from_toml_str(Path::new("seamline.toml"), text).unwrap();
        assert_eq!(settings.overrides[0].files, ["drafts/*.md"]);
        assert_eq!(settings.overrides[0].settings.profile, Some(Profile::Draft));
        assert_eq!(settings.overrides[0].settings.rules.len(), 1);
        let second = "[[override]]\nfiles = [\"b\"]\n\n[[override]]\nfiles = [\"a\"]\nprofile = \"strict\"\n";
        assert!(error(second).starts_with("seamline.toml:6:1: `profile`"), "{}", error(second));
        assert!(error("[[override]]\nprofile = \"ship\"\n").contains("needs `files`"));
        assert!(error("[[override]]\nfiles = [\"a\"]\nspecs = []\n").starts_with("seamline.toml:3:1: unknown key"));
    }

    #[test]
    fn later_settings_win_key_by_key() {
        let read = |text| Settings::from_toml_str(Path::new("seamline.toml"), text).unwrap();
        let base = read("profile = \"draft\"\nfail-on = \"never\"\n[rules]\nmodules = \"off\"\n");
        let over = base.overlay(read("profile = \"ship\"\n[rules]\nfailures = \"error\"\n"));
        assert_eq!((over.profile, over.fail_on), (Some(Profile::Ship), Some(FailOn::Never)));
        assert_eq!(over.rules.len(), 2);
    }
}

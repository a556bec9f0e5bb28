//! What a project decides: `seamline.toml`, whoever reads it, and what is laid over it.
//!
//! [`Settings::from_toml`] reads a file, [`Settings::from_table`] what another program has read or given. Nothing is
//! guessed: an unknown key or value is an [`Error`] that names the way to it, and [`place`] finds it in a TOML text.

mod address;
mod error;
mod glob;
mod read;
mod toml;
mod value;

pub use address::is_relative;
pub use error::Error;
pub use glob::matches;
pub use toml::place;
pub use value::Value;

use crate::config::{Language, Level, Lexicon, Options, Profile};
use crate::finding::Summary;
use std::collections::BTreeMap;
use std::path::PathBuf;

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
    /// Every policy, in the order of [`FailOn`].
    pub const ALL: [Self; 3] = [Self::Error, Self::Warning, Self::Never];

    /// The name as configurations write it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Never => "never",
        }
    }

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
    /// Where the playground is, for links from pages; relative to the top of a book. What is opened there is appended.
    pub playground_url: Option<String>,
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

impl Settings {
    /// Reads the text of a seamline.toml.
    ///
    /// # Errors
    /// When it is no TOML, or has a key or value that is not known; the error points into the text.
    pub fn from_toml(text: &str) -> Result<Self, Error> {
        let table = toml::table(text)?;
        Self::from_table(&table, &[]).map_err(|error| error.found_in(text, &[]))
    }

    /// Reads a table of the same keys; `others` are keys that somebody else reads.
    ///
    /// # Errors
    /// When there is a key or value that is not known.
    pub fn from_table(table: &BTreeMap<String, Value>, others: &[&str]) -> Result<Self, Error> {
        read::settings(table, others)
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
            playground_url: over.playground_url.or(self.playground_url),
            rules,
            languages: over.languages.or(self.languages),
            lexicon,
            overrides: if over.overrides.is_empty() { self.overrides } else { over.overrides },
        }
    }

    /// The options of a check.
    pub fn options(&self) -> Options {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Term;

    fn error(text: &str) -> String {
        Settings::from_toml(text).unwrap_err().to_string()
    }

    #[test]
    fn errors_point_into_the_file() {
        assert_eq!(error("profil = \"ship\"\n"), "1:1: unknown key `profil`; did you mean `profile`?");
        assert_eq!(
            error("\n[rules]\n\"modules/undeclare\" = \"off\"\n"),
            "3:2: unknown rule or group `modules/undeclare`; did you mean `modules/undeclared`?"
        );
        assert_eq!(
            error("profile = \"strict\"\n"),
            "1:1: `profile` is \"strict\", and may be \"draft\", \"review\", \"ship\""
        );
        assert!(error("a = \n").starts_with("1:"), "{}", error("a = \n"));
        assert!(error("[lexicon]\n\"section.module\" = []\n").contains("section.modules"));
        assert!(error("specs = [\"a[\"]\n").contains("no glob"));
    }

    #[test]
    fn a_language_comes_on_top_of_english() {
        let read = |text| Settings::from_toml(text).unwrap();
        for text in
            ["lexicon.language = \"de\"\n", "[lexicon]\nlanguage = [\"en\", \"de\"]\n\"word.flag\" = [\"Weiche\"]\n"]
        {
            let lexicon = read(text).options().lexicon;
            assert!(lexicon.is(Term::new("section.modules"), "Beteiligte Module"), "{text}");
            assert!(lexicon.is(Term::new("section.modules"), "Modules Involved"), "{text}");
        }
        assert_eq!(
            error("[lexicon]\nlanguage = \"fr\"\n"),
            "2:1: `language` is \"fr\", and may be \"en\", \"de\", or a list of them"
        );
        assert!(error("\nlexicon.language = [\"de\", 1]\n").starts_with("2:9:"));
    }

    #[test]
    fn no_address_runs_anything() {
        for url in
            ["https://example.com/rules/", "HTTP://x", "/rules/", "../rules", "rules/?a=b:c", "#x:y", "file:///docs/"]
        {
            assert!(Settings::from_toml(&format!("docs-url = \"{url}\"\n")).is_ok(), "{url}");
            let playground = Settings::from_toml(&format!("playground-url = \"{url}\"\n"));
            assert_eq!(playground.is_err(), url.contains('#'), "{url}");
        }
        for url in [
            "javascript:alert(1)",
            "JavaScript:x",
            " javascript:x",
            "java\\tscript:x",
            "data:text/html,x",
            "vbscript:x",
        ] {
            for key in ["docs-url", "playground-url"] {
                assert!(error(&format!("{key} = \"{url}\"\n")).contains("has to be an address"), "{key} {url}");
            }
        }
    }

    #[test]
    fn a_term_needs_no_quotes() {
        for text in ["[lexicon]\nword.flag = [\"lever\"]\n", "[lexicon.word]\nflag = [\"lever\"]\n"] {
            assert!(Settings::from_toml(text).unwrap().options().lexicon.is(Term::new("word.flag"), "lever"), "{text}");
        }
        assert!(error("[lexicon]\nword.flg = [\"lever\"]\n").contains("word.flag"));
        assert!(error("[lexicon]\ncolumn.purpose = 1\n").contains("purpose"));
    }

    #[test]
    fn overrides_are_read_and_their_errors_point_into_them() {
        let text =
            "[[override]]\nfiles = [\"drafts/*.md\"]\nprofile = \"draft\"\n[override.rules]\nrollout = \"off\"\n";
        let settings = Settings::from_toml(text).unwrap();
        assert_eq!(settings.overrides[0].files, ["drafts/*.md"]);
        assert_eq!(settings.overrides[0].settings.profile, Some(Profile::Draft));
        assert_eq!(settings.overrides[0].settings.rules.len(), 1);
        let second = "[[override]]\nfiles = [\"b\"]\n\n[[override]]\nfiles = [\"a\"]\nprofile = \"strict\"\n";
        assert!(error(second).starts_with("6:1: `profile`"), "{}", error(second));
        assert!(error("[[override]]\nprofile = \"ship\"\n").contains("needs `files`"));
        assert!(error("[[override]]\nfiles = [\"a\"]\nspecs = []\n").starts_with("3:1: unknown key"));
    }

    #[test]
    fn later_settings_win_key_by_key() {
        let read = |text| Settings::from_toml(text).unwrap();
        let base = read("profile = \"draft\"\nfail-on = \"never\"\n[rules]\nmodules = \"off\"\n");
        let over = base.overlay(read("profile = \"ship\"\n[rules]\nfailures = \"error\"\n"));
        assert_eq!((over.profile, over.fail_on), (Some(Profile::Ship), Some(FailOn::Never)));
        assert_eq!(over.rules.len(), 2);
    }
}

//! Settings as the text of a seamline.toml.

use seamline::config::{Language, Level};
use seamline::settings::Settings;
use serde::Serialize;
use std::collections::BTreeMap;

/// What `settings` say about the check of a spec. Paths and overrides are left out: the playground has one spec and no files.
/// None when they cannot be written.
pub(super) fn text(settings: &Settings) -> Option<String> {
    let phrases = settings.lexicon.iter().map(|(term, phrases)| (term.as_str(), strings(phrases)));
    let languages =
        settings.languages.as_ref().map(|languages| languages.iter().copied().map(Language::code).collect());
    let config = Config {
        // Always there, so that the playground does not go by what it was last set to.
        profile: settings.profile.unwrap_or_default().as_str(),
        actors: settings.actors.as_deref().map(strings),
        // Elsewhere, a path leads to something else.
        docs_url: settings.docs_url.as_deref().filter(|url| url.contains("://")),
        rules: settings.rules.iter().map(|(name, level)| (name.as_str(), Level::as_str(*level))).collect(),
        lexicon: languages.map(|languages| ("language", languages)).into_iter().chain(phrases).collect(),
    };
    toml::to_string(&config).ok()
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Config<'s> {
    profile: &'s str,
    #[serde(skip_serializing_if = "Option::is_none")]
    actors: Option<Vec<&'s str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    docs_url: Option<&'s str>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    rules: BTreeMap<&'s str, &'s str>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    lexicon: BTreeMap<&'s str, Vec<&'s str>>,
}

fn strings(texts: &[String]) -> Vec<&str> {
    texts.iter().map(String::as_str).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(toml: &str) -> String {
        text(&Settings::from_toml(toml).unwrap()).unwrap()
    }

    #[test]
    fn the_profile_is_always_told() {
        assert_eq!(told(""), "profile = \"review\"\n");
        assert_eq!(told("profile = \"ship\"\n"), "profile = \"ship\"\n");
    }

    #[test]
    fn what_decides_about_a_check_comes_back() {
        let toml = "profile = \"draft\"\nactors = [\"Zoë \\\"Z\\\"\", \"a\\\\b\\n\", \"\"]\n\
            docs-url = \"https://example.com/rules\"\n\
            [rules]\nfailures = \"error\"\n\"flow/unused-output\" = \"off\"\nlinks = \"hint\"\ntypes = \"warning\"\n\
            [lexicon]\nlanguage = [\"en\", \"de\"]\n\"section.modules\" = [\"参加者\"]\n\"word.flag\" = []\n";
        let (before, after) = (Settings::from_toml(toml).unwrap(), Settings::from_toml(&told(toml)).unwrap());
        assert_eq!(format!("{before:?}"), format!("{after:?}"));
    }

    #[test]
    fn what_only_a_project_has_is_left_out() {
        let toml = "architecture = \"a.md\"\nspecs = [\"*.md\"]\nfail-on = \"never\"\ndocs-url = \"rules/\"\n\
            playground-url = \"playground/\"\n[[override]]\nfiles = [\"a\"]\nprofile = \"ship\"\n";
        assert_eq!(told(toml), told(""));
    }
}

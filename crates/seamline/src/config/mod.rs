//! What a project may decide: profile, levels, actors, words.

mod fold;
mod lexicon;

pub use fold::fold;
pub(crate) use fold::{SHORT, fold_in, push_normal};
pub use lexicon::{Kind, Language, Lexicon, Term, UnknownTerm};

use crate::finding::Severity;
use serde::Deserialize;
use std::collections::BTreeMap;

/// How strict a check is. It shifts gaps; contradictions stay errors and heuristics stay hints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Profile {
    /// A spec that is being written: gaps are hints.
    Draft,
    /// A spec that others read: gaps are warnings.
    #[default]
    Review,
    /// A spec that is built from: gaps are errors.
    Ship,
}

impl Profile {
    /// Every profile, laxest first.
    pub const ALL: [Self; 3] = [Self::Draft, Self::Review, Self::Ship];

    /// The name as configuration and report write it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Review => "review",
            Self::Ship => "ship",
        }
    }
}

/// The severity that a rule or a group is set to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// No finding; the claim still counts.
    Off,
    /// A hint.
    Hint,
    /// A warning.
    Warning,
    /// An error.
    Error,
}

impl Level {
    /// Every level, lightest first.
    pub const ALL: [Self; 4] = [Self::Off, Self::Hint, Self::Warning, Self::Error];

    /// The name as configurations write it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::Hint => "hint",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }

    /// The severity, or none for `off`.
    pub fn severity(self) -> Option<Severity> {
        match self {
            Self::Off => None,
            Self::Hint => Some(Severity::Hint),
            Self::Warning => Some(Severity::Warning),
            Self::Error => Some(Severity::Error),
        }
    }
}

/// Everything about a check that does not come from the documents.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// How strict.
    pub profile: Profile,
    /// Levels by rule (`modules/undeclared`) or group (`modules`). A rule's own level wins over its group's, and
    /// both win over the profile.
    pub levels: BTreeMap<String, Level>,
    /// Names that are no modules: people, outside systems, infrastructure.
    pub actors: Vec<String>,
    /// The words by which headings, columns and fillers are known.
    pub lexicon: Lexicon,
    /// Where the rule pages are, for links from findings; ends without a slash.
    pub docs_url: Option<String>,
}

impl Options {
    /// The level that the configuration sets for `rule`, if it sets one.
    pub fn level(&self, rule: &str) -> Option<Level> {
        let group = rule.split('/').next().unwrap_or(rule);
        self.levels.get(rule).or_else(|| self.levels.get(group)).copied()
    }
}

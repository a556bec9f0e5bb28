//! What a check says: findings, their severity, and the edits that would mend them.

use crate::source::Span;
use serde::{Deserialize, Serialize};

/// How much a finding weighs, lightest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// A heuristic, or something worth a look.
    Hint,
    /// A gap: something that the spec should say and does not.
    Warning,
    /// A contradiction inside the document, or a reference that resolves nowhere.
    Error,
}

impl Severity {
    /// The name as the report writes it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Hint => "hint",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// One thing that is wrong, where it stands, why it matters and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Name of the rule, such as `modules/undeclared`.
    pub rule: &'static str,
    /// The semantic key: names the subject, never a line, so that it survives edits elsewhere.
    pub key: String,
    /// Severity after profile and levels.
    pub severity: Severity,
    /// What is wrong; lower-case start, no full stop.
    pub message: String,
    /// Why it matters here and how to mend it.
    pub help: String,
    /// The rule's page, when the configuration says where the rule pages are.
    pub url: Option<String>,
    /// Name of the checklist item that the claim counts for; none for what concerns the document as a whole.
    pub item: Option<&'static str>,
    /// The exact words that are wrong.
    pub span: Span,
    /// Other places that belong to it, such as the other end of a contradiction.
    pub related: Vec<Related>,
    /// Ways to mend it.
    pub fixes: Vec<Fix>,
}

/// Another place in the same document that explains a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Related {
    /// The words.
    pub span: Span,
    /// What they have to do with it.
    pub message: String,
}

/// A way to mend a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What it does, as a button would say it.
    pub title: String,
    /// Whether it may be applied without a look: it removes its finding and adds none.
    pub safe: bool,
    /// Whether it leaves cells that only the author can fill in, such as a recovery, and so brings findings of its own.
    /// It is a start, and is never applied but by the author.
    pub unfinished: bool,
    /// The edits, none overlapping another.
    pub edits: Vec<Edit>,
}

/// The replacement of a span by another text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced; empty for an insertion.
    pub span: Span,
    /// What stands there afterwards.
    pub text: String,
}

/// Counts of diagnostics by severity, and of excused claims.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Summary {
    /// Diagnostics that are errors.
    pub errors: usize,
    /// Diagnostics that are warnings.
    pub warnings: usize,
    /// Diagnostics that are hints.
    pub hints: usize,
    /// Claims that are violated and excused with a reason.
    pub excused: usize,
}

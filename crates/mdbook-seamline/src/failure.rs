//! Whether the build fails, and in which words.

use seamline::finding::Summary;
use seamline_project::FailOn;
use std::fmt;

/// The findings at or above the policy, all of which have been reported: the one failure at the end of a run.
///
/// mdBook passes it on unchanged, so that a caller which embeds the preprocessor tells findings from trouble by
/// `error.downcast_ref::<Failed>()`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failed {
    /// What was found in all chapters.
    pub summary: Summary,
    /// What the configuration fails on.
    pub fail_on: FailOn,
}

impl Failed {
    pub(crate) fn of(summary: Summary, fail_on: FailOn) -> Option<Self> {
        fail_on.fails(summary).then_some(Self { summary, fail_on })
    }

    /// How many findings weigh enough to fail the build.
    pub fn count(&self) -> usize {
        match self.fail_on {
            FailOn::Error => self.summary.errors,
            FailOn::Warning => self.summary.errors + self.summary.warnings,
            FailOn::Never => 0,
        }
    }
}

impl fmt::Display for Failed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let errors = plural(self.summary.errors, "error");
        let warnings = plural(self.summary.warnings, "warning");
        let (counted, lighter) = match self.fail_on {
            FailOn::Warning => (format!("{errors} and {warnings}"), r#""error" or "never""#),
            FailOn::Error | FailOn::Never => (errors, r#""never""#),
        };
        write!(
            f,
            "the book is not built: {counted} in its integration specs; mend what is listed above, or set `fail-on` to \
             {lighter} under [preprocessor.seamline] in book.toml (for one run: \
             MDBOOK_PREPROCESSOR__SEAMLINE__FAIL_ON=never)"
        )
    }
}

impl std::error::Error for Failed {}

/// `1 error`, `2 errors`.
pub(crate) fn plural(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

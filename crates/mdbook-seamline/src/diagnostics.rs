//! What is said about chapters on stderr: one line a finding, `path:line:col: severity[rule]: message`, with indented
//! lines for what belongs to it. The form is the same on a terminal, in a log and in CI.

use crate::failure::plural;
use crate::places::Places;
use seamline::Checked;
use seamline::finding::{Finding, Severity, Summary};

/// What one run has to say, and how much of it weighs.
#[derive(Debug, Default)]
pub(crate) struct Log {
    text: String,
    /// Counts over all chapters.
    pub(crate) summary: Summary,
}

impl Log {
    /// The lines so far.
    pub(crate) fn into_text(self) -> String {
        self.text
    }

    /// A line about the run as a whole.
    pub(crate) fn say(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    /// The counts in words; none when nothing was found.
    pub(crate) fn counts(&self) -> Option<String> {
        let Summary { errors, warnings, hints, .. } = self.summary;
        let counts = [(errors, "error"), (warnings, "warning"), (hints, "hint")];
        let counts: Vec<String> =
            counts.iter().filter(|(count, _)| *count > 0).map(|&(count, noun)| plural(count, noun)).collect();
        (!counts.is_empty()).then(|| counts.join(", "))
    }
}

/// The diagnostics of one chapter, which go into the log of the run.
pub(crate) struct ChapterLog<'l> {
    log: &'l mut Log,
    path: &'l str,
    places: Places<'l>,
    /// Words that do not stand in the file, and the line that stands for them.
    moved: Option<(usize, u32)>,
}

impl<'l> ChapterLog<'l> {
    pub(crate) fn new(log: &'l mut Log, path: &'l str, places: Places<'l>) -> Self {
        Self { log, path, places, moved: None }
    }

    /// What the core found.
    pub(crate) fn checked(&mut self, checked: &Checked<'_>) {
        let summary = checked.summary;
        let total = &mut self.log.summary;
        total.errors += summary.errors;
        total.warnings += summary.warnings;
        total.hints += summary.hints;
        for finding in &checked.findings {
            self.finding(finding);
        }
        if checked.is_truncated() {
            let rest = summary.errors + summary.warnings + summary.hints - checked.findings.len();
            self.log.say(&format!("{}: note: {rest} more are counted and not listed", self.path));
        }
    }

    /// Something that only the book makes wrong.
    pub(crate) fn own(&mut self, severity: Severity, offset: usize, message: &str, help: &str) {
        match severity {
            Severity::Error => self.log.summary.errors += 1,
            Severity::Warning => self.log.summary.warnings += 1,
            Severity::Hint => self.log.summary.hints += 1,
        }
        self.head(offset, severity.as_str(), message);
        self.line("help", help);
    }

    /// Says once what holds for the chapter as a whole.
    pub(crate) fn finish(self) {
        if let Some((count, line)) = self.moved {
            let are = if count == 1 { "is" } else { "are" };
            self.log.say(&format!(
                "{}:{line}: note: another preprocessor changed the text here, such as by an include; \
                 {count} of the places above {are} inside the change and given as its first line",
                self.path,
            ));
        }
    }

    fn finding(&mut self, finding: &Finding) {
        let kind = format!("{}[{}]", finding.severity.as_str(), finding.rule);
        self.head(finding.span.start as usize, &kind, &finding.message);
        for related in &finding.related {
            let place = self.place(related.span.start as usize);
            self.line("note", &format!("{place}: {}", related.message));
        }
        self.line("help", &finding.help);
        if let Some(url) = &finding.url {
            self.line("see", url);
        }
    }

    fn head(&mut self, offset: usize, kind: &str, message: &str) {
        let place = self.place(offset);
        self.log.say(&format!("{place}: {kind}: {}", message.replace('\n', " ")));
    }

    fn line(&mut self, kind: &str, text: &str) {
        if !text.is_empty() {
            self.log.say(&format!("    {kind}: {}", text.trim_end().replace('\n', "\n          ")));
        }
    }

    fn place(&mut self, offset: usize) -> String {
        let place = self.places.of(offset);
        if !place.exact {
            let (count, line) = self.moved.unwrap_or((0, place.position.line));
            self.moved = Some((count + 1, line));
        }
        format!("{}:{}:{}", self.path, place.position.line, place.position.column)
    }
}

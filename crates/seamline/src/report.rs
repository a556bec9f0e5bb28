//! The JSON contract: what every surface gives out. Its schema is `schema/report.schema.json`.

use crate::Checked;
use crate::checklist::Status;
use crate::edit::{line_ending, with_line_ending};
pub use crate::finding::Summary;
use crate::finding::{Edit, Finding, Fix, Severity};
use crate::source::{LineIndex, Position, Span};
use serde::Serialize;

/// The report on one run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// Version of this contract.
    pub version: u32,
    /// One entry a checked file, in the order in which they were given.
    pub files: Vec<FileReport>,
    /// Counts over all files.
    pub summary: Summary,
}

/// The report on one file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FileReport {
    /// Path as it was given, with forward slashes.
    pub path: String,
    /// Title of the spec, without its `Integration:` prefix; empty when it has none.
    pub title: String,
    /// Profile that set the severities.
    pub profile: &'static str,
    /// Whether diagnostics past the cap were left out.
    pub truncated: bool,
    /// The seven items, in their fixed order.
    pub checklist: Vec<ChecklistEntry>,
    /// What was found, in the order of the document.
    pub diagnostics: Vec<Diagnostic>,
    /// Counts over the file, left-out diagnostics included.
    #[serde(skip)]
    pub summary: Summary,
}

/// One item of the checklist, counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ChecklistEntry {
    /// Name of the item.
    pub id: &'static str,
    /// What its claims add up to.
    pub status: Status,
    /// Claims that are satisfied.
    pub done: usize,
    /// Claims that apply: satisfied, violated, unknown and excused.
    pub total: usize,
    /// Claims that are violated and excused.
    pub excused: usize,
    /// The status in a sentence.
    pub summary: String,
    /// Indices into `diagnostics`.
    pub findings: Vec<usize>,
}

/// A finding with its positions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the fields are those of `Finding`, with positions for spans")]
pub struct Diagnostic {
    pub rule: &'static str,
    pub key: String,
    pub severity: Severity,
    pub message: String,
    pub help: String,
    pub url: Option<String>,
    pub item: Option<&'static str>,
    pub start: Position,
    pub end: Position,
    pub related: Vec<RelatedPlace>,
    pub fixes: Vec<FixReport>,
}

/// Another place that explains a diagnostic.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the fields are those of `Related`, with positions for spans")]
pub struct RelatedPlace {
    pub path: String,
    pub message: String,
    pub start: Position,
    pub end: Position,
}

/// A way to mend a diagnostic.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the fields are those of `Fix`")]
pub struct FixReport {
    pub title: String,
    pub safe: bool,
    pub edits: Vec<EditReport>,
}

/// One replacement. Its text has the line ending that the document has most of, so that it can be put in as it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the fields are those of `Edit`, with positions for spans")]
pub struct EditReport {
    pub path: String,
    pub start: Position,
    pub end: Position,
    pub text: String,
}

/// Edits of one document, known to readers as `path`, with their positions and with their texts as they are.
pub fn edits(path: &str, text: &str, edits: &[Edit]) -> Vec<EditReport> {
    let places = Places::new(path, text);
    edits.iter().map(|edit| places.edit(edit, edit.text.clone())).collect()
}

/// The report over several checked files.
pub fn report(files: Vec<FileReport>) -> Report {
    let mut summary = Summary::default();
    for file in &files {
        summary.errors += file.summary.errors;
        summary.warnings += file.summary.warnings;
        summary.hints += file.summary.hints;
        summary.excused += file.summary.excused;
    }
    Report { version: 1, files, summary }
}

/// The report on one checked file, known to readers as `path`.
pub fn file(path: &str, checked: &Checked<'_>) -> FileReport {
    let places = Places::new(path, checked.text);
    let shown = &checked.findings;
    FileReport {
        path: path.to_owned(),
        title: checked.title().to_owned(),
        profile: checked.profile.as_str(),
        truncated: checked.is_truncated(),
        checklist: checked
            .checklist
            .iter()
            .map(|item| ChecklistEntry {
                id: item.item.id(),
                status: item.status,
                done: item.done,
                total: item.total,
                excused: item.excused,
                summary: item.summary.clone(),
                findings: (0..shown.len()).filter(|&at| shown[at].item == Some(item.item.id())).collect(),
            })
            .collect(),
        diagnostics: shown.iter().map(|finding| places.diagnostic(finding)).collect(),
        summary: checked.summary,
    }
}

struct Places<'a> {
    path: &'a str,
    text: &'a str,
    index: LineIndex,
    ending: &'static str,
}

impl<'a> Places<'a> {
    fn new(path: &'a str, text: &'a str) -> Self {
        Self { path, text, index: LineIndex::new(text), ending: line_ending(text) }
    }

    fn of(&self, span: Span) -> (Position, Position) {
        let at = |offset: u32| self.index.position(self.text, offset as usize);
        (at(span.start), at(span.end))
    }

    fn edit(&self, edit: &Edit, text: String) -> EditReport {
        let (start, end) = self.of(edit.span);
        EditReport { path: self.path.to_owned(), start, end, text }
    }

    fn fix_edits(&self, fix: &Fix) -> Vec<EditReport> {
        fix.edits.iter().map(|edit| self.edit(edit, with_line_ending(&edit.text, self.ending))).collect()
    }

    fn diagnostic(&self, finding: &Finding) -> Diagnostic {
        let (start, end) = self.of(finding.span);
        Diagnostic {
            rule: finding.rule,
            key: finding.key.clone(),
            severity: finding.severity,
            message: finding.message.clone(),
            help: finding.help.clone(),
            url: finding.url.clone(),
            item: finding.item,
            start,
            end,
            related: finding
                .related
                .iter()
                .map(|related| {
                    let (start, end) = self.of(related.span);
                    RelatedPlace { path: self.path.to_owned(), message: related.message.clone(), start, end }
                })
                .collect(),
            fixes: finding
                .fixes
                .iter()
                .map(|fix| FixReport { title: fix.title.clone(), safe: fix.safe, edits: self.fix_edits(fix) })
                .collect(),
        }
    }
}

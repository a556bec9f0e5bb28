//! A report for people.

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use seamline::checklist::Status;
use seamline::finding::{Severity, Summary};
use seamline::report::{ChecklistEntry, Diagnostic, FileReport, Report};
use seamline::source::Position;
use std::fmt::Write as _;
use std::ops::Range;

/// Diagnostics that are printed for one file; the JSON report has more.
const SHOWN: usize = 100;

/// Bytes that are shown of a line on each side of the words in question.
const AROUND: usize = 100;

/// The diagnostics and the checklist of a file.
pub(crate) fn file(report: &FileReport, text: &str) -> String {
    let lines = Lines { text, starts: line_starts(text) };
    let renderer = Renderer::styled();
    let mut out = String::new();
    for diagnostic in report.diagnostics.iter().take(SHOWN) {
        out.push_str(&renderer.render(&[group(diagnostic, &report.path, &lines)]));
        out.push_str("\n\n");
    }
    let Summary { errors, warnings, hints, .. } = report.summary;
    let more = errors + warnings + hints - report.diagnostics.len().min(SHOWN);
    if more > 0 {
        push(&mut out, format_args!("… and {more} more in {}; `--format json` lists up to 1,000\n\n", report.path));
    }
    out.push_str(&checklist(report));
    out
}

/// The last line of a run.
pub(crate) fn summary(report: &Report) -> String {
    let Summary { errors, warnings, hints, excused } = report.summary;
    let counts = [(errors, "error"), (warnings, "warning"), (hints, "hint"), (excused, "excused claim")];
    let counts: Vec<String> =
        counts.iter().filter(|(count, _)| *count > 0).map(|(count, noun)| plural(*count, noun)).collect();
    let found = if counts.is_empty() { "nothing found".to_owned() } else { counts.join(", ") };
    format!("{found} in {}", plural(report.files.len(), "spec"))
}

fn checklist(report: &FileReport) -> String {
    let title = if report.title.is_empty() { "no title" } else { &report.title };
    let mut out = String::new();
    push(&mut out, format_args!("{} ({title})\n", report.path));
    for item in &report.checklist {
        push(&mut out, format_args!("  {} {:<27} {:>9}  {}\n", mark(item.status), item.id, count(item), item.summary));
    }
    out.push('\n');
    out
}

fn mark(status: Status) -> &'static str {
    match status {
        Status::Pass => "✓",
        Status::Fail => "✗",
        Status::Unknown => "?",
        Status::NotApplicable => "–",
    }
}

fn count(item: &ChecklistEntry) -> String {
    match item.excused {
        _ if item.total == 0 => "n/a".to_owned(),
        0 => format!("{}/{}", item.done, item.total),
        excused => format!("{}/{} + {excused} excused", item.done, item.total),
    }
}

fn group<'d>(diagnostic: &'d Diagnostic, path: &'d str, lines: &Lines<'d>) -> Group<'d> {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Hint => Level::INFO.with_name("hint"),
    };
    let mut group = level
        .primary_title(&*diagnostic.message)
        .id(diagnostic.rule)
        .element(origin(path, diagnostic.start))
        .element(lines.snippet(diagnostic.start, diagnostic.end, AnnotationKind::Primary, None));
    for related in &diagnostic.related {
        group = group.element(origin(&related.path, related.start)).element(lines.snippet(
            related.start,
            related.end,
            AnnotationKind::Context,
            Some(&related.message),
        ));
    }
    group = group.element(Level::HELP.message(&*diagnostic.help));
    match &diagnostic.url {
        Some(url) => group.element(Level::NOTE.message(url.as_str())),
        None => group,
    }
}

/// Columns are the report's: UTF-16 code units from 1, whatever the snippet would count.
fn origin(path: &str, position: Position) -> Origin<'_> {
    Origin::path(path).line(position.line as usize).char_column(position.column as usize)
}

struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    /// The line of a position, cut around the words so that no line floods the terminal.
    fn snippet(
        &self,
        start: Position,
        end: Position,
        kind: AnnotationKind,
        label: Option<&'a str>,
    ) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
        let line = self.line(start.line);
        let from = self.byte_in_line(&line, start);
        let to = if end.line == start.line { self.byte_in_line(&line, end) } else { line.end };
        let to = to.clamp(from, from + 2 * AROUND);
        let shown = self.around(&line, from, to);
        let annotation = kind.span(from - shown.start..to.min(shown.end) - shown.start).label(label);
        Snippet::source(&self.text[shown]).line_start(start.line as usize).annotation(annotation)
    }

    fn line(&self, line: u32) -> Range<usize> {
        let at = line as usize - 1;
        let start = self.starts.get(at).copied().unwrap_or(self.text.len());
        let end = self.starts.get(at + 1).copied().unwrap_or(self.text.len());
        start..start + self.text[start..end].trim_end_matches(['\n', '\r']).len()
    }

    fn byte_in_line(&self, line: &Range<usize>, position: Position) -> usize {
        let mut units = 0;
        for (at, c) in self.text[line.clone()].char_indices() {
            if units + 1 >= position.column {
                return line.start + at;
            }
            units += c.len_utf16() as u32;
        }
        line.end
    }

    fn around(&self, line: &Range<usize>, from: usize, to: usize) -> Range<usize> {
        let boundary = |mut at: usize| {
            while !self.text.is_char_boundary(at) {
                at -= 1;
            }
            at
        };
        let start = boundary(from.saturating_sub(AROUND).max(line.start));
        let end = boundary((to + AROUND).min(line.end));
        start..end.max(boundary(to))
    }
}

fn line_starts(text: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    let ends =
        (0..bytes.len()).filter(|&at| bytes[at] == b'\n' || (bytes[at] == b'\r' && bytes.get(at + 1) != Some(&b'\n')));
    std::iter::once(0).chain(ends.map(|at| at + 1)).collect()
}

fn plural(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

fn push(out: &mut String, arguments: std::fmt::Arguments<'_>) {
    // Writing to a string cannot fail.
    _ = out.write_fmt(arguments);
}

//! A report for people.

use crate::output::plural;
use annotate_snippets::renderer::{AnsiColor, Style};
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet, normalize_untrusted_str};
use seamline::checklist::Status;
use seamline::finding::{Severity, Summary};
use seamline::report::{ChecklistEntry, Diagnostic, FileReport, Report};
use seamline::source::Position;
use std::fmt::Write as _;
use std::ops::Range;

/// Diagnostics that are printed for one file; the JSON report has more.
const SHOWN: usize = 50;

/// Bytes that are shown of a line on each side of the words in question.
const AROUND: usize = 100;

/// The diagnostics and the checklist of a file.
pub(crate) fn file(report: &FileReport, text: &str) -> String {
    let lines = Lines { text, starts: line_starts(text) };
    let renderer = Renderer::styled();
    let mut out = String::new();
    for diagnostic in report.diagnostics.iter().take(SHOWN) {
        let rendered = renderer.render(&[group(diagnostic, &report.path, &lines)]);
        push_lines(&mut out, &rendered);
        out.push('\n');
    }
    let Summary { errors, warnings, hints, .. } = report.summary;
    let more = errors + warnings + hints - report.diagnostics.len().min(SHOWN);
    if more > 0 {
        let path = normalize_untrusted_str(&report.path);
        push(&mut out, format_args!("… and {more} more in {path}; `--format json` lists up to 1,000\n\n"));
    }
    out.push_str(&checklist(report));
    out
}

/// Adds the lines of a diagnostic without those that only announce a snippet from nowhere: each snippet stands right
/// under its origin, which has the report's own line and column.
fn push_lines(out: &mut String, rendered: &str) {
    for line in rendered.lines() {
        let bare = anstream::adapter::strip_str(line).to_string();
        if bare.trim() != ":::" {
            push(out, format_args!("{line}\n"));
        }
    }
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
    let head = normalize_untrusted_str(&format!("{} ({title})", report.path));
    push(&mut out, format_args!("{BOLD}{head}{BOLD:#}\n"));
    for item in &report.checklist {
        let (mark, style) = mark(item.status);
        let summary = normalize_untrusted_str(&item.summary);
        push(&mut out, format_args!("  {style}{mark}{style:#} {:<27} {:>9}  {summary}\n", item.id, count(item)));
    }
    out.push('\n');
    out
}

const BOLD: Style = Style::new().bold();

fn mark(status: Status) -> (&'static str, Style) {
    let (mark, color) = match status {
        Status::Pass => ("✓", AnsiColor::Green),
        Status::Fail => ("✗", AnsiColor::Red),
        Status::Unknown => ("?", AnsiColor::Yellow),
        Status::NotApplicable => return ("–", Style::new()),
    };
    (mark, color.on_default().bold())
}

fn count(item: &ChecklistEntry) -> String {
    match item.excused {
        _ if item.status == Status::NotApplicable => "n/a".to_owned(),
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
    // A message may bring its own style, so what comes from the document must not.
    group = group.element(Level::HELP.message(normalize_untrusted_str(&diagnostic.help)));
    match &diagnostic.url {
        Some(url) => group.element(Level::NOTE.message(normalize_untrusted_str(url))),
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
        let to = self.boundary(to.clamp(from, from + 2 * AROUND));
        let shown =
            self.boundary(from.saturating_sub(AROUND).max(line.start))..self.boundary((to + AROUND).min(line.end));
        let (before, after) = (cut(shown.start > line.start), cut(shown.end < line.end));
        let annotation = kind.span(from - shown.start + before.len()..to - shown.start + before.len()).label(label);
        let source = format!("{before}{}{after}", &self.text[shown]);
        Snippet::source(source).line_start(start.line as usize).annotation(annotation)
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

    /// The character boundary at or before `at`.
    fn boundary(&self, mut at: usize) -> usize {
        while !self.text.is_char_boundary(at) {
            at -= 1;
        }
        at
    }
}

/// What stands for the rest of a line.
fn cut(is_cut: bool) -> &'static str {
    if is_cut { "…" } else { "" }
}

fn line_starts(text: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    let ends =
        (0..bytes.len()).filter(|&at| bytes[at] == b'\n' || (bytes[at] == b'\r' && bytes.get(at + 1) != Some(&b'\n')));
    std::iter::once(0).chain(ends.map(|at| at + 1)).collect()
}

fn push(out: &mut String, arguments: std::fmt::Arguments<'_>) {
    // Writing to a string cannot fail.
    _ = out.write_fmt(arguments);
}

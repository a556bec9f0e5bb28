//! A chapter for renderers that are not HTML: Markdown alone.

use super::badges::{count, under_title};
use super::findings::counts;
use super::{Insertion, RenderOptions, playground};
use crate::checklist::{ItemResult, Status, Totals};
use crate::markdown::Document;
use crate::source::LineIndex;
use crate::{Checked, limits};

pub(super) fn chapter(
    checked: &Checked<'_>,
    options: &RenderOptions<'_>,
    document: &Document<'_>,
    end: usize,
) -> Vec<Insertion> {
    let mut insertions = Vec::new();
    if options.badges {
        let Totals { passed, counted } = Totals::of(&checked.checklist);
        let line = format!("**Checklist:** {passed} of {counted} items pass.");
        insertions.push(Insertion::fragment(under_title(checked.text, document), vec![line]));
    }
    let mut lines = vec!["## Checklist".to_owned(), String::new()];
    lines.extend(checked.checklist.iter().map(task));
    if options.findings && !checked.findings.is_empty() {
        lines.extend([String::new(), format!("## Findings ({})", counts(checked.summary)), String::new()]);
        let index = LineIndex::new(checked.text);
        let shown = checked.findings.iter().take(limits::RENDERED_FINDINGS);
        lines.extend(shown.map(|finding| {
            let at = index.position(checked.text, finding.span.start as usize);
            let severity = finding.severity.as_str();
            let (message, help) = (escape(&finding.message), escape(&finding.help));
            format!("- {}:{} **{severity}** {message} ({}). {help}", at.line, at.column, escape(finding.rule))
        }));
    }
    lines.extend(playground::markdown(options.playground).into_iter().flat_map(|line| [String::new(), line]));
    insertions.push(Insertion::fragment(end, lines));
    insertions
}

fn task(item: &ItemResult) -> String {
    let tick = if item.status == Status::Pass { 'x' } else { ' ' };
    format!("- [{tick}] {} ({}): {}", item.item.title(), count(item), escape(&item.summary))
}

/// Author text that Markdown shows as it is.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '<' | '>' | '#' | '|' | '!' | '~' | '$' | '&' => {
                escaped.push('\\');
                escaped.push(c);
            }
            c if c.is_control() => escaped.push(' '),
            c => escaped.push(c),
        }
    }
    escaped
}

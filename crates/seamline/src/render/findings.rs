//! The findings of a chapter.

use super::RenderOptions;
use super::anchors::Anchors;
use super::html::{href, message};
use crate::finding::{Finding, Severity, Summary};
use crate::{Checked, limits};

pub(super) fn html(checked: &Checked<'_>, options: &RenderOptions<'_>, anchors: &Anchors) -> Vec<String> {
    if checked.findings.is_empty() {
        return Vec::new();
    }
    let heading = format!("{}-findings-title", options.id_prefix);
    let mut lines = vec![format!(
        "<section class=\"seamline seamline-findings\" aria-labelledby=\"{heading}\"><p class=\"seamline-heading\" \
         id=\"{heading}\" role=\"heading\" aria-level=\"2\">Findings <span class=\"seamline-count\">{}</span></p><ol>",
        counts(checked.summary)
    )];
    let shown = checked.findings.len().min(limits::RENDERED_FINDINGS);
    lines.extend(checked.findings[..shown].iter().map(|finding| row(finding, options, anchors)));
    lines.push("</ol>".to_owned());
    let Summary { errors, warnings, hints, .. } = checked.summary;
    let more = errors + warnings + hints - shown;
    if more > 0 {
        lines.push(format!("<p>and {more} more</p>"));
    }
    lines.push("</section>".to_owned());
    lines
}

/// `2 errors, 1 hint`.
pub(super) fn counts(summary: Summary) -> String {
    let counts = [(summary.errors, "error"), (summary.warnings, "warning"), (summary.hints, "hint")];
    let counts = counts.into_iter().filter(|(count, _)| *count > 0);
    let counts = counts.map(|(count, name)| format!("{count} {name}{}", if count == 1 { "" } else { "s" }));
    counts.collect::<Vec<_>>().join(", ")
}

fn row(finding: &Finding, options: &RenderOptions<'_>, anchors: &Anchors) -> String {
    let severity = finding.severity.as_str();
    let sign = match finding.severity {
        Severity::Error => "✗",
        Severity::Warning => "!",
        Severity::Hint => "i",
    };
    let related: String = finding
        .related
        .iter()
        .map(|related| {
            let (id, line) = (anchors.id(related.span), anchors.line(related.span));
            format!("<li><a href=\"#{id}\">line {line}</a>: {}</li>", message(&related.message))
        })
        .collect();
    let related = if related.is_empty() { related } else { format!("<ul class=\"seamline-related\">{related}</ul>") };
    let help = message(&finding.help);
    let page = options.rule_links.map(|base| format!("{base}{}.html", finding.rule)).or_else(|| finding.url.clone());
    let page = page.as_deref().and_then(href);
    let (rule, help) = match page {
        Some(page) => (
            format!("<a class=\"seamline-rule\" href=\"{page}\">{}</a>", finding.rule),
            format!("<p class=\"seamline-help\">{help}</p>"),
        ),
        None => (
            format!("<span class=\"seamline-rule\">{}</span>", finding.rule),
            format!("<details class=\"seamline-help\"><summary>Why, and how to mend it</summary>{help}</details>"),
        ),
    };
    format!(
        "<li class=\"seamline-finding seamline-{severity}\"><span class=\"seamline-severity\"><span class=\"seamline-mark\" \
         aria-hidden=\"true\">{sign}</span> {severity}</span> <span class=\"seamline-message\">{}</span> <a \
         class=\"seamline-line\" href=\"#{}\">line {}</a> {rule}{help}{related}</li>",
        message(&finding.message),
        anchors.id(finding.span),
        anchors.line(finding.span),
    )
}

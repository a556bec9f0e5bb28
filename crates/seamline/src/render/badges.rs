//! The badge strip under the title.

use super::html::escape;
use super::insertion::{line_start, next_line};
use super::{Insertion, RenderOptions, style};
use crate::Checked;
use crate::checklist::{ItemResult, Status, Totals};
use crate::markdown::Document;

/// The stylesheet and, if wanted, the strip.
pub(super) fn insertion(checked: &Checked<'_>, options: &RenderOptions<'_>, document: &Document<'_>) -> Insertion {
    let mut lines = vec![format!("<style>{}</style>", style())];
    if options.badges {
        // A style block ends with its line; a blank one lets the strip start a block of its own.
        lines.extend([String::new(), strip(checked, options.id_prefix)]);
    } else {
        lines
            .extend([String::new(), format!("<div id=\"{}-top\" class=\"seamline-anchor\"></div>", options.id_prefix)]);
    }
    Insertion::fragment(under_title(checked.text, document), lines)
}

/// The line behind the title; the first one of a document without a title.
pub(super) fn under_title(text: &str, document: &Document<'_>) -> usize {
    let title = document.sections.iter().find(|section| section.level == 1);
    match title {
        Some(title) => {
            let written = title.span.of(text).trim_end_matches(['\n', '\r']).len();
            next_line(text, title.span.start as usize + written)
        }
        None => line_start(text, 0),
    }
}

fn strip(checked: &Checked<'_>, prefix: &str) -> String {
    let Totals { passed, counted } = Totals::of(&checked.checklist);
    let total = if passed == counted { Status::Pass } else { Status::Unknown };
    let mut html =
        format!("<nav class=\"seamline seamline-badges\" id=\"{prefix}-top\" aria-label=\"Checklist of this spec\">");
    html.push_str(&format!(
        "<a class=\"seamline-badge seamline-total seamline-{}\" href=\"#{prefix}-checklist\">{passed} of {counted} pass</a>",
        total.as_str()
    ));
    for item in &checked.checklist {
        html.push_str(&badge(item, prefix));
    }
    html.push_str("</nav>");
    html
}

fn badge(item: &ItemResult, prefix: &str) -> String {
    let (id, status) = (item.item.id(), item.status.as_str());
    format!(
        "<a class=\"seamline-badge seamline-{status}\" href=\"#{prefix}-{id}\" title=\"{}: {}\">{}<span>{}</span>\
         <span class=\"seamline-count\">{}</span></a>",
        item.item.title(),
        escape(&item.summary),
        mark(item.status),
        item.item.short(),
        count(item),
    )
}

/// The status as a sign, with its name for those who do not see it.
pub(super) fn mark(status: Status) -> String {
    let (sign, name) = match status {
        Status::Pass => ("✓", "pass"),
        Status::Fail => ("✗", "fail"),
        Status::Unknown => ("?", "could not be judged"),
        Status::NotApplicable => ("–", "not applicable"),
    };
    format!(
        "<span class=\"seamline-mark\" aria-hidden=\"true\">{sign}</span><span class=\"seamline-sr\">{name}: </span>"
    )
}

/// `3/4`, `3/4 + 1 excused`, or nothing where nothing is counted.
pub(super) fn count(item: &ItemResult) -> String {
    match (item.total, item.excused) {
        (0, _) if item.status == Status::NotApplicable => "n/a".to_owned(),
        (total, 0) => format!("{}/{total}", item.done),
        (total, excused) => format!("{}/{total} + {excused} excused", item.done),
    }
}

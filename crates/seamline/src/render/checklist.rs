//! The checklist with its evidence.

use super::RenderOptions;
use super::anchors::Anchors;
use super::badges::{count, mark};
use super::html::{escape, message};
use crate::Checked;
use crate::checklist::{ItemResult, Status};
use crate::claims::{State, Statement};
use crate::rules;
use crate::source::Span;
use rustc_hash::FxHashMap;

pub(super) fn html(checked: &Checked<'_>, options: &RenderOptions<'_>, anchors: &Anchors) -> Vec<String> {
    let prefix = options.id_prefix;
    let heading = format!("{prefix}-checklist-title");
    let mut lines = vec![format!(
        "<section class=\"seamline seamline-checklist\" id=\"{prefix}-checklist\" aria-labelledby=\"{heading}\">\
         <p class=\"seamline-heading\" id=\"{heading}\" role=\"heading\" aria-level=\"2\">Checklist</p><ul>"
    )];
    let findings = checked
        .findings
        .iter()
        .filter_map(|finding| Some(((finding.span, rules::find(finding.rule)?.statement), finding.message.as_str())));
    let said: Said<'_> = findings.collect();
    for item in &checked.checklist {
        lines.push(row(item, checked, &said, prefix, anchors));
    }
    lines.push("</ul>".to_owned());
    if checked.findings.is_empty() && checked.checklist.iter().all(|item| item.status == Status::Pass) {
        lines.push("<p class=\"seamline-clean\">Everything that can be checked holds.</p>".to_owned());
    }
    lines.push("</section>".to_owned());
    lines
}

/// What the findings say, by the words that decide a claim and its statement.
type Said<'c> = FxHashMap<(Span, Statement), &'c str>;

fn row(item: &ItemResult, checked: &Checked<'_>, said: &Said<'_>, prefix: &str, anchors: &Anchors) -> String {
    let (id, status) = (item.item.id(), item.status.as_str());
    let head = format!(
        "{}<span class=\"seamline-title\">{}</span> <span class=\"seamline-count\">{}</span>",
        mark(item.status),
        item.item.title(),
        count(item)
    );
    let summary = format!("<span class=\"seamline-summary\">{}</span>", escape(&item.summary));
    if item.open.is_empty() {
        return format!("<li id=\"{prefix}-{id}\" class=\"seamline-row seamline-{status}\">{head}{summary}</li>");
    }
    let evidence: String = item
        .open
        .iter()
        .map(|open| {
            let anchor = anchors.id(checked.claims[open.claim].span);
            let claim = &checked.claims[open.claim];
            let said = said
                .get(&(claim.span, claim.statement))
                .map_or_else(|| state(open.state).to_owned(), |said| message(said));
            format!("<li><a href=\"#{anchor}\">{}</a> <span>{said}</span></li>", escape(&open.label))
        })
        .collect();
    let more = if item.more > 0 { format!("<li>and {} more</li>", item.more) } else { String::new() };
    format!(
        "<li id=\"{prefix}-{id}\" class=\"seamline-row seamline-{status}\">{head}{summary}\
         <details><summary>{} open</summary><ul>{evidence}{more}</ul></details></li>",
        item.open.len() + item.more
    )
}

fn state(state: State) -> &'static str {
    match state {
        State::Violated => "does not hold",
        State::Excused => "excused",
        State::Unknown => "could not be judged",
        State::Satisfied => "holds",
        State::NotApplicable => "does not apply",
    }
}

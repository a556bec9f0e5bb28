//! The Markdown of the pages. What a rule says stands in its doc comment alone; this only frames it.

use crate::output::MARK;
use seamline::rules::{Rule, Weight};
use std::fmt::Write as _;

/// The page of one rule.
pub(crate) fn of(rule: &Rule) -> String {
    let page = rule.page_for_readers();
    let (summary, sections) = page.trim().split_once("\n\n").unwrap_or((page.trim(), ""));
    format!(
        "{MARK} from the documentation of the rule in crates/seamline/src/rules. -->\n\n\
         # `{}`\n\n{summary}\n\n\
         | Severity | Checklist item | Group |\n|---|---|---|\n| {} | {} | `{}` |\n\n{}\n",
        rule.name,
        severities(rule.weight),
        item(rule),
        rule.group(),
        sections.trim(),
    )
}

/// The page that lists all rules by group.
pub(crate) fn index(rules: &[&Rule]) -> String {
    let mut text = format!(
        "{MARK}. -->\n\n# Rules\n\n\
         Each rule looks for one defect and is named after it; `seamline explain NAME` prints its page.\n\
         The severities are those of the profile `review`; `draft` turns gaps into hints, `ship` turns them into errors.\n"
    );
    let mut group = "";
    for rule in rules {
        if rule.group() != group {
            group = rule.group();
            text +=
                &format!("\n## {group}\n\n| Rule | Severity | Checklist item | What it finds |\n|---|---|---|---|\n");
        }
        let (name, severity, item) = (rule.name, in_review(rule.weight), item(rule));
        let summary = rule.summary().trim().replace('|', "\\|");
        // A write to a string cannot fail.
        let _ = writeln!(text, "| [`{name}`]({name}.md) | {severity} | {item} | {summary} |");
    }
    text
}

fn severities(weight: Weight) -> &'static str {
    match weight {
        Weight::Contradiction => "error",
        Weight::Gap => "warning; hint in `draft`, error in `ship`",
        Weight::Heuristic => "hint",
    }
}

fn in_review(weight: Weight) -> &'static str {
    match weight {
        Weight::Contradiction => "error",
        Weight::Gap => "warning",
        Weight::Heuristic => "hint",
    }
}

fn item(rule: &Rule) -> String {
    rule.item.map_or_else(|| "none: it concerns the whole document".to_owned(), |item| format!("`{}`", item.id()))
}

/// The lines of the book's summary.
pub(crate) fn summary(rules: &[&Rule]) -> String {
    let mut text = String::from("- [Rules](rules/index.md)\n");
    for rule in rules {
        let _ = writeln!(text, "  - [{name}](rules/{name}.md)", name = rule.name);
    }
    text
}

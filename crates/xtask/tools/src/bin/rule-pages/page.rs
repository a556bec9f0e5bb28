//! The Markdown of the pages. What a rule says stands in its doc comment alone; this only frames it and
//! lets its examples be tried.

use crate::links::with_links;
use crate::output::MARK;
use seamline::rules::{self, Rule, Weight};
use std::fmt::Write as _;

/// The page of one rule.
pub(crate) fn of(rule: &Rule) -> String {
    let page = with_links(rule);
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

/// The page that lists the groups.
pub(crate) fn index(rules: &[&Rule]) -> String {
    let mut text = format!(
        "{MARK}. -->\n\n# Rules\n\n\
         Each rule looks for one defect and is named after it; `seamline explain NAME` prints its page.\n\
         There are {} rules in {} groups. The severities are those of the profile `review`; `draft` turns gaps into hints, \
         `ship` turns them into errors.\n\n",
        rules.len(),
        rules::groups().count()
    );
    for name in rules::groups() {
        let count = rules.iter().filter(|rule| rule.group() == name).count();
        _ = write!(text, "## [{name}]({name}/index.md)\n\n{} ({count})\n\n", rules::about(name));
        text += &table(rules, name, &format!("{name}/"));
        text.push('\n');
    }
    text
}

/// The page of a group.
pub(crate) fn group(rules: &[&Rule], name: &str) -> String {
    format!("{MARK}. -->\n\n# {name}\n\n{}.\n\n{}", rules::about(name), table(rules, name, ""))
}

fn table(rules: &[&Rule], group: &str, folder: &str) -> String {
    let mut text = String::from("| Rule | What it finds | Severity |\n|---|---|---|\n");
    for rule in rules.iter().filter(|rule| rule.group() == group) {
        let (defect, severity) = (defect(rule), in_review(rule.weight));
        let summary = rule.summary().trim().replace('|', "\\|");
        // A write to a string cannot fail.
        _ = writeln!(text, "| [`{defect}`]({folder}{defect}.md) | {summary} | {severity} |");
    }
    text
}

fn defect(rule: &Rule) -> &'static str {
    rule.name.split_once('/').map_or(rule.name, |(_, defect)| defect)
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
    rule.item.map_or_else(|| "none".to_owned(), |item| format!("`{}`", item.id()))
}

/// The lines of the book's summary.
pub(crate) fn summary(rules: &[&Rule]) -> String {
    let mut text = String::from("- [Rules](rules/index.md)\n");
    for group in rules::groups() {
        _ = writeln!(text, "  - [{group}](rules/{group}/index.md)");
        for rule in rules.iter().filter(|rule| rule.group() == group) {
            _ = writeln!(text, "    - [{}](rules/{}.md)", defect(rule), rule.name);
        }
    }
    text
}

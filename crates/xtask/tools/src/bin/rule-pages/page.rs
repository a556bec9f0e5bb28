//! The Markdown of the pages. What a rule says stands in its doc comment alone; this only frames it.

use crate::output::MARK;
use seamline::rules::{Rule, Weight};
use std::fmt::Write as _;

/// The page of one rule.
pub(crate) fn of(rule: &Rule) -> String {
    let page = rule.page();
    let (summary, sections) = page.trim().split_once("\n\n").unwrap_or((page.trim(), ""));
    format!(
        "{MARK} from the documentation of the rule in crates/seamline/src/rules. -->\n\n\
         # `{}`\n\n{summary}\n\n\
         | Severity | Checklist item | Group |\n|---|---|---|\n| {} | {} | `{}` |\n\n{}\n",
        rule.name,
        severities(rule.weight),
        item(rule),
        rule.group(),
        for_readers(sections.trim()),
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

/// `docs` with its examples as a reader wants them: the language is all that a fence says, and the architecture
/// that the example is checked against stands before it as a sentence.
fn for_readers(docs: &str) -> String {
    let mut lines = Vec::new();
    let mut open: Option<&str> = None;
    for line in docs.lines() {
        let info = line.trim_start_matches('`');
        let ticks = &line[..line.len() - info.len()];
        match open {
            None if ticks.len() >= 3 => {
                open = Some(ticks);
                let (language, settings) = info.split_once(' ').unwrap_or((info, ""));
                lines.extend(settings.split(' ').find_map(architecture).map(|sentence| sentence + "\n"));
                let language = if language == "md" { "markdown" } else { language };
                lines.push(format!("{ticks}{language}"));
                continue;
            }
            Some(fence) if info.is_empty() && ticks.len() >= fence.len() => open = None,
            Some(_) | None => {}
        }
        lines.push(line.to_owned());
    }
    lines.join("\n")
}

/// What an example's fence says about the architecture, as a sentence.
fn architecture(setting: &str) -> Option<String> {
    match setting.split_once('=')? {
        ("inventory", modules) => Some(format!("The architecture lists `{}`.", modules.replace(',', "`, `"))),
        ("architecture", "missing") => Some("There is no architecture document at the path.".to_owned()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::for_readers;

    #[test]
    fn the_fences_of_examples_are_plain() {
        assert_eq!(for_readers("```md expect_diagnostic\na\n```"), "```markdown\na\n```");
        assert_eq!(for_readers("````md\n```text x\n````\n```toml"), "````markdown\n```text x\n````\n```toml");
    }

    #[test]
    fn the_architecture_of_an_example_is_told() {
        let docs = "```md expect_diagnostic inventory=Lockers,Billing\na\n```";
        assert_eq!(for_readers(docs), "The architecture lists `Lockers`, `Billing`.\n\n```markdown\na\n```");
    }
}

//! `seamline explain`.

use anyhow::{Result, bail};
use seamline::rules::{self, Rule, Weight};
use std::io::Write as _;
use std::process::ExitCode;

pub(crate) fn run(name: Option<&str>) -> Result<ExitCode> {
    let text = match name {
        None => list(),
        Some(name) => match rules::find(name) {
            Some(rule) => page(rule),
            None => bail!("{}", unknown(name)),
        },
    };
    write!(anstream::stdout().lock(), "{text}")?;
    Ok(ExitCode::SUCCESS)
}

fn unknown(name: &str) -> String {
    let hint = match rules::nearest(name) {
        Some(nearest) => format!("did you mean `{nearest}`?"),
        None => "`seamline explain` lists all rules".to_owned(),
    };
    format!("there is no rule `{name}`; {hint}")
}

fn list() -> String {
    let mut text = String::new();
    for group in rules::groups() {
        text.push_str(&format!("{group}\n"));
        for rule in rules::all().iter().filter(|rule| rule.group() == *group) {
            text.push_str(&format!("  {:<38} {:<13} {}\n", rule.name, weight(rule.weight), rule.summary()));
        }
        text.push('\n');
    }
    text.push_str("`seamline explain RULE` shows why a rule matters, examples, and how to mend what it finds.\n");
    text
}

fn page(rule: &Rule) -> String {
    let item = rule.item.map_or("", |item| item.title());
    let item = if item.is_empty() { String::new() } else { format!(", counts for \"{item}\"") };
    let page = rule.page().replace("```md expect_diagnostic", "```md").replace("## Fix", "## How to fix it");
    let page: Vec<&str> = page.lines().map(|line| if line.starts_with("```md") { "```md" } else { line }).collect();
    format!("{} ({}{item})\n\n{}\n", rule.name, weight(rule.weight), page.join("\n"))
}

fn weight(weight: Weight) -> &'static str {
    match weight {
        Weight::Contradiction => "contradiction",
        Weight::Gap => "gap",
        Weight::Heuristic => "hint",
    }
}

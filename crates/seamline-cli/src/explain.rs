//! `seamline explain`.

use annotate_snippets::renderer::{AnsiColor, Style};
use anyhow::{Result, bail};
use seamline::rules::{self, Rule, Weight};
use std::io::Write as _;
use std::process::ExitCode;

const BOLD: Style = Style::new().bold();
const CODE: Style = AnsiColor::Cyan.on_default();

/// Explains a rule, lists the rules of a group, or lists all.
pub(crate) fn run(name: Option<&str>) -> Result<ExitCode> {
    let text = match name {
        None => list(&rules::groups().collect::<Vec<_>>()),
        Some(name) => match rules::find(name) {
            Some(rule) => page(rule),
            None if rules::groups().any(|group| group == name) => list(&[name]),
            None => bail!("{}", unknown(name)),
        },
    };
    write!(anstream::stdout(), "{text}")?;
    Ok(ExitCode::SUCCESS)
}

/// That there is no rule of that name, and which may have been meant.
pub(crate) fn unknown(name: &str) -> String {
    let hint = match rules::nearest(name) {
        Some(nearest) => format!("did you mean `{nearest}`?"),
        None => "`seamline explain` lists all rules".to_owned(),
    };
    format!("there is no rule `{name}`; {hint}")
}

fn list(groups: &[&str]) -> String {
    let width = rules::all().iter().map(|rule| rule.name.len()).max().unwrap_or_default();
    let mut text = String::new();
    for group in groups {
        text.push_str(&format!("{BOLD}{group}{BOLD:#}\n"));
        for rule in rules::all().iter().filter(|rule| rule.group() == *group) {
            let (severity, style) = severity(rule.weight);
            text.push_str(&format!("  {:<width$}  {style}{severity:<7}{style:#}  {}\n", rule.name, rule.summary()));
        }
        text.push('\n');
    }
    text.push_str(
        "Severities are those of the profile `review`: `draft` turns warnings into hints, `ship` into errors.\n\
         `seamline explain RULE` shows why a rule matters, examples, and how to mend what it finds.\n",
    );
    text
}

fn page(rule: &Rule) -> String {
    let (severity, style) = severity(rule.weight);
    let elsewhere = if rule.weight == Weight::Gap { ", a hint in `draft`, an error in `ship`" } else { "" };
    let item = rule.item.map_or(String::new(), |item| format!("\nCounts for \"{}\"", item.title()));
    let head = format!("{BOLD}{}{BOLD:#}: {style}{severity}{style:#}{elsewhere}{item}\n\n", rule.name);
    head + &on_terminal(&rule.page_for_readers())
}

/// A rule's page for a terminal: headings without their marks, examples indented instead of fenced.
fn on_terminal(page: &str) -> String {
    let mut text = String::new();
    let mut in_example = false;
    for line in page.lines() {
        if line.starts_with("```") {
            in_example = !in_example;
        } else if in_example {
            let indented = format!("    {CODE}{line}{CODE:#}\n");
            text.push_str(if line.is_empty() { "\n" } else { &indented });
        } else if let Some(heading) = line.strip_prefix("## ") {
            let heading = if heading == "Fix" { "How to fix it" } else { heading };
            text.push_str(&format!("{BOLD}{heading}{BOLD:#}\n"));
        } else {
            text.push_str(&format!("{line}\n"));
        }
    }
    text
}

/// The severity in the profile `review`, and its colour.
fn severity(weight: Weight) -> (&'static str, Style) {
    let (severity, color) = match weight {
        Weight::Contradiction => ("error", AnsiColor::Red),
        Weight::Gap => ("warning", AnsiColor::Yellow),
        Weight::Heuristic => ("hint", AnsiColor::Blue),
    };
    (severity, color.on_default())
}

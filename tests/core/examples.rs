//! The examples in the rules' pages: an invalid one fires its rule once, a valid one does not.

use seamline::architecture::Inventory;
use seamline::config::Options;
use seamline::facts::documents::Known;
use seamline::markdown::{BlockKind, read};
use seamline::rules::Rule;
use seamline::{Architecture, Context, Documents};
use std::collections::BTreeMap;

struct Example {
    text: String,
    invalid: bool,
    inventory: Option<Inventory>,
    path: Option<String>,
    documents: Option<BTreeMap<String, Option<String>>>,
}

#[test]
fn every_example_does_what_its_page_says() {
    for rule in seamline::rules::all() {
        let examples = examples(rule);
        assert!(examples.iter().any(|example| example.invalid), "{} has no invalid example", rule.name);
        assert!(examples.iter().any(|example| !example.invalid), "{} has no valid example", rule.name);
        for example in examples {
            let fired = fired(rule, &example);
            let expected = usize::from(example.invalid);
            assert_eq!(fired, expected, "{} fires {fired} times on\n{}", rule.name, example.text);
        }
    }
}

#[test]
fn every_page_has_its_parts_in_order() {
    for rule in seamline::rules::all() {
        let page = rule.page();
        let at = |part: &str| page.find(part).unwrap_or_else(|| panic!("{} lacks {part}", rule.name));
        let parts = ["## Why", "## Invalid", "## Valid", "## Fix"].map(at);
        assert!(parts.is_sorted(), "{}", rule.name);
        assert!(rule.summary().ends_with('.') && parts[0] > 0, "{} has no summary", rule.name);
    }
}

#[test]
fn names_are_unique_and_kebab_case_and_statements_have_one_rule() {
    let rules = seamline::rules::all();
    for (at, rule) in rules.iter().enumerate() {
        let (group, defect) = rule.name.split_once('/').unwrap();
        assert!(seamline::rules::groups().any(|known| known == group), "{}", rule.name);
        assert!(defect.chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{}", rule.name);
        for other in &rules[at + 1..] {
            assert!(rule.name != other.name && rule.statement != other.statement, "{} twice", rule.name);
        }
    }
}

fn fired(rule: &Rule, example: &Example) -> usize {
    let options = Options::default();
    let architecture = match &example.inventory {
        Some(inventory) => Architecture::Given { path: "architecture.md", inventory },
        None => Architecture::NotGiven,
    };
    let path = example.path.as_deref();
    let known = example.documents.as_ref().map(|known| Known::of(&example.text, path, known, &options.lexicon));
    let documents = known.as_ref().map_or(Documents::NotGiven, Documents::Known);
    let context = Context { options: &options, architecture, documents, path };
    let checked = seamline::check(&example.text, &context);
    checked.findings.iter().filter(|finding| finding.rule == rule.name).count()
}

/// The fences of a page; their info string says what is expected and which modules the architecture has, those that a
/// module depends on behind a colon: `inventory=Lockers:None,Billing:Lockers+Access`.
fn examples(rule: &Rule) -> Vec<Example> {
    let page = rule.page();
    let document = read(&page);
    let fences = document.blocks.iter().filter(|block| matches!(block.kind, BlockKind::Fence(_)));
    fences
        .map(|block| {
            let source = block.span.of(&page);
            let (info, rest) = source.split_once('\n').unwrap();
            let text = rest.rsplit_once("```").unwrap().0.to_owned();
            let setting =
                |name: &str| info.split(' ').find_map(|setting| setting.strip_prefix(name)?.strip_prefix('='));
            Example {
                text,
                invalid: info.contains("expect_diagnostic"),
                // A document without a module table is an empty inventory.
                inventory: setting("inventory").or(setting("architecture").map(|_| "")).map(inventory),
                path: setting("path").map(str::to_owned),
                documents: setting("documents").map(documents),
            }
        })
        .collect()
}

/// `a.md`, `a.md:Heading` or `a.md>dependency.md`.
fn documents(told: &str) -> BTreeMap<String, Option<String>> {
    let text = |(path, text): (&str, String)| (path.to_owned(), Some(text));
    told.split(',')
        .map(|told| match (told.split_once(':'), told.split_once('>')) {
            (Some((path, heading)), _) => text((path, format!("# {heading}\n"))),
            (_, Some((path, on))) => text((path, format!("# Feature: X\n\n**Feature Dependencies:** {on}\n"))),
            _ => (told.to_owned(), None),
        })
        .collect()
}

fn inventory(modules: &str) -> Inventory {
    let rows = modules
        .split(',')
        .filter(|module| !module.is_empty())
        .map(|module| module.split_once(':').unwrap_or((module, "")));
    let rows: String = rows.map(|(module, needs)| format!("| {module} | {} |\n", needs.replace('+', ", "))).collect();
    Inventory::read(&format!("| Module | Dependencies |\n|---|---|\n{rows}"), &Options::default().lexicon)
}

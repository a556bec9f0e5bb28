//! The examples in the rules' pages: an invalid one fires its rule once, a valid one does not.

use seamline::architecture::Inventory;
use seamline::config::Options;
use seamline::facts::documents::Known;
use seamline::rules::Rule;
use seamline::{Architecture, Context, Documents};
use seamline_tools::examples::{self, Example};

#[test]
fn every_example_does_what_its_page_says() {
    for rule in seamline::rules::all() {
        let examples = examples::of(rule);
        assert!(examples.iter().any(|example| example.is_invalid), "{} has no invalid example", rule.name);
        assert!(examples.iter().any(|example| !example.is_invalid), "{} has no valid example", rule.name);
        for example in examples {
            let fired = fired(rule, &example);
            let expected = usize::from(example.is_invalid);
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
    let inventory = example.architecture.as_ref().map(|text| Inventory::read(text, &options.lexicon));
    let architecture = match &inventory {
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

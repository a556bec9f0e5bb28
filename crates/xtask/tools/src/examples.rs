//! The examples of the rules' pages, with what their fences say of the documents around them.

use seamline::markdown::{Block, BlockKind, read};
use seamline::rules::Rule;
use seamline::source::Span;
use std::collections::BTreeMap;

/// One example.
#[derive(Debug, Clone)]
pub struct Example {
    /// Its text.
    pub text: String,
    /// Whether its rule finds something in it.
    pub is_invalid: bool,
    /// The path of the file that it stands for.
    pub path: Option<String>,
    /// The text of the architecture document.
    pub architecture: Option<String>,
    /// Other documents by their path from the project's root; of some only the path is known.
    pub documents: Option<BTreeMap<String, Option<String>>>,
}

/// The examples of a rule, in the order of its page.
pub fn of(rule: &Rule) -> Vec<Example> {
    let page = rule.page();
    fences(&page).into_iter().filter_map(|fence| example(fence.of(&page))).collect()
}

/// Where the examples stand in a page, as the rule has it or as readers see it.
pub fn fences(page: &str) -> Vec<Span> {
    let is_fence = |block: &&Block<'_>| matches!(block.kind, BlockKind::Fence(_));
    read(page).blocks.iter().filter(is_fence).map(|block| block.span).collect()
}

fn example(fence: &str) -> Option<Example> {
    let (info, rest) = fence.split_once('\n')?;
    let (text, _) = rest.rsplit_once("```")?;
    let setting = |name: &str| info.split(' ').find_map(|setting| setting.strip_prefix(name)?.strip_prefix('='));
    Some(Example {
        text: text.to_owned(),
        is_invalid: info.contains("expect_diagnostic"),
        path: setting("path").map(str::to_owned),
        // A document without a module table is an empty inventory.
        architecture: setting("inventory").or(setting("architecture").map(|_| "")).map(architecture),
        documents: setting("documents").map(documents),
    })
}

/// `Lockers:None,Billing:Lockers+Access` as a document.
fn architecture(modules: &str) -> String {
    let rows = modules.split(',').filter(|module| !module.is_empty()).map(|module| {
        let (module, needs) = module.split_once(':').unwrap_or((module, ""));
        format!("| {module} | {} |\n", needs.replace('+', ", "))
    });
    format!("| Module | Dependencies |\n|---|---|\n{}", rows.collect::<String>())
}

/// `a.md`, `a.md:Heading` or `a.md>dependency.md`.
fn documents(told: &str) -> BTreeMap<String, Option<String>> {
    let document = |told: &str| match (told.split_once(':'), told.split_once('>')) {
        (Some((path, heading)), _) => (path.to_owned(), Some(format!("# {heading}\n"))),
        (_, Some((path, on))) => (path.to_owned(), Some(format!("# Feature: X\n\n**Feature Dependencies:** {on}\n"))),
        _ => (told.to_owned(), None),
    };
    told.split(',').map(document).collect()
}

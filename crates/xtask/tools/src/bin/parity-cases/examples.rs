//! The examples of the rules' pages, by what their fences say of the documents around them.

use crate::case::{Case, Given};
use seamline::markdown::{BlockKind, read};
use seamline::rules::Rule;
use std::collections::BTreeMap;

pub(crate) fn cases() -> Vec<Case> {
    seamline::rules::all().iter().flat_map(|rule| of_rule(rule)).collect()
}

fn of_rule(rule: &Rule) -> Vec<Case> {
    let page = rule.page();
    let document = read(&page);
    let fences = document.blocks.iter().filter(|block| matches!(block.kind, BlockKind::Fence(_)));
    let case = |(number, source): (usize, &str)| {
        let (info, rest) = source.split_once('\n')?;
        let (text, _) = rest.rsplit_once("```")?;
        let setting = |name: &str| info.split(' ').find_map(|setting| setting.strip_prefix(name)?.strip_prefix('='));
        let given = Given {
            path: setting("path").map(str::to_owned),
            architecture: setting("inventory").or(setting("architecture").map(|_| "")).map(architecture),
            documents: setting("documents").map(documents),
            config: None,
        };
        Some(Case::new(format!("{}, example {number}", rule.name), text, given).whole())
    };
    fences.map(|block| block.span.of(&page)).enumerate().filter_map(case).collect()
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

//! Links that open the examples of a rule in the playground. They are for the book alone: a terminal has no use for them.

use seamline::rules::Rule;
use seamline_project::Shared;
use seamline_tools::examples::{self, Example, fences};

/// The way from the page of a rule to the playground, both in the book.
const PLAYGROUND: &str = "../../playground/";

/// What is wrong with every excerpt, and would bury what is wrong with this one.
const OF_EXCERPTS: [&str; 3] = ["structure/missing-title", "structure/missing-metadata", "structure/missing-section"];

/// The page of a rule as readers see it, with a link behind each invalid example that is one by what a link holds.
pub(crate) fn with_links(rule: &Rule) -> String {
    let page = rule.page_for_readers();
    let mut text = String::with_capacity(page.len());
    let mut done = 0;
    for (fence, example) in fences(&page).into_iter().zip(examples::of(rule)) {
        let Some(link) = link(rule, &example) else { continue };
        let end = fence.start as usize + fence.of(&page).trim_end().len();
        text.push_str(&page[done..end]);
        text.push_str(&format!("\n\n[Try it in the playground]({link})"));
        done = end;
    }
    text.push_str(&page[done..]);
    text
}

/// None for an example whose mistake lies in its relation to other documents, which no link holds.
fn link(rule: &Rule, example: &Example) -> Option<String> {
    if !example.is_invalid || example.documents.is_some() {
        return None;
    }
    let shared = Shared {
        spec: &example.text,
        architecture: example.architecture.as_deref(),
        config: Some(&config(rule)),
        path: example.path.as_deref(),
    };
    shared.fragment().map(|fragment| format!("{PLAYGROUND}{fragment}"))
}

/// Settings that look away from what an excerpt lacks, unless the rule is about that.
fn config(rule: &Rule) -> String {
    let others = OF_EXCERPTS.iter().filter(|name| **name != rule.name);
    let levels: String = others.map(|name| format!("\"{name}\" = \"off\"\n")).collect();
    format!("# An excerpt lacks most of what a spec has.\n[rules]\n{levels}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use seamline::architecture::Inventory;
    use seamline::settings::Settings;
    use seamline::{Architecture, Context};

    /// Which rules find something in what a link opens.
    fn found(rule: &Rule, example: &Example) -> Vec<&'static str> {
        let options = Settings::from_toml(&config(rule)).unwrap().options();
        let inventory = example.architecture.as_ref().map(|text| Inventory::read(text, &options.lexicon));
        let architecture =
            inventory.as_ref().map(|inventory| Architecture::Given { path: "architecture.md", inventory });
        let context = Context {
            architecture: architecture.unwrap_or(Architecture::NotGiven),
            path: example.path.as_deref(),
            ..Context::new(&options)
        };
        seamline::check(&example.text, &context).findings.iter().map(|finding| finding.rule).collect()
    }

    #[test]
    fn a_link_stands_behind_each_invalid_example() {
        for rule in seamline::rules::all() {
            let (page, examples) = (rule.page_for_readers(), examples::of(rule));
            assert_eq!(fences(&page).len(), examples.len(), "{}", rule.name);
            let mut linked = with_links(rule);
            for example in &examples {
                let Some(link) = link(rule, example) else {
                    assert!(!example.is_invalid || example.documents.is_some(), "{}", rule.name);
                    continue;
                };
                let line = format!("```\n\n[Try it in the playground]({link})\n");
                assert!(linked.contains(&line), "{}", rule.name);
                linked = linked.replacen(&line, "```\n", 1);
            }
            assert_eq!(linked, page);
        }
    }

    #[test]
    fn what_a_link_opens_shows_the_mistake() {
        for rule in seamline::rules::all() {
            for example in examples::of(rule).iter().filter(|example| link(rule, example).is_some()) {
                let found = found(rule, example);
                let own = found.iter().filter(|name| **name == rule.name).count();
                assert!(own == 1 && found.len() <= 3, "{} among {found:?}", rule.name);
            }
        }
    }
}

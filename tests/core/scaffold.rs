//! A new spec: everything that is found in it is something that only its author can fill in.

use crate::harness::inventory;
use seamline::config::{Options, Profile};
use seamline::finding::Severity;
use seamline::scaffold::{Kind, Module, Priority, Scaffold, scaffold};
use seamline::{Architecture, Context};

const MODULES: [&str; 6] = ["Deliveries", "Lockers", "Access", "Notifications", "Recipients", "Billing"];

fn specs() -> impl Iterator<Item = String> {
    Kind::ALL
        .into_iter()
        .map(Some)
        .chain([None])
        .flat_map(|kind| (0..=MODULES.len()).map(move |count| (kind, count)))
        .map(|(kind, count)| {
            let role = |at: usize| ["", "Both", "Both"][at % 3].to_owned();
            let modules = MODULES[..count].iter().enumerate();
            scaffold(&Scaffold {
                name: "night-delivery".to_owned(),
                description: if count % 2 == 0 { String::new() } else { "Deliver while people sleep.".to_owned() },
                architecture: "docs/architecture/SYSTEM-ARCHITECTURE.md".to_owned(),
                kind,
                priority: kind.map(|_| Priority::P1),
                modules: modules.map(|(at, name)| Module { name: (*name).to_owned(), role: role(at) }).collect(),
            })
        })
}

#[test]
fn a_draft_has_neither_errors_nor_warnings() {
    let inventory = inventory();
    for text in specs() {
        for architecture in [Architecture::NotGiven, Architecture::Given { path: "a.md", inventory: &inventory }] {
            let options = Options { profile: Profile::Draft, ..Options::default() };
            let checked = seamline::check(&text, &Context { architecture, ..Context::new(&options) });
            let grave = checked.findings.iter().find(|finding| finding.severity != Severity::Hint);
            assert_eq!(grave, None, "{text}");
        }
    }
}

#[test]
fn what_a_review_finds_is_for_the_author_to_fill_in() {
    let inventory = inventory();
    for text in specs() {
        let options = Options::default();
        let architecture = Architecture::Given { path: "a.md", inventory: &inventory };
        let checked = seamline::check(&text, &Context { architecture, ..Context::new(&options) });
        assert!(!checked.findings.is_empty());
        for finding in &checked.findings {
            let start = text[..finding.span.start as usize].rfind('\n').map_or(0, |at| at + 1);
            let line = text[start..].lines().next().unwrap_or("");
            assert!(line.contains('['), "{}: {} at {line:?}\n{text}", finding.rule, finding.message);
        }
    }
}

#[test]
fn the_text_is_tidy() {
    for text in specs() {
        // Two spaces keep a field on a line of its own where the next one follows it.
        let lines: Vec<&str> = text.lines().collect();
        for (at, line) in lines.iter().enumerate() {
            let next = lines.get(at + 1).unwrap_or(&"");
            let end = if line.starts_with("**") && next.starts_with("**") { "  " } else { "" };
            assert_eq!(line.trim_end().to_owned() + end, **line, "{text}");
        }
        assert!(
            !text.contains('{') && !text.contains("<end>") && text.ends_with('\n') && !text.ends_with("\n\n"),
            "{text}"
        );
    }
}

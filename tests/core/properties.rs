//! What holds for any text: no panic, spans inside the text and on character boundaries, the same report twice.

use crate::harness::{check, inventory, specs};
use proptest::prelude::*;
use seamline::architecture::Inventory;
use seamline::config::Lexicon;
use seamline::config::Profile;
use seamline::render::{self, Drawn, RenderOptions, Target};
use seamline::{Checked, report};

fn assert_sound(text: &str, checked: &Checked<'_>) {
    let inside = |span: seamline::source::Span| text.get(span.range()).is_some();
    for claim in &checked.claims {
        assert!(inside(claim.span), "{:?} at {:?}", claim.statement, claim.span);
    }
    for finding in &checked.findings {
        assert!(finding.related.iter().all(|related| inside(related.span)), "{finding:?}");
        assert!(!finding.message.is_empty() && !finding.help.is_empty());
    }
    for item in &checked.checklist {
        assert!(item.done + item.excused <= item.total, "{item:?}");
    }
}

fn assert_holds(text: &str) {
    let inventory = inventory();
    let first = check(text, Profile::Review, &inventory);
    assert_sound(text, &first);
    let second = check(text, Profile::Review, &inventory);
    assert_eq!(report::file("x.md", &first), report::file("x.md", &second));
    for target in [Target::Html, Target::Markdown] {
        assert_page_holds(&first, target);
    }
    Inventory::read(text, &Lexicon::default());
}

/// A page has every line of the author in its order, whatever stands between them.
fn assert_page_holds(checked: &Checked<'_>, target: Target) {
    let options = RenderOptions {
        target,
        id_prefix: "x",
        badges: true,
        findings: true,
        mermaid: true,
        rule_links: None,
        playground: Some("../playground/#v1=q-_8"),
    };
    let insertions = render::chapter(checked, &options);
    let page =
        render::assemble(checked.text, &insertions, |_| Some(Drawn { svg: "<svg></svg>".into(), css: String::new() }));
    let lines = |text: &str| -> Vec<String> {
        text.trim_start_matches('\u{feff}').split(['\n', '\r']).map(str::to_owned).collect()
    };
    let written = lines(&page);
    let mut rest = written.iter();
    for line in lines(checked.text) {
        assert!(rest.any(|shown| *shown == line), "{line:?} is not in the page of {:?}", checked.text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text(text in any::<String>()) {
        assert_holds(&text);
    }

    #[test]
    fn anything_that_looks_like_a_spec(lines in proptest::collection::vec(line(), 0..60)) {
        assert_holds(&lines.join("\n"));
    }

    #[test]
    fn a_spec_with_a_part_cut_out_or_doubled(which in 0usize..8, from in 0.0f64..1.0, length in 0usize..400, twice in any::<bool>()) {
        let specs = specs();
        let text = &specs[which % specs.len()].text;
        let boundary = |at: usize| (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
        let start = boundary((text.len() as f64 * from) as usize);
        let end = boundary(start + length);
        let middle = if twice { text[start..end].repeat(2) } else { String::new() };
        assert_holds(&format!("{}{middle}{}", &text[..start], &text[end..]));
    }
}

/// Lines out of which specs are made, and what breaks them.
fn line() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("# Integration: 港 🚢".to_owned()),
        Just("## Modules Involved".to_owned()),
        Just("## Failure Modes".to_owned()),
        Just("### Synchronous Calls".to_owned()),
        Just("### Asynchronous Events".to_owned()),
        Just("### Flow Steps".to_owned()),
        Just("### Phase 1: A (b)".to_owned()),
        Just("## Implementation Phases".to_owned()),
        Just("### Feature Flags".to_owned()),
        Just("| Module | Role | From | To | Event | Failure | Recovery | Flag |".to_owned()),
        Just("|---|---|---|---|---|---|---|---|".to_owned()),
        Just("1. **Ä \u{301}** (Mod - x)".to_owned()),
        Just("   - Input: `Ünit { a }`, CamelCase".to_owned()),
        Just("**Goal:** x".to_owned()),
        Just("```".to_owned()),
        Just("> - [ ] x".to_owned()),
        Just("\u{feff}".to_owned()),
        Just("\r".to_owned()),
        Just(String::new()),
        "\\| ?[A-Za-zé🚢`*]{0,6} ?\\| ?.{0,8} ?\\|.{0,12}",
        ".{0,20}",
    ]
}

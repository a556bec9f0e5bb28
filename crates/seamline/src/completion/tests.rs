use super::{Completion, completions};
use crate::architecture::Inventory;
use crate::config::{Lexicon, Options};
use crate::{Architecture, Context, check};

const SPEC: &str = "# Integration: Night Ferry 🚢\r\n\r\n**Type:** ‸type\r\n**Priority:** ‸\r\n\r\n## Overview\r\n\r\nWhen Ber‸ths holds it.\r\n\r\n\
    ## Modules Involved\r\n\r\n| Module | Role | Changes Required |\r\n|---|---|---|\r\n| Berths | Bo‸ | Holds a berth |\r\n| Tickets | Consumer | ‸ |\r\n| ‸\r\n\r\n\
    ## Coordination Points\r\n\r\n### Synchronous Calls\r\n\r\n| From | To | Method | Purpose |\r\n|---|---|---|---|\r\n| [Cal‸ler] | Berths | hold | now |\r\n\r\n\
    ### Asynchronous Events\r\n\r\n| Event | Publisher | Subscribers | Purpose |\r\n|---|---|---|---|\r\n| BerthHeld | Berths | Tickets, Be‸ | a \\| b |\r\n\r\n\
    ### Shared State\r\n\r\n‸\r\n\r\n## API Contracts\r\n\r\n### Endpoints Created\r\n\r\n| Method | Path | Module | Purpose |\r\n|---|---|---|---|\r\n| ‸ | /berths | Berths | |\r\n\r\n\
    ## Fa‸\r\n\r\n```text\r\nIf Ti‸ fails\r\n```\r\n";

/// The offers at each caret of the text, in its order: what they replace, and the first few of them.
fn offers(text: &str, architecture: &str) -> Vec<(String, Vec<Completion>)> {
    let carets: Vec<usize> =
        text.match_indices('‸').enumerate().map(|(nth, (at, mark))| at - nth * mark.len()).collect();
    let text = text.replace('‸', "");
    let options = Options::default();
    let inventory = Inventory::read(architecture, &Lexicon::default());
    let given = Architecture::Given { path: "a.md", inventory: &inventory };
    let context = Context { architecture: given, ..Context::new(&options) };
    let checked = check(&text, &context);
    let at = |&caret: &usize| {
        let found = completions(&checked, &context, caret);
        (found.replaces.of(&text).to_owned(), found.items)
    };
    carets.iter().map(at).collect()
}

fn labels(items: &[Completion]) -> String {
    items.iter().map(|item| item.label.as_str()).collect::<Vec<_>>().join(", ")
}

#[test]
fn each_place_has_what_fits_it() {
    let architecture = "# A\n\n| Module | Responsibility |\n|---|---|\n| Berths | x |\n| Weather | y |\n";
    let found: Vec<String> =
        offers(SPEC, architecture).iter().map(|(written, items)| format!("{written:?}: {}", labels(items))).collect();
    let modules = "Berths, Tickets, Weather";
    assert_eq!(
        found,
        [
            "\"\": User Journey, System Process, Data Flow".to_owned(),
            "\"\": P0, P1, P2, P3".to_owned(),
            "\"Ber\": Berths, Tickets, BerthHeld, hold, Weather".to_owned(),
            "\"Bo\": Producer, Consumer, Both".to_owned(),
            "\"\": New files, Modified files, Query only".to_owned(),
            format!("\"\": {modules}"),
            format!("\"[Caller]\": {modules}"),
            format!("\"Be\": {modules}"),
            "\"\": Shared State: what the format has, ## Data Flow, ## Failure Modes, ## Implementation Phases, ## Testing Strategy, \
             ## Rollout Plan, ## Related Documents"
                .to_owned(),
            "\"\": GET, POST, PUT, PATCH, DELETE".to_owned(),
            "\"## Fa\": ## Data Flow, ## Failure Modes, ## Implementation Phases, ## Testing Strategy, ## Rollout Plan, \
             ## Related Documents"
                .to_owned(),
            "\"Ti\": Berths, Tickets, BerthHeld, hold, Weather".to_owned(),
        ]
    );
}

#[test]
fn a_name_that_is_being_written_is_none_yet() {
    let text = "# Integration: X\n\n### Synchronous Calls\n\n| From | To | Method | Purpose |\n|---|---|---|---|\n| Berths | Be‸ | hold | x |\n| Berths | ‸ | y | y |\n";
    let found: Vec<String> = offers(text, "").iter().map(|(_, items)| labels(items)).collect();
    assert_eq!(found, ["Berths", "Berths, Be"]);
}

#[test]
fn a_missing_section_comes_with_its_tables_for_the_modules_of_the_spec() {
    let text = "# Integration: Night Ferry\n\n## Modules Involved\n\n| Module | Role |\n|---|---|\n| Berths | Both |\n| Tickets | Consumer |\n\n‸\n";
    let [(written, items)] = &offers(text, "")[..] else { panic!("one caret") };
    let tests = items.iter().find(|item| item.label == "## Testing Strategy").unwrap();
    assert_eq!((written.as_str(), tests.detail.as_str()), ("", "Unit Tests, Integration Tests, E2E Tests"));
    for expected in
        ["## Testing Strategy\n\n### Unit Tests", "| Berths | [What", "| Tickets | [What", "| Berths, Tickets |"]
    {
        assert!(tests.insert.contains(expected), "{expected} in {}", tests.insert);
    }
    // A heading right below the last row would be one more row.
    let close = offers(&text.replace("\n\n‸", "\n‸"), "");
    let close = close[0].1.iter().find(|item| item.label == tests.label).unwrap();
    assert_eq!(close.insert, format!("\n{}", tests.insert));
    assert!(!tests.insert.contains("Rollout") && tests.insert.ends_with("|\n"));
    // Put into the text, it is what it says that it is.
    let options = Options::default();
    let whole = text.replace('‸', &tests.insert);
    let again = check(&whole, &Context::new(&options));
    assert_eq!((again.spec.unit_tests.entries.len(), again.spec.journeys.entries.len()), (2, 1));
}

#[test]
fn any_place_of_any_text_has_an_answer() {
    let options = Options::default();
    let context = Context::new(&options);
    for text in ["", "#", "|", "🚢", "\u{feff}## \r", "a\n|-|\n|", "| a |\n|---|\n| [x", "**Type:**", "```\n|"] {
        let checked = check(text, &context);
        for offset in 0..text.len() + 2 {
            let replaces = completions(&checked, &context, offset).replaces;
            assert!(text.get(replaces.range()).is_some(), "{text:?} at {offset}");
        }
    }
}

//! Fixes: what each of them makes of a spec.

use seamline::architecture::Inventory;
use seamline::config::Options;
use seamline::finding::Fix;
use seamline::{Architecture, Context};

/// A rule, a spec, the title of the fix, and lines that stand in the text when the fix is applied.
type Case = (&'static str, &'static str, &'static str, &'static [&'static str]);

/// Parts that lack others between them and behind them.
const CALL_AND_PHASES: &str = "# Integration: X\n\n## Modules Involved\n\n| Module | Role | Changes |\n|---|---|---|\n\
    | Lockers | Both | Open |\n| Kiosk | Both | Ask |\n\n## Coordination\n\n### Synchronous Calls\n\n\
    | From | To | Method |\n|---|---|---|\n| Kiosk | Lockers | Open |\n\n\
    ## Implementation Phases\n\nn/a: one afternoon\n";

const CASES: &[Case] = &[
    (
        "modules/unknown",
        "## Modules Involved\n\n| Module | Role | Changes |\n|--------|------|---------|\n| Lockers | Both | Add |\n\n\
         ## Events\n\n| Event      | Publisher | Subscribers |\n|------------|-----------|-------------|\n\
         | BayFreed   | Lockrs    | Kiosk       |\n| BayTaken   | Lockers   | Lockrs      |\n",
        "write `Lockers`",
        &["| BayFreed   | Lockers   | Kiosk       |", "| BayTaken   | Lockers   | Lockers     |"],
    ),
    (
        "modules/undeclared",
        "## Modules Involved\n\n| Module  | Changes Required | Role     |\n|---------|------------------|----------|\n\
         | Lockers | Add holds        | Both     |\n\n## Events\n\n| Event | Publisher | Subscribers |\n|---|---|---|\n\
         | BayFreed | Lockers | Billing |\n",
        "add a row for `Billing` to Modules Involved",
        &["| Billing | Handle `BayFreed` | Consumer |"],
    ),
    (
        "modules/declared-twice",
        "## Modules Involved\n\n| Module | Role | Changes |\n|---|---|---|\n| Lockers | Both | Add |\n| Kiosk | Both | Add |\n| Lockers | Both | Add |\n",
        "remove the second row",
        &["| Kiosk | Both | Add |", ""],
    ),
    (
        "structure/ragged-row",
        "## Modules Involved\n\n| Module | Role | Changes |\n|---|---|---|\n| Lockers | Both | Add | | |\n",
        "remove the blank cells",
        &["| Lockers | Both | Add |"],
    ),
    (
        "structure/missing-column",
        "## Failure Modes\n\n| Failure | Impact |\n|---------|--------|\n| Door jams | Parcel stays |\n",
        "add the column `Recovery`",
        &["| Failure | Impact | Recovery |", "|---------|--------| -------- |"],
    ),
    (
        "structure/missing-column",
        "## Failure Modes\n\nFailure | Impact\n--------|-------\nDoor jams | a \\|\nLamp fails | Dark\n",
        "add the column `Recovery`",
        &[
            "Failure | Impact | Recovery",
            "--------|------- | --------",
            "Door jams | a \\| |          |",
            "Lamp fails | Dark |          |",
        ],
    ),
    (
        "coordination/event-not-published",
        "## Events\n\nEvent | Publisher | Subscribers\n---|---|---\nBayFreed | Lockers | Kiosk\nBayTaken | Lockers | Kiosk\n\n\
         ## Events Published\n\nEvent | Module | Payload | When\n---|---|---|---\nBayTaken | Lockers | bay | The door shuts\n",
        "add a row for `BayFreed` to Events Published",
        &["BayTaken | Lockers | bay | The door shuts", "BayFreed | Lockers | TBD | TBD"],
    ),
    (
        "rollout/flag-name",
        "## Rollout Plan\n\n### Feature Flags\n\n| Flag | Purpose | Default |\n|---|---|---|\n| bay_holds | Hold bays | off |\n| door_codes | Codes | off |\n| late_fees | Fees | off |\n| lockerPush | Push notes | off |\n\
         | lockerPushV2 | Push more notes | off |\n\n### Migration Steps\n\n\
         1. Turn `lockerPush` on for one depot; when it holds, turn lockerPush on for all, then `lockerPushV2`\n",
        "write `locker_push`",
        &["1. Turn `locker_push` on for one depot; when it holds, turn locker_push on for all, then `lockerPushV2`"],
    ),
    (
        "coordination/role-mismatch",
        "## Modules Involved\n\n| Module  | Role     | Changes |\n|---------|----------|---------|\n| Lockers | Producer | Add     |\n\
         | Kiosk   | Producer | Add     |\n\n## Synchronous Calls\n\n| From | To | Method |\n|---|---|---|\n| Kiosk | Lockers | Open |\n",
        "write `Both`",
        &["| Kiosk   | Both     | Add     |"],
    ),
    (
        "structure/missing-metadata",
        "# Integration: Pickup\n\n**Architecture:** architecture.md\n**Type:** User Journey\n\n## Overview\n",
        "add `Priority: P1`",
        &["**Type:** User Journey", "**Priority:** P1", "", "## Overview"],
    ),
    (
        "coordination/event-not-published",
        "## Events\n\n| Event | Publisher | Subscribers |\n|---|---|---|\n| BayFreed | Lockers | Kiosk |\n| BayTaken | Lockers | Kiosk |\n\n\
         ## Events Published\n\n| Event | Module | Payload | When |\n|---|---|---|---|\n| BayTaken | Lockers | bay | The door shuts |",
        "add a row for `BayFreed` to Events Published",
        &["| BayTaken | Lockers | bay | The door shuts |", "| BayFreed | Lockers | TBD | TBD |"],
    ),
    (
        "structure/missing-section",
        "# Integration: Pickup\n\n## Overview\n\nParcels wait.\n\n## Implementation Phases\n\nn/a: it ships at once\n",
        "insert `Failure Modes`",
        &["Parcels wait.", "", "## Failure Modes", "", "| Failure | Impact | Detection | Recovery |"],
    ),
    (
        "structure/missing-section",
        CALL_AND_PHASES,
        "insert `Integration Tests`",
        &[
            "n/a: one afternoon",
            "",
            "## Testing Strategy",
            "",
            "### Integration Tests",
            "",
            "| Test | Modules | Scenario |",
        ],
    ),
    (
        "structure/missing-section",
        CALL_AND_PHASES,
        "insert `Data Flow` with `n/a:`",
        &["| Kiosk | Both | Ask |", "", "## Data Flow", "", "n/a:", "", "## Coordination", "", "### Synchronous Calls"],
    ),
    (
        "structure/missing-section",
        "# Integration: X\n\n## Coordination\n\n### Events\n\n| Event | Publisher | Subscribers |\n|---|---|---|\n\
         | BayFreed | Lockers | Kiosk |\n\n## API\n\n### Endpoints Created\n\n| Method | Path | Module |\n|---|---|---|\n\
         | GET | /bays | Lockers |\n\n## Risks\n\nNone.\n",
        "insert `Events Published` with `n/a:`",
        &["| GET | /bays | Lockers |", "", "### Events Published", "", "n/a:", "", "## Risks"],
    ),
];

#[test]
fn each_fix_does_what_its_title_says() {
    for (rule, text, title, lines) in CASES {
        for text in [(*text).to_owned(), text.replace('\n', "\r\n")] {
            let fix = fix(&text, rule, title);
            let fixed = apply(&text, &fix).replace("\r\n", "\n");
            assert!(fixed.contains(&lines.join("\n")), "{rule}: {title}\n{fixed}");
        }
    }
}

fn fix(text: &str, rule: &str, title: &str) -> Fix {
    let options = Options::default();
    let modules = "| Module | Responsibility |\n|---|---|\n| Lockers | x |\n| Kiosk | x |\n| Billing | x |\n";
    let inventory = Inventory::read(modules, &options.lexicon);
    let architecture = Architecture::Given { path: "architecture.md", inventory: &inventory };
    let checked = seamline::check(text, &Context { architecture, ..Context::new(&options) });
    let findings = checked.findings.iter().filter(|finding| finding.rule == rule);
    let fixes: Vec<Fix> = findings.flat_map(|finding| finding.fixes.clone()).collect();
    let titles: Vec<&str> = fixes.iter().map(|fix| fix.title.as_str()).collect();
    let found = fixes.iter().find(|fix| fix.title == title);
    found.cloned().unwrap_or_else(|| panic!("{rule} offers {titles:?} on\n{text}"))
}

fn apply(text: &str, fix: &Fix) -> String {
    let mut edits = fix.edits.clone();
    edits.sort_by_key(|edit| std::cmp::Reverse(edit.span));
    edits.iter().fold(text.to_owned(), |mut text, edit| {
        text.replace_range(edit.span.range(), &edit.text);
        text
    })
}

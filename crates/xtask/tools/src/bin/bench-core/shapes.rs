//! Texts of any size: each shape puts its weight on another part of the core.

use std::fmt::Write as _;

/// A way to fill a text.
pub(crate) struct Shape {
    pub(crate) name: &'static str,
    fill: fn(&mut String, usize),
    head: &'static str,
}

/// Three shapes, each made of one thing only: what grows faster than the text grows fastest here.
pub(crate) const SHAPES: &[Shape] = &[
    Shape { name: "one table", head: MODULES, fill: module_row },
    Shape { name: "many sections", head: "", fill: section },
    Shape { name: "prose", head: "## Overview\n\n", fill: paragraph },
];

const TITLE: &str = "# Integration: Growth\n\n**Architecture:** architecture.md\n**Type:** Data Flow\n**Priority:** P1\n\n> One text that grows.\n\n";
const MODULES: &str = "## Modules Involved\n\n| Module | Role | Changes Required |\n|---|---|---|\n";

impl Shape {
    /// A text of this shape, at least `bytes` long and at most one entry longer.
    pub(crate) fn text(&self, bytes: usize) -> String {
        let mut text = format!("{TITLE}{}", self.head);
        fill_to(&mut text, bytes, self.fill);
        text
    }
}

fn fill_to(text: &mut String, bytes: usize, fill: impl Fn(&mut String, usize)) {
    for number in 0.. {
        if text.len() >= bytes {
            return;
        }
        fill(text, number);
    }
}

fn module_row(text: &mut String, number: usize) {
    // A write to a string cannot fail.
    let _ = writeln!(text, "| Module{number} | Producer | New files: `Thing{number}` and its table |");
}

fn section(text: &mut String, number: usize) {
    let _ = writeln!(text, "## Notes {number}\n\nWhat was said about *part {number}*, in a sentence or two.\n");
}

fn paragraph(text: &mut String, number: usize) {
    let _ = writeln!(
        text,
        "Customers, who came {number} times, pay without an account: the `cart` keeps **what** they chose, and\n\
         [the order](orders.md) is placed when the payment is taken. Nothing is kept that need not be.\n"
    );
}

/// A spec in which every part of the format grows together, `bytes` long or a little longer.
pub(crate) fn whole_spec(bytes: usize) -> String {
    // One entry in each part takes a little over a kilobyte; the last step closes the gap.
    let mut entries = bytes / 1_100;
    loop {
        let text = spec_of(entries);
        if text.len() >= bytes {
            return text;
        }
        entries += 1 + (bytes - text.len()) / 1_500;
    }
}

fn spec_of(entries: usize) -> String {
    let mut text = format!("{TITLE}## Overview\n\nAll at once.\n\n");
    for part in PARTS {
        text += part.head;
        for number in 0..entries {
            text +=
                &part.entry.replace("{n}", &number.to_string()).replace("{m}", &((number + 1) % entries).to_string());
        }
        text.push('\n');
    }
    text
}

struct Part {
    head: &'static str,
    /// One entry: `{n}` is its number, `{m}` that of the next module round the ring.
    entry: &'static str,
}

const PARTS: &[Part] = &[
    Part { head: MODULES, entry: "| Module{n} | Both | New files: `Thing{n}` and its table |\n" },
    Part {
        head: "## Data Flow\n\n### Flow Steps\n\n",
        entry: "1. **Take Thing {n}** (Module{n})\n   - Input: `Thing{n}`\n   - Action: keeps it and asks Module{m}\n\
                \x20  - Output: `Thing{m}`\n   - Failure: the customer is told and nothing is kept\n\n",
    },
    Part {
        head: "## Coordination Points\n\n### Synchronous Calls\n| From | To | Method | Purpose |\n|---|---|---|---|\n",
        entry: "| Module{n} | Module{m} | `TakeThing{n}` | Hands the thing on |\n",
    },
    Part {
        head: "### Asynchronous Events\n| Event | Publisher | Subscribers | Purpose |\n|---|---|---|---|\n",
        entry: "| `Thing{n}Taken` | Module{n} | Module{m} | Says that it is there |\n",
    },
    Part {
        head: "### Shared State\n| Data | Owner | Readers | Consistency |\n|---|---|---|---|\n",
        entry: "| Thing {n} | Module{n} | Module{m} | Eventual |\n",
    },
    Part {
        head: "## Failure Modes\n\n| Failure | Impact | Detection | Recovery |\n|---|---|---|---|\n",
        entry: "| Module{n} does not answer | The thing is late | Timeout after 5 s | Retry three times, then give it back |\n",
    },
    Part {
        head: "## API Contracts\n\n### Events Published\n| Event | Module | Payload | When |\n|---|---|---|---|\n",
        entry: "| `Thing{n}Taken` | Module{n} | `{ id, at }` | When it is kept |\n",
    },
    Part {
        head: "## Implementation Phases\n\n",
        entry: "### Phase {n}: Thing {n}\n**Goal:** Module{n} takes things\n**Modules:** Module{n}\n**Deliverables:**\n\
                - [ ] `Thing{n}` and its table\n- [ ] The call to Module{m}\n\n**Exit Criteria:** A thing goes through\n\n",
    },
    Part {
        head: "## Testing Strategy\n\n### Integration Tests\n| Test | Modules | Scenario |\n|---|---|---|\n",
        entry: "| Thing {n} | Module{n}, Module{m} | It arrives once |\n",
    },
    Part {
        head: "## Rollout Plan\n\n### Feature Flags\n| Flag | Purpose | Default |\n|---|---|---|\n",
        entry: "| `things.{n}` | Lets Module{n} take things | off |\n",
    },
];

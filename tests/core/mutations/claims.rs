//! Which mutations change a claim, and which groups of rules may then speak.

use super::layout::{Layout, speaks_of};
use super::sites::Operator::{self, BlankCell, DeleteRow, DropField, DropItem, DropSection, Misspell, Rename};
use super::sites::Site;

/// What a mutation does to the claims of a clean spec.
pub(super) enum Effect {
    /// One of them is violated or in doubt; these groups may say so.
    Changes(&'static [&'static str]),
    /// They stay as they were.
    Nothing(&'static str),
}

struct Entry {
    operators: &'static [Operator],
    part: &'static str,
    fields: &'static [&'static str],
    groups: &'static [&'static str],
    /// When the claims stay as they were, and why.
    unless: Option<(Condition, &'static str)>,
}

type Condition = fn(&Layout<'_>, &Site) -> bool;

type Names = &'static [&'static str];

const fn change(operators: &'static [Operator], part: &'static str, fields: Names, groups: Names) -> Entry {
    Entry { operators, part, fields, groups, unless: None }
}

const fn same(operators: &'static [Operator], part: &'static str, fields: Names, why: &'static str) -> Entry {
    Entry { operators, part, fields, groups: &[], unless: Some((|_, _| true, why)) }
}

impl Entry {
    const fn unless(self, holds: Condition, why: &'static str) -> Self {
        Self { unless: Some((holds, why)), ..self }
    }
}

const ROW: &[Operator] = &[DeleteRow];
const BLANK: &[Operator] = &[BlankCell];
const NAME: &[Operator] = &[Rename, Misspell];
const STRANGER: &[Operator] = &[Rename];
const TYPO: &[Operator] = &[Misspell];
const FIELD: &[Operator] = &[DropField];
const ITEM: &[Operator] = &[DropItem];
const SECTION: &[Operator] = &[DropSection];
const WHOLE: Names = &[""];
const ANY: Names = &["*"];

/// The first entry that fits a site counts.
#[rustfmt::skip]
const TABLE: &[Entry] = &[
    change(FIELD, "Integration", &["Architecture", "Type", "Priority"], &["structure"]),
    change(SECTION, "Overview", WHOLE, &["structure"]),

    change(SECTION, "Modules Involved", WHOLE, &["structure", "modules"]),
    change(ROW, "Modules Involved", WHOLE, &["modules"]),
    change(BLANK, "Modules Involved", &["Module"], &["modules", "structure"]),
    change(NAME, "Modules Involved", &["Module"], &["modules"]),
    change(BLANK, "Modules Involved", &["Role"], &["modules", "coordination"]),
    change(BLANK, "Modules Involved", &["Changes Required"], &["modules"]),

    change(SECTION, "Data Flow", WHOLE, &["structure", "flow"]),
    change(SECTION, "Flow Steps", WHOLE, &["structure", "flow", "coordination"]),
    change(NAME, "Flow Steps", &["Module"], &["modules"]),
    change(FIELD, "Flow Steps", &["Failure"], &["flow", "failures"]),
    change(FIELD, "Flow Steps", ANY, &["flow"]),
    change(NAME, "Flow Steps", &["Input"], &["flow"]),
    change(NAME, "Flow Steps", &["Output"], &["flow", "coordination"]),
    change(TYPO, "Flow Steps", ANY, &["flow", "coordination"]),
    same(STRANGER, "Flow Steps", ANY, "an action or a failure may name things of its own"),

    change(SECTION, "Coordination Points", WHOLE, &["structure"]),
    change(SECTION, "Synchronous Calls", WHOLE, &["structure", "coordination", "flow"]),
    change(ROW, "Synchronous Calls", WHOLE, &["coordination", "flow"]),
    change(BLANK, "Synchronous Calls", ANY, &["coordination"]),
    change(NAME, "Synchronous Calls", &["From", "To"], &["modules"]),
    change(NAME, "Synchronous Calls", &["Method"], &["coordination"]),
    change(SECTION, "Asynchronous Events", WHOLE, &["structure", "coordination"]),
    change(ROW, "Asynchronous Events", WHOLE, &["coordination"]),
    change(BLANK, "Asynchronous Events", &["Event"], &["coordination", "structure"]),
    change(BLANK, "Asynchronous Events", ANY, &["coordination"]),
    change(NAME, "Asynchronous Events", &["Event"], &["coordination"]),
    change(NAME, "Asynchronous Events", ANY, &["modules"]),
    same(SECTION, "Shared State", WHOLE, "modules need not share data"),
    same(ROW, "Shared State", WHOLE, "what steps hand on need not be shared state"),
    change(BLANK, "Shared State", &["Data"], &["coordination", "structure"]),
    change(BLANK, "Shared State", ANY, &["coordination"]),
    change(NAME, "Shared State", &["Data"], &["coordination", "flow"]),
    change(NAME, "Shared State", ANY, &["modules"]),

    change(SECTION, "Failure Modes", WHOLE, &["structure"]),
    same(ROW, "Failure Modes", WHOLE, "no claim asks yet which failures a spec has to list"),
    change(BLANK, "Failure Modes", &["Failure"], &["failures", "structure"]),
    change(BLANK, "Failure Modes", ANY, &["failures"]),
    same(STRANGER, "Failure Modes", ANY, "a failure may be of something that no table has"),
    change(TYPO, "Failure Modes", ANY, &["failures", "coordination", "flow"]),
    same(SECTION, "Compensation Actions", WHOLE, "no claim asks yet which failures need one"),

    same(SECTION, "Shared Types", WHOLE, "modules need not share types"),
    same(SECTION, "New Interfaces", WHOLE, "a spec need not bring interfaces"),
    change(NAME, "New Interfaces", &["Type"], &["types", "flow"]),
    same(SECTION, "Existing Types Used", WHOLE, "a spec need not list types"),
    same(ITEM, "Existing Types Used", WHOLE, "a type that is there already need not be listed"),
    change(FIELD, "Existing Types Used", ANY, &["types"]),
    change(NAME, "Existing Types Used", &["Module"], &["types", "modules"]),
    change(NAME, "Existing Types Used", &["Type"], &["types"])
        .unless(|layout, site| !is_named_elsewhere(layout, site), "nothing else in the spec speaks of it"),

    change(SECTION, "API Contracts", WHOLE, &["structure", "coordination"]),
    same(SECTION, "Endpoints Created", WHOLE, "a spec need not bring endpoints"),
    same(ROW, "Endpoints Created", WHOLE, "nothing else in the spec speaks of an endpoint"),
    change(BLANK, "Endpoints Created", ANY, &["contracts"]),
    change(NAME, "Endpoints Created", &["Module"], &["modules", "contracts"]),
    change(NAME, "Endpoints Created", &["Method"], &["contracts"]),
    change(SECTION, "Events Published", WHOLE, &["structure", "coordination"]),
    change(ROW, "Events Published", WHOLE, &["coordination"]),
    change(BLANK, "Events Published", ANY, &["contracts", "coordination", "structure"]),
    change(NAME, "Events Published", &["Event"], &["coordination"]),
    change(NAME, "Events Published", &["Module"], &["modules", "contracts"]),

    change(SECTION, "Implementation Phases", WHOLE, &["structure"]),
    change(SECTION, "Phase", WHOLE, &["phases"]),
    change(FIELD, "Phase", ANY, &["phases"]),
    change(NAME, "Phase", &["Modules"], &["modules"]),
    same(STRANGER, "Phase", &["Deliverable"], "work may be on something that no table has"),
    change(TYPO, "Phase", &["Deliverable"], &["phases", "coordination", "flow"]),
    change(NAME, "Phase", &["Goal", "Exit Criteria"], &["phases", "rollout"]),

    change(SECTION, "Testing Strategy", WHOLE, &["structure"]),
    change(SECTION, "Unit Tests", WHOLE, &["testing", "structure"]),
    change(ROW, "Unit Tests", WHOLE, &["testing"]),
    change(BLANK, "Unit Tests", ANY, &["testing"]),
    change(NAME, "Unit Tests", &["Module"], &["modules", "testing"]),
    change(SECTION, "Integration Tests", WHOLE, &["testing", "structure"]),
    change(ROW, "Integration Tests", WHOLE, &["testing"])
        .unless(|layout, site| !covers_alone(layout, site), "each of its interactions has another test, or it has none"),
    change(BLANK, "Integration Tests", ANY, &["testing"]),
    change(NAME, "Integration Tests", &["Modules"], &["modules", "testing"]),
    same(STRANGER, "Integration Tests", &["Scenario"], "a scenario may name things of its own"),
    change(TYPO, "Integration Tests", &["Scenario"], &["testing", "coordination", "flow"]),
    change(SECTION, "E2E Tests", WHOLE, &["testing", "structure"]),
    change(ROW, "E2E Tests", WHOLE, &["testing", "structure"])
        .unless(|layout, _| layout.table("E2E Tests").is_some_and(|table| table.rows.len() > 1), "a journey is left"),
    change(BLANK, "E2E Tests", ANY, &["testing"]),

    change(SECTION, "Rollout Plan", WHOLE, &["structure"]),
    change(SECTION, "Feature Flags", WHOLE, &["rollout", "structure"]),
    change(ROW, "Feature Flags", WHOLE, &["rollout"]),
    change(BLANK, "Feature Flags", ANY, &["rollout"]),
    change(NAME, "Feature Flags", &["Flag"], &["rollout"]),
    change(SECTION, "Migration Steps", WHOLE, &["rollout", "structure"]),
    change(ITEM, "Migration Steps", WHOLE, &["rollout"])
        .unless(|layout, site| !is_last_use(layout, site), "other steps use its flags, and one of them removes them"),
    change(NAME, "Migration Steps", &["Flag"], &["rollout"]),

    same(SECTION, "Related Documents", WHOLE, "no item of the checklist asks for it"),
    same(ITEM, "Related Documents", WHOLE, "nothing else in the spec speaks of the document"),
    change(NAME, "Related Documents", ANY, &["links"]),
];

/// What the table says of a site.
pub(super) fn effect(layout: &Layout<'_>, site: &Site) -> Effect {
    let part = site.part.split(':').next().unwrap_or(&site.part);
    let fits = |entry: &&Entry| {
        entry.operators.contains(&site.operator)
            && entry.part == part
            && (entry.fields == ANY || entry.fields.contains(&site.field.as_str()))
    };
    let entry = TABLE.iter().find(fits);
    let entry = entry.unwrap_or_else(|| panic!("{:?} of {} {} is not in the table", site.operator, part, site.field));
    match entry.unless {
        Some((holds, why)) if holds(layout, site) => Effect::Nothing(why),
        _ => Effect::Changes(entry.groups),
    }
}

fn is_named_elsewhere(layout: &Layout<'_>, site: &Site) -> bool {
    let name = &layout.text[site.range.clone()];
    (0..layout.lines.len()).any(|line| line != site.line && speaks_of(layout.line(line), name))
}

/// Whether a test is the only one for some interaction of its modules.
fn covers_alone(layout: &Layout<'_>, site: &Site) -> bool {
    let Some(tests) = layout.table("Integration Tests") else { return false };
    let pairs = interactions(layout);
    let covers = |line: usize, pair: &(String, String)| {
        speaks_of(layout.line(line), &pair.0) && speaks_of(layout.line(line), &pair.1)
    };
    let others = || tests.rows.iter().map(|row| row.line).filter(|&line| line != site.line);
    pairs.iter().any(|pair| covers(site.line, pair) && !others().any(|line| covers(line, pair)))
}

/// Caller and callee, publisher and subscriber.
fn interactions(layout: &Layout<'_>) -> Vec<(String, String)> {
    let tables = [("Synchronous Calls", 0, 1), ("Asynchronous Events", 1, 2)];
    let tables = tables.into_iter().filter_map(|(part, from, to)| Some((layout.table(part)?, from, to)));
    tables
        .flat_map(|(table, from, to)| {
            table.rows.iter().flat_map(move |row| {
                let ends = layout.cell(row, to).split(", ");
                ends.map(move |end| (layout.cell(row, from).to_owned(), end.to_owned()))
            })
        })
        .collect()
}

/// Whether a migration step is the last one that uses a flag, or the one that removes it.
fn is_last_use(layout: &Layout<'_>, site: &Site) -> bool {
    let others = layout.lines_of("Migration Steps").filter(|&line| line != site.line);
    let others: Vec<&str> = others.map(|line| layout.line(line)).collect();
    site.names.iter().flatten().any(|flag| {
        let mut uses = others.iter().filter(|line| speaks_of(line, flag));
        !uses.any(|line| line.contains("Remove"))
    })
}

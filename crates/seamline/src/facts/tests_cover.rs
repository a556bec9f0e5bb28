//! Test coverage: which interactions have an integration test that names both ends.

use super::interactions::Interaction;
use crate::limits;
use crate::names::{ModuleId, Modules, Resolver};
use crate::spec::{Spec, TestRow};
use rustc_hash::{FxHashMap, FxHashSet};

/// What the tests cover.
#[derive(Debug, Clone, Default)]
pub struct Coverage {
    /// For each interaction, the first integration test that names both ends.
    pub by_interaction: Vec<Option<usize>>,
    /// Modules that have a unit test.
    pub unit_tested: FxHashSet<ModuleId>,
}

/// The modules that each integration test names in its Modules cell.
pub(super) fn tests(spec: &Spec<'_>, resolver: &mut Resolver<'_>) -> Vec<Vec<ModuleId>> {
    let tests = spec.integration_tests.entries.iter();
    tests.map(|test| test.modules.iter().filter_map(|name| resolver.resolve_content(name)).collect()).collect()
}

pub(super) fn gather(
    spec: &Spec<'_>,
    modules: &Modules,
    interactions: &[Interaction],
    tests: &[Vec<ModuleId>],
) -> Coverage {
    let mut covered: FxHashMap<(ModuleId, ModuleId), Option<usize>> =
        interactions.iter().map(|interaction| (pair(interaction.from, interaction.to), None)).collect();
    for (test, (row, cell)) in spec.integration_tests.entries.iter().zip(tests).enumerate() {
        let named = if row.modules_cell.is_some() { cell.clone() } else { mentioned(row, modules) };
        for (at, &one) in named.iter().enumerate() {
            for &other in &named[at + 1..] {
                if let Some(first) = covered.get_mut(&pair(one, other)) {
                    first.get_or_insert(test);
                }
            }
        }
    }
    let unit_tested = spec.unit_tests.entries.iter().flat_map(|test| &test.modules);
    let first = |interaction: &Interaction| covered.get(&pair(interaction.from, interaction.to)).copied().flatten();
    Coverage {
        by_interaction: interactions.iter().map(first).collect(),
        unit_tested: unit_tested.filter_map(|name| modules.find(name.as_str())).collect(),
    }
}

/// Two modules without an order.
fn pair(one: ModuleId, other: ModuleId) -> (ModuleId, ModuleId) {
    (one.min(other), one.max(other))
}

/// What a test whose table has no Modules column names: the modules that its name and scenario mention, also those of
/// two or three words.
fn mentioned(test: &TestRow<'_>, modules: &Modules) -> Vec<ModuleId> {
    let mut found: Vec<ModuleId> = Vec::new();
    for text in [&test.name, &test.scenario] {
        let words: Vec<&str> =
            text.as_str().split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        for length in 1..=3 {
            found.extend(words.windows(length).filter_map(|run| modules.find(&run.concat())));
        }
    }
    found.sort_unstable();
    found.dedup();
    found.truncate(limits::NAMES_PER_CELL);
    found
}

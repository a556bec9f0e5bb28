//! Test coverage: which interactions have an integration test that names both ends.

use super::interactions::Interaction;
use super::uses::modules_of;
use crate::limits;
use crate::names::{ModuleId, Modules, Resolver};
use crate::sort::sort_by;
use crate::spec::{Spec, TestRow};
use rustc_hash::{FxHashMap, FxHashSet};

/// What the tests cover.
#[derive(Debug, Clone, Default)]
pub struct Coverage {
    /// For each interaction, the first integration test that names both ends.
    pub by_interaction: Vec<Option<usize>>,
    /// The modules that each integration test names.
    pub by_test: Vec<Vec<ModuleId>>,
    /// Whether tests were left out because they name too many modules.
    pub is_partial: bool,
    /// Modules that have a unit test.
    pub unit_tested: FxHashSet<ModuleId>,
}

/// The modules that each integration test names in its Modules cell.
pub(super) fn tests(spec: &Spec<'_>, resolver: &mut Resolver<'_>) -> Vec<Vec<ModuleId>> {
    let tests = spec.integration_tests.entries.iter();
    tests.map(|test| modules_of(resolver.resolve_names(&test.modules))).collect()
}

/// The modules that have a unit test.
pub(super) fn unit_tested(spec: &Spec<'_>, resolver: &mut Resolver<'_>) -> Vec<ModuleId> {
    modules_of(resolver.resolve_names(spec.unit_tests.entries.iter().flat_map(|test| &test.modules)))
}

pub(super) fn gather(
    spec: &Spec<'_>,
    modules: &Modules,
    interactions: &[Interaction],
    tests: &[Vec<ModuleId>],
    unit_tested: &[ModuleId],
) -> Coverage {
    let mut covered: FxHashMap<(ModuleId, ModuleId), Option<usize>> =
        interactions.iter().map(|interaction| (pair(interaction.from, interaction.to), None)).collect();
    let mut coverage = Coverage::default();
    let declared = modules.iter().filter(|(_, module)| module.declared.is_some()).count();
    let mut budget = limits::COMPARED_PAIRS;
    for (test, (row, cell)) in spec.integration_tests.entries.iter().zip(tests).enumerate() {
        let width = cell.len() + if modules.means_everything(cell) { declared } else { 0 };
        let Some(left) = budget.checked_sub(width * width) else {
            coverage.is_partial = true;
            coverage.by_test.push(cell.clone());
            continue;
        };
        budget = left;
        let has_cell = row.modules_cell.as_ref().is_some_and(|cell| !cell.is_blank());
        let named = if has_cell { modules.expand(cell) } else { mentioned(row, modules) };
        for (at, &one) in named.iter().enumerate() {
            for &other in &named[at + 1..] {
                if let Some(first) = covered.get_mut(&pair(one, other)) {
                    first.get_or_insert(test);
                }
            }
        }
        coverage.by_test.push(named);
    }
    let first = |interaction: &Interaction| covered.get(&pair(interaction.from, interaction.to)).copied().flatten();
    coverage.by_interaction = interactions.iter().map(first).collect();
    coverage.unit_tested = modules.expand(unit_tested).into_iter().collect();
    coverage
}

/// Two modules without an order.
fn pair(one: ModuleId, other: ModuleId) -> (ModuleId, ModuleId) {
    (one.min(other), one.max(other))
}

/// What a test without a Modules cell names: the modules that its name and scenario mention, also those of two or three
/// words.
fn mentioned(test: &TestRow<'_>, modules: &Modules) -> Vec<ModuleId> {
    let mut found: Vec<ModuleId> = Vec::new();
    for text in std::iter::once(&test.name).chain(&test.scenario) {
        let words = words(text.as_str());
        for length in 1..=3 {
            found.extend(words.windows(length).filter_map(|run| modules.find(&run.concat())));
        }
    }
    sort_by(&mut found, ModuleId::cmp);
    found.dedup();
    // Prose that names more modules than this tests none of their pairs.
    found.truncate(limits::MENTIONED_MODULES);
    found
}

/// The words of a text; those of `LockerPickup` one by one.
fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    for word in text.split(|c: char| !c.is_alphanumeric()) {
        let mut start = 0;
        let mut was_lower = false;
        for (at, c) in word.char_indices() {
            if c.is_uppercase() && was_lower {
                words.push(&word[start..at]);
                start = at;
            }
            was_lower = c.is_lowercase();
        }
        words.push(&word[start..]);
    }
    words.retain(|word| !word.is_empty());
    words
}

#[cfg(test)]
mod tests {
    #[test]
    fn words_of_a_test_name() {
        assert_eq!(super::words("LockerPickup, by_night"), ["Locker", "Pickup", "by", "night"]);
        assert_eq!(super::words("SMSSent"), ["SMSSent"]);
    }
}

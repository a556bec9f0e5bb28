//! Test coverage: which interactions have an integration test that names both ends.

use super::interactions::Interaction;
use crate::names::{ModuleId, Modules, Resolver};
use crate::spec::{Spec, normal_form};
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
    let tests_of = tests_by_module(spec, modules, tests);
    let covering = |interaction: &Interaction| -> Option<usize> {
        let from = tests_of.get(&interaction.from)?;
        let to: &Vec<usize> = tests_of.get(&interaction.to)?;
        from.iter().find(|test| to.binary_search(test).is_ok()).copied()
    };
    let unit_tested = spec.unit_tests.entries.iter().flat_map(|test| &test.modules);
    Coverage {
        by_interaction: interactions.iter().map(covering).collect(),
        unit_tested: unit_tested.filter_map(|name| modules.find(name.as_str())).collect(),
    }
}

/// The tests that name each module, in rising order. A test whose table has no Modules column names what its name and
/// scenario mention.
fn tests_by_module(spec: &Spec<'_>, modules: &Modules, tests: &[Vec<ModuleId>]) -> FxHashMap<ModuleId, Vec<usize>> {
    let mut tests_of: FxHashMap<ModuleId, Vec<usize>> = FxHashMap::default();
    let mut add = |module, test| {
        let tests: &mut Vec<usize> = tests_of.entry(module).or_default();
        if tests.last() != Some(&test) {
            tests.push(test);
        }
    };
    for (test, (row, named)) in spec.integration_tests.entries.iter().zip(tests).enumerate() {
        named.iter().for_each(|&module| add(module, test));
        if row.modules_cell.is_none() {
            for text in [&row.name, &row.scenario] {
                let words = text.as_str().split(|c: char| !c.is_alphanumeric());
                words.filter_map(|word| modules.find(&normal_form(word))).for_each(|module| add(module, test));
            }
        }
    }
    tests_of
}

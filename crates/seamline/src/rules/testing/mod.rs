//! Rules about tests.

mod empty_test;
mod module_without_unit_test;
mod no_journey;
mod single_module_test;
mod untested_interaction;

use super::Rule;

/// In the order in which a reader meets them.
pub(super) const RULES: &[&Rule] = &[
    &untested_interaction::RULE,
    &single_module_test::RULE,
    &module_without_unit_test::RULE,
    &no_journey::RULE,
    &empty_test::RULE,
];

//! Rules about tests.

mod empty_test;
mod module_without_unit_test;
mod no_journey;
mod single_module_test;
mod untested_interaction;

use super::registry::rules;

rules![untested_interaction, single_module_test, module_without_unit_test, no_journey, empty_test];

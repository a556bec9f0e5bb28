//! Rules about what happens when something fails.

mod bare_log;
mod no_detection;
mod no_impact;
mod no_recovery;
mod step_without_failure;
mod unexplained_none;
mod unstated_step_failure;

use super::Rule;

/// In the order in which a reader meets them.
pub(super) const RULES: &[&Rule] = &[
    &no_impact::RULE,
    &no_detection::RULE,
    &no_recovery::RULE,
    &bare_log::RULE,
    &unexplained_none::RULE,
    &unstated_step_failure::RULE,
    &step_without_failure::RULE,
];

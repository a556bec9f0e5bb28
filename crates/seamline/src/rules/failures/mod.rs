//! Rules about what happens when something fails.

mod bare_log;
mod no_detection;
mod no_impact;
mod no_recovery;
mod step_without_failure;
mod unexplained_none;
mod unstated_step_failure;

use super::registry::rules;

rules![no_impact, no_detection, no_recovery, bare_log, unexplained_none, unstated_step_failure, step_without_failure];

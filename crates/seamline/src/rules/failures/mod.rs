//! Rules about what happens when something fails.

pub(super) mod bare_log;
pub(super) mod no_detection;
pub(super) mod no_impact;
pub(super) mod no_recovery;
pub(super) mod unexplained_none;
pub(super) mod unstated_step_failure;

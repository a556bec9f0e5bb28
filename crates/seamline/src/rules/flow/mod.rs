//! Rules about steps and what flows between them.

mod incomplete_step;
mod unproduced_input;
mod unused_output;

use super::Rule;

/// In the order in which a reader meets them.
pub(super) const RULES: &[&Rule] = &[&incomplete_step::RULE, &unproduced_input::RULE, &unused_output::RULE];

//! Rules about shared types.

mod new_and_existing;
mod unknown_module;
mod unused;
mod without_module;

use super::Rule;

/// In the order in which a reader meets them.
pub(super) const RULES: &[&Rule] =
    &[&without_module::RULE, &unknown_module::RULE, &unused::RULE, &new_and_existing::RULE];

//! Rules about feature flags and migration steps.

mod duplicate_flag;
mod flag_name;
mod flag_never_removed;
mod flag_not_migrated;
mod flag_on_by_default;
mod flag_without_default;
mod flag_without_purpose;
mod no_flag;
mod unknown_flag;
mod unverified_step;

use super::Rule;

/// In the order in which a reader meets them.
pub(super) const RULES: &[&Rule] = &[
    &no_flag::RULE,
    &duplicate_flag::RULE,
    &flag_name::RULE,
    &flag_without_purpose::RULE,
    &flag_without_default::RULE,
    &flag_on_by_default::RULE,
    &flag_not_migrated::RULE,
    &flag_never_removed::RULE,
    &unknown_flag::RULE,
    &unverified_step::RULE,
];

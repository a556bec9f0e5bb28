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

use super::registry::rules;

rules![
    no_flag,
    duplicate_flag,
    flag_name,
    flag_without_purpose,
    flag_without_default,
    flag_on_by_default,
    flag_not_migrated,
    flag_never_removed,
    unknown_flag,
    unverified_step,
];

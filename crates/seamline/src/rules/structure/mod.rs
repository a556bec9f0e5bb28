//! Rules about what the document has to have.

mod allow_without_reason;
mod file_name;
mod file_place;
mod missing_column;
mod missing_metadata;
mod missing_section;
mod missing_title;
mod placeholder_name;
mod ragged_row;
mod unknown_allow;
mod unreadable_section;
mod unused_allow;

use super::Rule;

/// In the order in which a reader meets them.
pub(super) const RULES: &[&Rule] = &[
    &missing_title::RULE,
    &missing_metadata::RULE,
    &missing_section::RULE,
    &missing_column::RULE,
    &ragged_row::RULE,
    &unreadable_section::RULE,
    &placeholder_name::RULE,
    &file_name::RULE,
    &file_place::RULE,
    &unknown_allow::RULE,
    &allow_without_reason::RULE,
    &unused_allow::RULE,
];

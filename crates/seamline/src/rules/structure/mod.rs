//! Rules about what the document has to have.

mod missing_column;
mod missing_metadata;
mod missing_section;
mod missing_title;
mod placeholder_name;
mod ragged_row;
mod unreadable_section;

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
];

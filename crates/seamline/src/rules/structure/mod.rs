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

use super::registry::rules;

rules![
    missing_title,
    missing_metadata,
    missing_section,
    missing_column,
    ragged_row,
    unreadable_section,
    placeholder_name,
    file_name,
    file_place,
    unknown_allow,
    allow_without_reason,
    unused_allow,
];

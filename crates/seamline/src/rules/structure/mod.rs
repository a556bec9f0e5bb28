//! Rules about what the document has to have.

pub(super) mod missing_column;
pub(super) mod missing_metadata;
pub(super) mod missing_section;
pub(super) mod missing_title;
pub(super) mod placeholder_name;
pub(super) mod ragged_row;
pub(super) mod unreadable_section;

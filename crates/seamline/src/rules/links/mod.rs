//! Rules about other documents.

use super::Rule;

mod dependency_cycle;
mod missing_anchor;
mod missing_document;

/// In the order in which a reader meets them.
pub(super) const RULES: &[&Rule] = &[&missing_document::RULE, &missing_anchor::RULE, &dependency_cycle::RULE];

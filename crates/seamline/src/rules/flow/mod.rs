//! Rules about steps and what flows between them.

use super::Rule;

/// In the order in which a reader meets them.
pub(super) const RULES: &[&Rule] = &[];

//! Rules about shared types.

use super::Rule;

/// In the order in which a reader meets them.
pub(super) const RULES: &[&Rule] = &[];

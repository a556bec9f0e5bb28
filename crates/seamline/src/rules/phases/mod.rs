//! Rules about implementation phases.

mod incomplete;
mod misnumbered;
mod open_call;
mod undelivered_change;
mod unflagged;

use super::Rule;

/// In the order in which a reader meets them.
pub(super) const RULES: &[&Rule] =
    &[&misnumbered::RULE, &incomplete::RULE, &undelivered_change::RULE, &open_call::RULE, &unflagged::RULE];

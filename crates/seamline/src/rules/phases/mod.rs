//! Rules about implementation phases.

mod incomplete;
mod misnumbered;
mod open_call;
mod undelivered_change;
mod unflagged;

use super::registry::rules;

rules![misnumbered, incomplete, undelivered_change, open_call, unflagged];

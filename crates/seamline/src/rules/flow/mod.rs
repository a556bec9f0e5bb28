//! Rules about steps and what flows between them.

mod incomplete_step;
mod unproduced_input;
mod unused_output;

use super::registry::rules;

rules![incomplete_step, unproduced_input, unused_output];

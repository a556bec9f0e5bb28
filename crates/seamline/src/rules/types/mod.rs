//! Rules about shared types.

mod new_and_existing;
mod unknown_module;
mod unused;
mod without_module;

use super::registry::rules;

rules![without_module, unknown_module, unused, new_and_existing];

//! Rules about modules: declared, known, named as declared.

mod declared_twice;
mod no_inventory;
mod not_in_architecture;
mod undeclared;
mod unknown;

use super::Rule;

/// In the order in which a reader meets them.
pub(super) const RULES: &[&Rule] =
    &[&no_inventory::RULE, &not_in_architecture::RULE, &undeclared::RULE, &unknown::RULE, &declared_twice::RULE];

//! Rules about modules: declared, known, named as declared.

mod declared_twice;
mod few_modules;
mod missing_changes;
mod missing_role;
mod no_inventory;
mod not_in_architecture;
mod undeclared;
mod unknown;

use super::registry::rules;

rules![
    no_inventory,
    not_in_architecture,
    undeclared,
    unknown,
    declared_twice,
    missing_role,
    missing_changes,
    few_modules,
];

//! Rules about modules: declared, known, named as declared.

pub(super) mod architecture_unreadable;
pub(super) mod declared_twice;
pub(super) mod not_in_architecture;
pub(super) mod undeclared;
pub(super) mod unknown;

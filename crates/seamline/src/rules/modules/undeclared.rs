use crate::claims::short;
use crate::claims::{Claim, Detail, Item};
use crate::rules::Explanation;
use crate::rules::registry::rule;

rule! {
    /// A module is named in the spec and not declared in Modules Involved.
    ///
    /// ## Why
    ///
    /// Whoever owns that module reads Modules Involved to learn that something is asked of them.
    ///
    /// ## Invalid
    ///
    /// ```md expect_diagnostic inventory=Lockers,Billing
    /// ## Modules Involved
    ///
    /// | Module | Role | Changes Required |
    /// |--------|------|------------------|
    /// | Lockers | Producer | New files |
    ///
    /// ## Coordination Points
    ///
    /// ### Synchronous Calls
    ///
    /// | From | To | Method | Purpose |
    /// |------|----|--------|---------|
    /// | Lockers | Billing | ChargeFee | Charge for late pickup |
    /// ```
    ///
    /// ## Valid
    ///
    /// ```md inventory=Lockers,Billing
    /// ## Modules Involved
    ///
    /// | Module | Role | Changes Required |
    /// |--------|------|------------------|
    /// | Lockers | Producer | New files |
    /// | Billing | Consumer | Charge late pickups |
    ///
    /// ## Coordination Points
    ///
    /// ### Synchronous Calls
    ///
    /// | From | To | Method | Purpose |
    /// |------|----|--------|---------|
    /// | Lockers | Billing | ChargeFee | Charge for late pickup |
    /// ```
    ///
    /// ## Fix
    ///
    /// Add a row to Modules Involved, or correct the name. People and outside systems belong into `actors` in the
    /// configuration.
    "modules/undeclared", IsDeclared, Gap, Some(Item::ModulesInArchitecture)
}

fn explain(_: &Claim, detail: &Detail) -> Explanation {
    Explanation::new(
        format!("`{}` is named in `{}` and not declared in `Modules Involved`", short(&detail.name), detail.other),
        "its owners learn from that table that something is asked of them; add a row, or list it under `actors` in \
         the configuration if it is no module",
    )
}

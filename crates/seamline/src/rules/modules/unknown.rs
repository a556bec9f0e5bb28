use crate::claims::short;
use crate::claims::{Claim, Detail, Item};
use crate::rules::Explanation;
use crate::rules::registry::rule;

rule! {
    /// A module is named that neither the spec nor the architecture knows.
    ///
    /// ## Why
    ///
    /// The reference resolves nowhere. It is a slip of the pen or a module that does not exist.
    ///
    /// ## Invalid
    ///
    /// ```md expect_diagnostic inventory=Lockers,Billing
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
    /// | Lockers | Biling | ChargeFee | Charge for late pickup |
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
    /// Correct the name, or declare the module and add it to the architecture. People and outside systems belong into
    /// `actors` in the configuration.
    "modules/unknown", IsKnown, Contradiction, Some(Item::ModulesInArchitecture)
}

fn explain(_: &Claim, detail: &Detail) -> Explanation {
    Explanation::new(
        format!("`{}` in `{}` is neither declared nor in the architecture", short(&detail.name), detail.other),
        "the reference resolves nowhere; correct the name, declare the module, or list it under `actors` in the \
         configuration if it is no module",
    )
}

use crate::claims::short;
use crate::claims::{Claim, Detail, Item};
use crate::rules::Explanation;
use crate::rules::registry::rule;

rule! {
    /// A step calls a method that no row of Synchronous Calls has.
    ///
    /// ## Why
    ///
    /// The table is where the module that is called reads what it has to offer. A call that only a step knows of will
    /// be built on one side.
    ///
    /// Only the plainest sentence counts: "call `ChargeFee` on Billing", with a module that the spec declares. Not
    /// reported: a spec without synchronous calls, a method that is an event, calls within one module, and modules
    /// between which some call names no method of its own, such as `REST`.
    ///
    /// ## Invalid
    ///
    /// ```md expect_diagnostic
    /// ## Modules Involved
    ///
    /// | Module | Role | Changes Required |
    /// |--------|------|------------------|
    /// | Lockers | Consumer | New files |
    /// | Billing | Producer | Charge late pickups |
    ///
    /// ## Flow Steps
    ///
    /// 1. **Open the bay** (Lockers)
    ///    - Trigger: The code is entered
    ///    - Action: Call `ChargeFee` on Billing, then unlock the door
    ///    - Output: Open door
    ///
    /// ## Synchronous Calls
    ///
    /// | From | To | Method | Purpose |
    /// |------|----|--------|---------|
    /// | Lockers | Billing | RefundFee | Pay back what was too much |
    /// ```
    ///
    /// ## Valid
    ///
    /// ```md
    /// ## Modules Involved
    ///
    /// | Module | Role | Changes Required |
    /// |--------|------|------------------|
    /// | Lockers | Consumer | New files |
    /// | Billing | Producer | Charge late pickups |
    ///
    /// ## Flow Steps
    ///
    /// 1. **Open the bay** (Lockers)
    ///    - Trigger: The code is entered
    ///    - Action: Call `ChargeFee` on Billing, then unlock the door
    ///    - Output: Open door
    ///
    /// ## Synchronous Calls
    ///
    /// | From | To | Method | Purpose |
    /// |------|----|--------|---------|
    /// | Lockers | Billing | ChargeFee | Charge for late pickup |
    /// ```
    ///
    /// ## Fix
    ///
    /// Add the row, or use the name that the table has.
    "coordination/call-not-listed", CallIsListed, Gap, Some(Item::CoordinationBidirectional)
}

fn explain(_: &Claim, detail: &Detail) -> Explanation {
    Explanation::new(
        format!("`{}` is called on `{}` and not in `Synchronous Calls`", short(&detail.name), short(&detail.other)),
        "the team of the callee does not learn of it; add the row, or use the name that the table has",
    )
}

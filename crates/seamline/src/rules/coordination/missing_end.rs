use crate::claims::{Claim, Detail, Item};
use crate::rules::Explanation;
use crate::rules::registry::rule;

rule! {
    /// A call has no caller or no callee.
    ///
    /// ## Why
    ///
    /// A call with one end cannot be built, tested or drawn.
    ///
    /// ## Invalid
    ///
    /// ```md expect_diagnostic
    /// ## Synchronous Calls
    ///
    /// | From | To | Method | Purpose |
    /// |------|----|--------|---------|
    /// | Lockers |  | ChargeFee | Charge for late pickup |
    /// ```
    ///
    /// ## Valid
    ///
    /// ```md
    /// ## Synchronous Calls
    ///
    /// | From | To | Method | Purpose |
    /// |------|----|--------|---------|
    /// | Lockers | Billing | ChargeFee | Charge for late pickup |
    /// ```
    ///
    /// ## Fix
    ///
    /// Name the module, or the actor if it is none.
    "coordination/missing-end", CallHasEnds, Gap, Some(Item::CoordinationBidirectional)
}

fn explain(_: &Claim, detail: &Detail) -> Explanation {
    Explanation::new(
        format!("the call `{}` has no {}", detail.name, detail.other),
        "a call with one end can be neither built nor tested; name the module at the other end",
    )
}

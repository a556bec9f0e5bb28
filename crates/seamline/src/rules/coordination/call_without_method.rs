use crate::claims::{Claim, Detail, Item};
use crate::rules::Explanation;
use crate::rules::registry::rule;

rule! {
    /// A call does not say which method it calls.
    ///
    /// ## Why
    ///
    /// The method is the name under which both ends, their steps and their tests speak of the call.
    ///
    /// ## Invalid
    ///
    /// ```md expect_diagnostic
    /// ## Synchronous Calls
    ///
    /// | From | To | Method | Purpose |
    /// |------|----|--------|---------|
    /// | Lockers | Billing | TBD | Charge for late pickup |
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
    /// Name the method or the kind of call.
    "coordination/call-without-method", CallNamesMethod, Gap, Some(Item::CoordinationBidirectional)
}

fn explain(_: &Claim, detail: &Detail) -> Explanation {
    Explanation::new(
        format!("the call `{}` names no method", detail.name),
        "both ends and their tests need a name for it; write the method",
    )
}

use crate::claims::short;
use crate::claims::{Claim, Detail, Item};
use crate::rules::Explanation;
use crate::rules::registry::rule;

rule! {
    /// A step lacks its module, what starts it, what it does or what it gives.
    ///
    /// ## Why
    ///
    /// A step is where two teams meet: who acts, on what, and what the next one gets. What is left out is decided later
    /// by whoever gets there first.
    ///
    /// A first step often has a Trigger where later ones have an Input; either will do. `None`, with or without a
    /// reason, is an answer. The Failure field is not asked for here.
    ///
    /// ## Invalid
    ///
    /// ```md expect_diagnostic
    /// ## Flow Steps
    ///
    /// 1. **Open the bay** (Lockers)
    ///    - Trigger: The code is entered
    ///    - Action: TBD
    /// 2. **Charge the fee** (Billing)
    ///    - Input: Days in the bay
    ///    - Action: Charge for the days
    ///    - Output: Receipt
    /// ```
    ///
    /// ## Valid
    ///
    /// ```md
    /// ## Flow Steps
    ///
    /// 1. **Open the bay** (Lockers)
    ///    - Trigger: The code is entered
    ///    - Action: Unlock the door
    ///    - Output: Days in the bay
    /// 2. **Charge the fee** (Billing)
    ///    - Input: Days in the bay
    ///    - Action: Charge for the days
    ///    - Output: None: the receipt comes with the monthly bill
    /// ```
    ///
    /// ## Fix
    ///
    /// Write what is missing; `None` with a reason where there is nothing.
    "flow/incomplete-step", StepIsComplete, Gap, Some(Item::DataFlowComplete)
}

fn explain(_: &Claim, detail: &Detail) -> Explanation {
    let missing: Vec<&str> = detail.names.iter().map(String::as_str).collect();
    let missing = match missing.as_slice() {
        [first @ .., last] if !first.is_empty() => format!("{} and {last}", first.join(", ")),
        all => all.join(""),
    };
    Explanation::new(
        format!("the step `{}` lacks {missing}", short(&detail.name)),
        "who builds the next step needs to know who acts, on what, and what comes out; write it, or `None` with a reason",
    )
}

use crate::claims::short;
use crate::claims::{Claim, Detail, Item};
use crate::rules::Explanation;
use crate::rules::registry::rule;

rule! {
    /// A step gives something that nothing takes.
    ///
    /// ## Why
    ///
    /// An identifier in an Output that no other step speaks of is a dead end, or the other half of a name that was
    /// changed in one of two places. It is a hint: the step may be an end of the flow.
    ///
    /// Only back-ticked and CamelCase names are judged. Not reported: what the last step gives, or one before a step
    /// with a Trigger of its own; what stands in a table of calls, events, shared data, endpoints, failures or tests,
    /// or in the shared types; what stands with a person or a module; fields, constants and paths; and what comes
    /// before a step whose Input is prose.
    ///
    /// ## Invalid
    ///
    /// ```md expect_diagnostic
    /// ## Flow Steps
    ///
    /// 1. **Open the bay** (Lockers)
    ///    - Trigger: The code is entered
    ///    - Action: Unlock the door
    ///    - Output: `BayOpening`, `DoorPhoto`
    /// 2. **Charge the fee** (Billing)
    ///    - Input: `BayOpening`
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
    ///    - Output: `BayOpening`, `DoorPhoto`
    /// 2. **Charge the fee** (Billing)
    ///    - Input: `BayOpening`
    ///    - Action: Charge for the days, attach the `DoorPhoto`
    ///    - Output: `Receipt`
    /// ```
    ///
    /// ## Fix
    ///
    /// Name it where it is used, or leave it out.
    "flow/unused-output", OutputIsUsed, Heuristic, Some(Item::DataFlowComplete)
}

fn explain(_: &Claim, detail: &Detail) -> Explanation {
    Explanation::new(
        format!("nothing takes `{}`", short(&detail.name)),
        "what nobody takes is a dead end, or goes by another name elsewhere; name it where it is used, or leave it out",
    )
}

use crate::claims::short;
use crate::claims::{Claim, Detail, Item, Subject};
use crate::rules::Explanation;
use crate::rules::registry::rule;

rule! {
    /// A call, event or shared datum is not mentioned where one of its ends acts.
    ///
    /// ## Why
    ///
    /// The tables say that two modules meet; the steps say what each does. Where no step, endpoint or published event
    /// of a module mentions the call or the other module, a reader cannot see when it happens. Steps are prose, so this
    /// is a hint: the spec may say it in other words.
    ///
    /// Of shared data only those are judged whose name is an identifier of several words, such as `BayState`, and only
    /// where no step at all speaks of them.
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
    /// ## Data Flow
    ///
    /// ### Flow Steps
    ///
    /// 1. **Open the bay** (Lockers)
    ///    - Trigger: The code is entered
    ///    - Action: Unlock the door
    ///    - Output: Open door
    /// 2. **Charge the fee** (Billing)
    ///    - Input: Days in the bay
    ///    - Action: Charge for the days
    ///    - Output: Receipt
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
    /// ```md
    /// ## Modules Involved
    ///
    /// | Module | Role | Changes Required |
    /// |--------|------|------------------|
    /// | Lockers | Consumer | New files |
    /// | Billing | Producer | Charge late pickups |
    ///
    /// ## Data Flow
    ///
    /// ### Flow Steps
    ///
    /// 1. **Open the bay** (Lockers)
    ///    - Trigger: The code is entered
    ///    - Action: Call `ChargeFee`, then unlock the door
    ///    - Output: Open door
    /// 2. **Charge fee** (Billing)
    ///    - Input: Days in the bay
    ///    - Action: Charge for the days
    ///    - Output: Receipt
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
    /// Name the method or event in the step where it happens.
    "coordination/unmentioned", EndsMentionIt, Heuristic, Some(Item::CoordinationBidirectional)
}

fn explain(claim: &Claim, detail: &Detail) -> Explanation {
    let ends: Vec<String> = detail.names.iter().map(|end| format!("`{}`", short(end))).collect();
    let help = match claim.subject {
        Subject::Datum(_) => {
            "a reader cannot see who makes it and who takes it; use the name that the steps have, or name it there"
        }
        _ => "a reader cannot see where in the flow it happens; name it in the step that makes or handles it",
    };
    Explanation::new(format!("no step of {} mentions `{}`", ends.join(" or "), short(&detail.name)), help)
}

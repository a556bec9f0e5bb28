use crate::claims::short;
use crate::claims::{Claim, Detail, Item};
use crate::rules::Explanation;
use crate::rules::registry::rule;

rule! {
    /// A step takes something that nothing gives.
    ///
    /// ## Why
    ///
    /// An identifier in an Input that no earlier step gives, and that is no event, shared datum, type or result of a
    /// call either, is most often a name that was changed in one of two places. When it is almost a name that is given,
    /// that is a gap; otherwise it is a hint, since people and other systems give things, too.
    ///
    /// Only back-ticked and CamelCase names are judged. Not reported: what the first step takes, or one with a Trigger,
    /// unless it is almost another name; another form of a name that is given, such as `Bays` or `BayID` of `Bay`; what
    /// stands with a person, a module or a word such as "from"; what a later step gives, since a flow may loop; fields,
    /// constants and paths; what the Output before it says in words, such as "draft of the order" for `OrderDraft`; and
    /// anything while a step has no Output.
    ///
    /// ## Invalid
    ///
    /// ```md expect_diagnostic
    /// ## Flow Steps
    ///
    /// 1. **Open the bay** (Lockers)
    ///    - Trigger: The code is entered
    ///    - Action: Unlock the door
    ///    - Output: `BayOpening`
    /// 2. **Charge the fee** (Billing)
    ///    - Input: `BayOpenning`
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
    ///    - Output: `BayOpening { bay, days }`
    /// 2. **Charge the fee** (Billing)
    ///    - Input: `BayOpening`, `TariffChoice` of the recipient
    ///    - Action: Charge for the days
    ///    - Output: Receipt
    /// ```
    ///
    /// ## Fix
    ///
    /// Use the name under which it is given, add it to the Output of the step that makes it, or say who gives it.
    "flow/unproduced-input", InputIsProduced, Gap, Some(Item::DataFlowComplete)
}

fn explain(_: &Claim, detail: &Detail) -> Explanation {
    Explanation::new(
        format!("nothing before this step gives `{}`", short(&detail.name)),
        "the step waits for something that nobody makes; use the name under which it is given, or say where it comes from",
    )
}

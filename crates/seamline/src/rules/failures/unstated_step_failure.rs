use crate::claims::{Claim, Detail, Item};
use crate::rules::Explanation;
use crate::rules::registry::rule;

rule! {
    /// A step has a Failure line that says nothing.
    ///
    /// ## Why
    ///
    /// The label promises an answer to what happens when the step fails, and gives none.
    ///
    /// ## Invalid
    ///
    /// ```md expect_diagnostic
    /// ## Data Flow
    ///
    /// ### Flow Steps
    ///
    /// 1. **Open the bay** (Lockers)
    ///    - Trigger: The code is entered
    ///    - Action: Unlock the door
    ///    - Output: Open door
    ///    - Failure:
    /// ```
    ///
    /// ## Valid
    ///
    /// ```md
    /// ## Data Flow
    ///
    /// ### Flow Steps
    ///
    /// 1. **Open the bay** (Lockers)
    ///    - Trigger: The code is entered
    ///    - Action: Unlock the door
    ///    - Output: Open door
    ///    - Failure: Show the service number, keep the reservation
    /// ```
    ///
    /// ## Fix
    ///
    /// Say whether the step is retried, goes on, or stops and what is undone.
    "failures/unstated-step-failure", StepFailureIsStated, Gap, Some(Item::FailuresHaveRecovery)
}

fn explain(_: &Claim, detail: &Detail) -> Explanation {
    Explanation::new(
        format!("step `{}` has a Failure line that says nothing", detail.name),
        "say whether it is retried, goes on, or stops and what is undone then",
    )
}

use crate::claims::short;
use crate::claims::{Claim, Detail, Item};
use crate::rules::Explanation;
use crate::rules::registry::rule;

rule! {
    /// A step does not say what happens when it fails, and the other steps do.
    ///
    /// ## Why
    ///
    /// The step that was forgotten is the one that surprises. Where hardly any step speaks of failures, or the step is the first one,
    /// nothing is reported: the table of failure modes may say it all.
    ///
    /// ## Invalid
    ///
    /// ```md expect_diagnostic
    /// ## Data Flow
    ///
    /// ### Flow Steps
    ///
    /// 1. **Reserve a bay** (Lockers)
    ///    - Trigger: A courier arrives
    ///    - Action: Reserve a bay
    ///    - Output: Bay number
    ///    - Failure: The courier takes the parcel to the depot
    /// 2. **Open the door** (Lockers)
    ///    - Input: Bay number
    ///    - Action: Open the door
    ///    - Output: Open door
    ///    - Failure: Retry the motor twice
    /// 3. **Store the parcel** (Lockers)
    ///    - Input: Open door
    ///    - Action: Wait for the sensors
    ///    - Output: Stored parcel
    /// ```
    ///
    /// ## Valid
    ///
    /// ```md
    /// ## Data Flow
    ///
    /// ### Flow Steps
    ///
    /// 1. **Reserve a bay** (Lockers)
    ///    - Trigger: A courier arrives
    ///    - Action: Reserve a bay
    ///    - Output: Bay number
    ///    - Failure: The courier takes the parcel to the depot
    /// 2. **Open the door** (Lockers)
    ///    - Input: Bay number
    ///    - Action: Open the door
    ///    - Output: Open door
    ///    - Failure: Retry the motor twice
    /// 3. **Store the parcel** (Lockers)
    ///    - Input: Open door
    ///    - Action: Wait for the sensors
    ///    - Output: Stored parcel
    ///    - Failure: Retry until the door shuts, then call a technician
    /// ```
    ///
    /// ## Fix
    ///
    /// Add a line `Failure: ` with what happens: retry, go on, or abort and undo.
    "failures/step-without-failure", StepSaysFailure, Gap, Some(Item::FailuresHaveRecovery)
}

fn explain(_: &Claim, detail: &Detail) -> Explanation {
    Explanation::new(
        format!("step `{}` does not say what happens when it fails", short(&detail.name)),
        "the other steps do, and the one that was forgotten is the one that surprises; add a line `Failure: `",
    )
}

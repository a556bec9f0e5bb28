use crate::claims::{Claim, Detail, Item, Subject};
use crate::rules::Explanation;
use crate::rules::registry::rule;

rule! {
    /// The recovery of a failure is to write a log line.
    ///
    /// ## Why
    ///
    /// A log line changes nothing for whoever is waiting. The failure stays, and somebody finds it later.
    ///
    /// ## Invalid
    ///
    /// ```md expect_diagnostic
    /// ## Failure Modes
    ///
    /// | Failure | Impact | Detection | Recovery |
    /// |---------|--------|-----------|----------|
    /// | No bay is free | The parcel stays outside | Reservation is refused | Log the error |
    /// ```
    ///
    /// ## Valid
    ///
    /// ```md
    /// ## Failure Modes
    ///
    /// | Failure | Impact | Detection | Recovery |
    /// |---------|--------|-----------|----------|
    /// | No bay is free | The parcel stays outside | Reservation is refused | Log, route to the depot |
    /// ```
    ///
    /// ## Fix
    ///
    /// Say what happens besides: a retry, an alarm that somebody acts on, or `None needed: ` and why.
    "failures/bare-log", RecoveryActs, Gap, Some(Item::FailuresHaveRecovery)
}

fn explain(claim: &Claim, detail: &Detail) -> Explanation {
    Explanation::new(
        match claim.subject {
            Subject::StepFailure(_) => format!("a failure of step `{}` is only logged", detail.name),
            _ => format!("the recovery of `{}` only writes a log line", detail.name),
        },
        "a log line changes nothing for whoever is waiting; say what happens besides, or write `None needed: ` and why",
    )
}

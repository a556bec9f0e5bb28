use crate::claims::{Claim, Detail, Item};
use crate::rules::Explanation;
use crate::rules::registry::rule;

rule! {
    /// A failure needs no recovery, and nothing says why.
    ///
    /// ## Why
    ///
    /// "None needed" is a fine answer when it is one. Without the reason the next reader cannot tell it from an unanswered
    /// question.
    ///
    /// ## Invalid
    ///
    /// ```md expect_diagnostic
    /// ## Failure Modes
    ///
    /// | Failure | Impact | Detection | Recovery |
    /// |---------|--------|-----------|----------|
    /// | No bay is free | The parcel stays outside | Reservation is refused | None needed |
    /// ```
    ///
    /// ## Valid
    ///
    /// ```md
    /// ## Failure Modes
    ///
    /// | Failure | Impact | Detection | Recovery |
    /// |---------|--------|-----------|----------|
    /// | No bay is free | The parcel stays outside | Reservation is refused | None needed: the courier tries tomorrow |
    /// ```
    ///
    /// ## Fix
    ///
    /// Add the reason: `None needed: ` and why, or `n/a: ` and why.
    "failures/unexplained-none", NoRecoveryIsExplained, Gap, Some(Item::FailuresHaveRecovery)
}

fn explain(_: &Claim, detail: &Detail) -> Explanation {
    Explanation::new(
        format!("`{}` needs no recovery, and nothing says why", detail.name),
        "the next reader cannot tell a decision from an omission; write `None needed: ` and the reason",
    )
}

use crate::claims::short;
use crate::claims::{Claim, Detail};
use crate::rules::Explanation;
use crate::rules::registry::rule;

rule! {
    /// A `seamline-allow` comment gives no reason, and has no effect.
    ///
    /// ## Why
    ///
    /// The next reader has to know why a finding is accepted, or nobody will ever dare to remove the comment.
    ///
    /// ## Invalid
    ///
    /// ```md expect_diagnostic
    /// # Integration: Locker Pickup
    ///
    /// ## Failure Modes
    /// <!-- seamline-allow failures/bare-log -->
    ///
    /// | Failure | Impact | Detection | Recovery |
    /// |---------|--------|-----------|----------|
    /// | No bay is free | The parcel stays outside | Reservation is refused | Log the error |
    /// ```
    ///
    /// ## Valid
    ///
    /// ```md
    /// # Integration: Locker Pickup
    ///
    /// ## Failure Modes
    /// <!-- seamline-allow failures/bare-log: the depot reads the log every hour -->
    ///
    /// | Failure | Impact | Detection | Recovery |
    /// |---------|--------|-----------|----------|
    /// | No bay is free | The parcel stays outside | Reservation is refused | Log the error |
    /// ```
    ///
    /// ## Fix
    ///
    /// Write the reason behind a colon: `<!-- seamline-allow RULE: reason -->`.
    "structure/allow-without-reason", AllowHasReason, Gap, None
}

fn explain(_: &Claim, detail: &Detail) -> Explanation {
    Explanation::new(
        format!("allowing `{}` takes a reason", short(&detail.name)),
        "without one the comment has no effect; write it behind a colon",
    )
}

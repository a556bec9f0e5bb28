use crate::claims::short;
use crate::claims::{Claim, Detail};
use crate::rules::Explanation;
use crate::rules::registry::rule;

rule! {
    /// A `seamline-allow` comment names no rule.
    ///
    /// ## Why
    ///
    /// It allows nothing, and whoever wrote it believes that it does. Names of rules and of groups are known.
    ///
    /// ## Invalid
    ///
    /// ```md expect_diagnostic
    /// # Integration: Locker Pickup
    ///
    /// ## Failure Modes
    /// <!-- seamline-allow failures/bare-logs: the depot reads the log every hour -->
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
    /// Correct the name; `seamline explain` lists all of them.
    "structure/unknown-allow", AllowNamesRule, Gap, None
}

fn explain(_: &Claim, detail: &Detail) -> Explanation {
    Explanation::new(
        format!("`{}` is no rule", short(&detail.name)),
        "the comment allows nothing; `seamline explain` lists all rules",
    )
}

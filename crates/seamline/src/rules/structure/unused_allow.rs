use crate::claims::short;
use crate::claims::{Claim, Detail};
use crate::rules::Explanation;
use crate::rules::registry::rule;

rule! {
    /// A `seamline-allow` comment allows something that is not found.
    ///
    /// ## Why
    ///
    /// What it excused has been mended, or has moved out of its reach. Left alone it would hide the next finding of that kind.
    ///
    /// A comment before the title holds for the document, one right under a heading for that section, and any other one for the block behind it.
    ///
    /// ## Invalid
    ///
    /// ```md expect_diagnostic
    /// # Integration: Locker Pickup
    ///
    /// ## Failure Modes
    /// <!-- seamline-allow failures/no-impact: everybody knows the impact -->
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
    /// Remove the comment, or move it to where the finding is.
    "structure/unused-allow", AllowIsUsed, Gap, None
}

fn explain(_: &Claim, detail: &Detail) -> Explanation {
    Explanation::new(
        format!("nothing here is found by `{}`, which is allowed", short(&detail.name)),
        "left alone it would hide the next finding of that kind; remove the comment, or move it to where the finding is",
    )
}

use crate::claims::{Claim, Detail};
use crate::rules::Explanation;
use crate::rules::registry::rule;

rule! {
    /// A failure does not say what it does.
    ///
    /// ## Why
    ///
    /// The impact decides how much recovery is worth.
    ///
    /// ## Invalid
    ///
    /// ```md expect_diagnostic
    /// ## Failure Modes
    ///
    /// | Failure | Impact | Detection | Recovery |
    /// |---------|--------|-----------|----------|
    /// | No bay is free | | Reservation is refused | Route to the depot |
    /// ```
    ///
    /// ## Valid
    ///
    /// ```md
    /// ## Failure Modes
    ///
    /// | Failure | Impact | Detection | Recovery |
    /// |---------|--------|-----------|----------|
    /// | No bay is free | The parcel stays outside | Reservation is refused | Route to the depot |
    /// ```
    ///
    /// ## Fix
    ///
    /// Say what users or modules notice.
    "failures/no-impact", ImpactIsStated, Gap, None
}

fn explain(_: &Claim, detail: &Detail) -> Explanation {
    Explanation::new(
        format!("the impact of `{}` is not stated", detail.name),
        "it decides how much recovery is worth; say what users or modules notice",
    )
}

use crate::claims::{Claim, Detail};
use crate::rules::Explanation;
use crate::rules::registry::rule;

rule! {
    /// A failure does not say how it is noticed.
    ///
    /// ## Why
    ///
    /// A failure that nobody notices is not recovered from, whatever the Recovery column says.
    ///
    /// ## Invalid
    ///
    /// ```md expect_diagnostic
    /// ## Failure Modes
    ///
    /// | Failure | Impact | Detection | Recovery |
    /// |---------|--------|-----------|----------|
    /// | No bay is free | The parcel stays outside | ? | Route to the depot |
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
    /// Name the error, time-out, alarm or check that tells of it.
    "failures/no-detection", DetectionIsStated, Gap, None
}

fn explain(_: &Claim, detail: &Detail) -> Explanation {
    Explanation::new(
        format!("nothing says how `{}` is noticed", detail.name),
        "what nobody notices is not recovered from; name the error, time-out or alarm that tells of it",
    )
}

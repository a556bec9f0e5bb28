use crate::claims::{Claim, Detail, Item};
use crate::rules::Explanation;
use crate::rules::registry::rule;

rule! {
    /// A failure has no recovery.
    ///
    /// ## Why
    ///
    /// Most catastrophic failures come from errors that were noticed and then not handled (Yuan et al., OSDI 2014). A blank
    /// cell is where such an error starts.
    ///
    /// ## Invalid
    ///
    /// ```md expect_diagnostic
    /// ## Failure Modes
    ///
    /// | Failure | Impact | Detection | Recovery |
    /// |---------|--------|-----------|----------|
    /// | No bay is free | The parcel stays outside | Reservation is refused | TBD |
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
    /// Say what happens: retry, compensate, fall back, or tell somebody who acts. If nothing needs to, write `None needed: `
    /// and why.
    "failures/no-recovery", RecoveryIsStated, Gap, Some(Item::FailuresHaveRecovery)
}

fn explain(_: &Claim, detail: &Detail) -> Explanation {
    Explanation::new(
        format!("`{}` has no recovery", detail.name),
        "an error that is noticed and not handled is how most outages start; say what happens, or write \
         `None needed: ` and why",
    )
}

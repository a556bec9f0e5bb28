use crate::claims::{Claim, Detail};
use crate::rules::Explanation;
use crate::rules::registry::rule;

rule! {
    /// A call or event does not say what it is for.
    ///
    /// ## Why
    ///
    /// The purpose is what a reader of the table needs to tell a call that must not fail from one that can wait. A
    /// table without such a column is not judged, and neither is a column of notes.
    ///
    /// ## Invalid
    ///
    /// ```md expect_diagnostic
    /// ## Synchronous Calls
    ///
    /// | From | To | Method | Purpose |
    /// |------|----|--------|---------|
    /// | Lockers | Billing | ChargeFee |  |
    /// ```
    ///
    /// ## Valid
    ///
    /// ```md
    /// ## Synchronous Calls
    ///
    /// | From | To | Method | Purpose |
    /// |------|----|--------|---------|
    /// | Lockers | Billing | ChargeFee | Charge for late pickup |
    /// ```
    ///
    /// ## Fix
    ///
    /// Say in a few words why the one module needs the other.
    "coordination/missing-purpose", PurposeIsStated, Heuristic, None
}

fn explain(_: &Claim, detail: &Detail) -> Explanation {
    Explanation::new(
        format!("`{}` does not say what it is for", detail.name),
        "without a purpose nobody can tell what breaks when it fails; write a few words",
    )
}

use crate::claims::short;
use crate::claims::{Claim, Detail, Item};
use crate::rules::Explanation;
use crate::rules::registry::rule;

rule! {
    /// Shared data has no reader but its owner.
    ///
    /// ## Why
    ///
    /// Data that one module keeps to itself is not shared, and its row may be left over from an earlier draft.
    ///
    /// ## Invalid
    ///
    /// ```md expect_diagnostic
    /// ## Shared State
    ///
    /// | Data | Owner | Readers | Consistency |
    /// |------|-------|---------|-------------|
    /// | Bay | Lockers | None | Strong |
    /// ```
    ///
    /// ## Valid
    ///
    /// ```md
    /// ## Shared State
    ///
    /// | Data | Owner | Readers | Consistency |
    /// |------|-------|---------|-------------|
    /// | Bay | Lockers | Billing | Strong |
    /// ```
    ///
    /// ## Fix
    ///
    /// Name who reads it, or drop the row.
    "coordination/datum-without-reader", DatumHasReader, Heuristic, Some(Item::CoordinationBidirectional)
}

fn explain(_: &Claim, detail: &Detail) -> Explanation {
    Explanation::new(
        format!("nobody but its owner reads `{}`", short(&detail.name)),
        "data that one module keeps to itself is not shared; name a reader or drop the row",
    )
}

use crate::claims::short;
use crate::claims::{Claim, Detail, Item};
use crate::rules::Explanation;
use crate::rules::registry::rule;

rule! {
    /// Shared data does not say who reads it.
    ///
    /// ## Why
    ///
    /// A change of the data concerns everybody who reads it, and the row does not say who that is. A cell that says
    /// `None` is an answer; a table without such a column is not judged.
    ///
    /// ## Invalid
    ///
    /// ```md expect_diagnostic
    /// ## Shared State
    ///
    /// | Data | Owner | Readers | Consistency |
    /// |------|-------|---------|-------------|
    /// | Bay | Lockers |  | Strong |
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
    /// Name the modules that read it, or drop the row.
    "coordination/missing-readers", ReadersAreStated, Gap, Some(Item::CoordinationBidirectional)
}

fn explain(_: &Claim, detail: &Detail) -> Explanation {
    Explanation::new(
        format!("`{}` does not say who reads it", short(&detail.name)),
        "a change of the data concerns everybody who reads it; name the modules that do, or drop the row",
    )
}

use crate::claims::{Claim, Detail, Item};
use crate::rules::Explanation;
use crate::rules::registry::rule;

rule! {
    /// A row of events or shared data does not name its event or data.
    ///
    /// ## Why
    ///
    /// The name is how steps, tests and the other tables speak of it. Without one the rest of the row says nothing
    /// about anything.
    ///
    /// A placeholder such as `[Event]` is reported by `structure/placeholder-name`.
    ///
    /// ## Invalid
    ///
    /// ```md expect_diagnostic
    /// ## Shared State
    ///
    /// | Data | Owner | Readers | Consistency |
    /// |------|-------|---------|-------------|
    /// |  | Lockers | Billing | Strong |
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
    /// Name it as the steps do, or drop the row.
    "coordination/nameless-row", RowHasName, Gap, Some(Item::CoordinationBidirectional)
}

fn explain(_: &Claim, detail: &Detail) -> Explanation {
    Explanation::new(
        format!("a row of `{}` has no name", detail.name),
        "nothing else in the spec can refer to it; name it as the steps do, or drop the row",
    )
}

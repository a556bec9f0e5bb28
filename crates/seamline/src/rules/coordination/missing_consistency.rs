use crate::claims::short;
use crate::claims::{Claim, Detail, Item};
use crate::rules::Explanation;
use crate::rules::registry::rule;

rule! {
    /// Shared data does not say what its readers may rely on.
    ///
    /// ## Why
    ///
    /// Whether a reader sees the latest write or an older one decides whether it has to ask the owner, and what happens
    /// when the two disagree. A table without such a column is not judged, and any word in the cell will do.
    ///
    /// ## Invalid
    ///
    /// ```md expect_diagnostic
    /// ## Shared State
    ///
    /// | Data | Owner | Readers | Consistency |
    /// |------|-------|---------|-------------|
    /// | Bay | Lockers | Billing | TBD |
    /// ```
    ///
    /// ## Valid
    ///
    /// ```md
    /// ## Shared State
    ///
    /// | Data | Owner | Readers | Consistency |
    /// |------|-------|---------|-------------|
    /// | Bay | Lockers | Billing | Eventual |
    /// ```
    ///
    /// ## Fix
    ///
    /// Write `Strong` if readers must see the latest write, `Eventual` if an older one will do.
    "coordination/missing-consistency", ConsistencyIsStated, Gap, Some(Item::CoordinationBidirectional)
}

fn explain(_: &Claim, detail: &Detail) -> Explanation {
    Explanation::new(
        format!("`{}` has no consistency", short(&detail.name)),
        "its readers do not know whether they see the latest write; write `Strong` or `Eventual`",
    )
}

use crate::claims::short;
use crate::claims::{Claim, Detail, Item};
use crate::rules::Explanation;
use crate::rules::registry::rule;

rule! {
    /// Shared data has two owners.
    ///
    /// ## Why
    ///
    /// Two owners write the same data and neither can keep it consistent. One owner for each datum is what makes a context
    /// bounded.
    ///
    /// ## Invalid
    ///
    /// ```md expect_diagnostic
    /// ## Shared State
    ///
    /// | Data | Owner | Readers | Consistency |
    /// |------|-------|---------|-------------|
    /// | Bay | Lockers, Kiosk | Billing | Eventual |
    /// ```
    ///
    /// ## Valid
    ///
    /// ```md
    /// ## Shared State
    ///
    /// | Data | Owner | Readers | Consistency |
    /// |------|-------|---------|-------------|
    /// | Bay | Lockers | Kiosk, Billing | Eventual |
    /// ```
    ///
    /// ## Fix
    ///
    /// Decide for one owner; the other reads, or asks the owner to change it.
    "coordination/two-owners", DatumHasOneOwner, Contradiction, Some(Item::CoordinationBidirectional)
}

fn explain(_: &Claim, detail: &Detail) -> Explanation {
    Explanation::new(
        format!("`{}` has a second owner, `{}`", short(&detail.name), short(&detail.other)),
        "neither can keep it consistent; decide for one, the other reads it or asks the owner to change it",
    )
}

use crate::claims::short;
use crate::claims::{Claim, Detail, Item};
use crate::rules::Explanation;
use crate::rules::registry::rule;

rule! {
    /// Shared data has no owner.
    ///
    /// ## Why
    ///
    /// Nobody decides who may change it, and everybody will.
    ///
    /// ## Invalid
    ///
    /// ```md expect_diagnostic
    /// ## Shared State
    ///
    /// | Data | Owner | Readers | Consistency |
    /// |------|-------|---------|-------------|
    /// | Bay | | Billing | Eventual |
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
    /// Name the one module that owns it.
    "coordination/datum-without-owner", DatumHasOwner, Gap, Some(Item::CoordinationBidirectional)
}

fn explain(_: &Claim, detail: &Detail) -> Explanation {
    Explanation::new(
        format!("nobody owns `{}`", short(&detail.name)),
        "data without an owner is changed by everybody; name the module that owns it",
    )
}

use crate::claims::{Claim, Detail, Item, short};
use crate::rules::Explanation;
use crate::rules::registry::rule;

rule! {
    /// No migration step removes a flag.
    ///
    /// ## Why
    ///
    /// A flag that stays doubles the paths through the code for good, and one day somebody switches it. Its removal is
    /// part of the feature and is forgotten unless it is a step.
    ///
    /// A step that removes all flags, or names every word of this one, is enough. Nothing is reported without migration
    /// steps.
    ///
    /// ## Invalid
    ///
    /// ```md expect_diagnostic
    /// ## Rollout Plan
    ///
    /// ### Feature Flags
    ///
    /// | Flag | Purpose | Default |
    /// |------|---------|---------|
    /// | `bay_holds` | Reserve bays | off |
    ///
    /// ### Migration Steps
    ///
    /// 1. Deploy with `bay_holds` off
    /// 2. Enable `bay_holds` at one station and compare bookings for a week
    /// ```
    ///
    /// ## Valid
    ///
    /// ```md
    /// ## Rollout Plan
    ///
    /// ### Feature Flags
    ///
    /// | Flag | Purpose | Default |
    /// |------|---------|---------|
    /// | `bay_holds` | Reserve bays | off |
    ///
    /// ### Migration Steps
    ///
    /// 1. Deploy with `bay_holds` off
    /// 2. Enable `bay_holds` at one station and compare bookings for a week
    /// 3. Remove `bay_holds`
    /// ```
    ///
    /// ## Fix
    ///
    /// Add a last step that removes the flag.
    "rollout/flag-never-removed", FlagIsRemoved, Gap, Some(Item::RolloutHasFlags)
}

fn explain(_: &Claim, detail: &Detail) -> Explanation {
    Explanation::new(
        format!("no migration step removes flag `{}`", short(&detail.name)),
        "a flag that stays doubles the paths through the code; add a last step that removes it",
    )
}

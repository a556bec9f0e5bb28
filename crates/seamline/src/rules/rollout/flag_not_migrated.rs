use crate::claims::{Claim, Detail, Item, short};
use crate::rules::Explanation;
use crate::rules::registry::rule;

rule! {
    /// No migration step uses a flag.
    ///
    /// ## Why
    ///
    /// A flag that no step switches on stays off, and with it what it controls. Or it is switched in a step that nobody
    /// wrote down.
    ///
    /// A step that names every word of the flag counts, as does one that speaks of all flags, or of "the flag" where it
    /// can be the only one. Nothing is reported without migration steps.
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
    /// | `door_codes` | Open by code | off |
    ///
    /// ### Migration Steps
    ///
    /// 1. Deploy with `bay_holds` off
    /// 2. Enable `bay_holds` at one station and compare bookings for a week
    /// 3. Remove both flags
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
    /// | `door_codes` | Open by code | off |
    ///
    /// ### Migration Steps
    ///
    /// 1. Deploy with `bay_holds` and `door_codes` off
    /// 2. Enable `bay_holds`, then `door_codes`, at one station and compare bookings for a week
    /// 3. Remove both flags
    /// ```
    ///
    /// ## Fix
    ///
    /// Add the step that switches it, with how one knows that it worked; or delete the flag.
    "rollout/flag-not-migrated", FlagIsMigrated, Gap, Some(Item::RolloutHasFlags)
}

fn explain(_: &Claim, detail: &Detail) -> Explanation {
    Explanation::new(
        format!("no migration step switches flag `{}`", short(&detail.name)),
        "it would stay off, and what it controls with it; add the step that switches it, or delete the flag",
    )
}

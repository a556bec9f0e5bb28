use crate::claims::{Claim, Detail, Item, short};
use crate::rules::Explanation;
use crate::rules::registry::rule;

rule! {
    /// A flag does not say in which state it ships.
    ///
    /// ## Why
    ///
    /// The default is what happens on the day of the deployment, before anybody switches anything. Left open, each
    /// module picks its own.
    ///
    /// A table without such a column has one finding of its own, `structure/missing-column`.
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
    /// | `bay_holds` | Reserve bays | ? |
    ///
    /// ### Migration Steps
    ///
    /// 1. Deploy with `bay_holds` off
    /// 2. Enable `bay_holds` at one station and compare bookings for a week
    /// 3. Remove `bay_holds`
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
    /// Write `off`, or the state in which it ships.
    "rollout/flag-without-default", FlagStatesDefault, Gap, Some(Item::RolloutHasFlags)
}

fn explain(_: &Claim, detail: &Detail) -> Explanation {
    Explanation::new(
        format!("flag `{}` has no default", short(&detail.name)),
        "it decides what happens on the day of the deployment; write `off`, or the state in which it ships",
    )
}

use crate::claims::{Claim, Detail, Item, short};
use crate::rules::Explanation;
use crate::rules::registry::rule;

rule! {
    /// A flag starts switched on.
    ///
    /// ## Why
    ///
    /// A flag that is on when it ships protects nobody: the feature is live with the deployment of the first module,
    /// before the others are there.
    ///
    /// A default that is neither plainly on nor plainly off, such as a percentage, is not reported.
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
    /// | `bay_holds` | Reserve bays | on |
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
    /// Let it start `off` and switch it on in a migration step.
    "rollout/flag-on-by-default", FlagStartsOff, Gap, Some(Item::RolloutHasFlags)
}

fn explain(_: &Claim, detail: &Detail) -> Explanation {
    Explanation::new(
        format!("flag `{}` is on by default", short(&detail.name)),
        "the feature would be live with the first deployment, before the other modules are there; let it start `off` and switch it on in a migration step",
    )
}

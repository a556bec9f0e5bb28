use crate::claims::{Claim, Detail, short};
use crate::rules::Explanation;
use crate::rules::registry::rule;

rule! {
    /// A migration step does not say how one knows that it worked.
    ///
    /// ## Why
    ///
    /// The next step builds on this one. Whoever carries out the plan needs something to look at before going on: a
    /// number to compare, an alarm to watch, a time to wait.
    ///
    /// It is a hint, since a step may say it in words that are not known here. A step that removes something, or
    /// deploys what stays off, needs none, and a step right behind it that starts with the check counts for it.
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
    /// 2. Enable `bay_holds` at one station
    /// 3. Enable `bay_holds` everywhere and compare bookings for a week
    /// 4. Remove `bay_holds`
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
    /// 2. Enable `bay_holds` at one station and watch refused bays
    /// 3. Enable `bay_holds` everywhere and compare bookings for a week
    /// 4. Remove `bay_holds`
    /// ```
    ///
    /// ## Fix
    ///
    /// Add what to check before the next step.
    "rollout/unverified-step", StepIsVerified, Heuristic, None
}

fn explain(_: &Claim, detail: &Detail) -> Explanation {
    Explanation::new(
        format!("step `{}` does not say how one knows that it worked", short(&detail.name)),
        "whoever carries it out needs something to look at before going on; add what to check, to compare or to wait for",
    )
}

use crate::claims::{Claim, Detail, Item};
use crate::rules::Explanation;
use crate::rules::registry::rule;

rule! {
    /// The rollout plan has no feature flag.
    ///
    /// ## Why
    ///
    /// Several modules never ship in one moment. A flag keeps what is there dark until all of it is, and is the way
    /// back when it fails. A row of the table whose flag is blank is no flag either.
    ///
    /// A rollout that is described in prose may hold its flags there and is not reported; `n/a: ` with a reason under
    /// the heading is an answer. Where the whole rollout plan is absent, `structure/missing-section` says so.
    ///
    /// ## Invalid
    ///
    /// ```md expect_diagnostic
    /// ## Rollout Plan
    ///
    /// ### Feature Flags
    ///
    /// ### Migration Steps
    ///
    /// 1. Deploy and monitor for a week
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
    /// Add a flag with its purpose and its default, or write `n/a: ` and the reason under the heading.
    "rollout/no-flag", FlagExists, Gap, Some(Item::RolloutHasFlags)
}

fn explain(_: &Claim, detail: &Detail) -> Explanation {
    let message = match detail.name.as_str() {
        "" => "the rollout plan has no feature flag",
        _ => "a row of Feature Flags names no flag",
    };
    Explanation::new(
        message,
        "without a flag nothing can be shipped dark or switched off again; name it, or write `n/a: ` and the reason under \
         the heading",
    )
}

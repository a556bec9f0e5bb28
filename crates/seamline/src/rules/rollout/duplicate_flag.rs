use crate::claims::{Claim, Detail, short};
use crate::rules::Explanation;
use crate::rules::registry::rule;

rule! {
    /// A flag stands in the table twice.
    ///
    /// ## Why
    ///
    /// Two rows for one flag can say two things of it: two purposes, two defaults. Only one of them can be true.
    ///
    /// Names that differ only in case or in what joins their words are one flag here.
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
    /// | `bay_holds` | Show free bays | off |
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
    /// | `bay_display` | Show free bays | off |
    ///
    /// ### Migration Steps
    ///
    /// 1. Deploy with both flags off
    /// 2. Enable both flags at one station and compare bookings for a week
    /// 3. Remove both flags
    /// ```
    ///
    /// ## Fix
    ///
    /// Delete one of the rows, or give the second flag a name of its own.
    "rollout/duplicate-flag", FlagIsUnique, Contradiction, None
}

fn explain(_: &Claim, detail: &Detail) -> Explanation {
    Explanation::new(
        format!("flag `{}` stands in the table twice", short(&detail.name)),
        "of two purposes or defaults only one can hold; delete a row, or give the second flag a name of its own",
    )
}

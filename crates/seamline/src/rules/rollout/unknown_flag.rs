use crate::claims::{Claim, Detail, short};
use crate::rules::Explanation;
use crate::rules::registry::rule;

rule! {
    /// A migration step or a phase names a flag that the table does not have.
    ///
    /// ## Why
    ///
    /// Whoever follows the step looks for a flag that does not exist, and the one that does is never switched.
    ///
    /// It is reported when a name is almost that of a flag, or has the style of the flags and stands beside words that
    /// only fit one, such as "enable" or "behind". Names of modules, events, data, methods and types are none, nor is
    /// what the text calls a table, a job or the like.
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
    /// 2. Enable `bay_hold` at one station and compare bookings for a week
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
    /// 2. Fill the table `bay_hold` and compare bookings for a week, with `bay_holds` on
    /// 3. Remove `bay_holds`
    /// ```
    ///
    /// ## Fix
    ///
    /// Write the flag as the table has it, or add its row.
    "rollout/unknown-flag", FlagIsDeclared, Contradiction, None
}

fn explain(_: &Claim, detail: &Detail) -> Explanation {
    Explanation::new(
        format!("`{}` is no flag of the table", short(&detail.name)),
        "whoever follows the plan looks for a flag that does not exist; write it as Feature Flags has it, or add its row",
    )
}

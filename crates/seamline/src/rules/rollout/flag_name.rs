use crate::claims::{Claim, Detail, short};
use crate::rules::Explanation;
use crate::rules::registry::rule;

rule! {
    /// The name of a flag has white space in it, or another style than most flags.
    ///
    /// ## Why
    ///
    /// A flag is an identifier that stands in code, in a configuration and in a run book. One that is written in
    /// another way than its neighbours is mistyped sooner or later, and a mistyped flag is simply off.
    ///
    /// A style is judged from three flags on, and only against one that most of them share. A name of one word has no
    /// style.
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
    /// | `lateFees` | Charge for days | off |
    ///
    /// ### Migration Steps
    ///
    /// 1. Deploy with all flags off
    /// 2. Enable all flags at one station and compare bookings for a week
    /// 3. Remove all flags
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
    /// | `late_fees` | Charge for days | off |
    ///
    /// ### Migration Steps
    ///
    /// 1. Deploy with all flags off
    /// 2. Enable all flags at one station and compare bookings for a week
    /// 3. Remove all flags
    /// ```
    ///
    /// ## Fix
    ///
    /// Write the name as the other flags are written, here and in the migration steps.
    "rollout/flag-name", FlagIsWellNamed, Heuristic, None
}

fn explain(_: &Claim, detail: &Detail) -> Explanation {
    let name = short(&detail.name);
    let message = match detail.other.as_str() {
        "" => format!("flag `{name}` has white space in its name"),
        style => format!("flag `{name}` is written in another style than most flags, which are {style}"),
    };
    Explanation::new(message, "a mistyped flag is simply off; write all flags in one way")
}

use crate::claims::{Claim, Detail};
use crate::rules::Explanation;
use crate::rules::registry::rule;

rule! {
    /// A spec spans fewer than three modules, and nothing passes between them.
    ///
    /// ## Why
    ///
    /// An integration spec pays for itself where modules have to be coordinated. By the decision tree of the format,
    /// a change in one or two modules without calls, events, shared data or failures between them is a feature brief.
    /// A spec with a step in each of two modules, with compensation, or with a section about coordination that could
    /// not be read is not reported.
    ///
    /// ## Invalid
    ///
    /// ```md expect_diagnostic
    /// ## Modules Involved
    ///
    /// | Module | Role | Changes Required |
    /// |--------|------|------------------|
    /// | Lockers | Producer | Hold bays at night |
    /// ```
    ///
    /// ## Valid
    ///
    /// ```md
    /// ## Modules Involved
    ///
    /// | Module | Role | Changes Required |
    /// |--------|------|------------------|
    /// | Lockers | Producer | Hold bays at night |
    /// | Billing | Consumer | Charge for the night |
    ///
    /// ## Synchronous Calls
    ///
    /// | From | To | Method | Purpose |
    /// |------|----|--------|---------|
    /// | Billing | Lockers | GetNights | How many nights to charge |
    /// ```
    ///
    /// ## Fix
    ///
    /// Write a feature brief instead, or say how the modules work together.
    "modules/few-modules", SpansModules, Heuristic, None
}

fn explain(_: &Claim, detail: &Detail) -> Explanation {
    Explanation::new(
        format!("the spec spans {} and nothing passes between modules", detail.name),
        "a feature brief would do by the decision tree of the format; write one, or say how the modules work together",
    )
}

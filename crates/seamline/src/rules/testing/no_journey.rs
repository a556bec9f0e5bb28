use crate::claims::{Claim, Detail, Item};
use crate::rules::Explanation;
use crate::rules::registry::rule;

rule! {
    /// E2E Tests lists no journey that has a name.
    ///
    /// ## Why
    ///
    /// Tests of two modules each do not show that a user gets to the end. At least one journey has to run through all
    /// of them.
    ///
    /// A spec without a section for end-to-end tests is reported as `structure/missing-section`.
    ///
    /// ## Invalid
    ///
    /// ```md expect_diagnostic
    /// ## Testing Strategy
    ///
    /// ### E2E Tests
    ///
    /// | Journey | Steps | Verification |
    /// |---------|-------|--------------|
    /// | TBD | | |
    /// ```
    ///
    /// ## Valid
    ///
    /// ```md
    /// ## Testing Strategy
    ///
    /// ### E2E Tests
    ///
    /// | Journey | Steps | Verification |
    /// |---------|-------|--------------|
    /// | Store and collect | Courier stores, recipient types the code | The parcel is out, the bay is free |
    /// ```
    ///
    /// ## Fix
    ///
    /// Write at least one journey from the first action to the last outcome.
    "testing/no-journey", JourneyExists, Gap, Some(Item::TestsCoverIntegration)
}

fn explain(_: &Claim, _: &Detail) -> Explanation {
    Explanation::new(
        "no end-to-end journey has a name",
        "nothing would show that a user gets to the end; write one journey from the first action to the last outcome",
    )
}

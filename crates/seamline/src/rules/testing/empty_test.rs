use crate::claims::{Claim, Detail, short};
use crate::rules::Explanation;
use crate::rules::registry::rule;

rule! {
    /// A row of a test table says nothing of what is tested.
    ///
    /// ## Why
    ///
    /// A row with a blank or a `TBD` is a promise. Whoever writes the test has to guess what it was to show, and it
    /// counts as planned all the same.
    ///
    /// A table that has no such column is not reported.
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
    /// | Store and collect | Courier stores, recipient types the code | TBD |
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
    /// | Store and collect | Courier stores, recipient types the code | The bay is free |
    /// ```
    ///
    /// ## Fix
    ///
    /// Fill in the cell, or delete the row.
    "testing/empty-test", TestSaysWhat, Gap, None
}

fn explain(_: &Claim, detail: &Detail) -> Explanation {
    let missing = detail.names.join(" and ");
    let message = match detail.name.as_str() {
        "" => format!("a test lacks {missing}"),
        name => format!("test `{}` lacks {missing}", short(name)),
    };
    Explanation::new(
        message,
        "whoever writes the test has to guess what it was to show; fill in the cell, or delete the row",
    )
}

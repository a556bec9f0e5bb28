use crate::claims::{Claim, Detail};
use crate::rules::Explanation;
use crate::rules::registry::rule;

rule! {
    /// A metadata line under the title is missing or blank.
    ///
    /// ## Why
    ///
    /// `Architecture` says which document the modules are checked against, `Type` and `Priority` tell a reader what is at
    /// stake before the first paragraph.
    ///
    /// ## Invalid
    ///
    /// ```md expect_diagnostic
    /// # Integration: Locker Pickup
    ///
    /// **Type:** User Journey
    /// ```
    ///
    /// ## Valid
    ///
    /// ```md
    /// # Integration: Locker Pickup
    ///
    /// **Architecture:** architecture.md
    /// **Type:** User Journey
    /// **Priority:** P1 (needed for the pilot)
    /// ```
    ///
    /// ## Fix
    ///
    /// Write the missing line under the title. Any text will do for `Type` and `Priority`.
    "structure/missing-metadata", HasMetadata, Gap, None
}

fn explain(_: &Claim, detail: &Detail) -> Explanation {
    Explanation::new(
        format!("the metadata under the title lacks {}", detail.name),
        "`Architecture` names the document that the modules are checked against, `Type` and `Priority` what is at \
         stake; write them as lines such as `**Priority:** P1`",
    )
}

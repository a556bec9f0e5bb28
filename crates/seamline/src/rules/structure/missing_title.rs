use crate::claims::{Claim, Detail};
use crate::rules::Explanation;
use crate::rules::registry::rule;

rule! {
    /// The document has no title.
    ///
    /// ## Why
    ///
    /// Reports, badges and links name a spec by its title, and the prefix `Integration:` tells a spec from other pages.
    ///
    /// ## Invalid
    ///
    /// ```md expect_diagnostic
    /// Parcels wait in a locker until somebody fetches them.
    /// ```
    ///
    /// ## Valid
    ///
    /// ```md
    /// # Integration: Locker Pickup
    /// ```
    ///
    /// ## Fix
    ///
    /// Start the document with `# Integration: ` and the name of the feature.
    "structure/missing-title", HasTitle, Gap, None
}

fn explain(_: &Claim, _: &Detail) -> Explanation {
    Explanation::new(
        "the spec has no title",
        "reports and badges name a spec by its title; start the document with `# Integration: ` and its name",
    )
}

use crate::claims::short;
use crate::claims::{Claim, Detail};
use crate::rules::Explanation;
use crate::rules::registry::rule;

rule! {
    /// A link leads to a heading that the document does not have.
    ///
    /// ## Why
    ///
    /// The reader lands at the top of a long document and searches. Headings get renamed; links to them do not follow. Anchors are compared as
    /// books and code hosts make them: lower case, spaces as hyphens, other signs dropped.
    ///
    /// ## Invalid
    ///
    /// ```md expect_diagnostic documents=docs/modules/lockers.md:Bays
    /// # Integration: Locker Pickup
    ///
    /// ## Related Documents
    ///
    /// - **Module Specs:** [Bays](docs/modules/lockers.md#bay-sizes)
    /// ```
    ///
    /// ## Valid
    ///
    /// ```md documents=docs/modules/lockers.md:Bays
    /// # Integration: Locker Pickup
    ///
    /// ## Related Documents
    ///
    /// - **Module Specs:** [Bays](docs/modules/lockers.md#bays)
    /// ```
    ///
    /// ## Fix
    ///
    /// Correct what stands behind the `#`, or remove it.
    "links/missing-anchor", AnchorExists, Gap, None
}

fn explain(_: &Claim, detail: &Detail) -> Explanation {
    Explanation::new(
        format!("`{}` leads to no heading: there is no `{}`", short(&detail.name), short(&detail.other)),
        "the reader lands at the top of the document; correct what stands behind the `#`, or remove it",
    )
}

use crate::claims::short;
use crate::claims::{Claim, Detail};
use crate::rules::Explanation;
use crate::rules::registry::rule;

rule! {
    /// An existing type is listed and nothing else speaks of it.
    ///
    /// ## Why
    ///
    /// The list says which types the integration depends on. One that is neither explained nor mentioned may be left
    /// over from an earlier draft. A note behind the dash is a use, and so is any mention in the document, also in
    /// words: `BayID` is found in "bay ID".
    ///
    /// ## Invalid
    ///
    /// ```md expect_diagnostic
    /// ## Existing Types Used
    ///
    /// - `TourNumber` (Fleet)
    /// - `Money` (Billing) - the fee
    /// ```
    ///
    /// ## Valid
    ///
    /// ```md
    /// ## Existing Types Used
    ///
    /// - `TourNumber` (Fleet) - which van brings the parcel
    /// ```
    ///
    /// ## Fix
    ///
    /// Say what the type is used for, or delete the item.
    "types/unused", TypeIsUsed, Heuristic, None
}

fn explain(_: &Claim, detail: &Detail) -> Explanation {
    Explanation::new(
        format!("nothing uses `{}`", short(&detail.name)),
        "it may be left over from an earlier draft; say what it is used for, or delete the item",
    )
}

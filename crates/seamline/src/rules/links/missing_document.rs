use crate::claims::short;
use crate::claims::{Claim, Detail};
use crate::rules::Explanation;
use crate::rules::registry::rule;

rule! {
    /// A document that the spec refers to is not there.
    ///
    /// ## Why
    ///
    /// Whoever follows the link finds nothing, and cannot tell whether the document moved or was never written. A document that is
    /// named several times is reported once, addresses on the web are not looked at, and without a file system nothing is.
    ///
    /// ## Invalid
    ///
    /// ```md expect_diagnostic documents=docs/modules/kiosk.md
    /// # Integration: Locker Pickup
    ///
    /// ## Related Documents
    ///
    /// - **Module Specs:** docs/modules/lockers.md
    /// ```
    ///
    /// ## Valid
    ///
    /// ```md documents=docs/modules/lockers.md
    /// # Integration: Locker Pickup
    ///
    /// ## Related Documents
    ///
    /// - **Module Specs:** docs/modules/lockers.md
    /// ```
    ///
    /// ## Fix
    ///
    /// Correct the path, which is read from the project's root and then from the spec, or remove the entry.
    "links/missing-document", DocumentExists, Gap, None
}

fn explain(_: &Claim, detail: &Detail) -> Explanation {
    Explanation::new(
        format!("the document `{}` is not there", short(&detail.name)),
        "whoever follows the link finds nothing; correct the path, which is read from the project's root and then from \
         the spec, or remove it",
    )
}

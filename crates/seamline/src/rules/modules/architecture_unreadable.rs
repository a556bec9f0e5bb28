use crate::claims::{Claim, Detail};
use crate::rules::Explanation;
use crate::rules::registry::rule;

rule! {
    /// The architecture document is not there, or has no module inventory.
    ///
    /// ## Why
    ///
    /// Without an inventory nobody can say whether the modules exist, and that item of the checklist stays unknown.
    ///
    /// ## Invalid
    ///
    /// ```md expect_diagnostic architecture=missing
    /// # Integration: Locker Pickup
    ///
    /// **Architecture:** docs/old/architecture.md
    /// ```
    ///
    /// ## Valid
    ///
    /// ```md
    /// # Integration: Locker Pickup
    ///
    /// **Architecture:** architecture.md
    /// ```
    ///
    /// ## Fix
    ///
    /// Correct the path, which is read from the project's root and then from the spec, or give the document a table whose
    /// first column is `Module`.
    "modules/architecture-unreadable", ArchitectureIsReadable, Gap, None
}

fn explain(_: &Claim, detail: &Detail) -> Explanation {
    if detail.other.is_empty() {
        Explanation::new(
            format!("the architecture document `{}` is not there", detail.name),
            "whether the modules exist could not be judged; correct the path, which is read from the project's root \
             and then from the spec",
        )
    } else {
        Explanation::new(
            format!("no module inventory was found in `{}`", detail.name),
            "whether the modules exist could not be judged; give the document a table whose first column is `Module`",
        )
    }
}

use crate::claims::short;
use crate::claims::{Claim, Detail};
use crate::rules::Explanation;
use crate::rules::registry::rule;

rule! {
    /// The architecture document has no module inventory.
    ///
    /// ## Why
    ///
    /// Without an inventory nobody can say whether the modules exist, and that item of the checklist stays unknown. An integration
    /// spec is no architecture document: its modules are no inventory.
    ///
    /// ## Invalid
    ///
    /// ```md expect_diagnostic architecture=empty
    /// # Integration: Locker Pickup
    ///
    /// **Architecture:** architecture.md
    /// ```
    ///
    /// ## Valid
    ///
    /// ```md inventory=Lockers
    /// # Integration: Locker Pickup
    ///
    /// **Architecture:** architecture.md
    /// ```
    ///
    /// ## Fix
    ///
    /// Give the document a table whose first column is `Module`, or name the document that has one.
    "modules/no-inventory", ArchitectureIsReadable, Heuristic, None
}

fn explain(_: &Claim, detail: &Detail) -> Explanation {
    Explanation::new(
        format!("no module inventory was found in `{}`", short(&detail.name)),
        "whether the modules exist could not be judged; give the document a table whose first column is `Module`",
    )
}

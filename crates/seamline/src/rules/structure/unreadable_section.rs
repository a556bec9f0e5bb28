use crate::claims::{Claim, Detail};
use crate::rules::Explanation;
use crate::rules::registry::rule;

rule! {
    /// A section has text in which no entry could be recognised.
    ///
    /// ## Why
    ///
    /// What could not be read could not be judged: the item stays unknown, which is neither pass nor fail.
    ///
    /// ## Invalid
    ///
    /// ```md expect_diagnostic
    /// ## Failure Modes
    ///
    /// Things may go wrong, and then somebody will have to look.
    /// ```
    ///
    /// ## Valid
    ///
    /// ```md
    /// ## Failure Modes
    ///
    /// | Failure | Impact | Detection | Recovery |
    /// |---------|--------|-----------|----------|
    /// | No bay is free | The parcel stays outside | Reservation is refused | Route to the depot |
    /// ```
    ///
    /// ## Fix
    ///
    /// Use the form of the template: a table, or a list with labels. The page on the format shows each.
    "structure/unreadable-section", SectionIsReadable, Heuristic, None
}

fn explain(_: &Claim, detail: &Detail) -> Explanation {
    Explanation::new(
        format!("nothing under `{}` could be read as an entry", detail.name),
        "its item could not be judged; use the table or list of the template",
    )
}

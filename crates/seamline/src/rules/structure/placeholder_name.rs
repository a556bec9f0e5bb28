use crate::claims::{Claim, Detail};
use crate::rules::Explanation;
use crate::rules::registry::rule;

rule! {
    /// A name is still the template's, or a promise to fill it in.
    ///
    /// ## Why
    ///
    /// A row about `[Module]` or `TBD` says nothing, and looks finished from afar.
    ///
    /// ## Invalid
    ///
    /// ```md expect_diagnostic
    /// ## Modules Involved
    ///
    /// | Module | Role | Changes Required |
    /// |--------|------|------------------|
    /// | [Module] | Producer | New files |
    /// ```
    ///
    /// ## Valid
    ///
    /// ```md
    /// ## Modules Involved
    ///
    /// | Module | Role | Changes Required |
    /// |--------|------|------------------|
    /// | Lockers | Producer | New files |
    /// ```
    ///
    /// ## Fix
    ///
    /// Write the name, or delete the row.
    "structure/placeholder-name", NameIsFilledIn, Gap, None
}

fn explain(_: &Claim, detail: &Detail) -> Explanation {
    Explanation::new(
        format!("`{}` in `{}` is a placeholder", detail.name, detail.other),
        "the row says nothing yet; write the name or delete the row",
    )
}

use crate::claims::{Claim, Detail};
use crate::rules::Explanation;
use crate::rules::registry::rule;

rule! {
    /// A name is blank, still the template's, or a promise to fill it in.
    ///
    /// ## Why
    ///
    /// A row about `[Module]`, `TBD` or nothing says nothing, and looks finished from afar. A row whose cells are all
    /// blank is not reported, nor is a row that only names a group of those below it.
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
    /// ```md expect_diagnostic
    /// ## Feature Flags
    ///
    /// | Flag | Purpose | Default |
    /// |------|---------|---------|
    /// |  | Lockers take parcels at night | off |
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
    let message = match detail.name.as_str() {
        "" => format!("a row of `{}` has no name", detail.other),
        name => format!("`{name}` in `{}` is a placeholder", detail.other),
    };
    Explanation::new(message, "the row says nothing yet; write the name or delete the row")
}

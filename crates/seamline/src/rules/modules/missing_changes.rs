use crate::claims::short;
use crate::claims::{Claim, Detail};
use crate::rules::Explanation;
use crate::rules::registry::rule;

rule! {
    /// A module does not say what changes in it.
    ///
    /// ## Why
    ///
    /// Its team cannot tell whether there is work to do, and nobody can tell whether the phases deliver it. A table
    /// without the column, and a list of modules without notes, are not reported.
    ///
    /// ## Invalid
    ///
    /// ```md expect_diagnostic
    /// ## Modules Involved
    ///
    /// | Module | Role | Changes Required |
    /// |--------|------|------------------|
    /// | Lockers | Producer | TBD |
    /// ```
    ///
    /// ## Valid
    ///
    /// ```md
    /// ## Modules Involved
    ///
    /// | Module | Role | Changes Required |
    /// |--------|------|------------------|
    /// | Lockers | Producer | Hold bays at night |
    /// | Access | Producer | Query only |
    /// ```
    ///
    /// ## Fix
    ///
    /// Describe the change in a few words, or write `Query only` if the module is only read.
    "modules/missing-changes", ChangesAreStated, Gap, None
}

fn explain(_: &Claim, detail: &Detail) -> Explanation {
    Explanation::new(
        format!("nothing says what changes in `{}`", short(&detail.name)),
        "its team cannot tell whether there is work to do; describe the change, or write `Query only`",
    )
}

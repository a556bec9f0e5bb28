use crate::claims::short;
use crate::claims::{Claim, Detail};
use crate::rules::Explanation;
use crate::rules::registry::rule;

rule! {
    /// A module has no role.
    ///
    /// ## Why
    ///
    /// The role tells a team whether others depend on what it does. A table without the column is reported as such,
    /// not row by row.
    ///
    /// ## Invalid
    ///
    /// ```md expect_diagnostic
    /// ## Modules Involved
    ///
    /// | Module | Role | Changes Required |
    /// |--------|------|------------------|
    /// | Lockers |  | Hold bays at night |
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
    /// ```
    ///
    /// ## Fix
    ///
    /// Write `Producer`, `Consumer` or `Both`.
    "modules/missing-role", RoleIsStated, Gap, None
}

fn explain(_: &Claim, detail: &Detail) -> Explanation {
    Explanation::new(
        format!("`{}` has no role", short(&detail.name)),
        "the role tells its team whether others depend on it; write `Producer`, `Consumer` or `Both`",
    )
}

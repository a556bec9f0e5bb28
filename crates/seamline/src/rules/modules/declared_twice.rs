use crate::claims::short;
use crate::claims::{Claim, Detail, Item};
use crate::rules::Explanation;
use crate::rules::registry::rule;

rule! {
    /// A module has two rows in Modules Involved.
    ///
    /// ## Why
    ///
    /// Two rows can disagree, and a reader who stops at the first misses the second.
    ///
    /// ## Invalid
    ///
    /// ```md expect_diagnostic
    /// ## Modules Involved
    ///
    /// | Module | Role | Changes Required |
    /// |--------|------|------------------|
    /// | Lockers | Producer | New files |
    /// | lockers | Consumer | Read the tariff |
    /// ```
    ///
    /// ## Valid
    ///
    /// ```md
    /// ## Modules Involved
    ///
    /// | Module | Role | Changes Required |
    /// |--------|------|------------------|
    /// | Lockers | Both | New files, read the tariff |
    /// ```
    ///
    /// ## Fix
    ///
    /// Make one row of the two.
    "modules/declared-twice", IsDeclaredOnce, Gap, Some(Item::ModulesInArchitecture)
}

fn explain(_: &Claim, detail: &Detail) -> Explanation {
    Explanation::new(format!("`{}` is declared twice", short(&detail.name)), "two rows can disagree; make them one")
}

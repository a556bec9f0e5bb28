use crate::claims::short;
use crate::claims::{Claim, Detail, Item};
use crate::rules::Explanation;
use crate::rules::registry::rule;

rule! {
    /// A module that the spec declares is not in the architecture.
    ///
    /// ## Why
    ///
    /// Either the architecture is behind, or the spec plans work on something that nobody owns. Both are cheaper to settle
    /// before the work starts.
    ///
    /// ## Invalid
    ///
    /// ```md expect_diagnostic inventory=Lockers
    /// ## Modules Involved
    ///
    /// | Module | Role | Changes Required |
    /// |--------|------|------------------|
    /// | Lockers | Producer | New files |
    /// | Drones | Consumer | New files |
    /// ```
    ///
    /// ## Valid
    ///
    /// ```md inventory=Lockers,Drones
    /// ## Modules Involved
    ///
    /// | Module | Role | Changes Required |
    /// |--------|------|------------------|
    /// | Lockers | Producer | New files |
    /// | Drones | Consumer | New files |
    /// ```
    ///
    /// ## Fix
    ///
    /// Correct the name, or add the module to the architecture document.
    "modules/not-in-architecture", IsInArchitecture, Gap, Some(Item::ModulesInArchitecture)
}

fn explain(_: &Claim, detail: &Detail) -> Explanation {
    Explanation::new(
        format!("`{}` is not in the architecture", short(&detail.name)),
        "the spec plans work on a module that the architecture does not know; correct the name or add the module \
         there",
    )
}

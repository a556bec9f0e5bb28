use crate::claims::short;
use crate::claims::{Claim, Detail};
use crate::rules::Explanation;
use crate::rules::registry::rule;

rule! {
    /// An existing type does not say which module it belongs to.
    ///
    /// ## Why
    ///
    /// Two modules may have a type of that name, and whoever changes it has to be asked. Only items in the shape of
    /// the format are looked at, a name in back-ticks or bold. Lists under a line or a heading of their own,
    /// qualified names such as `lockers.BayID`, and items whose note names a module are not reported.
    ///
    /// ## Invalid
    ///
    /// ```md expect_diagnostic
    /// ## Existing Types Used
    ///
    /// - `BayID` - key of a reservation
    /// ```
    ///
    /// ## Valid
    ///
    /// ```md
    /// ## Existing Types Used
    ///
    /// - `BayID` (Lockers) - key of a reservation
    /// ```
    ///
    /// ## Fix
    ///
    /// Write the module in parentheses behind the name.
    "types/without-module", TypeNamesModule, Heuristic, None
}

fn explain(_: &Claim, detail: &Detail) -> Explanation {
    Explanation::new(
        format!("`{}` names no module", short(&detail.name)),
        "whoever changes the type has to be asked; write its module in parentheses behind the name",
    )
}

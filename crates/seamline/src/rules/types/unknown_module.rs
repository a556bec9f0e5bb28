use crate::claims::short;
use crate::claims::{Claim, Detail, Item};
use crate::rules::Explanation;
use crate::rules::registry::rule;

rule! {
    /// A type belongs to a module that the architecture does not know.
    ///
    /// ## Why
    ///
    /// The reference resolves nowhere: a slip of the pen, or a module that does not exist. A module that is named for
    /// its types alone need not be declared in the spec. Without an architecture nothing is reported.
    ///
    /// ## Invalid
    ///
    /// ```md expect_diagnostic inventory=Lockers,Billing
    /// ## Existing Types Used
    ///
    /// - `Money` (Biling) - the fee
    /// ```
    ///
    /// ## Valid
    ///
    /// ```md inventory=Lockers,Billing
    /// ## Existing Types Used
    ///
    /// - `Money` (Billing) - the fee
    /// ```
    ///
    /// ## Fix
    ///
    /// Correct the name, or add the module to the architecture.
    "types/unknown-module", TypeModuleIsKnown, Contradiction, Some(Item::ModulesInArchitecture)
}

fn explain(_: &Claim, detail: &Detail) -> Explanation {
    Explanation::new(
        format!("`{}` in `{}` is not in the architecture", short(&detail.name), detail.other),
        "the reference resolves nowhere; correct the name, or add the module to the architecture",
    )
}

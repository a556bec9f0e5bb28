use crate::claims::short;
use crate::claims::{Claim, Detail};
use crate::rules::Explanation;
use crate::rules::registry::rule;

rule! {
    /// A type is declared as new and listed as existing.
    ///
    /// ## Why
    ///
    /// Either there is such a type already, and a second one is about to be built, or there is none, and somebody
    /// relies on it. An alias (`type Money = ...`) is not reported.
    ///
    /// ## Invalid
    ///
    /// ```md expect_diagnostic
    /// ## Shared Types
    ///
    /// ### New Interfaces
    ///
    /// ~~~go
    /// type BayID struct {
    ///     Station string
    /// }
    /// ~~~
    ///
    /// ### Existing Types Used
    ///
    /// - `BayID` (Lockers) - key of a reservation
    /// ```
    ///
    /// ## Valid
    ///
    /// ```md
    /// ## Shared Types
    ///
    /// ### New Interfaces
    ///
    /// ~~~go
    /// type BayQuery struct {
    ///     Bay BayID
    /// }
    /// ~~~
    ///
    /// ### Existing Types Used
    ///
    /// - `BayID` (Lockers) - key of a reservation
    /// ```
    ///
    /// ## Fix
    ///
    /// Delete the declaration or the item, or give the new type a name of its own.
    "types/new-and-existing", TypeIsNewOrExisting, Contradiction, None
}

fn explain(_: &Claim, detail: &Detail) -> Explanation {
    Explanation::new(
        format!("`{}` is listed as existing and declared as new", short(&detail.name)),
        "either a second type of that name is about to be built, or there is none yet; delete one of the two",
    )
}

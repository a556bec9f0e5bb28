use crate::claims::short;
use crate::claims::{Claim, Detail};
use crate::rules::Explanation;
use crate::rules::registry::rule;

rule! {
    /// The file stands among features that belong to one module.
    ///
    /// ## Why
    ///
    /// A spec spans modules. Below `features/` each module has a folder for the features that are its own; integrations have theirs, where everybody
    /// looks for them. Projects that do not use `features/` are left alone.
    ///
    /// ## Invalid
    ///
    /// ```md expect_diagnostic path=features/lockers/locker-pickup.md
    /// # Integration: Locker Pickup
    ///
    /// **Type:** User Journey
    /// ```
    ///
    /// ## Valid
    ///
    /// ```md path=features/integrations/locker-pickup.md
    /// # Integration: Locker Pickup
    ///
    /// **Type:** User Journey
    /// ```
    ///
    /// ## Fix
    ///
    /// Move the file to `features/integrations/`.
    "structure/file-place", FileIsInPlace, Heuristic, None
}

fn explain(_: &Claim, detail: &Detail) -> Explanation {
    Explanation::new(
        format!("`{}` does not stand in `features/integrations/`", short(&detail.name)),
        "everybody looks for specs that span modules there; the other folders hold the features of one module",
    )
}

use crate::claims::short;
use crate::claims::{Claim, Detail};
use crate::rules::Explanation;
use crate::rules::registry::rule;

rule! {
    /// The file's name is not in kebab-case.
    ///
    /// ## Why
    ///
    /// Specs are referred to by file name, in links, flags and talk. Lower case with hyphens is the same on every file system
    /// and in every address.
    ///
    /// ## Invalid
    ///
    /// ```md expect_diagnostic path=features/integrations/Locker_Pickup.md
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
    /// Rename the file: `locker-pickup.md`.
    "structure/file-name", FileNameIsKebabCase, Heuristic, None
}

fn explain(_: &Claim, detail: &Detail) -> Explanation {
    Explanation::new(
        format!("the file `{}` is not named in kebab-case", short(&detail.name)),
        "others refer to the spec by this name; lower case with hyphens is the same on every file system",
    )
}

use crate::claims::short;
use crate::claims::{Claim, Detail};
use crate::rules::Explanation;
use crate::rules::registry::rule;

rule! {
    /// Features depend on one another in a circle.
    ///
    /// ## Why
    ///
    /// Of two features that each need the other first, none can be built first. Only entries under Feature Dependencies count; documents
    /// may refer to each other otherwise as they like.
    ///
    /// ## Invalid
    ///
    /// ```md expect_diagnostic path=features/integrations/locker-pickup.md documents=features/bays.md>features/integrations/locker-pickup.md,features/integrations/locker-pickup.md
    /// # Integration: Locker Pickup
    ///
    /// ## Related Documents
    ///
    /// - **Feature Dependencies:** features/bays.md
    /// ```
    ///
    /// ## Valid
    ///
    /// ```md path=features/integrations/locker-pickup.md documents=features/bays.md,features/integrations/locker-pickup.md
    /// # Integration: Locker Pickup
    ///
    /// ## Related Documents
    ///
    /// - **Feature Dependencies:** features/bays.md
    /// ```
    ///
    /// ## Fix
    ///
    /// Cut the feature that is in the way in two, or drop the dependency that is not one.
    "links/dependency-cycle", DependenciesHaveNoCycle, Contradiction, None
}

fn explain(_: &Claim, detail: &Detail) -> Explanation {
    let way: Vec<String> = detail.names.iter().map(|path| format!("`{}`", short(path))).collect();
    Explanation::new(
        format!("this feature depends on itself: {}", way.join(" → ")),
        "none of them can be built first; drop the dependency that is not one, or cut a feature in two",
    )
}

use crate::claims::{Claim, Detail};
use crate::rules::Explanation;
use crate::rules::registry::rule;

rule! {
    /// A call goes against the architecture's dependencies.
    ///
    /// ## Why
    ///
    /// A caller depends on what it calls. Where the architecture says that the other one depends on it, and not the
    /// reverse, the spec would close a circle that the architecture avoids. It is a hint, because an architecture
    /// document may lag behind.
    ///
    /// Not reported: events, which run in either direction, and modules of which the architecture does not say what they
    /// depend on, directly or on the way.
    ///
    /// ## Invalid
    ///
    /// ```md expect_diagnostic inventory=Lockers:None,Billing:Lockers
    /// ## Synchronous Calls
    ///
    /// | From | To | Method | Purpose |
    /// |------|----|--------|---------|
    /// | Lockers | Billing | ChargeFee | Charge for late pickup |
    /// ```
    ///
    /// ## Valid
    ///
    /// ```md inventory=Lockers:None,Billing:Lockers
    /// ## Synchronous Calls
    ///
    /// | From | To | Method | Purpose |
    /// |------|----|--------|---------|
    /// | Billing | Lockers | ListLatePickups | Charge for late pickup |
    /// ```
    ///
    /// ## Fix
    ///
    /// Let the module that depends on the other one ask or listen, or change the architecture.
    "coordination/against-dependencies", CallFollowsDependencies, Heuristic, None
}

fn explain(_: &Claim, detail: &Detail) -> Explanation {
    Explanation::new(
        format!("{}, and the architecture has it the other way round", detail.name),
        format!(
            "its dependencies go `{}`, and the spec would make a circle of them; let the other \
             one ask or listen, or change the architecture",
            detail.names.join(" → ")
        ),
    )
}

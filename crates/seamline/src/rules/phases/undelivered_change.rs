use crate::claims::{Claim, Detail, Item, short};
use crate::rules::Explanation;
use crate::rules::registry::rule;

rule! {
    /// A module that changes is part of no phase.
    ///
    /// ## Why
    ///
    /// Modules Involved says that the module has to change. When no phase delivers the change, it is planned by nobody,
    /// and the integration is found to be incomplete after the last phase.
    ///
    /// Modules that are only read need no phase. Nothing is reported while a phase does not say which modules it is
    /// about.
    ///
    /// ## Invalid
    ///
    /// ```md expect_diagnostic
    /// ## Modules Involved
    ///
    /// | Module | Role | Changes Required |
    /// |--------|------|------------------|
    /// | Lockers | Both | New files: bay reservation |
    /// | Codes | Producer | Issue pickup codes |
    ///
    /// ## Implementation Phases
    ///
    /// ### Phase 1: Reservation
    ///
    /// **Goal:** Bays can be reserved
    /// **Modules:** Lockers
    /// **Deliverables:**
    /// - [ ] Reservation
    /// **Exit Criteria:** A bay is reserved
    /// ```
    ///
    /// ## Valid
    ///
    /// ```md
    /// ## Modules Involved
    ///
    /// | Module | Role | Changes Required |
    /// |--------|------|------------------|
    /// | Lockers | Both | New files: bay reservation |
    /// | Codes | Producer | Issue pickup codes |
    /// | Stations | Producer | Query only |
    ///
    /// ## Implementation Phases
    ///
    /// ### Phase 1: Reservation
    ///
    /// **Goal:** Bays can be reserved
    /// **Modules:** Lockers, Codes
    /// **Deliverables:**
    /// - [ ] Reservation
    /// **Exit Criteria:** A bay is reserved
    /// ```
    ///
    /// ## Fix
    ///
    /// Name the module in the phase that delivers its change, or mark it as `Query only` in Modules Involved.
    "phases/undelivered-change", ChangeIsDelivered, Gap, Some(Item::PhasesShippable)
}

fn explain(_: &Claim, detail: &Detail) -> Explanation {
    Explanation::new(
        format!("`{}` changes, and no phase delivers it", short(&detail.name)),
        "work that stands in no phase is planned by nobody; name the module in a phase, or write `Query only` if it stays \
         as it is",
    )
}

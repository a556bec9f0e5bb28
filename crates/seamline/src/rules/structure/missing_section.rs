use crate::claims::{Claim, Detail};
use crate::rules::Explanation;
use crate::rules::registry::rule;

rule! {
    /// A section that the content calls for is absent or empty, or is left out without a reason.
    ///
    /// ## Why
    ///
    /// Each item of the checklist is judged by one or more sections. Without them it fails as a whole, with this one finding
    /// in place of one for every row that could have been there. Sections are called for by content: a spec without events
    /// needs no event tables.
    ///
    /// ## Invalid
    ///
    /// ```md expect_diagnostic
    /// # Integration: Locker Pickup
    ///
    /// **Architecture:** architecture.md
    /// **Type:** User Journey
    /// **Priority:** P1
    ///
    /// ## Overview
    ///
    /// Parcels wait in a locker.
    ///
    /// ## Modules Involved
    ///
    /// | Module | Role | Changes Required |
    /// |--------|------|------------------|
    /// | Lockers | Producer | New files: bay reservation |
    ///
    /// ## Data Flow
    ///
    /// ### Flow Steps
    ///
    /// 1. **Reserve a bay** (Lockers)
    ///    - Trigger: A courier arrives
    ///    - Action: Reserve a bay
    ///    - Output: Bay number
    ///    - Failure: The courier takes the parcel to the depot
    ///
    /// ## Failure Modes
    ///
    /// | Failure | Impact | Detection | Recovery |
    /// |---------|--------|-----------|----------|
    /// | No bay is free | The parcel stays outside | Reservation is refused | Route to the depot |
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
    ///
    /// ## Testing Strategy
    ///
    /// ### Integration Tests
    ///
    /// n/a: one module only
    ///
    /// ### E2E Tests
    ///
    /// | Journey | Steps | Verification |
    /// |---------|-------|--------------|
    /// | Store | Arrive, reserve | Bay is locked |
    /// ```
    ///
    /// ## Valid
    ///
    /// ```md
    /// # Integration: Locker Pickup
    ///
    /// **Architecture:** architecture.md
    /// **Type:** User Journey
    /// **Priority:** P1
    ///
    /// ## Overview
    ///
    /// Parcels wait in a locker.
    ///
    /// ## Modules Involved
    ///
    /// | Module | Role | Changes Required |
    /// |--------|------|------------------|
    /// | Lockers | Producer | New files: bay reservation |
    ///
    /// ## Data Flow
    ///
    /// ### Flow Steps
    ///
    /// 1. **Reserve a bay** (Lockers)
    ///    - Trigger: A courier arrives
    ///    - Action: Reserve a bay
    ///    - Output: Bay number
    ///    - Failure: The courier takes the parcel to the depot
    ///
    /// ## Failure Modes
    ///
    /// | Failure | Impact | Detection | Recovery |
    /// |---------|--------|-----------|----------|
    /// | No bay is free | The parcel stays outside | Reservation is refused | Route to the depot |
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
    ///
    /// ## Testing Strategy
    ///
    /// ### Integration Tests
    ///
    /// n/a: one module only
    ///
    /// ### E2E Tests
    ///
    /// | Journey | Steps | Verification |
    /// |---------|-------|--------------|
    /// | Store | Arrive, reserve | Bay is locked |
    ///
    /// ## Rollout Plan
    ///
    /// n/a: one station, switched on by the technician who builds it in
    /// ```
    ///
    /// ## Fix
    ///
    /// Write the section, or write `n/a: ` and the reason right under its heading.
    "structure/missing-section", HasSection, Gap, None
}

fn explain(claim: &Claim, detail: &Detail) -> Explanation {
    let why = match claim.item {
        Some(item) => format!("without it \"{}\" cannot pass", item.title()),
        None => "without it a reader does not learn what the feature is for".to_owned(),
    };
    match detail.other.as_str() {
        "empty" => Explanation::new(
            format!("{} has nothing in it", detail.name),
            format!("{why}; fill it in, or write `n/a: ` and the reason under the heading"),
        ),
        "without a reason" => Explanation::new(
            format!("`{}` is left out without a reason", detail.name),
            "the next reader cannot tell a decision from an omission; write `n/a: ` and the reason",
        ),
        _ => Explanation::new(
            format!("the spec lacks {}", detail.name),
            format!("{why}; write it, or write the heading with `n/a: ` and the reason under it"),
        ),
    }
}

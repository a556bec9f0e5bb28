use crate::claims::{Claim, Detail, Item, short};
use crate::rules::Explanation;
use crate::rules::registry::rule;

rule! {
    /// A module is finished in a phase before the one that first delivers the module it calls.
    ///
    /// ## Why
    ///
    /// Each phase is to work when it ships. A caller that ships for the last time before its callee does calls into
    /// nothing for the whole time between the two.
    ///
    /// It is not reported when the caller is worked on again once the callee is there, nor when the callee is only read
    /// or stands in no phase.
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
    /// ## Coordination Points
    ///
    /// ### Synchronous Calls
    ///
    /// | From | To | Method | Purpose |
    /// |------|----|--------|---------|
    /// | Lockers | Codes | IssueCode | Code for the door |
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
    /// ### Phase 2: Codes
    ///
    /// **Goal:** Doors open by code
    /// **Modules:** Codes
    /// **Deliverables:**
    /// - [ ] `IssueCode`
    /// **Exit Criteria:** A code opens a door
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
    ///
    /// ## Coordination Points
    ///
    /// ### Synchronous Calls
    ///
    /// | From | To | Method | Purpose |
    /// |------|----|--------|---------|
    /// | Lockers | Codes | IssueCode | Code for the door |
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
    /// ### Phase 2: Codes
    ///
    /// **Goal:** Doors open by code
    /// **Modules:** Codes, Lockers
    /// **Deliverables:**
    /// - [ ] `IssueCode` and its call
    /// **Exit Criteria:** A code opens a door
    /// ```
    ///
    /// ## Fix
    ///
    /// Deliver the callee first, or name the caller again in the phase in which it starts to call.
    "phases/open-call", CallIsClosed, Gap, Some(Item::PhasesShippable)
}

fn explain(_: &Claim, detail: &Detail) -> Explanation {
    let method = detail.names.first().map_or("", String::as_str);
    let (from, to) = (short(&detail.name), short(&detail.other));
    Explanation::new(
        format!("`{from}` calls `{method}` and is finished in a phase before `{to}` is delivered"),
        "until then the call has nobody to answer it, so the phase cannot ship; deliver the callee first, or name the \
         caller again in the phase in which it starts to call",
    )
}

use crate::claims::{Claim, Detail, Item, short};
use crate::rules::Explanation;
use crate::rules::registry::rule;

rule! {
    /// A phase names no flag, while most of the others do.
    ///
    /// ## Why
    ///
    /// A phase that ships behind a flag can be switched off. Where most phases say behind which flag they ship, one
    /// that says nothing is either forgotten or cannot be switched off, and a reader cannot tell which.
    ///
    /// A spec whose phases name no flags at all is not reported: the flags of the rollout plan are then taken to cover
    /// them.
    ///
    /// ## Invalid
    ///
    /// ```md expect_diagnostic
    /// ## Implementation Phases
    ///
    /// ### Phase 1: Reservation
    ///
    /// **Goal:** Bays can be reserved, behind the flag `bay_holds`
    /// **Modules:** Lockers
    /// **Deliverables:**
    /// - [ ] Reservation
    /// **Exit Criteria:** A bay is reserved
    ///
    /// ### Phase 2: Codes
    ///
    /// **Goal:** Doors open by code, behind the flag `door_codes`
    /// **Modules:** Codes
    /// **Deliverables:**
    /// - [ ] Reservation
    /// **Exit Criteria:** A code opens a door
    ///
    /// ### Phase 3: Fees
    ///
    /// **Goal:** Late pickups are charged
    /// **Modules:** Billing
    /// **Deliverables:**
    /// - [ ] Fee
    /// **Exit Criteria:** A fee is on the bill
    /// ```
    ///
    /// ## Valid
    ///
    /// ```md
    /// ## Implementation Phases
    ///
    /// ### Phase 1: Reservation
    ///
    /// **Goal:** Bays can be reserved, behind the flag `bay_holds`
    /// **Modules:** Lockers
    /// **Deliverables:**
    /// - [ ] Reservation
    /// **Exit Criteria:** A bay is reserved
    ///
    /// ### Phase 2: Codes
    ///
    /// **Goal:** Doors open by code, behind the flag `door_codes`
    /// **Modules:** Codes
    /// **Deliverables:**
    /// - [ ] Reservation
    /// **Exit Criteria:** A code opens a door
    ///
    /// ### Phase 3: Fees
    ///
    /// **Goal:** Late pickups are charged, behind the flag `late_fees`
    /// **Modules:** Billing
    /// **Deliverables:**
    /// - [ ] Fee
    /// **Exit Criteria:** A fee is on the bill
    /// ```
    ///
    /// ## Fix
    ///
    /// Name the flag that the phase ships behind, or say why it needs none: `No flag needed`.
    "phases/unflagged", PhaseIsFlagged, Gap, Some(Item::PhasesShippable)
}

fn explain(_: &Claim, detail: &Detail) -> Explanation {
    Explanation::new(
        format!("phase `{}` names no flag, and most other phases do", short(&detail.name)),
        "whoever ships it cannot tell whether it can be switched off; name its flag, or write `No flag needed` and the \
         reason",
    )
}

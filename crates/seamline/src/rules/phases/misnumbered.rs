use crate::claims::{Claim, Detail, short};
use crate::rules::Explanation;
use crate::rules::registry::rule;

rule! {
    /// Numbers of phases repeat, skip or run backwards, or a phase has none where others do.
    ///
    /// ## Why
    ///
    /// Tickets and release notes say "phase 2". When two phases carry the number, or none does, nobody can tell which
    /// one is meant, and a gap looks like a phase that was lost.
    ///
    /// The first number is free, since a spec may go on where another ended, and so are numbers such as `2a` or `2.1`.
    /// Phases of which none has a number are not reported.
    ///
    /// ## Invalid
    ///
    /// ```md expect_diagnostic
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
    /// ### Phase 3: Pickup
    ///
    /// **Goal:** A parcel can be taken out
    /// **Modules:** Lockers, Codes
    /// **Deliverables:**
    /// - [ ] Keypad
    /// **Exit Criteria:** A door opens
    /// ```
    ///
    /// ## Valid
    ///
    /// ```md
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
    /// ### Phase 2: Pickup
    ///
    /// **Goal:** A parcel can be taken out
    /// **Modules:** Lockers, Codes
    /// **Deliverables:**
    /// - [ ] Keypad
    /// **Exit Criteria:** A door opens
    /// ```
    ///
    /// ## Fix
    ///
    /// Number the phases in the order in which they ship.
    "phases/misnumbered", PhasesAreNumbered, Gap, None
}

fn explain(_: &Claim, detail: &Detail) -> Explanation {
    let phase = short(&detail.name);
    let message = match detail.names.first() {
        Some(number) => format!("phase `{phase}` is number {number} where {} would follow", detail.other),
        None => format!("phase `{phase}` has no number and others have one"),
    };
    let help = format!("tickets speak of phases by number, so each needs its own; call it phase {}", detail.other);
    Explanation::new(message, help)
}

use crate::claims::{Claim, Detail, Item, short};
use crate::rules::Explanation;
use crate::rules::registry::rule;

rule! {
    /// A phase lacks its goal, its modules, its deliverables or its exit criteria.
    ///
    /// ## Why
    ///
    /// A phase is an increment that ships. Without a goal nobody can say why it does, without modules and deliverables
    /// nobody can plan it, and without exit criteria nobody knows when it is done. A placeholder such as `TBD` is as
    /// good as nothing.
    ///
    /// Exit criteria in a closing section count for all phases, and `n/a: ` with a reason counts as an answer.
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
    /// **Exit Criteria:** TBD
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
    /// ```
    ///
    /// ## Fix
    ///
    /// Write what is missing; the finding points at the label that has nothing behind it, if there is one.
    "phases/incomplete", PhaseIsComplete, Gap, Some(Item::PhasesShippable)
}

fn explain(_: &Claim, detail: &Detail) -> Explanation {
    let missing = match detail.names.as_slice() {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    };
    Explanation::new(
        format!("phase `{}` lacks {missing}", short(&detail.name)),
        "a phase can only be planned and called done when it says what it is for, who works on it, what comes out and \
         how one knows; write what is missing",
    )
}

use crate::claims::{Claim, Detail};
use crate::rules::Explanation;
use crate::rules::registry::rule;

rule! {
    /// Modules call each other in a circle.
    ///
    /// ## Why
    ///
    /// Modules that call each other can be neither built, tested nor deployed one after the other, and when one is
    /// slow, all wait: in the worst case for each other. That holds even where the two calls belong to different
    /// moments.
    ///
    /// Not reported: a call from a module to itself, a row back with the same method, which is the answer drawn as a
    /// row, and a call that is named as a callback, webhook, reply or asynchronous. Modules that are in several circles
    /// together give one finding.
    ///
    /// ## Invalid
    ///
    /// ```md expect_diagnostic
    /// ## Synchronous Calls
    ///
    /// | From | To | Method | Purpose |
    /// |------|----|--------|---------|
    /// | Lockers | Billing | ChargeFee | Charge for late pickup |
    /// | Billing | Kiosk | ShowAmount | Tell the recipient |
    /// | Kiosk | Lockers | ListFreeBays | Show what is free |
    /// ```
    ///
    /// ## Valid
    ///
    /// ```md
    /// ## Synchronous Calls
    ///
    /// | From | To | Method | Purpose |
    /// |------|----|--------|---------|
    /// | Lockers | Billing | ChargeFee | Charge for late pickup |
    /// | Billing | Lockers | FeeCharged | Callback with the receipt |
    /// | Kiosk | Lockers | ListFreeBays | Show what is free |
    /// ```
    ///
    /// ## Fix
    ///
    /// Turn one of the calls into an event, pass along what is asked for, or move what both need into a module of its
    /// own.
    "coordination/synchronous-cycle", CallsHaveNoCycle, Gap, None
}

fn explain(_: &Claim, detail: &Detail) -> Explanation {
    Explanation::new(
        format!("modules call each other in a circle: `{}`", detail.names.join(" → ")),
        "none of them can be built, tested or deployed before the others, and a slow one makes all wait; turn one call \
         into an event, or pass along what it asks for",
    )
}

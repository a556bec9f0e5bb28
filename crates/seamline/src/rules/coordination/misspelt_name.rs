use crate::claims::short;
use crate::claims::{Claim, Detail};
use crate::rules::Explanation;
use crate::rules::registry::rule;

rule! {
    /// A name in prose is almost that of a method, an event or a datum.
    ///
    /// ## Why
    ///
    /// Readers and tools look for the name as the table has it and do not find this place. Reported are only identifiers, back-ticked or in
    /// CamelCase, that stand once in the spec and are a slip away from a name of the tables; a plural or another number is a name of its own.
    ///
    /// ## Invalid
    ///
    /// ```md expect_diagnostic
    /// ## Synchronous Calls
    ///
    /// | From | To | Method | Purpose |
    /// |------|----|--------|---------|
    /// | Kiosk | Lockers | ReserveBay | Hold a bay |
    ///
    /// ## Failure Modes
    ///
    /// | Failure | Impact | Detection | Recovery |
    /// |---------|--------|-----------|----------|
    /// | `ReserveBya` times out | No bay is held | Timeout | Retry twice |
    /// ```
    ///
    /// ## Valid
    ///
    /// ```md
    /// ## Synchronous Calls
    ///
    /// | From | To | Method | Purpose |
    /// |------|----|--------|---------|
    /// | Kiosk | Lockers | ReserveBay | Hold a bay |
    ///
    /// ## Failure Modes
    ///
    /// | Failure | Impact | Detection | Recovery |
    /// |---------|--------|-----------|----------|
    /// | `ReserveBay` times out | No bay is held | Timeout | Retry twice |
    /// ```
    ///
    /// ## Fix
    ///
    /// Write the name as the table has it, or give the table the name that is right.
    "coordination/misspelt-name", NameIsSpelled, Gap, None
}

fn explain(_: &Claim, detail: &Detail) -> Explanation {
    Explanation::new(
        format!("`{}` stands nowhere else and is almost a name of the tables", short(&detail.name)),
        "whoever looks for the name does not find this place; write it as the table has it",
    )
}

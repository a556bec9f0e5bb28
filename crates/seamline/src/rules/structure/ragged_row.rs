use crate::claims::{Claim, Detail};
use crate::rules::Explanation;
use crate::rules::registry::rule;

rule! {
    /// A row has more cells than its header, so part of it is not shown.
    ///
    /// ## Why
    ///
    /// Markdown drops the cells that the header has no column for. Most often a bar inside a cell was meant as text.
    ///
    /// ## Invalid
    ///
    /// ```md expect_diagnostic
    /// ## Synchronous Calls
    ///
    /// | From | To | Method | Purpose |
    /// |------|----|--------|---------|
    /// | Kiosk | Lockers | ReserveBay | small | large |
    /// ```
    ///
    /// ## Valid
    ///
    /// ```md
    /// ## Synchronous Calls
    ///
    /// | From | To | Method | Purpose |
    /// |------|----|--------|---------|
    /// | Kiosk | Lockers | ReserveBay | small \| large |
    /// ```
    ///
    /// ## Fix
    ///
    /// Write a bar that is text as `\|`, or add the missing column.
    "structure/ragged-row", RowFitsHeader, Gap, None
}

fn explain(_: &Claim, detail: &Detail) -> Explanation {
    Explanation::new(
        format!("the row `{}` has {}", detail.name, detail.other),
        "what is past the last column is dropped on every page; write a bar that is text as `\\|`, or add the column",
    )
}

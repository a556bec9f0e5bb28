use crate::claims::short;
use crate::claims::{Claim, Detail};
use crate::rules::Explanation;
use crate::rules::registry::rule;

rule! {
    /// An event stands in one table twice.
    ///
    /// ## Why
    ///
    /// Two rows can disagree about payload and moment, and a reader who stops at the first misses the second. Rows of
    /// Asynchronous Events for different subscribers, rows of different publishers, and names with another version
    /// behind them are not reported here.
    ///
    /// ## Invalid
    ///
    /// ```md expect_diagnostic
    /// ## Events Published
    ///
    /// | Event | Module | Payload | When |
    /// |-------|--------|---------|------|
    /// | BayOpened | Lockers | bay | A bay is opened |
    /// | BayOpened | Lockers | bay, time | A bay is opened |
    /// ```
    ///
    /// ## Valid
    ///
    /// ```md
    /// ## Events Published
    ///
    /// | Event | Module | Payload | When |
    /// |-------|--------|---------|------|
    /// | BayOpened | Lockers | bay, time | A bay is opened |
    /// | BayOpened (v2) | Lockers | bay, door, time | A bay is opened |
    /// ```
    ///
    /// ## Fix
    ///
    /// Make one row of the two, or give two events two names.
    "contracts/duplicate-event", EventIsListedOnce, Gap, None
}

fn explain(_: &Claim, detail: &Detail) -> Explanation {
    Explanation::new(
        format!("`{}` is listed twice in `{}`", short(&detail.name), detail.other),
        "two rows can disagree; make them one, or give two events two names",
    )
}

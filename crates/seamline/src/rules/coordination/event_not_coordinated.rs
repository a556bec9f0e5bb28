use crate::claims::short;
use crate::claims::{Claim, Detail, Item};
use crate::rules::Explanation;
use crate::rules::registry::rule;

rule! {
    /// An event of Events Published does not stand in Asynchronous Events.
    ///
    /// ## Why
    ///
    /// Nobody is named who hears it. Most often it is another name for an event that the other table has.
    ///
    /// ## Invalid
    ///
    /// ```md expect_diagnostic
    /// ## Asynchronous Events
    ///
    /// | Event | Publisher | Subscribers | Purpose |
    /// |-------|-----------|-------------|---------|
    /// | BayOpened | Lockers | Billing | Start of the rent |
    ///
    /// ## Events Published
    ///
    /// | Event | Module | Payload | When |
    /// |-------|--------|---------|------|
    /// | BayOpened | Lockers | bay | A bay is opened |
    /// | BayClosed | Lockers | bay | A bay is closed |
    /// ```
    ///
    /// ## Valid
    ///
    /// ```md
    /// ## Asynchronous Events
    ///
    /// | Event | Publisher | Subscribers | Purpose |
    /// |-------|-----------|-------------|---------|
    /// | BayOpened | Lockers | Billing | Start of the rent |
    ///
    /// ## Events Published
    ///
    /// | Event | Module | Payload | When |
    /// |-------|--------|---------|------|
    /// | BayOpened | Lockers | bay | A bay is opened |
    /// ```
    ///
    /// ## Fix
    ///
    /// Use one name in both tables, or add a row that says who subscribes.
    "coordination/event-not-coordinated", EventIsCoordinated, Contradiction, Some(Item::CoordinationBidirectional)
}

fn explain(_: &Claim, detail: &Detail) -> Explanation {
    Explanation::new(
        format!("`{}` is not in `Asynchronous Events`", short(&detail.name)),
        "nobody is named who hears it; use the name of the other table, or add a row with its subscribers",
    )
}

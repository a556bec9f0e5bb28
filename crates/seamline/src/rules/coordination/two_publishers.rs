use crate::claims::short;
use crate::claims::{Claim, Detail, Item};
use crate::rules::Explanation;
use crate::rules::registry::rule;

rule! {
    /// An event is published by two modules.
    ///
    /// ## Why
    ///
    /// With two publishers nobody owns the event's meaning or its payload.
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
    /// | BayOpened | Kiosk | bay | A bay is opened |
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
    /// Decide who publishes it, or make two events of it.
    "coordination/two-publishers", EventHasOnePublisher, Contradiction, Some(Item::CoordinationBidirectional)
}

fn explain(_: &Claim, detail: &Detail) -> Explanation {
    Explanation::new(
        format!("`{}` has a second publisher, `{}`", short(&detail.name), short(&detail.other)),
        "with two publishers nobody owns the event; decide for one, or make two events of it",
    )
}

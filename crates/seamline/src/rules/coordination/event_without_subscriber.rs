use crate::claims::short;
use crate::claims::{Claim, Detail, Item};
use crate::rules::Explanation;
use crate::rules::registry::rule;

rule! {
    /// An event has no subscriber.
    ///
    /// ## Why
    ///
    /// An event that nobody hears is either unfinished or not part of this integration.
    ///
    /// ## Invalid
    ///
    /// ```md expect_diagnostic
    /// ## Asynchronous Events
    ///
    /// | Event | Publisher | Subscribers | Purpose |
    /// |-------|-----------|-------------|---------|
    /// | BayOpened | Lockers | None | Start of the rent |
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
    /// ```
    ///
    /// ## Fix
    ///
    /// Name a subscriber, or drop the row.
    "coordination/event-without-subscriber", EventHasSubscriber, Gap, Some(Item::CoordinationBidirectional)
}

fn explain(_: &Claim, detail: &Detail) -> Explanation {
    Explanation::new(
        format!("nobody subscribes to `{}`", short(&detail.name)),
        "an event that nobody hears is no part of an integration; name a subscriber or drop the row",
    )
}

use crate::claims::short;
use crate::claims::{Claim, Detail, Item};
use crate::rules::Explanation;
use crate::rules::registry::rule;

rule! {
    /// An event has no publisher.
    ///
    /// ## Why
    ///
    /// Its subscribers wait for something that nobody sends.
    ///
    /// ## Invalid
    ///
    /// ```md expect_diagnostic
    /// ## Asynchronous Events
    ///
    /// | Event | Publisher | Subscribers | Purpose |
    /// |-------|-----------|-------------|---------|
    /// | BayOpened | - | Billing | Start of the rent |
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
    /// Name the module that publishes it.
    "coordination/event-without-publisher", EventHasPublisher, Gap, Some(Item::CoordinationBidirectional)
}

fn explain(_: &Claim, detail: &Detail) -> Explanation {
    let message = match detail.other.as_str() {
        "" => format!("nobody publishes `{}`", short(&detail.name)),
        table => format!("`{table}` does not say who publishes `{}`", short(&detail.name)),
    };
    Explanation::new(message, "its subscribers wait for something that nobody sends; name the publisher")
}

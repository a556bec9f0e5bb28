use crate::claims::short;
use crate::claims::{Claim, Detail, Item};
use crate::rules::Explanation;
use crate::rules::registry::rule;

rule! {
    /// An event of Asynchronous Events does not stand in Events Published.
    ///
    /// ## Why
    ///
    /// The two tables speak of the same events from two sides. A name that only one of them has is most often two names for
    /// one event, and then publisher and subscriber will not meet.
    ///
    /// ## Invalid
    ///
    /// ```md expect_diagnostic
    /// ## Asynchronous Events
    ///
    /// | Event | Publisher | Subscribers | Purpose |
    /// |-------|-----------|-------------|---------|
    /// | BayOpened | Lockers | Billing | Start of the rent |
    /// | BayClosed | Lockers | Billing | End of the rent |
    ///
    /// ## Events Published
    ///
    /// | Event | Module | Payload | When |
    /// |-------|--------|---------|------|
    /// | BayOpened | Lockers | bay | A bay is opened |
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
    /// Use one name in both tables, or add the missing row.
    "coordination/event-not-published", EventIsPublished, Contradiction, Some(Item::CoordinationBidirectional)
}

fn explain(_: &Claim, detail: &Detail) -> Explanation {
    Explanation::new(
        format!("`{}` is not in `Events Published`", short(&detail.name)),
        "the two event tables disagree, and publisher and subscriber may not meet; use one name in both, or add the \
         row with payload and moment",
    )
}

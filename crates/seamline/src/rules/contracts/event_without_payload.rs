use crate::claims::short;
use crate::claims::{Claim, Detail, Item};
use crate::rules::Explanation;
use crate::rules::registry::rule;

rule! {
    /// A published event does not say what it carries.
    ///
    /// ## Why
    ///
    /// Subscribers are built against the payload. What is not agreed here is found out when the first event arrives.
    /// `None` is an answer, and a table without the column is not reported.
    ///
    /// ## Invalid
    ///
    /// ```md expect_diagnostic
    /// ## Events Published
    ///
    /// | Event | Module | Payload | When |
    /// |-------|--------|---------|------|
    /// | BayOpened | Lockers | TBD | A bay is opened |
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
    /// | NightBegan | Lockers | None | At ten in the evening |
    /// ```
    ///
    /// ## Fix
    ///
    /// List the fields, or write `None` if the name says it all.
    "contracts/event-without-payload", EventHasPayload, Gap, Some(Item::CoordinationBidirectional)
}

fn explain(_: &Claim, detail: &Detail) -> Explanation {
    Explanation::new(
        format!("`{}` has no payload", short(&detail.name)),
        "its subscribers are built against the payload; list the fields, or write `None` if the name says it all",
    )
}

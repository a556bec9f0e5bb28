use crate::claims::short;
use crate::claims::{Claim, Detail, Item};
use crate::rules::Explanation;
use crate::rules::registry::rule;

rule! {
    /// A published event does not say when it is published.
    ///
    /// ## Why
    ///
    /// The moment decides what a subscriber may rely on: before or after the change is saved, once or at each
    /// attempt. A table without the column is not reported.
    ///
    /// ## Invalid
    ///
    /// ```md expect_diagnostic
    /// ## Events Published
    ///
    /// | Event | Module | Payload | When |
    /// |-------|--------|---------|------|
    /// | BayOpened | Lockers | bay, time |  |
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
    /// ```
    ///
    /// ## Fix
    ///
    /// Name what has happened when it is published.
    "contracts/event-without-moment", EventHasMoment, Gap, Some(Item::CoordinationBidirectional)
}

fn explain(_: &Claim, detail: &Detail) -> Explanation {
    Explanation::new(
        format!("nothing says when `{}` is published", short(&detail.name)),
        "the moment decides what a subscriber may rely on; name what has happened by then",
    )
}

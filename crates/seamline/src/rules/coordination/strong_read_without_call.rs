use crate::claims::short;
use crate::claims::{Claim, Detail, Item};
use crate::rules::Explanation;
use crate::rules::registry::rule;

rule! {
    /// A module reads strongly consistent data of a module that it has no call with.
    ///
    /// ## Why
    ///
    /// Strong means that the reader sees the latest write. It can, if it asks the owner, if the owner tells it in a
    /// call, or if calls lead from one to the other through other modules. An event alone arrives some time later,
    /// which is what Eventual means.
    ///
    /// Not reported: a reader or an owner whose name is misspelt, a reader that is not declared, a spec without
    /// synchronous calls, and any reader while a call lacks an end, since that call may be the one.
    ///
    /// ## Invalid
    ///
    /// ```md expect_diagnostic
    /// ## Modules Involved
    ///
    /// | Module | Role | Changes Required |
    /// |--------|------|------------------|
    /// | Lockers | Both | New files |
    /// | Billing | Consumer | Charge late pickups |
    /// | Kiosk | Consumer | Show free bays |
    ///
    /// ## Synchronous Calls
    ///
    /// | From | To | Method | Purpose |
    /// |------|----|--------|---------|
    /// | Lockers | Billing | ChargeFee | Charge for late pickup |
    ///
    /// ## Shared State
    ///
    /// | Data | Owner | Readers | Consistency |
    /// |------|-------|---------|-------------|
    /// | Bay | Lockers | Kiosk, Billing | Strong |
    /// ```
    ///
    /// ## Valid
    ///
    /// ```md
    /// ## Modules Involved
    ///
    /// | Module | Role | Changes Required |
    /// |--------|------|------------------|
    /// | Lockers | Both | New files |
    /// | Billing | Consumer | Charge late pickups |
    /// | Kiosk | Consumer | Show free bays |
    ///
    /// ## Synchronous Calls
    ///
    /// | From | To | Method | Purpose |
    /// |------|----|--------|---------|
    /// | Lockers | Billing | ChargeFee | Charge for late pickup |
    /// | Kiosk | Lockers | ListFreeBays | Show what is free |
    ///
    /// ## Shared State
    ///
    /// | Data | Owner | Readers | Consistency |
    /// |------|-------|---------|-------------|
    /// | Bay | Lockers | Kiosk, Billing | Strong |
    /// ```
    ///
    /// ## Fix
    ///
    /// Add the call by which the reader asks, or write `Eventual` if an older state will do.
    "coordination/strong-read-without-call", StrongReaderCanAsk, Gap, Some(Item::CoordinationBidirectional)
}

fn explain(_: &Claim, detail: &Detail) -> Explanation {
    let reader = detail.names.first().map_or("", String::as_str);
    let heard = match detail.names.get(1) {
        Some(event) => format!(", it only hears of it by `{event}`"),
        None => String::new(),
    };
    let (data, owner) = (short(&detail.name), short(&detail.other));
    Explanation::new(
        format!("`{}` reads `{data}` as strongly consistent and has no call with `{owner}`{heard}", short(reader)),
        "without asking the owner it may see an old state; add the call, or write `Eventual` if an old state will do",
    )
}

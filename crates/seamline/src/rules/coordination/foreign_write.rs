use crate::claims::short;
use crate::claims::{Claim, Detail, Item};
use crate::rules::Explanation;
use crate::rules::registry::rule;

rule! {
    /// A step changes data that another module owns.
    ///
    /// ## Why
    ///
    /// Data has one owner so that one module can keep it right. A step of another module that changes it goes around
    /// the owner's rules. Actions are prose, so this is a hint: the step may mean its own copy.
    ///
    /// Not reported: a step that names the owner or a method that is called on it, or says that it asks, calls or
    /// publishes; a datum that only stands near the verb, as `Bay` does in "save the list of each `Bay`".
    ///
    /// ## Invalid
    ///
    /// ```md expect_diagnostic
    /// ## Flow Steps
    ///
    /// 1. **Collect the fee** (Billing)
    ///    - Trigger: A parcel is late
    ///    - Action: Charge the fee and close the `Bay`
    ///    - Output: Receipt
    ///
    /// ## Shared State
    ///
    /// | Data | Owner | Readers | Consistency |
    /// |------|-------|---------|-------------|
    /// | Bay | Lockers | Billing | Eventual |
    /// ```
    ///
    /// ## Valid
    ///
    /// ```md
    /// ## Flow Steps
    ///
    /// 1. **Collect the fee** (Billing)
    ///    - Trigger: A parcel is late
    ///    - Action: Charge the fee, then ask Lockers to close the `Bay`
    ///    - Output: Receipt
    ///
    /// ## Shared State
    ///
    /// | Data | Owner | Readers | Consistency |
    /// |------|-------|---------|-------------|
    /// | Bay | Lockers | Billing | Eventual |
    /// ```
    ///
    /// ## Fix
    ///
    /// Say which call or event makes the owner change it, or give the step to the owner.
    "coordination/foreign-write", OnlyOwnerWrites, Heuristic, Some(Item::CoordinationBidirectional)
}

fn explain(_: &Claim, detail: &Detail) -> Explanation {
    let acting = detail.names.first().map_or("", String::as_str);
    Explanation::new(
        format!("`{}` seems to change `{}`, which `{}` owns", short(acting), short(&detail.name), short(&detail.other)),
        "only the owner can keep its data right; say which call or event makes it change them",
    )
}

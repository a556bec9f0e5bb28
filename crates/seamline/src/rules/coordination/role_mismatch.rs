use crate::claims::short;
use crate::claims::{Claim, Detail, Item};
use crate::rules::Explanation;
use crate::rules::registry::rule;

rule! {
    /// The role of a module contradicts what it does in the tables.
    ///
    /// ## Why
    ///
    /// The role tells a team at a glance whether others depend on them. It is wrong where a Producer calls, subscribes or
    /// reads, or where a Consumer publishes or owns data that others read. Being called is no contradiction: a Consumer may be
    /// told what to do.
    ///
    /// ## Invalid
    ///
    /// ```md expect_diagnostic
    /// ## Modules Involved
    ///
    /// | Module | Role | Changes Required |
    /// |--------|------|------------------|
    /// | Lockers | Producer | New files |
    /// | Billing | Producer | Charge late pickups |
    ///
    /// ## Coordination Points
    ///
    /// ### Synchronous Calls
    ///
    /// | From | To | Method | Purpose |
    /// |------|----|--------|---------|
    /// | Lockers | Billing | ChargeFee | Charge for late pickup |
    /// ```
    ///
    /// ## Valid
    ///
    /// ```md
    /// ## Modules Involved
    ///
    /// | Module | Role | Changes Required |
    /// |--------|------|------------------|
    /// | Lockers | Consumer | New files |
    /// | Billing | Producer | Charge late pickups |
    ///
    /// ## Coordination Points
    ///
    /// ### Synchronous Calls
    ///
    /// | From | To | Method | Purpose |
    /// |------|----|--------|---------|
    /// | Lockers | Billing | ChargeFee | Charge for late pickup |
    /// ```
    ///
    /// ## Fix
    ///
    /// Change the role, most often to `Both`, or the row that is wrong.
    "coordination/role-mismatch", RoleMatchesTables, Gap, Some(Item::CoordinationBidirectional)
}

fn explain(_: &Claim, detail: &Detail) -> Explanation {
    Explanation::new(
        format!("`{}` is declared as {} and {}", short(&detail.name), detail.other, detail.names.join(" and ")),
        "the role tells its team whether others depend on them; if it does both, write `Both`",
    )
}

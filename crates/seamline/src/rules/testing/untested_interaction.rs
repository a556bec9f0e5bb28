use crate::claims::{Claim, Detail, Item, short};
use crate::rules::Explanation;
use crate::rules::registry::rule;

rule! {
    /// No integration test names both ends of a call or an event.
    ///
    /// ## Why
    ///
    /// Unit tests show that each module does what its authors think. Whether two modules agree on a call or an event
    /// shows only where both run together. An interaction without such a test is first tried in production.
    ///
    /// There is one finding for two modules, however many calls and events run between them. Interactions with people,
    /// outside systems and names that nothing vouches for are not reported. Where the tests have no Modules column,
    /// their names and scenarios are searched, and what is not found there is a hint.
    ///
    /// ## Invalid
    ///
    /// ```md expect_diagnostic
    /// ## Modules Involved
    ///
    /// | Module | Role | Changes Required |
    /// |--------|------|------------------|
    /// | Lockers | Both | New files: bay reservation |
    /// | Codes | Producer | Issue pickup codes |
    /// | Billing | Consumer | Charge late pickups |
    ///
    /// ## Coordination Points
    ///
    /// ### Synchronous Calls
    ///
    /// | From | To | Method | Purpose |
    /// |------|----|--------|---------|
    /// | Lockers | Codes | IssueCode | Code for the door |
    /// | Lockers | Billing | ChargeFee | Late pickup |
    ///
    /// ## Testing Strategy
    ///
    /// ### Integration Tests
    ///
    /// | Test | Modules | Scenario |
    /// |------|---------|----------|
    /// | CodeForBay | Lockers, Codes | A reserved bay gets a code |
    /// ```
    ///
    /// ## Valid
    ///
    /// ```md
    /// ## Modules Involved
    ///
    /// | Module | Role | Changes Required |
    /// |--------|------|------------------|
    /// | Lockers | Both | New files: bay reservation |
    /// | Codes | Producer | Issue pickup codes |
    /// | Billing | Consumer | Charge late pickups |
    ///
    /// ## Coordination Points
    ///
    /// ### Synchronous Calls
    ///
    /// | From | To | Method | Purpose |
    /// |------|----|--------|---------|
    /// | Lockers | Codes | IssueCode | Code for the door |
    /// | Lockers | Billing | ChargeFee | Late pickup |
    ///
    /// ## Testing Strategy
    ///
    /// ### Integration Tests
    ///
    /// | Test | Modules | Scenario |
    /// |------|---------|----------|
    /// | CodeForBay | Lockers, Codes | A reserved bay gets a code |
    /// | LateFee | Lockers, Billing | A parcel stays for six days |
    /// ```
    ///
    /// ## Fix
    ///
    /// Add an integration test whose Modules cell names both modules.
    "testing/untested-interaction", InteractionIsTested, Gap, Some(Item::TestsCoverIntegration)
}

fn explain(_: &Claim, detail: &Detail) -> Explanation {
    let interaction = detail.names.first().map_or("", String::as_str);
    let (from, to) = (short(&detail.name), short(&detail.other));
    let how = if interaction.is_empty() { String::new() } else { format!(" (`{interaction}`)") };
    Explanation::new(
        format!("no integration test names both `{from}` and `{to}`{how}"),
        "whether the two agree would show only in production; add a test whose Modules cell names both",
    )
}

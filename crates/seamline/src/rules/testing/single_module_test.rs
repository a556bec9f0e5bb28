use crate::claims::{Claim, Detail, short};
use crate::rules::Explanation;
use crate::rules::registry::rule;

rule! {
    /// An integration test names one module, or none.
    ///
    /// ## Why
    ///
    /// An integration test runs through a seam, and a seam has two sides. A row with one module is a unit test in the
    /// wrong table, or hides which other module takes part.
    ///
    /// `All modules` counts as all of them. A spec with a single module is not reported, nor is a name that nothing
    /// vouches for.
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
    /// ## Testing Strategy
    ///
    /// ### Integration Tests
    ///
    /// | Test | Modules | Scenario |
    /// |------|---------|----------|
    /// | CodeForBay | Lockers, Codes | A reserved bay gets a code |
    /// | LateFee | Billing | A parcel stays for six days |
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
    /// Name every module that takes part, or move the row to Unit Tests.
    "testing/single-module-test", TestNamesTwoModules, Gap, None
}

fn explain(_: &Claim, detail: &Detail) -> Explanation {
    let test = short(&detail.name);
    let message = match detail.other.as_str() {
        "" => format!("integration test `{test}` names no module"),
        module => format!("integration test `{test}` names only `{}`", short(module)),
    };
    Explanation::new(message, "it is to show that modules work together; name the others, or move it to the unit tests")
}

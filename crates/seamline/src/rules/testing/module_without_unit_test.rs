use crate::claims::{Claim, Detail, short};
use crate::rules::Explanation;
use crate::rules::registry::rule;

rule! {
    /// A module that changes has no row in Unit Tests.
    ///
    /// ## Why
    ///
    /// The table says for each module what is tested there alone. A changed module that is missing from it was
    /// forgotten, and its rules are then tried only through others, where a failure is hard to place.
    ///
    /// Modules that are only read need no row, and a spec without a table of unit tests is not reported.
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
    ///
    /// ## Testing Strategy
    ///
    /// ### Unit Tests (Per Module)
    ///
    /// | Module | Test Focus |
    /// |--------|------------|
    /// | Lockers | Choice of a bay |
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
    ///
    /// ## Testing Strategy
    ///
    /// ### Unit Tests (Per Module)
    ///
    /// | Module | Test Focus |
    /// |--------|------------|
    /// | Lockers | Choice of a bay |
    /// | Codes | Expiry of codes |
    /// ```
    ///
    /// ## Fix
    ///
    /// Add a row that says what is tested in the module alone.
    "testing/module-without-unit-test", ModuleIsUnitTested, Gap, None
}

fn explain(_: &Claim, detail: &Detail) -> Explanation {
    Explanation::new(
        format!("`{}` changes and has no unit test", short(&detail.name)),
        "a failure in its own rules would show only through other modules; add a row that says what is tested in it alone",
    )
}

use crate::claims::short;
use crate::claims::{Claim, Detail};
use crate::rules::Explanation;
use crate::rules::registry::rule;

rule! {
    /// An endpoint does not say what it is for.
    ///
    /// ## Why
    ///
    /// Method and path say what is touched, not who needs it and why. A table without the column is not reported.
    ///
    /// ## Invalid
    ///
    /// ```md expect_diagnostic
    /// ## Endpoints Created
    ///
    /// | Method | Path | Module | Purpose |
    /// |--------|------|--------|---------|
    /// | POST | /bays/{bay}/opening | Lockers |  |
    /// ```
    ///
    /// ## Valid
    ///
    /// ```md
    /// ## Endpoints Created
    ///
    /// | Method | Path | Module | Purpose |
    /// |--------|------|--------|---------|
    /// | POST | /bays/{bay}/opening | Lockers | The kiosk opens a bay |
    /// ```
    ///
    /// ## Fix
    ///
    /// Say in a few words who calls it and what for.
    "contracts/endpoint-without-purpose", EndpointHasPurpose, Heuristic, None
}

fn explain(_: &Claim, detail: &Detail) -> Explanation {
    Explanation::new(
        format!("`{}` has no purpose", short(&detail.name)),
        "a reader cannot tell who calls it and what for; say so in a few words",
    )
}

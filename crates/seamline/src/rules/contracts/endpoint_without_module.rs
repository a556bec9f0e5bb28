use crate::claims::short;
use crate::claims::{Claim, Detail};
use crate::rules::Explanation;
use crate::rules::registry::rule;

rule! {
    /// An endpoint does not say which module serves it.
    ///
    /// ## Why
    ///
    /// Nobody builds it, and nobody is asked when it fails. A table without the column is not reported.
    ///
    /// ## Invalid
    ///
    /// ```md expect_diagnostic
    /// ## Endpoints Created
    ///
    /// | Method | Path | Module | Purpose |
    /// |--------|------|--------|---------|
    /// | POST | /bays/{bay}/opening |  | The kiosk opens a bay |
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
    /// Name the module that serves it.
    "contracts/endpoint-without-module", EndpointHasModule, Gap, None
}

fn explain(_: &Claim, detail: &Detail) -> Explanation {
    Explanation::new(
        format!("no module serves `{}`", short(&detail.name)),
        "an endpoint that belongs to nobody is built by nobody; name the module",
    )
}

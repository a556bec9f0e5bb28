use crate::claims::short;
use crate::claims::{Claim, Detail};
use crate::rules::Explanation;
use crate::rules::registry::rule;

rule! {
    /// An endpoint does not say by which method it is called.
    ///
    /// ## Why
    ///
    /// Nobody can call it, and nobody can tell whether it reads or changes something. A method that stands in front
    /// of the path, a word such as `WS` or `RPC`, and a table without the column are not reported.
    ///
    /// ## Invalid
    ///
    /// ```md expect_diagnostic
    /// ## Endpoints Created
    ///
    /// | Method | Path | Module | Purpose |
    /// |--------|------|--------|---------|
    /// | TBD | /bays/{bay}/opening | Lockers | The kiosk opens a bay |
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
    /// Write the method, or what stands for it: `WS`, `SSE`, `RPC`.
    "contracts/missing-method", EndpointHasMethod, Gap, None
}

fn explain(_: &Claim, detail: &Detail) -> Explanation {
    Explanation::new(
        format!("the endpoint `{}` has no method", short(&detail.name)),
        "nobody can call it, nor tell whether it changes something; write the method, or `WS` or `RPC` where there is none",
    )
}

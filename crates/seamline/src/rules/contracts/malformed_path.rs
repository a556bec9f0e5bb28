use crate::claims::short;
use crate::claims::{Claim, Detail};
use crate::rules::Explanation;
use crate::rules::registry::rule;

rule! {
    /// A path has white space in it, or does not start at the root.
    ///
    /// ## Why
    ///
    /// Two teams that read such a path do not arrive at the same address. Remarks behind a path, several paths in one
    /// cell, names of gRPC such as `lockers.v1.Bays/Open`, variables and hosts are not reported; nor is white space
    /// inside the braces of a parameter.
    ///
    /// ## Invalid
    ///
    /// ```md expect_diagnostic
    /// ## Endpoints Created
    ///
    /// | Method | Path | Module | Purpose |
    /// |--------|------|--------|---------|
    /// | POST | bays/{bay}/opening | Lockers | The kiosk opens a bay |
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
    /// | GET | /bays (kiosk only) | Lockers | All bays |
    /// ```
    ///
    /// ## Fix
    ///
    /// Start the path with `/` and write it without spaces.
    "contracts/malformed-path", PathIsWellFormed, Heuristic, None
}

fn explain(_: &Claim, detail: &Detail) -> Explanation {
    Explanation::new(
        format!("the path `{}` {}", short(&detail.name), detail.other),
        "two teams that read it may not arrive at the same address; write the path from its root and without spaces",
    )
}

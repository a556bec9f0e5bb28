use crate::claims::short;
use crate::claims::{Claim, Detail};
use crate::rules::Explanation;
use crate::rules::registry::rule;

rule! {
    /// An endpoint has no path.
    ///
    /// ## Why
    ///
    /// The path is the endpoint: without it there is nothing to call and nothing to test. A row whose cells are all
    /// blank is not reported.
    ///
    /// ## Invalid
    ///
    /// ```md expect_diagnostic
    /// ## Endpoints Created
    ///
    /// | Method | Path | Module | Purpose |
    /// |--------|------|--------|---------|
    /// | POST | TBD | Lockers | The kiosk opens a bay |
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
    /// Write the path, with its parameters as `{name}` or `:name`.
    "contracts/missing-path", EndpointHasPath, Gap, None
}

fn explain(_: &Claim, detail: &Detail) -> Explanation {
    let message = match detail.name.as_str() {
        "" => "an endpoint has no path".to_owned(),
        name => format!("the endpoint `{}` has no path", short(name)),
    };
    Explanation::new(message, "without a path there is nothing to call and nothing to test; write the path")
}

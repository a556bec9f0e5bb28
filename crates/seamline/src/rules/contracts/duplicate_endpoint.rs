use crate::claims::short;
use crate::claims::{Claim, Detail};
use crate::rules::Explanation;
use crate::rules::registry::rule;

rule! {
    /// An endpoint stands in the table twice.
    ///
    /// ## Why
    ///
    /// One method and path can be served once; of two rows one is wrong or forgotten. `:id`, `{id}` and `<id>` are
    /// the same parameter, and neither the last slash nor the case of the method counts. Parameters of other names,
    /// methods with another remark behind them, and `/health` and its like in several modules are not reported.
    ///
    /// ## Invalid
    ///
    /// ```md expect_diagnostic
    /// ## Endpoints Created
    ///
    /// | Method | Path | Module | Purpose |
    /// |--------|------|--------|---------|
    /// | POST | /bays/{bay}/opening | Lockers | The kiosk opens a bay |
    /// | post | /bays/:bay/opening/ | Kiosk | Open a bay |
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
    /// | GET | /bays/{bay}/opening | Lockers | Whether a bay is open |
    /// ```
    ///
    /// ## Fix
    ///
    /// Make one row of the two, or correct the method or path of one.
    "contracts/duplicate-endpoint", EndpointIsUnique, Contradiction, None
}

fn explain(_: &Claim, detail: &Detail) -> Explanation {
    Explanation::new(
        format!("the endpoint `{}` is listed twice", short(&detail.name)),
        "one method and path can be served once; make one row of the two, or correct one",
    )
}

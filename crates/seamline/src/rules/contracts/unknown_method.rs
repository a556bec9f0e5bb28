use crate::claims::short;
use crate::claims::{Claim, Detail, State};
use crate::rules::Explanation;
use crate::rules::registry::rule;

rule! {
    /// A method is almost one of HTTP.
    ///
    /// ## Why
    ///
    /// A client that is built from the table sends what stands there. Only slips are reported: two letters swapped,
    /// one too many or too few. Words that mean something of their own, such as `WS`, `SUBSCRIBE` or `PATH`, are not.
    /// Where the other endpoints have methods of HTTP, a word that nobody knows is asked about in a hint.
    ///
    /// ## Invalid
    ///
    /// ```md expect_diagnostic
    /// ## Endpoints Created
    ///
    /// | Method | Path | Module | Purpose |
    /// |--------|------|--------|---------|
    /// | PSOT | /bays/{bay}/opening | Lockers | The kiosk opens a bay |
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
    /// | WS | /bays/{bay}/door | Lockers | The kiosk follows the door |
    /// ```
    ///
    /// ## Fix
    ///
    /// Correct the method.
    "contracts/unknown-method", MethodIsHttp, Gap, None
}

fn explain(claim: &Claim, detail: &Detail) -> Explanation {
    if claim.state == State::Unknown {
        return Explanation::new(
            format!("`{}` is no method of HTTP, as the other endpoints have", detail.name),
            "what a client has to send could not be judged; correct the method, or teach the lexicon the protocol",
        );
    }
    Explanation::new(
        format!("`{}` is no method of HTTP", short(&detail.name)),
        "a client that is built from the table sends what stands there; correct the method",
    )
}

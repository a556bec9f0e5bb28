use crate::claims::{Claim, Detail};
use crate::rules::Explanation;
use crate::rules::registry::rule;

rule! {
    /// A table lacks a column without which its rows cannot be judged.
    ///
    /// ## Why
    ///
    /// The claims about a row need the column. Without it they are unknown, and the checklist can say nothing about them.
    /// Where the table has a header that nobody knows, that may be the column: it is asked in a hint, and not reported.
    ///
    /// ## Invalid
    ///
    /// ```md expect_diagnostic
    /// ## Failure Modes
    ///
    /// | Failure | Impact | Detection |
    /// |---------|--------|-----------|
    /// | No bay is free | The parcel stays outside | Reservation is refused |
    /// ```
    ///
    /// ## Valid
    ///
    /// ```md
    /// ## Failure Modes
    ///
    /// | Scenario | Mitigation |
    /// |----------|------------|
    /// | No bay is free | Route to the depot |
    /// ```
    ///
    /// ## Fix
    ///
    /// Add the column. Its header may be any of the words that the lexicon knows for it.
    "structure/missing-column", HasColumn, Gap, None
}

fn explain(_: &Claim, detail: &Detail) -> Explanation {
    if let Some(header) = detail.names.first() {
        return Explanation::new(
            format!("no column of the table in `{}` is known to be `{}`; is it `{header}`?", detail.other, detail.name),
            "its rows could not be judged; call the column so, or teach the lexicon the header that stands for it",
        );
    }
    Explanation::new(
        format!("the table in `{}` has no column `{}`", detail.other, detail.name),
        "its rows cannot be judged without it; add the column, or teach the lexicon the header that stands for it",
    )
}

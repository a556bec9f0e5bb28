//! Edits: fixes put together, a text with them applied, and fixing until nothing is left to fix.
//!
//! [`merge`] decides which of several fixes go together, [`apply`] splices their edits into a text, and [`fix_all`]
//! checks, merges and applies in rounds. A round that would do harm is taken back.

mod apply;
mod harm;
mod merge;
mod moves;
mod rounds;

pub use apply::{Reason, Refused, apply, with_line_endings};
pub(crate) use apply::{line_ending, with_line_ending};
pub use merge::{Merged, merge};
pub use rounds::{Applied, Choice, Fixed, Found, fix_all};

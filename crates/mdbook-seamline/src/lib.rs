//! The mdBook preprocessor of Seamline: it checks the integration specs of a book, draws them, and says what is wrong.
//!
//! One run goes this way. `protocol` reads what mdBook sends. `settings` turns `[preprocessor.seamline]` and
//! seamline.toml into one set of choices. `chapters` tells the specs of a book from its other chapters and assembles
//! their pages from what the core gives: it splices by byte offset, so the bytes that nobody replaces stay as they are.
//! `places` and `diagnostics` write the findings with their places in the file on disk, and `failure` decides once, at
//! the end, whether the book is built.
//!
//! The crate judges nothing itself: what a spec says, which findings it has and what its page shows is the core's
//! (`seamline`), and how a diagram looks is `seamline-svg`'s.

mod chapters;
mod diagnostics;
mod failure;
mod places;
mod preprocessor;
mod protocol;
mod settings;

pub use failure::Failed;
pub use preprocessor::{Outcome, Seamline, process};
pub use protocol::{Input, read_input};

//! The way from a spec into the playground.

mod link;

pub use link::{LONGEST_FRAGMENT, Shared};

//! The rules: one violated statement each, put into words.
//!
//! A rule is a file with a doc comment, a name, the statement that it speaks for and a function that explains a
//! violated claim. The doc comment is the rule's page. The registry is the one ordered list below.

mod allow;
mod explain;
mod page;
mod registry;

mod contracts;
mod coordination;
mod failures;
mod flow;
mod links;
mod modules;
mod phases;
mod rollout;
mod structure;
mod testing;
mod types;

pub use registry::{Rule, Weight, about, all, find, groups, is_rule_or_group, nearest};

pub(crate) use allow::excuse;
pub(crate) use explain::{Explanation, findings};

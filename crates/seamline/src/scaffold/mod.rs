//! The way in for authors: whether a feature wants an integration spec, and the spec to start from.

mod decide;
mod spec;

pub use decide::{Answers, Decision, Indicator, Kind as DecisionKind, Question, decide};
pub use spec::{Kind, Module, Priority, Scaffold, each_once, scaffold};

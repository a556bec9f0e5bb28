//! The core from the outside: corpus, rule examples, the report's schema, properties.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop there")]

mod corpus;
mod examples;
mod fixes;
mod german;
mod harness;
mod mutations;
mod properties;
mod schema;

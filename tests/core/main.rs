//! The core from the outside: corpus, rule examples, the report's schema, properties.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop there")]

mod corpus;
mod edits;
mod examples;
mod fixes;
mod harness;
mod languages;
mod mutations;
mod properties;
mod scaffold;
mod schema;

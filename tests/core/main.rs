//! The core from the outside: corpus, rule examples, the report's schema, properties.

mod corpus;
mod examples;
mod harness;
mod properties;
mod schema;

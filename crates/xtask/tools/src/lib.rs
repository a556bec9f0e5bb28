//! What more than one of the tools needs.

pub mod examples;

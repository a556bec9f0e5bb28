//! Rules about other documents.

use super::registry::rules;

mod dependency_cycle;
mod missing_anchor;
mod missing_document;

rules![missing_document, missing_anchor, dependency_cycle];

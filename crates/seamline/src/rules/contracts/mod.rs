//! Rules about endpoints and published events.

mod duplicate_endpoint;
mod duplicate_event;
mod endpoint_without_module;
mod endpoint_without_purpose;
mod event_without_moment;
mod event_without_payload;
mod malformed_path;
mod missing_method;
mod missing_path;
mod unknown_method;

use super::Rule;

/// In the order in which a reader meets them.
pub(super) const RULES: &[&Rule] = &[
    &missing_method::RULE,
    &unknown_method::RULE,
    &missing_path::RULE,
    &malformed_path::RULE,
    &endpoint_without_module::RULE,
    &endpoint_without_purpose::RULE,
    &duplicate_endpoint::RULE,
    &event_without_payload::RULE,
    &event_without_moment::RULE,
    &duplicate_event::RULE,
];

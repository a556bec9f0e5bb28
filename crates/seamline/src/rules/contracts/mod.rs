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

use super::registry::rules;

rules![
    missing_method,
    unknown_method,
    missing_path,
    malformed_path,
    endpoint_without_module,
    endpoint_without_purpose,
    duplicate_endpoint,
    event_without_payload,
    event_without_moment,
    duplicate_event,
];

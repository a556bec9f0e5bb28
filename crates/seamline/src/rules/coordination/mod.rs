//! Rules about calls, events and shared data.

mod against_dependencies;
mod call_not_listed;
mod call_without_method;
mod datum_without_owner;
mod datum_without_reader;
mod event_not_coordinated;
mod event_not_published;
mod event_without_publisher;
mod event_without_subscriber;
mod foreign_write;
mod missing_consistency;
mod missing_end;
mod missing_purpose;
mod missing_readers;
mod misspelt_name;
mod role_mismatch;
mod strong_read_without_call;
mod synchronous_cycle;
mod two_owners;
mod two_publishers;
mod unmentioned;

use super::Rule;

/// In the order in which a reader meets them.
pub(super) const RULES: &[&Rule] = &[
    &role_mismatch::RULE,
    &missing_end::RULE,
    &call_without_method::RULE,
    &call_not_listed::RULE,
    &synchronous_cycle::RULE,
    &event_without_publisher::RULE,
    &event_without_subscriber::RULE,
    &event_not_published::RULE,
    &event_not_coordinated::RULE,
    &two_publishers::RULE,
    &datum_without_owner::RULE,
    &two_owners::RULE,
    &missing_readers::RULE,
    &datum_without_reader::RULE,
    &missing_consistency::RULE,
    &strong_read_without_call::RULE,
    &foreign_write::RULE,
    &unmentioned::RULE,
    &misspelt_name::RULE,
    &missing_purpose::RULE,
    &against_dependencies::RULE,
];

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

use super::registry::rules;

rules![
    role_mismatch,
    missing_end,
    call_without_method,
    call_not_listed,
    synchronous_cycle,
    event_without_publisher,
    event_without_subscriber,
    event_not_published,
    event_not_coordinated,
    two_publishers,
    datum_without_owner,
    two_owners,
    missing_readers,
    datum_without_reader,
    missing_consistency,
    strong_read_without_call,
    foreign_write,
    unmentioned,
    misspelt_name,
    missing_purpose,
    against_dependencies,
];

//! Rules about calls, events and shared data.

pub(super) mod call_without_method;
pub(super) mod datum_without_owner;
pub(super) mod datum_without_reader;
pub(super) mod event_not_coordinated;
pub(super) mod event_not_published;
pub(super) mod event_without_publisher;
pub(super) mod event_without_subscriber;
pub(super) mod missing_end;
pub(super) mod role_mismatch;
pub(super) mod two_owners;
pub(super) mod two_publishers;
pub(super) mod unmentioned;

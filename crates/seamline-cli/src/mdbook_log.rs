//! What mdBook says while it builds. It speaks through `tracing`, and says some things nowhere else: that an include
//! cannot be read, that a tag is not closed, that the program of another preprocessor is not installed.

use std::fmt::{self, Write as _};
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::subscriber::set_global_default;
use tracing::{Event, Level, Metadata, Subscriber};

/// Writes mdBook's warnings and errors to stderr from now on.
pub(crate) fn show() {
    // Only the first call of a program can set it, and there is only one.
    _ = set_global_default(Stderr);
}

struct Stderr;

impl Subscriber for Stderr {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        *metadata.level() <= Level::WARN && metadata.target().starts_with("mdbook")
    }

    fn event(&self, event: &Event<'_>) {
        let mut message = Message(String::new());
        event.record(&mut message);
        let severity = if *event.metadata().level() == Level::ERROR { "error" } else { "warning" };
        anstream::eprintln!("{severity}: {}", message.0);
    }

    // mdBook opens no spans.
    fn new_span(&self, _: &Attributes<'_>) -> Id {
        Id::from_u64(1)
    }
    fn record(&self, _: &Id, _: &Record<'_>) {}
    fn record_follows_from(&self, _: &Id, _: &Id) {}
    fn enter(&self, _: &Id) {}
    fn exit(&self, _: &Id) {}
}

/// The text of an event.
struct Message(String);

impl Visit for Message {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        if field.name() == "message" {
            // Writing to a string cannot fail.
            _ = write!(self.0, "{value:?}");
        }
    }
}

//! Coordination Points: calls, events, shared state.

use super::outline::Outline;
use super::rows::{self, required, wanted};
use super::{Name, PartKind, Spec};
use crate::config::{Kind, Lexicon};
use crate::markdown::Text;
use crate::source::Span;

/// A row of Synchronous Calls.
#[derive(Debug, Clone)]
pub struct Call<'a> {
    /// The caller; several when the author put several into one row.
    pub from: Vec<Name<'a>>,
    /// The caller's cell.
    pub from_cell: Text<'a>,
    /// The callee, or several.
    pub to: Vec<Name<'a>>,
    /// The callee's cell.
    pub to_cell: Text<'a>,
    /// The method.
    pub method: Text<'a>,
    /// Why; none when the table has no such column.
    pub purpose: Option<Text<'a>>,
    /// The row.
    pub span: Span,
}

/// A row of Asynchronous Events.
#[derive(Debug, Clone)]
pub struct EventRow<'a> {
    /// The event.
    pub event: Name<'a>,
    /// Who publishes it. More than one is a finding of its own.
    pub publishers: Vec<Name<'a>>,
    /// The publisher cell.
    pub publisher_cell: Text<'a>,
    /// Who subscribes.
    pub subscribers: Vec<Name<'a>>,
    /// The subscriber cell.
    pub subscriber_cell: Text<'a>,
    /// Why; none when the table has no such column.
    pub purpose: Option<Text<'a>>,
    /// The row.
    pub span: Span,
}

/// A row of Shared State.
#[derive(Debug, Clone)]
pub struct Datum<'a> {
    /// The data.
    pub data: Name<'a>,
    /// Who owns it.
    pub owners: Vec<Name<'a>>,
    /// The owner cell.
    pub owner_cell: Text<'a>,
    /// Who reads it.
    pub readers: Vec<Name<'a>>,
    /// The reader cell; none when the table has no such column.
    pub reader_cell: Option<Text<'a>>,
    /// The consistency as written; none when the table has no such column.
    pub consistency: Option<Text<'a>>,
    /// What it means; none when it is blank or a word that the lexicon does not know.
    pub consistency_meaning: Option<Consistency>,
    /// The row.
    pub span: Span,
}

/// What a reader may rely on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Consistency {
    /// It sees the latest write.
    Strong,
    /// It sees a write some time later.
    Eventual,
}

pub(super) fn read<'a>(outline: &Outline<'_, 'a>, spec: &mut Spec<'a>) {
    let lexicon = outline.lexicon;
    let calls = rows::read(outline, PartKind::Calls, &CALLS, spec, |cells| Call {
        from: Name::list(&cells.text(0), lexicon),
        from_cell: cells.text(0),
        to: Name::list(&cells.text(1), lexicon),
        to_cell: cells.text(1),
        method: cells.text(2),
        purpose: cells.get(3),
        span: cells.span(),
    });
    let events = rows::read(outline, PartKind::Events, &EVENTS, spec, |cells| EventRow {
        event: Name::one(&cells.text(0)),
        publishers: Name::list(&cells.text(1), lexicon),
        publisher_cell: cells.text(1),
        subscribers: Name::list(&cells.text(2), lexicon),
        subscriber_cell: cells.text(2),
        purpose: cells.get(3),
        span: cells.span(),
    });
    let data = rows::read(outline, PartKind::SharedState, &DATA, spec, |cells| {
        let consistency = cells.get(3);
        Datum {
            data: Name::one(&cells.text(0)),
            owners: Name::list(&cells.text(1), lexicon),
            owner_cell: cells.text(1),
            readers: Name::list(&cells.text(2), lexicon),
            reader_cell: cells.get(2),
            consistency_meaning: consistency.as_ref().and_then(|cell| consistency_of(cell.as_str(), lexicon)),
            consistency,
            span: cells.span(),
        }
    });
    spec.calls = outline.filled(PartKind::Calls, calls);
    spec.events = outline.filled(PartKind::Events, events);
    spec.shared_state = outline.filled(PartKind::SharedState, data);
}

const CALLS: [rows::Wanted; 4] = [
    required("From", &["from"]),
    required("To", &["to"]),
    required("Method", &["method", "path"]),
    wanted(&["purpose"]),
];
const EVENTS: [rows::Wanted; 4] = [
    required("Event", &["event"]),
    required("Publisher", &["publisher", "from", "module"]),
    required("Subscribers", &["subscribers", "to", "modules", "readers"]),
    wanted(&["purpose"]),
];
const DATA: [rows::Wanted; 4] = [
    required("Data", &["data"]),
    required("Owner", &["owner", "module"]),
    wanted(&["readers", "subscribers", "modules"]),
    wanted(&["consistency"]),
];

fn consistency_of(text: &str, lexicon: &Lexicon) -> Option<Consistency> {
    match lexicon.leading(Kind::Consistency, text).0.first()?.name() {
        "consistency.strong" => Some(Consistency::Strong),
        _ => Some(Consistency::Eventual),
    }
}

//! API Contracts: endpoints and the events published.

use super::outline::Outline;
use super::rows::{self, required, wanted};
use super::{Name, PartKind, Spec};
use crate::markdown::Text;
use crate::source::Span;

/// A row of Endpoints Created.
#[derive(Debug, Clone)]
pub struct Endpoint<'a> {
    /// HTTP method, as written; none when the table has no such column.
    pub method: Option<Text<'a>>,
    /// Path, as written; none when the table has no such column.
    pub path: Option<Text<'a>>,
    /// The module that serves it; none when the table has no such column.
    pub module: Option<Name<'a>>,
    /// What it does; none when the table has no such column.
    pub purpose: Option<Text<'a>>,
    /// The row.
    pub span: Span,
}

/// A row of Events Published.
#[derive(Debug, Clone)]
pub struct PublishedEvent<'a> {
    /// The event.
    pub event: Name<'a>,
    /// The module that publishes it; none when the table has no such column.
    pub module: Option<Name<'a>>,
    /// What it carries; none when the table has no such column.
    pub payload: Option<Text<'a>>,
    /// When it is published; none when the table has no such column.
    pub when: Option<Text<'a>>,
    /// The row.
    pub span: Span,
}

pub(super) fn read<'a>(outline: &Outline<'_, 'a>, spec: &mut Spec<'a>) {
    let endpoints = rows::read(outline, PartKind::Endpoints, &ENDPOINTS, spec, |cells| Endpoint {
        method: cells.get(0),
        path: cells.get(1),
        module: cells.get(2).as_ref().map(Name::one),
        purpose: cells.get(3),
        span: cells.span(),
    });
    let published = rows::read(outline, PartKind::Published, &PUBLISHED, spec, |cells| PublishedEvent {
        event: Name::one(&cells.text(0)),
        module: cells.get(1).as_ref().map(Name::one),
        payload: cells.get(2),
        when: cells.get(3),
        span: cells.span(),
    });
    spec.endpoints = outline.filled(PartKind::Endpoints, endpoints);
    spec.published = outline.filled(PartKind::Published, published);
}

const ENDPOINTS: [rows::Wanted; 4] =
    [wanted(&["method"]), required("Path", &["path"]), wanted(&["module"]), wanted(&["purpose", "notes"])];
const PUBLISHED: [rows::Wanted; 4] =
    [required("Event", &["event"]), wanted(&["module", "publisher", "from"]), wanted(&["payload"]), wanted(&["when"])];

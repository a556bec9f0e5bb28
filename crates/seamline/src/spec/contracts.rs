//! API Contracts: endpoints and the events published.

use super::outline::Outline;
use super::rows::{self, required, wanted};
use super::{Name, PartKind, Spec};
use crate::markdown::Text;
use crate::source::Span;

/// A row of Endpoints Created.
#[derive(Debug, Clone)]
pub struct Endpoint<'a> {
    /// HTTP method, as written.
    pub method: Text<'a>,
    /// Path, as written.
    pub path: Text<'a>,
    /// The module that serves it; empty when the table has no such column.
    pub module: Name<'a>,
    /// What it does.
    pub purpose: Text<'a>,
    /// The row.
    pub span: Span,
}

/// A row of Events Published.
#[derive(Debug, Clone)]
pub struct PublishedEvent<'a> {
    /// The event.
    pub event: Name<'a>,
    /// The module that publishes it; empty when the table has no such column.
    pub module: Name<'a>,
    /// What it carries.
    pub payload: Text<'a>,
    /// When it is published.
    pub when: Text<'a>,
    /// The row.
    pub span: Span,
}

pub(super) fn read<'a>(outline: &Outline<'_, 'a>, spec: &mut Spec<'a>) {
    let endpoints = rows::read(outline, PartKind::Endpoints, &ENDPOINTS, spec, |cells| Endpoint {
        method: cells.text(0),
        path: cells.text(1),
        module: Name::one(&cells.text(2)),
        purpose: cells.text(3),
        span: cells.span(),
    });
    let published = rows::read(outline, PartKind::Published, &PUBLISHED, spec, |cells| PublishedEvent {
        event: Name::one(&cells.text(0)),
        module: Name::one(&cells.text(1)),
        payload: cells.text(2),
        when: cells.text(3),
        span: cells.span(),
    });
    spec.endpoints = outline.filled(PartKind::Endpoints, endpoints);
    spec.published = outline.filled(PartKind::Published, published);
}

const ENDPOINTS: [rows::Wanted; 4] =
    [wanted(&["method"]), required("Path", &["path"]), wanted(&["module"]), wanted(&["purpose", "notes"])];
const PUBLISHED: [rows::Wanted; 4] =
    [required("Event", &["event"]), wanted(&["module", "publisher", "from"]), wanted(&["payload"]), wanted(&["when"])];

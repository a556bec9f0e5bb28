//! Contracts: endpoints and published events that somebody else can build against.

use super::route::{Path, is_method, is_no_method, misspelt};
use super::sink::{About, Sink, named};
use super::subject::short;
use super::{Detail, Item, Statement, Subject};
use crate::config::Lexicon;
use crate::facts::{EventFacts, EventRef};
use crate::markdown::Text;
use crate::names::ModuleId;
use crate::source::Span;
use crate::spec::{Endpoint, Filler, Name, PartKind, filler, normal_form};
use rustc_hash::{FxHashMap, FxHashSet};

const ITEM: Item = Item::CoordinationBidirectional;

/// Paths that every module may serve for its operators.
const OPERATIONAL: [&str; 9] =
    ["health", "healthz", "ready", "readyz", "live", "livez", "metrics", "version", "status"];

pub(super) fn judge(sink: &mut Sink<'_, '_>) {
    let mut first_rows: FxHashMap<String, usize> = FxHashMap::default();
    let rows = &sink.spec.endpoints.entries;
    let methods = rows.iter().filter_map(|row| row.method.as_ref());
    let http = methods.filter(|method| is_method(method.as_str().trim())).count();
    let is_http = http >= 2 && http * 2 > rows.len();
    for (at, row) in rows.iter().enumerate() {
        endpoint(sink, at, row, is_http);
        if let Some(key) = identity(sink, row) {
            let first = *first_rows.entry(key).or_insert(at);
            unique(sink, at, row, first);
        }
    }
    for (at, event) in sink.facts.events.iter().enumerate() {
        coordinated_once(sink, at, event);
        published_once(sink, at, event);
    }
}

fn about(statement: Statement, subject: Subject, span: Span) -> About {
    About { item: ITEM, statement, subject, span }
}

/// `is_http` is whether most endpoints have a method of HTTP.
fn endpoint(sink: &mut Sink<'_, '_>, at: usize, row: &Endpoint<'_>, is_http: bool) {
    let path = row.path.as_ref().map(Path::of);
    let module = row.module.as_ref().map(|module| &module.text);
    let cells = [row.method.as_ref(), row.path.as_ref(), module, row.purpose.as_ref()];
    let mut written = cells.iter().flatten().map(|cell| sink.filler(cell));
    // A row that is blank from end to end says nothing that could be wrong.
    if written.all(|filler| filler == Filler::Blank) {
        return;
    }
    let names_path = stated(sink, Statement::EndpointHasPath, at, row.path.as_ref());
    let method_in_path = path.as_ref().is_some_and(|path| path.method.is_some());
    let is_open = |cell: Option<&Text<'_>>| cell.is_some_and(|cell| sink.filler(cell).is_open());
    // Of a row that names neither, the missing path is finding enough.
    if !names_path && is_open(row.method.as_ref()) {
        return;
    }
    if !method_in_path && stated(sink, Statement::EndpointHasMethod, at, row.method.as_ref()) {
        method(sink, at, row.method.as_ref(), is_http);
    }
    if let Some(path) = path.filter(|_| names_path) {
        well_formed(sink, at, row, &path);
    }
    stated(sink, Statement::EndpointHasModule, at, module);
    stated(sink, Statement::EndpointHasPurpose, at, row.purpose.as_ref());
}

/// Judges whether a cell says something; a table without the column is not asked.
fn stated(sink: &mut Sink<'_, '_>, statement: Statement, at: usize, cell: Option<&Text<'_>>) -> bool {
    let Some(cell) = cell else { return false };
    let is_stated = !sink.filler(cell).is_open();
    let (spec, lexicon) = (sink.spec, sink.lexicon());
    let about = about(statement, Subject::Endpoint(at), cell.span);
    sink.document_holds(about, is_stated, || endpoint_name(&spec.endpoints.entries[at], lexicon));
    is_stated
}

/// The words for an endpoint: as much of method and path as there is.
fn endpoint_name(row: &Endpoint<'_>, lexicon: &Lexicon) -> Box<Detail> {
    let cells = [row.method.as_ref(), row.path.as_ref()];
    let cells = cells.into_iter().flatten().map(|cell| cell.as_str().trim());
    let written: Vec<&str> = cells.filter(|cell| !filler(cell, lexicon).is_open()).collect();
    named(short(written.join(" ").trim()))
}

fn method(sink: &mut Sink<'_, '_>, at: usize, cell: Option<&Text<'_>>, is_http: bool) {
    let Some(cell) = cell else { return };
    let word = cell.as_str().trim();
    if is_http && misspelt(word).is_none() && is_no_method(word, sink.lexicon()) {
        // It may be one of a protocol that nobody here knows.
        return sink
            .document_unknown(about(Statement::MethodIsHttp, Subject::Endpoint(at), cell.span), named(short(word)));
    }
    let slip = misspelt(cell.as_str());
    let span = slip.as_ref().map_or(cell.span, |(range, _)| cell.source(range.clone()));
    let about = about(Statement::MethodIsHttp, Subject::Endpoint(at), span);
    sink.document_holds(about, slip.is_none(), || {
        let (range, method) = slip.unwrap_or_default();
        let word = cell.as_str().get(range).unwrap_or("");
        named(word).suggestion(Some(method.to_owned()))
    });
}

fn well_formed(sink: &mut Sink<'_, '_>, at: usize, row: &Endpoint<'_>, path: &Path<'_>) {
    let in_cell = || row.method.as_ref().is_some_and(|method| is_method(method.as_str().trim()));
    let defect = path.defect(path.method.is_some() || in_cell());
    let about = about(Statement::PathIsWellFormed, Subject::Endpoint(at), path.text.span);
    sink.document_holds(about, defect.is_none(), || named(short(path.text.as_str())).other(defect.unwrap_or_default()));
}

/// What makes an endpoint: its method with any remark behind it, and its path. An endpoint that lacks one of them is
/// not compared.
fn identity(sink: &Sink<'_, '_>, row: &Endpoint<'_>) -> Option<String> {
    let cell = row.path.as_ref().filter(|cell| sink.filler(cell).is_content())?;
    let path = Path::of(cell);
    let in_cell = row.method.as_ref().filter(|cell| sink.filler(cell).is_content());
    let method = path.method.as_ref().or(in_cell)?.as_str().to_uppercase();
    let mut key = path.normal();
    key.push(' ');
    key.extend(method.chars().filter(|c| c.is_alphanumeric()));
    let is_operational = key.split(' ').next().and_then(|path| path.rsplit('/').next());
    if let Some(module) = row.module.as_ref().filter(|_| is_operational.is_some_and(|last| OPERATIONAL.contains(&last)))
    {
        key.push(' ');
        key.push_str(&module.normal());
    }
    Some(key)
}

fn unique(sink: &mut Sink<'_, '_>, at: usize, row: &Endpoint<'_>, first: usize) {
    let Some(cell) = &row.path else { return };
    let about = about(Statement::EndpointIsUnique, Subject::Endpoint(at), Path::of(cell).text.span);
    let place = sink.spec.endpoints.entries[first].path.as_ref().map_or(row.span, |cell| Path::of(cell).text.span);
    let lexicon = sink.lexicon();
    sink.document_holds(about, first == at, || endpoint_name(row, lexicon).related(place, "it is listed here first"));
}

/// What an event carries and when it is published. Claims about one event follow one another, so `coordination` asks.
pub(super) fn published(sink: &mut Sink<'_, '_>, at: usize, event: &EventFacts) {
    let spec = sink.spec;
    for reference in &event.published {
        let row = &spec.published.entries[reference.row];
        if !sink.filler(&row.event.text).is_content() {
            continue;
        }
        for (statement, cell) in [(Statement::EventHasPayload, &row.payload), (Statement::EventHasMoment, &row.when)] {
            let Some(cell) = cell else { continue };
            let about = about(statement, Subject::Event(at), cell.span);
            let is_stated = !sink.filler(cell).is_open();
            sink.holds(about, is_stated, || named(&event.name));
        }
    }
}

/// In Events Published an event has one row for each module.
fn published_once(sink: &mut Sink<'_, '_>, at: usize, event: &EventFacts) {
    let mut firsts: FxHashMap<(Option<ModuleId>, String), Span> = FxHashMap::default();
    for row in repeated(&event.published) {
        let name = &sink.spec.published.entries[row.row].event;
        let first = *firsts.entry(key(row, name)).or_insert(row.span);
        listed_once(sink, at, name, row.span, first, PartKind::Published);
    }
}

/// In Asynchronous Events it has one row for each publisher; rows for different subscribers each say something.
fn coordinated_once(sink: &mut Sink<'_, '_>, at: usize, event: &EventFacts) {
    let mut firsts: FxHashMap<(Option<ModuleId>, String), (Span, FxHashSet<String>)> = FxHashMap::default();
    for row in repeated(&event.coordinated) {
        let entry = &sink.spec.events.entries[row.row];
        let subscribers = entry.subscribers.iter().map(|name| normal_form(name.as_str()));
        let (first, seen) = firsts.entry(key(row, &entry.event)).or_insert_with(|| (row.span, FxHashSet::default()));
        let known = seen.len();
        seen.extend(subscribers);
        let says_more = known > 0 && seen.len() - known == entry.subscribers.len() && !entry.subscribers.is_empty();
        let first = if says_more { row.span } else { *first };
        listed_once(sink, at, &entry.event, row.span, first, PartKind::Events);
    }
}

/// The rows of an event that has more than one.
fn repeated(rows: &[EventRef]) -> &[EventRef] {
    if rows.len() > 1 { rows } else { &[] }
}

/// `ParcelStored (v2)` is another event than `ParcelStored`.
fn key(row: &EventRef, name: &Name<'_>) -> (Option<ModuleId>, String) {
    let publisher = row.publishers.first().map(|(module, _)| *module);
    (publisher, name.qualifier.as_ref().map_or_else(String::new, |qualifier| normal_form(qualifier.as_str())))
}

fn listed_once(sink: &mut Sink<'_, '_>, at: usize, name: &Name<'_>, span: Span, first: Span, part: PartKind) {
    if !sink.filler(&name.text).is_content() {
        return;
    }
    let about = about(Statement::EventIsListedOnce, Subject::Event(at), span);
    sink.document_holds(about, first == span, || {
        named(name.as_str()).other(part.heading()).related(first, "it is listed here first")
    });
}

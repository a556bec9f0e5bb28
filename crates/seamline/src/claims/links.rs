//! Links: documents that the spec refers to.

use super::sink::{About, Sink, named};
use super::subject::short;
use super::{Item, Statement, Subject};
use crate::Architecture;
use crate::facts::documents;
use crate::names::Candidates;
use crate::source::Span;
use crate::spec::{RelatedDocument, RelatedKind};
use rustc_hash::{FxHashMap, FxHashSet};

pub(super) fn judge(sink: &mut Sink<'_, '_>) {
    let mut mentioned = Mentioned::default();
    architecture(sink, &mut mentioned);
    let Some(known) = documents::known(sink.context.documents) else {
        return mentioned.judge(sink);
    };
    for (at, entry) in sink.spec.related.entries.iter().enumerate() {
        let Some((path, anchor)) = entry.path() else { continue };
        if path.is_empty() {
            continue;
        }
        let found = known.get(path);
        mentioned.add(Subject::Related(at), path, entry.span, found.is_some());
        let Some(found) = found else { continue };
        if let (Some(anchor), Some(anchors)) = (anchor, &found.anchors) {
            anchored(sink, at, entry, anchor, anchors);
        }
        if entry.kind == RelatedKind::FeatureDependency && sink.context.path.is_some() {
            let about = about(Statement::DependenciesHaveNoCycle, Subject::Related(at), entry.span);
            let circle = &found.way_back;
            sink.document_holds(about, circle.is_none(), || {
                named(short(&entry.target)).names(circle.clone().unwrap_or_default())
            });
        }
    }
    mentioned.judge(sink);
}

/// What the metadata names. Where no file system is at hand, only the caller knows that it is missing.
fn architecture(sink: &Sink<'_, '_>, mentioned: &mut Mentioned) {
    let Some(entry) = &sink.spec.metadata.architecture else { return };
    let is_content = sink.filler(&entry.value).is_content();
    let Some(path) = entry.path().filter(|path| is_content && !path.contains("://")) else { return };
    let is_missing = matches!(sink.context.architecture, Architecture::Missing { .. });
    let exists = match documents::known(sink.context.documents) {
        Some(known) => known.get(path).is_some() && !is_missing,
        None if is_missing => false,
        None => return,
    };
    mentioned.add(Subject::Document, path, entry.value.span, exists);
}

/// The documents that a spec names, each with its places: a document that is missing is missing once.
#[derive(Default)]
struct Mentioned {
    documents: Vec<(Subject, String, bool, Vec<Span>)>,
    by_path: FxHashMap<String, usize>,
}

impl Mentioned {
    fn add(&mut self, subject: Subject, path: &str, span: Span, exists: bool) {
        let next = self.documents.len();
        let at = *self.by_path.entry(documents::normal_path(path)).or_insert(next);
        if at == next {
            self.documents.push((subject, path.to_owned(), exists, Vec::new()));
        }
        let (.., known, places) = &mut self.documents[at];
        *known |= exists;
        places.push(span);
    }

    fn judge(self, sink: &mut Sink<'_, '_>) {
        for (subject, path, exists, places) in self.documents {
            let Some((&first, others)) = places.split_first() else { continue };
            let about = about(Statement::DocumentExists, subject, first);
            sink.document_holds(about, exists, || {
                let named = named(short(&path));
                others.iter().fold(named, |detail, place| detail.related(*place, "it is also named here"))
            });
        }
    }
}

fn about(statement: Statement, subject: Subject, span: Span) -> About {
    About { item: Item::ModulesInArchitecture, statement, subject, span }
}

fn anchored(
    sink: &mut Sink<'_, '_>,
    at: usize,
    entry: &RelatedDocument<'_>,
    anchor: &str,
    anchors: &FxHashSet<String>,
) {
    let about = about(Statement::AnchorExists, Subject::Related(at), entry.span);
    let wanted = anchor.to_lowercase();
    sink.document_holds(about, anchor.is_empty() || anchors.contains(anchor) || anchors.contains(&wanted), || {
        // The candidates are sorted, so that the suggestion does not depend on the order of the set.
        let suggestion = Candidates::new(anchors.iter().cloned()).nearest(anchor).map(|near| format!("#{near}"));
        named(short(&entry.target)).other(anchor).suggestion(suggestion)
    });
}

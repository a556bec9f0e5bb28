//! Events: what the two event tables say of each.

use crate::names::{ModuleId, Resolver};
use crate::source::Span;
use crate::spec::{Name, Spec, normal_form};
use rustc_hash::FxHashMap;

/// An event of Asynchronous Events or Events Published.
#[derive(Debug, Clone, Default)]
pub struct EventFacts {
    /// The name as written first.
    pub name: String,
    /// Its rows in Asynchronous Events.
    pub coordinated: Vec<EventRef>,
    /// Its rows in Events Published.
    pub published: Vec<EventRef>,
}

/// A row that names an event.
#[derive(Debug, Clone)]
pub struct EventRef {
    /// Index of the row in its table.
    pub row: usize,
    /// The event's name there.
    pub span: Span,
    /// Its publishers there.
    pub publishers: Vec<(ModuleId, Span)>,
    /// How many modules subscribe there.
    pub subscribers: usize,
}

impl EventFacts {
    /// Everybody who publishes it according to either table.
    pub fn publishers(&self) -> impl Iterator<Item = ModuleId> + '_ {
        self.coordinated.iter().chain(&self.published).flat_map(|row| row.publishers.iter().map(|(module, _)| *module))
    }

    /// Whether the tables name more than one.
    pub fn has_two_publishers(&self) -> bool {
        let mut publishers = self.publishers();
        publishers.next().is_some_and(|first| publishers.any(|other| other != first))
    }
}

pub(super) fn gather(spec: &Spec<'_>, resolver: &mut Resolver<'_>) -> Vec<EventFacts> {
    let mut events = Events::default();
    for (row, event) in spec.events.entries.iter().enumerate() {
        let publishers = resolver.resolve_names(&event.publishers);
        let subscribers = event.subscribers.len();
        if let Some(facts) = events.entry(&event.event) {
            facts.coordinated.push(EventRef { row, span: event.event.span(), publishers, subscribers });
        }
    }
    for (row, event) in spec.published.entries.iter().enumerate() {
        let publishers = resolver.resolve_names(&event.module);
        if let Some(facts) = events.entry(&event.event) {
            facts.published.push(EventRef { row, span: event.event.span(), publishers, subscribers: 0 });
        }
    }
    events.all
}

#[derive(Default)]
struct Events {
    all: Vec<EventFacts>,
    by_name: FxHashMap<String, usize>,
}

impl Events {
    fn entry(&mut self, name: &Name<'_>) -> Option<&mut EventFacts> {
        let normal = normal_form(name.as_str());
        if normal.is_empty() {
            return None;
        }
        let at = *self.by_name.entry(normal).or_insert(self.all.len());
        if at == self.all.len() {
            self.all.push(EventFacts { name: name.as_str().to_owned(), ..EventFacts::default() });
        }
        self.all.get_mut(at)
    }
}

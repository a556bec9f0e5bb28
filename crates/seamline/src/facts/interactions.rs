//! Interactions: calls, and one delivery for each subscriber of an event.

use crate::names::{ModuleId, Modules, Resolver};
use crate::source::Span;
use crate::spec::{Spec, normal_form, push_normal};
use rustc_hash::{FxHashMap, FxHashSet};

/// A call from one module to another, or the delivery of an event to one subscriber.
#[derive(Debug, Clone, Copy)]
pub struct Interaction {
    /// Which of the two.
    pub kind: InteractionKind,
    /// Row in Synchronous Calls or Asynchronous Events.
    pub row: usize,
    /// Caller or publisher.
    pub from: ModuleId,
    /// Callee or subscriber.
    pub to: ModuleId,
    /// The caller's or publisher's name.
    pub from_span: Span,
    /// The callee's or subscriber's name.
    pub to_span: Span,
    /// The method's or event's name.
    pub name_span: Span,
    /// Whether a step, endpoint or published event of the caller or publisher mentions it.
    pub from_mentions: bool,
    /// Whether a step, endpoint or published event of the callee or subscriber mentions it.
    pub to_mentions: bool,
}

/// The two kinds of interaction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InteractionKind {
    /// A synchronous call.
    Call,
    /// The delivery of an event.
    Delivery,
}

impl Interaction {
    /// Method or event as written.
    pub fn name<'s>(&self, spec: &'s Spec<'_>) -> &'s str {
        match self.kind {
            InteractionKind::Call => spec.calls.entries[self.row].method.as_str(),
            InteractionKind::Delivery => spec.events.entries[self.row].event.as_str(),
        }
    }
}

pub(super) fn gather(spec: &Spec<'_>, resolver: &mut Resolver<'_>) -> Vec<Interaction> {
    let mut interactions = Vec::new();
    for (row, call) in spec.calls.entries.iter().enumerate() {
        let ends = resolver.resolve_content(&call.from).zip(resolver.resolve_content(&call.to));
        if let Some((from, to)) = ends {
            interactions.push(Interaction {
                kind: InteractionKind::Call,
                row,
                from,
                to,
                from_span: call.from.span(),
                to_span: call.to.span(),
                name_span: call.method.span,
                from_mentions: false,
                to_mentions: false,
            });
        }
    }
    for (row, event) in spec.events.entries.iter().enumerate() {
        let Some(publisher) = event.publishers.first() else { continue };
        let Some(from) = resolver.resolve_content(publisher) else { continue };
        for subscriber in &event.subscribers {
            let Some(to) = resolver.resolve_content(subscriber) else { continue };
            interactions.push(Interaction {
                kind: InteractionKind::Delivery,
                row,
                from,
                to,
                from_span: publisher.span(),
                to_span: subscriber.span(),
                name_span: event.event.span(),
                from_mentions: false,
                to_mentions: false,
            });
        }
    }
    interactions
}

/// Notes for each end whether what the module does elsewhere mentions the interaction: its method or event, or the
/// module at the other end.
pub(super) fn find_mentions(
    spec: &Spec<'_>,
    modules: &Modules,
    step_modules: &[Vec<ModuleId>],
    interactions: &mut [Interaction],
) {
    let mut search = Search::new(spec, modules, interactions);
    for (step, acting) in spec.steps.entries.iter().zip(step_modules) {
        for text in step.texts() {
            search.read(text.as_str(), acting);
        }
    }
    for endpoint in &spec.endpoints.entries {
        if let Some(module) = modules.find(endpoint.module.as_str()) {
            search.read(endpoint.purpose.as_str(), &[module]);
            search.read(endpoint.path.as_str(), &[module]);
        }
    }
    for event in &spec.published.entries {
        if let Some(module) = modules.find(event.module.as_str()) {
            search.read(event.event.as_str(), &[module]);
            search.read(event.when.as_str(), &[module]);
        }
    }
    for (interaction, method) in interactions.iter_mut().zip(&search.methods) {
        let mentions = |end: ModuleId, other: ModuleId| {
            search.found.contains(&(end, *method)) || search.found.contains(&(end, search.names[other.0 as usize]))
        };
        interaction.from_mentions = mentions(interaction.from, interaction.to);
        interaction.to_mentions = mentions(interaction.to, interaction.from);
    }
}

/// `ReserveBay(parcel)` without its arguments, `` POST /bays `` as it is.
fn bare_name(method: &str) -> &str {
    method.split('(').next().unwrap_or(method).trim()
}

/// A search for the names of methods, events and modules in what each module does. Runs of one to three words are
/// compared in normal form, so that `ReserveBay` is found in "Reserve bay".
struct Search {
    /// What is looked for, numbered.
    wanted: FxHashMap<String, u32>,
    /// The number of each interaction's method or event.
    methods: Vec<u32>,
    /// The number of each module's name.
    names: Vec<u32>,
    /// Which module's texts have which name.
    found: FxHashSet<(ModuleId, u32)>,
    /// The last words of the text that is read, in normal form and one behind the other.
    run: String,
}

impl Search {
    fn new(spec: &Spec<'_>, modules: &Modules, interactions: &[Interaction]) -> Self {
        let mut wanted = FxHashMap::default();
        let mut number = |name: &str| {
            let next = wanted.len() as u32;
            *wanted.entry(normal_form(name)).or_insert(next)
        };
        let methods = interactions.iter().map(|interaction| number(bare_name(interaction.name(spec)))).collect();
        let names = modules.iter().map(|(_, module)| number(&module.name)).collect();
        Self { wanted, methods, names, found: FxHashSet::default(), run: String::new() }
    }

    fn read(&mut self, text: &str, modules: &[ModuleId]) {
        let (mut second_last, mut last) = (0, 0);
        self.run.clear();
        for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
            let start = self.run.len();
            push_normal(&mut self.run, word);
            for from in [second_last, last, start] {
                if let Some(&name) = self.wanted.get(&self.run[from..]) {
                    self.found.extend(modules.iter().map(|&module| (module, name)));
                }
            }
            (second_last, last) = (last, start);
        }
    }
}

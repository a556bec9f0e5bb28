//! Interactions: calls, and one delivery for each subscriber of an event.

use super::words::{Mention, Vocabulary};
use crate::limits;
use crate::names::{ModuleId, Modules, Resolver};
use crate::source::Span;
use crate::spec::Spec;
use rustc_hash::FxHashSet;

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

/// The interactions, and the rows of Synchronous Calls that name more modules than [`limits::CALLS_PER_ROW`] allows.
pub(super) fn gather(spec: &Spec<'_>, resolver: &mut Resolver<'_>) -> (Vec<Interaction>, Vec<usize>) {
    let mut interactions = Vec::new();
    let mut crowded = Vec::new();
    for (row, call) in spec.calls.entries.iter().enumerate() {
        let (callers, callees) = (resolver.resolve_names(&call.from), resolver.resolve_names(&call.to));
        if callers.len() * callees.len() > limits::CALLS_PER_ROW {
            crowded.push(row);
            continue;
        }
        for &(from, from_span) in &callers {
            interactions.extend(callees.iter().map(|&(to, to_span)| Interaction {
                kind: InteractionKind::Call,
                row,
                from,
                to,
                from_span,
                to_span,
                name_span: call.method.span,
                from_mentions: false,
                to_mentions: false,
            }));
        }
    }
    for (row, event) in spec.events.entries.iter().enumerate() {
        let Some(&(from, from_span)) = resolver.resolve_names(&event.publishers).first() else { continue };
        let subscribers = resolver.resolve_names(&event.subscribers);
        interactions.extend(subscribers.into_iter().map(|(to, to_span)| Interaction {
            kind: InteractionKind::Delivery,
            row,
            from,
            to,
            from_span,
            to_span,
            name_span: event.event.span(),
            from_mentions: false,
            to_mentions: false,
        }));
    }
    (interactions, crowded)
}

/// The numbers of the names by which an interaction can be spoken of.
pub(super) struct Spoken {
    /// By interaction, its method or event.
    pub(super) methods: Vec<u32>,
    /// By module, its name.
    pub(super) names: Vec<u32>,
}

/// Enters the names of methods, events and modules into the vocabulary.
pub(super) fn name(
    spec: &Spec<'_>,
    modules: &Modules,
    interactions: &[Interaction],
    vocabulary: &mut Vocabulary,
) -> Spoken {
    let methods = interactions.iter().map(|interaction| bare_name(interaction.name(spec)));
    let methods = methods.map(|method| vocabulary.number(method)).collect();
    let names = modules.iter().map(|(_, module)| vocabulary.number(&module.name)).collect();
    Spoken { methods, names }
}

/// Notes for each end whether what the module does elsewhere mentions the interaction: its method or event, or the
/// module at the other end.
pub(super) fn find_mentions(
    spec: &Spec<'_>,
    modules: &Modules,
    step_modules: &[Vec<ModuleId>],
    spoken: &Spoken,
    vocabulary: &Vocabulary,
    mentions: &[Mention],
    interactions: &mut [Interaction],
) {
    let mut found: FxHashSet<(ModuleId, u32)> = FxHashSet::default();
    for mention in mentions {
        found.extend(step_modules[mention.step].iter().map(|&module| (module, mention.name)));
    }
    let endpoints = spec.endpoints.entries.iter().map(|row| (&row.module, [row.purpose.as_ref(), row.path.as_ref()]));
    let published = spec.published.entries.iter().map(|row| (&row.module, [Some(&row.event.text), row.when.as_ref()]));
    let mut scratch = Vec::new();
    for (module, texts) in endpoints.chain(published) {
        let Some(module) = module.as_ref().and_then(|module| modules.find(module.as_str())) else { continue };
        for text in texts.into_iter().flatten() {
            vocabulary.names_in(text.as_str(), &mut scratch, &mut |name| _ = found.insert((module, name)));
        }
    }
    for (interaction, method) in interactions.iter_mut().zip(&spoken.methods) {
        let mentions = |end: ModuleId, other: ModuleId| {
            found.contains(&(end, *method)) || found.contains(&(end, spoken.names[other.0 as usize]))
        };
        interaction.from_mentions = mentions(interaction.from, interaction.to);
        interaction.to_mentions = mentions(interaction.to, interaction.from);
    }
}

/// `ReserveBay(parcel)` without its arguments, `` POST /bays `` as it is. Of several methods in a cell the first.
fn bare_name(method: &str) -> &str {
    method.split(['(', ',', ';']).next().unwrap_or(method).trim()
}

//! Definition and use of identifiers between steps.

use super::data::SharedDatum;
use super::events::EventFacts;
use super::words::{Mention, Vocabulary};
use crate::source::Span;
use crate::spec::{Field, Spec, identifiers, normal_form};

/// Identifiers in the order of the steps. Only back-ticked and CamelCase names count as identifiers: prose is not
/// judged (research: van der Aalst et al. on soundness needs named places; prose names none).
#[derive(Debug, Clone, Default)]
pub struct Identifiers {
    /// What steps take.
    pub inputs: Vec<IdentifierUse>,
    /// What steps give.
    pub outputs: Vec<IdentifierUse>,
}

/// An identifier in a step.
#[derive(Debug, Clone)]
pub struct IdentifierUse {
    /// The step, by index.
    pub step: usize,
    /// The identifier as written.
    pub name: String,
    /// Where it stands.
    pub span: Span,
    /// For an input: whether an earlier step, an event, shared data or a call gives it. For an output: whether
    /// anything takes it.
    pub resolved: bool,
    number: u32,
}

/// The identifiers of the steps, before they are connected.
pub(super) struct Named {
    identifiers: Identifiers,
    /// For each step, what it makes available: its outputs and what its action names.
    given: Vec<Vec<u32>>,
}

/// Finds the identifiers and enters them into the vocabulary.
pub(super) fn find(spec: &Spec<'_>, vocabulary: &mut Vocabulary) -> Named {
    let mut named = Named { identifiers: Identifiers::default(), given: Vec::new() };
    let Identifiers { inputs, outputs } = &mut named.identifiers;
    for (step, entry) in spec.steps.entries.iter().enumerate() {
        let mut given = Vec::new();
        read([&entry.input, &entry.trigger], step, vocabulary, |found| inputs.push(found));
        read([&entry.output, &None], step, vocabulary, |found| {
            given.push(found.number);
            outputs.push(found);
        });
        read([&entry.action, &None], step, vocabulary, |found| given.push(found.number));
        named.given.push(given);
    }
    named
}

fn read(
    fields: [&Option<Field<'_>>; 2],
    step: usize,
    vocabulary: &mut Vocabulary,
    mut found: impl FnMut(IdentifierUse),
) {
    for line in fields.into_iter().flatten().flat_map(|field| &field.lines) {
        for name in identifiers(line) {
            let number = vocabulary.number(name.as_str());
            let (span, name) = (name.span(), name.as_str().to_owned());
            found(IdentifierUse { step, name, span, resolved: false, number });
        }
    }
}

/// Connects what steps give with what others take.
pub(super) fn connect(
    named: Named,
    spec: &Spec<'_>,
    events: &[EventFacts],
    data: &[SharedDatum],
    vocabulary: &Vocabulary,
    mentions: &[Mention],
) -> Identifiers {
    let Named { mut identifiers, given } = named;
    let mut last_taken: Vec<Option<usize>> = vec![None; vocabulary.len()];
    for mention in mentions.iter().filter(|mention| mention.is_taken) {
        last_taken[mention.name as usize] = Some(mention.step);
    }
    let shared = shared_names(spec, events, data, vocabulary);
    let mut available = shared.clone();
    let mut steps = given.iter();
    let mut done = 0;
    for input in &mut identifiers.inputs {
        for names in steps.by_ref().take(input.step - done) {
            names.iter().for_each(|&name| available[name as usize] = true);
        }
        done = input.step;
        input.resolved = available[input.number as usize];
    }
    for output in &mut identifiers.outputs {
        let name = output.number as usize;
        let is_taken_later = last_taken[name].is_some_and(|last| last > output.step);
        output.resolved = is_taken_later || shared[name] || output.step + 1 == given.len();
    }
    identifiers
}

/// By number, the names that come from outside the steps: events, shared data, methods and types.
fn shared_names(spec: &Spec<'_>, events: &[EventFacts], data: &[SharedDatum], vocabulary: &Vocabulary) -> Vec<bool> {
    let events = events.iter().map(|event| event.name.as_str());
    let data = data.iter().map(|datum| datum.name.as_str());
    let methods = spec.calls.entries.iter().map(|call| call.method.as_str().split('(').next().unwrap_or(""));
    let types = spec.existing_types.entries.iter().map(|kind| kind.name.as_str());
    let mut shared = vec![false; vocabulary.len()];
    for name in events.chain(data).chain(methods).chain(types) {
        if let Some(number) = vocabulary.get(&normal_form(name)) {
            shared[number as usize] = true;
        }
    }
    shared
}

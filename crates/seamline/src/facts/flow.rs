//! Definition and use of identifiers between steps.

use super::data::SharedDatum;
use super::events::EventFacts;
use crate::source::Span;
use crate::spec::{Field, Spec, identifiers, normal_form, push_normal};
use rustc_hash::{FxHashMap, FxHashSet};

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
}

pub(super) fn gather(spec: &Spec<'_>, events: &[EventFacts], data: &[SharedDatum]) -> Identifiers {
    let shared = shared_names(spec, events, data);
    let used = last_uses(spec);
    let mut given: FxHashSet<String> = FxHashSet::default();
    let mut result = Identifiers::default();
    let steps = &spec.steps.entries;
    for (at, step) in steps.iter().enumerate() {
        for (name, span) in in_fields([&step.input, &step.trigger]) {
            let normal = normal_form(&name);
            let resolved = given.contains(&normal) || shared.contains(&normal);
            result.inputs.push(IdentifierUse { step: at, name, span, resolved });
        }
        given.extend(in_fields([&step.output, &step.action]).map(|(name, _)| normal_form(&name)));
        for (name, span) in in_fields([&step.output, &None]) {
            let normal = normal_form(&name);
            let used_later = used.get(&normal).is_some_and(|&last| last > at);
            let resolved = used_later || shared.contains(&normal) || at + 1 == steps.len();
            result.outputs.push(IdentifierUse { step: at, name, span, resolved });
        }
    }
    result
}

fn in_fields<'f>(fields: [&'f Option<Field<'_>>; 2]) -> impl Iterator<Item = (String, Span)> + 'f {
    fields
        .into_iter()
        .flatten()
        .flat_map(|field| &field.lines)
        .flat_map(identifiers)
        .map(|name| (name.as_str().to_owned(), name.span()))
}

/// Names that come from outside the steps: events, shared data, methods and types.
fn shared_names(spec: &Spec<'_>, events: &[EventFacts], data: &[SharedDatum]) -> FxHashSet<String> {
    let events = events.iter().map(|event| event.name.as_str());
    let data = data.iter().map(|datum| datum.name.as_str());
    let methods = spec.calls.entries.iter().map(|call| call.method.as_str().split('(').next().unwrap_or(""));
    let types = spec.existing_types.entries.iter().map(|kind| kind.name.as_str());
    events.chain(data).chain(methods).chain(types).map(normal_form).filter(|name| !name.is_empty()).collect()
}

/// The last step in whose Input, Trigger or Action each output stands.
fn last_uses(spec: &Spec<'_>) -> FxHashMap<String, usize> {
    let outputs = spec.steps.entries.iter().flat_map(|step| in_fields([&step.output, &None]));
    let mut last: FxHashMap<String, usize> = outputs.map(|(name, _)| (normal_form(&name), 0)).collect();
    let mut normal = String::new();
    for (at, step) in spec.steps.entries.iter().enumerate() {
        let fields = [&step.input, &step.trigger, &step.action].into_iter().flatten();
        for line in fields.flat_map(|field| &field.lines) {
            for word in line.as_str().split(|c: char| !c.is_alphanumeric() && c != '_') {
                normal.clear();
                push_normal(&mut normal, word);
                if let Some(last) = last.get_mut(&normal) {
                    *last = at;
                }
            }
        }
    }
    last
}

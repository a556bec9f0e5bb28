//! Names in prose that are almost a method, an event or a datum of the tables.

use super::data::SharedDatum;
use super::events::EventFacts;
use super::flow::Identifiers;
use crate::limits;
use crate::markdown::Text;
use crate::names::{Candidates, Modules};
use crate::sort::sort_by_key;
use crate::source::Span;
use crate::spec::{Spec, for_each_identifier, normal_form, push_normal};
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;

/// An identifier that stands once in the spec and is one slip away from one that the tables have.
#[derive(Debug, Clone)]
pub struct MisspeltName {
    /// The identifier as written.
    pub name: String,
    /// Where it stands.
    pub span: Span,
    /// What it was meant to be.
    pub meant: String,
}

/// Looks at the identifiers of steps, failures, compensations, phases and tests. What stands more than once is a name of
/// its own, and so is what types, payloads or steps' outputs know.
pub(super) fn gather(
    spec: &Spec<'_>,
    modules: &Modules,
    events: &[EventFacts],
    data: &[SharedDatum],
    identifiers: &Identifiers,
) -> Vec<MisspeltName> {
    let mut known = Known::default();
    for call in &spec.calls.entries {
        known.table_name(call.method.as_str().split('(').next().unwrap_or(""));
    }
    events.iter().for_each(|event| known.table_name(&event.name));
    data.iter().for_each(|datum| known.table_name(&datum.name));
    modules.iter().for_each(|(_, module)| known.other(&module.name));
    spec.existing_types.entries.iter().for_each(|kind| known.other(kind.name.as_str()));
    spec.flags.entries.iter().for_each(|flag| known.other(flag.name.as_str()));
    let code = spec.new_interfaces.entries.iter().flat_map(|interface| &interface.lines);
    for word in code.flat_map(|line| line.as_str().split(|c: char| !c.is_alphanumeric() && c != '_')) {
        known.other(word);
    }
    let mut written: FxHashMap<String, Written> = FxHashMap::default();
    let mut normal = String::new();
    let mut count = |name: &str, place: Option<(&Text<'_>, Range<usize>)>| {
        normal.clear();
        push_normal(&mut normal, name);
        if known.names.contains(&normal) {
            return;
        }
        match written.get_mut(&normal) {
            Some(written) => written.count += 1,
            None => {
                let place = place.map(|(text, range)| text.source(range));
                let first = Written { name: name.to_owned(), place, count: 1 };
                written.insert(normal.clone(), first);
            }
        }
    };
    let may_name = |text: &Text<'_>| text.as_str().bytes().any(|byte| byte.is_ascii_uppercase() || !byte.is_ascii());
    each_text(spec, &mut |text| {
        if may_name(text) || text.pieces().nth(1).is_some() {
            for_each_identifier(text, &mut |name| count(&text.as_str()[name.clone()], Some((text, name))));
        }
    });
    // Inputs and outputs have claims of their own; what they name is known here.
    for name in identifiers.inputs.iter().chain(&identifiers.outputs) {
        count(&name.name, None);
    }
    let alone = written.into_iter().filter(|(_, written)| written.count == 1);
    let mut alone: Vec<_> =
        alone.filter_map(|(normal, written)| Some((written.place?, normal, written.name))).collect();
    sort_by_key(&mut alone, |(span, ..)| *span);
    if alone.is_empty() {
        return Vec::new();
    }
    let candidates = Candidates::new(known.table.iter().cloned());
    let alone = alone.into_iter().take(limits::SUGGESTED_NAMES);
    alone
        .filter_map(|(span, normal, name)| {
            let meant = candidates.nearest(&name)?;
            is_slip(&normal, &normal_form(&meant)).then_some(MisspeltName { name, span, meant })
        })
        .collect()
}

/// A name that no table has.
struct Written {
    name: String,
    /// Where it stands first; none for an input or output.
    place: Option<Span>,
    count: usize,
}

#[derive(Default)]
struct Known {
    names: FxHashSet<String>,
    /// Names of methods, events and data, as the tables spell them.
    table: Vec<String>,
}

impl Known {
    fn table_name(&mut self, name: &str) {
        self.other(name);
        self.table.push(name.trim().to_owned());
    }

    fn other(&mut self, name: &str) {
        self.names.insert(normal_form(name));
    }
}

/// A plural and another number are other names: `ListBay` and `ListBays`, `ReserveV1` and `ReserveV2`.
fn is_slip(name: &str, meant: &str) -> bool {
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let is_ending = |long: &str, short: &str| long.strip_prefix(short).is_some_and(|ending| ending.len() <= 2);
    name.len() >= 6 && digits(name) == digits(meant) && !is_ending(name, meant) && !is_ending(meant, name)
}

fn each_text<'s, 'a>(spec: &'s Spec<'a>, visit: &mut dyn FnMut(&'s Text<'a>)) {
    for step in &spec.steps.entries {
        [&step.action, &step.failure].into_iter().flatten().flat_map(|field| &field.lines).for_each(&mut *visit);
        step.notes.iter().for_each(&mut *visit);
    }
    for row in &spec.failures.entries {
        visit(&row.failure);
        [&row.impact, &row.detection, &row.recovery].into_iter().flatten().for_each(&mut *visit);
    }
    for entry in &spec.compensations.entries {
        visit(&entry.condition);
        entry.actions.iter().for_each(&mut *visit);
    }
    spec.phases.entries.iter().for_each(|phase| phase.texts().for_each(&mut *visit));
    spec.integration_tests.entries.iter().for_each(|test| test.scenario.iter().for_each(&mut *visit));
    spec.published.entries.iter().for_each(|event| event.when.iter().for_each(&mut *visit));
}

#[cfg(test)]
mod tests {
    use super::is_slip;

    #[test]
    fn plurals_and_versions_are_no_slips() {
        assert!(is_slip("reservebya", "reservebay"));
        for (name, meant) in [("listbays", "listbay"), ("reservev1", "reservev2"), ("bayed", "bay"), ("bays", "byas")] {
            assert!(!is_slip(name, meant), "{name}");
        }
    }
}

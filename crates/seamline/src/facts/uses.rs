//! Where a spec names its modules, and what they do in its tables.

use super::data::SharedDatum;
use super::events::EventFacts;
use super::interactions::{Interaction, InteractionKind};
use crate::names::{ModuleId, Modules, Resolver};
use crate::source::Span;
use crate::spec::{Name, PartKind, Spec};

/// A place that names a module.
#[derive(Debug, Clone, Copy)]
pub struct Use {
    /// The module.
    pub module: ModuleId,
    /// Where.
    pub place: PartKind,
    /// The name's words.
    pub span: Span,
}

/// What a module does in the tables.
#[derive(Debug, Clone, Copy, Default)]
pub struct Acts {
    /// It calls another module.
    pub calls: bool,
    /// Another module calls it.
    pub is_called: bool,
    /// It publishes an event.
    pub publishes: bool,
    /// It subscribes to an event.
    pub subscribes: bool,
    /// It owns data that others read.
    pub owns: bool,
    /// It reads data of others.
    pub reads: bool,
}

impl Acts {
    /// Whether it clearly gives something to others. Being called is not enough: a call may be a command.
    pub fn produces(self) -> bool {
        self.publishes || self.owns
    }

    /// Whether it clearly takes something from others.
    pub fn consumes(self) -> bool {
        self.calls || self.subscribes || self.reads
    }
}

pub(super) fn gather(spec: &Spec<'_>, resolver: &mut Resolver<'_>) -> Vec<Use> {
    let mut uses = Vec::new();
    for step in &spec.steps.entries {
        let modules = resolver.resolve_step(&step.modules);
        uses.extend(modules.into_iter().map(|(module, span)| Use { module, place: PartKind::FlowSteps, span }));
    }
    let mut add = |name: &Name<'_>, place| {
        resolver.resolve_all(name, &mut |module, span| uses.push(Use { module, place, span }));
    };
    for call in &spec.calls.entries {
        call.from.iter().chain(&call.to).for_each(|name| add(name, PartKind::Calls));
    }
    for event in &spec.events.entries {
        event.publishers.iter().chain(&event.subscribers).for_each(|name| add(name, PartKind::Events));
    }
    for datum in &spec.shared_state.entries {
        datum.owners.iter().chain(&datum.readers).for_each(|name| add(name, PartKind::SharedState));
    }
    for kind in &spec.existing_types.entries {
        kind.module.iter().for_each(|name| add(name, PartKind::ExistingTypes));
    }
    for endpoint in &spec.endpoints.entries {
        endpoint.module.iter().for_each(|name| add(name, PartKind::Endpoints));
    }
    for event in &spec.published.entries {
        event.module.iter().for_each(|name| add(name, PartKind::Published));
    }
    for phase in &spec.phases.entries {
        phase.modules.iter().for_each(|name| add(name, PartKind::Phases));
    }
    for test in &spec.unit_tests.entries {
        test.modules.iter().for_each(|name| add(name, PartKind::UnitTests));
    }
    for test in &spec.integration_tests.entries {
        test.modules.iter().for_each(|name| add(name, PartKind::IntegrationTests));
    }
    uses
}

pub(super) fn step_modules(spec: &Spec<'_>, resolver: &mut Resolver<'_>) -> Vec<Vec<ModuleId>> {
    let steps = spec.steps.entries.iter();
    steps
        .map(|step| {
            let mut modules = resolver.resolve_names(&step.modules);
            modules.extend(resolver.resolve_known(&step.parties));
            modules_of(modules)
        })
        .collect()
}

/// Modules without their places.
pub(super) fn modules_of(found: Vec<(ModuleId, Span)>) -> Vec<ModuleId> {
    found.into_iter().map(|(module, _)| module).collect()
}

pub(super) fn acts(
    modules: &Modules,
    interactions: &[Interaction],
    events: &[EventFacts],
    data: &[SharedDatum],
) -> Vec<Acts> {
    let mut acts = vec![Acts::default(); modules.len()];
    let mut note = |module: ModuleId, what: fn(&mut Acts) -> &mut bool| *what(&mut acts[module.0 as usize]) = true;
    for interaction in interactions.iter().filter(|interaction| interaction.from != interaction.to) {
        match interaction.kind {
            InteractionKind::Call => {
                note(interaction.from, |acts| &mut acts.calls);
                note(interaction.to, |acts| &mut acts.is_called);
            }
            InteractionKind::Delivery => {
                note(interaction.from, |acts| &mut acts.publishes);
                note(interaction.to, |acts| &mut acts.subscribes);
            }
        }
    }
    // Of two publishers one is wrong; the other's role would be judged by a mistake.
    for event in events.iter().filter(|event| !event.has_two_publishers()) {
        event.publishers().for_each(|publisher| note(publisher, |acts| &mut acts.publishes));
    }
    for datum in data {
        let mut shared = false;
        for &(reader, _) in datum.readers.iter().filter(|(reader, _)| !datum.owns(*reader)) {
            note(reader, |acts| &mut acts.reads);
            shared = true;
        }
        for &(owner, _) in datum.owners.iter().filter(|_| shared) {
            note(owner, |acts| &mut acts.owns);
        }
    }
    acts
}

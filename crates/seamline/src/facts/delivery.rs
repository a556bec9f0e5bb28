//! Delivery: in which phases each module is worked on.

use super::uses::modules_of;
use crate::names::{ModuleId, Modules, NameClass, Resolver};
use crate::spec::Spec;

/// The phases that deliver a module, by index; none when no phase does.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Delivered {
    /// The first phase.
    pub first: Option<usize>,
    /// The last phase.
    pub last: Option<usize>,
}

impl Delivered {
    fn add(&mut self, phase: usize) {
        self.first.get_or_insert(phase);
        self.last = Some(phase);
    }
}

pub(super) fn phases(spec: &Spec<'_>, resolver: &mut Resolver<'_>) -> Vec<Vec<ModuleId>> {
    let phases = spec.phases.entries.iter();
    phases.map(|phase| modules_of(resolver.resolve_names(&phase.modules))).collect()
}

pub(super) fn gather(all: &Modules, phases: &[Vec<ModuleId>]) -> Vec<Delivered> {
    let mut delivered = vec![Delivered::default(); all.len()];
    // Phases that deliver "all modules", applied to the modules when all phases are read.
    let mut everything = Delivered::default();
    for (phase, modules) in phases.iter().enumerate() {
        for &module in modules {
            delivered[module.0 as usize].add(phase);
            if all.get(module).class == NameClass::Everything {
                everything.add(phase);
            }
        }
    }
    for (id, _) in all.iter().filter(|(_, module)| module.declared.is_some()) {
        let delivered = &mut delivered[id.0 as usize];
        delivered.first = delivered.first.into_iter().chain(everything.first).min();
        delivered.last = delivered.last.max(everything.last);
    }
    delivered
}

//! Delivery: in which phases each module is worked on.

use crate::names::{ModuleId, Modules, Resolver};
use crate::spec::Spec;

/// The phases that deliver a module, by index; none when no phase does.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Delivered {
    /// The first phase.
    pub first: Option<usize>,
    /// The last phase.
    pub last: Option<usize>,
}

pub(super) fn phases(spec: &Spec<'_>, resolver: &mut Resolver<'_>) -> Vec<Vec<ModuleId>> {
    let phases = spec.phases.entries.iter();
    phases.map(|phase| phase.modules.iter().filter_map(|name| resolver.resolve_content(name)).collect()).collect()
}

pub(super) fn gather(modules: &Modules, phases: &[Vec<ModuleId>]) -> Vec<Delivered> {
    let mut delivered = vec![Delivered::default(); modules.len()];
    for (phase, modules) in phases.iter().enumerate() {
        for module in modules {
            let delivered = &mut delivered[module.0 as usize];
            delivered.first.get_or_insert(phase);
            delivered.last = Some(phase);
        }
    }
    delivered
}

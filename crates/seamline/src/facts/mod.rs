//! What follows from a spec, computed once: who is named where, who talks to whom, what is produced and used, what is
//! delivered and tested. Facts judge nothing; claims do.

mod data;
mod delivery;
pub mod documents;
mod events;
mod flow;
mod interactions;
mod tests_cover;
mod uses;
mod words;

pub use data::SharedDatum;
pub use delivery::Delivered;
pub use events::{EventFacts, EventRef};
pub use flow::{IdentifierUse, Identifiers};
pub use interactions::{Interaction, InteractionKind};
pub use tests_cover::Coverage;
pub use uses::{Acts, Use};

use crate::architecture::Inventory;
use crate::config::Options;
use crate::names::{Modules, Resolver};
use crate::spec::Spec;
use words::Vocabulary;

/// The facts of one spec.
#[derive(Debug, Clone, Default)]
pub struct Facts {
    /// Every module that the spec names.
    pub modules: Modules,
    /// Every place that names one, in the order of the format.
    pub uses: Vec<Use>,
    /// What each module does in the tables, by module.
    pub acts: Vec<Acts>,
    /// The modules of each step, by step.
    pub step_modules: Vec<Vec<crate::names::ModuleId>>,
    /// Calls, and one delivery a subscriber.
    pub interactions: Vec<Interaction>,
    /// Rows of Synchronous Calls that name too many modules to be read as interactions, in ascending order.
    pub crowded_calls: Vec<usize>,
    /// Every event of the two event tables.
    pub events: Vec<EventFacts>,
    /// Every datum of Shared State.
    pub data: Vec<SharedDatum>,
    /// Identifiers that steps take and give.
    pub identifiers: Identifiers,
    /// Which phases deliver each module, by module.
    pub delivered: Vec<Delivered>,
    /// Which interactions an integration test covers.
    pub coverage: Coverage,
}

/// Gathers the facts. `inventory` is the architecture's, if it was given and has one.
pub fn gather(spec: &Spec<'_>, inventory: Option<&Inventory>, options: &Options) -> Facts {
    let mut resolver = Resolver::new(spec, inventory, options);
    let uses = uses::gather(spec, &mut resolver);
    let step_modules = uses::step_modules(spec, &mut resolver);
    let (mut interactions, crowded_calls) = interactions::gather(spec, &mut resolver);
    let events = events::gather(spec, &mut resolver);
    let data = data::gather(spec, &mut resolver);
    let phases = delivery::phases(spec, &mut resolver);
    let tested = tests_cover::tests(spec, &mut resolver);
    let unit_tested = tests_cover::unit_tested(spec, &mut resolver);
    let modules = resolver.finish();
    let mut vocabulary = Vocabulary::default();
    let spoken = interactions::name(spec, &modules, &interactions, &mut vocabulary);
    let named = flow::find(spec, &mut vocabulary);
    let mentions = words::mentions(spec, &vocabulary);
    interactions::find_mentions(spec, &modules, &step_modules, &spoken, &vocabulary, &mentions, &mut interactions);
    Facts {
        acts: uses::acts(&modules, &interactions, &events, &data),
        delivered: delivery::gather(&modules, &phases),
        coverage: tests_cover::gather(spec, &modules, &interactions, &tested, &unit_tested),
        identifiers: flow::connect(named, spec, &events, &data, &vocabulary, &mentions),
        uses,
        step_modules,
        interactions,
        crowded_calls,
        events,
        data,
        modules,
    }
}

//! What follows from a spec, computed once: who is named where, who talks to whom, what is produced and used, what is
//! delivered and tested. Facts judge nothing; claims do.

mod boundaries;
mod data;
mod delivery;
mod demand;
pub mod documents;
mod events;
mod flow;
mod graph;
mod interactions;
mod misspelt;
mod spoken_calls;
mod supply;
mod tests_cover;
mod types;
mod uses;
mod words;
mod writes;

pub use boundaries::{Backward, Boundaries, Circle, StrongRead};
pub use data::SharedDatum;
pub use delivery::Delivered;
pub use events::{EventFacts, EventRef};
pub use flow::{IdentifierUse, Identifiers, Link};
pub use interactions::{Interaction, InteractionKind};
pub use misspelt::MisspeltName;
pub use spoken_calls::UnlistedCall;
pub use tests_cover::Coverage;
pub use types::TypeFacts;
pub use uses::{Acts, Use};
pub use writes::ForeignWrite;

use crate::architecture::Inventory;
use crate::config::Options;
use crate::names::{Modules, Resolver};
use crate::spec::Spec;
use flow::Tables;
use words::Vocabulary;
use writes::Said;

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
    /// What crosses the boundaries between modules.
    pub boundaries: Boundaries,
    /// Steps that change data of another module, by datum in ascending order.
    pub foreign_writes: Vec<ForeignWrite>,
    /// Methods that steps call and no table has, by step in ascending order.
    pub unlisted_calls: Vec<UnlistedCall>,
    /// Names in prose that are almost a name of the tables.
    pub misspelt: Vec<MisspeltName>,
    /// Identifiers that steps take and give.
    pub identifiers: Identifiers,
    /// What is known of each item of Existing Types Used, by item.
    pub types: Vec<TypeFacts>,
    /// Which phases deliver each module, by module.
    pub delivered: Vec<Delivered>,
    /// Which interactions an integration test covers.
    pub coverage: Coverage,
}

/// Gathers the facts. `text` is the document that `spec` was read from; `inventory` is the architecture's, if it was
/// given and has one.
pub fn gather(text: &str, spec: &Spec<'_>, inventory: Option<&Inventory>, options: &Options) -> Facts {
    let mut resolver = Resolver::new(spec, inventory, options);
    let uses = uses::gather(spec, &mut resolver);
    let step_modules = uses::step_modules(spec, &mut resolver);
    let (mut interactions, crowded_calls) = interactions::gather(spec, &mut resolver);
    let events = events::gather(spec, &mut resolver);
    let mut data = data::gather(spec, &mut resolver);
    let phases = delivery::phases(spec, &mut resolver);
    let tested = tests_cover::tests(spec, &mut resolver);
    let unit_tested = tests_cover::unit_tested(spec, &mut resolver);
    let modules = resolver.finish();
    let mut vocabulary = Vocabulary::default();
    let spoken = interactions::name(spec, &modules, &interactions, &mut vocabulary);
    data::name(&data, &mut vocabulary);
    let named = flow::find(spec, &mut vocabulary);
    let mentions = words::mentions(spec, &vocabulary);
    interactions::find_mentions(spec, &modules, &step_modules, &spoken, &vocabulary, &mentions, &mut interactions);
    let tables = Tables { events: &events, data: &data, modules: &modules, lexicon: &options.lexicon };
    let identifiers = flow::connect(named, spec, tables, &vocabulary, &mentions);
    data::find_mentions(spec, &mut data, &identifiers, &vocabulary, &mentions, &options.lexicon);
    let said = Said {
        step_modules: &step_modules,
        interactions: &interactions,
        spoken: &spoken,
        mentions: &mentions,
        vocabulary: &vocabulary,
    };
    let foreign_writes = writes::gather(spec, &modules, &data, &said, &options.lexicon);
    Facts {
        boundaries: boundaries::gather(
            spec,
            &modules,
            &interactions,
            !crowded_calls.is_empty(),
            &data,
            inventory,
            &options.lexicon,
        ),
        unlisted_calls: spoken_calls::gather(spec, &modules, &step_modules, &interactions, &options.lexicon),
        foreign_writes,
        misspelt: misspelt::gather(spec, &modules, &events, &data, &identifiers),
        acts: uses::acts(&modules, &interactions, &events, &data),
        delivered: delivery::gather(&modules, &phases),
        coverage: tests_cover::gather(spec, &modules, &interactions, &tested, &unit_tested),
        identifiers,
        types: types::gather(text, spec, &options.lexicon),
        uses,
        step_modules,
        interactions,
        crowded_calls,
        events,
        data,
        modules,
    }
}

//! What crosses the boundaries between modules: whether a reader can ask the owner, circles of calls, and interactions
//! that go against the architecture's dependencies.

use super::data::SharedDatum;
use super::graph::{Graph, way};
use super::interactions::{Interaction, InteractionKind};
use crate::architecture::Inventory;
use crate::config::{Lexicon, Term};
use crate::limits;
use crate::names::{ModuleId, Modules};
use crate::sort::sort_by_key;
use crate::source::Span;
use crate::spec::{Consistency, Spec, filler, humps, normal_form};
use rustc_hash::{FxHashMap, FxHashSet};
use std::cell::OnceCell;

const CALLBACK: Term = Term::new("word.callback");

/// What crosses the boundaries between modules.
#[derive(Debug, Clone, Default)]
pub struct Boundaries {
    /// Readers of strongly consistent data, by datum in ascending order.
    pub strong_reads: Vec<StrongRead>,
    /// Circles of calls, one for each set of modules that call each other.
    pub circles: Vec<Circle>,
    /// Interactions against the dependencies, the first for each pair of modules.
    pub backward: Vec<Backward>,
}

/// A module that reads strongly consistent data of another.
#[derive(Debug, Clone)]
pub struct StrongRead {
    /// The datum, by index.
    pub datum: usize,
    /// The owner.
    pub owner: ModuleId,
    /// The owner's name in the Owner cell.
    pub owner_span: Span,
    /// The reader.
    pub reader: ModuleId,
    /// The reader's name in the Readers cell.
    pub span: Span,
    /// Whether calls lead from one to the other; none when the calls do not tell.
    pub is_connected: Option<bool>,
    /// The delivery by which the reader hears of the owner, by interaction.
    pub heard: Option<usize>,
}

/// Modules that call each other in a circle.
#[derive(Debug, Clone)]
pub struct Circle {
    /// The call that closes it, by interaction.
    pub closing: usize,
    /// The calls before that one, by interaction, in the order of the circle.
    pub others: Vec<usize>,
}

/// An interaction of two modules of which the architecture says that they depend on each other the other way round.
#[derive(Debug, Clone)]
pub struct Backward {
    /// The interaction, by index.
    pub interaction: usize,
    /// The architecture's dependencies, from the module that depends to the one that is depended on.
    pub dependencies: Vec<String>,
}

pub(super) fn gather(
    spec: &Spec<'_>,
    modules: &Modules,
    interactions: &[Interaction],
    has_crowded: bool,
    data: &[SharedDatum],
    inventory: Option<&Inventory>,
    lexicon: &Lexicon,
) -> Boundaries {
    Boundaries {
        strong_reads: strong_reads(spec, modules, interactions, has_crowded, data, lexicon),
        circles: circles(spec, modules, interactions, lexicon),
        backward: inventory.map_or_else(Vec::new, |inventory| backward(modules, interactions, inventory)),
    }
}

fn strong_reads(
    spec: &Spec<'_>,
    modules: &Modules,
    interactions: &[Interaction],
    has_crowded: bool,
    data: &[SharedDatum],
    lexicon: &Lexicon,
) -> Vec<StrongRead> {
    let mut calls = Calls::of(spec, modules, interactions, has_crowded, lexicon);
    let mut reads = Vec::new();
    for (at, datum) in data.iter().enumerate() {
        let [(owner, owner_span)] = datum.owners[..] else { continue };
        let is_known = |module: ModuleId| modules.get(module).is_module() && !modules.get(module).is_misspelt();
        if datum.consistency != Some(Consistency::Strong) || !is_known(owner) {
            continue;
        }
        let is_judged =
            |reader: ModuleId| reader != owner && is_known(reader) && modules.get(reader).declared.is_some();
        let readers: Vec<(ModuleId, Span)> =
            datum.readers.iter().copied().filter(|(reader, _)| is_judged(*reader)).collect();
        let connected = calls.connected(owner, &readers);
        reads.extend(readers.iter().zip(connected).map(|(&(reader, span), is_connected)| StrongRead {
            datum: at,
            owner,
            owner_span,
            reader,
            span,
            is_connected,
            heard: calls.deliveries.get(&(owner, reader)).copied(),
        }));
    }
    reads
}

/// The calls as a graph, in both directions.
struct Calls {
    forward: Graph,
    back: Graph,
    /// The first delivery from one module to another.
    deliveries: FxHashMap<(ModuleId, ModuleId), usize>,
    /// Whether a call may be missing from the graph: an end that is blank or misspelt, a row that was not read. What
    /// seems not to be connected may be, then.
    is_partial: bool,
    budget: usize,
}

impl Calls {
    fn of(
        spec: &Spec<'_>,
        modules: &Modules,
        interactions: &[Interaction],
        has_crowded: bool,
        lexicon: &Lexicon,
    ) -> Self {
        let is_open = |call: &crate::spec::Call<'_>| {
            [&call.from_cell, &call.to_cell].iter().any(|cell| filler(cell.as_str(), lexicon).is_open())
        };
        let mut calls = Self {
            forward: Graph::new(modules.len()),
            back: Graph::new(modules.len()),
            deliveries: FxHashMap::default(),
            is_partial: has_crowded || spec.calls.entries.is_empty() || spec.calls.entries.iter().any(is_open),
            budget: limits::COMPARED_PAIRS,
        };
        for (at, interaction) in interactions.iter().enumerate() {
            let (from, to) = (interaction.from, interaction.to);
            if interaction.kind == InteractionKind::Delivery {
                calls.deliveries.entry((from, to)).or_insert(at);
                continue;
            }
            calls.is_partial |= modules.get(from).is_misspelt() || modules.get(to).is_misspelt();
            calls.forward.add(from.0 as usize, to.0 as usize);
            calls.back.add(to.0 as usize, from.0 as usize);
        }
        calls
    }

    /// For each reader whether calls lead from it to the owner or from the owner to it, at once or through others.
    fn connected(&mut self, owner: ModuleId, readers: &[(ModuleId, Span)]) -> Vec<Option<bool>> {
        let owner = owner.0 as usize;
        let is_direct = |reader: usize| self.forward.has(owner, reader) || self.back.has(owner, reader);
        if readers.iter().all(|(reader, _)| is_direct(reader.0 as usize)) {
            return vec![Some(true); readers.len()];
        }
        let forward = self.forward.reach(owner, &mut self.budget);
        let (Some(forward), Some(back)) = (forward, self.back.reach(owner, &mut self.budget)) else {
            return vec![None; readers.len()];
        };
        let is_reached = |reader: usize| forward.contains_key(&reader) || back.contains_key(&reader);
        let verdict = |reader: usize| (is_reached(reader) || !self.is_partial).then(|| is_reached(reader));
        readers.iter().map(|(reader, _)| verdict(reader.0 as usize)).collect()
    }
}

fn circles(spec: &Spec<'_>, modules: &Modules, interactions: &[Interaction], lexicon: &Lexicon) -> Vec<Circle> {
    let calls = || interactions.iter().enumerate().filter(|(_, call)| call.kind == InteractionKind::Call);
    let mut graph = Graph::new(modules.len());
    calls().for_each(|(_, call)| _ = graph.add(call.from.0 as usize, call.to.0 as usize));
    // Most specs have no circle, whatever each call is about.
    if graph.circles().iter().all(Option::is_none) {
        return Vec::new();
    }
    let mut graph = Graph::new(modules.len());
    // The first call between two modules; a second one in the same direction closes nothing.
    let mut edges: FxHashMap<(usize, usize), usize> = FxHashMap::default();
    let mut methods: FxHashSet<(ModuleId, ModuleId, String)> = FxHashSet::default();
    for (at, call) in calls() {
        let (from, to) = (call.from, call.to);
        let is_known = |module: ModuleId| modules.get(module).is_module() && !modules.get(module).is_misspelt();
        if from == to || !is_known(from) || !is_known(to) || is_callback(spec, call, lexicon) {
            continue;
        }
        // A row back with the same method is the answer to the call, drawn as a row of its own.
        let method = normal_form(call.name(spec));
        if !method.is_empty() && methods.contains(&(to, from, method.clone())) {
            continue;
        }
        methods.insert((from, to, method));
        let edge = (from.0 as usize, to.0 as usize);
        if graph.add(edge.0, edge.1) {
            edges.insert(edge, at);
        }
    }
    let component = graph.circles();
    // By component, its last call in the order of the table.
    let mut closing: Vec<Option<((usize, usize), usize)>> = Vec::new();
    let mut edges_in_order: Vec<((usize, usize), usize)> = edges.iter().map(|(edge, at)| (*edge, *at)).collect();
    sort_by_key(&mut edges_in_order, |(_, at)| *at);
    for ((from, to), at) in edges_in_order {
        let Some(circle) = component[from].filter(|_| component[from] == component[to]) else { continue };
        closing.resize(closing.len().max(circle + 1), None);
        closing[circle] = Some(((from, to), at));
    }
    let mut budget = limits::COMPARED_PAIRS;
    let mut circles: Vec<Circle> = closing
        .into_iter()
        .flatten()
        .filter_map(|((from, to), closing)| {
            // A way back from the callee stays among the modules of the circle, or it would not lead back.
            let way = way(&graph.reach(to, &mut budget)?, from)?;
            let others = way.windows(2).filter_map(|pair| edges.get(&(pair[0], pair[1])).copied()).collect();
            Some(Circle { closing, others })
        })
        .collect();
    sort_by_key(&mut circles, |circle| circle.closing);
    circles
}

/// Whether a call says that it is the answer to another.
fn is_callback(spec: &Spec<'_>, call: &Interaction, lexicon: &Lexicon) -> bool {
    let row = &spec.calls.entries[call.row];
    let purpose = row.purpose.as_ref().map_or("", |purpose| purpose.as_str());
    let mut words = humps(row.method.as_str()).chain(humps(purpose));
    words.any(|word| lexicon.words(word).contains(&CALLBACK))
}

fn backward(modules: &Modules, interactions: &[Interaction], inventory: &Inventory) -> Vec<Backward> {
    let listed = &inventory.modules;
    // Most calls go to a module that the caller depends on, for which no way has to be found.
    let graph = OnceCell::new();
    let graph = || {
        graph.get_or_init(|| {
            let mut graph = Graph::new(listed.len());
            inventory.edges().for_each(|(module, dependency)| _ = graph.add(module, dependency));
            graph
        })
    };
    // By module of the spec, its place in the inventory, if that says what it depends on.
    let place = |module: ModuleId| {
        let at = inventory.position(&modules.get(module).name)?;
        (modules.get(module).is_module() && listed[at].states_dependencies).then_some(at)
    };
    let places: Vec<Option<usize>> = modules.iter().map(|(id, _)| place(id)).collect();
    let mut budget = limits::COMPARED_PAIRS;
    let mut judged: FxHashSet<(usize, usize)> = FxHashSet::default();
    let mut backward = Vec::new();
    for (at, interaction) in interactions.iter().enumerate() {
        // Events are how a module tells those that depend on it, and those that it depends on, without knowing them.
        if interaction.kind == InteractionKind::Delivery {
            continue;
        }
        let (caller, callee) = (interaction.from.0 as usize, interaction.to.0 as usize);
        let (Some(one), Some(other)) = (places[caller], places[callee]) else { continue };
        if one == other || !judged.insert((one, other)) || inventory.depends_on(one, other) {
            continue;
        }
        let Some(allowed) = graph().reach(one, &mut budget) else { break };
        // What one of its dependencies leaves unsaid may be the very dependency that is looked for.
        let is_closed = allowed.keys().all(|&reached| listed[reached].states_dependencies);
        if allowed.contains_key(&other) || !is_closed {
            continue;
        }
        let Some(way) = graph().reach(other, &mut budget).and_then(|reached| way(&reached, one)) else { continue };
        let dependencies = way.into_iter().map(|module| listed[module].name.clone()).collect();
        backward.push(Backward { interaction: at, dependencies });
    }
    backward
}

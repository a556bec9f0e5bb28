//! Tests: every interaction between two modules, every changed module by itself, and a journey from end to end.

use super::phases::meant;
use super::sink::{About, Sink, named};
use super::{Item, State, Statement, Subject, short};
use crate::limits;
use crate::markdown::Text;
use crate::names::{ModuleId, NameClass};
use crate::source::Span;
use crate::spec::{Filler, Name, TestRow};
use rustc_hash::{FxHashMap, FxHashSet};

const ITEM: Item = Item::TestsCoverIntegration;

pub(super) fn judge(sink: &mut Sink<'_, '_>) {
    interactions(sink);
    journeys(sink);
    for (at, test) in sink.spec.integration_tests.entries.iter().enumerate() {
        two_modules(sink, at, test);
    }
    unit_tests(sink);
    words(sink);
}

fn about(statement: Statement, subject: Subject, span: Span) -> About {
    About { item: ITEM, statement, subject, span }
}

/// Some integration test names both ends. Of several interactions between two modules the first has the finding, with
/// the others related to it; all of them count.
fn interactions(sink: &mut Sink<'_, '_>) {
    let tests = &sink.spec.integration_tests.entries;
    if tests.is_empty() {
        return;
    }
    let names = tests.iter().flat_map(|test| &test.modules);
    let misspelt = misspelt(sink, names);
    // What a table without a Modules column tests is prose.
    let is_prose = tests.iter().any(|test| test.modules_cell.is_none());
    let open = untested(sink);
    // Tests that still have to say what they run through may be those that are missed; each has a finding of its own.
    let unsaid = tests.iter().filter_map(|test| test.modules_cell.as_ref()).filter(|cell| sink.filler(cell).is_open());
    let may_be_unsaid = open.len() <= unsaid.count();
    let mut spoken = FxHashSet::default();
    for (at, interaction) in sink.facts.interactions.iter().enumerate() {
        let (from, to) = (sink.module(interaction.from), sink.module(interaction.to));
        if interaction.from == interaction.to || !from.is_module() || !to.is_module() {
            continue;
        }
        let about = about(Statement::InteractionIsTested, Subject::Interaction(at), interaction.to_span);
        let is_covered = sink.facts.coverage.by_interaction[at].is_some();
        let is_vouched_for = from.is_resolved() && to.is_resolved();
        let is_misspelt = misspelt.contains(&interaction.from) || misspelt.contains(&interaction.to);
        let pair = pair(interaction.from, interaction.to);
        if is_covered && is_vouched_for {
            sink.state(about, State::Satisfied);
        } else if !is_vouched_for || is_misspelt || may_be_unsaid || sink.facts.coverage.is_partial {
            sink.state(about, State::Unknown);
        } else if !spoken.insert(pair) {
            sink.state(about, if is_prose { State::Unknown } else { State::Violated });
        } else {
            let others = open.get(&pair).map_or(&[][..], |open| &open[1..]);
            let detail = || {
                let name = short(interaction.name(sink.spec));
                let detail = named(&from.name).other(&to.name).names([name]);
                others.iter().take(limits::NAMED_SUBJECTS).fold(detail, |detail, &other| {
                    let other = &sink.facts.interactions[other];
                    let name = short(other.name(sink.spec));
                    detail.related(other.to_span, format!("`{name}` between the two is not tested either"))
                })
            };
            if is_prose { sink.holds_or_unknown(about, false, detail) } else { sink.holds(about, false, detail) }
        }
    }
}

/// The interactions that no test covers, by pair of modules.
fn untested(sink: &Sink<'_, '_>) -> FxHashMap<(ModuleId, ModuleId), Vec<usize>> {
    let mut open: FxHashMap<(ModuleId, ModuleId), Vec<usize>> = FxHashMap::default();
    for (at, interaction) in sink.facts.interactions.iter().enumerate() {
        let is_module = |id| sink.module(id).is_module() && sink.module(id).is_resolved();
        let is_open = sink.facts.coverage.by_interaction[at].is_none() && interaction.from != interaction.to;
        if is_open && is_module(interaction.from) && is_module(interaction.to) {
            open.entry(pair(interaction.from, interaction.to)).or_default().push(at);
        }
    }
    open
}

/// Two modules without an order.
fn pair(one: ModuleId, other: ModuleId) -> (ModuleId, ModuleId) {
    (one.min(other), one.max(other))
}

/// Modules that a test most likely means by a misspelt name, which has a finding of its own.
fn misspelt<'n, 'a: 'n>(sink: &Sink<'_, '_>, names: impl Iterator<Item = &'n Name<'a>>) -> FxHashSet<ModuleId> {
    let named = names.filter_map(|name| sink.facts.modules.find(name.as_str()));
    named.filter_map(|id| sink.facts.modules.find(meant(sink.module(id))?)).collect()
}

/// An absent section is one claim of its own.
fn journeys(sink: &mut Sink<'_, '_>) {
    let Some(first) = sink.spec.journeys.entries.first() else { return };
    let exists = sink.spec.journeys.entries.iter().any(|journey| !sink.filler(&journey.name).is_open());
    let heading = sink.spec.journeys.heading.as_ref().map(|heading| heading.text.span);
    let span = heading.filter(|_| exists).unwrap_or(first.name.span);
    sink.holds(about(Statement::JourneyExists, Subject::Journeys, span), exists, || named(""));
}

/// The Modules cell names the two ends of what the test runs through.
fn two_modules(sink: &mut Sink<'_, '_>, at: usize, test: &TestRow<'_>) {
    let Some(cell) = &test.modules_cell else { return };
    let about = about(Statement::TestNamesTwoModules, Subject::Test(at), cell.span);
    let filler = sink.filler(cell);
    if filler.is_open() || matches!(filler, Filler::NotApplicable { has_reason: false }) {
        return sink.document(about, named(test.name.as_str()));
    }
    let mut named_modules: Vec<ModuleId> =
        test.modules.iter().filter_map(|name| sink.facts.modules.find(name.as_str())).collect();
    named_modules.dedup();
    let [only] = named_modules[..] else { return };
    let module = sink.module(only);
    let declared = || sink.facts.modules.iter().filter(|(_, module)| module.declared.is_some()).take(2).count();
    if module.class == NameClass::Module && module.is_resolved() && test.modules.len() == 1 && declared() == 2 {
        sink.document(about, named(test.name.as_str()).other(&module.name));
    }
}

/// Each declared module that changes has a row in Unit Tests, once there are such rows and they speak of modules.
fn unit_tests(sink: &mut Sink<'_, '_>) {
    let spec = sink.spec;
    let tests = &spec.unit_tests.entries;
    let tested = &sink.facts.coverage.unit_tested;
    let speak_of_modules = tested.iter().any(|module| sink.module(*module).declared.is_some());
    // A row that does not say what it tests may be the one that is missed; it has a finding of its own.
    if !speak_of_modules || tests.iter().any(|test| sink.filler(&test.module_cell).is_open()) {
        return;
    }
    let misspelt = misspelt(sink, tests.iter().flat_map(|test| &test.modules));
    let heading = spec.unit_tests.heading.as_ref().map(|heading| heading.text.span);
    for (at, row) in spec.modules.entries.iter().enumerate().filter(|(_, row)| row.kind.needs_delivery()) {
        let Some(module) = sink.facts.modules.find(row.name.as_str()) else { continue };
        if sink.module(module).declared == Some(at) && !misspelt.contains(&module) {
            let about = about(Statement::ModuleIsUnitTested, Subject::ModuleRow(at), row.name.span());
            sink.document_holds(about, tested.contains(&module), || {
                let detail = named(row.name.as_str());
                heading.into_iter().fold(detail, |detail, span| detail.related(span, "no row here names it"))
            });
        }
    }
}

/// A test says what it is called and what it does. One finding a row, at the first cell that says nothing.
fn words(sink: &mut Sink<'_, '_>) {
    let spec = sink.spec;
    for (at, test) in spec.unit_tests.entries.iter().enumerate() {
        let cells = [("a module", Some(&test.module_cell)), ("a focus", test.focus.as_ref())];
        says_what(sink, Subject::UnitTest(at), &test.module_cell, &cells);
    }
    for (at, test) in spec.integration_tests.entries.iter().enumerate() {
        let cells = [("a name", Some(&test.name)), ("a scenario", test.scenario.as_ref())];
        says_what(sink, Subject::Test(at), &test.name, &cells);
    }
    // Where no journey has a name, there is none.
    let exists = spec.journeys.entries.iter().any(|journey| !sink.filler(&journey.name).is_open());
    for (at, journey) in spec.journeys.entries.iter().enumerate().filter(|_| exists) {
        let (steps, verification) = (journey.steps.as_ref(), journey.verification.as_ref());
        let cells = [("a name", Some(&journey.name)), ("steps", steps), ("a verification", verification)];
        says_what(sink, Subject::Journey(at), &journey.name, &cells);
    }
}

fn says_what(sink: &mut Sink<'_, '_>, subject: Subject, name: &Text<'_>, cells: &[(&str, Option<&Text<'_>>)]) {
    let open: Vec<(&str, &Text<'_>)> = cells
        .iter()
        .filter_map(|(what, cell)| cell.filter(|cell| sink.filler(cell).is_open()).map(|cell| (*what, cell)))
        .collect();
    if let Some((_, first)) = open.first() {
        let missing: Vec<&str> = open.iter().map(|(what, _)| *what).collect();
        let name = if sink.filler(name).is_open() { "" } else { name.as_str() };
        let detail = named(name).names(missing);
        sink.document(about(Statement::TestSaysWhat, subject, first.span), detail);
    }
}

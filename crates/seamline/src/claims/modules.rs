//! Modules: declared, known to the architecture, named as declared.

use super::sink::{About, Sink, named};
use super::{Architecture, Detail, Item, State, Statement, Subject};
use crate::facts::Use;
use crate::names::{ModuleId, NameClass, NamedModule};
use crate::sort::sort_by_key;
use crate::source::Span;
use crate::spec::{ModuleRow, PartKind};

const ITEM: Item = Item::ModulesInArchitecture;

pub(super) fn judge(sink: &mut Sink<'_, '_>) {
    architecture(sink);
    spans_modules(sink);
    for at in 0..sink.spec.modules.entries.len() {
        row_is_complete(sink, at);
    }
    let repeated = repeated_rows(sink);
    let uses = uses_by_module(sink);
    for (id, module) in sink.facts.modules.iter() {
        match module.declared {
            Some(row) => {
                declared(sink, id, module, row);
                for &later in &repeated[id.0 as usize] {
                    declared_again(sink, id, row, later);
                }
            }
            None => used(sink, id, module, &uses[id.0 as usize]),
        }
    }
}

fn about(statement: Statement, subject: Subject, span: Span) -> About {
    About { item: ITEM, statement, subject, span }
}

fn architecture(sink: &mut Sink<'_, '_>) {
    let entry = sink.spec.metadata.architecture.as_ref();
    let span = entry.map_or(Span::at(0), |entry| entry.value.span);
    let about = about(Statement::ArchitectureIsReadable, Subject::Document, span);
    match sink.context.architecture {
        // That a document is missing is said of the link. Either way the modules' own claims are unknown.
        Architecture::NotGiven | Architecture::Missing { .. } => {}
        Architecture::Given { path, inventory } if !inventory.is_found() => {
            sink.document_unknown(about, named(path).other("no inventory"));
        }
        Architecture::Given { .. } => {}
    }
}

/// Role and changes of a row; a table without the column is asked for neither, nor is a row without a name.
fn row_is_complete(sink: &mut Sink<'_, '_>, at: usize) {
    let row = &sink.spec.modules.entries[at];
    if !sink.filler(&row.name.text).is_content() {
        return;
    }
    for (statement, cell) in [(Statement::RoleIsStated, &row.role), (Statement::ChangesAreStated, &row.changes)] {
        let Some(cell) = cell else { continue };
        let about = about(statement, Subject::ModuleRow(at), cell.span);
        let is_stated = !sink.filler(cell).is_open();
        sink.document_holds(about, is_stated, || named(row.name.as_str()));
    }
}

/// By the format's decision tree a spec has three modules, or coordination, or failures that cross a border. Whatever
/// could be any of these counts; what is left is only worth a thought.
fn spans_modules(sink: &mut Sink<'_, '_>) {
    let rows = &sink.spec.modules.entries;
    let Some(first) = rows.first() else { return };
    let declared = sink.facts.modules.iter().filter(|(_, module)| module.declared.is_some()).count();
    // A row without a name may be the third module.
    let is_named = |row: &ModuleRow<'_>| sink.filler(&row.name.text).is_content();
    if declared > 2 || !rows.iter().all(is_named) || names_third(sink) || coordinates(sink) {
        return;
    }
    let span = sink.spec.modules.heading.as_ref().map_or(first.name.span(), |heading| heading.text.span);
    let about = about(Statement::SpansModules, Subject::Part(PartKind::Modules), span);
    sink.document_unknown(about, named(if declared == 1 { "one module" } else { "two modules" }));
}

/// Whether a module is named that is not declared; one whose types are used is not touched.
fn names_third(sink: &Sink<'_, '_>) -> bool {
    let is_third = |place: &Use| {
        let module = sink.module(place.module);
        let may_be_module = !matches!(module.class, NameClass::Actor | NameClass::Everything);
        may_be_module && module.declared.is_none() && place.place != PartKind::ExistingTypes
    };
    sink.facts.uses.iter().any(is_third)
}

/// Whether anything passes between two modules, or may do so in what could not be read.
fn coordinates(sink: &Sink<'_, '_>) -> bool {
    let (spec, facts) = (sink.spec, sink.facts);
    let is_actor = |id: ModuleId| sink.module(id).class == NameClass::Actor;
    let between = |one: ModuleId, other: ModuleId| one != other && !is_actor(one) && !is_actor(other);
    let mut acting = facts.step_modules.iter().flatten();
    spec.coordination.unread
        || spec.calls.unread
        || spec.events.unread
        || spec.shared_state.unread
        || !spec.compensations.entries.is_empty()
        || !facts.crowded_calls.is_empty()
        || facts.interactions.iter().any(|interaction| between(interaction.from, interaction.to))
        || facts.data.iter().any(|datum| datum.readers.iter().any(|(reader, _)| !datum.owns(*reader)))
        || acting.next().is_some_and(|first| acting.any(|other| other != first))
}

/// Whether a name in parentheses may be that of a library: `java.time`, `standard library`, `std`.
///
/// In lower case it is none where modules are written so too.
fn is_library(sink: &Sink<'_, '_>, name: &str) -> bool {
    let has_capital = |name: &str| name.chars().any(char::is_uppercase);
    let all_have_capitals =
        || sink.facts.modules.iter().all(|(_, module)| !module.is_resolved() || has_capital(&module.name));
    name.contains('.') || (!has_capital(name) && (name.contains(' ') || all_have_capitals()))
}

fn declared(sink: &mut Sink<'_, '_>, id: ModuleId, module: &NamedModule, row: usize) {
    let about = about(Statement::IsInArchitecture, Subject::Module(id), sink.spec.modules.entries[row].name.span());
    // An architecture need not list what the author calls external.
    if module.class == NameClass::Actor {
        return sink.state(about, State::Unknown);
    }
    match module.in_inventory {
        None => sink.state(about, State::Unknown),
        Some(listed) => {
            sink.holds(about, listed, || named(&module.name).suggestion(module.near_miss.clone()));
        }
    }
}

fn declared_again(sink: &mut Sink<'_, '_>, id: ModuleId, first: usize, later: usize) {
    let rows = &sink.spec.modules.entries;
    let about = about(Statement::IsDeclaredOnce, Subject::Module(id), rows[later].name.span());
    sink.holds(about, false, || {
        named(rows[later].name.as_str()).related(rows[first].name.span(), "it is declared here first")
    });
}

/// A module that is named and not declared: one finding at its first place, the others related.
fn used(sink: &mut Sink<'_, '_>, id: ModuleId, module: &NamedModule, uses: &[Use]) {
    let Some(first) = uses.first() else { return };
    let subject = Subject::Module(id);
    let as_type_only = uses.iter().all(|place| place.place == PartKind::ExistingTypes);
    // One that is named for its types alone is not changed, and need not be declared.
    let statement = if as_type_only { Statement::TypeModuleIsKnown } else { Statement::IsKnown };
    let about_known = about(statement, subject, first.span);
    match (module.class, module.in_inventory) {
        (NameClass::Actor | NameClass::Everything, _) => {}
        (NameClass::Infrastructure, _) => sink.state(about_known, State::Unknown),
        (NameClass::Module, Some(true)) if as_type_only => sink.state(about_known, State::Satisfied),
        _ if as_type_only && module.near_miss.is_none() && is_library(sink, &module.name) => {
            sink.state(about_known, State::Unknown);
        }
        // Where the declarations could not be read, nobody can say who is undeclared.
        (NameClass::Module, _) if sink.spec.modules.unread => sink.state(about_known, State::Unknown),
        (NameClass::Module, None) if as_type_only || sink.spec.modules.entries.is_empty() => {
            sink.state(about_known, State::Unknown);
        }
        (NameClass::Module, Some(false)) => sink.holds(about_known, false, || detail(module, uses)),
        (NameClass::Module, _) => {
            sink.holds(about(Statement::IsDeclared, subject, first.span), false, || detail(module, uses));
        }
    }
}

fn detail(module: &NamedModule, uses: &[Use]) -> Box<Detail> {
    let mut detail = named(&module.name).other(uses[0].place.heading()).suggestion(module.near_miss.clone());
    for place in uses.iter().skip(1).take(crate::limits::NAMED_SUBJECTS) {
        detail = detail.related(place.span, format!("it is also named in {}", place.place.heading()));
    }
    detail
}

/// By module, where it is named in the order of the text, if no row declares it.
fn uses_by_module(sink: &Sink<'_, '_>) -> Vec<Vec<Use>> {
    let mut uses = vec![Vec::new(); sink.facts.modules.len()];
    let undeclared = |place: &&Use| sink.module(place.module).declared.is_none();
    let mut places: Vec<Use> = sink.facts.uses.iter().filter(undeclared).copied().collect();
    sort_by_key(&mut places, |place| place.span);
    for place in places {
        uses[place.module.0 as usize].push(place);
    }
    uses
}

/// By module, the rows that declare it again.
fn repeated_rows(sink: &Sink<'_, '_>) -> Vec<Vec<usize>> {
    let mut repeated = vec![Vec::new(); sink.facts.modules.len()];
    for (row, entry) in sink.spec.modules.entries.iter().enumerate() {
        if let Some(id) = sink.facts.modules.find(entry.name.as_str())
            && sink.module(id).declared.is_some_and(|first| first < row)
        {
            repeated[id.0 as usize].push(row);
        }
    }
    repeated
}

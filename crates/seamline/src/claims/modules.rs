//! Modules: declared, known to the architecture, named as declared.

use super::sink::{About, Sink, named};
use super::{Architecture, Detail, Item, State, Statement, Subject};
use crate::facts::Use;
use crate::names::{ModuleId, NameClass, NamedModule};
use crate::source::Span;
use crate::spec::PartKind;
use rustc_hash::FxHashMap;

const ITEM: Item = Item::ModulesInArchitecture;

pub(super) fn judge(sink: &mut Sink<'_, '_>) {
    architecture(sink);
    let repeated = repeated_rows(sink);
    let uses = uses_by_module(sink);
    for (id, module) in sink.facts.modules.iter() {
        match module.declared {
            Some(row) => {
                declared(sink, id, module, row);
                for &later in repeated.get(&id).into_iter().flatten() {
                    declared_again(sink, id, row, later);
                }
            }
            None => used(sink, id, module, uses.get(&id).map_or(&[], Vec::as_slice)),
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

fn declared(sink: &mut Sink<'_, '_>, id: ModuleId, module: &NamedModule, row: usize) {
    let about = about(Statement::IsInArchitecture, Subject::Module(id), sink.spec.modules.entries[row].name.span());
    match module.in_inventory {
        None => sink.state(about, State::Unknown),
        Some(listed) => {
            sink.holds(about, listed, || Detail { suggestion: module.near_miss.clone(), ..named(&module.name) });
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
    let about_known = about(Statement::IsKnown, subject, first.span);
    match (module.class, module.in_inventory) {
        (NameClass::Actor | NameClass::Everything, _) => {}
        (NameClass::Infrastructure, _) => sink.state(about_known, State::Unknown),
        (NameClass::Module, Some(true)) if as_type_only => sink.state(about_known, State::Satisfied),
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

fn detail(module: &NamedModule, uses: &[Use]) -> Detail {
    let mut detail = named(&module.name).other(uses[0].place.heading());
    detail.suggestion.clone_from(&module.near_miss);
    for place in uses.iter().skip(1).take(crate::limits::NAMED_SUBJECTS) {
        detail = detail.related(place.span, format!("it is also named in {}", place.place.heading()));
    }
    detail
}

fn uses_by_module(sink: &Sink<'_, '_>) -> FxHashMap<ModuleId, Vec<Use>> {
    let mut uses: FxHashMap<ModuleId, Vec<Use>> = FxHashMap::default();
    let undeclared = |place: &&Use| sink.module(place.module).declared.is_none();
    let mut places: Vec<Use> = sink.facts.uses.iter().filter(undeclared).copied().collect();
    places.sort_by_key(|place| place.span);
    for place in places {
        uses.entry(place.module).or_default().push(place);
    }
    uses
}

fn repeated_rows(sink: &Sink<'_, '_>) -> FxHashMap<ModuleId, Vec<usize>> {
    let mut repeated: FxHashMap<ModuleId, Vec<usize>> = FxHashMap::default();
    for (row, entry) in sink.spec.modules.entries.iter().enumerate() {
        if let Some(id) = sink.facts.modules.find(entry.name.as_str())
            && sink.module(id).declared.is_some_and(|first| first < row)
        {
            repeated.entry(id).or_default().push(row);
        }
    }
    repeated
}

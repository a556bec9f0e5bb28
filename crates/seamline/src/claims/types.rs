//! Shared types: known, used, and either new or there already.

use super::sink::{About, Sink, named};
use super::subject::short;
use super::{Item, Statement, Subject};
use crate::facts::TypeFacts;
use crate::spec::ExistingType;

pub(super) fn judge(sink: &mut Sink<'_, '_>) {
    let (spec, facts) = (sink.spec, sink.facts);
    for (at, (item, known)) in spec.existing_types.entries.iter().zip(&facts.types).enumerate() {
        names_module(sink, at, item);
        used_and_existing(sink, at, item, *known);
    }
}

fn about(statement: Statement, at: usize, item: &ExistingType<'_>) -> About {
    About { item: Item::ModulesInArchitecture, statement, subject: Subject::Type(at), span: item.name.span }
}

/// Judged only where nothing but the parentheses could name the module.
fn names_module(sink: &mut Sink<'_, '_>, at: usize, item: &ExistingType<'_>) {
    let is_named = item.module.as_ref().is_some_and(|module| !sink.filler(&module.text).is_open());
    let words = item.usage.iter().flat_map(|usage| usage.as_str().split(|c: char| !c.is_alphanumeric()));
    let in_usage = || words.into_iter().any(|word| sink.facts.modules.find(word).is_some());
    if is_named || (item.stands_alone && !in_usage()) {
        sink.document_holds(about(Statement::TypeNamesModule, at, item), is_named, || named(short(item.name.as_str())));
    }
}

fn used_and_existing(sink: &mut Sink<'_, '_>, at: usize, item: &ExistingType<'_>, known: TypeFacts) {
    let name = || named(short(item.name.as_str()));
    sink.document_holds(about(Statement::TypeIsUsed, at, item), known.is_used, name);
    let Some(declared) = known.declared else { return };
    let about = about(Statement::TypeIsNewOrExisting, at, item);
    sink.document_holds(about, false, || name().related(declared, "it is declared here"));
}

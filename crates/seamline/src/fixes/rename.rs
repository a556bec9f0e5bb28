//! Did you mean …? Then write it so.

use super::{Ground, fix, table};
use crate::claims::{Claim, Detail, Statement, Subject};
use crate::finding::{Edit, Fix};
use crate::names::ModuleId;
use crate::source::Span;
use crate::spec::normal_form;

/// Writes the suggested name wherever the mistaken one stands for the same thing.
pub(super) fn to(ground: &Ground<'_, '_>, claim: &Claim, detail: &Detail, suggestion: &str) -> Option<Fix> {
    let places = match (claim.statement, claim.subject) {
        (Statement::IsKnown | Statement::IsDeclared | Statement::TypeModuleIsKnown, Subject::Module(id)) => {
            uses(ground, id)
        }
        (Statement::IsInArchitecture, Subject::Module(id)) => {
            let mut places = uses(ground, id);
            places.push(claim.span);
            places
        }
        (Statement::FlagIsWellNamed, _) => mentions(ground, claim.span, &detail.name),
        _ => vec![claim.span],
    };
    let mut edits: Vec<Edit> =
        places.into_iter().filter_map(|place| edit(ground, place, &detail.name, suggestion)).collect();
    edits.sort_by_key(|edit| edit.span);
    edits.dedup();
    let is_safe = matches!(
        claim.statement,
        Statement::IsKnown
            | Statement::IsDeclared
            | Statement::TypeModuleIsKnown
            | Statement::MethodIsHttp
            | Statement::AllowNamesRule
    );
    (!edits.is_empty()).then(|| fix(format!("write `{suggestion}`"), is_safe, edits))
}

/// The name inside its place, which may also hold marks around it.
fn edit(ground: &Ground<'_, '_>, place: Span, name: &str, suggestion: &str) -> Option<Edit> {
    let written = place.of(ground.text);
    let (start, length) = match written.find(name.trim()) {
        Some(at) if !name.trim().is_empty() => (at, name.trim().len()),
        _ if normal_form(written) == normal_form(name) => (0, written.len()),
        _ => return None,
    };
    let start = place.start as usize + start;
    Some(table::fitted(ground, Span::new(start, start + length), suggestion))
}

/// Every place that names a module.
fn uses(ground: &Ground<'_, '_>, id: ModuleId) -> Vec<Span> {
    ground.facts.uses.iter().filter(|place| place.module == id).map(|place| place.span).collect()
}

/// The flag's row, and the back-ticked mentions of it in migration steps and phases.
fn mentions(ground: &Ground<'_, '_>, row: Span, name: &str) -> Vec<Span> {
    let marked = format!("`{}`", name.trim());
    let steps = ground.spec.migration.entries.iter().map(|step| step.text.span);
    let phases = ground.spec.phases.entries.iter().flat_map(|phase| phase.texts().map(|text| text.span));
    let found = steps.chain(phases).filter_map(|span| {
        let at = span.of(ground.text).find(&marked)?;
        let start = span.start as usize + at + 1;
        Some(Span::new(start, start + marked.len() - 2))
    });
    std::iter::once(row).chain(found).collect()
}

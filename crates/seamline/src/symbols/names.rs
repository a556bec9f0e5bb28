//! Names that tables declare.

use super::{Symbol, SymbolKind};
use crate::claims::short;
use crate::facts::Facts;
use crate::markdown::Text;
use crate::source::Span;
use crate::spec::{Spec, normal_form};
use rustc_hash::FxHashSet;

/// Every name with its declaration. Modules are those that the spec names anywhere; their mentions in tables and steps are
/// known already.
pub(super) fn declared(spec: &Spec<'_>, facts: &Facts) -> Vec<Symbol> {
    let mut names = modules(spec, facts);
    let mut known = FxHashSet::default();
    let mut add = |kind: SymbolKind, name: &str, span: Span, details: [Option<&Text<'_>>; 2]| {
        let name = name.trim();
        if !name.is_empty() && known.insert((kind as u8, normal_form(name))) {
            let detail = detail(details);
            names.push(Symbol { name: name.to_owned(), kind, declaration: Some(span), references: Vec::new(), detail });
        }
    };
    for row in &spec.events.entries {
        add(SymbolKind::Event, row.event.as_str(), row.event.span(), [row.purpose.as_ref(), None]);
    }
    for row in &spec.published.entries {
        add(SymbolKind::Event, row.event.as_str(), row.event.span(), [row.payload.as_ref(), row.when.as_ref()]);
    }
    for row in &spec.calls.entries {
        add(SymbolKind::Method, row.method.as_str(), row.method.span, [row.purpose.as_ref(), None]);
    }
    for row in &spec.shared_state.entries {
        add(SymbolKind::Datum, row.data.as_str(), row.data.span(), [row.consistency.as_ref(), None]);
    }
    for row in &spec.flags.entries {
        add(SymbolKind::Flag, row.name.as_str(), row.name.span, [row.purpose.as_ref(), None]);
    }
    names
}

fn modules(spec: &Spec<'_>, facts: &Facts) -> Vec<Symbol> {
    let mut modules: Vec<Symbol> = facts
        .modules
        .iter()
        .map(|(_, module)| {
            let row = module.declared.and_then(|row| spec.modules.entries.get(row));
            Symbol {
                name: module.name.clone(),
                kind: SymbolKind::Module,
                declaration: row.map(|row| row.name.span()),
                references: Vec::new(),
                detail: row.map(|row| detail([row.role.as_ref(), row.changes.as_ref()])).unwrap_or_default(),
            }
        })
        .collect();
    for used in &facts.uses {
        if let Some(module) = modules.get_mut(used.module.0 as usize) {
            module.references.push(used.span);
        }
    }
    // What is a module in nobody's place, such as "all modules", has none.
    let mut classes = facts.modules.iter().map(|(_, module)| module.is_module());
    modules.retain(|_| classes.next().unwrap_or(false));
    modules
}

/// What cells say, in one line.
fn detail(cells: [Option<&Text<'_>>; 2]) -> String {
    let said = cells.into_iter().flatten().map(|cell| short(cell.as_str())).filter(|cell| !cell.is_empty());
    said.collect::<Vec<_>>().join(" · ")
}

//! Shared data: who owns and who reads each datum.

use super::events::resolve;
use crate::names::{ModuleId, Resolver};
use crate::source::Span;
use crate::spec::{Consistency, Spec, normal_form};
use rustc_hash::FxHashMap;

/// A datum of Shared State, its rows taken together.
#[derive(Debug, Clone)]
pub struct SharedDatum {
    /// The name as written first.
    pub name: String,
    /// The name's first place.
    pub span: Span,
    /// The owner cell of its first row.
    pub owner_cell: Span,
    /// Its owners; more than one is a contradiction.
    pub owners: Vec<(ModuleId, Span)>,
    /// Its readers.
    pub readers: Vec<(ModuleId, Span)>,
    /// What readers may rely on.
    pub consistency: Option<Consistency>,
}

impl SharedDatum {
    /// Whether a module is an owner.
    pub fn owns(&self, module: ModuleId) -> bool {
        self.owners.iter().any(|(owner, _)| *owner == module)
    }
}

pub(super) fn gather(spec: &Spec<'_>, resolver: &mut Resolver<'_>) -> Vec<SharedDatum> {
    let mut data: Vec<SharedDatum> = Vec::new();
    let mut by_name: FxHashMap<String, usize> = FxHashMap::default();
    for row in &spec.shared_state.entries {
        let normal = normal_form(row.data.as_str());
        if normal.is_empty() {
            continue;
        }
        let at = *by_name.entry(normal).or_insert(data.len());
        if at == data.len() {
            data.push(SharedDatum {
                name: row.data.as_str().to_owned(),
                span: row.data.span(),
                owner_cell: row.owner_cell.span,
                owners: Vec::new(),
                readers: Vec::new(),
                consistency: row.consistency_meaning,
            });
        }
        data[at].owners.extend(resolve(row.owners.iter(), resolver));
        data[at].readers.extend(resolve(row.readers.iter(), resolver));
    }
    data
}

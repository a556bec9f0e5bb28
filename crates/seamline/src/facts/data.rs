//! Shared data: who owns and who reads each datum.

use crate::names::{ModuleId, Resolver};
use crate::source::Span;
use crate::spec::{Consistency, Spec, normal_form};
use rustc_hash::{FxHashMap, FxHashSet};

/// A datum of Shared State, its rows taken together.
#[derive(Debug, Clone)]
pub struct SharedDatum {
    /// The name as written first.
    pub name: String,
    /// The name's first place.
    pub span: Span,
    /// The owner cell of its first row.
    pub owner_cell: Span,
    /// Its owners, each once; more than one is a contradiction.
    pub owners: Vec<(ModuleId, Span)>,
    /// Its readers, each once.
    pub readers: Vec<(ModuleId, Span)>,
    /// Its rows in Shared State, by index.
    pub rows: Vec<usize>,
    /// What readers may rely on.
    pub consistency: Option<Consistency>,
    owner_set: FxHashSet<ModuleId>,
}

impl SharedDatum {
    /// Whether a module is an owner.
    pub fn owns(&self, module: ModuleId) -> bool {
        self.owner_set.contains(&module)
    }
}

pub(super) fn gather(spec: &Spec<'_>, resolver: &mut Resolver<'_>) -> Vec<SharedDatum> {
    let mut data: Vec<SharedDatum> = Vec::new();
    let mut by_name: FxHashMap<String, usize> = FxHashMap::default();
    let mut read_by: FxHashSet<(usize, ModuleId)> = FxHashSet::default();
    for (number, row) in spec.shared_state.entries.iter().enumerate() {
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
                rows: Vec::new(),
                consistency: row.consistency_meaning,
                owner_set: FxHashSet::default(),
            });
        }
        let datum = &mut data[at];
        datum.rows.push(number);
        let owners = resolver.resolve_names(&row.owners);
        datum.owners.extend(owners.into_iter().filter(|(owner, _)| datum.owner_set.insert(*owner)));
        let readers = resolver.resolve_names(&row.readers);
        datum.readers.extend(readers.into_iter().filter(|(reader, _)| read_by.insert((at, *reader))));
    }
    data
}

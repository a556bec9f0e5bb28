//! Shared data: who owns and who reads each datum.

use super::flow::Identifiers;
use super::supply::{forms, is_slip};
use super::words::{Mention, Vocabulary};
use crate::config::Lexicon;
use crate::limits;
use crate::names::{Candidates, ModuleId, Resolver};
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
    /// Whether a step speaks of it, under this name or another form of it.
    pub is_mentioned: bool,
    /// A name in the steps that it almost is, when none does.
    pub meant: Option<String>,
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
                is_mentioned: false,
                meant: None,
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

/// Enters the names into the vocabulary.
pub(super) fn name(data: &[SharedDatum], vocabulary: &mut Vocabulary) {
    for datum in data {
        vocabulary.number(&datum.name);
    }
}

/// Notes which data the steps speak of, and what those that they do not may have been meant to be.
pub(super) fn find_mentions(
    spec: &Spec<'_>,
    data: &mut [SharedDatum],
    identifiers: &Identifiers,
    vocabulary: &Vocabulary,
    mentions: &[Mention],
    lexicon: &Lexicon,
) {
    let mut spoken = vec![false; vocabulary.len()];
    for mention in mentions {
        spoken[mention.name as usize] = true;
    }
    let is_spoken =
        |datum: &SharedDatum| vocabulary.get(&normal_form(&datum.name)).is_none_or(|number| spoken[number as usize]);
    data.iter_mut().for_each(|datum| datum.is_mentioned = is_spoken(datum));
    if data.iter().all(|datum| datum.is_mentioned) {
        return;
    }
    let flow = identifiers.inputs.iter().chain(&identifiers.outputs).map(|found| found.name.clone());
    let lines = spec.steps.entries.iter().filter_map(|step| step.action.as_ref()).flat_map(|action| &action.lines);
    let acted = lines.flat_map(crate::spec::identifiers).map(|name| name.as_str().to_owned());
    let named: FxHashSet<String> = flow.chain(acted).collect();
    let known: FxHashSet<String> = named.iter().flat_map(|name| forms(name, lexicon)).collect();
    let candidates = Candidates::new(named.into_iter());
    for datum in data.iter_mut().filter(|datum| !datum.is_mentioned).take(limits::SUGGESTED_NAMES) {
        datum.is_mentioned = forms(&datum.name, lexicon).iter().any(|form| known.contains(form));
        datum.meant = candidates.nearest(&datum.name).filter(|meant| is_slip(&datum.name, meant));
    }
}

//! Steps that change data of another module.
//!
//! Actions are prose, so only the plainest sentence counts: a word that changes data, the datum right behind it, and
//! nothing in the step that names the owner or what is called on it.

use super::data::SharedDatum;
use super::interactions::{Interaction, InteractionKind, Spoken};
use super::words::{Mention, Vocabulary};
use crate::config::{Lexicon, Term};
use crate::limits;
use crate::names::{ModuleId, Modules};
use crate::sort::sort_by_key;
use crate::source::Span;
use crate::spec::{Spec, Step, normal_form, push_normal};
use rustc_hash::{FxHashMap, FxHashSet};
use std::cell::OnceCell;

const MUTATION: Term = Term::new("word.mutation");
const ARTICLE: Term = Term::new("word.article");
const FACET: Term = Term::new("word.facet");
const ASK: Term = Term::new("word.ask");
const NOT: Term = Term::new("word.not");

/// Words of the longest name of a datum that is looked for.
const LONGEST_NAME: usize = 4;

/// Articles and the like that may stand between the verb and the datum.
const LONGEST_GAP: usize = 3;

/// A step that seems to change data of a module that does not act in it.
#[derive(Debug, Clone)]
pub struct ForeignWrite {
    /// The datum, by index.
    pub datum: usize,
    /// Its owner.
    pub owner: ModuleId,
    /// The step, by index.
    pub step: usize,
    /// The verb and the datum.
    pub span: Span,
}

/// What the steps say, for those who look for writes.
pub(super) struct Said<'f> {
    pub(super) step_modules: &'f [Vec<ModuleId>],
    pub(super) interactions: &'f [Interaction],
    pub(super) spoken: &'f Spoken,
    pub(super) mentions: &'f [Mention],
    pub(super) vocabulary: &'f Vocabulary,
}

/// The writes by datum, each datum at most once for each step.
pub(super) fn gather(
    spec: &Spec<'_>,
    modules: &Modules,
    data: &[SharedDatum],
    said: &Said<'_>,
    lexicon: &Lexicon,
) -> Vec<ForeignWrite> {
    let owned = data.iter().enumerate().filter(|(_, datum)| datum.owners.len() == 1);
    let names = Names::of(owned.map(|(at, datum)| (normal_form(&datum.name), at)));
    let owners = owners_by_number(said.vocabulary, &names.by_name, data);
    let names_of_owners = OnceCell::new();
    let mut writes = Vec::new();
    for (at, step) in spec.steps.entries.iter().enumerate() {
        let acting = &said.step_modules[at];
        let is_known = |module: &ModuleId| modules.get(*module).is_module() && !modules.get(*module).is_misspelt();
        if names.by_name.is_empty() || acting.is_empty() || !acting.iter().all(is_known) {
            continue;
        }
        let spoken = spoken_in(at, said.mentions);
        // Few steps speak of data of others, and only those are read word by word.
        if !spoken.iter().any(|mention| owners[mention.name as usize].is_some_and(|owner| !acting.contains(&owner))) {
            continue;
        }
        let mut seen: FxHashSet<usize> = FxHashSet::default();
        // Each is looked up among all that the step speaks of; a step that changes more says nothing clear.
        if acting.len() > limits::NAMED_SUBJECTS || asks(step, lexicon) {
            continue;
        }
        for (datum, span) in changed(step, &names, lexicon) {
            let owner = data[datum].owners[0].0;
            let is_foreign = !acting.contains(&owner) && is_known(&owner);
            let is_new = is_foreign && seen.len() < limits::NAMED_SUBJECTS && seen.insert(datum);
            // Looked up only for what seems to be a write, which few steps are.
            let names = names_of_owners.get_or_init(|| names_of_owners_in(said));
            if is_new && !spoken.iter().any(|mention| names.contains(&(owner, mention.name))) {
                writes.push(ForeignWrite { datum, owner, step: at, span });
            }
        }
    }
    sort_by_key(&mut writes, |write| write.datum);
    writes
}

/// The names of data that have one owner.
struct Names {
    /// The data, by the normal forms of their names.
    by_name: FxHashMap<String, usize>,
    /// By byte, whether a name starts with it.
    initials: [bool; 256],
}

impl Names {
    fn of(names: impl Iterator<Item = (String, usize)>) -> Self {
        let by_name: FxHashMap<String, usize> = names.collect();
        let mut initials = [false; 256];
        by_name.keys().filter_map(|name| name.bytes().next()).for_each(|first| initials[first as usize] = true);
        Self { by_name, initials }
    }

    /// Whether a name may start with this word. What is not ASCII may have another first byte in lower case.
    fn may_start_with(&self, word: &str) -> bool {
        let first = word.as_bytes().first().map_or(0, u8::to_ascii_lowercase);
        !first.is_ascii() || self.initials[first as usize]
    }
}

/// The owners of data by the numbers of their names.
fn owners_by_number(
    vocabulary: &Vocabulary,
    by_name: &FxHashMap<String, usize>,
    data: &[SharedDatum],
) -> Vec<Option<ModuleId>> {
    let owner = |datum: usize| data[datum].owners[0].0;
    let mut owners = vec![None; vocabulary.len()];
    let known = by_name.iter().filter_map(|(name, &datum)| Some((vocabulary.get(name)?, owner(datum))));
    known.for_each(|(number, owner)| owners[number as usize] = Some(owner));
    owners
}

/// By module, the names that say that it is spoken to: its own and those of the methods that are called on it.
fn names_of_owners_in(said: &Said<'_>) -> FxHashSet<(ModuleId, u32)> {
    let modules = said.spoken.names.iter().enumerate().map(|(at, &name)| (ModuleId(at as u32), name));
    let calls = said.interactions.iter().zip(&said.spoken.methods);
    let calls = calls.filter(|(call, _)| call.kind == InteractionKind::Call).map(|(call, &name)| (call.to, name));
    modules.chain(calls).collect()
}

/// What a step speaks of; mentions are in the order of the steps.
fn spoken_in(step: usize, mentions: &[Mention]) -> &[Mention] {
    let start = mentions.partition_point(|mention| mention.step < step);
    let end = mentions.partition_point(|mention| mention.step <= step);
    &mentions[start..end]
}

/// Whether the action says that somebody is asked, or that a copy is meant.
fn asks(step: &Step<'_>, lexicon: &Lexicon) -> bool {
    let lines = step.action.iter().flat_map(|action| &action.lines);
    lines.flat_map(|line| words(line.as_str())).any(|(_, word)| lexicon.words(word).contains(&ASK))
}

/// The data that stand right behind a word that changes data, each with the words from the verb to the name.
fn changed(step: &Step<'_>, names: &Names, lexicon: &Lexicon) -> Vec<(usize, Span)> {
    let mut changed = Vec::new();
    let mut name = String::new();
    for line in step.action.iter().flat_map(|action| &action.lines) {
        let text = line.as_str();
        let words: Vec<(usize, &str)> = words(text).collect();
        for first in (1..words.len()).filter(|&first| names.may_start_with(words[first].1)) {
            name.clear();
            for last in first..words.len().min(first + LONGEST_NAME) {
                push_normal(&mut name, words[last].1);
                let Some(&datum) = names.by_name.get(&name) else { continue };
                let end = words[last].0 + words[last].1.len();
                if let Some(verb) = verb_before(text, &words[..first], words[first].0, lexicon)
                    && ends_there(&text[end..], lexicon)
                {
                    changed.push((datum, line.source(verb..end)));
                }
            }
        }
    }
    changed
}

/// The words of a text, each with its place.
pub(super) fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let start = text.as_ptr() as usize;
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(move |word| (word.as_ptr() as usize - start, word))
}

/// Where the verb starts, when one stands before a name with nothing but articles between them.
fn verb_before(text: &str, before: &[(usize, &str)], name: usize, lexicon: &Lexicon) -> Option<usize> {
    let mut end = name;
    for (at, &(start, word)) in before.iter().enumerate().rev().take(LONGEST_GAP + 1) {
        let between = &text[start + word.len()..end];
        if between.chars().any(|c| !matches!(c, ' ' | '*' | '`')) {
            return None;
        }
        let meanings = lexicon.words(word);
        if meanings.contains(&MUTATION) {
            let previous = at.checked_sub(1).map(|at| lexicon.words(before[at].1)).unwrap_or_default();
            // "The update" is a noun, and "not update" no change.
            return (!previous.contains(&ARTICLE) && !previous.contains(&NOT)).then_some(start);
        }
        if !meanings.contains(&ARTICLE) {
            return None;
        }
        end = start;
    }
    None
}

/// Whether what follows a name leaves it the thing that is changed: in "update order mail" that is the mail.
fn ends_there(rest: &str, lexicon: &Lexicon) -> bool {
    let rest = rest.trim_start_matches(['`', '*']);
    let Some(rest) = rest.strip_prefix(' ') else { return !rest.starts_with(['-', '_', '.', '/']) };
    let Some((_, word)) = words(rest).next().filter(|(at, _)| *at == 0) else { return true };
    lexicon.words(word).contains(&FACET) || word.ends_with("ed")
}

#[cfg(test)]
mod tests {
    use crate::config::Options;
    use crate::{Context, check};

    fn writes(action: &str) -> usize {
        let text = format!(
            "# Integration: X\n\n## Flow Steps\n\n1. **Pay** (Tariffs)\n   - Trigger: x\n   - Action: {action}\n   - Output: y\n\n\
             ## Synchronous Calls\n\n| From | To | Method | Purpose |\n|--|--|--|--|\n| Tariffs | Depot | ReserveBay | z |\n\n\
             ## Shared State\n\n| Data | Owner | Readers | Consistency |\n|--|--|--|--|\n| BayPlan | Depot | Tariffs | Eventual |\n"
        );
        let options = Options::default();
        check(&text, &Context::new(&options)).facts.foreign_writes.len()
    }

    #[test]
    fn only_the_plainest_sentence_is_a_write() {
        for action in
            ["Update `BayPlan`", "Check it, then mark the bay plan as full", "Save the new BayPlan with a date"]
        {
            assert_eq!(writes(action), 1, "{action}");
        }
        for action in [
            "Read the BayPlan",
            "Update the price from the BayPlan",
            "Update the BayPlan of the Depot",
            "Update BayPlan by `ReserveBay`",
            "Update the BayPlan cache",
            "Update the BayPlan report",
            "Do not update the BayPlan",
            "Ask for a change, then update BayPlan",
            "The update BayPlan brings",
        ] {
            assert_eq!(writes(action), 0, "{action}");
        }
    }
}

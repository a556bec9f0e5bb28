//! Calls that steps speak of and no table has: "call `ReserveBay` on Lockers".

use super::interactions::{Interaction, InteractionKind};
use super::writes::words;
use crate::config::{Lexicon, Term};
use crate::limits;
use crate::markdown::Text;
use crate::names::{Candidates, ModuleId, Modules};
use crate::source::Span;
use crate::spec::{Spec, Step, filler, humps, normal_form, push_normal};
use rustc_hash::{FxHashMap, FxHashSet};

const CALL: Term = Term::new("word.call");

/// Words of the longest module name that is looked for.
const LONGEST_NAME: usize = 3;

/// A method that a step calls on a module, without a row in Synchronous Calls.
#[derive(Debug, Clone)]
pub struct UnlistedCall {
    /// The step, by index.
    pub step: usize,
    /// The method as the step writes it.
    pub method: String,
    /// Where it stands.
    pub span: Span,
    /// The module that it is called on.
    pub callee: ModuleId,
    /// A listed method that it almost is, with its cell.
    pub meant: Option<(String, Span)>,
}

pub(super) fn gather(
    spec: &Spec<'_>,
    modules: &Modules,
    step_modules: &[Vec<ModuleId>],
    interactions: &[Interaction],
    lexicon: &Lexicon,
) -> Vec<UnlistedCall> {
    let mut unlisted = Vec::new();
    if !spec.steps.entries.iter().flat_map(said).any(may_call) {
        return unlisted;
    }
    let Some(listed) = Listed::of(spec, modules, interactions, lexicon) else { return unlisted };
    for (at, step) in spec.steps.entries.iter().enumerate() {
        let acting = &step_modules[at];
        if acting.len() > limits::NAMED_SUBJECTS {
            continue;
        }
        for line in said(step).filter(|line| may_call(line)) {
            for (method, span, callee) in calls_in(line, modules, lexicon) {
                let is_named = acting.iter().all(|caller| !listed.vague.contains(&(*caller, callee)));
                if is_named && !acting.contains(&callee) && !listed.names.contains_key(&normal_form(method)) {
                    let meant = listed.nearest(method);
                    unlisted.push(UnlistedCall { step: at, method: method.to_owned(), span, callee, meant });
                }
            }
        }
    }
    unlisted
}

/// What a step says it does.
fn said<'s, 'a>(step: &'s Step<'a>) -> impl Iterator<Item = &'s Text<'a>> {
    step.action.iter().chain(&step.failure).flat_map(|field| &field.lines)
}

/// Whether an identifier stands in front of "on", which few lines have.
fn may_call(line: &Text<'_>) -> bool {
    let text = line.as_str();
    // A search for so short a text costs less without the preparation that `match_indices` makes.
    let mut joints = text.as_bytes().windows(4).enumerate().filter(|(_, at)| at[0] == b' ' && *at == b" on ");
    joints.any(|(at, _)| {
        let before = text[..at].trim_end_matches(|c: char| !c.is_alphanumeric());
        let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
        humps(word).nth(1).is_some()
    })
}

/// What the tables name.
struct Listed {
    /// Methods and events, with where they stand.
    names: FxHashMap<String, Span>,
    /// Pairs of modules with a call that names no method of its own, such as `REST`: it may be the one.
    vague: FxHashSet<(ModuleId, ModuleId)>,
    methods: Candidates,
}

impl Listed {
    /// None when there are no calls, or a row was not read whole: it may be the one that is looked for.
    fn of(spec: &Spec<'_>, modules: &Modules, interactions: &[Interaction], lexicon: &Lexicon) -> Option<Self> {
        let calls = &spec.calls.entries;
        let has_ends = |call: &crate::spec::Call<'_>| {
            [&call.from_cell, &call.to_cell].iter().all(|cell| filler(cell.as_str(), lexicon).is_content())
        };
        if calls.is_empty() || !calls.iter().all(has_ends) {
            return None;
        }
        let bare = |method: &str| method.split('(').next().unwrap_or("").trim().to_owned();
        let mut names: FxHashMap<String, Span> = FxHashMap::default();
        for call in calls {
            // A cell may list several methods.
            for (at, word) in words(call.method.as_str()) {
                names.insert(normal_form(word), call.method.source(at..at + word.len()));
            }
            names.insert(normal_form(&bare(call.method.as_str())), call.method.span);
        }
        let events = spec.events.entries.iter().map(|event| &event.event);
        let published = spec.published.entries.iter().map(|event| &event.event);
        names.extend(events.chain(published).map(|event| (event.normal(), event.span())));
        let mut vague = FxHashSet::default();
        for call in interactions.iter().filter(|call| call.kind == InteractionKind::Call) {
            if modules.get(call.from).is_misspelt() || modules.get(call.to).is_misspelt() {
                return None;
            }
            if humps(&bare(call.name(spec))).count() < 2 {
                vague.insert((call.from, call.to));
            }
        }
        let methods = Candidates::new(calls.iter().map(|call| bare(call.method.as_str())));
        Some(Self { names, vague, methods })
    }

    fn nearest(&self, method: &str) -> Option<(String, Span)> {
        let meant = self.methods.nearest(method)?;
        let span = self.names.get(&normal_form(&meant)).copied()?;
        Some((meant, span))
    }
}

/// The methods that a line says are called on a declared module: "call `A` on Lockers, then `B` on Access".
fn calls_in<'t>(line: &'t Text<'_>, modules: &Modules, lexicon: &Lexicon) -> Vec<(&'t str, Span, ModuleId)> {
    let text = line.as_str();
    let words: Vec<(usize, &str)> = words(text).collect();
    let mut calls = Vec::new();
    let mut says_call = false;
    let mut unread = 0;
    let mut name = String::new();
    for (at, &(start, word)) in words.iter().enumerate() {
        let is_followed = words.get(at + 1).is_some_and(|(_, next)| *next == "on");
        if !is_followed || humps(word).nth(1).is_none() || calls.len() == limits::NAMED_SUBJECTS {
            continue;
        }
        says_call = says_call || words[unread..=at].iter().any(|(_, word)| lexicon.words(word).contains(&CALL));
        unread = at + 1;
        if !says_call {
            continue;
        }
        name.clear();
        let callee = words[at + 2..].iter().take(LONGEST_NAME).find_map(|(_, part)| {
            push_normal(&mut name, part);
            modules.find_normal(&name).filter(|module| modules.get(*module).declared.is_some())
        });
        calls.extend(callee.map(|callee| (word, line.source(start..start + word.len()), callee)));
    }
    calls
}
